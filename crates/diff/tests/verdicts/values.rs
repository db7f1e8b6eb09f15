//! Schemas that differ in one thing, and what it means by who sends the value.

use specwright_diff::{
    Bump::{self, Major, Minor, Patch},
    Level::{self, Breaking, Info, Warning},
};

use crate::rules::{ANSWER, operation};

/// Where a schema is used.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Sent {
    /// Callers send it.
    Request,
    /// Servers send it.
    Response,
}

impl Sent {
    /// A description that uses a component.
    pub(crate) fn describes(self, schema: &str) -> String {
        let content =
            "content: { application/json: { schema: { $ref: '#/components/schemas/Job' } } }";
        let members = match self {
            Self::Request => {
                format!("      requestBody: {{ required: true, {content} }}\n{ANSWER}")
            }
            Self::Response => {
                format!("      responses: {{ '200': {{ description: A, {content} }} }}\n")
            }
        };
        let others = "    Cat: { type: object, required: [kind, lives], properties: { kind: { type: string, enum: [cat] }, lives: { type: integer } } }\n    \
                      Dog: { type: object, required: [kind], properties: { kind: { type: string, enum: [dog] }, tag: { type: string } } }\n";
        let text = operation(&members);
        format!("{text}components:\n  schemas:\n    Job: {schema}\n{others}")
    }
}

