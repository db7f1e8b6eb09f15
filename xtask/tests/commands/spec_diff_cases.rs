//! `cargo xtask spec-diff-cases`, on a list of its own.

use std::fs;

const BASE: &str = "
openapi: 3.0.3
info: { title: A, version: '1' }
paths:
  /a:
    get:
      operationId: a
      parameters: [{ name: size, in: query, schema: { type: integer } }]
      responses: { '200': { description: A } }
  /b:
    get:
      operationId: b
      responses: { '200': { description: B } }
";

/// What a case says beside its pair: the level, the scope and the expected ids.
const CASES: [(&str, &str, &str, &[&str]); 4] = [
    (
        "all",
        "INFO",
        "null",
        &["api-path-removed-without-deprecation", "new-required-request-parameter"],
    ),
    ("scope", "INFO", r#"["new-required-request-parameter"]"#, &["new-required-request-parameter"]),
    (
        "twice",
        "INFO",
        r#"["new-required-request-parameter"]"#,
        &["new-required-request-parameter"; 2],
    ),
    ("none", "WARN", "null", &[]),
];

#[test]
fn misses_are_told_with_what_was_expected() {
    let folder = tempfile::tempdir().unwrap();
    let (required, _) = BASE.split_once("  /b:").unwrap();
    let parameters =
        "parameters: [{ name: of, in: query, required: true, schema: { type: string } }, ";
    fs::write(folder.path().join("base.yaml"), BASE).unwrap();
    fs::write(folder.path().join("head.yaml"), required.replace("parameters: [", parameters))
        .unwrap();
    let case = |(id, level, scope, expected): &(&str, &str, &str, &[&str])| {
        format!(
            r#"{{ "id": "{id}", "doc": "{id}", "min_level": "{level}", "scope": {scope}, "expected": {expected:?},
                "base": "base.yaml", "revision": "head.yaml" }}"#
        )
    };
    let list = folder.path().join("cases.json");
    let cases: Vec<String> = CASES.iter().map(case).collect();
    fs::write(&list, format!("[{}]", cases.join(","))).unwrap();
    let mut text = Vec::new();
    assert!(!xtask::spec_diff_cases::run(&list, true, &mut text).unwrap());
    crate::shows("spec_diff_cases", &String::from_utf8(text).unwrap());
    fs::write(&list, format!("[{}]", case(&CASES[0]))).unwrap();
    assert!(xtask::spec_diff_cases::run(&list, true, &mut Vec::new()).unwrap());
    fs::write(&list, "[{}]").unwrap();
    assert!(xtask::spec_diff_cases::run(&list, true, &mut Vec::new()).is_err());
}
