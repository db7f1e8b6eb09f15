//! Request bodies, and what a media type holds.

use specwright_ir::{Body, Json, MediaType, Origin};
use specwright_source::Code;

use super::encoding;
use crate::{
    context::Context,
    read,
    reference::{Component, Entry, Target, follow, named},
    schema,
};

/// Reads `requestBody`.
pub(super) fn read<'a>(cx: &mut Context<'a>, operation: &Origin, value: &'a Json) -> Option<Body> {
    let written = value.get("requestBody").filter(|body| !body.is_null())?;
    let target = follow(cx, &operation.push("requestBody"), written, Component::RequestBody)?;
    let own = read::without(target.value, &["content"]);
    let body: openapiv3::RequestBody =
        read::read(cx, &target.origin, &own, Component::RequestBody)?;
    let openapiv3::RequestBody {
        description,
        content: _, // read below, one media type at a time
        required,
        extensions: _, // nothing in the contract depends on them
    } = body;
    let content = content(cx, &target.origin, target.value);
    Some(Body { origin: target.origin, required, description, content })
}

/// Reads `content`.
pub(super) fn content<'a>(cx: &mut Context<'a>, at: &Origin, value: &'a Json) -> Vec<MediaType> {
    let mut content = Vec::new();
    for Entry { name, target } in named(cx, at, value, "content", Component::MediaType) {
        let Some(target) = follow(cx, &target.origin, target.value, Component::MediaType) else {
            continue;
        };
        let Target { origin, value } = target;
        let own = read::without(value, &["schema", "examples", "encoding"]);
        let Some(media) =
            read::read::<openapiv3::MediaType>(cx, &origin, &own, Component::MediaType)
        else {
            continue;
        };
        let openapiv3::MediaType {
            schema: _, // read below
            example,
            examples: _,   // read below
            encoding: _,   // read below, one property at a time
            extensions: _, // nothing in the contract depends on them
        } = media;
        let schema = value
            .get("schema")
            .map(|written| schema::schema_at(cx, &origin.push("schema"), written));
        let items = value.get("x-specwright-item-schema").map(|written| {
            schema::schema_at(cx, &origin.push("x-specwright-item-schema"), written)
        });
        let mut all: Vec<Json> = example.into_iter().collect();
        all.extend(examples(cx, &origin, value, name));
        content.push(MediaType {
            name: name.to_owned(),
            schema,
            items,
            encoding: encoding::read(cx, &origin, value),
            examples: all,
            origin,
        });
    }
    content
}

/// The values of `examples`. One that is given as it is sent alone is read where the media type is JSON.
fn examples<'a>(cx: &mut Context<'a>, at: &Origin, value: &'a Json, media_type: &str) -> Vec<Json> {
    let mut values = Vec::new();
    // An example that cannot be found costs nothing but the example.
    let part_left_out = cx.part_left_out;
    for Entry { target, .. } in named(cx, at, value, "examples", Component::Example) {
        if let Some(target) = follow(cx, &target.origin, target.value, Component::Example) {
            let written = target.value.get("value").cloned();
            values.extend(written.or_else(|| serialized(cx, &target, media_type)));
        }
    }
    cx.part_left_out = part_left_out;
    values
}

const SERIALIZED: &str = "x-specwright-serialized";

/// ```yaml
/// { x-specwright-serialized: '{"id":"a"}' }
/// ```
fn serialized(cx: &mut Context<'_>, example: &Target<'_>, media_type: &str) -> Option<Json> {
    let text = example.value.get(SERIALIZED)?.as_str()?;
    let essence = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    if !essence.ends_with("/json") && !essence.ends_with("+json") {
        return None;
    }
    let read = serde_json::from_str(text);
    if let Err(error) = &read {
        let message = format!("this example is not JSON: {error}");
        let origin = example.origin.push(SERIALIZED);
        cx.note(Code::MismatchedValue, &origin, message, "left out");
    }
    read.ok()
}
