//! The whole document ([Swagger Object](https://spec.openapis.org/oas/v2.0.html#swagger-object)).

use serde_json::json;
use specwright_ir::{Json, Pointer};

use super::strings;
use crate::dialect::{Map, Rewriting};

/// ```yaml
/// swagger: '2.0'                                    # before
/// host: api.example.com
/// basePath: /v1
/// definitions: { Pet: { type: object } }
/// ```
/// ```yaml
/// servers: [{ url: https://api.example.com/v1 }]    # after
/// components: { schemas: { Pet: { type: object } } }
/// ```
/// Body parameters become request bodies where they are referred to; they stay in `components.x-specwright-bodies`.
pub(crate) fn rewrite(rewriting: &mut Rewriting<'_, '_>, at: &Pointer, map: &mut Map) {
    let mut components = Map::new();
    let place = at.push("components");
    let sections = [
        ("definitions", "schemas"),
        ("parameters", "parameters"),
        ("responses", "responses"),
        ("securityDefinitions", "securitySchemes"),
    ];
    for (from, to) in sections {
        if let Some(mut section) = map.shift_remove(from) {
            rewriting.moved(&at.push(from), place.push(to));
            match to {
                "parameters" => bodies(rewriting, &place, &mut section, &mut components),
                "securitySchemes" => section.as_object_mut().into_iter().for_each(schemes),
                _ => {}
            }
            components.insert(to.to_owned(), section);
        }
    }
    if !components.is_empty() {
        map.insert("components".to_owned(), Json::Object(components));
    }
    let servers = servers(map);
    if !servers.is_empty() {
        map.insert("servers".to_owned(), Json::Array(servers));
    }
}

/// Takes body and form parameters out of the shared ones: OpenAPI 3.0 has no such.
fn bodies(
    rewriting: &mut Rewriting<'_, '_>,
    place: &Pointer,
    section: &mut Json,
    components: &mut Map,
) {
    let Json::Object(parameters) = section else { return };
    let mut bodies = Map::new();
    let is_body =
        |value: &Json| matches!(value.get("in").and_then(Json::as_str), Some("body" | "formData"));
    let names: Vec<String> = parameters
        .iter()
        .filter(|(_, value)| is_body(value))
        .map(|(name, _)| name.clone())
        .collect();
    for name in names {
        if let Some(value) = parameters.shift_remove(&name) {
            let (from, to) = (
                place.push("parameters").push(&name),
                place.push("x-specwright-bodies").push(&name),
            );
            rewriting.moved(&from, to);
            bodies.insert(name, value);
        }
    }
    if !bodies.is_empty() {
        components.insert("x-specwright-bodies".to_owned(), Json::Object(bodies));
    }
}

fn servers(map: &mut Map) -> Vec<Json> {
    let text = |map: &Map, key: &str| map.get(key).and_then(Json::as_str).map(str::to_owned);
    let (host, base) = (text(map, "host"), text(map, "basePath").unwrap_or_default());
    let base = base.trim_end_matches('/').to_owned();
    let schemes = strings(map.get("schemes")).unwrap_or_default();
    ["host", "basePath", "schemes"].iter().for_each(|key| drop(map.shift_remove(*key)));
    let Some(host) = host else {
        return if base.is_empty() { Vec::new() } else { vec![json!({ "url": base })] };
    };
    // The safe one first: it is the one that is used.
    let mut schemes: Vec<String> =
        schemes.into_iter().filter(|scheme| scheme.starts_with("http")).collect();
    schemes.sort_by_key(|scheme| scheme != "https");
    if schemes.is_empty() {
        schemes.push("https".to_owned());
    }
    schemes.iter().map(|scheme| json!({ "url": format!("{scheme}://{host}{base}") })).collect()
}

/// ```yaml
/// { type: oauth2, flow: accessCode, authorizationUrl: a, tokenUrl: t, scopes: {} }                       # before
/// { type: oauth2, flows: { authorizationCode: { authorizationUrl: a, tokenUrl: t, scopes: {} } } }       # after
/// ```
fn schemes(definitions: &mut Map) {
    for scheme in definitions.values_mut().filter_map(Json::as_object_mut) {
        match scheme.get("type").and_then(Json::as_str) {
            Some("basic") => {
                scheme.insert("type".to_owned(), json!("http"));
                scheme.insert("scheme".to_owned(), json!("basic"));
            }
            Some("oauth2") => {
                let flow = match scheme.shift_remove("flow").as_ref().and_then(Json::as_str) {
                    Some("application") => "clientCredentials",
                    Some("accessCode") => "authorizationCode",
                    Some("password") => "password",
                    _ => "implicit",
                };
                let mut said = Map::new();
                for key in ["authorizationUrl", "tokenUrl"] {
                    said.extend(scheme.shift_remove(key).map(|url| (key.to_owned(), url)));
                }
                let scopes = scheme.shift_remove("scopes").unwrap_or_else(|| json!({}));
                said.insert("scopes".to_owned(), scopes);
                scheme.insert("flows".to_owned(), json!({ flow: said }));
            }
            _ => {}
        }
    }
}
