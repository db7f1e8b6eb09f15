//! Parameters and headers, whose types stand beside their names
//! ([Parameter Object](https://spec.openapis.org/oas/v2.0.html#parameter-object)).

use serde_json::json;
use specwright_ir::{Json, Pointer};
use specwright_source::Code;

use super::gather;
use crate::dialect::{Map, Rewriting};

/// What says what the values are.
pub(super) const OF_VALUES: [&str; 18] = [
    "type",
    "format",
    "items",
    "default",
    "maximum",
    "exclusiveMaximum",
    "minimum",
    "exclusiveMinimum",
    "maxLength",
    "minLength",
    "pattern",
    "maxItems",
    "minItems",
    "uniqueItems",
    "enum",
    "multipleOf",
    "x-nullable",
    "x-enum-varnames",
];

/// ```yaml
/// { name: ids, in: query, type: array, items: { type: string }, collectionFormat: pipes }                           # before
/// { name: ids, in: query, schema: { type: array, items: { type: string } }, style: pipeDelimited, explode: false }  # after
/// ```
pub(super) fn rewrite(rewriting: &mut Rewriting<'_, '_>, at: &Pointer, map: &mut Map) {
    let place = match map.get("in").and_then(Json::as_str) {
        Some("query") => Place::Query,
        _ => Place::Other,
    };
    if map.contains_key("schema") || map.contains_key("content") {
        return;
    }
    if let Some(style) = joined(rewriting, at, map, place) {
        map.extend(style.into_iter().map(|(key, value)| (key.to_owned(), value)));
    }
    map.shift_remove("collectionFormat");
    let schema = gather(rewriting, at, map, &OF_VALUES, &at.push("schema"));
    map.insert("schema".to_owned(), Json::Object(schema));
}

/// A response header. Its values are joined by commas, as OpenAPI 3.0 has it, whatever else is said.
pub(super) fn header(rewriting: &mut Rewriting<'_, '_>, at: &Pointer, map: &mut Map) {
    if map.contains_key("schema") || map.contains_key("content") {
        return;
    }
    joined(rewriting, at, map, Place::Answer);
    map.shift_remove("collectionFormat");
    let schema = gather(rewriting, at, map, &OF_VALUES, &at.push("schema"));
    map.insert("schema".to_owned(), Json::Object(schema));
}

/// How the items of a list are joined: `collectionFormat` as `style` and `explode`. `None`: it is no list.
///
/// | `collectionFormat` | in a query or form | elsewhere |
/// |---|---|---|
/// | `csv`, the usual | `form` | `simple` |
/// | `multi` | `form`, exploded | |
/// | `ssv` | `spaceDelimited` | as in a query |
/// | `pipes` | `pipeDelimited` | as in a query |
/// | `tsv` | `tabDelimited` | as in a query |
///
/// What OpenAPI 3.0 has not, or not there, is said by `x-specwright-style`. What is not in the table is not covered.
pub(super) fn joined(
    rewriting: &mut Rewriting<'_, '_>,
    at: &Pointer,
    map: &mut Map,
    place: Place,
) -> Option<Vec<(&'static str, Json)>> {
    nested(rewriting, at, map);
    if map.get("type").and_then(Json::as_str) != Some("array") {
        return None;
    }
    let word = map.get("collectionFormat").and_then(Json::as_str).unwrap_or("csv");
    let listed = matches!(place, Place::Query | Place::Form);
    let usual = if listed { "form" } else { "simple" };
    let style = match word {
        "csv" => usual,
        "multi" if listed => return Some(vec![("style", json!("form")), ("explode", json!(true))]),
        "ssv" if place != Place::Answer => "spaceDelimited",
        "pipes" if place != Place::Answer => "pipeDelimited",
        "tsv" if place != Place::Answer => "tabDelimited",
        other => {
            let message = format!("a list joined as `{other}` is not covered yet");
            let at = at.push("collectionFormat");
            rewriting.warn(Code::NotCovered, &at, message, "commas are assumed");
            usual
        }
    };
    let known = match place {
        Place::Query => style != "tabDelimited",
        Place::Form => true,
        Place::Answer | Place::Other => style == usual,
    };
    Some(match known {
        true => vec![("style", json!(style)), ("explode", json!(false))],
        false => vec![
            ("style", json!(usual)),
            ("explode", json!(false)),
            ("x-specwright-style", json!(style)),
        ],
    })
}

/// Where a list is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Query,
    Form,
    /// In the path, or a header of a request.
    Other,
    /// In a header of a response.
    Answer,
}

/// How lists are joined that are items of a list: no style of OpenAPI 3.0 says it.
fn nested(rewriting: &mut Rewriting<'_, '_>, at: &Pointer, map: &mut Map) {
    let mut at = at.push("items");
    let mut items = map.get_mut("items").and_then(Json::as_object_mut);
    while let Some(of) = items {
        let is_list = of.get("type").and_then(Json::as_str) == Some("array");
        if let Some(word) = of.shift_remove("collectionFormat") {
            let word = word.as_str().unwrap_or_default();
            let nested = format!("lists in a list joined as `{word}` are not covered yet");
            let idle = "`collectionFormat` is of a list, not of its items".to_owned();
            let (code, message, label) = match is_list {
                true => (Code::NotCovered, nested, "left out"),
                false => (Code::IdleMember, idle, "ignored"),
            };
            rewriting.warn(code, &at.push("collectionFormat"), message, label);
        }
        at = at.push("items");
        items = of.get_mut("items").and_then(Json::as_object_mut);
    }
}
