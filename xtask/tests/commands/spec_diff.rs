//! `cargo xtask spec-diff`, in a git repository of its own.

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
        verdict: "1 change: wire breaking, Rust major",
    },
    Case {
        name: "query-parameter-added",
        edits: &[(
            "      - $ref: '#/components/parameters/LimitParam'\n",
            "      - $ref: '#/components/parameters/LimitParam'\n      - in: query\n        name: order\n        schema:\n          type: string\n",
        )],
        verdict: "1 change: wire info, Rust minor",
    },
    Case {
        name: "description-edited",
        edits: &[("Number of test cases that failed", "How many test cases failed")],
        verdict: "1 change: wire unchanged, Rust patch",
    },
    Case {
        name: "operation-removed",
        edits: &[("  /v2/list-batch-tests:\n    get:\n", "  /v2/list-batch-tests:\n    x-get:\n")],
        verdict: "1 change: wire breaking, Rust major",
    },
    Case {
        name: "value-added",
        edits: &[("          - in_progress\n", "          - queued\n          - in_progress\n")],
        verdict: "1 change: wire warning, Rust minor",
    },
    Case {
        name: "union-member-added",
        edits: &[(
            "    RetellResponseEngine:\n      oneOf:\n",
            "    RetellResponseEngine:\n      oneOf:\n      - $ref: '#/components/schemas/ResponseEngineCustomLm'\n",
        )],
        verdict: "1 change: wire info, Rust minor",
    },
    Case {
        name: "status-added",
        edits: &[(
            "        '404':\n          $ref: '#/components/responses/NotFound'\n",
            "        '402':\n          $ref: '#/components/responses/PaymentRequired'\n        '404':\n          $ref: '#/components/responses/NotFound'\n",
        )],
        verdict: "1 change: wire info, Rust major",
    },
    Case {
        name: "property-became-optional",
        edits: &[("      - fail_count\n", "")],
        verdict: "1 change: wire breaking, Rust major",
    },
    Case {
        name: "parameter-became-optional",
        edits: &[(
            "        required: true\n        description: Type of response",
            "        description: Type of response",
        )],
        verdict: "1 change: wire info, Rust major",
    },
    Case {
        name: "type-changed",
        edits: &[(
            "          type: integer\n          description: Number of test cases that failed",
            "          type: string\n          description: Number of test cases that failed",
        )],
        verdict: "1 change: wire breaking, Rust major",
    },
    Case {
        name: "operation-renamed",
        edits: &[("operationId: getBatchTest\n", "operationId: fetchBatchTest\n")],
        verdict: "1 change: wire unchanged, Rust major",
    },
    Case {
        name: "nothing",
        edits: &[("paths:\n", "\npaths: # reformatted\n")],
        verdict: "nothing changed",
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
        let text = told(repository.spec_diff(Some("retell"), None, false));
        let markdown = told(repository.spec_diff(Some("retell"), Some("HEAD"), true));
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
    let text = told(repository.spec_diff(None, None, false));
    assert!(text.starts_with("acme: new\n"), "{text}");
    std::fs::remove_dir_all(repository.path("specs/retell")).unwrap();
    let text = told(repository.spec_diff(None, None, false));
    assert!(text.contains("retell: removed: wire breaking, Rust major\n"), "{text}");
}

#[test]
fn what_cannot_be_compared_is_told() {
    let repository = committed();
    let ran = repository.spec_diff(None, Some("no-such-revision"), false);
    assert!(
        !ran.ok && ran.text.contains("git knows no revision `no-such-revision`"),
        "{}",
        ran.text
    );
    let ran = repository.spec_diff(Some("acme"), None, false);
    assert!(!ran.ok && ran.text.contains("there is no API `acme`"), "{}", ran.text);
    repository.edit(DESCRIPTION, "openapi: 3.0.3\n", "openapi: 4.0.0\n");
    let ran = repository.spec_diff(Some("retell"), None, false);
    let told = "OpenAPI 4.0.0 is not covered yet\n --> specs/retell/openapi.yaml:2:1\n";
    assert!(!ran.ok && ran.text.contains(told), "{}", ran.text);
    assert!(ran.text.ends_with("retell cannot be compared\n"), "{}", ran.text);
}

#[test]
fn what_repairs_a_description_is_fine() {
    let repository = Repository::copy();
    let fine = repository.read(DESCRIPTION);
    repository.edit(DESCRIPTION, "openapi: 3.0.3\n", "openapi: 4.0.0\n");
    repository.commit();
    repository.write(DESCRIPTION, &fine);
    let text = told(repository.spec_diff(Some("retell"), Some("HEAD"), false));
    assert!(text.contains(" --> specs/retell/openapi.yaml at HEAD:2:1\n"), "{text}");
    assert!(text.ends_with("\nretell cannot be compared: it has errors at HEAD\n"), "{text}");
    let markdown = told(repository.spec_diff(Some("retell"), Some("HEAD"), true));
    let head = "### retell cannot be compared: it has errors at HEAD\n\n```text\nerror: ";
    assert!(markdown.starts_with(head) && markdown.ends_with("\n```\n\n"), "{markdown}");
    // What breaks it further is not.
    repository.write(DESCRIPTION, fine.replacen("openapi: 3.0.3\n", "openapi: 5.0.0\n", 1));
    let ran = repository.spec_diff(Some("retell"), Some("HEAD"), false);
    assert!(!ran.ok && ran.text.contains("OpenAPI 5.0.0"), "{}", ran.text);
    assert!(!ran.text.contains(" at HEAD:"), "{}", ran.text);
}
