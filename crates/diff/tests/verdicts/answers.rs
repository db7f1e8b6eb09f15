//! What may become of responses and their headers.

use crate::calls::Call;

/// A rule, and two descriptions that meet it, whatever else they meet.
pub(crate) const ANSWERS: [Call; 25] = [
    (
        "response-success-status-added",
        answer!("'200': { description: A }"),
        answer!("'200': { description: A }, '202': { description: B }"),
    ),
    (
        "response-success-status-removed",
        answer!("'200': { description: A }, '202': { description: B }"),
        answer!("'200': { description: A }"),
    ),
    (
        "response-non-success-status-added",
        answer!("'200': { description: A }"),
        answer!("'200': { description: A }, '404': { description: B }"),
    ),
    (
        "response-non-success-status-removed",
        answer!("'200': { description: A }, '404': { description: B }"),
        answer!("'200': { description: A }"),
    ),
    (
        "response-media-type-added",
        answer!("'200': { description: A, content: { text/csv: {} } }"),
        answer!("'200': { description: A, content: { text/csv: {}, application/json: {} } }"),
    ),
    (
        "response-media-type-removed",
        answer!("'200': { description: A, content: { text/csv: {}, application/json: {} } }"),
        answer!("'200': { description: A, content: { text/csv: {} } }"),
    ),
    (
        "response-media-type-name-generalized",
        answer!("'200': { description: A, content: { application/problem+json: {} } }"),
        answer!("'200': { description: A, content: { application/json: {} } }"),
    ),
    (
        "response-media-type-name-specialized",
        answer!("'200': { description: A, content: { application/json: {} } }"),
        answer!("'200': { description: A, content: { application/problem+json: {} } }"),
    ),
    (
        "response-media-type-name-changed",
        answer!("'200': { description: A, content: { application/json: {} } }"),
        answer!("'200': { description: A, content: { 'application/json; charset=utf-8': {} } }"),
    ),
    (
        "response-body-media-type-schema-added",
        answer!("'200': { description: A, content: { application/json: {} } }"),
        answer!(
            "'200': { description: A, content: { application/json: { schema: { type: string } } } }"
        ),
    ),
    (
        "response-body-media-type-schema-removed",
        answer!(
            "'200': { description: A, content: { application/json: { schema: { type: string } } } }"
        ),
        answer!("'200': { description: A, content: { application/json: {} } }"),
    ),
    (
        "response-body-item-schema-added",
        answer!("'200': { description: A, content: { application/jsonl: {} } }"),
        answer!(
            "'200': { description: A, content: { application/jsonl: { itemSchema: { type: string } } } }"
        ),
    ),
    (
        "response-body-item-schema-removed",
        answer!(
            "'200': { description: A, content: { application/jsonl: { itemSchema: { type: string } } } }"
        ),
        answer!("'200': { description: A, content: { application/jsonl: {} } }"),
    ),
    (
        "response-body-type-compatible",
        answer!("'200': { description: A, content: { text/plain: { schema: { type: string } } } }"),
        answer!("'200': { description: A, content: { text/plain: { schema: { type: object } } } }"),
    ),
    (
        "response-property-type-compatible",
        answer!(
            "'200': { description: A, content: { application/xml: { schema: { type: object, properties: { p: { type: string } } } } } }"
        ),
        answer!(
            "'200': { description: A, content: { application/xml: { schema: { type: object, properties: { p: { type: integer } } } } } }"
        ),
    ),
    (
        "response-body-type-generalized",
        answer!(
            "'200': { description: A, content: { application/json: { schema: { type: integer } } } }"
        ),
        answer!(
            "'200': { description: A, content: { application/json: { schema: { type: number } } } }"
        ),
    ),
    (
        "response-mediatype-enum-value-removed",
        answer!(
            "'200': { description: A, content: { application/json: { schema: { enum: [a, b] } } } }"
        ),
        answer!(
            "'200': { description: A, content: { application/json: { schema: { enum: [a] } } } }"
        ),
    ),
    (
        "response-header-added",
        answer!("'200': { description: A }"),
        answer!("'200': { description: A, headers: { X-A: { schema: { type: string } } } }"),
    ),
    (
        "optional-response-header-removed",
        answer!("'200': { description: A, headers: { X-A: { schema: { type: string } } } }"),
        answer!("'200': { description: A }"),
    ),
    (
        "required-response-header-removed",
        answer!(
            "'200': { description: A, headers: { X-A: { required: true, schema: { type: string } } } }"
        ),
        answer!("'200': { description: A }"),
    ),
    (
        "response-header-became-optional",
        answer!(
            "'200': { description: A, headers: { X-A: { required: true, schema: { type: string } } } }"
        ),
        answer!("'200': { description: A, headers: { X-A: { schema: { type: string } } } }"),
    ),
    (
        "response-header-became-required",
        answer!("'200': { description: A, headers: { X-A: { schema: { type: string } } } }"),
        answer!(
            "'200': { description: A, headers: { X-A: { required: true, schema: { type: string } } } }"
        ),
    ),
    (
        "response-header-deprecated",
        answer!("'200': { description: A, headers: { X-A: { schema: { type: string } } } }"),
        answer!(
            "'200': { description: A, headers: { X-A: { deprecated: true, schema: { type: string } } } }"
        ),
    ),
    (
        "response-header-encoding-changed",
        answer!("'200': { description: A, headers: { X-A: { schema: { type: object } } } }"),
        answer!(
            "'200': { description: A, headers: { X-A: { explode: true, schema: { type: object } } } }"
        ),
    ),
    (
        "response-header-type-compatible",
        answer!("'200': { description: A, headers: { X-A: { schema: { type: string } } } }"),
        answer!("'200': { description: A, headers: { X-A: { schema: { type: integer } } } }"),
    ),
];
