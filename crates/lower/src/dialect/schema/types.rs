//! `type` as a list ([JSON Schema, 6.1.1](https://json-schema.org/draft/2020-12/json-schema-validation#section-6.1.1)).

use specwright_ir::{Json, Pointer};
use specwright_source::Code;

use crate::dialect::{Map, Rewriting};

/// Keywords that concern values of one type alone.
const CONCERNS: [(&[&str], &[&str]); 4] = [
    (
        &["string"],
        &[
            "minLength",
            "maxLength",
            "pattern",
            "contentEncoding",
            "contentMediaType",
            "contentSchema",
        ],
    ),
    (
        &["number", "integer"],
        &["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"],
    ),
    (
        &["array"],
        &[
            "items",
            "prefixItems",
            "additionalItems",
            "unevaluatedItems",
            "minItems",
            "maxItems",
            "uniqueItems",
        ],
    ),
    (
        &["object"],
        &[
            "properties",
            "required",
            "additionalProperties",
            "patternProperties",
            "unevaluatedProperties",
            "minProperties",
            "maxProperties",
        ],
    ),
];

/// Formats of numbers; all others are of strings.
const OF_NUMBERS: [&str; 10] =
    ["int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "float", "double"];

/// One type stays, `null` becomes `nullable`, several types become a union of what each of them says.
///
/// ```yaml
/// type: [string, array, 'null']         # before
/// maxLength: 3
/// items: { type: string }
/// ```
/// ```yaml
/// nullable: true                        # after
/// anyOf:
///   - { type: string, maxLength: 3 }
///   - { type: array, items: { type: string } }
/// ```
pub(super) fn rewrite(rewriting: &mut Rewriting<'_, '_>, at: &Pointer, schema: &mut Map) {
    let listed = match schema.get("type") {
        Some(Json::String(only)) if only == "null" => vec![only.clone()],
        Some(Json::Array(types)) => {
            types.iter().filter_map(Json::as_str).map(str::to_owned).collect()
        }
        _ => return,
    };
    let mut types: Vec<String> = Vec::new();
    for word in listed.iter().filter(|word| *word != "null") {
        if !types.contains(word) {
            types.push(word.clone());
        }
    }
    let null = listed.iter().any(|word| word == "null");
    // an integer is a number
    if types.iter().any(|word| word == "number") {
        types.retain(|word| word != "integer");
    }
    schema.shift_remove("type");
    match types.as_slice() {
        [] if null => {
            schema.insert("x-specwright-null".to_owned(), Json::Bool(true));
            return;
        }
        [] => {
            let message = "a `type` without names allows nothing";
            rewriting.warn(Code::UnsatisfiableSchema, &at.push("type"), message, "ignored");
        }
        [only] => {
            schema.insert("type".to_owned(), Json::String(only.clone()));
        }
        // What is listed says more than its types.
        _ if schema.contains_key("enum") || schema.contains_key("const") => {}
        several => union(rewriting, at, schema, several),
    }
    if null {
        schema.insert("nullable".to_owned(), Json::Bool(true));
    }
}

fn union(rewriting: &mut Rewriting<'_, '_>, at: &Pointer, schema: &mut Map, types: &[String]) {
    // A union that is written there already holds beside this one.
    let beside = schema.contains_key("anyOf");
    let place = if beside { at.push("allOf").push("0").push("anyOf") } else { at.push("anyOf") };
    let mut members = Vec::new();
    for (index, word) in types.iter().enumerate() {
        let mut member = Map::new();
        member.insert("type".to_owned(), Json::String(word.clone()));
        for key in concerned(schema, word) {
            if let Some(value) = schema.shift_remove(&key) {
                let to = place.push(index.to_string()).push(&key);
                rewriting.moved(&at.push(&key), to);
                member.insert(key, value);
            }
        }
        members.push(Json::Object(member));
    }
    if !beside {
        schema.insert("anyOf".to_owned(), Json::Array(members));
        return;
    }
    let mut parts = vec![serde_json::json!({ "anyOf": members })];
    if let Some(Json::Array(written)) = schema.shift_remove("allOf") {
        let all_of = at.push("allOf");
        for index in 0..written.len() {
            rewriting.moved(&all_of.push(index.to_string()), all_of.push((index + 1).to_string()));
        }
        parts.extend(written);
    }
    schema.insert("allOf".to_owned(), Json::Array(parts));
}

/// The keywords written that concern a type.
fn concerned(schema: &Map, word: &str) -> Vec<String> {
    let concerns = CONCERNS.iter().filter(|(types, _)| types.contains(&word));
    let known: Vec<&str> = concerns.flat_map(|(_, keys)| keys.iter().copied()).collect();
    let format = schema.get("format").and_then(Json::as_str);
    let formatted = format.is_some_and(|format| {
        let of_number = OF_NUMBERS.contains(&format);
        match word {
            "string" => !of_number,
            "number" | "integer" => of_number,
            _ => false,
        }
    });
    let is_concerned =
        |key: &&String| known.contains(&key.as_str()) || (formatted && *key == "format");
    schema.keys().filter(is_concerned).cloned().collect()
}
