//! What `consumes` and `produces` list, as `content`.

use serde_json::json;
use specwright_ir::{Json, Pointer};

use crate::{
    dialect::{Map, Rewriting},
    target,
};

/// One schema under several media types: all but the first refer to the first, so that there is one type. The schema stood at
/// `schema` of what has the content.
///
/// ```yaml
/// schema: { type: object }                                        # before, with [application/json, text/json]
/// ```
/// ```yaml
/// content:                                                        # after
///   application/json: { schema: { type: object } }
///   text/json: { schema: { $ref: the first } }
/// ```
pub(super) fn content(
    rewriting: &mut Rewriting<'_, '_>,
    at: &Pointer,
    schema: Json,
    names: &[String],
) -> Map {
    let mut content = Map::new();
    let mut schema = Some(schema);
    let mut first = Json::Null;
    for name in names {
        let here = at.push("content").push(name).push("schema");
        let schema = match schema.take() {
            Some(schema) => {
                rewriting.moved(&at.push("schema"), here.clone());
                first = match schema.get("$ref") {
                    Some(_) => schema.clone(),
                    None => reference(rewriting, here),
                };
                schema
            }
            None => first.clone(),
        };
        content.insert(name.clone(), json!({ "schema": schema }));
    }
    content
}

/// A reference to what is at a place now: by where it was written, as all references are.
fn reference(rewriting: &Rewriting<'_, '_>, now: Pointer) -> Json {
    let written = rewriting.moves.written(&now);
    let place = if rewriting.moves.current(&written) == now { written } else { now };
    json!({ "$ref": target::reference(&rewriting.file, &rewriting.origin(place)) })
}

/// What is listed, else the usual.
pub(super) fn or(listed: Option<Vec<String>>, usual: &str) -> Vec<String> {
    let mut names = listed.unwrap_or_default();
    names.retain(|name| !name.trim().is_empty());
    if names.is_empty() {
        names.push(usual.to_owned());
    }
    names
}
