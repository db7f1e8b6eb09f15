//! Bodies of requests, and what is said of one media type.

use std::collections::BTreeSet;

use specwright_ir::{Api, Body, MediaType, Operation, SchemaId};

use super::{Comparison, Pair, Site, media_types, schema};
use crate::Place;

/// Compares the request bodies of an operation.
pub(super) fn compare(cx: &mut Comparison<'_>, pair: Pair<'_, Operation>) {
    let operation = pair.head;
    let place = Place::Body { media_type: None };
    match (&pair.base.body, &pair.head.body) {
        (Some(base), Some(head)) => body(cx, operation, Pair { base, head }),
        (Some(base), None) => {
            let message = format!("`{}` takes no body", operation.label());
            let places = (Some(&base.origin), None);
            cx.found(&["request-body-removed"], operation, &place, message, places);
            cx.brings(cx.base, schemas_of(&base.content));
        }
        (None, Some(head)) => {
            let (id, may) = match head.required {
                true => ("request-body-added-required", "needs"),
                false => ("request-body-added-optional", "may have"),
            };
            let message = format!("`{}` {may} a body", operation.label());
            cx.found(&[id], operation, &place, message, (None, Some(&head.origin)));
            cx.brings(cx.head, schemas_of(&head.content));
        }
        (None, None) => {}
    }
}

fn body(cx: &mut Comparison<'_>, operation: &Operation, pair: Pair<'_, Body>) {
    let Pair { base, head } = pair;
    let places = (Some(&base.origin), Some(&head.origin));
    let label = operation.label();
    let whole = Place::Body { media_type: None };
    let need = match (base.required, head.required) {
        (false, true) => Some(("request-body-became-required", "required")),
        (true, false) => Some(("request-body-became-optional", "optional")),
        _ => None,
    };
    if let Some((id, need)) = need {
        let message = format!("the body of `{label}` is {need} now");
        cx.found(&[id], operation, &whole, message, places);
    }
    let media = media_types::matched(&base.content, &head.content);
    for (base, head) in media.pairs {
        media_type(cx, operation, Pair { base, head }, false);
        encodings(cx, operation, Pair { base, head });
    }
    for old in media.gone {
        let place = Place::Body { media_type: Some(old.name.clone()) };
        let message = format!("`{label}` is no longer {}", old.name);
        let places = (Some(&old.origin), Some(&head.origin));
        cx.found(&["request-body-media-type-removed"], operation, &place, message, places);
        cx.brings(cx.base, schemas_of(std::slice::from_ref(old)));
    }
    for new in media.added {
        let place = Place::Body { media_type: Some(new.name.clone()) };
        let message = format!("`{label}` may be {}", new.name);
        let places = (Some(&base.origin), Some(&new.origin));
        cx.found(&["request-body-media-type-added"], operation, &place, message, places);
        cx.brings(cx.head, schemas_of(std::slice::from_ref(new)));
    }
}

/// Compares how properties of a form or a multipart body are written.
fn encodings(cx: &mut Comparison<'_>, operation: &Operation, pair: Pair<'_, MediaType>) {
    let of = |media: &MediaType, property: &str| {
        let found = media.encoding.iter().find(|encoding| encoding.property == property);
        let said = found.map(|encoding| (encoding.media_types.clone(), encoding.style));
        said.unwrap_or_default()
    };
    let at = |media: &MediaType, property: &str| {
        let found = media.encoding.iter().find(|encoding| encoding.property == property);
        found.map_or_else(|| media.origin.clone(), |encoding| encoding.origin.clone())
    };
    let all = pair.base.encoding.iter().chain(&pair.head.encoding);
    let properties: BTreeSet<&str> = all.map(|encoding| encoding.property.as_str()).collect();
    let place = Place::Body { media_type: Some(pair.head.name.clone()) };
    for property in properties {
        if of(pair.base, property) != of(pair.head, property) {
            let message = format!("`{}` writes `{property}` in another way", operation.label());
            let (was, is) = (at(pair.base, property), at(pair.head, property));
            let places = (Some(&was), Some(&is));
            let ids = ["request-property-encoding-changed"];
            cx.found(&ids, operation, &place, message, places);
        }
    }
}

/// Compares what is said of one media type, as a whole and of each item. `response`: servers send it.
pub(super) fn media_type(
    cx: &mut Comparison<'_>,
    operation: &Operation,
    pair: Pair<'_, MediaType>,
    response: bool,
) {
    let place = Place::Body { media_type: Some(pair.head.name.clone()) };
    described(cx, operation, pair, &place, response);
}

/// As [`media_type`], at a place.
pub(super) fn described(
    cx: &mut Comparison<'_>,
    operation: &Operation,
    pair: Pair<'_, MediaType>,
    place: &Place,
    response: bool,
) {
    let Pair { base, head } = pair;
    let side = if response { "response" } else { "request" };
    let members =
        [("media-type-schema", base.schema, head.schema), ("item-schema", base.items, head.items)];
    for (what, old, new) in members {
        let id = |event: &str| format!("{side}-body-{what}-{event}");
        match (old, new) {
            (Some(old), Some(new)) => {
                let site = Site {
                    operation: operation.label(),
                    place: place.clone(),
                    response,
                    typed: media_types::is_typed(&head.name),
                    exploded: false,
                    required: true,
                };
                cx.values((old, new), site);
            }
            (None, None) => {}
            (old, new) => {
                let id = id(if new.is_some() { "added" } else { "removed" });
                let text = |api: &Api, schema: Option<SchemaId>| match schema {
                    Some(id) => schema::describe(&api.schemas[api.schemas.resolve(id).0]),
                    None => "not described".to_owned(),
                };
                let (was, is) = (text(cx.base, old), text(cx.head, new));
                let message = format!("{place} of `{}` is {is}, was {was}", operation.label());
                let places = (Some(&base.origin), Some(&head.origin));
                cx.found(&[id.as_str()], operation, place, message, places);
                cx.brings(cx.base, old);
                cx.brings(cx.head, new);
            }
        }
    }
}

pub(super) fn schemas_of(content: &[MediaType]) -> impl Iterator<Item = SchemaId> {
    content.iter().flat_map(|media| media.schema.into_iter().chain(media.items))
}