/// A rule, two schemas, and the verdicts where callers and where servers send them.
pub(crate) type OfSchemas = (&'static str, &'static str, &'static str, [(Level, Option<Bump>); 2]);

pub(crate) const SCHEMAS: [OfSchemas; 39] = [
    (
        "type-changed",
        "{ type: object, properties: { a: { type: string } } }",
        "{ type: object, properties: { a: { type: integer } } }",
        [(Breaking, Some(Major)), (Breaking, Some(Major))],
    ),
    (
        "type-widened",
        "{ type: object, properties: { a: { type: integer } } }",
        "{ type: object, properties: { a: { type: number } } }",
        [(Info, Some(Major)), (Breaking, Some(Major))],
    ),
    (
        "type-narrowed",
        "{ type: object, properties: { a: { type: number } } }",
        "{ type: object, properties: { a: { type: integer } } }",
        [(Breaking, Some(Major)), (Info, Some(Major))],
    ),
    (
        "type-widened",
        "{ type: object, properties: { a: { type: string } } }",
        "{ type: object, properties: { a: {  } } }",
        [(Info, Some(Major)), (Breaking, Some(Major))],
    ),
    (
        "type-narrowed",
        "{ type: object, properties: { a: {  } } }",
        "{ type: object, properties: { a: { type: string } } }",
        [(Breaking, Some(Major)), (Info, Some(Major))],
    ),
    (
        "enum-opened",
        "{ type: object, properties: { a: { type: string, enum: [x, y] } } }",
        "{ type: object, properties: { a: { type: string } } }",
        [(Info, Some(Major)), (Warning, Some(Major))],
    ),
    (
        "enum-closed",
        "{ type: object, properties: { a: { type: string } } }",
        "{ type: object, properties: { a: { type: string, enum: [x, y] } } }",
        [(Breaking, Some(Major)), (Info, Some(Major))],
    ),
    (
        "format-changed",
        "{ type: object, properties: { a: { type: string } } }",
        "{ type: object, properties: { a: { type: string, format: date-time } } }",
        [(Warning, Some(Major)), (Warning, Some(Major))],
    ),
    (
        "became-nullable",
        "{ type: object, required: [a], properties: { a: { type: string } } }",
        "{ type: object, required: [a], properties: { a: { type: string, nullable: true } } }",
        [(Info, Some(Major)), (Breaking, Some(Major))],
    ),
    (
        "became-not-nullable",
        "{ type: object, required: [a], properties: { a: { type: string, nullable: true } } }",
        "{ type: object, required: [a], properties: { a: { type: string } } }",
        [(Breaking, Some(Major)), (Info, Some(Major))],
    ),
    (
        "enum-value-added",
        "{ type: string, enum: [a, b] }",
        "{ type: string, enum: [a, b, c] }",
        [(Info, Some(Minor)), (Warning, Some(Minor))],
    ),
    (
        "enum-value-added",
        "{ type: object, required: [a], properties: { a: { type: string, enum: [x] } } }",
        "{ type: object, required: [a], properties: { a: { type: string, enum: [x, y] } } }",
        [(Info, Some(Minor)), (Warning, Some(Minor))],
    ),
    // A tag of one value is written by itself; one of two is chosen.
    (
        "enum-value-added",
        "{ oneOf: [{ $ref: '#/components/schemas/Cat' }, { type: object, required: [kind], properties: { kind: { type: string, enum: [fox] } } }] }",
        "{ oneOf: [{ $ref: '#/components/schemas/Cat' }, { type: object, required: [kind], properties: { kind: { type: string, enum: [fox, wolf] } } }] }",
        [(Info, Some(Major)), (Warning, Some(Major))],
    ),
    (
        "enum-value-added",
        "{ oneOf: [{ $ref: '#/components/schemas/Cat' }, { title: Fox, type: object, required: [kind], properties: { kind: { type: string, enum: [fox] } } }] }",
        "{ oneOf: [{ $ref: '#/components/schemas/Cat' }, { title: Fox, type: object, required: [kind], properties: { kind: { type: string, enum: [fox, wolf] } } }] }",
        [(Info, Some(Major)), (Warning, Some(Minor))],
    ),
    (
        "enum-value-removed",
        "{ type: string, enum: [a, b, c] }",
        "{ type: string, enum: [a, b] }",
        [(Breaking, Some(Major)), (Info, Some(Major))],
    ),
    (
        "union-member-added",
        "{ oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }] }",
        "{ oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }, { type: object, required: [kind], properties: { kind: { type: string, enum: [fox] } } }] }",
        [(Info, Some(Minor)), (Warning, Some(Minor))],
    ),
    (
        "union-member-removed",
        "{ oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }, { type: object, required: [kind], properties: { kind: { type: string, enum: [fox] } } }] }",
        "{ oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }] }",
        [(Breaking, Some(Major)), (Info, Some(Major))],
    ),
    (
        "union-tag-changed",
        "{ oneOf: [{ type: object, required: [k, l], properties: { k: { type: string, enum: [a] }, l: { type: string, enum: [a] } } }, { type: object, required: [k, l], properties: { k: { type: string, enum: [b] }, l: { type: string, enum: [b] } } }], discriminator: { propertyName: k } }",
        "{ oneOf: [{ type: object, required: [k, l], properties: { k: { type: string, enum: [a] }, l: { type: string, enum: [a] } } }, { type: object, required: [k, l], properties: { k: { type: string, enum: [b] }, l: { type: string, enum: [b] } } }], discriminator: { propertyName: l } }",
        [(Breaking, Some(Major)), (Breaking, Some(Major))],
    ),
    (
        "union-default-changed",
        "{ oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }], discriminator: { propertyName: kind } }",
        "{ oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }], discriminator: { propertyName: kind, defaultMapping: Dog } }",
        [(Warning, Some(Major)), (Warning, Some(Minor))],
    ),
    (
        "undeclared-members-changed",
        "{ type: object, properties: { a: { type: string } } }",
        "{ type: object, properties: { a: { type: string } }, additionalProperties: { type: string } }",
        [(Warning, Some(Minor)), (Warning, Some(Minor))],
    ),
    (
        "optional-property-added",
        "{ type: object, properties: { a: { type: string } } }",
        "{ type: object, properties: { a: { type: string }, b: { type: integer } } }",
        [(Info, Some(Minor)), (Info, Some(Minor))],
    ),
    (
        "required-property-added",
        "{ type: object, properties: { a: { type: string } } }",
        "{ type: object, required: [b], properties: { a: { type: string }, b: { type: integer } } }",
        [(Breaking, Some(Major)), (Info, Some(Minor))],
    ),
    (
        "optional-property-removed",
        "{ type: object, properties: { a: { type: string }, b: { type: integer } } }",
        "{ type: object, properties: { a: { type: string } } }",
        [(Warning, Some(Major)), (Warning, Some(Major))],
    ),
    (
        "required-property-removed",
        "{ type: object, required: [b], properties: { a: { type: string }, b: { type: integer } } }",
        "{ type: object, properties: { a: { type: string } } }",
        [(Warning, Some(Major)), (Breaking, Some(Major))],
    ),
    (
        "property-renamed",
        "{ type: object, properties: { a: { type: string }, b: { type: integer } } }",
        "{ type: object, properties: { a: { type: string }, c: { type: integer } } }",
        [(Breaking, Some(Major)), (Breaking, Some(Major))],
    ),
    (
        "property-became-required",
        "{ type: object, properties: { a: { type: string } } }",
        "{ type: object, required: [a], properties: { a: { type: string } } }",
        [(Breaking, Some(Major)), (Info, Some(Major))],
    ),
    (
        "property-became-optional",
        "{ type: object, required: [a], properties: { a: { type: string } } }",
        "{ type: object, properties: { a: { type: string } } }",
        [(Info, Some(Major)), (Breaking, Some(Major))],
    ),
    (
        "constraint-added",
        "{ type: object, properties: { a: { type: integer } } }",
        "{ type: object, properties: { a: { type: integer, maximum: 9 } } }",
        [(Warning, Some(Patch)), (Info, Some(Patch))],
    ),
    (
        "constraint-removed",
        "{ type: object, properties: { a: { type: array, items: { type: string }, maxItems: 9 } } }",
        "{ type: object, properties: { a: { type: array, items: { type: string } } } }",
        [(Info, Some(Patch)), (Warning, Some(Patch))],
    ),
    (
        "constraint-tightened",
        "{ type: object, properties: { a: { type: string, minLength: 2 } } }",
        "{ type: object, properties: { a: { type: string, minLength: 3 } } }",
        [(Breaking, Some(Patch)), (Info, Some(Patch))],
    ),
    (
        "constraint-tightened",
        "{ type: object, properties: { a: { type: number, maximum: 1.5 } } }",
        "{ type: object, properties: { a: { type: number, maximum: 1 } } }",
        [(Breaking, Some(Patch)), (Info, Some(Patch))],
    ),
    (
        "constraint-tightened",
        "{ type: object, properties: { a: { type: integer, minimum: 1 } } }",
        "{ type: object, properties: { a: { type: integer, minimum: 1, exclusiveMinimum: true } } }",
        [(Breaking, Some(Patch)), (Info, Some(Patch))],
    ),
    (
        "constraint-loosened",
        "{ type: object, properties: { a: { type: integer, minimum: 10 } } }",
        "{ type: object, properties: { a: { type: integer, minimum: -1 } } }",
        [(Info, Some(Patch)), (Warning, Some(Patch))],
    ),
    (
        "constraint-loosened",
        "{ type: object, properties: { a: { type: integer, multipleOf: 6 } } }",
        "{ type: object, properties: { a: { type: integer, multipleOf: 3 } } }",
        [(Info, Some(Patch)), (Warning, Some(Patch))],
    ),
    (
        "constraint-added",
        "{ type: object, properties: { a: { type: string } } }",
        "{ type: object, properties: { a: { type: string, pattern: a } } }",
        [(Warning, Some(Patch)), (Info, Some(Patch))],
    ),
    (
        "pattern-changed",
        "{ type: object, properties: { a: { type: string, pattern: a } } }",
        "{ type: object, properties: { a: { type: string, pattern: b } } }",
        [(Warning, Some(Patch)), (Info, Some(Patch))],
    ),
    (
        "constraint-tightened",
        "{ type: string, minLength: 2 }",
        "{ type: string, minLength: 3 }",
        [(Breaking, Some(Patch)), (Info, Some(Patch))],
    ),
    (
        "constraint-added",
        "{ type: array, items: { type: string } }",
        "{ type: array, items: { type: string, maxLength: 3 } }",
        [(Warning, None), (Info, None)],
    ),
    // A type within another is that of the response in both.
    (
        "type-changed",
        "{ type: array, items: { type: string } }",
        "{ type: array, items: { type: boolean } }",
        [(Breaking, Some(Major)), (Breaking, Some(Major))],
    ),
];
