//! `--report`: figures that add up, and a place for everything that is told.

use serde_json::{Value, json};

use crate::folder::{Folder, PETS};

/// The description with faults of every kind of consequence.
fn faulty() -> String {
    PETS.replace("schema: { type: string } }]", "schema: { type: string } }, { in: query }]")
        .replace(
            "operationId: addPet",
            "operationId: addPet\n      deprecated: 5\n      parameters: [{ in: query }]",
        )
        .replace("    Kind: { type: string,", "    Kind: { type: string, maximum: many,")
}

#[test]
fn the_report_has_what_is_generated_and_what_is_not() {
    let folder = Folder::with("pets.yaml", &faulty());
    let report = folder.report("pets.yaml", &[]);
    assert_eq!(
        report["operations"],
        json!({ "total": 3, "emitted": 1, "skipped": [
            {
                "id": "addPet",
                "file": "pets.yaml",
                "pointer": "/paths/~1pets/post",
                "reason": "a part of it is missing: a Parameter Object must have `name`",
            },
            {
                "id": "GET /shops/{id}",
                "file": "pets.yaml",
                "pointer": "/paths/~1shops~1{id}/get",
                "reason": "a part of it is missing: a Parameter Object must have `name`",
            },
        ] })
    );
    let mut codes: Vec<&str> = report["diagnostics"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["code"].as_str().unwrap())
        .collect();
    codes.sort_unstable();
    let left_out = "operation-left-out";
    let missing = "missing-member";
    assert_eq!(codes, [missing, missing, left_out, left_out, "wrong-kind", "wrong-kind"]);
    let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(
        keys(&report),
        ["operations", "schemas", "positions", "untyped", "diagnostics", "stages_ms"]
    );
    assert_eq!(keys(&report["stages_ms"]), ["read", "lower", "surface", "print", "write"]);
    let (total, emitted) = (&report["schemas"]["total"], &report["schemas"]["emitted"]);
    let skipped = report["schemas"]["skipped"].as_array().unwrap().len() as u64;
    assert_eq!(*total, 4);
    assert_eq!(total.as_u64(), emitted.as_u64().map(|emitted| emitted + skipped));
}

/// The same finding is at the same node, whatever the text is written in.
#[test]
fn everything_told_has_a_place_in_yaml_and_in_json() {
    let text = faulty();
    let value =
        specwright_source::Document::parse("pets.yaml", text.as_str()).unwrap().value().clone();
    let folder = Folder::with("pets.yaml", &text);
    folder.write("pets.json", &serde_json::to_string_pretty(&value).unwrap());
    let places = |spec: &str| -> Vec<(String, String)> {
        let report = folder.report(spec, &[]);
        let lines: Vec<String> = folder.read(spec).lines().map(str::to_owned).collect();
        let mut found = Vec::new();
        for finding in report["diagnostics"].as_array().unwrap() {
            assert_eq!(finding["file"], spec, "{finding}");
            let (line, column) =
                (finding["line"].as_u64().unwrap(), finding["column"].as_u64().unwrap());
            let pointer = finding["pointer"].as_str().unwrap();
            let at = &lines[line as usize - 1][column as usize - 1..];
            // What is underlined starts with the name of the member, quoted or not; items have none.
            let name = pointer.rsplit('/').next().unwrap().replace("~1", "/");
            let item = name.parse::<usize>().is_ok() && at.starts_with('{');
            assert!(
                item || at.trim_start_matches('"').starts_with(&name),
                "{pointer} is not at {at}"
            );
            found.push((finding["message"].as_str().unwrap().to_owned(), pointer.to_owned()));
        }
        found.sort();
        found
    };
    let yaml = places("pets.yaml");
    assert!(yaml.len() >= 4, "{yaml:?}");
    assert_eq!(yaml, places("pets.json"));
}

#[test]
fn a_report_is_written_of_what_fails_too() {
    let folder = Folder::with("pets.yaml", "openapi: 3.0.3\npaths: {\n");
    let ran = folder.generate("pets.yaml", &["--report", "reports/pets.json"]);
    assert_eq!(ran.code, 1);
    let report: Value = serde_json::from_str(&folder.read("reports/pets.json")).unwrap();
    let finding = &report["diagnostics"][0];
    assert_eq!((&finding["severity"], &finding["file"]), (&json!("error"), &json!("pets.yaml")));
    assert_eq!(report["operations"], json!({ "total": 0, "emitted": 0, "skipped": [] }));
}

/// What is rewritten before it is read is told of as it is written.
#[test]
fn pointers_are_those_of_the_text() {
    let text = "\
openapi: 3.1.0
info: { title: Pairs, version: '1' }
servers: [{ url: 'https://pairs.test' }]
paths:
  /pairs:
    get:
      operationId: getPair
      responses: { '200': { description: A, content: { application/json: { schema: { $ref: 'parts/pair.yaml#/Pair' } } } } }
";
    let folder = Folder::with("pairs.yaml", text);
    let part = "Pair: { type: array, prefixItems: [{ type: string }, {}], items: false }\n";
    folder.write("parts/pair.yaml", part);
    let report = folder.report("pairs.yaml", &[]);
    let untyped = &report["untyped"][0];
    assert_eq!(
        (&untyped["file"], &untyped["pointer"]),
        (&json!("parts/pair.yaml"), &json!("/Pair/prefixItems/1"))
    );
    assert!(!report.to_string().contains("x-specwright-"), "{report}");
}
