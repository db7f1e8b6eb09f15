//! Responses ([Response Object](https://spec.openapis.org/oas/v2.0.html#response-object)).

use specwright_ir::{Json, Origin, Pointer};

use super::{media_types, reference_to, said, written};
use crate::{
    dialect::{Map, Rewriting},
    reference::Component,
};

/// ```yaml
/// schema: { type: string }                                                  # before
/// examples: { application/json: a }
/// ```
/// ```yaml
/// content: { application/json: { schema: { type: string }, example: a } }   # after
/// ```
/// `produces` is what the operation says. Where it says nothing, the document does; else the examples tell.
pub(super) fn rewrite(
    rewriting: &mut Rewriting<'_, '_>,
    at: &Pointer,
    map: &mut Map,
    produces: Option<Vec<String>>,
) {
    if map.contains_key("content") {
        return;
    }
    let examples = examples(map);
    let Some(schema) = map.shift_remove("schema") else { return };
    let names = names(rewriting, &schema, &examples, produces);
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

/// A response that operations share, where one of them answers in other media types than the document says. What it holds is referred
/// to, so that there is one type.
///
/// ```yaml
/// responses: { Refused: { description: It is refused, schema: { type: object } } }     # before
/// ---
/// produces: [application/vnd.example+json]
/// responses: { '400': { $ref: '#/responses/Refused' } }
/// ```
/// ```yaml
/// responses:                                                                           # after
///   '400': { description: It is refused, content: { application/vnd.example+json: { schema: { $ref: that } } } }
/// ```
pub(super) fn of_operation(
    rewriting: &mut Rewriting<'_, '_>,
    at: &Pointer,
    map: &mut Map,
    produces: Vec<String>,
) {
    let (Some(origin), Json::Object(mut found)) =
        written(rewriting, &Json::Object(map.clone()), Component::Response)
    else {
        return;
    };
    let examples = examples(&mut found);
    let Some(schema) = found.shift_remove("schema") else { return };
    let usual = names(rewriting, &schema, &examples, None);
    let names = names(rewriting, &schema, &examples, Some(produces));
    if names == usual {
        return;
    }
    let schema = reference_to(rewriting, &origin, "schema");
    let mut content = media_types::content(rewriting, at, schema, &names);
    for (name, media) in &mut content {
        if let (Some(example), Json::Object(media)) = (examples.get(name), media) {
            media.insert("example".to_owned(), example.clone());
        }
    }
    if let Some(Json::Object(headers)) = found.get_mut("headers") {
        for (name, header) in headers {
            let place = Origin { pointer: origin.pointer.push("headers"), ..origin.clone() };
            *header = reference_to(rewriting, &place, name);
        }
    }
    found.insert("content".to_owned(), Json::Object(content));
    *map = found;
}

/// Takes the examples, by media type.
fn examples(map: &mut Map) -> Map {
    match map.shift_remove("examples") {
        Some(Json::Object(examples)) => examples,
        _ => Map::new(),
    }
}

/// The media types of a response.
fn names(
    rewriting: &mut Rewriting<'_, '_>,
    schema: &Json,
    examples: &Map,
    produces: Option<Vec<String>>,
) -> Vec<String> {
    let is_file = schema.get("type").and_then(Json::as_str) == Some("file");
    let usual = if is_file { "application/octet-stream" } else { "application/json" };
    let listed = produces.or_else(|| said(rewriting, "produces"));
    let listed = listed
        .filter(|listed| !listed.is_empty())
        .unwrap_or_else(|| examples.keys().filter(|name| name.contains('/')).cloned().collect());
    media_types::or(Some(listed), usual)
}
