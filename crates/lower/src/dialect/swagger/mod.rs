//! [Swagger 2.0](https://spec.openapis.org/oas/v2.0.html) in OpenAPI 3.0's words, one file per kind of object.

mod body;
mod document;
mod form;
mod media_types;
mod operation;
mod parameter;
mod response;
mod schema;
mod server;

use specwright_ir::{Json, Origin, Pointer};

use super::{Map, Rewriting};
use crate::{reference::Component, target};

/// How many references are followed from one to the next.
const MAX_CHAIN: usize = 32;

/// Rewrites an object, what it holds aside.
pub(super) fn rewrite(
    rewriting: &mut Rewriting<'_, '_>,
    kind: Component,
    at: &Pointer,
    map: &mut Map,
) {
    match kind {
        Component::Document => document::rewrite(rewriting, at, map),
        Component::PathItem => operation::rewrite_all(rewriting, at, map),
        Component::Parameter => parameter::rewrite(rewriting, at, map),
        Component::Header => parameter::header(rewriting, at, map),
        Component::Response => response::rewrite(rewriting, at, map, None),
        Component::Schema => schema::rewrite(rewriting, at, map),
        _ => {}
    }
}

/// What the whole description says, of which this file may be a part.
fn said(rewriting: &mut Rewriting<'_, '_>, key: &str) -> Option<Vec<String>> {
    let file = rewriting.file.clone();
    strings(rewriting.files.whole(&file)?.get(key))
}

/// The strings of a list; `None`: there is no list.
fn strings(value: Option<&Json>) -> Option<Vec<String>> {
    let list = value?.as_array()?;
    Some(list.iter().filter_map(Json::as_str).map(str::to_owned).collect())
}

/// What a parameter or response is or refers to, as it is written, and where that is when it is elsewhere.
fn written(
    rewriting: &mut Rewriting<'_, '_>,
    value: &Json,
    kind: Component,
) -> (Option<Origin>, Json) {
    let mut place = Origin::root(rewriting.file.clone());
    let mut found: (Option<Origin>, Json) = (None, value.clone());
    for _ in 0..MAX_CHAIN {
        let Some(text) = found.1.get("$ref").and_then(Json::as_str) else { break };
        let Some((origin, value)) = rewriting.files.written(&place, text) else { break };
        place = origin.clone();
        found = (Some(origin), value.clone());
    }
    if let (Some(origin), Json::Object(map)) = &mut found {
        rewriting.check_copy(kind, origin, map);
    }
    found
}

/// A reference to a member of what stands elsewhere.
fn reference_to(rewriting: &Rewriting<'_, '_>, origin: &Origin, member: &str) -> Json {
    let text = target::reference(&rewriting.file, &origin.push(member));
    serde_json::json!({ "$ref": text })
}

/// Moves members to below another node, one by one.
fn gather(
    rewriting: &mut Rewriting<'_, '_>,
    at: &Pointer,
    map: &mut Map,
    keys: &[&str],
    place: &Pointer,
) -> Map {
    let mut gathered = Map::new();
    for key in keys {
        if let Some(value) = map.shift_remove(*key) {
            rewriting.moved(&at.push(key), place.push(key));
            gathered.insert((*key).to_owned(), value);
        }
    }
    gathered
}
