//! Responses ([Response Object](https://spec.openapis.org/oas/v2.0.html#response-object)).

use serde_json::json;
use specwright_ir::{Json, Pointer};

use crate::dialect::{Map, Rewriting};

/// ```yaml
/// schema: { type: string }                                            # before
/// examples: { application/json: a }
/// ```
/// ```yaml
/// content: { application/json: { schema: { type: string }, example: a } }   # after
/// ```
/// A response that operations share has the media types that the document says.
pub(crate) fn rewrite(
    rewriting: &mut Rewriting<'_, '_>,
    at: &Pointer,
    map: &mut Map,
    produces: &[String],
) {
    let examples = map.shift_remove("examples");
    let Some(schema) = map.shift_remove("schema") else { return };
    let file = schema.get("type").and_then(Json::as_str) == Some("file");
    let default = if file { "application/octet-stream" } else { "application/json" };
    let names: Vec<&str> = match produces {
        [] => vec![default],
        listed => listed.iter().map(String::as_str).collect(),
    };
    map.insert("content".to_owned(), content(rewriting, at, schema, &names, examples.as_ref()));
}

/// One schema under several media types: all but the first refer to the first, so that there is one type.
pub(super) fn content(
    rewriting: &mut Rewriting<'_, '_>,
    at: &Pointer,
    schema: Json,
    names: &[&str],
    examples: Option<&Json>,
) -> Json {
    let place = at.push("content");
    let mut content = Map::new();
    let mut first: Option<Pointer> = None;
    for name in names.iter().copied() {
        let here = place.push(name).push("schema");
        let mut media = Map::new();
        let written = match &first {
            None => {
                rewriting.moved(&at.push("schema"), here.clone());
                first = Some(here);
                schema.clone()
            }
            Some(_) if schema.get("$ref").is_some() => schema.clone(),
            Some(first) => json!({ "$ref": first.to_string() }),
        };
        media.insert("schema".to_owned(), written);
        if let Some(example) = examples.and_then(|all| all.get(name)) {
            media.insert("example".to_owned(), example.clone());
        }
        content.insert(name.to_owned(), Json::Object(media));
    }
    Json::Object(content)
}
