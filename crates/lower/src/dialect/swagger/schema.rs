//! Schemas ([Schema Object](https://spec.openapis.org/oas/v2.0.html#schema-object)).

use serde_json::json;
use specwright_ir::{Json, Pointer};

use crate::dialect::{Map, Rewriting};

/// ```yaml
/// { discriminator: kind, x-nullable: true }                       # before
/// { discriminator: { propertyName: kind }, nullable: true }       # after
/// ```
/// `type: file` is a string of bytes.
pub(crate) fn rewrite(_: &mut Rewriting<'_, '_>, _: &Pointer, schema: &mut Map) {
    if let Some(Json::String(property)) = schema.get("discriminator").cloned() {
        schema.insert("discriminator".to_owned(), json!({ "propertyName": property }));
    }
    if let Some(nullable @ Json::Bool(_)) = schema.shift_remove("x-nullable") {
        schema.insert("nullable".to_owned(), nullable);
    }
    if schema.get("type").and_then(Json::as_str) == Some("file") {
        schema.insert("type".to_owned(), json!("string"));
        schema.insert("format".to_owned(), json!("binary"));
    }
}
