//! What many members of one thing take: as long as they are, and no more than one description may ask for.

#![expect(clippy::unwrap_used, reason = "helpers of tests")]

use std::time::{Duration, Instant};

use serde_json::{Map, Value, json};
use specwright_ir::Shape;
use specwright_lower::{Lowered, lower};
use specwright_source::{Code, Document, NoFiles};

/// Many times what it takes; where each member were held against each other, it would take longer.
const LONGEST: Duration = Duration::from_secs(30);

fn lowered(schemas: Map<String, Value>) -> Lowered {
    let text = json!({
        "openapi": "3.0.3",
        "info": { "title": "Large", "version": "1" },
        "paths": {},
        "components": { "schemas": schemas },
    });
    let document = Document::parse("large.json", text.to_string()).unwrap();
    let begun = Instant::now();
    let lowered = lower(document, &NoFiles);
    let took = begun.elapsed();
    assert!(took < LONGEST, "{took:?}");
    lowered
}

fn schemas(of: impl IntoIterator<Item = (String, Value)>) -> Map<String, Value> {
    of.into_iter().collect()
}

fn shape(lowered: &Lowered, name: &str) -> Shape {
    let api = lowered.api.as_ref().unwrap();
    api.schemas[api.components[name]].shape.clone()
}

fn codes(lowered: &Lowered) -> Vec<Code> {
    let mut codes: Vec<Code> = lowered.diagnostics.iter().map(|found| found.code).collect();
    codes.dedup();
    codes
}

#[test]
fn values_of_a_list() {
    let values: Vec<String> = (0..100_000).map(|at| format!("v{at}")).collect();
    let twice: Vec<&String> = values.iter().chain(&values).collect();
    let lowered = lowered(schemas([("E".to_owned(), json!({ "type": "string", "enum": twice }))]));
    let Shape::Enum(found) = shape(&lowered, "E") else { panic!("an enumeration") };
    assert_eq!(found.values.len(), values.len());
}

#[test]
fn members_of_a_union() {
    const COUNT: usize = 10_000;
    let member = |at: usize| {
        let kind = json!({ "type": "string", "enum": [format!("k{at}")] });
        (
            format!("M{at}"),
            json!({ "type": "object", "required": ["kind"], "properties": { "kind": kind } }),
        )
    };
    let refs: Vec<Value> =
        (0..COUNT).map(|at| json!({ "$ref": format!("#/components/schemas/M{at}") })).collect();
    let mapping: Map<String, Value> =
        (0..COUNT).map(|at| (format!("m{at}"), refs[at]["$ref"].clone())).collect();
    let discriminator = json!({ "propertyName": "kind", "mapping": mapping });
    let unions = [
        ("Told".to_owned(), json!({ "oneOf": refs, "discriminator": discriminator })),
        ("Tagged".to_owned(), json!({ "oneOf": refs })),
    ];
    let lowered = lowered(schemas((0..COUNT).map(member).chain(unions)));
    for (name, first) in [("Told", "m0"), ("Tagged", "k0")] {
        let Shape::Union(union) = shape(&lowered, name) else { panic!("{name} is a union") };
        let specwright_ir::Choice::Tag { values, .. } = union.choice else { panic!("a tag") };
        assert_eq!((values.len(), values[0].as_slice()), (COUNT, &[first.to_owned()][..]));
    }
}

#[test]
fn parts_of_a_whole() {
    let part = |at: usize| {
        json!({ "type": "object", "properties": { format!("p{at}"): { "type": "string" },
            "shared": { "type": "string", "maxLength": at + 1 } } })
    };
    let parts: Vec<Value> = (0..10_000).map(part).collect();
    let lowered = lowered(schemas([("Whole".to_owned(), json!({ "allOf": parts }))]));
    let Shape::Object(object) = shape(&lowered, "Whole") else { panic!("an object") };
    assert_eq!(object.properties.len(), 10_001);
    let shared = object.property("shared").unwrap().schema;
    assert_eq!(lowered.api.unwrap().schemas[shared].constraints.max_length, Some(1));
    assert!(lowered.diagnostics.is_empty());
}

#[test]
fn more_than_is_made_is_told() {
    let wide: Map<String, Value> =
        (0..1000).map(|at| (format!("p{at}"), json!({ "type": "string" }))).collect();
    let heir = json!({ "allOf": [
        { "$ref": "#/components/schemas/Wide" }, { "type": "object", "properties": { "own": { "type": "string" } } },
    ] });
    let heirs = (0..1000).map(|at| (format!("H{at}"), heir.clone()));
    let wide = ("Wide".to_owned(), json!({ "type": "object", "properties": wide }));
    let lowered = lowered(schemas([wide].into_iter().chain(heirs)));
    assert_eq!(codes(&lowered), [Code::LimitExceeded]);
    let width = |name: &str| match shape(&lowered, name) {
        Shape::Object(object) => object.properties.len(),
        _ => 0,
    };
    assert_eq!((width("H0"), width("H999")), (1001, 1));
}

#[test]
fn chains_of_references_end() {
    let alias = |at: usize| match at {
        0 => json!({ "type": "string" }),
        at => json!({ "$ref": format!("#/components/schemas/A{}", at - 1) }),
    };
    for backwards in [false, true] {
        let mut all: Vec<(String, Value)> =
            (0..10_000).map(|at| (format!("A{at}"), alias(at))).collect();
        if backwards {
            all.reverse();
        }
        let lowered = lowered(schemas(all));
        assert_eq!(codes(&lowered), [Code::LimitExceeded]);
        let api = lowered.api.as_ref().unwrap();
        assert_eq!(
            api.schemas[api.schemas.resolve(api.components["A99"]).0].shape,
            shape(&lowered, "A0")
        );
    }
}
