//! `cargo xtask spec-diff`, in a git repository of its own.

use specwright::review::options::{Exit, Format, Options};

use crate::{
    repository::{Ran, Repository, changed},
    shows,
};

const DESCRIPTION: &str = "specs/retell/openapi.yaml";

/// A change of the retell description, with what every report of it says first.
struct Case {
    name: &'static str,
    edits: &'static [(&'static str, &'static str)],
    verdict: &'static str,
}

const CASES: [Case; 12] = [
    Case {
        name: "property-renamed",
        edits: &[
            ("      - fail_count\n", "      - failure_count\n"),
            ("        fail_count:\n", "        failure_count:\n"),
        ],
        verdict: "Rust: major; wire: 1 breaking",
    },
    Case {
        name: "query-parameter-added",
        edits: &[(
            "      - $ref: '#/components/parameters/LimitParam'\n",
            "      - $ref: '#/components/parameters/LimitParam'\n      - in: query\n        name: order\n        schema:\n          type: string\n",
        )],
        verdict: "Rust: minor; wire: 1 info",
    },
    Case {
        name: "description-edited",
        edits: &[("Number of test cases that failed", "How many test cases failed")],
        verdict: "Rust: patch; wire: unchanged; documentation: 1",
    },
    Case {
        name: "operation-removed",
        edits: &[("  /v2/list-batch-tests:\n    get:\n", "  /v2/list-batch-tests:\n    x-get:\n")],
        verdict: "Rust: major; wire: 1 breaking",
    },
    Case {
        name: "value-added",
        edits: &[("          - in_progress\n", "          - queued\n          - in_progress\n")],
        verdict: "Rust: minor; wire: 1 warning",
    },
    Case {
        name: "union-member-added",
        edits: &[(
            "    RetellResponseEngine:\n      oneOf:\n",
            "    RetellResponseEngine:\n      oneOf:\n      - $ref: '#/components/schemas/ResponseEngineCustomLm'\n",
        )],
        verdict: "Rust: minor; wire: 1 info",
    },
    Case {
        name: "status-added",
        edits: &[(
            "        '404':\n          $ref: '#/components/responses/NotFound'\n",
            "        '402':\n          $ref: '#/components/responses/PaymentRequired'\n        '404':\n          $ref: '#/components/responses/NotFound'\n",
        )],
        verdict: "Rust: major; wire: 1 info",
    },
    Case {
        name: "property-became-optional",
        edits: &[("      - fail_count\n", "")],
        verdict: "Rust: major; wire: 1 breaking",
    },
    Case {
        name: "parameter-became-optional",
        edits: &[(
            "        required: true\n        description: Type of response",
            "        description: Type of response",
        )],
        verdict: "Rust: major; wire: 1 info",
    },
    Case {
        name: "type-changed",
        edits: &[(
            "          type: integer\n          description: Number of test cases that failed",
            "          type: string\n          description: Number of test cases that failed",
        )],
        verdict: "Rust: major; wire: 1 breaking",
    },
    Case {
        name: "operation-renamed",
        edits: &[("operationId: getBatchTest\n", "operationId: fetchBatchTest\n")],
        verdict: "Rust: major; wire: 1 info",
    },
    Case {
        name: "nothing",
        edits: &[("paths:\n", "\npaths: # reformatted\n")],
        verdict: "no changes",
    },
];

/// The copy, committed, with nothing but one API.
fn committed() -> Repository {
    let repository = Repository::copy();
    for name in
        ["specs/kitchen-sink", "crates/kitchen-sink-client", "specs/respan", "crates/respan-client"]
    {
        std::fs::remove_dir_all(repository.path(name)).unwrap();
    }
    repository.commit();
    repository
}

fn told(ran: Ran) -> String {
    assert!(ran.ok, "{}", ran.text);
    ran.text
}

#[test]
fn changes_are_told_for_the_wire_and_for_rust() {
    let repository = committed();
    let description = repository.read(DESCRIPTION);
    for Case { name, edits, verdict } in CASES {
        repository.write(DESCRIPTION, &description);
        for (from, to) in edits {
            repository.edit(DESCRIPTION, from, to);
        }
        let before = repository.files();
        let text = told(repository.spec_diff(Some("retell"), None, Format::Text));
        let markdown = told(repository.spec_diff(Some("retell"), Some("HEAD"), Format::Markdown));
        assert!(text.starts_with(&format!("retell: {verdict}\n")), "{name}: {text}");
        assert_eq!(changed(&before, &repository.files()), [""; 0]);
        shows(&format!("spec-diff-{name}"), &format!("{text}----\n\n{markdown}"));
    }
}

