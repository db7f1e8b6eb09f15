//! Responses ([Response Object](https://spec.openapis.org/oas/v2.0.html#response-object)).

use specwright_ir::{Json, Pointer};

use super::{media_types, said};
use crate::dialect::{Map, Rewriting};

/// ```yaml
/// schema: { type: string }                                                  # before
/// examples: { application/json: a }
/// ```
/// ```yaml
/// content: { application/json: { schema: { type: string }, example: a } }   # after
/// ```
/// `produces` is what the operation says. Where it says nothing, and for a response that operations share, the document does; else
/// the examples tell.
pub(super) fn rewrite(
    rewriting: &mut Rewriting<'_, '_>,
    at: &Pointer,
    map: &mut Map,
    produces: Option<Vec<String>>,
) {
    if map.contains_key("content") {
        return;
    }
    let examples = match map.shift_remove("examples") {
        Some(Json::Object(examples)) => examples,
        _ => Map::new(),
    };
    let Some(schema) = map.shift_remove("schema") else { return };
    let is_file = schema.get("type").and_then(Json::as_str) == Some("file");
    let usual = if is_file { "application/octet-stream" } else { "application/json" };
    let listed = produces.or_else(|| said(rewriting, "produces"));
    let listed = listed
        .filter(|listed| !listed.is_empty())
        .unwrap_or_else(|| examples.keys().filter(|name| name.contains('/')).cloned().collect());
    let names = media_types::or(Some(listed), usual);
    let mut content = media_types::content(rewriting, at, schema, &names);
    for (name, media) in &mut content {
        if let (Some(example), Json::Object(media)) = (examples.get(name), media) {
            rewriting.moved(
                &at.push("examples").push(name),
                at.push("content").push(name).push("example"),
            );
            media.insert("example".to_owned(), example.clone());
        }
    }
    map.insert("content".to_owned(), Json::Object(content));
}
