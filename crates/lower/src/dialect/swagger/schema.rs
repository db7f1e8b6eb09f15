//! Schemas ([Schema Object](https://spec.openapis.org/oas/v2.0.html#schema-object)).

use serde_json::json;
use specwright_ir::{Json, Pointer};

use crate::dialect::{Map, Rewriting};

/// ```yaml
/// { discriminator: kind }                                         # before
/// { type: string, x-nullable: true }
/// { $ref: '#/definitions/Pet', x-nullable: true }
/// { type: file }
/// ```
/// ```yaml
/// { discriminator: { propertyName: kind } }                       # after
/// { type: string, nullable: true }
/// { allOf: [{ $ref: '#/definitions/Pet' }], nullable: true }
/// { type: string, format: binary }
/// ```
pub(super) fn rewrite(rewriting: &mut Rewriting<'_, '_>, at: &Pointer, schema: &mut Map) {
    if let Some(Json::String(property)) = schema.get("discriminator").cloned() {
        schema.insert("discriminator".to_owned(), json!({ "propertyName": property }));
    }
    if let Some(nullable @ Json::Bool(_)) = schema.get("x-nullable").cloned() {
        schema.shift_remove("x-nullable");
        rewriting.moved(&at.push("x-nullable"), at.push("nullable"));
        if nullable == Json::Bool(true) {
            wrap_reference(rewriting, at, schema);
            schema.insert("nullable".to_owned(), nullable);
        }
    }
    if schema.get("type").and_then(Json::as_str) == Some("file") {
        schema.insert("type".to_owned(), json!("string"));
        schema.insert("format".to_owned(), json!("binary"));
    }
}

/// What stands beside a `$ref` has no effect.
fn wrap_reference(rewriting: &mut Rewriting<'_, '_>, at: &Pointer, schema: &mut Map) {
    if let Some(reference @ Json::String(_)) = schema.shift_remove("$ref") {
        rewriting.moved(&at.push("$ref"), at.push("allOf").push("0").push("$ref"));
        schema.insert("allOf".to_owned(), json!([{ "$ref": reference }]));
    }
}
