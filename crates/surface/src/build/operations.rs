//! Methods and calls, on the handle of their first tag.

use std::collections::BTreeMap;

use super::{
    Context, arguments,
    errors::Errors,
    naming::Call,
    paging,
    plan::{Output, Plan},
};
use crate::{
    Argument, ErrorEnum, Group, Item, Operation, Type,
    doc::{self, inline_code, paragraphs},
    name::{Scope, snake, type_name},
};

/// Builds every operation and the error enums that they share.
pub(crate) fn build(cx: &mut Context<'_>, items: &[Item]) -> (Vec<Group>, Vec<ErrorEnum>) {
    let plans = std::mem::take(&mut cx.plans);
    let calls = cx.names.calls.clone();
    let mut errors = Errors::default();
    let mut groups: BTreeMap<Option<String>, Vec<Operation>> = BTreeMap::new();
    for (plan, names) in plans.iter().zip(calls) {
        let tag = plan.operation.tags.first().cloned();
        let operation = operation(cx, items, plan, names, &mut errors);
        groups.entry(tag).or_default().push(operation);
    }
    cx.plans = plans;
    (grouped(cx, groups), errors.finish())
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

fn operation(
    cx: &mut Context<'_>,
    items: &[Item],
    plan: &Plan<'_>,
    names: Call,
    errors: &mut Errors,
) -> Operation {
    let Call { method, call, error } = names;
    let (arguments, setters) = arguments::build(cx, plan);
    let output = match plan.output {
        Output::Nothing => Type::Unit,
        Output::Json(id) => cx.held(id, &plan.operation.origin.push("responses")),
    };
    let label = plan.operation.label();
    let error_enum = errors.add(cx, plan, &error, &label);
    let paging = paging::infer(cx, items, plan, &output, &setters);
    Operation {
        doc: documentation(plan, &arguments),
        name: method,
        call,
        label,
        origin: plan.operation.origin.clone(),
        deprecated: plan.operation.deprecated,
        method: plan.operation.method.clone(),
        path: plan.operation.path.to_string(),
        anonymous: plan.anonymous,
        content_type: plan.content_type().map(str::to_owned),
        accept: plan.accept(),
        arguments,
        setters,
        output,
        error,
        error_enum,
        paging,
    }
}

/// Summary, prose, request line, and a line for each argument that has something to say.
fn documentation(plan: &Plan<'_>, arguments: &[Argument]) -> String {
    let operation = plan.operation;
    let prose = |text: &Option<String>| text.as_deref().map(doc::to_rustdoc);
    let (summary, description) = (prose(&operation.summary), prose(&operation.description));
    let description = description.filter(|text| summary.as_ref() != Some(text));
    let line = inline_code(&format!("{} {}", operation.method, operation.path));
    let arguments: Vec<String> = arguments
        .iter()
        .filter(|argument| !argument.doc.is_empty())
        .map(|argument| format!("* `{}`: {}", argument.name, doc::in_item(&argument.doc)))
        .collect();
    paragraphs([summary, description, Some(line), Some(arguments.join("\n"))])
}
