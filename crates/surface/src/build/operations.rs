//! Methods and calls, on the handle of their first tag.

use std::collections::BTreeMap;

use specwright_ir::{Api, SecurityRequirement};

use super::{
    Context, arguments, errors::Errors, naming::Call, outputs, paging, plan::Plan,
    response_headers::Sets, sent, servers::Servers,
};
use crate::{
    Alternatives, Argument, ErrorEnum, Group, Item, Operation,
    doc::{self, inline_code, paragraphs},
    name::{Scope, snake, type_name},
};

/// What operations are made of.
pub(crate) struct Built {
    pub(crate) groups: Vec<Group>,
    /// What failures hold, shared.
    pub(crate) errors: Vec<ErrorEnum>,
    /// What successes hold that differ, and headers.
    pub(crate) items: Vec<Item>,
}

/// What operations share, as far as it is known.
#[derive(Default)]
struct Shared {
    errors: Errors,
    headers: Sets,
    outputs: Vec<Item>,
}

/// What holds for calls that say nothing else.
pub(crate) struct Around<'a> {
    pub(crate) security: &'a Alternatives,
    pub(crate) servers: &'a Servers<'a>,
}

/// Builds every operation and the types of what it answers with.
pub(crate) fn build(cx: &mut Context<'_>, items: &[Item], around: &Around<'_>) -> Built {
    let plans = std::mem::take(&mut cx.plans);
    let calls = cx.names.calls.clone();
    let mut shared = Shared::default();
    let mut groups: BTreeMap<Option<String>, Vec<Operation>> = BTreeMap::new();
    for (plan, names) in plans.iter().zip(calls) {
        let tag = plan.operation.tags.first().cloned();
        let mut operation = operation(cx, items, plan, names, &mut shared);
        operation.security = Some(&plan.security).filter(|own| *own != around.security).cloned();
        operation.servers = around.servers.own(&plan.operation.servers);
        groups.entry(tag).or_default().push(operation);
    }
    cx.plans = plans;
    let groups = grouped(cx, groups);
    let Shared { errors, headers, outputs } = shared;
    let items = outputs.into_iter().chain(headers.items()).collect();
    Built { groups, errors: errors.finish(), items }
}

fn grouped(cx: &mut Context<'_>, found: BTreeMap<Option<String>, Vec<Operation>>) -> Vec<Group> {
    let own = found.get(&None).into_iter().flatten().map(|operation| operation.name.as_str());
    let mut accessors = Scope::with(&["builder", "from_env", "client"]);
    own.for_each(|name| {
        accessors.take(&[name]);
    });
    let mut groups: Vec<Group> = Vec::new();
    for (tag, mut operations) in found {
        operations.sort_by(|a, b| a.name.cmp(&b.name));
        let (handle, accessor) = match &tag {
            None => ("Client".to_owned(), "client".to_owned()),
            Some(tag) => {
                let wanted = type_name(tag);
                let handle = cx.names.scope.take(&[&wanted, &format!("{wanted}Api")]);
                (handle, accessors.take(&[&snake(tag), &format!("{}_api", snake(tag))]))
            }
        };
        groups.push(Group { tag, handle, accessor, operations });
    }
    groups.sort_by(|a, b| (a.tag.is_some(), &a.accessor).cmp(&(b.tag.is_some(), &b.accessor)));
    groups
}

fn operation<'a>(
    cx: &mut Context<'a>,
    items: &[Item],
    plan: &Plan<'a>,
    names: Call,
    shared: &mut Shared,
) -> Operation {
    let Call { method, call, error, output, headers } = names;
    let (arguments, setters) = arguments::build(cx, plan);
    let (output, reading) = outputs::add(cx, plan, output.as_deref(), &mut shared.outputs);
    if let Some(alias) = &headers {
        shared.headers.add(cx, plan, alias);
    }
    let label = plan.operation.label();
    let error_enum = shared.errors.add(cx, plan, &error, &label);
    let body = plan.body.as_ref().and_then(|payload| match payload.contents.as_slice() {
        [only] => Some(sent::content(only)),
        _ => None,
    });
    let paging = paging::infer(cx, items, plan, &output, &setters);
    Operation {
        doc: documentation(cx.api, plan, &arguments),
        name: method,
        call,
        label,
        origin: plan.operation.origin.clone(),
        deprecated: plan.operation.deprecated,
        method: plan.operation.method.clone(),
        path: plan.operation.path.to_string(),
        security: None,
        servers: Vec::new(),
        body,
        accept: plan.accept(),
        arguments,
        setters,
        output,
        reading,
        successes: plan.answers.others.clone(),
        headers,
        error,
        error_enum,
        paging,
    }
}

/// Summary, prose, request line with scopes, and a line for each argument that has something to say.
fn documentation(api: &Api, plan: &Plan<'_>, arguments: &[Argument]) -> String {
    let operation = plan.operation;
    let prose = |text: &Option<String>| text.as_deref().map(doc::to_rustdoc);
    let (summary, description) = (prose(&operation.summary), prose(&operation.description));
    let description = description.filter(|text| summary.as_ref() != Some(text));
    let line = inline_code(&format!("{} {}", operation.method, operation.path));
    let line = format!("{line}{}", scopes(api.security_of(operation)));
    let arguments: Vec<String> = arguments
        .iter()
        .filter(|argument| !argument.doc.is_empty())
        .map(|argument| format!("* `{}`: {}", argument.name, doc::in_item(&argument.doc)))
        .collect();
    paragraphs([summary, description, Some(line), Some(arguments.join("\n"))])
}

/// What a token must be good for, by alternative.
fn scopes(requirements: &[SecurityRequirement]) -> String {
    let mut each: Vec<String> = Vec::new();
    for requirement in requirements {
        let names = requirement.terms.iter().flat_map(|term| &term.scopes);
        let names = names.map(|name| inline_code(name)).collect::<Vec<_>>().join(", ");
        if !names.is_empty() && !each.contains(&names) {
            each.push(names);
        }
    }
    if each.is_empty() { String::new() } else { format!("; scopes {}", each.join(" or ")) }
}
