//! What OpenAPI 3.1 and 3.2 say beside schemas.

use specwright_ir::{Json, Pointer};

use super::{Map, Rewriting};

/// ```yaml
/// webhooks: { sent: { post: {} } }                  # before
/// x-specwright-webhooks: { sent: { post: {} } }     # after
/// ```
pub(super) fn document(rewriting: &mut Rewriting<'_, '_>, at: &Pointer, map: &mut Map) {
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
/// { name: q, in: query, x-specwright-querystring: true }        # after
/// ```
pub(super) fn parameter(_: &mut Rewriting<'_, '_>, _: &Pointer, map: &mut Map) {
    if map.get("in").and_then(Json::as_str) == Some("querystring") {
        map.insert("in".to_owned(), Json::String("query".to_owned()));
        map.insert("x-specwright-querystring".to_owned(), Json::Bool(true));
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
