//! What may become of operations and of the description as a whole.

use crate::calls::Call;

/// The path of `both!` without the second operation.
const HALF: &str = "/a: { get: { operationId: g, responses: { '204': { description: A } } } }";

/// A rule, and two descriptions that meet it, whatever else they meet.
pub(crate) const OPERATIONS: [Call; 35] = [
    ("endpoint-added", call!(), concat!(call!(), ", ", gone!(""))),
    ("endpoint-deprecated", call!(), call!("deprecated: true,")),
    ("endpoint-deprecated-with-sunset", call!(), call!("deprecated: true, x-sunset: 2030-01-01,")),
    ("endpoint-reactivated", call!("deprecated: true,"), call!()),
    ("api-deprecated-sunset-parse", call!(), call!("deprecated: true, x-sunset: soon,")),
    ("api-deprecated-sunset-missing", call!(), call!("deprecated: true,")),
    ("api-sunset-date-too-small", call!(), call!("deprecated: true, x-sunset: 2020-01-01,")),
    (
        "sunset-deleted",
        call!("deprecated: true, x-sunset: 2030-01-01,"),
        call!("deprecated: true,"),
    ),
    (
        "api-sunset-date-changed-too-small",
        call!("deprecated: true, x-sunset: 2030-01-01,"),
        call!("deprecated: true, x-sunset: 2020-01-01,"),
    ),
    ("api-invalid-stability-level", call!(), call!("x-stability-level: odd,")),
    ("api-stability-decreased", call!(), call!("x-stability-level: alpha,")),
    ("api-stability-increased", call!("x-stability-level: beta,"), call!()),
    ("api-path-removed-without-deprecation", concat!(call!(), ", ", gone!("")), call!()),
    (
        "api-path-removed-with-deprecation",
        concat!(call!(), ", ", gone!("deprecated: true,")),
        call!(),
    ),
    (
        "api-path-removed-before-sunset",
        concat!(call!(), ", ", gone!("deprecated: true, x-sunset: 2030-01-01,")),
        call!(),
    ),
    ("api-removed-without-deprecation", both!(""), HALF),
    ("api-removed-with-deprecation", both!("deprecated: true,"), HALF),
    ("api-removed-before-sunset", both!("deprecated: true, x-sunset: 2030-01-01,"), HALF),
    (
        "api-path-sunset-parse",
        concat!(call!(), ", ", gone!("deprecated: true, x-sunset: soon,")),
        call!(),
    ),
    (
        "operation-removed-after-sunset",
        concat!(call!(), ", ", gone!("deprecated: true, x-sunset: 2020-01-01,")),
        call!(),
    ),
    (
        "operation-removed-unstable",
        concat!(call!(), ", ", gone!("x-stability-level: alpha,")),
        call!(),
    ),
    (
        "operation-moved",
        call!(),
        "/b: { post: { operationId: a, responses: { '204': { description: A } } } }",
    ),
    (
        "operation-server-changed",
        call!("servers: [{ url: 'https://a.example' }],"),
        call!("servers: [{ url: 'https://b.example' }],"),
    ),
    (
        "api-operation-id-removed",
        call!(),
        "/a: { post: { responses: { '204': { description: A } } } }",
    ),
    (
        "api-operation-id-added",
        "/a: { post: { responses: { '204': { description: A } } } }",
        call!(),
    ),
    ("api-tag-added", call!(), call!("tags: [b],")),
    ("api-tag-removed", call!("tags: [b],"), call!()),
    (
        "api-schema-removed",
        concat!(call!(), "| components: { schemas: { A: { type: object } } }"),
        call!(),
    ),
    (
        "webhook-added",
        call!(),
        concat!(
            call!(),
            "| webhooks: { w: { post: { responses: { '204': { description: A } } } } }"
        ),
    ),
    (
        "webhook-removed",
        concat!(
            call!(),
            "| webhooks: { w: { post: { responses: { '204': { description: A } } } } }"
        ),
        call!(),
    ),
    (
        "callback-added",
        call!(),
        call!(
            "callbacks: { c: { '{$request.body#/url}': { post: { responses: { '204': { description: A } } } } } },"
        ),
    ),
    (
        "callback-removed",
        call!(
            "callbacks: { c: { '{$request.body#/url}': { post: { responses: { '204': { description: A } } } } } },"
        ),
        call!(),
    ),
    (
        "api-version-not-bumped",
        concat!(call!(), ", ", gone!(""), "| info: { title: A, version: 1.0.0 }"),
        concat!(call!(), "| info: { title: A, version: 1.0.0 }"),
    ),
    (
        "api-version-decreased",
        concat!(call!(), ", ", gone!(""), "| info: { title: A, version: 1.0.0 }"),
        concat!(call!(), "| info: { title: A, version: 0.9.0 }"),
    ),
    (
        "api-major-version-not-bumped",
        concat!(call!(), ", ", gone!(""), "| info: { title: A, version: 1.0.0 }"),
        concat!(call!(), "| info: { title: A, version: 1.1.0 }"),
    ),
];
