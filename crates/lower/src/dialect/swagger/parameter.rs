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
    let location = map.get("in").and_then(Json::as_str).unwrap_or_default().to_owned();
    if map.contains_key("schema") || map.contains_key("content") {
        return;
    }
    if let Some(style) = joined(rewriting, at, map, &location) {
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
    joined(rewriting, at, map, "header");
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
/// | `ssv` | `spaceDelimited` | |
/// | `pipes` | `pipeDelimited` | |
///
/// What is not in the table is not covered.
pub(super) fn joined(
    rewriting: &mut Rewriting<'_, '_>,
    at: &Pointer,
    map: &Map,
    location: &str,
) -> Option<Vec<(&'static str, Json)>> {
    if map.get("type").and_then(Json::as_str) != Some("array") {
        return None;
    }
    let word = map.get("collectionFormat").and_then(Json::as_str).unwrap_or("csv");
    let listed = ["query", "formData"].contains(&location);
    let (style, explode) = match (listed, word) {
        (true, "multi") => ("form", true),
        (true, "ssv") => ("spaceDelimited", false),
        (true, "pipes") => ("pipeDelimited", false),
        (true, _) => ("form", false),
        (false, _) => ("simple", false),
    };
    let said = vec![("style", json!(style)), ("explode", json!(explode))];
    let covered =
        if listed { ["csv", "multi", "ssv", "pipes"].contains(&word) } else { word == "csv" };
    if !covered {
        let message = format!("a list joined as `{word}` is not covered yet");
        rewriting.warn(
            Code::NotCovered,
            at.push("collectionFormat"),
            message,
            "commas are assumed",
        );
    }
    Some(said)
}
