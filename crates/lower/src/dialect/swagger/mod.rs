//! [Swagger 2.0](https://spec.openapis.org/oas/v2.0.html) in OpenAPI 3.0's words, one file per kind of object.

mod document;
mod operation;
mod parameter;
mod response;
mod schema;

use specwright_ir::{Json, Pointer};

use super::{Map, Rewriting};
use crate::reference::Component;

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
        Component::Response => {
            let produces = said(rewriting, "produces").unwrap_or_default();
            response::rewrite(rewriting, at, map, &produces);
        }
        Component::Schema => schema::rewrite(rewriting, at, map),
        _ => {}
    }
}

/// The media types that the whole document says.
fn said(rewriting: &mut Rewriting<'_, '_>, key: &str) -> Option<Vec<String>> {
    let file = rewriting.file.clone();
    strings(rewriting.files.get(&file)?.value().get(key))
}

/// The strings of a list; `None`: there is no list.
fn strings(value: Option<&Json>) -> Option<Vec<String>> {
    let list = value?.as_array()?;
    Some(list.iter().filter_map(Json::as_str).map(str::to_owned).collect())
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
