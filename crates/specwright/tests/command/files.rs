//! Files that a description refers to and that cannot be had: what needs them is left out, and told of where it is written.

use std::fs;

use serde_json::Value;

use crate::folder::Folder;

/// A description of one property, which is in another file.
fn with_reference(reference: &str) -> String {
    format!(
        "\
openapi: 3.0.3
info: {{ title: Lost, version: '1' }}
servers: [{{ url: 'https://lost.test' }}]
paths: {{ /it: {{ get: {{ operationId: getIt, responses: {{ '200': {{ $ref: '#/components/responses/It' }} }} }} }} }}
components:
  responses: {{ It: {{ description: A, content: {{ application/json: {{ schema: {{ $ref: '#/components/schemas/It' }} }} }} }} }}
  schemas:
    It:
      type: object
      properties:
        it:
          $ref: '{reference}'
"
    )
}

/// What is told, as `file:line:column message`.
fn told(report: &Value) -> Vec<String> {
    let findings = report["diagnostics"].as_array().unwrap().iter();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let line = |of: &Value| {
        format!("{}:{}:{} {}", text(&of["file"]), of["line"], of["column"], text(&of["message"]))
    };
    findings.map(line).collect()
}

#[test]
fn files_that_cannot_be_had_are_told_of_where_they_are_referred_to() {
    let folder = Folder::with("secret.yaml", "type: string\n");
    folder.write("spec/parts/broken.yaml", "type: object\nproperties: [\n");
    folder.write("spec/parts/five.yaml", "A: 1\nB: 5\n");
    folder.write(
        "spec/parts/bad.json",
        "{ \"A\":\n  { \"type\": \"object\", \"maxProperties\": \"x\" } }",
    );
    fs::write(folder.path("spec/parts/latin.yaml"), b"a: b\nc: \xff\n").unwrap();
    let at = "spec/api.yaml:12:11";
    let cases: &[(&str, &[&str])] = &[
        ("parts/none.yaml", &["{at} there is no file `spec/parts/none.yaml`"]),
        (
            "parts/broken.yaml",
            &[
                "{at} `spec/parts/broken.yaml` does not parse",
                "spec/parts/broken.yaml:3:1 this text does not parse",
            ],
        ),
        ("parts/latin.yaml", &["{at} `spec/parts/latin.yaml` is not UTF-8 text (line 2)"]),
        ("parts", &["{at} `spec/parts` is a folder, not a file"]),
        ("../secret.yaml", &["{at} `secret.yaml` is outside of the folder of the description"]),
        ("/etc/passwd", &["{at} `/etc/passwd` is outside of the folder of the description"]),
        ("https://a.test/x.yaml", &["{at} `https://a.test/x.yaml` is not on this disk"]),
        ("parts/five.yaml#/C", &["{at} `parts/five.yaml#/C` leads to nothing"]),
        ("parts/five.yaml#/B", &["spec/parts/five.yaml:2:1 a schema must be a map of keywords"]),
        (
            "parts/bad.json#/A",
            &["spec/parts/bad.json:2:23 `maxProperties` must be a whole number, 0 or more"],
        ),
    ];
    for (reference, expected) in cases {
        folder.write("spec/api.yaml", &with_reference(reference));
        let report = folder.report("spec/api.yaml", &[]);
        let mut expected: Vec<String> =
            expected.iter().map(|line| line.replace("{at}", at)).collect();
        let mut found = told(&report);
        expected.sort();
        found.sort();
        assert_eq!(found, expected, "{reference}");
        assert_eq!(report["operations"]["emitted"], 1, "{reference}");
    }
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_folder_is_not_followed() {
    let folder = Folder::with("secret.yaml", "type: string\n");
    folder.write("spec/api.yaml", &with_reference("link.yaml"));
    std::os::unix::fs::symlink(folder.path("secret.yaml"), folder.path("spec/link.yaml")).unwrap();
    let report = folder.report("spec/api.yaml", &[]);
    assert_eq!(
        told(&report),
        ["spec/api.yaml:12:11 `spec/link.yaml` is a symbolic link, or behind one"]
    );
}
