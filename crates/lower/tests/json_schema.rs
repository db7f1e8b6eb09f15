//! Keywords of JSON Schema 2020-12, and of before: schemas and the contract they have.

#![expect(clippy::unwrap_used, reason = "helpers of tests")]

use specwright_lower::lower;
use specwright_source::{Document, NoFiles};

/// The schema `It` of the contract on one line, its parts in braces.
fn settled(schema: &str) -> String {
    let text = format!(
        "openapi: 3.1.0\ninfo: {{ title: T, version: '1' }}\ncomponents:\n  schemas:\n    User: {{ type: object }}\n    Tree: {{ $dynamicAnchor: node, type: object }}\n    It: {schema}\n"
    );
    let document = Document::parse("json-schema.yaml", text).unwrap();
    let lowered = lower(document, &NoFiles);
    let found: Vec<&str> = lowered.diagnostics.iter().map(|one| one.message.as_str()).collect();
    let dump = specwright_ir::dump(&lowered.api.unwrap());
    let lines = dump.lines().skip_while(|line| !line.starts_with("schema It")).enumerate();
    let own = lines.take_while(|(at, line)| *at == 0 || line.starts_with("  "));
    let parts = own.map(|(_, line)| line.trim().trim_start_matches("schema It: "));
    parts.chain(found).collect::<Vec<_>>().join(" / ")
}

fn check(cases: &[(&str, &str)]) {
    let found: Vec<_> = cases.iter().map(|(schema, _)| (*schema, settled(schema))).collect();
    let expected: Vec<_> = cases.iter().map(|(a, b)| (*a, (*b).to_owned())).collect();
    assert_eq!(found, expected);
}

#[test]
fn what_concerns_one_of_several_types_is_said_of_that_one() {
    check(&[
        (
            "{ type: [string, integer], contentEncoding: base64, minimum: 1 }",
            "AnyOf by JSON type / | string Byte if [String] / | integer >= 1 if [Number]",
        ),
        (
            "{ type: [string, array], prefixItems: [{ type: string }], items: false }",
            "AnyOf by JSON type / | string if [String] / | tuple of (string), closed if [Array]",
        ),
        (
            "{ type: [object, 'null', boolean], unevaluatedProperties: { type: string } }",
            "AnyOf by JSON type or null / | object of string if [Object] / | boolean if [Boolean]",
        ),
    ]);
}

#[test]
fn references_that_others_may_replace_lead_to_the_nearest_schema_around_them() {
    check(&[
        ("{ $recursiveAnchor: true, type: array, items: { $recursiveRef: '#' } }", "array of It"),
        ("{ type: array, items: { $recursiveRef: '#' } }", "array of It"),
        ("{ $dynamicAnchor: node, type: array, items: { $dynamicRef: '#node' } }", "array of It"),
        ("{ type: array, items: { $dynamicRef: '#node' } }", "array of Tree"),
    ]);
}

#[test]
fn what_annotates_a_reference_makes_no_copy_of_it() {
    check(&[
        (
            "{ type: array, items: { $ref: '#/components/schemas/User', readOnly: true } }",
            "array of alias of User read-only",
        ),
        (
            "{ type: array, items: { $ref: '#/components/schemas/User', default: {} } }",
            "array of alias of User default {}",
        ),
        (
            "{ type: array, items: { $ref: '#/components/schemas/User', type: [object, 'null'] } }",
            "array of alias of User or null",
        ),
    ]);
}
