//! Boolean schemas ([JSON Schema, 4.3.2](https://json-schema.org/draft/2020-12/json-schema-core#section-4.3.2)).

use specwright_ir::{Json, Pointer};

/// ```yaml
/// properties: { a: true, b: false }           # before
/// properties: { a: {}, b: { not: {} } }       # after
/// ```
/// `additionalProperties` may be a boolean in OpenAPI 3.0 too.
pub(super) fn rewrite(at: &Pointer, value: &mut Json) {
    let Json::Bool(anything) = *value else { return };
    if at.last().as_deref() != Some("additionalProperties") {
        *value = if anything { serde_json::json!({}) } else { serde_json::json!({ "not": {} }) };
    }
}
