//! What may become of a property: two objects, and the rules that it meets by where they are.

/// Two schemas, and rules: of requests, responses, parameters and headers, as their ids say.
pub(crate) type Objects = (&'static str, &'static str, &'static [&'static str]);

pub(crate) const PROPERTIES: [Objects; 38] = [
    (
        "{ type: object, properties: { b: { type: string } } }",
        "{ type: object, properties: { b: { type: string }, a: { type: integer } } }",
        &[
            "new-optional-request-property",
            "response-optional-property-added",
            "request-parameter-property-added-optional",
            "response-header-property-added",
        ],
    ),
    (
        "{ type: object, properties: { b: { type: string } } }",
        "{ type: object, required: [a], properties: { b: { type: string }, a: { type: integer } } }",
        &[
            "new-required-request-property",
            "response-required-property-added",
            "request-parameter-property-added-required",
            "new-required-request-header-property",
        ],
    ),
    (
        "{ type: object }",
        "{ type: object, required: [a], properties: { a: { type: integer, default: 1 } } }",
        &["new-required-request-property-with-default"],
    ),
    (
        "{ type: object, properties: { b: { type: string }, a: { type: integer } } }",
        "{ type: object, properties: { b: { type: string } } }",
        &[
            "request-property-removed",
            "response-optional-property-removed",
            "request-parameter-property-removed",
            "response-header-property-removed",
        ],
    ),
    (
        "{ type: object, required: [a], properties: { b: { type: string }, a: { type: integer } } }",
        "{ type: object, properties: { b: { type: string } } }",
        &["response-required-property-removed"],
    ),
    (
        "{ type: object, properties: { a: { type: string } } }",
        "{ type: object, properties: { b: { type: string } } }",
        &[
            "request-property-renamed",
            "response-property-renamed",
            "request-parameter-property-renamed",
            "response-header-property-renamed",
        ],
    ),
    (
        "{ type: object, properties: { a: { type: string } } }",
        "{ type: object, required: [a], properties: { a: { type: string } } }",
        &[
            "request-property-became-required",
            "response-property-became-required",
            "request-parameter-property-became-required",
            "response-header-property-became-required",
            "request-header-property-became-required",
        ],
    ),
    (
        "{ type: object, properties: { a: { type: string, default: b } } }",
        "{ type: object, required: [a], properties: { a: { type: string, default: b } } }",
        &["request-property-became-required-with-default"],
    ),
    (
        "{ type: object, required: [a], properties: { a: { type: string } } }",
        "{ type: object, properties: { a: { type: string } } }",
        &[
            "request-property-became-optional",
            "response-property-became-optional",
            "request-parameter-property-became-optional",
            "response-header-property-became-optional",
        ],
    ),
    (
        "{ type: object, properties: { a: { type: string } } }",
        "{ type: object, properties: { a: { type: string, enum: [x] } } }",
        &["request-header-property-became-enum"],
    ),
    // Who does not send a value.
    (
        "{ type: object, properties: { a: { type: string } } }",
        "{ type: object, properties: { a: { type: string, readOnly: true } } }",
        &[
            "request-optional-property-became-read-only",
            "response-optional-property-became-read-only",
        ],
    ),
    (
        "{ type: object, properties: { a: { type: string, readOnly: true } } }",
        "{ type: object, properties: { a: { type: string } } }",
        &[
            "request-optional-property-became-not-read-only",
            "response-optional-property-became-not-read-only",
        ],
    ),
    (
        "{ type: object, properties: { a: { type: string } } }",
        "{ type: object, properties: { a: { type: string, writeOnly: true } } }",
        &[
            "request-optional-property-became-write-only",
            "response-optional-property-became-write-only",
        ],
    ),
    (
        "{ type: object, properties: { a: { type: string, writeOnly: true } } }",
        "{ type: object, properties: { a: { type: string } } }",
        &[
            "request-optional-property-became-not-write-only",
            "response-optional-property-became-not-write-only",
        ],
    ),
    (
        "{ type: object, required: [a], properties: { a: { type: string } } }",
        "{ type: object, required: [a], properties: { a: { type: string, readOnly: true } } }",
        &[
            "request-required-property-became-read-only",
            "response-required-property-became-read-only",
        ],
    ),
    (
        "{ type: object, required: [a], properties: { a: { type: string, readOnly: true } } }",
        "{ type: object, required: [a], properties: { a: { type: string } } }",
        &[
            "request-required-property-became-not-read-only",
            "response-required-property-became-not-read-only",
        ],
    ),
    (
        "{ type: object, required: [a], properties: { a: { type: string } } }",
        "{ type: object, required: [a], properties: { a: { type: string, writeOnly: true } } }",
        &[
            "request-required-property-became-write-only",
            "response-required-property-became-write-only",
        ],
    ),
    (
        "{ type: object, required: [a], properties: { a: { type: string, writeOnly: true } } }",
        "{ type: object, required: [a], properties: { a: { type: string } } }",
        &[
            "request-required-property-became-not-write-only",
            "response-required-property-became-not-write-only",
        ],
    ),
    (
        "{ type: object }",
        "{ type: object, properties: { a: { type: string, writeOnly: true } } }",
        &["response-optional-write-only-property-added"],
    ),
    (
        "{ type: object }",
        "{ type: object, required: [a], properties: { a: { type: string, writeOnly: true } } }",
        &["response-required-write-only-property-added"],
    ),
    (
        "{ type: object, properties: { a: { type: string, writeOnly: true } } }",
        "{ type: object }",
        &["response-optional-write-only-property-removed"],
    ),
    (
        "{ type: object, required: [a], properties: { a: { type: string, writeOnly: true } } }",
        "{ type: object }",
        &["response-required-write-only-property-removed"],
    ),
    (
        "{ type: object, properties: { a: { type: string, writeOnly: true } } }",
        "{ type: object, required: [a], properties: { a: { type: string, writeOnly: true } } }",
        &["response-write-only-property-became-required"],
    ),
    (
        "{ type: object, required: [a], properties: { a: { type: string, writeOnly: true } } }",
        "{ type: object, properties: { a: { type: string, writeOnly: true } } }",
        &["response-write-only-property-became-optional"],
    ),
    (
        "{ type: object, properties: { a: { type: string, enum: [x], writeOnly: true } } }",
        "{ type: object, properties: { a: { type: string, enum: [x, y], writeOnly: true } } }",
        &["response-write-only-property-enum-value-added"],
    ),
    (
        "{ type: object, properties: { a: { type: string, enum: [x, y], readOnly: true } } }",
        "{ type: object, properties: { a: { type: string, enum: [x], readOnly: true } } }",
        &["request-read-only-property-enum-value-removed"],
    ),
    (
        "{ type: object, properties: { a: { type: integer, maximum: 2, readOnly: true } } }",
        "{ type: object, properties: { a: { type: integer, maximum: 1, readOnly: true } } }",
        &["request-read-only-property-max-decreased"],
    ),
    (
        "{ type: object, properties: { a: { type: integer, minimum: 1, readOnly: true } } }",
        "{ type: object, properties: { a: { type: integer, minimum: 2, readOnly: true } } }",
        &["request-read-only-property-min-increased"],
    ),
    (
        "{ type: object, properties: { a: { type: integer, exclusiveMaximum: 2, readOnly: true } } }",
        "{ type: object, properties: { a: { type: integer, exclusiveMaximum: 1, readOnly: true } } }",
        &["request-read-only-property-exclusive-max-decreased"],
    ),
    (
        "{ type: object, properties: { a: { type: integer, exclusiveMinimum: 1, readOnly: true } } }",
        "{ type: object, properties: { a: { type: integer, exclusiveMinimum: 2, readOnly: true } } }",
        &["request-read-only-property-exclusive-min-increased"],
    ),
    (
        "{ type: object, properties: { a: { type: string, maxLength: 2, readOnly: true } } }",
        "{ type: object, properties: { a: { type: string, maxLength: 1, readOnly: true } } }",
        &["request-read-only-property-max-length-decreased"],
    ),
    // How long it is there.
    (
        "{ type: object, properties: { a: { type: string } } }",
        "{ type: object, properties: { a: { type: string, deprecated: true } } }",
        &[
            "request-property-deprecated",
            "response-property-deprecated",
            "request-property-deprecated-sunset-missing",
            "response-property-deprecated-sunset-missing",
        ],
    ),
    (
        "{ type: object, properties: { a: { type: string } } }",
        "{ type: object, properties: { a: { type: string, deprecated: true, x-sunset: 2030-01-01 } } }",
        &["request-property-deprecated-with-sunset", "response-property-deprecated-with-sunset"],
    ),
    (
        "{ type: object, properties: { a: { type: string } } }",
        "{ type: object, properties: { a: { type: string, deprecated: true, x-sunset: soon } } }",
        &[
            "request-property-deprecated-sunset-invalid",
            "response-property-deprecated-sunset-invalid",
        ],
    ),
    (
        "{ type: object, properties: { a: { type: string } } }",
        "{ type: object, properties: { a: { type: string, deprecated: true, x-sunset: 2020-01-01 } } }",
        &["request-property-sunset-date-too-small", "response-property-sunset-date-too-small"],
    ),
    (
        "{ type: object, properties: { a: { type: string, deprecated: true } } }",
        "{ type: object, properties: { a: { type: string } } }",
        &["request-property-reactivated", "response-property-reactivated"],
    ),
    (
        "{ type: object, properties: { a: { type: string } } }",
        "{ type: object, properties: { a: { type: string, x-stability-level: alpha } } }",
        &["request-property-stability-decreased", "response-property-stability-decreased"],
    ),
    (
        "{ type: object, properties: { a: { type: string, x-stability-level: beta } } }",
        "{ type: object, properties: { a: { type: string } } }",
        &["request-property-stability-increased", "response-property-stability-increased"],
    ),
];
