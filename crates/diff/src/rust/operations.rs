//! Methods and calls.

use specwright_ir::Origin;
use specwright_surface::{Argument, Operation, Surface};

use super::{Changes, drift, matched, parts, root};
use crate::Bump;

/// Compares every method, by handle and name.
pub(super) fn compare(changes: &mut Changes<'_>, base: &Surface, head: &Surface) {
    let of = |surface: &Surface| -> Vec<(String, Operation)> {
        let all = surface.operations();
        all.map(|(group, op)| (format!("{}::{}", group.handle, op.name), op.clone())).collect()
    };
    let (old, new) = (of(base), of(head));
    let mut found = matched(&old, &new, |(path, _)| path.clone());
    let line = |(_, op): &(String, Operation)| (op.method.clone(), op.path.clone());
    for ((was, old), (is, new)) in found.renamed(line) {
        drift::operation(changes, (was, old), (is, new));
        operation(changes, is, old, new);
    }
    for ((_, old), (path, new)) in found.both {
        operation(changes, path, old, new);
    }
    for (path, old) in found.gone {
        changes.tell(Bump::Major, path, "removed", &[&old.origin]).was(old.signature());
    }
    for (path, new) in found.new {
        changes.tell(Bump::Minor, path, "added", &[&new.origin]).is(new.signature());
    }
}

fn operation(changes: &mut Changes<'_>, path: &str, old: &Operation, new: &Operation) {
    let causes = [&old.origin, &new.origin];
    // A method's documentation lists its arguments, and what their values may be.
    let arguments_of = [old, new].into_iter().flat_map(|operation| &operation.arguments);
    let values: Vec<Origin> = arguments_of.map(|argument| argument.origin.push("schema")).collect();
    // And what tokens must be good for.
    let scopes = [
        &old.origin.push("security"),
        &new.origin.push("security"),
        &root(&new.origin).push("security"),
    ];
    let listed = moved(old, new).into_iter().chain(causes).chain(&values).chain(scopes);
    let listed: Vec<&Origin> = listed.collect();
    changes.prose(path, (&old.doc, &new.doc), (old.deprecated, new.deprecated), &listed);
    arguments(changes, path, old, new);
    setters(changes, old, new);
    if old.output != new.output {
        let message = format!("gives `{}`, gave `{}`", new.output, old.output);
        let added = changes.tell(Bump::Major, path, message, &causes);
        added.was(old.signature()).is(new.signature());
    }
    let names = [("call type", &old.call, &new.call), ("error type", &old.error, &new.error)];
    for (what, was, is) in names.into_iter().filter(|(_, was, is)| was != is) {
        changes.add(Bump::Major, path, format!("{what} `{is}`, was `{was}`"), &causes);
    }
    paging(changes, path, old, new);
    sent(changes, path, old, new);
}

fn paging(changes: &mut Changes<'_>, path: &str, old: &Operation, new: &Operation) {
    let (bump, message) = match (&old.paging, &new.paging) {
        (Some(was), Some(is)) if was == is => return,
        (Some(was), Some(is)) if was.item == is.item => (Bump::Patch, "paging changed"),
        (Some(_), Some(_)) => (Bump::Major, "paging changed"),
        (Some(_), None) => (Bump::Major, "`items` and `pages` removed"),
        (None, Some(_)) => (Bump::Minor, "`items` and `pages` added"),
        (None, None) => return,
    };
    let (base, head) = changes.both();
    let fields = [parts::of_paging(head, new), parts::of_paging(base, old)].concat();
    let causes: Vec<&Origin> = fields.iter().chain([&old.origin, &new.origin]).collect();
    changes.add(bump, path, message, &causes);
}

