//! Operations: `paths`, and what each method of a path says.

mod body;
mod callback;
mod encoding;
mod item;
mod parameter;
mod path;
mod response;

use std::collections::HashMap;

use specwright_ir::{Json, LeftOut, Method, Operation, Origin, PathTemplate, Server};
use specwright_source::{Code, Diagnostic, Severity};

use crate::{
    api,
    context::Context,
    read,
    reference::{Component, Entry, Target, named},
    security,
};

pub(crate) use callback::read_webhooks;

/// Reads `paths`.
pub(crate) fn read_paths(cx: &mut Context<'_>) -> Vec<Operation> {
    let (top, root) = (cx.top(), cx.root);
    let mut operations = Vec::new();
    for Entry { name: text, target } in named(cx, &top, root, "paths", Component::PathItem) {
        let Target { origin, value } = target;
        if text.starts_with("x-") {
            continue;
        }
        let template = PathTemplate::parse(text).filter(|_| text.starts_with('/'));
        let Some(template) = template else {
            let message = format!("`{text}` is not a path");
            let help = "a path starts with `/` and has each variable in `{` and `}`";
            let finding =
                Diagnostic::warning(Code::InvalidPath, message).at(&origin, "left out").help(help);
            cx.report(&origin, finding);
            leave_out_all(cx, &origin, text, value);
            continue;
        };
        operations.extend(item::read(cx, &origin, value, &template));
    }
    rename_duplicates(cx, &mut operations);
    operations
}

/// Where an operation is.
struct Place<'p, 'a> {
    item: &'p crate::reference::Target<'a>,
    template: &'p PathTemplate,
    method: Method,
    origin: Origin,
}

fn read_operation<'a>(
    cx: &mut Context<'a>,
    place: Place<'_, 'a>,
    value: &'a Json,
) -> Option<Operation> {
    let origin = place.origin.clone();
    cx.met += 1;
    cx.part_left_out = false;
    let found = cx.diagnostics.len();
    let Some(written) = read::read(cx, &origin, &without_parts(value), Component::Operation) else {
        leave_out(cx, &place, &origin, value, found);
        return None;
    };
    let openapiv3::Operation {
        tags,
        summary,
        description,
        external_docs: _, // a link for readers of the description: not read
        operation_id,
        parameters: _,   // read below, one at a time
        request_body: _, // read below
        responses: _,    // read below, one at a time
        callbacks: _,    // read below, one at a time
        deprecated,
        security: _, // read from the text: an empty list counts
        servers: _,  // read from the text, with places
        extensions,
    } = written;
    let shared = parameter::read_list(cx, &place.item.origin, place.item.value);
    let own = parameter::read_list(cx, &origin, value);
    let parameters = parameter::joined(shared, own);
    let body = body::read(cx, &origin, value);
    let responses = response::read_all(cx, &origin, value);
    let security = security::requirements(cx, &origin, value);
    let servers = servers(cx, &place, &origin, value);
    let callbacks = callback::read_all(cx, &origin, value);
    if cx.part_left_out {
        leave_out(cx, &place, &origin, value, found);
        return None;
    }
    let (parameters, idle) = path::checked(cx, &origin, place.template, parameters);
    Some(Operation {
        id: operation_id,
        method: place.method,
        path: place.template.clone(),
        tags,
        summary,
        description,
        deprecated,
        parameters,
        idle,
        body,
        responses,
        security,
        servers,
        callbacks,
        extensions,
        origin,
    })
}

/// An Operation Object without what is read one part at a time.
fn without_parts(value: &Json) -> Json {
    const PARTS: [&str; 7] = [
        "parameters",
        "requestBody",
        "responses",
        "callbacks",
        "security",
        "servers",
        "externalDocs",
    ];
    let mut own = read::without(value, &PARTS);
    if let Some(map) = own.as_object_mut() {
        map.insert("responses".to_owned(), Json::Object(serde_json::Map::new()));
    }
    own
}

/// The operation's own servers, else those of its path.
fn servers<'a>(
    cx: &mut Context<'a>,
    place: &Place<'_, 'a>,
    origin: &Origin,
    value: &'a Json,
) -> Vec<Server> {
    let own = api::servers(cx, origin, value);
    match own.is_empty() {
        true => api::servers(cx, &place.item.origin, place.item.value),
        false => own,
    }
}

/// An operation is whole or not there. `found` is how many findings there were before it.
fn leave_out(
    cx: &mut Context<'_>,
    place: &Place<'_, '_>,
    origin: &Origin,
    value: &Json,
    found: usize,
) {
    let first =
        cx.diagnostics.iter().skip(found).find(|finding| finding.severity != Severity::Note);
    let what = "a part of it is missing";
    let reason = first.map_or(what.to_owned(), |first| format!("{what}: {}", first.message));
    let path = place.template.to_string();
    let left_out = unread(origin, place.method.clone(), path, value, reason);
    let label = left_out.label();
    cx.left_out.push(left_out);
    cx.warn(Code::OperationLeftOut, origin, format!("`{label}` is left out: {what}"), "left out");
}

/// The operations of what is no path.
fn leave_out_all(cx: &mut Context<'_>, origin: &Origin, path: &str, item: &Json) {
    for (name, value) in item.as_object().into_iter().flatten() {
        let Some((_, method)) = item::METHODS.iter().find(|(known, _)| known == name) else {
            continue;
        };
        let reason = format!("`{path}` is not a path");
        cx.met += 1;
        cx.left_out.push(unread(
            &origin.push(name),
            method.clone(),
            path.to_owned(),
            value,
            reason,
        ));
    }
}

fn unread(origin: &Origin, method: Method, path: String, value: &Json, reason: String) -> LeftOut {
    let tags = value.get("tags").and_then(Json::as_array).into_iter().flatten();
    LeftOut {
        origin: origin.clone(),
        id: value.get("operationId").and_then(Json::as_str).map(str::to_owned),
        method,
        path,
        tags: tags.filter_map(Json::as_str).map(str::to_owned).collect(),
        reason,
    }
}

/// Two operations of one `operationId` would be one method: only the first keeps it.
fn rename_duplicates(cx: &mut Context<'_>, operations: &mut [Operation]) {
    let mut first: HashMap<String, Origin> = HashMap::new();
    for operation in operations {
        let Some(id) = operation.id.clone() else { continue };
        let place = operation.origin.push("operationId");
        match first.get(&id) {
            None => {
                first.insert(id, place);
            }
            Some(earlier) => {
                let finding = Diagnostic::error(
                    Code::DuplicateOperationId,
                    format!("two operations are named `{id}`"),
                )
                .at(&place, "named after its path instead")
                .at(earlier, "first named here")
                .help("every operation needs an `operationId` of its own");
                cx.report(&place, finding);
                operation.id = None;
            }
        }
    }
}
