//! The whole document ([Swagger Object](https://spec.openapis.org/oas/v2.0.html#swagger-object)).

use serde_json::json;
use specwright_ir::{Json, Pointer};

use super::{body, gather, server};
use crate::{
    dialect::{Map, Rewriting},
    reference::Component,
};

/// ```yaml
/// definitions: { Pet: { type: object } }                           # before
/// parameters: { Limit: { in: query, ... }, Pet: { in: body, ... } }
/// responses: { Gone: { description: It is gone } }
/// securityDefinitions: { Key: { type: apiKey, ... } }
/// ```
/// ```yaml
/// components:                                                      # after
///   schemas: { Pet: { type: object } }
///   parameters: { Limit: { in: query, ... } }
///   requestBodies: { Pet: { content: ... } }
///   responses: { Gone: { description: It is gone } }
///   securitySchemes: { Key: { type: apiKey, ... } }
/// ```
/// Fields of forms are written into each form, and are no components.
pub(super) fn rewrite(rewriting: &mut Rewriting<'_, '_>, at: &Pointer, map: &mut Map) {
    let mut components = match map.shift_remove("components") {
        Some(Json::Object(components)) => components,
        _ => Map::new(),
    };
    let place = at.push("components");
    for (from, to) in SECTIONS {
        if let Some(mut section) = map.shift_remove(from) {
            rewriting.moved(&at.push(from), place.push(to));
            match to {
                "parameters" => bodies(rewriting, &place, &mut section, &mut components),
                "securitySchemes" => schemes(rewriting, &place.push(to), &mut section),
                _ => {}
            }
            components.insert(to.to_owned(), section);
        }
    }
    if !components.is_empty() {
        map.insert("components".to_owned(), Json::Object(components));
    }
    let servers = server::servers(&Json::Object(map.clone()), None);
    if !servers.is_empty() {
        map.insert("servers".to_owned(), Json::Array(servers));
        let said = ["host", "basePath"].into_iter().find(|key| map.contains_key(*key));
        rewriting.moved(&at.push(said.unwrap_or("host")), at.push("servers"));
    }
    for key in ["host", "basePath", "schemes", "consumes", "produces"] {
        map.shift_remove(key);
    }
}

const SECTIONS: [(&str, &str); 4] = [
    ("definitions", "schemas"),
    ("parameters", "parameters"),
    ("responses", "responses"),
    ("securityDefinitions", "securitySchemes"),
];

/// Takes what OpenAPI 3.0 does not count as parameters out of the shared ones.
fn bodies(
    rewriting: &mut Rewriting<'_, '_>,
    place: &Pointer,
    section: &mut Json,
    components: &mut Map,
) {
    let Json::Object(parameters) = section else { return };
    let mut bodies = Map::new();
    let mut kept = Map::new();
    for (name, value) in std::mem::take(parameters) {
        match value.get("in").and_then(Json::as_str) {
            Some("body") => {
                let from = place.push("parameters").push(&name);
                let to = place.push("requestBodies").push(&name);
                bodies.insert(name, body::component(rewriting, &from, &to, value));
            }
            Some("formData") => {}
            _ => drop(kept.insert(name, value)),
        }
    }
    *parameters = kept;
    if !bodies.is_empty() {
        components.insert("requestBodies".to_owned(), Json::Object(bodies));
    }
}

/// ```yaml
/// { type: oauth2, flow: accessCode, authorizationUrl: a, tokenUrl: t, scopes: {} }                       # before
/// { type: oauth2, flows: { authorizationCode: { authorizationUrl: a, tokenUrl: t, scopes: {} } } }       # after
/// ```
/// `type: basic` is `type: http, scheme: basic`.
fn schemes(rewriting: &mut Rewriting<'_, '_>, place: &Pointer, section: &mut Json) {
    for (name, scheme) in section.as_object_mut().into_iter().flatten() {
        let Json::Object(scheme) = scheme else { continue };
        let at = place.push(name);
        rewriting.check(Component::SecurityScheme, &at, scheme);
        match scheme.get("type").and_then(Json::as_str) {
            Some("basic") => {
                scheme.insert("type".to_owned(), json!("http"));
                scheme.insert("scheme".to_owned(), json!("basic"));
            }
            Some("oauth2") if !scheme.contains_key("flows") => {
                let flow = match scheme.shift_remove("flow").as_ref().and_then(Json::as_str) {
                    Some("application") => "clientCredentials",
                    Some("accessCode") => "authorizationCode",
                    Some("password") => "password",
                    _ => "implicit",
                };
                let to = at.push("flows").push(flow);
                let keys = ["authorizationUrl", "tokenUrl", "scopes"];
                let mut said = gather(rewriting, &at, scheme, &keys, &to);
                said.entry("scopes").or_insert_with(|| json!({}));
                scheme.insert("flows".to_owned(), json!({ flow: said }));
            }
            _ => {}
        }
    }
}
