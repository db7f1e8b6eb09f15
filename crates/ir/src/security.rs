//! How a call proves who makes it.

use crate::Origin;

/// One way to satisfy security: all of these schemes together. Empty means anonymous.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SecurityRequirement {
    /// The schemes needed together, in the order of the description.
    pub terms: Vec<SecurityTerm>,
}

/// One scheme of a requirement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SecurityTerm {
    /// A key of [`crate::Api::security_schemes`].
    pub scheme: String,
    /// OAuth scopes or roles.
    pub scopes: Vec<String>,
}

/// A [Security Scheme Object](https://spec.openapis.org/oas/v3.0.4.html#security-scheme-object).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SecurityScheme {
    /// `type: http`; `scheme` is lower case: `basic`, `bearer`, ...
    Http {
        /// Where it was written.
        origin: Origin,
        /// The IANA authentication scheme, lower case.
        scheme: String,
        /// Prose.
        description: Option<String>,
    },
    /// `type: apiKey`
    ApiKey {
        /// Where it was written.
        origin: Origin,
        /// Where the key travels.
        location: KeyLocation,
        /// The header, query parameter or cookie.
        name: String,
        /// Prose.
        description: Option<String>,
    },
    /// `type: oauth2`
    OAuth2 {
        /// Where it was written.
        origin: Origin,
        /// The flows offered.
        flows: Vec<OAuthFlow>,
        /// Where the authorization server describes itself
        /// ([RFC 8414](https://www.rfc-editor.org/rfc/rfc8414)).
        metadata_url: Option<String>,
        /// Prose.
        description: Option<String>,
    },
    /// `type: openIdConnect`
    OpenIdConnect {
        /// Where it was written.
        origin: Origin,
        /// The discovery document.
        url: String,
        /// Prose.
        description: Option<String>,
    },
    /// `type: mutualTLS`: the certificate of the connection proves it, and calls send nothing.
    MutualTls {
        /// Where it was written.
        origin: Origin,
        /// Prose.
        description: Option<String>,
    },
    /// A type that OpenAPI does not define here.
    Other {
        /// Where it was written.
        origin: Origin,
        /// The `type` as written.
        kind: String,
    },
}

impl SecurityScheme {
    /// Where it was written.
    #[must_use]
    pub fn origin(&self) -> &Origin {
        match self {
            Self::Http { origin, .. }
            | Self::ApiKey { origin, .. }
            | Self::OAuth2 { origin, .. }
            | Self::OpenIdConnect { origin, .. }
            | Self::MutualTls { origin, .. }
            | Self::Other { origin, .. } => origin,
        }
    }

    /// What a call sends of it, in a few words. How tokens are had is not sent.
    #[must_use]
    pub fn sent(&self) -> String {
        match self {
            Self::Http { scheme, .. } => format!("HTTP {scheme}"),
            Self::ApiKey { location, name, .. } => match location {
                KeyLocation::Header => format!("the header `{name}`"),
                KeyLocation::Query => format!("the query parameter `{name}`"),
                KeyLocation::Cookie => format!("the cookie `{name}`"),
            },
            Self::OAuth2 { .. } | Self::OpenIdConnect { .. } => "HTTP bearer".to_owned(),
            Self::MutualTls { .. } => "the certificate of the connection".to_owned(),
            Self::Other { kind, .. } => format!("`{kind}`"),
        }
    }
}

/// Where an API key travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyLocation {
    /// A request header.
    Header,
    /// A query parameter.
    Query,
    /// A cookie.
    Cookie,
}

/// An [OAuth Flow Object](https://spec.openapis.org/oas/v3.0.4.html#oauth-flow-object).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OAuthFlow {
    /// `clientCredentials`, `authorizationCode`, ... as written.
    pub name: String,
    /// Where tokens are had.
    pub token_url: Option<String>,
    /// Where a person consents.
    pub authorization_url: Option<String>,
    /// Where a device asks to be authorized ([RFC 8628](https://www.rfc-editor.org/rfc/rfc8628)).
    pub device_authorization_url: Option<String>,
    /// Where tokens are refreshed.
    pub refresh_url: Option<String>,
    /// Scopes and their prose.
    pub scopes: Vec<(String, String)>,
}
