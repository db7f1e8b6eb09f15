//! What OpenAPI 3.1 and 3.2 say beside schemas.

use specwright_ir::{Json, Pointer};
use specwright_source::Code;

use super::{Dialect, Map, Rewriting};

/// Before 3.1 a description has `paths`, if only empty ones.
///
/// ```yaml
/// webhooks: { sent: { post: {} } }                  # before
/// x-specwright-webhooks: { sent: { post: {} } }     # after
/// ```
pub(super) fn document(rewriting: &mut Rewriting<'_, '_>, at: &Pointer, map: &mut Map) {
    if rewriting.dialect < Dialect::OpenApi3_1 && !map.contains_key("paths") {
        let message = "a description must have `paths`";
        rewriting.warn(Code::MissingMember, at, message, "there are none");
    }
    for word in ["x-webhooks", "webhooks"] {
        rename(rewriting, at, map, word, "x-specwright-webhooks");
    }
}

/// ```yaml
/// query: { operationId: a }                         # before
/// additionalOperations: { COPY: { operationId: b } }
/// ```
/// ```yaml
/// x-specwright-operations: { QUERY: { operationId: a }, COPY: { operationId: b } }   # after
/// ```
pub(super) fn path_item(rewriting: &mut Rewriting<'_, '_>, at: &Pointer, map: &mut Map) {
    let place = at.push("x-specwright-operations");
    let mut operations = Map::new();
    if let Some(operation) = map.shift_remove("query") {
        rewriting.moved(&at.push("query"), place.push("QUERY"));
        operations.insert("QUERY".to_owned(), operation);
    }
    if let Some(Json::Object(more)) = map.shift_remove("additionalOperations") {
        for (method, operation) in more {
            rewriting.moved(&at.push("additionalOperations").push(&method), place.push(&method));
            operations.insert(method, operation);
        }
    }
    if !operations.is_empty() {
        map.insert("x-specwright-operations".to_owned(), Json::Object(operations));
    }
}

/// ```yaml
/// itemSchema: { type: string }                      # before
/// x-specwright-item-schema: { type: string }        # after
/// ```
pub(super) fn media_type(rewriting: &mut Rewriting<'_, '_>, at: &Pointer, map: &mut Map) {
    rename(rewriting, at, map, "itemSchema", "x-specwright-item-schema");
}

/// ```yaml
/// { name: q, in: querystring }                                  # before
/// { name: c, in: cookie, style: cookie }
/// { name: p, in: path, allowReserved: true }
/// ```
/// ```yaml
/// { name: q, in: query, x-specwright-querystring: true }        # after
/// { name: c, in: cookie, x-specwright-style: cookie }
/// { name: p, in: path, x-specwright-reserved: true }            # of 3.2 alone
/// ```
pub(super) fn parameter(rewriting: &mut Rewriting<'_, '_>, at: &Pointer, map: &mut Map) {
    let location = map.get("in").and_then(Json::as_str).unwrap_or_default().to_owned();
    if location == "querystring" {
        map.insert("in".to_owned(), Json::String("query".to_owned()));
        map.insert("x-specwright-querystring".to_owned(), Json::Bool(true));
    }
    if location == "cookie" && map.get("style").and_then(Json::as_str) == Some("cookie") {
        rename(rewriting, at, map, "style", "x-specwright-style");
    }
    if ["path", "cookie"].contains(&&*location) && rewriting.dialect >= Dialect::OpenApi3_2 {
        rename(rewriting, at, map, "allowReserved", "x-specwright-reserved");
    }
}

/// Since 3.1 an operation need not say what it answers.
///
/// ```yaml
/// { operationId: a }                                # before
/// { operationId: a, responses: {} }                 # after
/// ```
pub(super) fn operation(rewriting: &mut Rewriting<'_, '_>, _: &Pointer, map: &mut Map) {
    if rewriting.dialect >= Dialect::OpenApi3_1 && !map.contains_key("responses") {
        map.insert("responses".to_owned(), Json::Object(Map::new()));
    }
}

/// Since 3.2 a response need not have prose, and may have a line of it.
///
/// ```yaml
/// { summary: Gone }                                 # before
/// { description: Gone }                             # after
/// ```
pub(super) fn response(rewriting: &mut Rewriting<'_, '_>, at: &Pointer, map: &mut Map) {
    if rewriting.dialect >= Dialect::OpenApi3_2 && !map.contains_key("description") {
        rename(rewriting, at, map, "summary", "description");
        map.entry("description").or_insert_with(|| Json::String(String::new()));
    }
}

/// ```yaml
/// { dataValue: [1], serializedValue: '[1]' }                    # before
/// { value: [1], x-specwright-serialized: '[1]' }                # after
/// ```
pub(super) fn example(rewriting: &mut Rewriting<'_, '_>, at: &Pointer, map: &mut Map) {
    if !map.contains_key("value") {
        rename(rewriting, at, map, "dataValue", "value");
    }
    rename(rewriting, at, map, "serializedValue", "x-specwright-serialized");
}

/// ```yaml
/// { type: mutualTLS }                                                                       # before
/// { type: oauth2, oauth2MetadataUrl: m, flows: { deviceAuthorization: {} } }
/// ```
/// ```yaml
/// { type: http, scheme: '', x-specwright-mutual-tls: true }                                 # after
/// { type: oauth2, x-specwright-metadata-url: m, flows: { x-specwright-device-authorization: {} } }
/// ```
pub(super) fn security_scheme(rewriting: &mut Rewriting<'_, '_>, at: &Pointer, map: &mut Map) {
    if map.get("type").and_then(Json::as_str) == Some("mutualTLS") {
        map.insert("type".to_owned(), Json::String("http".to_owned()));
        map.insert("scheme".to_owned(), Json::String(String::new()));
        map.insert("x-specwright-mutual-tls".to_owned(), Json::Bool(true));
    }
    rename(rewriting, at, map, "oauth2MetadataUrl", "x-specwright-metadata-url");
    if let Some(Json::Object(flows)) = map.get_mut("flows") {
        let at = at.push("flows");
        let word = "x-specwright-device-authorization";
        rename(rewriting, &at, flows, "deviceAuthorization", word);
    }
}

/// Moves a member to another word.
pub(super) fn rename(
    rewriting: &mut Rewriting<'_, '_>,
    at: &Pointer,
    map: &mut Map,
    from: &str,
    to: &str,
) {
    if let Some(value) = map.shift_remove(from) {
        rewriting.moved(&at.push(from), at.push(to));
        map.insert(to.to_owned(), value);
    }
}
