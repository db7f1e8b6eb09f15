//! What may become of security.

use crate::calls::Call;

/// A rule, and two descriptions that meet it, whatever else they meet.
pub(crate) const SECURITY: [Call; 19] = [
    (
        "operation-needs-credentials",
        concat!(
            call!("security: [],"),
            "| components: { securitySchemes: { k: { type: oauth2, flows: { implicit: { authorizationUrl: 'https://a.example', scopes: { r: R, w: W } } } }, j: { type: http, scheme: bearer } } }"
        ),
        concat!(
            call!("security: [{ j: [] }],"),
            "| components: { securitySchemes: { k: { type: oauth2, flows: { implicit: { authorizationUrl: 'https://a.example', scopes: { r: R, w: W } } } }, j: { type: http, scheme: bearer } } }"
        ),
    ),
    (
        "api-security-added",
        concat!(
            call!("security: [{ j: [] }],"),
            "| components: { securitySchemes: { k: { type: oauth2, flows: { implicit: { authorizationUrl: 'https://a.example', scopes: { r: R, w: W } } } }, j: { type: http, scheme: bearer } } }"
        ),
        concat!(
            call!("security: [{ j: [] }, { k: [r] }],"),
            "| components: { securitySchemes: { k: { type: oauth2, flows: { implicit: { authorizationUrl: 'https://a.example', scopes: { r: R, w: W } } } }, j: { type: http, scheme: bearer } } }"
        ),
    ),
    (
        "api-security-removed",
        concat!(
            call!("security: [{ j: [] }, { k: [r] }],"),
            "| components: { securitySchemes: { k: { type: oauth2, flows: { implicit: { authorizationUrl: 'https://a.example', scopes: { r: R, w: W } } } }, j: { type: http, scheme: bearer } } }"
        ),
        concat!(
            call!("security: [{ j: [] }],"),
            "| components: { securitySchemes: { k: { type: oauth2, flows: { implicit: { authorizationUrl: 'https://a.example', scopes: { r: R, w: W } } } }, j: { type: http, scheme: bearer } } }"
        ),
    ),
    (
        "api-security-scope-added",
        concat!(
            call!("security: [{ k: [r] }],"),
            "| components: { securitySchemes: { k: { type: oauth2, flows: { implicit: { authorizationUrl: 'https://a.example', scopes: { r: R, w: W } } } }, j: { type: http, scheme: bearer } } }"
        ),
        concat!(
            call!("security: [{ k: [r, w] }],"),
            "| components: { securitySchemes: { k: { type: oauth2, flows: { implicit: { authorizationUrl: 'https://a.example', scopes: { r: R, w: W } } } }, j: { type: http, scheme: bearer } } }"
        ),
    ),
    (
        "api-security-scope-removed",
        concat!(
            call!("security: [{ k: [r, w] }],"),
            "| components: { securitySchemes: { k: { type: oauth2, flows: { implicit: { authorizationUrl: 'https://a.example', scopes: { r: R, w: W } } } }, j: { type: http, scheme: bearer } } }"
        ),
        concat!(
            call!("security: [{ k: [r] }],"),
            "| components: { securitySchemes: { k: { type: oauth2, flows: { implicit: { authorizationUrl: 'https://a.example', scopes: { r: R, w: W } } } }, j: { type: http, scheme: bearer } } }"
        ),
    ),
    (
        "api-global-security-added",
        concat!(
            call!(""),
            "| components: { securitySchemes: { k: { type: oauth2, flows: { implicit: { authorizationUrl: 'https://a.example', scopes: { r: R, w: W } } } }, j: { type: http, scheme: bearer } } }; security: [{ j: [] }]"
        ),
        concat!(
            call!(""),
            "| components: { securitySchemes: { k: { type: oauth2, flows: { implicit: { authorizationUrl: 'https://a.example', scopes: { r: R, w: W } } } }, j: { type: http, scheme: bearer } } }; security: [{ j: [] }, { k: [r] }]"
        ),
    ),
    (
        "operation-takes-other-credentials",
        concat!(
            call!(""),
            "| components: { securitySchemes: { k: { type: oauth2, flows: { implicit: { authorizationUrl: 'https://a.example', scopes: { r: R, w: W } } } }, j: { type: http, scheme: bearer } } }; security: [{ j: [] }]"
        ),
        concat!(
            call!(""),
            "| components: { securitySchemes: { k: { type: oauth2, flows: { implicit: { authorizationUrl: 'https://a.example', scopes: { r: R, w: W } } } }, j: { type: http, scheme: bearer } } }; security: [{ j: [] }, { k: [r] }]"
        ),
    ),
    (
        "api-global-security-removed",
        concat!(
            call!(""),
            "| components: { securitySchemes: { k: { type: oauth2, flows: { implicit: { authorizationUrl: 'https://a.example', scopes: { r: R, w: W } } } }, j: { type: http, scheme: bearer } } }; security: [{ j: [] }, { k: [r] }]"
        ),
        concat!(
            call!(""),
            "| components: { securitySchemes: { k: { type: oauth2, flows: { implicit: { authorizationUrl: 'https://a.example', scopes: { r: R, w: W } } } }, j: { type: http, scheme: bearer } } }; security: [{ j: [] }]"
        ),
    ),
    (
        "api-global-security-scope-added",
        concat!(
            call!(""),
            "| components: { securitySchemes: { k: { type: oauth2, flows: { implicit: { authorizationUrl: 'https://a.example', scopes: { r: R, w: W } } } }, j: { type: http, scheme: bearer } } }; security: [{ k: [r] }]"
        ),
        concat!(
            call!(""),
            "| components: { securitySchemes: { k: { type: oauth2, flows: { implicit: { authorizationUrl: 'https://a.example', scopes: { r: R, w: W } } } }, j: { type: http, scheme: bearer } } }; security: [{ k: [r, w] }]"
        ),
    ),
    (
        "api-global-security-scope-removed",
        concat!(
            call!(""),
            "| components: { securitySchemes: { k: { type: oauth2, flows: { implicit: { authorizationUrl: 'https://a.example', scopes: { r: R, w: W } } } }, j: { type: http, scheme: bearer } } }; security: [{ k: [r, w] }]"
        ),
        concat!(
            call!(""),
            "| components: { securitySchemes: { k: { type: oauth2, flows: { implicit: { authorizationUrl: 'https://a.example', scopes: { r: R, w: W } } } }, j: { type: http, scheme: bearer } } }; security: [{ k: [r] }]"
        ),
    ),
    (
        "api-security-component-type-changed",
        scheme!("{ type: http, scheme: bearer }"),
        scheme!("{ type: apiKey, in: header, name: X-K }"),
    ),
    (
        "operation-credentials-changed",
        scheme!("{ type: http, scheme: bearer }"),
        scheme!("{ type: http, scheme: basic }"),
    ),
    (
        "api-security-component-added",
        scheme!("{ type: http, scheme: bearer }"),
        concat!(
            call!("security: [{ k: [] }],"),
            "| components: { securitySchemes: { k: { type: http, scheme: bearer }, j: { type: http, scheme: basic } } }"
        ),
    ),
    (
        "api-security-component-removed",
        concat!(
            call!("security: [{ k: [] }],"),
            "| components: { securitySchemes: { k: { type: http, scheme: bearer }, j: { type: http, scheme: basic } } }"
        ),
        scheme!("{ type: http, scheme: bearer }"),
    ),
    (
        "api-security-component-oauth-scope-added",
        flow!("scopes: { r: R }"),
        flow!("scopes: { r: R, w: W }"),
    ),
    (
        "api-security-component-oauth-scope-removed",
        flow!("scopes: { r: R, w: W }"),
        flow!("scopes: { r: R }"),
    ),
    (
        "api-security-component-oauth-scope-changed",
        flow!("scopes: { r: R }"),
        flow!("scopes: { r: S }"),
    ),
    (
        "api-security-component-oauth-url-changed",
        flow!("scopes: { r: R }"),
        scheme!(
            "{ type: oauth2, flows: { implicit: { authorizationUrl: 'https://b.example', scopes: { r: R } } } }"
        ),
    ),
    (
        "api-security-component-oauth-token-url-changed",
        flow!("'https://a.example'", "scopes: { r: R }"),
        flow!("'https://b.example'", "scopes: { r: R }"),
    ),
];
