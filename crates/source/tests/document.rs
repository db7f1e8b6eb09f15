//! Values and places.

#![expect(clippy::unwrap_used, reason = "helpers of tests")]

use serde_json::json;
use specwright_ir::Pointer;
use specwright_source::{Document, Place, Sources, to_yaml};

fn parse(text: &str) -> Document {
    Document::parse("a.yaml", text).unwrap()
}

/// What the text holds at the value of a node.
fn value_at<'a>(document: &'a Document, pointer: &str) -> &'a str {
    let span = document.span(&Pointer::parse(pointer).unwrap()).unwrap();
    &document.text()[span.value]
}

fn key_at<'a>(document: &'a Document, pointer: &str) -> &'a str {
    let span = document.span(&Pointer::parse(pointer).unwrap()).unwrap();
    &document.text()[span.key.unwrap()]
}

fn location(document: &Document, pointer: &str) -> String {
    let mut sources = Sources::new();
    sources.add_document(document);
    let mut origin = document.origin();
    origin.pointer = Pointer::parse(pointer).unwrap();
    sources.locate(&Place::Node(origin)).unwrap().to_string()
}

#[test]
fn names_are_text() {
    let document = parse("responses:\n  200: {x: 1}\n  true: yes\n  1.10: 1.10\n  ~: ~\n");
    let expected = json!({"responses": {"200": {"x": 1}, "true": "yes", "1.10": 1.1, "~": null}});
    assert_eq!(document.value(), &expected);
    assert_eq!(key_at(&document, "/responses/200"), "200");
    assert_eq!(value_at(&document, "/responses/1.10"), "1.10");
}

#[test]
fn places_of_every_kind_of_node() {
    let document = parse("a: [1, {b: 'c d'}]\n\"k/e\": |\n  two\n  lines\nl:\n- x\n-\n  y: 1\n");
    assert_eq!(value_at(&document, "/a/1/b"), "'c d'");
    assert_eq!(key_at(&document, "/k~1e"), "\"k/e\"");
    assert_eq!(value_at(&document, "/a"), "[1, {b: 'c d'}]");
    assert_eq!(location(&document, "/l/1/y"), "a.yaml:8:3");
    assert_eq!(location(&document, ""), "a.yaml:1:1");
}

#[test]
fn columns_count_characters() {
    let document = parse("é: {ü: ß, x: y}\n");
    assert_eq!(location(&document, "/é/x"), "a.yaml:1:11");
}

#[test]
fn a_missing_node_is_shown_as_its_nearest_ancestor() {
    let document = parse("a:\n  b:\n    c: 1\n");
    assert_eq!(document.span(&Pointer::parse("/a/b/x/y").unwrap()), None);
    assert_eq!(location(&document, "/a/b/x/y"), "a.yaml:2:3");
}

#[test]
fn aliases_and_merge_keys() {
    let text = "base: &b\n  x: 1\n  y: 2\nplain: *b\nmerged:\n  <<: *b\n  y: 3\nlist:\n  <<: [*b, {z: 9, x: 8}]\n";
    let document = parse(text);
    assert_eq!(document.value()["plain"], json!({"x": 1, "y": 2}));
    assert_eq!(document.value()["merged"], json!({"y": 3, "x": 1}));
    assert_eq!(document.value()["list"], json!({"x": 1, "y": 2, "z": 9}));
    assert_eq!(location(&document, "/plain/y"), "a.yaml:3:3");
    assert_eq!(location(&document, "/merged/x"), "a.yaml:2:3");
    assert_eq!(location(&document, "/merged/y"), "a.yaml:7:3");
    assert_eq!(location(&document, "/list/z"), "a.yaml:9:13");
}

#[test]
fn json_is_read_as_json() {
    let text = "{\n\t\"a\\/b\": \"\\ud83d\\ude00\",\n\t\"n\": 12345678901234567890123,\n\t\"é\": [true, null]\n}";
    let document = parse(text);
    assert_eq!(document.value()["a/b"], "😀");
    assert_eq!(document.value()["n"], json!(1.234_567_890_123_456_8e22));
    assert_eq!(location(&document, "/a~1b"), "a.yaml:2:2");
    assert_eq!(location(&document, "/é/1"), "a.yaml:4:14");
}

#[test]
fn yaml_may_start_with_a_brace_or_a_byte_order_mark() {
    assert_eq!(parse("{a: 1, b: [x]}").value(), &json!({"a": 1, "b": ["x"]}));
    let document = parse("\u{feff}a: 1\n");
    assert_eq!(document.value(), &json!({"a": 1}));
    assert_eq!(value_at(&document, "/a"), "1");
}

#[test]
fn a_part_keeps_the_lines_of_the_whole() {
    let text = "# Títle\n\n```yaml\na:\n  b: 1\n```\nend\n";
    let start = text.find("a:").unwrap();
    let end = text.find("```\nend").unwrap();
    let document = Document::parse_part("p.md", text, start..end).unwrap();
    assert_eq!(document.value(), &json!({"a": {"b": 1}}));
    assert_eq!(location(&document, "/a/b"), "p.md:5:3");
}

#[test]
fn hostile_texts_do_not_panic() {
    let deep = format!("a: {}", "[".repeat(5_000));
    let bomb = "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\n\
                d: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]\nf: [*e,*e,*e,*e,*e,*e,*e,*e,*e]\n";
    for text in [&deep, "a: *nowhere", "a: &a [*a]", "- \u{0}", "{\"a\": \"\\u", bomb] {
        assert!(Document::parse("a.yaml", text).is_err(), "{text:.40}");
    }
    for text in ["", "# nothing\n", "\u{feff}", "a: !tag x", "a: !x", "- - - x", "'é"] {
        let _ = Document::parse("a.yaml", text);
    }
}

#[test]
fn yaml_is_written_in_block_style() {
    let value = json!({"openapi": "3.0.3", "responses": {"200": {"description": "two\nlines"}}, "list": [1, "yes", null]});
    let text = to_yaml(&value).unwrap();
    insta::assert_snapshot!(text);
    assert_eq!(parse(&text).value(), &value);
}
