//! What may become of parameters and bodies.

use crate::calls::Call;

/// A rule, and two descriptions that meet it, whatever else they meet.
pub(crate) const REQUESTS: [Call; 38] = [
    ("new-optional-request-parameter", call!(), parameter!("required: false")),
    ("new-required-request-parameter", call!(), parameter!("required: true")),
    ("request-parameter-removed", parameter!("required: false"), call!()),
    ("request-parameter-removed-with-deprecation", parameter!("deprecated: true"), call!()),
    (
        "request-parameter-removed-before-sunset",
        parameter!("deprecated: true, x-sunset: 2030-01-01"),
        call!(),
    ),
    (
        "request-parameter-removed-after-sunset",
        parameter!("deprecated: true, x-sunset: 2020-01-01"),
        call!(),
    ),
    ("request-parameter-sunset-parse", parameter!("deprecated: true, x-sunset: soon"), call!()),
    (
        "request-parameter-became-required",
        parameter!("required: false"),
        parameter!("required: true"),
    ),
    (
        "request-parameter-became-optional",
        parameter!("required: true"),
        parameter!("required: false"),
    ),
    ("request-parameter-deprecated", parameter!("required: false"), parameter!("deprecated: true")),
    (
        "request-parameter-deprecated-sunset-missing",
        parameter!("required: false"),
        parameter!("deprecated: true"),
    ),
    (
        "request-parameter-sunset-date-too-small",
        parameter!("required: false"),
        parameter!("deprecated: true, x-sunset: 2020-01-01"),
    ),
    (
        "request-parameter-reactivated",
        parameter!("deprecated: true"),
        parameter!("required: false"),
    ),
    (
        "request-parameter-sunset-deleted",
        parameter!("deprecated: true, x-sunset: 2030-01-01"),
        parameter!("deprecated: true"),
    ),
    (
        "request-parameter-sunset-date-changed-too-small",
        parameter!("deprecated: true, x-sunset: 2030-01-01"),
        parameter!("deprecated: true, x-sunset: 2020-01-01"),
    ),
    (
        "request-parameter-moved",
        parameter!("required: false"),
        call!("parameters: [{ in: header, name: q, schema: { type: string } }],"),
    ),
    (
        "request-parameter-encoding-changed",
        call!(
            "parameters: [{ in: query, name: q, schema: { type: array, items: { type: string } } }],"
        ),
        call!(
            "parameters: [{ in: query, name: q, explode: false, schema: { type: array, items: { type: string } } }],"
        ),
    ),
    (
        "new-optional-request-default-parameter-to-existing-path",
        call!(),
        "/a: { parameters: [{ in: query, name: q, required: false, schema: { type: string } }], post: { operationId: a, responses: { '204': { description: A } } } }",
    ),
    (
        "new-required-request-default-parameter-to-existing-path",
        call!(),
        "/a: { parameters: [{ in: query, name: q, required: true, schema: { type: string } }], post: { operationId: a, responses: { '204': { description: A } } } }",
    ),
    (
        "request-parameter-type-changed",
        parameter!("required: false"),
        call!("parameters: [{ in: query, name: q, schema: { type: integer } }],"),
    ),
    (
        "request-parameter-type-generalized",
        call!("parameters: [{ in: query, name: q, schema: { type: integer } }],"),
        parameter!("required: false"),
    ),
    (
        "request-body-added-optional",
        call!(),
        body!("application/json: { schema: { type: string } }"),
    ),
    (
        "request-body-added-required",
        call!(),
        call!("requestBody: { required: true, content: { application/json: {} } },"),
    ),
    ("request-body-removed", body!("application/json: { schema: { type: string } }"), call!()),
    (
        "request-body-became-required",
        body!("application/json: {}"),
        call!("requestBody: { required: true, content: { application/json: {} } },"),
    ),
    (
        "request-body-became-optional",
        call!("requestBody: { required: true, content: { application/json: {} } },"),
        body!("application/json: {}"),
    ),
    (
        "request-body-media-type-added",
        body!("application/json: {}"),
        body!("application/json: {}, text/csv: {}"),
    ),
    (
        "request-body-media-type-removed",
        body!("application/json: {}, text/csv: {}"),
        body!("application/json: {}"),
    ),
    (
        "request-body-media-type-schema-added",
        body!("application/json: {}"),
        body!("application/json: { schema: { type: string } }"),
    ),
    (
        "request-body-media-type-schema-removed",
        body!("application/json: { schema: { type: string } }"),
        body!("application/json: {}"),
    ),
    (
        "request-body-item-schema-added",
        body!("application/jsonl: {}"),
        body!("application/jsonl: { itemSchema: { type: string } }"),
    ),
    (
        "request-body-item-schema-removed",
        body!("application/jsonl: { itemSchema: { type: string } }"),
        body!("application/jsonl: {}"),
    ),
    (
        "request-body-type-compatible",
        body!("text/plain: { schema: { type: object } }"),
        body!("text/plain: { schema: { type: string } }"),
    ),
    (
        "request-property-type-compatible",
        body!(
            "application/xml: { schema: { type: object, properties: { p: { type: integer } } } }"
        ),
        body!("application/xml: { schema: { type: object, properties: { p: { type: string } } } }"),
    ),
    (
        "request-property-encoding-changed",
        body!(
            "application/x-www-form-urlencoded: { schema: { type: object, properties: { a: { type: array, items: { type: string } } } } }"
        ),
        body!(
            "application/x-www-form-urlencoded: { schema: { type: object, properties: { a: { type: array, items: { type: string } } } }, encoding: { a: { explode: false } } }"
        ),
    ),
    (
        "request-parameter-property-type-changed",
        call!(
            "parameters: [{ in: query, name: q, schema: { type: object, properties: { p: { type: integer } } } }],"
        ),
        call!(
            "parameters: [{ in: query, name: q, schema: { type: object, properties: { p: { type: string } } } }],"
        ),
    ),
    (
        "request-parameter-renamed",
        parameter!("required: false"),
        call!("parameters: [{ in: query, name: p, schema: { type: string } }],"),
    ),
    (
        "new-request-path-parameter",
        "'/a/{b}': { get: { operationId: b, responses: { '204': { description: A } } } }",
        "'/a/{b}': { get: { operationId: b, parameters: [{ in: path, name: b, required: true, schema: { type: string } }], responses: { '204': { description: A } } } }",
    ),
];
