//! What YAML writes that JSON does not: it is read, and costs no more than itself; what is no YAML has its place.

use specwright_ir::{Json, Pointer};
use specwright_source::{Document, Place, Sources};

fn value(text: &str) -> Result<Json, String> {
    let read = Document::read("t.yaml", text);
    read.map(|document| document.value().clone()).map_err(|found| format!("{text:?}: {found:?}"))
}

#[test]
fn values_of_any_kind_cost_no_more_than_themselves() {
    let long = "9".repeat(400);
    let cases = [
        ("a: [.nan, .inf, -.inf]", r#"{"a": [null, null, null]}"#),
        ("a: 123456789012345678901234567890", r#"{"a": 123456789012345678901234567890}"#),
        (&format!("a: {long}"), &format!(r#"{{"a": "{long}"}}"#)),
        (
            "{\"a\": 1e999, \"b\": 18446744073709551616}",
            r#"{"a": "1e999", "b": 18446744073709551616}"#,
        ),
        (
            "a: 2001-12-14t21:59:43.10-05:00\nb: !!timestamp 2001-12-14",
            r#"{"a": "2001-12-14t21:59:43.10-05:00", "b": "2001-12-14"}"#,
        ),
        ("a: !!binary |\n  R0lG\n  ODlh\nb: 1", r#"{"a": "R0lG\nODlh\n", "b": 1}"#),
        ("a: !!set {x, y}\nb: !!omap [x: 1]", r#"{"a": {"x": null, "y": null}, "b": [{"x": 1}]}"#),
        ("a: !local {b: !other 1}\nc: !<tag:example.com,2000:x> 1", r#"{"a": {"b": 1}, "c": "1"}"#),
        ("200: 1\n1.10: 2\ntrue: 3\n~: 4", r#"{"200": 1, "1.10": 2, "true": 3, "~": 4}"#),
        ("? [x, y]\n: 1\n? {x: 1}\n: 2", r#"{"[\"x\",\"y\"]": 1, "{\"x\":1}": 2}"#),
        ("a: &x k\n*x : 1\nb: &y l\n*y : 2", r#"{"a": "k", "k": 1, "b": "l", "l": 2}"#),
        (
            "a: &x {b: 1}\nc: {<<: *x, d: 2}\ne: {<<: [*x, {f: 3}], b: 4}",
            r#"{"a": {"b": 1}, "c": {"b": 1, "d": 2}, "e": {"b": 4, "f": 3}}"#,
        ),
        (
            "a: 08\nb: 0o17\nc: 1_000\nd: 1:30\ne: yes",
            r#"{"a": "08", "b": 15, "c": "1_000", "d": "1:30", "e": "yes"}"#,
        ),
        (
            "a: {\"b\": \"\\ud83d\\ude00\", \"c\": \"\\ud83d\"}",
            r#"{"a": {"b": "😀", "c": "\ufffd"}}"#,
        ),
        ("{\"a\": \"\\ud83d\\ude00\", \"b\": \"\\ude00\"}", r#"{"a": "😀", "b": "\ufffd"}"#),
        ("\u{feff}a: 1\r\nb: |\r\n  x\r\n  y\r\n", r#"{"a": 1, "b": "x\ny\n"}"#),
        ("\u{feff}{\"a\": 1}\r\n", r#"{"a": 1}"#),
    ];
    for (text, expected) in cases {
        assert_eq!(value(text), Ok(serde_json::from_str(expected).expect(expected)), "{text:?}");
    }
}

#[test]
fn tabs_are_taken_where_yaml_takes_them_and_places_stay() {
    let taken = [
        ("a:\tb\nc: 1\t\nd: 2\t# e", "/d", "2"),
        ("a: |\n  x\n  \ty\nd: 1", "/d", "1"),
        ("a:\n  b: 1\n\t\nd: 2", "/d", "2"),
        ("-\ta: 1\n-\t-\t2", "/1/0", "2"),
        ("{\n\t\"a\": {\n\t\t\"d\":\t1\n\t}\n}", "/a/d", "1"),
        ("a: \"x\n\ty\"\nd: 1", "/d", "1"),
    ];
    for (text, pointer, expected) in taken {
        let document = Document::read("t.yaml", text).expect(text);
        let span = document.span(&Pointer::parse(pointer).expect(pointer));
        assert_eq!(span.map(|span| &text[span.value]), Some(expected), "{text:?}");
    }
    for (text, line, column) in [("\ta: 1", 1, 1), ("a:\n\tb: 1", 2, 2), ("a:\n  - 1\n\t- 2", 2, 5)]
    {
        let mut sources = Sources::new();
        sources.add_text("t.yaml", text);
        let found = Document::read("t.yaml", text).expect_err(text);
        let places = found.iter().filter_map(|d| sources.locate(&d.labels.first()?.place));
        let places: Vec<_> = places.map(|at| (at.line, at.column)).collect();
        assert_eq!(places, [(line, column)], "{text:?}");
    }
}

#[test]
fn of_a_name_written_twice_the_last_counts_and_each_is_told() {
    for text in [
        "a: 1\nb: {c: 1, c: 2, c: 3}\na: 4\n",
        "{\"a\": 1, \"b\": {\"c\": 1, \"c\": 2, \"c\": 3}, \"a\": 4}",
    ] {
        let document = Document::read("t.yaml", text).expect(text);
        assert_eq!(document.value(), &serde_json::json!({ "a": 4, "b": { "c": 3 } }));
        let mut told: Vec<(&str, Vec<usize>)> = document
            .faults()
            .iter()
            .map(|fault| {
                let starts = fault.labels.iter().map(|label| match &label.place {
                    Place::Bytes { range, .. } => range.start,
                    Place::Node(_) => usize::MAX,
                });
                (fault.message.as_str(), starts.collect())
            })
            .collect();
        told.sort();
        let at = |name: &str| -> Vec<usize> {
            let quoted = format!("\"{name}\":");
            let plain = format!("{name}:");
            let wanted = if text.starts_with('{') { quoted } else { plain };
            text.match_indices(&wanted).map(|(at, _)| at).collect()
        };
        let (a, c) = (at("a"), at("c"));
        let expected = [
            ("`a` is written twice in one mapping", vec![a[1], a[0]]),
            ("`c` is written twice in one mapping", vec![c[1], c[0]]),
            ("`c` is written twice in one mapping", vec![c[2], c[1]]),
        ];
        assert_eq!(told, expected);
        assert_eq!(Document::parse("t.yaml", text).expect_err(text).len(), 3);
        let last = document.span(&Pointer::root().push("a")).map(|span| span.value.start);
        assert!(last > Some(a[1]), "{last:?}");
    }
}

/// Each is a few hundred bytes, or nests deeper than anything that people write.
#[test]
fn what_explodes_is_refused_at_its_place() {
    let mut laughs = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    let mut merges = "a0: &a0 {k: 1}\n".to_owned();
    for at in 1..12 {
        let before = format!("*a{}, ", at - 1).repeat(10);
        laughs.push_str(&format!("a{at}: &a{at} [{before}]\n"));
        merges.push_str(&format!("a{at}: &a{at} {{<<: [{before}], k{at}: 1}}\n"));
    }
    let items = "x, ".repeat(2_000);
    let wide = format!("a: &a [{items}]\nb: [{}]\n", "*a, ".repeat(2_000));
    let deep = 10_000;
    let cases = [
        ("laughs", laughs),
        ("merges", merges),
        ("wide", wide),
        ("flow", format!("a: {}{}\n", "[".repeat(deep), "]".repeat(deep))),
        ("sequences", format!("a:\n{}1\n", "- ".repeat(deep))),
        ("mappings", format!("a: {}1{}\n", "{a: ".repeat(deep), "}".repeat(deep))),
        ("json", format!("{}1{}\n", "{\"a\":".repeat(deep), "}".repeat(deep))),
        ("many", format!("{{\"a\": [{}0]}}", "0,".repeat(1_000_000))),
        ("unclosed", "[".repeat(deep)),
        ("self", "a: &a [*a]\n".to_owned()),
    ];
    for (name, text) in cases {
        let found = Document::read("t.yaml", text.as_str()).expect_err(name);
        let messages: Vec<&str> = found.iter().map(|finding| finding.message.as_str()).collect();
        assert_eq!(messages, ["this text is more than can be read"], "{name}");
        assert!(found.iter().all(|finding| finding.labels.len() == 1), "{name}");
    }
}
