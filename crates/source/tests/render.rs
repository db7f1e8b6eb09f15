//! Findings as people see them.

#![expect(clippy::unwrap_used, reason = "helpers of tests")]

use std::sync::Arc;

use specwright_ir::Origin;
use specwright_source::{Code, Diagnostic, Diagnostics, Document, Sources, render};

/// The rendered findings of a text that does not parse.
fn faults(text: &str) -> String {
    let mut sources = Sources::new();
    sources.add_text("spec.yaml", text);
    let faults = Document::parse("spec.yaml", text).unwrap_err();
    render(&faults, &sources, false)
}

#[test]
fn unclosed_quote() {
    insta::assert_snapshot!(faults("openapi: 3.0.3\ninfo:\n  title: 'Retell\n  version: 1\n"));
}

#[test]
fn wrong_indentation() {
    insta::assert_snapshot!(faults("info:\n  title: x\n   version: 1\npaths: {}\n"));
}

#[test]
fn colon_in_plain_text() {
    insta::assert_snapshot!(faults("info:\n  title: x\n  description: see: there\n"));
}

#[test]
fn broken_json() {
    insta::assert_snapshot!(faults(
        "{\n  \"openapi\": \"3.0.3\",\n  \"info\": {\"title\" \"é\"}\n}\n"
    ));
}

#[test]
fn every_duplicate_is_reported() {
    insta::assert_snapshot!(faults("a: 1\nb:\n  200: x\n  '200': y\na: 2\n"));
}

#[test]
fn duplicate_in_json() {
    insta::assert_snapshot!(faults("{\"a\": 1,\n \"a\": 2}"));
}

#[test]
fn second_document() {
    insta::assert_snapshot!(faults("a: 1\n---\nb: 2\n"));
}

/// The place is told, the megabytes around it are not shown.
#[test]
fn a_long_line() {
    insta::assert_snapshot!(faults(&format!(
        "{{\"a\": \"{}\", \"b\": 1, \"b\": 2}}",
        "x".repeat(200_000)
    )));
}

fn example() -> (Document, Sources) {
    let text =
        "paths:\n  /a:\n    get:\n      $ref: '#/nowhere'\n      tags:\n        - x\n  /b: {}\n";
    let document = Document::parse("spec.yaml", text).unwrap();
    let mut sources = Sources::new();
    sources.add_document(&document);
    (document, sources)
}

#[test]
fn labels_of_nodes() {
    let (document, sources) = example();
    let get = document.origin().push("paths").push("/a").push("get");
    let one = Diagnostic::error(Code::UnresolvedReference, "a reference to nothing")
        .at(&get.push("$ref"), "nothing is there")
        .at(&get, "in this operation")
        .at(&get.push("tags").push("0"), "an item")
        .at(&Origin::root("other.yaml"), "a text that nobody added")
        .help("declare it")
        .help("or remove it");
    insta::assert_snapshot!(render(&one.into(), &sources, false));
}

#[test]
fn labels_in_two_files() {
    let (document, mut sources) = example();
    let toml: Arc<str> = "specwright.toml".into();
    sources.add_text(toml.clone(), "[paging]\nkind = 1\n");
    let one = Diagnostic::warning(Code::WrongKind, "two files")
        .at_bytes(&toml, 9..17, "this one")
        .at(&document.origin().push("paths").push("/b"), "and that one");
    insta::assert_snapshot!(render(&one.into(), &sources, false));
}

#[test]
fn errors_first_then_places_then_a_summary() {
    let (document, sources) = example();
    let at = |pointer: &str| document.origin().push("paths").push(pointer);
    let mut all = Diagnostics::new();
    all.push(Diagnostic::note(Code::WrongKind, "third").at(&at("/a"), ""));
    all.push(Diagnostic::warning(Code::WrongKind, "second").at(&at("/a"), ""));
    all.push(Diagnostic::error(Code::WrongKind, "first by place").at(&at("/a"), ""));
    all.push(Diagnostic::error(Code::WrongKind, "last of the errors").at(&at("/b"), ""));
    all.push(Diagnostic::error(Code::WrongKind, "without a place"));
    insta::assert_snapshot!(render(&all, &sources, false));
}

#[test]
fn no_findings_are_no_text() {
    assert_eq!(render(&Diagnostics::new(), &Sources::new(), false), "");
}

#[test]
fn colour_on_demand() {
    let (document, sources) = example();
    let one = Diagnostic::error(Code::WrongKind, "x").at(&document.origin(), "y");
    assert!(render(&one.into(), &sources, true).contains('\u{1b}'));
}
