//! Parameters and headers, whose types stand beside their names
//! ([Parameter Object](https://spec.openapis.org/oas/v2.0.html#parameter-object)).

use serde_json::json;
use specwright_ir::{Json, Pointer};

use super::gather;
use crate::dialect::{Map, Rewriting};

/// What says what the values are.
pub(super) const OF_VALUES: [&str; 19] = [
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
    "collectionFormat",
    "x-nullable",
    "x-enum-varnames",
];

/// ```yaml
/// { name: ids, in: query, type: array, items: { type: string }, collectionFormat: multi }                    # before
/// { name: ids, in: query, schema: { type: array, items: { type: string } }, style: form, explode: true }     # after
/// ```
pub(crate) fn rewrite(rewriting: &mut Rewriting<'_, '_>, at: &Pointer, map: &mut Map) {
    if map.contains_key("schema") {
        return;
    }
    let location = map.get("in").and_then(Json::as_str).unwrap_or_default().to_owned();
    let mut schema = gather(rewriting, at, map, &OF_VALUES, &at.push("schema"));
    let joined = schema.shift_remove("collectionFormat");
    let array = schema.get("type").and_then(Json::as_str) == Some("array");
    map.insert("schema".to_owned(), Json::Object(schema));
    if !array {
        return;
    }
    let word = joined.as_ref().and_then(Json::as_str).unwrap_or("csv").to_owned();
    let (style, explode) = match (location.as_str(), word.as_str()) {
        ("query", "multi") => ("form", true),
        ("query", "ssv") => ("spaceDelimited", false),
        ("query", "pipes") => ("pipeDelimited", false),
        ("query", _) => ("form", false),
        _ => ("simple", false),
    };
    map.insert("style".to_owned(), json!(style));
    map.insert("explode".to_owned(), json!(explode));
    let other = match location.as_str() {
        "query" => word == "tsv",
        _ => word != "csv" && word != "multi",
    };
    if other {
        rewriting.warn(
            at.push("collectionFormat"),
            format!("values joined as `{word}` are not covered yet"),
            "commas are sent",
        );
        map.insert("x-specwright-collection-format".to_owned(), json!(word));
    }
}

/// A response header, as a parameter.
pub(crate) fn header(rewriting: &mut Rewriting<'_, '_>, at: &Pointer, map: &mut Map) {
    if !map.contains_key("schema") {
        let mut schema = gather(rewriting, at, map, &OF_VALUES, &at.push("schema"));
        schema.shift_remove("collectionFormat");
        map.insert("schema".to_owned(), Json::Object(schema));
    }
}
