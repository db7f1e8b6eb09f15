//! How properties of forms and multipart bodies are written.

use specwright_ir::{Json, Origin, PropertyEncoding, PropertyStyle, Style};

use super::response;
use crate::context::Context;

/// Reads `encoding`.
///
/// ```yaml
/// avatar: { contentType: 'image/png, image/jpeg' }
/// filter: { style: deepObject, explode: true }
/// ```
pub(super) fn read<'a>(
    cx: &mut Context<'a>,
    media: &Origin,
    value: &'a Json,
) -> Vec<PropertyEncoding> {
    let origin = media.push("encoding");
    let written = value.get("encoding").and_then(Json::as_object).into_iter().flatten();
    let mut encodings = Vec::new();
    for (property, value) in written.filter(|(name, _)| !name.starts_with("x-")) {
        let origin = origin.push(property);
        let listed = value.get("contentType").and_then(Json::as_str).unwrap_or_default();
        let media_types = listed.split(',').map(|name| name.trim().to_owned());
        encodings.push(PropertyEncoding {
            property: property.clone(),
            media_types: media_types.filter(|name| !name.is_empty()).collect(),
            style: style(value),
            headers: response::headers(cx, &origin, value),
            origin,
        });
    }
    encodings
}

fn style(value: &Json) -> Option<PropertyStyle> {
    let flag = |name: &str| value.get(name).and_then(Json::as_bool);
    let (explode, reserved) = (flag("explode"), flag("allowReserved"));
    let style = value.get("style").and_then(Json::as_str).and_then(named);
    if style.is_none() && explode.is_none() && reserved.is_none() {
        return None;
    }
    let style = style.unwrap_or(Style::Form);
    Some(PropertyStyle {
        style,
        explode: explode.unwrap_or(style == Style::Form),
        allow_reserved: reserved.unwrap_or_default(),
    })
}

/// Those that parameters of a query may have, Swagger 2.0's among them.
fn named(name: &str) -> Option<Style> {
    let styles = [
        Style::Form,
        Style::SpaceDelimited,
        Style::PipeDelimited,
        Style::TabDelimited,
        Style::DeepObject,
    ];
    styles.into_iter().find(|style| style.to_string() == name)
}
