//! Keywords beside a `$ref` ([JSON Schema, 8.2.3.1](https://json-schema.org/draft/2020-12/json-schema-core#section-8.2.3.1)).

use specwright_ir::{Json, Pointer};

use crate::dialect::{Map, Rewriting};

/// Prose beside a `$ref` is for whoever uses it, and stays.
const PROSE: [&str; 3] = ["$ref", "description", "summary"];

/// Since 3.1 a `$ref` is a keyword like others, and what stands beside it holds too. Before, it replaces what stands beside it.
///
/// ```yaml
/// $ref: '#/components/schemas/Pet'            # before
/// nullable: true
/// ```
/// ```yaml
/// allOf: [{ $ref: '#/components/schemas/Pet' }]   # after
/// nullable: true
/// ```
pub(super) fn rewrite(rewriting: &mut Rewriting<'_, '_>, at: &Pointer, schema: &mut Map) {
    let beside = |key: &String| !PROSE.contains(&key.as_str()) && !key.starts_with("x-");
    let is_reference = schema.get("$ref").is_some_and(Json::is_string);
    if !rewriting.dialect.has_json_schema() || !is_reference || !schema.keys().any(beside) {
        return;
    }
    let Some(reference) = schema.shift_remove("$ref") else { return };
    let mut list = vec![serde_json::json!({ "$ref": reference })];
    let all_of = at.push("allOf");
    if let Some(Json::Array(written)) = schema.shift_remove("allOf") {
        for index in 0..written.len() {
            rewriting.moved(&all_of.push(index.to_string()), all_of.push((index + 1).to_string()));
        }
        list.extend(written);
    }
    rewriting.moved(&at.push("$ref"), all_of.push("0").push("$ref"));
    schema.insert("allOf".to_owned(), Json::Array(list));
}
