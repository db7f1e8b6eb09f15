//! Bodies of requests and responses.

use std::collections::BTreeSet;

use specwright_ir::{Api, Body, MediaType, Operation, Origin, SchemaId};

use super::{Comparison, Pair, headers, place, schemas};
use crate::rules::{
    BODY_ADDED, BODY_BECAME_OPTIONAL, BODY_BECAME_REQUIRED, BODY_REMOVED, FAILURE_REMOVED,
    MEDIA_TYPE_ADDED, MEDIA_TYPE_REMOVED, PROPERTY_ENCODING_CHANGED, REQUIRED_BODY_ADDED,
    RESPONSE_ADDED, SUCCESS_REMOVED, TYPE_CHANGED,
};

/// Compares the request bodies of an operation.
pub(super) fn bodies(cx: &mut Comparison<'_>, pair: &Pair<'_, Operation>) {
    let operation = pair.head;
    match (&pair.base.body, &pair.head.body) {
        (Some(base), Some(head)) => body(cx, operation, &Pair { base, head }),
        (Some(base), None) => {
            let message = format!("`{}` takes no body", operation.label());
            cx.of_operation(BODY_REMOVED, operation, message, Some(&base.origin), None);
            cx.brings(cx.base, schemas_of(&base.content));
        }
        (None, Some(head)) => {
            let (rule, may) = match head.required {
                true => (REQUIRED_BODY_ADDED, "needs"),
                false => (BODY_ADDED, "may have"),
            };
            let message = format!("`{}` {may} a body", operation.label());
            cx.of_operation(rule, operation, message, None, Some(&head.origin));
            cx.brings(cx.head, schemas_of(&head.content));
        }
        (None, None) => {}
    }
}

fn body(cx: &mut Comparison<'_>, operation: &Operation, pair: &Pair<'_, Body>) {
    let Pair { base, head } = *pair;
    let places = (Some(&base.origin), Some(&head.origin));
    let label = operation.label();
    match (base.required, head.required) {
        (false, true) => {
            let message = format!("the body of `{label}` is required now");
            cx.of_operation(BODY_BECAME_REQUIRED, operation, message, places.0, places.1);
        }
        (true, false) => {
            let message = format!("the body of `{label}` is optional now");
            cx.of_operation(BODY_BECAME_OPTIONAL, operation, message, places.0, places.1);
        }
        _ => {}
    }
    media_types(cx, operation, (&base.content, &head.content), (&base.origin, &head.origin));
    for old in &base.content {
        if let Some(new) = head.content.iter().find(|new| new.name == old.name) {
            encodings(cx, operation, &Pair { base: old, head: new });
        }
    }
}

/// Compares how properties of a form or a multipart body are written.
fn encodings(cx: &mut Comparison<'_>, operation: &Operation, pair: &Pair<'_, MediaType>) {
    let of = |media: &MediaType, property: &str| {
        let found = media.encoding.iter().find(|encoding| encoding.property == property);
        let said = found.map(|encoding| (encoding.media_types.clone(), encoding.style));
        said.unwrap_or_default()
    };
    let place = |media: &MediaType, property: &str| {
        let found = media.encoding.iter().find(|encoding| encoding.property == property);
        found.map_or_else(|| media.origin.clone(), |encoding| encoding.origin.clone())
    };
    let all = pair.base.encoding.iter().chain(&pair.head.encoding);
    let properties: BTreeSet<&str> = all.map(|encoding| encoding.property.as_str()).collect();
    for property in properties {
        if of(pair.base, property) != of(pair.head, property) {
            let message = format!("`{}` writes `{property}` in another way", operation.label());
            let (was, is) = (place(pair.base, property), place(pair.head, property));
            let places = (Some(&was), Some(&is));
            cx.of_operation(PROPERTY_ENCODING_CHANGED, operation, message, places.0, places.1);
        }
    }
}

