//! What may become of a schema, there and back: two schemas, and what rules call the way from each to the other.

/// What the ways there and back are called, and the two schemas. An empty name: that way meets another rule.
pub(crate) type Ways = (&'static str, &'static str, &'static str, &'static str);

const CAT: &str = "{ type: object, required: [kind], properties: { kind: { const: cat } } }";

/// Rules are named after a place and one of these.
pub(crate) const KINDS: [Ways; 66] = [
    ("type-changed", "type-changed", "{ type: object }", "{ type: boolean }"),
    ("type-generalized", "", "{ type: integer }", "{ type: number }"),
    ("", "type-specialized", "{ type: integer }", "{ type: number }"),
    ("became-nullable", "became-not-nullable", "{ type: string }", "{ type: [string, 'null'] }"),
    (
        "list-of-types-widened",
        "list-of-types-narrowed",
        "{ oneOf: [{ type: string }, { type: integer }] }",
        "{ oneOf: [{ type: string }, { type: integer }, { type: boolean }] }",
    ),
    ("became-enum", "became-not-enum", "{ type: string }", "{ type: string, enum: [a, b] }"),
    (
        "enum-value-added",
        "enum-value-removed",
        "{ type: string, enum: [a, b] }",
        "{ type: string, enum: [a, b, c] }",
    ),
    ("const-added", "const-removed", "{ type: string }", "{ type: string, const: a }"),
    ("const-changed", "", "{ type: string, const: a }", "{ type: string, const: b }"),
    (
        "default-value-added",
        "default-value-removed",
        "{ type: string }",
        "{ type: string, default: a }",
    ),
    ("default-value-changed", "", "{ type: string, default: a }", "{ type: string, default: b }"),
    (
        "",
        "x-extensible-enum-value-removed",
        "{ type: string, x-extensible-enum: [a] }",
        "{ type: string, x-extensible-enum: [a, b] }",
    ),
    ("min-set", "min-unset", "{ type: integer }", "{ type: integer, minimum: 1 }"),
    (
        "min-increased",
        "min-decreased",
        "{ type: integer, minimum: 1 }",
        "{ type: integer, minimum: 2 }",
    ),
    ("max-set", "max-unset", "{ type: integer }", "{ type: integer, maximum: 1 }"),
    (
        "max-increased",
        "max-decreased",
        "{ type: integer, maximum: 1 }",
        "{ type: integer, maximum: 2 }",
    ),
    (
        "exclusive-min-set",
        "exclusive-min-unset",
        "{ type: integer }",
        "{ type: integer, exclusiveMinimum: 1 }",
    ),
    (
        "exclusive-min-increased",
        "exclusive-min-decreased",
        "{ type: integer, exclusiveMinimum: 1 }",
        "{ type: integer, exclusiveMinimum: 2 }",
    ),
    (
        "exclusive-max-set",
        "exclusive-max-unset",
        "{ type: integer }",
        "{ type: integer, exclusiveMaximum: 1 }",
    ),
    (
        "exclusive-max-increased",
        "exclusive-max-decreased",
        "{ type: integer, exclusiveMaximum: 1 }",
        "{ type: integer, exclusiveMaximum: 2 }",
    ),
    (
        "min-length-increased",
        "min-length-decreased",
        "{ type: string }",
        "{ type: string, minLength: 2 }",
    ),
    ("max-length-set", "max-length-unset", "{ type: string }", "{ type: string, maxLength: 2 }"),
    (
        "max-length-increased",
        "max-length-decreased",
        "{ type: string, maxLength: 1 }",
        "{ type: string, maxLength: 2 }",
    ),
    (
        "min-items-set",
        "min-items-unset",
        "{ type: array, items: {} }",
        "{ type: array, items: {}, minItems: 1 }",
    ),
    (
        "min-items-increased",
        "min-items-decreased",
        "{ type: array, items: {}, minItems: 1 }",
        "{ type: array, items: {}, minItems: 2 }",
    ),
    (
        "max-items-set",
        "max-items-unset",
        "{ type: array, items: {} }",
        "{ type: array, items: {}, maxItems: 1 }",
    ),
    (
        "max-items-increased",
        "max-items-decreased",
        "{ type: array, items: {}, maxItems: 1 }",
        "{ type: array, items: {}, maxItems: 2 }",
    ),
    (
        "min-properties-set",
        "min-properties-unset",
        "{ type: object }",
        "{ type: object, minProperties: 1 }",
    ),
    (
        "min-properties-increased",
        "min-properties-decreased",
        "{ type: object, minProperties: 1 }",
        "{ type: object, minProperties: 2 }",
    ),
    (
        "max-properties-set",
        "max-properties-unset",
        "{ type: object }",
        "{ type: object, maxProperties: 1 }",
    ),
    (
        "max-properties-increased",
        "max-properties-decreased",
        "{ type: object, maxProperties: 1 }",
        "{ type: object, maxProperties: 2 }",
    ),
    (
        "multiple-of-set",
        "multiple-of-unset",
        "{ type: integer }",
        "{ type: integer, multipleOf: 2 }",
    ),
    (
        "multiple-of-changed",
        "",
        "{ type: integer, multipleOf: 2 }",
        "{ type: integer, multipleOf: 3 }",
    ),
    (
        "unique-items-set",
        "unique-items-unset",
        "{ type: array, items: {} }",
        "{ type: array, items: {}, uniqueItems: true }",
    ),
    ("pattern-added", "pattern-removed", "{ type: string }", "{ type: string, pattern: a }"),
    ("pattern-changed", "", "{ type: string, pattern: a }", "{ type: string, pattern: b }"),
    ("pattern-generalized", "", "{ type: string, pattern: a }", "{ type: string, pattern: '.*' }"),
    (
        "additional-properties-forbidden",
        "additional-properties-allowed",
        "{ type: object }",
        "{ type: object, additionalProperties: false }",
    ),
    (
        "additional-properties-changed",
        "",
        "{ type: object }",
        "{ type: object, additionalProperties: { type: string } }",
    ),
    (
        "undeclared-property-became-required",
        "undeclared-property-became-optional",
        "{ type: object }",
        "{ type: object, required: [a] }",
    ),
    (
        "pattern-property-added",
        "pattern-property-removed",
        "{ type: object }",
        "{ type: object, patternProperties: { '^a': { type: string } } }",
    ),
    (
        "all-of-added",
        "all-of-removed",
        "{ allOf: [{ type: object, minProperties: 1 }] }",
        "{ allOf: [{ type: object, minProperties: 1 }, { type: object, maxProperties: 9 }] }",
    ),
    (
        "all-of-added-annotation-only",
        "all-of-removed-annotation-only",
        "{ allOf: [{ type: object, minProperties: 1 }] }",
        "{ allOf: [{ type: object, minProperties: 1 }, { title: A }] }",
    ),
    (
        "any-of-added",
        "any-of-removed",
        "{ anyOf: [{ $ref: '#/components/schemas/Cat' }, { type: string }] }",
        "{ anyOf: [{ $ref: '#/components/schemas/Cat' }, { type: string }, { type: boolean }] }",
    ),
    (
        "one-of-added",
        "one-of-removed",
        "{ oneOf: [{ $ref: '#/components/schemas/Cat' }, { type: string }] }",
        "{ oneOf: [{ $ref: '#/components/schemas/Cat' }, { type: string }, { type: boolean }] }",
    ),
    (
        "wrapped-in-one-of",
        "",
        "{ type: object, properties: { kind: { const: cat } } }",
        "{ oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }] }",
    ),
    ("not-changed", "not-changed", "{ type: string }", "{ type: string, not: { const: a } }"),
    (
        "discriminator-added",
        "discriminator-removed",
        "{ oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }] }",
        "{ oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }], discriminator: { propertyName: kind } }",
    ),
    (
        "discriminator-property-name-changed",
        "",
        "{ oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }], discriminator: { propertyName: kind } }",
        "{ oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }], discriminator: { propertyName: name } }",
    ),
    (
        "discriminator-mapping-added",
        "discriminator-mapping-deleted",
        "{ oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }], discriminator: { propertyName: kind, mapping: { cat: '#/components/schemas/Cat' } } }",
        "{ oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }], discriminator: { propertyName: kind, mapping: { cat: '#/components/schemas/Cat', dog: '#/components/schemas/Dog' } } }",
    ),
    (
        "discriminator-mapping-changed",
        "",
        "{ oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }], discriminator: { propertyName: kind, mapping: { cat: '#/components/schemas/Cat' } } }",
        "{ oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }], discriminator: { propertyName: kind, mapping: { cat: '#/components/schemas/Dog' } } }",
    ),
    (
        "discriminator-default-mapping-changed",
        "",
        "{ oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }], discriminator: { propertyName: kind } }",
        "{ oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }], discriminator: { propertyName: kind, defaultMapping: Dog } }",
    ),
    (
        "prefix-items-added",
        "prefix-items-removed",
        "{ type: array, items: {}, prefixItems: [{ type: string }] }",
        "{ type: array, items: {}, prefixItems: [{ type: string }, { type: integer }] }",
    ),
    ("if-added", "if-removed", "{ type: object }", "{ type: object, if: { required: [a] } }"),
    ("then-added", "then-removed", "{ type: object }", "{ type: object, then: { required: [a] } }"),
    ("else-added", "else-removed", "{ type: object }", "{ type: object, else: { required: [a] } }"),
    (
        "condition-changed",
        "",
        "{ type: object, if: { required: [a] } }",
        "{ type: object, if: { required: [b] } }",
    ),
    (
        "contains-added",
        "contains-removed",
        "{ type: array, items: {} }",
        "{ type: array, items: {}, contains: { const: a } }",
    ),
    (
        "min-contains-set",
        "min-contains-unset",
        "{ type: array, items: {}, contains: { const: a } }",
        "{ type: array, items: {}, contains: { const: a }, minContains: 2 }",
    ),
    (
        "min-contains-increased",
        "min-contains-decreased",
        "{ type: array, items: {}, minContains: 2 }",
        "{ type: array, items: {}, minContains: 3 }",
    ),
    (
        "max-contains-set",
        "max-contains-unset",
        "{ type: array, items: {}, contains: { const: a } }",
        "{ type: array, items: {}, contains: { const: a }, maxContains: 2 }",
    ),
    (
        "max-contains-increased",
        "max-contains-decreased",
        "{ type: array, items: {}, maxContains: 2 }",
        "{ type: array, items: {}, maxContains: 3 }",
    ),
    (
        "dependent-required-added",
        "dependent-required-removed",
        "{ type: object }",
        "{ type: object, dependentRequired: { a: [b] } }",
    ),
    (
        "dependent-required-changed",
        "",
        "{ type: object, dependentRequired: { a: [b] } }",
        "{ type: object, dependentRequired: { a: [c] } }",
    ),
    (
        "dependent-schema-added",
        "dependent-schema-removed",
        "{ type: object }",
        "{ type: object, dependentSchemas: { a: { required: [b] } } }",
    ),
    (
        "property-names-added",
        "property-names-removed",
        "{ type: object }",
        "{ type: object, propertyNames: { maxLength: 3 } }",
    ),
];

/// As [`KINDS`], what is evaluated and what strings hold.
pub(crate) const CONTENTS: [Ways; 5] = [
    (
        "unevaluated-items-added",
        "unevaluated-items-removed",
        "{ type: array, items: {} }",
        "{ type: array, items: {}, unevaluatedItems: false }",
    ),
    (
        "unevaluated-properties-added",
        "unevaluated-properties-removed",
        "{ type: object }",
        "{ type: object, unevaluatedProperties: false }",
    ),
    (
        "content-schema-added",
        "content-schema-removed",
        "{ type: string, contentMediaType: application/json }",
        "{ type: string, contentMediaType: application/json, contentSchema: { type: object } }",
    ),
    (
        "content-media-type-changed",
        "",
        "{ type: string, contentMediaType: application/json }",
        "{ type: string, contentMediaType: text/plain }",
    ),
    (
        "content-encoding-changed",
        "",
        "{ type: string, contentEncoding: base64 }",
        "{ type: string, contentEncoding: base32 }",
    ),
];

/// What schemas refer to.
pub(crate) fn components() -> String {
    let dog = CAT.replace("cat", "dog");
    format!("components: {{ schemas: {{ Cat: {CAT}, Dog: {dog} }} }}\n")
}
