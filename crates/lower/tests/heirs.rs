//! Schemas that stand for those that extend them: what is such a use of one, and what is none.

#![expect(clippy::unwrap_used, reason = "helpers of tests")]

use specwright_lower::lower;
use specwright_source::{Document, NoFiles};

/// What a description says beside its head: the schemas of the contract, one on a line with its members in braces, then findings.
fn read(schemas: &str) -> String {
    let head = "openapi: 3.0.3\ninfo: { title: T, version: '1' }\npaths: {}\ncomponents:\n  schemas:\n    Pet: { type: object, properties: { kind: { type: string } }, discriminator: { propertyName: kind } }\n    Cat: { allOf: [{ $ref: '#/components/schemas/Pet' }, { properties: { lives: { type: integer } } }] }\n";
    let schemas = schemas.replace("[Pet]", "{ $ref: '#/components/schemas/Pet' }");
    let schemas = schemas.replace("[Cat]", "{ $ref: '#/components/schemas/Cat' }");
    let document = Document::parse("heirs.yaml", format!("{head}{schemas}")).unwrap();
    let lowered = lower(document, &NoFiles);
    let dump = specwright_ir::dump(&lowered.api.unwrap());
    let lines = dump.lines().skip_while(|line| !line.starts_with("schema Pet"));
    let mut text = String::new();
    for line in lines.filter(|line| !line.starts_with("schema Cat") && !line.starts_with("    ")) {
        text.push_str(if line.starts_with("schema") && !text.is_empty() { "\n" } else { "" });
        let part = line.trim().trim_start_matches("schema ");
        text.push_str(&if line.starts_with(' ') { format!(" / {part}") } else { part.to_owned() });
    }
    let text = text.replace(" / kind?: string / lives?: integer", "");
    let found = lowered.diagnostics.iter().map(|one| format!("\n{}", one.message));
    text + &found.collect::<String>()
}

const UNION: &str = "Pet: OneOf by tag kind / | object if Pet / | Cat if Cat";
const ALONE: &str = "Pet: object / kind?: string";

#[test]
fn is_a_union_where_it_is_the_schema_of_a_value() {
    for (schema, expected) in [
        ("{ properties: { pet: [Pet] } }", "object / pet?: Pet"),
        ("{ items: [Pet], type: array }", "array of Pet"),
        ("{ additionalProperties: [Pet] }", "object of Pet"),
        (
            "{ oneOf: [[Pet], { type: string }] }",
            "OneOf by JSON type / | Pet if [Object] / | string if [String]",
        ),
        ("[Pet]", "alias of Pet"),
        // Another use of it, and no schema of its own.
        (
            "{ properties: { pet: { allOf: [[Pet]], nullable: true } } }",
            "object / pet?: alias of Pet or null",
        ),
        (
            "{ properties: { pet: { allOf: [[Pet], { description: D }] } } }",
            "object / pet?: alias of Pet",
        ),
        (
            "{ properties: { pet: { type: object, allOf: [[Pet]] } } }",
            "object / pet?: alias of Pet",
        ),
        ("{ allOf: [[Pet]], nullable: true }", "alias of Pet or null"),
    ] {
        assert_eq!(
            read(&format!("    It: {schema}")),
            format!("{UNION}\nIt: {expected}"),
            "{schema}"
        );
    }
}

#[test]
fn is_itself_where_it_is_extended_or_listed_with_its_heirs() {
    for (schema, expected) in [
        ("{ type: object }", "object"),
        ("{ properties: { cat: [Cat] } }", "object / cat?: Cat"),
        ("{ oneOf: [[Pet], [Cat]] }", "OneOf by tag kind / | Pet if Pet / | Cat if Cat"),
        (
            "{ properties: { old: { allOf: [[Pet], { required: [age] }] } } }",
            "object / old?: object",
        ),
    ] {
        assert_eq!(
            read(&format!("    It: {schema}")),
            format!("{ALONE}\nIt: {expected}"),
            "{schema}"
        );
    }
    // Heirs at any depth of composition.
    for heir in ["{ allOf: [[Pet]] }", "{ allOf: [{ allOf: [[Pet]] }, { type: object }] }"] {
        let found = read(&format!("    Cow: {heir}\n    It: {{ properties: {{ pet: [Pet] }} }}"));
        assert_eq!(
            found,
            format!("{UNION} / | Cow if Cow\nCow: object / kind?: string\nIt: object / pet?: Pet")
        );
    }
}
