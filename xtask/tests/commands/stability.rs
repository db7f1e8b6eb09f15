//! A change of one thing in a description changes the lines of that thing, and those of the lists that name it.

use crate::{
    repository::{Files, Repository, changed_lines, replaced},
    shows,
};

const DESCRIPTION: &str = "specs/retell/openapi.yaml";

/// An operation with types of its own.
const OPERATION: &str = "  /delete-batch-test/{id}:
    delete:
      operationId: deleteBatchTest
      parameters:
      - in: path
        name: id
        required: true
        schema:
          type: string
      - in: query
        name: mode
        schema:
          type: string
          enum:
          - soft
          - hard
      responses:
        '200':
          description: Deleted
          content:
            application/json:
              schema:
                type: object
                properties:
                  count:
                    type: integer
";

struct Case {
    name: &'static str,
    /// What is replaced in the description by what.
    edits: Vec<(&'static str, String)>,
    /// Lines added and removed, by generated file; the other way round when the edits are undone.
    lines: &'static [(&'static str, usize, usize)],
}

fn cases() -> [Case; 6] {
    let before = |at: &'static str, text: &str| vec![(at, format!("{text}{at}"))];
    let instead = |at: &'static str, text: &str| (at, text.to_owned());
    [
        Case {
            name: "operation-added",
            edits: before("  /get-batch-test/{", OPERATION),
            lines: &[("codec", 13, 0), ("errors", 4, 1), ("operations", 25, 0), ("types", 20, 0)],
        },
        Case {
            name: "operation-renamed",
            edits: vec![instead("operationId: getBatchTest\n", "operationId: fetchBatchTest\n")],
            lines: &[("errors", 2, 2), ("operations", 6, 6)],
        },
        Case {
            name: "property-added",
            edits: before("        fail_count:\n", "        retries:\n          type: integer\n"),
            lines: &[("codec", 1, 0), ("types", 2, 0)],
        },
        Case {
            name: "property-renamed",
            edits: vec![
                instead("      - fail_count\n", "      - failure_count\n"),
                instead("        fail_count:\n", "        failure_count:\n"),
            ],
            lines: &[("codec", 1, 1), ("types", 1, 1)],
        },
        Case {
            name: "enum-value-added",
            edits: before("          - in_progress\n", "          - queued\n"),
            lines: &[("codec", 1, 0), ("types", 2, 0)],
        },
        Case {
            name: "enum-value-renamed",
            edits: vec![instead("          - complete\n", "          - completed\n")],
            lines: &[("codec", 1, 1), ("types", 2, 2)],
        },
    ]
}

/// Generated files of a description.
fn generated(repository: &Repository, description: &str) -> Files {
    repository.write(DESCRIPTION, description);
    let ran = repository.codegen(Some("retell"));
    assert!(ran.ok, "{}", ran.text);
    let mut files = repository.files();
    files.remove(DESCRIPTION);
    files
}

#[test]
fn one_thing_changes_its_own_lines() {
    let repository = Repository::copy();
    let description = repository.read(DESCRIPTION);
    let before = generated(&repository, &description);
    for case in cases() {
        let edited = case
            .edits
            .iter()
            .fold(description.clone(), |text, (from, to)| replaced(&text, from, to));
        let after = generated(&repository, &edited);
        let heading = |(file, added, removed): &(&str, usize, usize)| {
            let file = format!("crates/retell-client/src/generated/{file}.rs");
            format!("{file}: {added} added, {removed} removed")
        };
        let headings = |text: &str| -> Vec<String> {
            text.lines().filter(|line| line.starts_with("crates/")).map(str::to_owned).collect()
        };
        let added = changed_lines(&before, &after);
        let expected: Vec<String> = case.lines.iter().map(heading).collect();
        assert_eq!(headings(&added), expected, "{added}");
        shows(&format!("stability-{}", case.name), &added);

        // Removing is adding, undone.
        assert!(generated(&repository, &description) == before, "{}", case.name);
        let removed = changed_lines(&after, &before);
        let swap =
            |(file, added, removed): &(&'static str, usize, usize)| (*file, *removed, *added);
        let expected: Vec<String> = case.lines.iter().map(swap).map(|l| heading(&l)).collect();
        assert_eq!(headings(&removed), expected, "{removed}");
    }
}

/// Names of many lengths, so that whatever is filled into lines of a width would be filled anew.
#[test]
fn one_more_of_many_operations_changes_no_line_of_another() {
    let name = |at: usize| format!("get{}{at}", "Very".repeat(at % 5));
    let path = |at: usize| {
        format!(
            "  /things/{at}:\n    get:\n      operationId: {}\n      responses:\n        \
             '200': {{ description: A, content: {{ application/json: {{ schema: {{ type: object, \
             properties: {{ a: {{ type: string }} }} }} }} }} }}\n        \
             '404': {{ description: B, content: {{ application/json: {{ schema: {{ type: object, \
             properties: {{ b{at}: {{ type: string }} }} }} }} }} }}\n",
            name(at)
        )
    };
    let head = "openapi: 3.0.3\ninfo: { title: A, version: '1' }\nservers: [{ url: https://example.com }]\npaths:\n";
    let all: Vec<String> = (0..40).map(path).collect();
    let repository = Repository::with("acme", "");
    let run = |left_out: usize| {
        let paths: Vec<&str> =
            all.iter().enumerate().filter(|(at, _)| *at != left_out).map(|(_, p)| &**p).collect();
        repository.write("specs/acme/openapi.yaml", format!("{head}{}", paths.concat()));
        let ran = repository.codegen(Some("acme"));
        assert!(ran.ok, "{}", ran.text);
        let mut files = repository.files();
        files.remove("specs/acme/openapi.yaml");
        files
    };
    let whole = run(usize::MAX);
    for left_out in [0, 7, 23, 39] {
        let lines = changed_lines(&run(left_out), &whole);
        let removed: Vec<&str> = lines.lines().filter(|line| line.starts_with('-')).collect();
        assert_eq!(removed, [""; 0], "{lines}");
    }
}
