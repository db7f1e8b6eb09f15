//! What a string holds
//! ([JSON Schema, 8](https://json-schema.org/draft/2020-12/json-schema-validation#section-8);
//! [OAS 3.1.1, 4.8.14.4](https://spec.openapis.org/oas/v3.1.1.html#considerations-for-file-uploads)).

use specwright_ir::{Json, Pointer};

use crate::dialect::{Map, Rewriting, objects::rename};

/// ```yaml
/// { type: string, contentEncoding: base64, contentMediaType: image/png }       # before
/// { type: string, format: byte }                                               # after
/// ```
/// Without an encoding, and in one that changes nothing, what is no text is binary
/// ([RFC 2045, 6.2](https://www.rfc-editor.org/rfc/rfc2045#section-6.2)). Text that holds JSON stays text; what that is, is kept:
///
/// ```yaml
/// { type: string, contentMediaType: application/json, contentSchema: { type: object } }   # before
/// { type: string, x-specwright-content-schema: { type: object } }                         # after
/// ```
pub(super) fn rewrite(rewriting: &mut Rewriting<'_, '_>, at: &Pointer, schema: &mut Map) {
    let encoding = schema.shift_remove("contentEncoding");
    let media_type = schema.shift_remove("contentMediaType");
    let holds_json = media_type.as_ref().and_then(Json::as_str).is_some_and(is_json);
    match holds_json && encoding.is_none() {
        true => rename(rewriting, at, schema, "contentSchema", "x-specwright-content-schema"),
        false => drop(schema.shift_remove("contentSchema")),
    }
    let format = match (encoding.as_ref().and_then(Json::as_str), media_type.as_ref()) {
        (Some(encoding), _) if encoding.eq_ignore_ascii_case("base64") => "byte",
        (Some(encoding), _) if encoding.eq_ignore_ascii_case("binary") => "binary",
        (None, Some(Json::String(media_type))) if is_binary(media_type) => "binary",
        _ => return,
    };
    if !schema.contains_key("format") {
        schema.insert("format".to_owned(), Json::String(format.to_owned()));
        schema.entry("type").or_insert_with(|| Json::String("string".to_owned()));
    }
}

fn is_json(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    essence == "application/json" || essence.ends_with("+json")
}

fn is_binary(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let text = essence.starts_with("text/")
        || ["json", "xml", "yaml", "javascript", "urlencoded"]
            .iter()
            .any(|it| essence.ends_with(it));
    essence.contains('/') && !text
}
