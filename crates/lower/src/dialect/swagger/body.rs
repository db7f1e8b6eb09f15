//! Parameters that are the body ([Parameter Object](https://spec.openapis.org/oas/v2.0.html#parameter-object), `in: body`).

use serde_json::json;
use specwright_ir::{Json, Pointer};

use super::{media_types, reference_to, said, written};
use crate::{
    dialect::{Map, Rewriting},
    reference::Component,
};

const USUAL: &str = "application/json";

/// A body that operations share.
///
/// ```yaml
/// { in: body, name: pet, required: true, schema: { type: object } }                  # before
/// { required: true, content: { application/json: { schema: { type: object } } } }    # after
/// ```
pub(super) fn component(
    rewriting: &mut Rewriting<'_, '_>,
    from: &Pointer,
    to: &Pointer,
    mut parameter: Json,
) -> Json {
    let schema = parameter.as_object_mut().and_then(|map| map.shift_remove("schema"));
    let names = media_types::or(said(rewriting, "consumes"), USUAL);
    rewriting.moved(&from.push("schema"), to.push("schema"));
    rewriting.moved(from, to.clone());
    request(rewriting, to, &parameter, schema, &names)
}

/// The body of an operation, which stood at `from`. What stands elsewhere is referred to, so that there is one type however many
/// operations send it.
pub(super) fn of_operation(
    rewriting: &mut Rewriting<'_, '_>,
    from: &Pointer,
    to: &Pointer,
    mut parameter: Json,
    consumes: Option<Vec<String>>,
) -> Json {
    let names = media_types::or(consumes, USUAL);
    let (elsewhere, found) = written(rewriting, &parameter, Component::Parameter);
    let schema = match elsewhere {
        Some(origin) if found.get("schema").is_some() => {
            Some(reference_to(rewriting, &origin, "schema"))
        }
        Some(_) => None,
        None => parameter.as_object_mut().and_then(|map| map.shift_remove("schema")),
    };
    rewriting.moved(&from.push("schema"), to.push("schema"));
    rewriting.moved(from, to.clone());
    request(rewriting, to, &found, schema, &names)
}

fn request(
    rewriting: &mut Rewriting<'_, '_>,
    at: &Pointer,
    parameter: &Json,
    schema: Option<Json>,
    names: &[String],
) -> Json {
    let schema = schema.unwrap_or_else(|| json!({}));
    let content = media_types::content(rewriting, at, schema, names);
    let said = parameter.as_object().into_iter().flatten();
    let kept = said.filter(|(key, _)| {
        ["description", "required"].contains(&key.as_str()) || key.starts_with("x-")
    });
    let mut body: Map = kept.map(|(key, value)| (key.clone(), value.clone())).collect();
    body.insert("content".to_owned(), Json::Object(content));
    Json::Object(body)
}
