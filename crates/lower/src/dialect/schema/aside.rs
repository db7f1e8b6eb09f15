//! Keywords that later passes rewrite or drop, kept for whoever compares two editions of a description.

use specwright_ir::{Json, Pointer};

use crate::dialect::{Map, Rewriting};

/// The member that holds them.
pub(crate) const WRITTEN: &str = "x-specwright-written";

/// Keywords that no shape says.
const BEYOND: [&str; 14] = [
    "if",
    "then",
    "else",
    "contains",
    "minContains",
    "maxContains",
    "dependentRequired",
    "dependentSchemas",
    "propertyNames",
    "unevaluatedItems",
    "unevaluatedProperties",
    "contentMediaType",
    "contentEncoding",
    "contentSchema",
];

/// Bounds that exclude each other in 3.1's words.
const BOUNDS: [&str; 4] = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"];

/// ```yaml
/// { type: [string, 'null'], const: a, contains: { type: integer } }     # before
/// ```
/// ```yaml
/// type: [string, 'null']                                                # after
/// const: a
/// contains: { type: integer }
/// x-specwright-written: { type: [string, 'null'], const: a, contains: { type: integer } }
/// ```
pub(super) fn rewrite(_: &mut Rewriting<'_, '_>, _: &Pointer, schema: &mut Map) {
    let mut aside = Map::new();
    let mut keep = |key: &str| {
        if let Some(value) = schema.get(key) {
            aside.insert(key.to_owned(), value.clone());
        }
    };
    BEYOND.into_iter().for_each(&mut keep);
    if schema.get("type").is_some_and(|of| of.is_array() || of == "null") {
        keep("type");
        // a union that is written beside several types
        keep("anyOf");
    }
    if schema.contains_key("const") {
        ["const", "enum"].into_iter().for_each(&mut keep);
    }
    if ["exclusiveMinimum", "exclusiveMaximum"].iter().any(|key| is_number(schema, key)) {
        BOUNDS.into_iter().for_each(&mut keep);
    }
    // each excludes the other, so that neither is read
    if ["readOnly", "writeOnly"].iter().all(|key| schema.get(*key) == Some(&Json::Bool(true))) {
        ["readOnly", "writeOnly"].into_iter().for_each(&mut keep);
    }
    if ["contentMediaType", "contentEncoding"].iter().any(|key| schema.contains_key(*key)) {
        ["type", "format"].into_iter().for_each(&mut keep);
    }
    if !aside.is_empty() {
        schema.insert(WRITTEN.to_owned(), Json::Object(aside));
    }
}

fn is_number(schema: &Map, key: &str) -> bool {
    schema.get(key).is_some_and(Json::is_number)
}
