//! Parameters that are fields of a form ([Parameter Object](https://spec.openapis.org/oas/v2.0.html#parameter-object),
//! `in: formData`).

use serde_json::json;
use specwright_ir::{Json, Pointer};

use super::{
    gather, media_types,
    parameter::{OF_VALUES, Place, joined},
    written,
};
use crate::{
    dialect::{Map, Rewriting},
    reference::Component,
};

const MULTIPART: &str = "multipart/form-data";
const URLENCODED: &str = "application/x-www-form-urlencoded";

/// Form fields are the members of one object.
///
/// ```yaml
/// - { in: formData, name: note, type: string, required: true }                                         # before
/// - { in: formData, name: tags, type: array, items: { type: string }, collectionFormat: csv }
/// ```
/// ```yaml
/// required: true                                                                                       # after
/// content:
///   application/x-www-form-urlencoded:
///     schema: { type: object, properties: { note: { type: string }, tags: ... }, required: [note] }
///     encoding: { tags: { style: form, explode: false } }
/// ```
pub(super) fn of_operation(
    rewriting: &mut Rewriting<'_, '_>,
    to: &Pointer,
    fields: Vec<(Pointer, Json)>,
    consumes: Option<Vec<String>>,
) -> Json {
    let fields: Vec<(Pointer, Json)> = fields
        .into_iter()
        .map(|(from, value)| (from, written(rewriting, &value, Component::Parameter).1))
        .collect();
    let has_file = fields.iter().any(|(_, field)| field.get("type") == Some(&json!("file")));
    let names = names(consumes, has_file);
    let first = names.first().map_or(URLENCODED, String::as_str);
    let properties_at = to.push("content").push(first).push("schema").push("properties");
    let mut properties = Map::new();
    let mut required: Vec<Json> = Vec::new();
    let mut encoding = Map::new();
    for (from, field) in fields {
        let Json::Object(mut field) = field else { continue };
        let Some(Json::String(name)) = field.get("name").cloned() else { continue };
        if field.get("required") == Some(&Json::Bool(true)) {
            required.push(Json::String(name.clone()));
        }
        let place = properties_at.push(&name);
        if let Some(style) = joined(rewriting, &place, &mut field, Place::Form) {
            let style = style.into_iter().map(|(key, value)| (key.to_owned(), value));
            encoding.insert(name.clone(), Json::Object(style.collect()));
        }
        field.shift_remove("collectionFormat");
        let mut schema = gather(rewriting, &from, &mut field, &OF_VALUES, &place);
        let more = field.into_iter();
        schema.extend(more.filter(|(key, _)| key == "description" || key.starts_with("x-")));
        rewriting.moved(&from, place);
        properties.insert(name, Json::Object(schema));
    }
    let needed = !required.is_empty();
    let mut schema = json!({ "type": "object", "properties": properties });
    if needed {
        schema["required"] = Json::Array(required);
    }
    let mut content = media_types::content(rewriting, to, schema, &names);
    for media in content.values_mut().filter_map(Json::as_object_mut) {
        if !encoding.is_empty() {
            media.insert("encoding".to_owned(), Json::Object(encoding.clone()));
        }
    }
    json!({ "required": needed, "content": content })
}

/// The media types of forms among what is consumed; files are sent in parts.
fn names(consumes: Option<Vec<String>>, has_file: bool) -> Vec<String> {
    let is_form = |name: &String| {
        let name = name.trim().to_ascii_lowercase();
        name.starts_with("multipart/") || (!has_file && name.starts_with(URLENCODED))
    };
    let listed = consumes.into_iter().flatten().filter(is_form).collect();
    media_types::or(Some(listed), if has_file { MULTIPART } else { URLENCODED })
}
