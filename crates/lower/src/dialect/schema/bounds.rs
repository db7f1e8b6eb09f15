//! Bounds that are excluded
//! ([JSON Schema, 6.2](https://json-schema.org/draft/2020-12/json-schema-validation#section-6.2)).

use std::cmp::Ordering;

use specwright_ir::{Json, Pointer};

use crate::dialect::{Map, Rewriting};

/// Of two bounds the stricter counts.
///
/// ```yaml
/// { minimum: 0, exclusiveMinimum: 1 }        # before
/// { minimum: 1, exclusiveMinimum: true }     # after
/// ```
pub(super) fn rewrite(_: &mut Rewriting<'_, '_>, _: &Pointer, schema: &mut Map) {
    exclusive(schema, "minimum", "exclusiveMinimum", Ordering::Greater);
    exclusive(schema, "maximum", "exclusiveMaximum", Ordering::Less);
}

/// `stricter`: how an included bound compares with an excluded one where the included one is the stricter.
fn exclusive(schema: &mut Map, included: &str, excluded: &str, stricter: Ordering) {
    let Some(Json::Number(bound)) = schema.get(excluded).cloned() else { return };
    let other = schema.get(included).and_then(Json::as_f64);
    let included_counts = other
        .zip(bound.as_f64())
        .is_some_and(|(other, bound)| other.partial_cmp(&bound) == Some(stricter));
    if included_counts {
        schema.shift_remove(excluded);
    } else {
        schema.insert(included.to_owned(), Json::Number(bound));
        schema.insert(excluded.to_owned(), Json::Bool(true));
    }
}
