//! What calls take: arguments of methods, and setters.

use specwright_ir::{Location, Origin};
use specwright_surface::{Argument, ItemKind, Operation, Role, Surface, Taken, Type};

use super::{Changes, matched};
use crate::Bump;

/// Compares the arguments of a method, in their order.
pub(super) fn compare(changes: &mut Changes<'_>, path: &str, old: &Operation, new: &Operation) {
    let (_, head) = changes.both();
    let signature = |all: &[Argument]| -> String {
        let all: Vec<String> = all.iter().map(|a| format!("{}: {}", a.name, a.ty)).collect();
        all.join(", ")
    };
    let moved = moved(old, new);
    let causes = if moved.is_empty() { vec![&old.origin, &new.origin] } else { moved };
    let around = named_after(changes, old.arguments.iter().zip(&new.arguments));
    let causes: Vec<&Origin> = around.iter().chain(causes).collect();
    let (was, is) = (signature(&old.arguments), signature(&new.arguments));
    let pairs = || old.arguments.iter().zip(&new.arguments);
    let accepted: Option<Vec<bool>> = match old.arguments.len() == new.arguments.len() {
        true => pairs().map(|(was, is)| accepts_more(head, (old, was), (new, is))).collect(),
        false => None,
    };
    let bump = match &accepted {
        None => Some(Bump::Major),
        Some(more) => more.contains(&true).then_some(Bump::Minor),
    };
    if let Some(bump) = bump {
        let message = format!("takes `({is})`, took `({was})`");
        let changed = changes.tell(bump, path, message, &causes);
        changed.was(old.signature()).is(new.signature());
    }
    if bump != Some(Bump::Major) && places(old) != places(new) {
        // It compiles, and sends something else.
        let message = format!("means `({is})`, meant `({was})`");
        let changed = changes.tell(Bump::Patch, path, message, &causes);
        changed.was(old.signature()).is(new.signature());
    }
    for (was, is) in pairs() {
        if place(old, was) == place(new, is) && was.role != is.role {
            let message = format!("sends `{}` in another way", is.name);
            changes.add(Bump::Patch, path, message, &[&was.origin, &is.origin]);
        }
    }
}

/// Compares the setters of a call, by name.
pub(super) fn setters(changes: &mut Changes<'_>, old: &Operation, new: &Operation) {
    let (_, head) = changes.both();
    let call = &new.call;
    let found = matched(&old.setters, &new.setters, |setter| setter.name.clone());
    for (was, is) in found.both {
        let name = format!("operations::{call}::{}", is.name);
        let causes = [&was.origin, &is.origin];
        let values = [was, is].map(|setter| setter.origin.push("schema"));
        let listed = [&was.origin, &is.origin, &values[0], &values[1]];
        changes.prose(&name, (&was.doc, &is.doc), (was.deprecated, is.deprecated), &listed);
        let bump = match accepts_more(head, (old, was), (new, is)) {
            None => Some(Bump::Major),
            Some(more) => more.then_some(Bump::Minor),
        };
        if let Some(bump) = bump {
            let message = format!("takes `{}`, took `{}`", is.ty, was.ty);
            let around = named_after(changes, [(was, is)].into_iter());
            let all: Vec<&Origin> = around.iter().chain(causes).collect();
            let changed = changes.tell(bump, &name, message, &all);
            changed.was(was.setter_signature()).is(is.setter_signature());
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

/// The operation that has another name, where types are named after it and are the same otherwise.
fn named_after<'a>(
    changes: &Changes<'_>,
    mut pairs: impl Iterator<Item = (&'a Argument, &'a Argument)> + Clone,
) -> Option<Origin> {
    let (_, first) = pairs.clone().next()?;
    let around = changes.renamed_around(&first.origin)?;
    pairs.all(|(was, is)| changes.is_one(&was.ty, &is.ty)).then_some(around)
}

/// Where the arguments are written that only one of both takes.
pub(super) fn moved<'a>(old: &'a Operation, new: &'a Operation) -> Vec<&'a Origin> {
    let only = |of: &'a Operation, other: &'a Operation| {
        let same = |a: &Argument, b: &Argument| a.wire == b.wire && a.ty == b.ty;
        let all = of.arguments.iter();
        all.filter(move |a| !other.arguments.iter().any(|b| same(a, b))).map(|a| &a.origin)
    };
    only(old, new).chain(only(new, old)).collect()
}

/// Whether a call takes for an argument what it took for another, and more: `Some(false)`, the same; `None`, not all of it.
fn accepts_more(
    head: &Surface,
    (old, was): (&Operation, &Argument),
    (new, is): (&Operation, &Argument),
) -> Option<bool> {
    let same = was.ty == is.ty;
    match (old.taken(was), new.taken(is)) {
        (before, after) if before == after => same.then_some(false),
        // Anything becomes itself, and text can be borrowed.
        (Taken::Exact, Taken::Into | Taken::Items) if same => Some(true),
        (Taken::Exact, Taken::Text) if same && was.ty == Type::String => Some(true),
        (Taken::Exact, Taken::Into) => is_variant(head, &is.ty, &was.ty).then_some(true),
        _ => None,
    }
}

/// Whether an enum is made `From` a type.
fn is_variant(head: &Surface, choice: &Type, held: &Type) -> bool {
    let Type::Named(name) = choice else { return false };
    match head.item(name).map(|item| &item.kind) {
        Some(ItemKind::Choice(choice)) => {
            choice.variants.iter().any(|variant| variant.from && variant.ty == *held)
        }
        _ => false,
    }
}

/// Where a value travels: whatever the variables of a path are called, it is the same path.
#[derive(PartialEq, Eq)]
enum Place<'a> {
    Variable(Option<usize>),
    Named(Location, &'a str),
    Body,
}

fn places(of: &Operation) -> Vec<Place<'_>> {
    of.arguments.iter().map(|argument| place(of, argument)).collect()
}

fn place<'a>(operation: &Operation, argument: &'a Argument) -> Place<'a> {
    match argument.role {
        Role::Body => Place::Body,
        Role::Parameter(Location::Path, _) => {
            let mut variables = variables(&operation.path);
            Place::Variable(variables.position(|name| name == argument.wire))
        }
        Role::Parameter(location, _) => Place::Named(location, &argument.wire),
    }
}

/// The variables of a path, in order.
fn variables(path: &str) -> impl Iterator<Item = &str> {
    path.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0))
}

/// The path without the names of its variables.
pub(super) fn unnamed(path: &str) -> String {
    let mut text = path.to_owned();
    for variable in variables(path) {
        text = text.replacen(&format!("{{{variable}}}"), "{}", 1);
    }
    text
}
