//! Where inline types start: what is written in no other type.

use specwright_ir::{Object, Operation, Origin, SchemaId, Shape};

use super::{Wanted, wire};
use crate::{
    build::{Context, outputs, plan::bare, scope, sent, unify},
    doc::inline_code,
    name::type_name,
};

/// Where inline types start: components, then what they are by themselves, then error bodies, then what operations say, each in the order
/// of names.
pub(super) fn roots(cx: &Context<'_>) -> Vec<Wanted> {
    let named = cx.names.types.iter();
    let mut components: Vec<Wanted> =
        named.map(|(id, name)| Wanted::new(*id, name.clone(), "")).collect();
    let sent = cx.names.sent.parts();
    components.extend(sent.map(|(id, name)| Wanted::sent(id, name.to_owned(), "")));
    components.sort_by(|a, b| a.name.cmp(&b.name));
    let mut calls: Vec<usize> = (0..cx.plans.len()).collect();
    calls.sort_by_key(|&at| &cx.names.calls[at].call);
    let operations = calls.into_iter().flat_map(|at| of_operation(cx, at));
    let bases: Vec<Wanted> = components.iter().filter_map(|of| base(cx, of)).collect();
    components.into_iter().chain(bases).chain(error_bodies(cx)).chain(operations).collect()
}

/// What a schema is by itself that stands for those that extend it too: written in the same place.
fn base(cx: &Context<'_>, Wanted { id, name, .. }: &Wanted) -> Option<Wanted> {
    let Shape::Union(union) = &cx.api.schemas[*id].shape else { return None };
    let origin = &cx.api.schemas[*id].origin;
    let itself = |id: &SchemaId| {
        let schema = &cx.api.schemas[*id];
        schema.name.is_none() && schema.origin == *origin
    };
    let id = union.members.iter().map(|member| member.schema).find(itself)?;
    let role = format!("A [`{name}`] that is none of those which extend it.");
    Some(Wanted::new(id, format!("{name}Base"), role))
}

/// Shared error bodies. The one with the most uses is `ErrorBody`; others say who has them or what they hold.
fn error_bodies(cx: &Context<'_>) -> Vec<Wanted> {
    let shared = |class: &&unify::Class| class.users.len() > 1;
    let classes = &cx.classes.classes;
    // The first of those with the most uses, not the last.
    let main = classes.iter().filter(shared).rev().max_by_key(|class| class.uses);
    let name = |class: &unify::Class| match (main, class.users.as_slice()) {
        (Some(main), _) if main.representative == class.representative => "ErrorBody".to_owned(),
        (_, [only]) => type_name(only),
        _ => match &cx.api.schemas[class.representative].shape {
            Shape::Object(Object { properties, .. }) => {
                let held = properties.iter().map(|property| type_name(&property.name));
                format!("ErrorBody{}", held.collect::<String>())
            }
            _ => "ErrorBody".to_owned(),
        },
    };
    let role = "The body of a documented failure.";
    classes.iter().map(|class| Wanted::new(class.representative, name(class), role)).collect()
}

fn of_operation(cx: &Context<'_>, at: usize) -> Vec<Wanted> {
    let (plan, call) = (&cx.plans[at], &cx.names.calls[at].call);
    let label = inline_code(&plan.operation.label());
    let mut wanted = Vec::new();
    let want = |wanted: &mut Vec<Wanted>, id: SchemaId, name: String, role: String| {
        let id = bare(cx.api, id);
        wanted.push(match shared(&cx.api.schemas[id].origin) {
            Some((name, role)) => Wanted::new(id, name, role),
            None => Wanted::new(id, format!("{call}{name}"), role),
        });
    };
    for sent in &plan.parameters {
        let name = &sent.parameter.name;
        if let Some(id) = sent.schema {
            let role = format!("Values of {} of {label}.", inline_code(name));
            want(&mut wanted, id, type_name(name), role);
        }
    }
    wanted.extend(sent::of_body(cx, at, &format!("{call}Body")));
    for (at, success) in plan.answers.successes.iter().enumerate() {
        if let Some(id) = success.held.schema {
            let role = format!("What {label} answers with.");
            want(&mut wanted, id, outputs::role(success, at), role);
        }
    }
    for header in &plan.headers {
        if let Some(id) = header.schema {
            let name = &header.header.name;
            let role = format!("Values of the header {} of {label}.", inline_code(name));
            want(&mut wanted, id, type_name(name), role);
        }
    }
    for failure in &plan.answers.failures {
        if let Some(id) = failure.held.schema {
            let status = type_name(&failure.status.to_string());
            let name = format!("Error{}", status.trim_start_matches('_'));
            let role = format!("What {label} answers with status {}.", failure.status);
            want(&mut wanted, id, name, role);
        }
    }
    wanted
}

/// What servers call: a webhook by its own name, a callback by the names of its operation and of itself.
pub(super) fn received(cx: &Context<'_>) -> Vec<Wanted> {
    let mut wanted = Vec::new();
    for webhook in &cx.api.webhooks {
        let role = format!("What the webhook {} holds.", inline_code(&webhook.label()));
        wanted.extend(of_received(cx, webhook, &type_name(&wire(webhook)), &role));
    }
    for operation in &cx.api.operations {
        for callback in &operation.callbacks {
            let own = type_name(&format!("{} {}", wire(operation), callback.name));
            let (name, label) = (inline_code(&callback.name), inline_code(&operation.label()));
            let role = format!("What the callback {name} of {label} holds.");
            wanted.extend(of_received(cx, &callback.operation, &own, &role));
        }
    }
    wanted.sort_by(|a, b| a.name.cmp(&b.name));
    wanted
}

fn of_received(cx: &Context<'_>, received: &Operation, name: &str, role: &str) -> Vec<Wanted> {
    let named = scope::of_received(received).into_iter().map(|(id, held)| {
        let id = bare(cx.api, id);
        let callback = shared_callback(&cx.api.schemas[id].origin);
        Wanted::new(id, format!("{}{held}", callback.as_deref().unwrap_or(name)), role)
    });
    named.collect()
}

/// What is written in a callback that operations share is named after that.
fn shared_callback(origin: &Origin) -> Option<String> {
    let tokens: Vec<String> = origin.pointer.tokens().take(3).collect();
    let [components, callbacks, name] = tokens.as_slice() else { return None };
    (components == "components" && callbacks == "callbacks").then(|| type_name(name))
}

/// What is written in a component that operations share is named after that, not after one of them.
pub(in crate::build) fn shared(origin: &Origin) -> Option<(String, String)> {
    let tokens: Vec<String> = origin.pointer.tokens().take(3).collect();
    let [components, section, name] = tokens.as_slice() else { return None };
    match (components.as_str(), section.as_str()) {
        ("components", "responses" | "requestBodies") => Some((
            type_name(&format!("{name} body")),
            format!("The body of {}.", inline_code(name)),
        )),
        ("components", "parameters") => {
            Some((type_name(name), format!("Values of the parameter {}.", inline_code(name))))
        }
        ("components", "headers") => {
            Some((type_name(name), format!("Values of the header {}.", inline_code(name))))
        }
        _ => None,
    }
}
