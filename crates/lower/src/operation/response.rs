//! Responses by status.

use specwright_ir::{Header, Json, Origin, ParameterEncoding, Response, StatusMatch, Style};
use specwright_source::{Code, Diagnostic};

use super::{body, parameter};
use crate::{
    context::Context,
    read,
    reference::{Component, Entry, Target, follow, named},
};

/// Reads `responses`; what cannot be read is reported and left out.
pub(super) fn read_all<'a>(
    cx: &mut Context<'a>,
    operation: &Origin,
    value: &'a Json,
) -> Vec<Response> {
    if value.get("responses").is_none() {
        cx.warn(
            Code::MissingMember,
            operation,
            "an operation must have `responses`",
            "there are none",
        );
    }
    let mut responses: Vec<Response> = Vec::new();
    for Entry { name: key, target } in named(cx, operation, value, "responses", Component::Response)
    {
        let Target { origin, value } = target;
        if key.starts_with("x-") {
            continue;
        }
        let Some(status) = StatusMatch::parse(key) else {
            let help = "a status is `100` to `599`, `1XX` to `5XX` or `default`";
            let message = format!("`{key}` is not a status");
            cx.report(
                &origin,
                Diagnostic::warning(Code::InvalidStatus, message)
                    .at(&origin, "left out")
                    .help(help),
            );
            continue;
        };
        let Some(target) = follow(cx, &origin, value, Component::Response) else { continue };
        responses.extend(read_one(cx, &target.origin, target.value, status));
    }
    responses
}

fn read_one<'a>(
    cx: &mut Context<'a>,
    origin: &Origin,
    value: &'a Json,
    status: StatusMatch,
) -> Option<Response> {
    let mut own = read::without(value, &["headers", "content", "links"]);
    if let Some(map) = own.as_object_mut()
        && !map.contains_key("description")
    {
        cx.note(
            Code::MissingMember,
            origin,
            "a response should have a `description`",
            "there is none",
        );
        map.insert("description".to_owned(), Json::String(String::new()));
    }
    let response: openapiv3::Response = read::read(cx, origin, &own, Component::Response)?;
    let openapiv3::Response {
        description,
        headers: _,    // read below, one at a time
        content: _,    // read below, one media type at a time
        links: _,      // reported once for all
        extensions: _, // nothing in the contract depends on them
    } = response;
    if value.get("links").and_then(Json::as_object).is_some_and(|links| !links.is_empty()) {
        cx.links.insert(origin.push("links"));
    }
    Some(Response {
        origin: origin.clone(),
        status,
        description,
        headers: headers(cx, origin, value),
        content: body::content(cx, origin, value),
    })
}

/// Reads `headers`, of a response or of a part of a body.
pub(super) fn headers<'a>(cx: &mut Context<'a>, at: &Origin, value: &'a Json) -> Vec<Header> {
    let mut headers = Vec::new();
    // A header that cannot be read costs callers nothing but the header.
    let part_left_out = cx.part_left_out;
    for Entry { name, target } in named(cx, at, value, "headers", Component::Header) {
        let Some(target) = follow(cx, &target.origin, target.value, Component::Header) else {
            continue;
        };
        let own = parameter::without_value(target.value);
        let read = read::read::<openapiv3::Header>(cx, &target.origin, &own, Component::Header);
        let Some(header) = read else { continue };
        let openapiv3::Header {
            description,
            style: _, // always `simple`
            required,
            deprecated,
            format: _,     // read below
            example: _,    // nothing in the contract depends on it
            examples: _,   // nothing in the contract depends on them
            extensions: _, // nothing in the contract depends on them
        } = header;
        let (schema, content) =
            parameter::value_of(cx, &target.origin, target.value, Component::Header);
        let explode = target.value.get("explode") == Some(&Json::Bool(true));
        headers.push(Header {
            origin: target.origin,
            name: name.to_owned(),
            required,
            description,
            deprecated: deprecated.unwrap_or_default(),
            schema,
            encoding: match content {
                Some(media_type) => ParameterEncoding::Content { media_type },
                None => ParameterEncoding::Style {
                    style: Style::Simple,
                    explode,
                    allow_reserved: false,
                },
            },
        });
    }
    cx.part_left_out = part_left_out;
    headers
}
