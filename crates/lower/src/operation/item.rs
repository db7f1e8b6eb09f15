//! Path Items: the operations of a path, a webhook or a callback.

use specwright_ir::{Json, Method, Operation, Origin, PathTemplate};
use specwright_source::Code;

use super::{Place, read_operation};
use crate::{
    context::Context,
    reference::{Component, follow},
};

/// Members of a Path Item that are operations.
pub(super) const METHODS: [(&str, Method); 8] = [
    ("get", Method::Get),
    ("put", Method::Put),
    ("post", Method::Post),
    ("delete", Method::Delete),
    ("options", Method::Options),
    ("head", Method::Head),
    ("patch", Method::Patch),
    ("trace", Method::Trace),
];

/// Operations by methods that OpenAPI 3.0 has no member for.
const OTHERS: &str = "x-specwright-operations";

/// What else a Path Item may hold.
const KNOWN: [&str; 5] = ["$ref", "summary", "description", "servers", "parameters"];

/// Reads the operations of a path.
pub(super) fn read<'a>(
    cx: &mut Context<'a>,
    origin: &Origin,
    value: &'a Json,
    template: &PathTemplate,
) -> Vec<Operation> {
    let mut operations = Vec::new();
    let Some(item) = follow(cx, origin, value, Component::PathItem) else { return operations };
    for (name, value) in item.value.as_object().into_iter().flatten() {
        let known = METHODS.iter().find(|(known, _)| known == name);
        if let Some((_, method)) = known {
            let method = method.clone();
            let place = Place { item: &item, template, method, origin: item.origin.push(name) };
            operations.extend(read_operation(cx, place, value));
        } else if name == OTHERS {
            for (word, value) in value.as_object().into_iter().flatten() {
                let origin = item.origin.push(OTHERS).push(word);
                let place = Place { item: &item, template, method: other(word), origin };
                operations.extend(read_operation(cx, place, value));
            }
        } else if !KNOWN.contains(&name.as_str()) && !name.starts_with("x-") {
            let message = format!("`{name}` is not a method that OpenAPI knows");
            cx.warn(Code::UnknownMember, &item.origin.push(name), message, "left out");
        }
    }
    operations
}

/// The method of that name, in the letters that HTTP has it in.
fn other(word: &str) -> Method {
    let known = METHODS.iter().find(|(_, method)| method.as_str() == word);
    match known {
        Some((_, method)) => method.clone(),
        None if word == "QUERY" => Method::Query,
        None => Method::Other(word.into()),
    }
}
