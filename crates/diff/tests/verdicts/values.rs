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

/// A rule and the verdicts.
type Verdict = (&'static str, Level, Option<Bump>);

/// Two schemas, and the verdicts where callers and where servers send them.
pub(crate) type OfSchemas = (&'static str, &'static str, [Verdict; 2]);

pub(crate) const SCHEMAS: [OfSchemas; 39] = [
    (
        "{ type: object, properties: { a: { type: string } } }",
        "{ type: object, properties: { a: { type: integer } } }",
        [
            ("request-property-type-changed", Breaking, Some(Major)),
            ("response-property-type-changed", Breaking, Some(Major)),
        ],
    ),
    (
        "{ type: object, properties: { a: { type: integer } } }",
        "{ type: object, properties: { a: { type: number } } }",
        [
            ("request-property-type-generalized", Info, Some(Major)),
            ("response-property-type-generalized", Breaking, Some(Major)),
        ],
    ),
    (
        "{ type: object, properties: { a: { type: number } } }",
        "{ type: object, properties: { a: { type: integer } } }",
        [
            ("request-property-type-changed", Breaking, Some(Major)),
            ("response-property-type-specialized", Info, Some(Major)),
        ],
    ),
    (
        "{ type: object, properties: { a: { type: string } } }",
        "{ type: object, properties: { a: {  } } }",
        [
            ("request-property-type-generalized", Info, Some(Major)),
            ("response-property-type-changed", Breaking, Some(Major)),
        ],
    ),
    (
        "{ type: object, properties: { a: {  } } }",
        "{ type: object, properties: { a: { type: string } } }",
        [
            ("request-property-type-changed", Breaking, Some(Major)),
            ("response-property-type-specialized", Info, Some(Major)),
        ],
    ),
    (
        "{ type: object, properties: { a: { type: string, enum: [x, y] } } }",
        "{ type: object, properties: { a: { type: string } } }",
        [
            ("request-property-became-not-enum", Info, Some(Major)),
            ("response-property-became-not-enum", Warning, Some(Major)),
        ],
    ),
    (
        "{ type: object, properties: { a: { type: string } } }",
        "{ type: object, properties: { a: { type: string, enum: [x, y] } } }",
        [
            ("request-property-became-enum", Breaking, Some(Major)),
            ("response-property-became-enum", Info, Some(Major)),
        ],
    ),
    (
        "{ type: object, properties: { a: { type: string } } }",
        "{ type: object, properties: { a: { type: string, format: date-time } } }",
        [
            ("request-property-type-changed", Breaking, Some(Major)),
            ("response-property-type-specialized", Info, Some(Major)),
        ],
    ),
    (
        "{ type: object, required: [a], properties: { a: { type: string } } }",
        "{ type: object, required: [a], properties: { a: { type: string, nullable: true } } }",
        [
            ("request-property-became-nullable", Info, Some(Major)),
            ("response-property-became-nullable", Breaking, Some(Major)),
        ],
    ),
    (
        "{ type: object, required: [a], properties: { a: { type: string, nullable: true } } }",
        "{ type: object, required: [a], properties: { a: { type: string } } }",
        [
            ("request-property-became-not-nullable", Breaking, Some(Major)),
            ("response-property-became-not-nullable", Info, Some(Major)),
        ],
    ),
    (
        "{ type: string, enum: [a, b] }",
        "{ type: string, enum: [a, b, c] }",
        [
            ("request-body-enum-value-added", Info, Some(Minor)),
            ("response-body-enum-value-added", Warning, Some(Minor)),
        ],
    ),
    (
        "{ type: object, required: [a], properties: { a: { type: string, enum: [x] } } }",
        "{ type: object, required: [a], properties: { a: { type: string, enum: [x, y] } } }",
        [
            ("request-property-enum-value-added", Info, Some(Minor)),
            ("response-property-enum-value-added", Warning, Some(Minor)),
        ],
    ),
    // A tag of one value is written by itself; one of two is chosen.
    (
        "{ oneOf: [{ $ref: '#/components/schemas/Cat' }, { type: object, required: [kind], properties: { kind: { type: string, enum: [fox] } } }] }",
        "{ oneOf: [{ $ref: '#/components/schemas/Cat' }, { type: object, required: [kind], properties: { kind: { type: string, enum: [fox, wolf] } } }] }",
        [
            ("request-property-enum-value-added", Info, Some(Major)),
            ("response-property-enum-value-added", Warning, Some(Major)),
        ],
    ),
    (
        "{ oneOf: [{ $ref: '#/components/schemas/Cat' }, { title: Fox, type: object, required: [kind], properties: { kind: { type: string, enum: [fox] } } }] }",
        "{ oneOf: [{ $ref: '#/components/schemas/Cat' }, { title: Fox, type: object, required: [kind], properties: { kind: { type: string, enum: [fox, wolf] } } }] }",
        [
            ("request-property-enum-value-added", Info, Some(Major)),
            ("response-property-enum-value-added", Warning, Some(Minor)),
        ],
    ),
    (
        "{ type: string, enum: [a, b, c] }",
        "{ type: string, enum: [a, b] }",
        [
            ("request-body-enum-value-removed", Breaking, Some(Major)),
            ("response-mediatype-enum-value-removed", Info, Some(Major)),
        ],
    ),
    (
        "{ oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }] }",
        "{ oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }, { type: object, required: [kind], properties: { kind: { type: string, enum: [fox] } } }] }",
        [
            ("request-body-one-of-added", Info, Some(Minor)),
            ("response-body-one-of-added", Warning, Some(Minor)),
        ],
    ),
    (
        "{ oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }, { type: object, required: [kind], properties: { kind: { type: string, enum: [fox] } } }] }",
        "{ oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }] }",
        [
            ("request-body-one-of-removed", Breaking, Some(Major)),
            ("response-body-one-of-removed", Info, Some(Major)),
        ],
    ),
    (
        "{ oneOf: [{ type: object, required: [k, l], properties: { k: { type: string, enum: [a] }, l: { type: string, enum: [a] } } }, { type: object, required: [k, l], properties: { k: { type: string, enum: [b] }, l: { type: string, enum: [b] } } }], discriminator: { propertyName: k } }",
        "{ oneOf: [{ type: object, required: [k, l], properties: { k: { type: string, enum: [a] }, l: { type: string, enum: [a] } } }, { type: object, required: [k, l], properties: { k: { type: string, enum: [b] }, l: { type: string, enum: [b] } } }], discriminator: { propertyName: l } }",
        [
            ("request-body-discriminator-property-name-changed", Breaking, Some(Major)),
            ("response-body-discriminator-property-name-changed", Breaking, Some(Major)),
        ],
    ),
    (
        "{ oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }], discriminator: { propertyName: kind } }",
        "{ oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }], discriminator: { propertyName: kind, defaultMapping: Dog } }",
        [
            ("request-body-discriminator-default-mapping-changed", Warning, Some(Major)),
            ("response-body-discriminator-default-mapping-changed", Warning, Some(Minor)),
        ],
    ),
    (
        "{ type: object, properties: { a: { type: string } } }",
        "{ type: object, properties: { a: { type: string } }, additionalProperties: { type: string } }",
        [
            ("request-body-additional-properties-changed", Warning, Some(Minor)),
            ("response-body-additional-properties-changed", Warning, Some(Minor)),
        ],
    ),
    (
        "{ type: object, properties: { a: { type: string } } }",
        "{ type: object, properties: { a: { type: string }, b: { type: integer } } }",
        [
            ("new-optional-request-property", Info, Some(Minor)),
            ("response-optional-property-added", Info, Some(Minor)),
        ],
    ),
    (
        "{ type: object, properties: { a: { type: string } } }",
        "{ type: object, required: [b], properties: { a: { type: string }, b: { type: integer } } }",
        [
            ("new-required-request-property", Breaking, Some(Major)),
            ("response-required-property-added", Info, Some(Minor)),
        ],
    ),
    (
        "{ type: object, properties: { a: { type: string }, b: { type: integer } } }",
        "{ type: object, properties: { a: { type: string } } }",
        [
            ("request-property-removed", Warning, Some(Major)),
            ("response-optional-property-removed", Warning, Some(Major)),
        ],
    ),
    (
        "{ type: object, required: [b], properties: { a: { type: string }, b: { type: integer } } }",
        "{ type: object, properties: { a: { type: string } } }",
        [
            ("request-property-removed", Warning, Some(Major)),
            ("response-required-property-removed", Breaking, Some(Major)),
        ],
    ),
    (
        "{ type: object, properties: { a: { type: string }, b: { type: integer } } }",
        "{ type: object, properties: { a: { type: string }, c: { type: integer } } }",
        [
            ("request-property-renamed", Breaking, Some(Major)),
            ("response-property-renamed", Breaking, Some(Major)),
        ],
    ),
    (
        "{ type: object, properties: { a: { type: string } } }",
        "{ type: object, required: [a], properties: { a: { type: string } } }",
        [
            ("request-property-became-required", Breaking, Some(Major)),
            ("response-property-became-required", Info, Some(Major)),
        ],
    ),
    (
        "{ type: object, required: [a], properties: { a: { type: string } } }",
        "{ type: object, properties: { a: { type: string } } }",
        [
            ("request-property-became-optional", Info, Some(Major)),
            ("response-property-became-optional", Breaking, Some(Major)),
        ],
    ),
    (
        "{ type: object, properties: { a: { type: integer } } }",
        "{ type: object, properties: { a: { type: integer, maximum: 9 } } }",
        [
            ("request-property-max-set", Warning, Some(Patch)),
            ("response-property-max-set", Info, Some(Patch)),
        ],
    ),
    (
        "{ type: object, properties: { a: { type: array, items: { type: string }, maxItems: 9 } } }",
        "{ type: object, properties: { a: { type: array, items: { type: string } } } }",
        [
            ("request-property-max-items-unset", Info, Some(Patch)),
            ("response-property-max-items-unset", Warning, Some(Patch)),
        ],
    ),
    (
        "{ type: object, properties: { a: { type: string, minLength: 2 } } }",
        "{ type: object, properties: { a: { type: string, minLength: 3 } } }",
        [
            ("request-property-min-length-increased", Breaking, Some(Patch)),
            ("response-property-min-length-increased", Info, Some(Patch)),
        ],
    ),
    (
        "{ type: object, properties: { a: { type: number, maximum: 1.5 } } }",
        "{ type: object, properties: { a: { type: number, maximum: 1 } } }",
        [
            ("request-property-max-decreased", Breaking, Some(Patch)),
            ("response-property-max-decreased", Info, Some(Patch)),
        ],
    ),
    (
        "{ type: object, properties: { a: { type: integer, minimum: 1 } } }",
        "{ type: object, properties: { a: { type: integer, minimum: 1, exclusiveMinimum: true } } }",
        [
            ("request-property-exclusive-min-set", Warning, Some(Patch)),
            ("response-property-exclusive-min-set", Info, Some(Patch)),
        ],
    ),
    (
        "{ type: object, properties: { a: { type: integer, minimum: 10 } } }",
        "{ type: object, properties: { a: { type: integer, minimum: -1 } } }",
        [
            ("request-property-min-decreased", Info, Some(Patch)),
            ("response-property-min-decreased", Warning, Some(Patch)),
        ],
    ),
    (
        "{ type: object, properties: { a: { type: integer, multipleOf: 6 } } }",
        "{ type: object, properties: { a: { type: integer, multipleOf: 3 } } }",
        [
            ("request-property-multiple-of-changed", Warning, Some(Patch)),
            ("response-property-multiple-of-changed", Warning, Some(Patch)),
        ],
    ),
    (
        "{ type: object, properties: { a: { type: string } } }",
        "{ type: object, properties: { a: { type: string, pattern: a } } }",
        [
            ("request-property-pattern-added", Breaking, Some(Patch)),
            ("response-property-pattern-added", Info, Some(Patch)),
        ],
    ),
    (
        "{ type: object, properties: { a: { type: string, pattern: a } } }",
        "{ type: object, properties: { a: { type: string, pattern: b } } }",
        [
            ("request-property-pattern-changed", Warning, Some(Patch)),
            ("response-property-pattern-changed", Info, Some(Patch)),
        ],
    ),
    (
        "{ type: string, minLength: 2 }",
        "{ type: string, minLength: 3 }",
        [
            ("request-body-min-length-increased", Breaking, Some(Patch)),
            ("response-body-min-length-increased", Info, Some(Patch)),
        ],
    ),
    (
        "{ type: array, items: { type: string } }",
        "{ type: array, items: { type: string, maxLength: 3 } }",
        [
            ("request-property-max-length-set", Warning, None),
            ("response-property-max-length-set", Info, None),
        ],
    ),
    // A type within another is that of the response in both.
    (
        "{ type: array, items: { type: string } }",
        "{ type: array, items: { type: boolean } }",
        [
            ("request-property-type-changed", Breaking, Some(Major)),
            ("response-property-type-changed", Breaking, Some(Major)),
        ],
    ),
];
