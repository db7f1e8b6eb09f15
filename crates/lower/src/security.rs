//! Security schemes and requirements.

use indexmap::IndexMap;
use openapiv3::{APIKeyLocation, OAuth2Flows};
use specwright_ir::{
    Json, KeyLocation, OAuthFlow, Origin, Pointer, SecurityRequirement, SecurityScheme,
    SecurityTerm,
};
use specwright_source::{Code, Diagnostic};

use crate::{
    context::Context,
    read,
    reference::{Component, follow},
};

/// `security` of the document or an operation; `None` when it is not there.
pub(crate) fn requirements(
    cx: &mut Context<'_>,
    at: &Origin,
    value: &Json,
) -> Option<Vec<SecurityRequirement>> {
    let written = value.get("security")?;
    let origin = at.push("security");
    let read: Vec<IndexMap<String, Vec<String>>> =
        read::read(cx, &origin, written, "a list of Security Requirement Objects")?;
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
    let section = cx.top().push("components").push("securitySchemes");
    let written = cx.root.pointer("/components/securitySchemes").and_then(Json::as_object);
    let mut schemes = IndexMap::new();
    for (name, value) in written.into_iter().flatten() {
        let origin = section.push(name);
        let Some(target) = follow(cx, &origin, value, Component::SecurityScheme) else { continue };
        let what = "a Security Scheme Object";
        if let Some(read) = read::read(cx, &target.origin, target.value, what) {
            schemes.insert(name.clone(), scheme(target.origin, read));
        }
    }
    schemes
}

fn scheme(origin: Origin, written: openapiv3::SecurityScheme) -> SecurityScheme {
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
            scheme,
            bearer_format: _, // a hint for people
            description,
            extensions: _, // nothing in the contract depends on them
        } => SecurityScheme::Http { origin, scheme: scheme.to_ascii_lowercase(), description },
        openapiv3::SecurityScheme::OAuth2 {
            flows,
            description,
            extensions: _, // nothing in the contract depends on them
        } => SecurityScheme::OAuth2 { origin, flows: oauth_flows(flows), description },
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