/// Compares the responses of an operation, by status.
pub(super) fn responses(cx: &mut Comparison<'_>, pair: &Pair<'_, Operation>) {
    let Pair { base, head } = *pair;
    for old in &base.responses {
        match head.responses.iter().find(|new| new.status == old.status) {
            Some(new) => {
                let origins = (&old.origin, &new.origin);
                headers::compare(cx, head, &Pair { base: old, head: new });
                media_types(cx, head, (&old.content, &new.content), origins);
            }
            None => {
                let rule = if old.status.is_success() { SUCCESS_REMOVED } else { FAILURE_REMOVED };
                let message = format!("`{}` no longer answers {}", head.label(), old.status);
                cx.of_operation(rule, head, message, Some(&old.origin), None);
                cx.brings(cx.base, schemas_of(&old.content));
            }
        }
    }
    for new in &head.responses {
        if !base.responses.iter().any(|old| old.status == new.status) {
            let message = format!("`{}` may answer {}", head.label(), new.status);
            cx.of_operation(RESPONSE_ADDED, head, message, None, Some(&new.origin));
            cx.brings(cx.head, schemas_of(&new.content));
        }
    }
}

/// Compares what is said of one media type, as a whole and of each item.
fn media_type(cx: &mut Comparison<'_>, operation: &Operation, pair: &Pair<'_, MediaType>) {
    let Pair { base, head } = *pair;
    schema(cx, operation, pair, "schema", (base.schema, head.schema));
    schema(cx, operation, pair, "itemSchema", (base.items, head.items));
}

/// Compares two schemas; where one side has none, anything is allowed.
fn schema(
    cx: &mut Comparison<'_>,
    operation: &Operation,
    pair: &Pair<'_, MediaType>,
    member: &str,
    schemas: (Option<SchemaId>, Option<SchemaId>),
) {
    let Pair { base, head } = *pair;
    let described = |api: &Api, schema: Option<SchemaId>| match schema {
        Some(id) => schemas::describe(&api.schemas[api.schemas.resolve(id).0].shape),
        None => "not described".to_owned(),
    };
    match schemas {
        (Some(old), Some(new)) => schemas::compare(cx, old, new),
        (None, None) => {}
        (old, new) => {
            let name = place::name(cx.head, &head.origin.push(member));
            let (was, is) = (described(cx.base, old), described(cx.head, new));
            let message = format!("`{name}` is {is}, was {was}");
            let places = (Some(&base.origin), Some(&head.origin));
            cx.of_operation(TYPE_CHANGED, operation, message, places.0, places.1);
            cx.brings(cx.base, old);
            cx.brings(cx.head, new);
        }
    }
}

fn schemas_of(content: &[MediaType]) -> impl Iterator<Item = SchemaId> {
    content.iter().flat_map(|media| media.schema.into_iter().chain(media.items))
}

fn media_types(
    cx: &mut Comparison<'_>,
    operation: &Operation,
    (base, head): (&[MediaType], &[MediaType]),
    origins: (&Origin, &Origin),
) {
    for old in base {
        match head.iter().find(|new| new.name == old.name) {
            Some(new) => {
                media_type(cx, operation, &Pair { base: old, head: new });
            }
            None => {
                let message = format!("`{}` is no longer {}", operation.label(), old.name);
                let places = (Some(&old.origin), Some(origins.1));
                cx.of_operation(MEDIA_TYPE_REMOVED, operation, message, places.0, places.1);
                cx.brings(cx.base, schemas_of(std::slice::from_ref(old)));
            }
        }
    }
    for new in head.iter().filter(|new| !base.iter().any(|old| old.name == new.name)) {
        let message = format!("`{}` may be {}", operation.label(), new.name);
        let places = (Some(origins.0), Some(&new.origin));
        cx.of_operation(MEDIA_TYPE_ADDED, operation, message, places.0, places.1);
        cx.brings(cx.head, schemas_of(std::slice::from_ref(new)));
    }
}
