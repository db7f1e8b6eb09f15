//! Descriptions with faults: what is at fault costs its part, unless asked to be strict.

use crate::folder::{Folder, PETS};

#[test]
fn what_is_at_fault_costs_its_part() {
    let cases = [
        (
            "reference-to-nothing",
            "schema: { $ref: '#/components/schemas/Shop' }",
            "schema: { $ref: '#/components/schemas/Stop' }",
            3,
        ),
        ("undeclared-variable", "/shops/{id}:", "/shops/{id}/{key}:", 3),
        ("two-of-one-id", "tags: [shops]", "operationId: listPets\n      tags: [shops]", 3),
        ("malformed", "operationId: addPet", "operationId: [addPet]", 3),
        ("no-info", "info: { title: Pets, version: '1' }\n", "", 3),
        ("no-map", "{ type: string, enum: [cat, dog] }", "[cat, dog]", 3),
        ("without-a-name", "operationId: addPet", "parameters: [{ in: query }]", 2),
        ("no-path", "/shops/{id}:", "/shops/{id:", 2),
    ];
    for (name, from, to, emitted) in cases {
        let text = PETS.replace(from, to);
        assert_ne!(text, PETS, "{name}");
        let folder = Folder::with("pets.yaml", &text);
        let report = folder.report("pets.yaml", &[]);
        assert_eq!(report["operations"]["total"], 3, "{name}");
        assert_eq!(report["operations"]["emitted"], emitted, "{name}");
        let findings = report["diagnostics"].as_array().unwrap();
        assert!(
            !findings.is_empty() && findings.iter().all(|finding| finding["severity"] != "error"),
            "{name}"
        );
    }
}

#[test]
fn strict_takes_no_faults() {
    let folder = Folder::with("pets.yaml", PETS);
    assert_eq!(folder.generate("pets.yaml", &["--strict"]).code, 0);
    let before = folder.files();
    folder.write("pets.yaml", &PETS.replace("/shops/{id}:", "/shops/{id}/{key}:"));
    let ran = folder.generate("pets.yaml", &["--strict"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.stderr
            .starts_with("error: the path parameter `key` of /shops/{id}/{key} is not declared\n"),
        "{}",
        ran.stderr
    );
    assert!(ran.stderr.ends_with("\nnothing was written\n"), "{}", ran.stderr);
    for (from, to) in [("[pets]", "[[]]"), ("info: { title: Pets, version: '1' }\n", "")] {
        folder.write("pets.yaml", &PETS.replacen(from, to, 1));
        assert_eq!(folder.generate("pets.yaml", &["--strict"]).code, 1, "{to}");
    }
    folder.write("pets.yaml", PETS);
    assert_eq!(folder.files(), before);
}

#[test]
fn many_findings_are_told_in_short() {
    let mut text = PETS.to_owned();
    for at in 0..50 {
        text.push_str(&format!("    S{at}: {{ type: thing }}\n"));
    }
    let folder = Folder::with("pets.yaml", &text);
    let ran = folder.generate("pets.yaml", &[]);
    assert!(ran.stderr.matches(" --> ").count() <= 20, "{}", ran.stderr);
    assert!(
        ran.stderr.contains(" more are not shown: `--report FILE.json` has them all\n"),
        "{}",
        ran.stderr
    );
}
