//! `allOf`, and what tells the members of unions apart: schemas and the contract they have.

#![expect(clippy::unwrap_used, reason = "helpers of tests")]

use specwright_lower::lower;
use specwright_source::{Document, NoFiles};

const COMPONENTS: &str = "
    Cat: { type: object, required: [kind], properties: { kind: { type: string, enum: [cat] }, lives: { type: integer } } }
    Dog: { type: object, required: [kind], properties: { kind: { type: string, enum: [dog] }, bark: { type: boolean } } }
    Cow: { type: object, properties: { kind: { type: string } } }
    Pet: { oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }] }
    Small: { type: integer, format: int32, minimum: 1, nullable: true }
";

/// A schema of the contract on one line, its parts in braces; `[Cat]` stands for a reference.
fn settled(schema: &str) -> String {
    let mut schema = schema.to_owned();
    for name in ["Cat", "Dog", "Cow", "Pet", "Small"] {
        let reference = format!("{{ $ref: '#/components/schemas/{name}' }}");
        schema = schema.replace(&format!("[{name}]"), &reference);
    }
    let text = format!(
        "openapi: 3.0.3\ninfo: {{ title: T, version: '1' }}\npaths: {{}}\ncomponents:\n  schemas:\n    It: {schema}{COMPONENTS}"
    );
    let document = Document::parse("merges.yaml", text).unwrap();
    let dump = specwright_ir::dump(&lower(document, &NoFiles).api.unwrap());
    let lines = dump.lines().skip_while(|line| !line.starts_with("schema It")).enumerate();
    let own = lines.take_while(|(at, line)| *at == 0 || line.starts_with("  "));
    let parts: Vec<&str> =
        own.map(|(_, line)| line.trim().trim_start_matches("schema It: ")).collect();
    parts.join(" / ")
}

fn check(cases: &[(&str, &str)]) {
    for (schema, expected) in cases {
        assert_eq!(settled(schema), *expected, "{schema}");
    }
}

#[test]
fn scalars_are_merged() {
    check(&[
        ("{ allOf: [{ type: number, format: double }, { type: integer }] }", "integer"),
        (
            "{ allOf: [{ type: integer, format: int64 }, { type: integer, format: int32 }] }",
            "integer Int32",
        ),
        (
            "{ allOf: [{ type: string, format: uuid }, { type: string, format: id }] }",
            "string Uuid",
        ),
        (
            "{ allOf: [{ type: string, format: id }, { type: string, format: date }] }",
            "string Date",
        ),
        ("{ allOf: [{ enum: [a, b, c] }, { enum: [c, b] }] }", "enum \"b\" | \"c\""),
        ("{ type: string, allOf: [{ enum: [a, 1] }] }", "enum \"a\""),
        (
            "{ allOf: [{ minLength: 2 }], type: string, maxLength: 3 }",
            "string length >= 2 length <= 3",
        ),
        ("{ allOf: [[Small], { maximum: 9 }] }", "alias of Small or null >= 1 <= 9"),
        ("{ allOf: [[Small], { type: integer, nullable: false }] }", "integer Int32 >= 1"),
        ("{ nullable: true, allOf: [[Cat]] }", "alias of Cat or null"),
    ]);
}

#[test]
fn objects_are_merged() {
    check(&[
        ("{ allOf: [{ required: [a] }, { properties: { a: {} } }] }", "object / a: any"),
        (
            "{ allOf: [{ properties: { a: {} } }, { required: [a, b, b] }] }",
            "object / a: any / required, not declared: b",
        ),
        (
            "{ allOf: [{ properties: { a: { type: number } } }, { properties: { a: { type: integer } } }] }",
            "object / a?: alias of integer",
        ),
        ("{ allOf: [{ additionalProperties: false }, [Cow]] }", "closed object / kind?: string"),
        (
            "{ allOf: [{ additionalProperties: { type: number } }, { additionalProperties: { type: integer } }] }",
            "object of alias of integer",
        ),
        ("{ allOf: [{ additionalProperties: {} }, { type: object }] }", "object of any"),
        (
            "{ allOf: [{ items: { type: number } }, { items: { type: integer } }] }",
            "array of alias of integer",
        ),
    ]);
}

#[test]
fn unions_are_merged_member_by_member() {
    check(&[
        (
            "{ allOf: [[Pet], { required: [lives] }] }",
            "OneOf by tag kind / | object if cat / kind: enum \"cat\" / lives: integer / | object if dog / kind: enum \"dog\" / bark?: boolean / required, not declared: lives",
        ),
        ("{ type: object, oneOf: [{ type: string }, [Cat]] }", "alias of Cat"),
        ("{ type: string, oneOf: [{ type: string }, [Cat]] }", "alias of string"),
        (
            "{ allOf: [{ oneOf: [[Cat], { type: string }] }, [Cow], { required: [lives] }] }",
            "object / kind: alias of enum \"cat\" / lives: integer",
        ),
        (
            "{ oneOf: [{ oneOf: [[Cat], [Dog]] }, { type: string, nullable: true }] }",
            "OneOf by JSON type or null / | OneOf by tag kind if [Object] / | Cat if cat / | Dog if dog / | string or null if [String]",
        ),
    ]);
}