/// What callers do not see, but servers do.
fn sent(changes: &mut Changes<'_>, path: &str, old: &Operation, new: &Operation) {
    let line = |op: &Operation| (op.method.clone(), op.path.clone());
    if line(old) != line(new) {
        changes.add(Bump::Patch, path, "method or path changed", &[&old.origin, &new.origin]);
    }
    if let (Some(was), Some(is)) = (&old.body, &new.body)
        && was != is
    {
        let what = match was.media_type == is.media_type {
            true => "body written differently",
            false => "media type changed",
        };
        let [was, is] = [old, new].map(|op| op.origin.push("requestBody"));
        changes.add(Bump::Patch, path, what, &[&was, &is]);
    }
    if (old.output == new.output && old.reading != new.reading) || old.successes != new.successes {
        let [was, is] = [old, new].map(|op| op.origin.push("responses"));
        changes.add(Bump::Patch, path, "its answer is read in another way", &[&was, &is]);
    }
    if old.accept != new.accept {
        let [was, is] = [old, new].map(|op| op.origin.push("responses"));
        changes.add(Bump::Patch, path, "media type of the answer changed", &[&was, &is]);
    }
    if old.servers != new.servers {
        let [was, is] = [old, new].map(|op| op.origin.push("servers"));
        changes.add(Bump::Patch, path, "servers changed", &[&was, &is]);
    }
    if old.security != new.security {
        let own = [old, new].map(|op| op.origin.push("security"));
        let all = root(&new.origin).push("security");
        changes.add(Bump::Patch, path, "credentials changed", &[&own[0], &own[1], &all]);
    }
}

/// Where the arguments are written that only one of both takes.
fn moved<'a>(old: &'a Operation, new: &'a Operation) -> Vec<&'a Origin> {
    let only = |of: &'a Operation, other: &'a Operation| {
        let same = |a: &Argument, b: &Argument| a.wire == b.wire && a.ty == b.ty;
        let all = of.arguments.iter();
        all.filter(move |a| !other.arguments.iter().any(|b| same(a, b))).map(|a| &a.origin)
    };
    only(old, new).chain(only(new, old)).collect()
}

fn arguments(changes: &mut Changes<'_>, path: &str, old: &Operation, new: &Operation) {
    let types = |all: &[Argument]| -> Vec<String> {
        all.iter().map(|argument| argument.ty.to_string()).collect()
    };
    let signature = |all: &[Argument]| -> String {
        let all: Vec<String> = all.iter().map(|a| format!("{}: {}", a.name, a.ty)).collect();
        all.join(", ")
    };
    let wires = |all: &[Argument]| -> Vec<String> { all.iter().map(|a| a.wire.clone()).collect() };
    let moved = moved(old, new);
    let causes = if moved.is_empty() { vec![&old.origin, &new.origin] } else { moved };
    let (was, is) = (signature(&old.arguments), signature(&new.arguments));
    if types(&old.arguments) != types(&new.arguments) {
        let added =
            changes.tell(Bump::Major, path, format!("takes `({is})`, took `({was})`"), &causes);
        added.was(old.signature()).is(new.signature());
    } else if wires(&old.arguments) != wires(&new.arguments) {
        // It compiles, and sends something else: worse than not compiling.
        let added =
            changes.tell(Bump::Major, path, format!("takes `({is})`, took `({was})`"), &causes);
        added.behaves().was(old.signature()).is(new.signature());
    }
    for (was, is) in old.arguments.iter().zip(&new.arguments) {
        if was.wire == is.wire && was.role != is.role {
            let message = format!("sends `{}` in another way", is.name);
            changes.add(Bump::Patch, path, message, &[&was.origin, &is.origin]);
        }
    }
}

fn setters(changes: &mut Changes<'_>, old: &Operation, new: &Operation) {
    let call = &new.call;
    let found = matched(&old.setters, &new.setters, |setter| setter.name.clone());
    for (was, is) in found.both {
        let name = format!("operations::{call}::{}", is.name);
        let causes = [&was.origin, &is.origin];
        let values = [was, is].map(|setter| setter.origin.push("schema"));
        let listed = [&was.origin, &is.origin, &values[0], &values[1]];
        changes.prose(&name, (&was.doc, &is.doc), (was.deprecated, is.deprecated), &listed);
        if was.ty != is.ty {
            let message = format!("takes `{}`, took `{}`", is.ty, was.ty);
            let added = changes.tell(Bump::Major, &name, message, &causes);
            added.was(was.setter_signature()).is(is.setter_signature());
        }
        if was.wire != is.wire || was.role != is.role {
            changes.add(Bump::Patch, &name, "sent in another way", &causes);
        }
    }
    for was in found.gone {
        let name = format!("operations::{}::{}", old.call, was.name);
        let removed = changes.tell(Bump::Major, &name, "removed", &[&was.origin]);
        removed.was(was.setter_signature());
    }
    for is in found.new {
        let name = format!("operations::{call}::{}", is.name);
        changes.tell(Bump::Minor, &name, "added", &[&is.origin]).is(is.setter_signature());
    }
}
