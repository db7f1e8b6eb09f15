//! `--only` and `--exclude`: what is generated, and the types that are then of no use.

use crate::folder::{Folder, PETS};

#[test]
fn what_is_selected_is_generated_with_the_types_it_needs() {
    let cases: [(&[&str], &[&str], &[&str]); 7] = [
        (&[], &["add_pet", "list_pets", "get_shops_by_id"], &["Kind", "NewPet", "Pet", "Shop"]),
        (&["--only", "listPets"], &["list_pets"], &["Kind", "Pet"]),
        (&["--only", "tag:shops"], &["get_shops_by_id"], &["Shop"]),
        (
            &["--only", "get /shops/{id}, listPets"],
            &["list_pets", "get_shops_by_id"],
            &["Kind", "Pet", "Shop"],
        ),
        (&["--only", "tag:pets", "--exclude", "addPet"], &["list_pets"], &["Kind", "Pet"]),
        (
            &["--exclude", "tag:shops", "--exclude", "GET /pets"],
            &["add_pet"],
            &["Kind", "NewPet", "Pet"],
        ),
        (&["--exclude", "tag:shops,tag:pets"], &[], &[]),
    ];
    for (arguments, operations, types) in cases {
        let folder = Folder::with("pets.yaml", PETS);
        let report = folder.report("pets.yaml", arguments);
        let files = folder.files();
        let generated = |start: &str, end: &str| -> Vec<String> {
            let lines = files
                .iter()
                .filter(|(path, _)| path.ends_with(end))
                .flat_map(|(_, text)| text.lines());
            let names = lines.filter_map(|line| line.trim_start().strip_prefix(start));
            let name = |rest: &str| {
                rest.split(|c: char| !c.is_alphanumeric() && c != '_')
                    .next()
                    .unwrap_or_default()
                    .to_owned()
            };
            names.map(name).collect()
        };
        let methods: Vec<String> = generated("pub fn ", "_operations.rs")
            .into_iter()
            .filter(|name| name.contains('_'))
            .collect();
        assert_eq!(methods, operations, "{arguments:?}");
        let mut found =
            [generated("pub struct ", "/types.rs"), generated("pub enum ", "/types.rs")].concat();
        found.sort();
        assert_eq!(found, types, "{arguments:?}");
        assert_eq!(report["operations"]["total"], operations.len(), "{arguments:?}");
        assert_eq!(report["operations"]["emitted"], operations.len(), "{arguments:?}");
        assert_eq!(report["schemas"]["total"], types.len(), "{arguments:?}");
        assert_eq!(report["schemas"]["emitted"], types.len(), "{arguments:?}");
    }
}

/// A path may hold a comma.
#[test]
fn a_selector_that_is_known_as_a_whole_is_one() {
    let text = PETS.replace("/pets:", "/pets/1,2:");
    let folder = Folder::with("pets.yaml", &text);
    let report = folder.report("pets.yaml", &["--only", "GET /pets/1,2"]);
    assert_eq!(report["operations"]["total"], 1);
}

#[test]
fn what_is_left_out_can_be_selected_too() {
    let text =
        PETS.replace("schema: { type: string } }]", "schema: { type: string } }, { in: query }]");
    let text = text
        .replace("operationId: addPet", "operationId: addPet\n      parameters: [{ in: query }]");
    let folder = Folder::with("pets.yaml", &text);
    let skipped = |more: &[&str]| -> Vec<String> {
        let report = folder.report("pets.yaml", more);
        let skipped = report["operations"]["skipped"].as_array().unwrap();
        skipped.iter().map(|one| one["id"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(skipped(&[]), ["addPet", "GET /shops/{id}"]);
    assert_eq!(skipped(&["--only", "tag:shops"]), ["GET /shops/{id}"]);
    assert_eq!(skipped(&["--exclude", "GET /shops/{id}"]), ["addPet"]);
    assert_eq!(skipped(&["--exclude", "GET /shops/{id},POST /pets"]), [""; 0]);
}
