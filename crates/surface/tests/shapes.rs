//! Tuples, members by pattern and `null`: schemas that need more than OpenAPI 3.0, in the form that every dialect is rewritten to.

#![expect(clippy::unwrap_used, reason = "helpers of tests")]

use specwright_lower::lower;
use specwright_source::{Document, NoFiles};
use specwright_surface::{Config, dump, surface};

/// The types of one schema on a line, parts after slashes.
fn types(schema: &str) -> String {
    let text = format!(
        "openapi: 3.0.3\ninfo: {{ title: T, version: '1' }}\npaths: {{}}\ncomponents: {{ schemas: {{ It: {schema} }} }}"
    );
    let document = Document::parse("shapes.yaml", text).unwrap();
    let api = lower(document, &NoFiles).api.unwrap();
    let dump = dump(&surface(&api, &Config::default(), "acme").0);
    let lines = dump.lines().skip(2).map(|line| line.trim().replace(" [both]", ""));
    lines.collect::<Vec<_>>().join(" / ")
}

#[test]
fn types_of_shapes() {
    let pair = "x-specwright-prefix-items: [{ type: string }, { type: number }]";
    let matched = "x-specwright-pattern-properties: { '^x': { type: integer } }";
    let cases = [
        (format!("{{ {pair}, minItems: 2, maxItems: 2 }}"), "type It = (String, f64)"),
        (
            format!("{{ {pair}, minItems: 2, x-specwright-closed-items: true }}"),
            "type It = (String, f64)",
        ),
        (
            format!("{{ {pair} }}"),
            "struct It Default list / item_1 \"0\": Option<String> Optional .with_item_1() / item_2 \"1\": Option<f64> Optional .with_item_2() / rest: more items, Json",
        ),
        (
            format!("{{ {pair}, minItems: 1, items: {{ type: integer }} }}"),
            "struct It list / item_1 \"0\": String Required / item_2 \"1\": Option<f64> Optional .with_item_2() / rest: more items, i64 / new(item_1)",
        ),
        (
            format!("{{ {pair}, maxItems: 2 }}"),
            "struct It Default list / item_1 \"0\": Option<String> Optional .with_item_1() / item_2 \"1\": Option<f64> Optional .with_item_2()",
        ),
        (format!("{{ {matched}, additionalProperties: false }}"), "type It = BTreeMap<String, i64>"),
        (format!("{{ {matched} }}"), "type It = BTreeMap<String, i64>"),
        (
            format!("{{ properties: {{ id: {{ type: string }} }}, {matched} }}"),
            "struct It Default / id: Option<String> Optional .with_id() / extra: undeclared members that are, i64",
        ),
        (
            format!("{{ properties: {{ id: {{ type: string }} }}, {matched}, additionalProperties: {{ type: integer }} }}"),
            "struct It Default / id: Option<String> Optional .with_id() / extra: undeclared members, i64",
        ),
        (
            format!("{{ {matched}, additionalProperties: {{ type: string }} }}"),
            "type It = BTreeMap<String, ItValue> / union ItValue / Number(i64) if [Number] From / String(String) if [String] From / Unknown(Json)",
        ),
        (
            format!("{{ {matched}, additionalProperties: true }}"),
            "type It = BTreeMap<String, Json> / any JSON #/components/schemas/It/additionalProperties: only the names of members tell those that may be anything",
        ),
        ("{ x-specwright-null: true }".to_owned(), "type It = Null"),
        (
            "{ properties: { gone: { x-specwright-null: true } }, required: [gone] }".to_owned(),
            "struct It / gone: Null Required / new(gone)",
        ),
        (
            "{ x-specwright-prefix-items: [{ $ref: '#/components/schemas/It' }, { type: string }], minItems: 2, maxItems: 2, nullable: true }".to_owned(),
            "struct It(Box<(Option<It>, String)>)",
        ),
    ];
    for (schema, expected) in cases {
        assert_eq!(types(&schema), expected, "{schema}");
    }
}
