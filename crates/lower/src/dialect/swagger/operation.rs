//! Operations: what they send is among their parameters
//! ([Operation Object](https://spec.openapis.org/oas/v2.0.html#operation-object)).

use specwright_ir::{Json, Pointer};
use specwright_source::Code;

use super::{body, form, response, said, server, strings, written};
use crate::{
    dialect::{Map, Rewriting, walk::METHODS},
    reference::Component,
    target,
};

/// Rewrites the operations of a path. Bodies and fields that it says for all of them are those of each that says none itself.
///
/// ```yaml
/// parameters: [{ in: body, name: pet, ... }, { in: query, name: limit, ... }]     # before
/// post: {}
/// put: {}
/// ```
/// ```yaml
/// parameters: [{ in: query, name: limit, ... }]                                   # after
/// post: { requestBody: ... }
/// put: { requestBody: refers to that of post }
/// ```
pub(super) fn rewrite_all(rewriting: &mut Rewriting<'_, '_>, at: &Pointer, map: &mut Map) {
    check_all(rewriting, at, map);
    let mut shared = Vec::new();
    let place = at.push("parameters");
    if let Some(Json::Array(parameters)) = map.get_mut("parameters") {
        let mut kept = Vec::new();
        for (index, value) in std::mem::take(parameters).into_iter().enumerate() {
            let from = place.push(index.to_string());
            if is_sent(&kind_of(rewriting, &value)) {
                let written = rewriting.origin(rewriting.moves.written(&from));
                let text = target::reference(&written.file, &written);
                let again = serde_json::json!({ "$ref": text });
                let from = set_aside(rewriting, at, index, &from);
                shared.push(Shared { from, value: Some(value), again });
            } else {
                rewriting.moved(&from, place.push(kept.len().to_string()));
                kept.push(value);
            }
        }
        *parameters = kept;
    }
    for method in METHODS {
        if let Some(Json::Object(operation)) = map.get_mut(method) {
            let at = at.push(method);
            adopt(rewriting, &at, operation, &mut shared);
            rewrite(rewriting, &at, operation);
        }
    }
}

/// Holds operations, their parameters and responses against what OpenAPI says of them: they are taken apart before they are visited.
fn check_all(rewriting: &mut Rewriting<'_, '_>, at: &Pointer, map: &mut Map) {
    check_parameters(rewriting, at, map);
    for method in METHODS {
        if let Some(Json::Object(operation)) = map.get_mut(method) {
            let at = at.push(method);
            rewriting.check(Component::Operation, &at, operation);
            check_parameters(rewriting, &at, operation);
            let responses = operation.get_mut("responses").and_then(Json::as_object_mut);
            for (status, response) in responses.into_iter().flatten() {
                if let Json::Object(response) = response {
                    let at = at.push("responses").push(status);
                    rewriting.check(Component::Response, &at, response);
                }
            }
        }
    }
}

fn check_parameters(rewriting: &mut Rewriting<'_, '_>, at: &Pointer, map: &mut Map) {
    let Some(Json::Array(parameters)) = map.get_mut("parameters") else { return };
    for (index, parameter) in parameters.iter_mut().enumerate() {
        if let Json::Object(parameter) = parameter {
            let at = at.push("parameters").push(index.to_string());
            rewriting.check(Component::Parameter, &at, parameter);
        }
    }
}

/// A body or field that a path says for all its operations.
struct Shared {
    from: Pointer,
    /// What it is, for the first operation.
    value: Option<Json>,
    /// A reference to it, for the others.
    again: Json,
}

/// Writes what a path says for all its operations into one of them.
fn adopt(
    rewriting: &mut Rewriting<'_, '_>,
    at: &Pointer,
    operation: &mut Map,
    shared: &mut [Shared],
) {
    if shared.is_empty() {
        return;
    }
    let own = operation.entry("parameters").or_insert_with(|| Json::Array(Vec::new()));
    let Json::Array(own) = own else { return };
    let known: Vec<Kind> = own.iter().map(|value| kind_of(rewriting, value)).collect();
    for Shared { from, value, again } in shared {
        let kind = kind_of(rewriting, again);
        let replaced = |own: &Kind| match own.location.as_str() {
            "body" => true,
            "formData" => kind.location == "body" || kind.name == own.name,
            _ => false,
        };
        if !known.iter().any(replaced) {
            rewriting.moved(from, at.push("parameters").push(own.len().to_string()));
            own.push(value.take().unwrap_or_else(|| again.clone()));
        }
    }
}

