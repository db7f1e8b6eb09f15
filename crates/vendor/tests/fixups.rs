//! Corrections of what was vendored: what they change, and when they are refused.

#![expect(clippy::unwrap_used, reason = "helpers of tests")]

use specwright_source::{Sources, render};
use specwright_vendor::{Files, Given, Request, sha256, vendor};

const UPSTREAM: &str = "openapi: 3.0.3
info:
  title: Acme
  version: '7'
paths: {}
components:
  schemas:
    Job:
      type: object
      required: [id, count]
      properties:
        id: { type: string }
        count: { type: number }
";

/// Vendors the description with fixups; what is refused, as it is printed.
fn vendored(fixups: &str) -> Result<Files, String> {
    let files = Files::from([("specs/acme/fixups.yaml".to_owned(), fixups.to_owned())]);
    let given = Given { name: "acme.yaml".to_owned(), text: UPSTREAM.to_owned() };
    let mut sources = Sources::new();
    match vendor("acme", &files, Request::Whole(given), &mut sources) {
        Ok(plan) => Ok(plan.files),
        Err(findings) => Err(render(&findings, &sources, false)),
    }
}

/// What is generated from, without the line that says where it is from.
fn built(fixups: &str) -> String {
    let files = vendored(fixups).unwrap();
    let text = &files["specs/acme/openapi.yaml"];
    let (first, rest) = text.split_once('\n').unwrap();
    assert_eq!(
        first,
        "# Built by `cargo xtask vendor acme` from upstream.yaml; not edited by hand: corrections go into fixups.yaml."
    );
    rest.to_owned()
}

const PLAIN: &str = "openapi: 3.0.3
info:
  title: Acme
  version: '7'
paths: {}
components:
  schemas:
    Job:
      type: object
      required:
      - id
      - count
      properties:
        id:
          type: string
        count:
          type: number
";

#[test]
fn change_what_they_point_at() {
    let cases = [
        ("# none yet", ("", "")),
        (
            "- { at: /components/schemas/Job/properties/count/type, expect: number, replace: integer, why: whole }",
            ("          type: number\n", "          type: integer\n"),
        ),
        (
            "- { at: '#/components/schemas/Job/required/1', expect: count, remove: true, why: not sent }",
            ("      - count\n", ""),
        ),
        (
            "- { at: /components/schemas/Job/required/-, absent: true, replace: x, why: sent }",
            ("      - count\n", "      - count\n      - x\n"),
        ),
        (
            "- { at: /components/schemas/Job/description, absent: true, replace: A job, why: prose }",
            ("          type: number\n", "          type: number\n      description: A job\n"),
        ),
        (
            "- { at: /components/schemas/Job/properties/id, expect: { type: string }, remove: true, why: gone }",
            ("        id:\n          type: string\n", ""),
        ),
        (
            "- { at: /info/version, expect: '7', replace: '8', why: a }\n- { at: /info/version, expect: '8', replace: '9', why: b }",
            ("version: '7'", "version: '9'"),
        ),
    ];
    for (fixups, (from, to)) in cases {
        let expected = if from.is_empty() { PLAIN.to_owned() } else { PLAIN.replacen(from, to, 1) };
        assert_eq!(built(&format!("{fixups}\n")), expected, "{fixups}");
    }
}

#[test]
fn keep_what_was_vendored_beside_what_is_built() {
    let files = vendored("# none yet\n").unwrap();
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    let expected = ["openapi.yaml", "provenance.yaml", "upstream.yaml"];
    assert_eq!(names, expected.map(|name| format!("specs/acme/{name}")));
    assert_eq!(files["specs/acme/upstream.yaml"], UPSTREAM);
    let hash = sha256(UPSTREAM);
    assert_eq!(
        files["specs/acme/provenance.yaml"],
        format!(
            "# Written by `cargo xtask vendor acme`.\nwhole:\n  file: upstream.yaml\n  title: Acme\n  version: '7'\n  sha256: {hash}\n"
        )
    );
}

/// A description that is vendored already is not handed in once more.
#[test]
fn correct_what_is_vendored_already() {
    let plan = |files: &Files, request| {
        vendor("acme", files, request, &mut Sources::new()).unwrap_or_else(|e| panic!("{e:?}"))
    };
    let given = Given { name: "acme.yaml".to_owned(), text: UPSTREAM.to_owned() };
    let plain = plan(&Files::new(), Request::Whole(given.clone())).files;
    assert_eq!(plain["specs/acme/openapi.yaml"], UPSTREAM);
    let again = || Request::Pages(Vec::new());
    assert_eq!(plan(&plain, again()).files, plain);

    let fixup = "- { at: /info/version, expect: '7', replace: '8', why: a }\n";
    let fixups = ("specs/acme/fixups.yaml".to_owned(), fixup.to_owned());
    let with = |files: &Files| files.clone().into_iter().chain([fixups.clone()]).collect::<Files>();
    let corrected = plan(&with(&plain), again()).files;
    assert_eq!(corrected, vendored(fixup).unwrap());
    assert_eq!(plan(&with(&corrected), again()).files, corrected);

    // Without the corrections it is as it was.
    let undone = plan(&corrected, again());
    assert_eq!(undone.files, plain);
    assert_eq!(undone.delete.into_iter().collect::<Vec<_>>(), ["specs/acme/upstream.yaml"]);

    // What is built is no upstream.
    let mut lost = with(&corrected);
    lost.remove("specs/acme/upstream.yaml");
    assert!(vendor("acme", &lost, again(), &mut Sources::new()).is_err());
}

/// A fixup, and the places that are told.
#[test]
fn are_refused_where_they_do_not_apply() {
    let cases: [(&str, &str, &[&str]); 8] = [
        ("corrected", "- at: /info/version\n  expect: '6'\n  replace: '8'\n  why: a\n", &["2:3"]),
        ("gone", "- at: /info/x\n  expect: 1\n  remove: true\n  why: a\n", &["2:3"]),
        ("there", "- at: /info/title\n  absent: true\n  replace: B\n  why: a\n", &["2:3"]),
        ("nowhere", "- at: /info/x/y\n  absent: true\n  replace: B\n  why: a\n", &["1:3"]),
        ("members", "- at: /info/x\n  expects: 1\n  replace: B\n", &["1:3", "1:3", "2:3"]),
        (
            "both",
            "- at: /info/title\n  expect: Acme\n  replace: B\n  remove: true\n  why: a\n",
            &["4:3"],
        ),
        ("no-pointer", "- at: info\n  absent: true\n  replace: B\n  why: a\n", &["1:3"]),
        ("no-list", "at: /info\n", &["1:1"]),
    ];
    for (name, fixups, places) in cases {
        let told = vendored(fixups).unwrap_err();
        let found: Vec<&str> =
            told.lines().filter_map(|line| line.trim_start().strip_prefix("--> ")).collect();
        let expected: Vec<String> =
            places.iter().map(|at| format!("specs/acme/fixups.yaml:{at}")).collect();
        assert_eq!(found, expected, "{name}: {told}");
        let mut settings = insta::Settings::clone_current();
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!(format!("fixup-{name}"), told));
    }
}
