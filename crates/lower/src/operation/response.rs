//! Responses by status.

use specwright_ir::{Header, Json, Origin, Response, StatusMatch};
use specwright_source::{Code, Diagnostic};

use super::{body, parameter};
use crate::{
    context::Context,
    read,
    reference::{Component, follow},
};

/// Reads `responses`; what cannot be read is reported and left out.
pub(super) fn read_all<'a>(
    cx: &mut Context<'a>,
    operation: &Origin,
    value: &'a Json,
) -> Vec<Response> {
    let origin = operation.push("responses");
    let Some(Json::Object(written)) = value.get("responses") else {
        cx.warn(
            Code::MissingMember,
            operation,
            "an operation must have `responses`",
            "there are none",
        );
        return Vec::new();
    };
    let mut responses: Vec<Response> = Vec::new();
    for (key, value) in written.iter().filter(|(key, _)| !key.starts_with("x-")) {
        let origin = origin.push(key);
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
    let mut own = read::emptied(value, &["headers", "content", "links"]);
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
    let response: openapiv3::Response = read::read(cx, origin, &own, "a Response Object")?;
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

fn headers<'a>(cx: &mut Context<'a>, at: &Origin, value: &'a Json) -> Vec<Header> {
    let Some(Json::Object(written)) = value.get("headers") else { return Vec::new() };
    let origin = at.push("headers");
    let mut headers = Vec::new();
    let part_left_out = cx.part_left_out;
    for (name, value) in written {
        let Some(target) = follow(cx, &origin.push(name), value, Component::Header) else {
            continue;
        };
        let own = read::emptied(target.value, &["schema", "content", "examples"]);
        let Some(header) =
            read::read::<openapiv3::Header>(cx, &target.origin, &own, "a Header Object")
        else {
            continue;
        };
        let openapiv3::Header {
            description,
            style: _, // always `simple`
            required,
            deprecated: _, // of no use to callers yet
            format,
            example: _,    // nothing in the contract depends on it
            examples: _,   // nothing in the contract depends on them
            extensions: _, // nothing in the contract depends on them
        } = header;
        let (schema, _) = parameter::value_of(cx, &target.origin, target.value, &format);
        headers.push(Header {
            origin: target.origin,
            name: name.clone(),
            required,
            description,
            schema: Some(schema),
        });
    }
    // A header that cannot be read costs callers nothing but the header.
    cx.part_left_out = part_left_out;
    headers
}
