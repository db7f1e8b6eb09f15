//! What servers call: webhooks, and the callbacks of operations. Types, and never calls.

use specwright_ir::{Callback, Json, Operation, Origin, PathTemplate, Segment};
use specwright_source::Code;

use super::item;
use crate::{
    context::Context,
    reference::{Component, Entry, Target, follow, named},
};

/// Reads webhooks.
///
/// ```yaml
/// x-specwright-webhooks: { sent: { post: { requestBody: {} } } }
/// ```
pub(crate) fn read_webhooks(cx: &mut Context<'_>) -> Vec<Operation> {
    let (top, root) = (cx.top(), cx.root);
    let items = named(cx, &top, root, "x-specwright-webhooks", Component::PathItem);
    items.into_iter().flat_map(|item| received(cx, &item)).collect()
}

/// Reads the callbacks of an operation. One that cannot be read costs nothing but itself; those of what servers call are not read.
///
/// ```yaml
/// callbacks: { done: { '{$request.body#/url}': { post: { requestBody: {} } } } }
/// ```
pub(super) fn read_all<'a>(cx: &mut Context<'a>, at: &Origin, value: &'a Json) -> Vec<Callback> {
    let mut callbacks = Vec::new();
    let part_left_out = cx.part_left_out;
    let entries = named(cx, at, value, "callbacks", Component::Callback);
    if cx.receiving && !entries.is_empty() {
        let message = "callbacks of what servers call are not covered yet";
        cx.note(Code::NotCovered, &at.push("callbacks"), message, "no types are made of them");
        cx.part_left_out = part_left_out;
        return callbacks;
    }
    for Entry { name, target } in entries {
        let Some(target) = follow(cx, &target.origin, target.value, Component::Callback) else {
            continue;
        };
        let items = target.value.as_object().into_iter().flatten();
        for (expression, value) in items.filter(|(expression, _)| !expression.starts_with("x-")) {
            let target = Target { origin: target.origin.push(expression), value };
            let operations = received(cx, &Entry { name: expression, target });
            let named = |operation| Callback { name: name.to_owned(), operation };
            callbacks.extend(operations.into_iter().map(named));
        }
    }
    cx.part_left_out = part_left_out;
    callbacks
}

/// The operations of a Path Item that servers call. They are no operations of this API.
fn received<'a>(cx: &mut Context<'a>, Entry { name, target }: &Entry<'a>) -> Vec<Operation> {
    let (met, left_out) = (cx.met, cx.left_out.len());
    let before = std::mem::replace(&mut cx.receiving, true);
    let template = PathTemplate { segments: vec![Segment::Literal((*name).to_owned())] };
    let found = item::read(cx, &target.origin, target.value, &template);
    cx.receiving = before;
    cx.met = met;
    cx.left_out.truncate(left_out);
    found
}
