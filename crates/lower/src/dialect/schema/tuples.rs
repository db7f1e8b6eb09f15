//! Items by their place
//! ([JSON Schema, 10.3.1](https://json-schema.org/draft/2020-12/json-schema-core#section-10.3.1)), in the words of 2020-12 and of before.

use specwright_ir::{Json, Pointer};
use specwright_source::Code;

use crate::dialect::{Map, Rewriting, objects::rename};

const PREFIX: &str = "x-specwright-prefix-items";
const CLOSED: &str = "x-specwright-closed-items";

/// ```yaml
/// prefixItems: [{ type: string }]                     # before
/// items: false
/// ---
/// items: [{ type: string }]                           # before, in older words
/// additionalItems: false
/// ```
/// ```yaml
/// x-specwright-prefix-items: [{ type: string }]       # after
/// x-specwright-closed-items: true
/// ```
pub(super) fn rewrite(rewriting: &mut Rewriting<'_, '_>, at: &Pointer, schema: &mut Map) {
    if schema.get("items").is_some_and(Json::is_array) {
        if !rewriting.dialect.has_json_schema() {
            let message = "`items` must be a map";
            rewriting.warn(Code::WrongKind, &at.push("items"), message, "read as an item each");
        }
        rename(rewriting, at, schema, "items", PREFIX);
        rename(rewriting, at, schema, "additionalItems", "items");
    }
    if schema.get("prefixItems").is_some_and(Json::is_array) {
        rename(rewriting, at, schema, "prefixItems", PREFIX);
    }
    if !schema.contains_key("items") {
        rename(rewriting, at, schema, "unevaluatedItems", "items");
    }
    let empty = schema.get(PREFIX).and_then(Json::as_array).is_some_and(Vec::is_empty);
    if empty {
        schema.shift_remove(PREFIX);
    }
    if schema.get("items") == Some(&Json::Bool(false)) && schema.contains_key(PREFIX) {
        schema.shift_remove("items");
        schema.insert(CLOSED.to_owned(), Json::Bool(true));
    }
    if schema.contains_key(PREFIX) && !schema.contains_key("type") {
        schema.insert("type".to_owned(), Json::String("array".to_owned()));
    }
}
