//! What a string holds
//! ([JSON Schema, 8](https://json-schema.org/draft/2020-12/json-schema-validation#section-8);
//! [OAS 3.1.1, 4.8.14.4](https://spec.openapis.org/oas/v3.1.1.html#considerations-for-file-uploads)).

use specwright_ir::{Json, Pointer};

use crate::dialect::{Map, Rewriting};

/// ```yaml
/// { type: string, contentEncoding: base64, contentMediaType: image/png }       # before
/// { type: string, format: byte, x-specwright-content: { encoding: base64, mediaType: image/png } }   # after
/// ```
/// Without an encoding, what is no text is binary.
pub(super) fn rewrite(rewriting: &mut Rewriting<'_, '_>, at: &Pointer, schema: &mut Map) {
    let place = at.push("x-specwright-content");
    let mut content = Map::new();
    let words = [
        ("contentMediaType", "mediaType"),
        ("contentEncoding", "encoding"),
        ("contentSchema", "schema"),
    ];
    for (from, to) in words {
        if let Some(value) = schema.shift_remove(from) {
            rewriting.moved(&at.push(from), place.push(to));
            content.insert(to.to_owned(), value);
        }
    }
    let text = |key: &str| content.get(key).and_then(Json::as_str);
    let format = match (text("encoding"), text("mediaType")) {
        (Some(encoding), _) if encoding.eq_ignore_ascii_case("base64") => Some("byte"),
        (None, Some(media_type)) if is_binary(media_type) => Some("binary"),
        _ => None,
    };
    if let (Some(format), false) = (format, schema.contains_key("format")) {
        schema.insert("format".to_owned(), Json::String(format.to_owned()));
        schema.entry("type").or_insert_with(|| Json::String("string".to_owned()));
    }
    if !content.is_empty() {
        schema.insert("x-specwright-content".to_owned(), Json::Object(content));
    }
}

fn is_binary(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let text = essence.starts_with("text/")
        || ["json", "xml", "yaml", "javascript", "urlencoded"]
            .iter()
            .any(|it| essence.ends_with(it));
    essence.contains('/') && !text
}