#[test]
fn an_api_that_comes_is_new_and_one_that_goes_takes_everything_with_it() {
    let repository = committed();
    repository.write(
        "specs/acme/openapi.yaml",
        "openapi: 3.0.3\ninfo: { title: A, version: '1' }\npaths: {}\n",
    );
    let text = told(repository.spec_diff(None, None, Format::Text));
    assert!(text.starts_with("acme: new\n"), "{text}");
    std::fs::remove_dir_all(repository.path("specs/retell")).unwrap();
    let text = told(repository.spec_diff(None, None, Format::Text));
    assert!(text.contains("retell: removed; Rust: major; wire: breaking\n"), "{text}");
}

#[test]
fn what_cannot_be_compared_is_told() {
    let repository = committed();
    let ran = repository.spec_diff(None, Some("no-such-revision"), Format::Text);
    assert!(
        !ran.ok && ran.text.contains("git knows no revision `no-such-revision`"),
        "{}",
        ran.text
    );
    let ran = repository.spec_diff(Some("acme"), None, Format::Text);
    assert!(!ran.ok && ran.text.contains("there is no API `acme`"), "{}", ran.text);
    repository.edit(DESCRIPTION, "openapi: 3.0.3\n", "openapi: 4.0.0\n");
    let ran = repository.spec_diff(Some("retell"), None, Format::Text);
    let told = "OpenAPI 4.0.0 is not covered yet\n --> specs/retell/openapi.yaml:2:1\n";
    assert!(!ran.ok && ran.text.contains(told), "{}", ran.text);
    assert!(ran.text.ends_with("error: retell could not be compared\n"), "{}", ran.text);
}

#[test]
fn what_has_errors_on_either_side_cannot_be_compared() {
    let repository = committed();
    let fine = repository.read(DESCRIPTION);
    repository.edit(DESCRIPTION, "openapi: 3.0.3\n", "openapi: 4.0.0\n");
    repository.commit();
    // One that repairs it, and one that breaks it further.
    for (text, of_both) in [(fine.clone(), false), (fine.replacen("3.0.3", "5.0.0", 1), true)] {
        repository.write(DESCRIPTION, &text);
        for format in [Format::Text, Format::Markdown] {
            let options = Options { format, ..Options::default() };
            let (exit, out, err) = repository.review(Some("retell"), Some("HEAD"), options);
            assert_eq!(exit, Exit::NotCompared, "{out}{err}");
            assert!(err.contains(" --> HEAD:specs/retell/openapi.yaml:2:1\n"), "{err}");
            assert_eq!(err.contains(" --> specs/retell/openapi.yaml:2:1\n"), of_both, "{err}");
            assert!(!out.contains("no changes"), "{out}");
            let told = format == Format::Markdown;
            assert_eq!(out.contains("```text\nerror: OpenAPI 4.0.0 is not"), told, "{out}");
        }
    }
}

#[test]
fn a_file_that_a_description_refers_to_is_compared_too() {
    let description = |part: &str| {
        format!(
            "openapi: 3.0.3\ninfo: {{ title: A, version: '1' }}\npaths: {{}}\ncomponents: {{ schemas: {{ Pet: {{ $ref: '{part}' }} }} }}\n"
        )
    };
    let repository = Repository::with("acme", &description("parts/pet.yaml"));
    let part = "specs/acme/parts/pet.yaml";
    repository.write(part, "type: object\nproperties: { name: { type: string } }\n");
    repository.commit();
    let text = told(repository.spec_diff(Some("acme"), None, Format::Text));
    assert_eq!(text, "acme: no changes\n");
    repository.edit(part, "name: { type: string }", "name: { type: integer }");
    let text = told(repository.spec_diff(Some("acme"), None, Format::Text));
    assert!(text.contains("\n  at specs/acme/parts/pet.yaml:2:15\n"), "{text}");
}