#[test]
fn unions_are_told_apart() {
    check(&[
        (
            "{ oneOf: [[Cat], [Dog]], discriminator: { propertyName: kind } }",
            "OneOf by tag kind / | Cat if cat / | Dog if dog",
        ),
        (
            "{ oneOf: [[Cat], [Cow]], discriminator: { propertyName: kind, mapping: { puss: Cat, tom: '#/components/schemas/Cat' } } }",
            "OneOf by tag kind / | Cat if puss or tom / | Cow if Cow",
        ),
        (
            "{ oneOf: [[Pet], [Cow]], discriminator: { propertyName: kind } }",
            "OneOf by tag kind / | Pet if cat or dog / | Cow if Cow",
        ),
        // A member without a name has no value, so that other differences count.
        (
            "{ oneOf: [[Cat], { required: [a], properties: { a: {} } }], discriminator: { propertyName: kind } }",
            "OneOf by required key / | Cat if it has kind / | object if it has a / a: any",
        ),
        (
            "{ anyOf: [[Pet], { type: string }, { type: array, items: {} }] }",
            "AnyOf by JSON type / | Pet if [Object] / | string if [String] / | array of any if [Array]",
        ),
        ("{ oneOf: [{ type: integer }, { type: number }] }", "number"),
        ("{ oneOf: [{ type: string }, {}] }", "OneOf by trial / | string / | any"),
        ("{ oneOf: [[Cat], [Cow]] }", "OneOf by trial / | Cat / | Cow"),
        ("{ oneOf: [[Cat], [Cat]] }", "alias of Cat"),
        ("{ oneOf: [[Cat], { enum: [null] }] }", "alias of Cat or null"),
        ("{ anyOf: [{ nullable: true, enum: [null] }] }", "null"),
    ]);
}

#[test]
fn tuples_patterns_and_null() {
    check(&[
        ("{ x-specwright-null: true }", "null"),
        ("{ enum: [null] }", "null"),
        ("{ oneOf: [{ x-specwright-null: true }, { enum: [null] }] }", "null"),
        ("{ anyOf: [{ type: string }, { x-specwright-null: true }] }", "alias of string or null"),
        (
            "{ type: array, x-specwright-prefix-items: [{ type: string }, [Cat]], x-specwright-closed-items: true }",
            "tuple of (string, Cat), closed",
        ),
        ("{ x-specwright-prefix-items: [{}] }", "tuple of (any)"),
        (
            "{ x-specwright-prefix-items: [{ type: string }], items: { type: integer } }",
            "tuple of (string), then integer",
        ),
        (
            "{ allOf: [{ x-specwright-prefix-items: [{ type: number }, {}] }, { type: array, items: { type: integer } }] }",
            "tuple of (alias of integer, alias of integer), then integer",
        ),
        (
            "{ x-specwright-pattern-properties: { '^x': { type: string } }, additionalProperties: false }",
            "closed object / names that match \"^x\": string",
        ),
        (
            "{ allOf: [{ x-specwright-pattern-properties: { '^x': { type: number } } }, { x-specwright-pattern-properties: { '^x': { type: integer }, y: [Cat] } }] }",
            "object / names that match \"^x\": alias of integer / names that match \"y\": Cat / any of these: OneOf by trial / | alias of integer / | Cat",
        ),
    ]);
}

#[test]
fn members_of_one_type_are_one() {
    check(&[
        ("{ anyOf: [{ type: string, enum: [a] }, { type: string }] }", "enum \"a\""),
        ("{ anyOf: [{ type: string, format: date-time }, { type: string }] }", "string"),
        (
            "{ anyOf: [{ type: string, format: date }, { type: string, format: date }] }",
            "string Date",
        ),
        (
            "{ oneOf: [{ enum: [a, b] }, { enum: [c, a], nullable: true }] }",
            "enum \"a\" | \"b\" | \"c\" or null",
        ),
        ("{ anyOf: [{ type: integer, format: int32 }, { type: integer }] }", "integer"),
        ("{ anyOf: [{ type: integer }, { enum: [-1] }] }", "enum -1"),
        ("{ anyOf: [{ type: number }, { type: integer, enum: [-1] }] }", "number"),
        (
            "{ anyOf: [{ type: string, enum: [a] }, { type: array, items: { type: string } }, { type: string }] }",
            "AnyOf by JSON type / | enum \"a\" if [String] / | array of string if [Array]",
        ),
        (
            "{ properties: { a: { type: string }, b: { type: string } }, anyOf: [{ required: [a] }, { required: [b] }] }",
            "object / a?: string / b?: string",
        ),
        (
            "{ anyOf: [{ required: [a], properties: { a: { type: string } } }, { properties: { a: { type: integer } } }] }",
            "AnyOf by trial / | object / a: string / | object / a?: integer",
        ),
        ("{ type: date-time }", "string DateTime"),
        ("{ type: float, nullable: true }", "number Float or null"),
    ]);
}
