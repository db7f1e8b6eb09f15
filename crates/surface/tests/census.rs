//! Which places are any JSON, and whether their schemas say nothing more; which schemas become types.

#![expect(clippy::unwrap_used, reason = "helpers of tests")]

use specwright_ir::Api;
use specwright_lower::lower;
use specwright_source::{Document, NoFiles};
use specwright_surface::{Config, Scope, Surface, surface, surface_of};

fn api(text: &str) -> Api {
    let head = "openapi: 3.0.3\ninfo: { title: T, version: '1' }\n";
    let document = Document::parse("census.yaml", format!("{head}{text}")).unwrap();
    lower(document, &NoFiles).api.unwrap()
}

/// The places of one schema that are any JSON, below it, with `!` where its schema says more; and how many places there are.
fn places(schema: &str) -> (String, usize) {
    let api = api(&format!("paths: {{}}\ncomponents: {{ schemas: {{ It: {schema} }} }}"));
    let found: Surface = surface(&api, &Config::default(), "acme").0;
    let one = |of: &specwright_surface::Untyped| {
        let pointer = of.origin.pointer.as_str().replace("/components/schemas/It", "It");
        format!("{pointer}{}", if of.faithful { "" } else { "!" })
    };
    let all: Vec<String> = found.untyped.iter().map(one).collect();
    (all.join(" "), found.positions)
}

#[test]
fn is_faithful_where_the_schema_says_nothing_more() {
    let cases = [
        // Nothing is said of the value, prose aside.
        ("{}", "It", 1),
        ("{ title: T, description: D, example: 1, default: 2, deprecated: true }", "It", 1),
        ("{ nullable: true }", "It", 1),
        ("{ type: any }", "It", 1),
        ("{ readOnly: true, x-more: 1 }", "It", 1),
        ("{ allOf: [{}, { description: D }] }", "It", 1),
        // Nothing is said of members or items.
        ("{ type: object }", "It/additionalProperties", 2),
        ("{ type: object, minProperties: 1 }", "It/additionalProperties", 2),
        ("{ type: object, additionalProperties: true }", "It/additionalProperties", 2),
        ("{ additionalProperties: { description: D } }", "It/additionalProperties", 2),
        (
            "{ properties: { a: { type: string } }, additionalProperties: true }",
            "It/additionalProperties",
            3,
        ),
        ("{ type: array }", "It/items", 2),
        ("{ type: array, items: {} }", "It/items", 2),
        ("{ properties: { a: {}, b: { type: string } } }", "It/properties/a", 3),
        // It has a type.
        ("{ type: string, enum: [a] }", "", 1),
        ("{ properties: { a: { type: string } } }", "", 2),
        ("{ oneOf: [{ type: string }, { type: integer }] }", "", 3),
        ("{ enum: [null] }", "", 1),
        ("{ x-specwright-pattern-properties: { a: {} } }", "It/additionalProperties", 2),
        (
            "{ x-specwright-pattern-properties: { a: { type: string }, b: { type: integer } } }",
            "",
            4,
        ),
        // It says more than its type.
        (
            "{ x-specwright-pattern-properties: { a: { type: string } }, additionalProperties: true }",
            "It/additionalProperties!",
            2,
        ),
        (
            "{ x-specwright-pattern-properties: { a: { type: string }, b: {} } }",
            "It/additionalProperties!",
            2,
        ),
        ("{ minimum: 1 }", "It!", 1),
        ("{ format: foo }", "It!", 1),
        ("{ type: magic }", "It!", 1),
        ("{ not: { type: string } }", "It!", 1),
        ("{ enum: [] }", "It!", 1),
        ("{ type: 7 }", "It!", 1),
        ("{ properties: 7 }", "It!", 1),
        ("7", "It!", 1),
        ("{ $ref: '#/components/schemas/Gone' }", "It!", 1),
        ("{ allOf: [{ $ref: '#/components/schemas/It' }] }", "It!", 1),
        ("{ properties: { a: { allOf: [{ maximum: 1 }] } } }", "It/properties/a!", 2),
    ];
    for (schema, expected, positions) in cases {
        assert_eq!(places(schema), (expected.to_owned(), positions), "{schema}");
    }
}

const USED: &str = "
paths:
  /a: { get: { operationId: a, responses: { '200': { description: '', content: { application/json: { schema: { $ref: '#/components/schemas/Answer' } } } } } } }
  /b:
    post:
      operationId: b
      requestBody: { content: { application/xml: { schema: { $ref: '#/components/schemas/Xml' } } } }
      responses: { '204': { description: '' } }
  /hook:
    post:
      operationId: hook
      requestBody: { content: { application/json: { schema: { type: object, properties: { event: { $ref: '#/components/schemas/Event' } } } } } }
      responses: { '204': { description: '' } }
components:
  schemas:
    Answer: { type: object, properties: { id: { type: string } } }
    Event: { type: object, properties: { id: { type: string } } }
    Idle: { type: object, properties: { part: { $ref: '#/components/schemas/Part' } } }
    Part: { type: object, properties: { id: { type: string } } }
    Xml: { type: object, properties: { id: { type: string } } }
";

#[test]
fn every_component_is_a_type_that_travels_where_it_is_used() {
    let mut api = api(USED);
    let hook = api.operations.pop().unwrap();
    api.webhooks.push(hook);
    let list = |surface: &Surface| {
        let one = |item: &specwright_surface::Item| {
            let way = match (item.direction.request, item.direction.response) {
                (true, true) => "both",
                (true, false) => "sent",
                (false, true) => "received",
                (false, false) => "nowhere",
            };
            format!("{} {way}", item.name)
        };
        surface.items.iter().map(one).collect::<Vec<_>>()
    };
    let all = surface(&api, &Config::default(), "acme").0;
    let expected = [
        "Answer received",
        "Event received",
        "HookBody received",
        "Idle both",
        "Part both",
        "Xml both",
    ];
    assert_eq!(list(&all), expected);
    assert_eq!(all.operations().count(), 2);
    let used = surface_of(&api, &Config::default(), "acme", Scope::Used).0;
    assert_eq!(list(&used), ["Answer received"]);
}