/// ```yaml
/// consumes: [application/json]                                                     # before
/// parameters: [{ in: body, name: pet, required: true, schema: { type: object } }]
/// ```
/// ```yaml
/// parameters: []                                                                   # after
/// requestBody: { required: true, content: { application/json: { schema: { type: object } } } }
/// ```
fn rewrite(rewriting: &mut Rewriting<'_, '_>, at: &Pointer, map: &mut Map) {
    let produces = strings(map.get("produces"));
    let consumes = strings(map.get("consumes")).or_else(|| said(rewriting, "consumes"));
    schemes(rewriting, at, map);
    ["consumes", "produces", "schemes"].iter().for_each(|key| drop(map.shift_remove(*key)));
    parameters(rewriting, at, map, consumes);
    if let Some(Json::Object(responses)) = map.get_mut("responses") {
        for (status, value) in responses {
            if let Json::Object(of) = value {
                let at = at.push("responses").push(status);
                match &produces {
                    Some(produces) if of.contains_key("$ref") => {
                        response::of_operation(rewriting, &at, of, produces.clone());
                    }
                    _ => response::rewrite(rewriting, &at, of, produces.clone()),
                }
            }
        }
    }
}

fn parameters(
    rewriting: &mut Rewriting<'_, '_>,
    at: &Pointer,
    map: &mut Map,
    consumes: Option<Vec<String>>,
) {
    let place = at.push("parameters");
    let to = at.push("requestBody");
    let Some(Json::Array(parameters)) = map.get_mut("parameters") else { return };
    let (mut bodies, mut fields, mut kept) = (Vec::new(), Vec::new(), Vec::new());
    for (index, value) in std::mem::take(parameters).into_iter().enumerate() {
        let from = place.push(index.to_string());
        match kind_of(rewriting, &value).location.as_str() {
            "body" => bodies.push((set_aside(rewriting, at, index, &from), value)),
            "formData" => fields.push((set_aside(rewriting, at, index, &from), value)),
            _ => {
                rewriting.moved(&from, place.push(kept.len().to_string()));
                kept.push(value);
            }
        }
    }
    *parameters = kept;
    let mut bodies = bodies.into_iter();
    let body = match bodies.next() {
        Some((from, value)) => {
            for (other, _) in bodies.chain(fields) {
                let message = "an operation has one body, and this is another";
                rewriting.warn(Code::ConflictingMembers, &other, message, "left out");
            }
            body::of_operation(rewriting, &from, &to, value, consumes)
        }
        None if fields.is_empty() => return,
        None => form::of_operation(rewriting, &to, fields, consumes),
    };
    map.insert("requestBody".to_owned(), body);
}

/// A place for what is no parameter any more, while others take its index.
fn set_aside(
    rewriting: &mut Rewriting<'_, '_>,
    at: &Pointer,
    index: usize,
    from: &Pointer,
) -> Pointer {
    let place = at.push("x-specwright-sent").push(index.to_string());
    rewriting.moved(from, place.clone());
    place
}

/// An operation's own `schemes` are servers of its own, where the document's first is not among them.
fn schemes(rewriting: &mut Rewriting<'_, '_>, at: &Pointer, map: &mut Map) {
    let Some(own) = map.get("schemes") else { return };
    let file = rewriting.file.clone();
    let Some(document) = rewriting.files.whole(&file) else { return };
    let servers = server::servers(document, Some(own));
    let usual = server::servers(document, None).into_iter().next();
    if usual.is_some_and(|usual| !servers.contains(&usual)) {
        rewriting.moved(&at.push("schemes"), at.push("servers"));
        map.insert("servers".to_owned(), Json::Array(servers));
    }
}

/// What a parameter is called, and where it is sent.
struct Kind {
    location: String,
    name: String,
}

fn is_sent(kind: &Kind) -> bool {
    ["body", "formData"].contains(&kind.location.as_str())
}

/// The kind of a parameter, or of what it refers to.
fn kind_of(rewriting: &mut Rewriting<'_, '_>, value: &Json) -> Kind {
    let (_, found) = written(rewriting, value, Component::Parameter);
    let text = |key: &str| found.get(key).and_then(Json::as_str).unwrap_or_default().to_owned();
    Kind { location: text("in"), name: text("name") }
}
