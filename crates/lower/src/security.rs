//! Security schemes and requirements.

use indexmap::IndexMap;
use openapiv3::{APIKeyLocation, OAuth2Flows};
use serde::Deserialize;
use specwright_ir::{
    Json, KeyLocation, OAuthFlow, Origin, Pointer, SecurityRequirement, SecurityScheme,
    SecurityTerm,
};
use specwright_source::{Code, Diagnostic};

use crate::{
    context::Context,
    read,
    reference::{Component, Entry, Target, follow, named},
};

/// What OpenAPI 3.0 cannot say: members of the one form that every dialect is rewritten to.
const MUTUAL_TLS: &str = "x-specwright-mutual-tls";
const METADATA_URL: &str = "x-specwright-metadata-url";
const DEVICE_AUTHORIZATION: &str = "x-specwright-device-authorization";

/// `security` of the document or an operation; `None` when it is not there.
pub(crate) fn requirements(
    cx: &mut Context<'_>,
    at: &Origin,
    value: &Json,
) -> Option<Vec<SecurityRequirement>> {
    let written = value.get("security")?;
    let origin = at.push("security");
    let read: Vec<IndexMap<String, Vec<String>>> =
        read::part(cx, &origin, written, "a list of Security Requirement Objects")?;
    for (index, requirement) in read.iter().enumerate() {
        for name in requirement.keys() {
            let known = cx.root.pointer("/components/securitySchemes");
            if known.and_then(|schemes| schemes.get(name)).is_none() {
                let place = origin.push(index.to_string()).push(name);
                let message = format!("there is no security scheme `{name}`");
                let finding = Diagnostic::warning(Code::UndeclaredSecurityScheme, message)
                    .at(&place, "not declared");
                let section = Pointer::root().push("components").push("securitySchemes");
                let section = cx.description.root().moves().written(&section);
                let section = section.tokens().collect::<Vec<_>>().join(".");
                cx.report(&place, finding.help(format!("declare it under `{section}`")));
            }
        }
    }
    let term = |(scheme, scopes)| SecurityTerm { scheme, scopes };
    let one = |requirement: IndexMap<String, Vec<String>>| SecurityRequirement {
        terms: requirement.into_iter().map(term).collect(),
    };
    Some(read.into_iter().map(one).collect())
}

/// `components.securitySchemes`
pub(crate) fn schemes(cx: &mut Context<'_>) -> IndexMap<String, SecurityScheme> {
    let (at, root) = (cx.top().push("components"), cx.root);
    let mut schemes = IndexMap::new();
    let Some(components) = root.get("components") else { return schemes };
    let written = named(cx, &at, components, "securitySchemes", Component::SecurityScheme);
    for Entry { name, target } in written {
        let Some(target) = follow(cx, &target.origin, target.value, Component::SecurityScheme)
        else {
            continue;
        };
        let read = read::read(cx, &target.origin, target.value, Component::SecurityScheme);
        if let Some(read) = read {
            schemes.insert(name.to_owned(), scheme(cx, target, read));
        }
    }
    schemes
}

fn scheme(
    cx: &mut Context<'_>,
    Target { origin, value }: Target<'_>,
    written: openapiv3::SecurityScheme,
) -> SecurityScheme {
    match written {
        openapiv3::SecurityScheme::APIKey {
            location,
            name,
            description,
            extensions: _, // nothing in the contract depends on them
        } => {
            let location = match location {
                APIKeyLocation::Query => KeyLocation::Query,
                APIKeyLocation::Header => KeyLocation::Header,
                APIKeyLocation::Cookie => KeyLocation::Cookie,
            };
            SecurityScheme::ApiKey { origin, location, name, description }
        }
        openapiv3::SecurityScheme::HTTP {
            scheme: _,        // none
            bearer_format: _, // none
            description,
            extensions,
        } if extensions.get(MUTUAL_TLS) == Some(&Json::Bool(true)) => {
            SecurityScheme::MutualTls { origin, description }
        }
        openapiv3::SecurityScheme::HTTP {
            scheme,
            bearer_format: _, // a hint for people
            description,
            extensions: _, // nothing in the contract depends on them
        } => SecurityScheme::Http { origin, scheme: scheme.to_ascii_lowercase(), description },
        openapiv3::SecurityScheme::OAuth2 {
            flows,
            description,
            extensions, // of these, only what 3.0 cannot say
        } => {
            let metadata_url = extensions.get(METADATA_URL).and_then(Json::as_str);
            let metadata_url = metadata_url.map(str::to_owned);
            let mut flows = oauth_flows(flows);
            flows.extend(device_authorization(cx, &origin, value));
            SecurityScheme::OAuth2 { origin, flows, metadata_url, description }
        }
        openapiv3::SecurityScheme::OpenIDConnect {
            open_id_connect_url,
            description,
            extensions: _, // nothing in the contract depends on them
        } => SecurityScheme::OpenIdConnect { origin, url: open_id_connect_url, description },
    }
}

fn oauth_flows(flows: OAuth2Flows) -> Vec<OAuthFlow> {
    let OAuth2Flows {
        implicit,
        password,
        client_credentials,
        authorization_code,
        extensions: _, // nothing in the contract depends on them
    } = flows;
    let flow =
        |name: &str, token, authorization, refresh, scopes: IndexMap<String, String>| OAuthFlow {
            name: name.to_owned(),
            token_url: token,
            authorization_url: authorization,
            device_authorization_url: None,
            refresh_url: refresh,
            scopes: scopes.into_iter().collect(),
        };
    let implicit = implicit
        .map(|f| flow("implicit", None, Some(f.authorization_url), f.refresh_url, f.scopes));
    let password =
        password.map(|f| flow("password", Some(f.token_url), None, f.refresh_url, f.scopes));
    let client = client_credentials
        .map(|f| flow("clientCredentials", Some(f.token_url), None, f.refresh_url, f.scopes));
    let code = authorization_code.map(|f| {
        let urls = (Some(f.token_url), Some(f.authorization_url));
        flow("authorizationCode", urls.0, urls.1, f.refresh_url, f.scopes)
    });
    [implicit, password, client, code].into_iter().flatten().collect()
}

/// An [OAuth Flow Object](https://spec.openapis.org/oas/v3.2.0.html#oauth-flow-object) of devices.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct DeviceAuthorization {
    device_authorization_url: String,
    token_url: String,
    refresh_url: Option<String>,
    scopes: IndexMap<String, String>,
}

fn device_authorization(cx: &mut Context<'_>, scheme: &Origin, value: &Json) -> Option<OAuthFlow> {
    let written = value.get("flows")?.get(DEVICE_AUTHORIZATION)?;
    let origin = scheme.push("flows").push(DEVICE_AUTHORIZATION);
    let flow: DeviceAuthorization = read::part(cx, &origin, written, "an OAuth Flow Object")?;
    Some(OAuthFlow {
        name: "deviceAuthorization".to_owned(),
        token_url: Some(flow.token_url),
        authorization_url: None,
        device_authorization_url: Some(flow.device_authorization_url),
        refresh_url: flow.refresh_url,
        scopes: flow.scopes.into_iter().collect(),
    })
}
