//! Structs: fields, setters and constructors.

use std::iter;

use specwright_ir::Origin;
use specwright_surface::{Constant, Field, Item, Member, Shape, Struct};

use super::{Changes, items::path, matched, parts};
use crate::Bump;

/// Compares two structs of one name.
pub(super) fn compare(
    changes: &mut Changes<'_>,
    (before, after): (&Item, &Item),
    old: &Struct,
    new: &Struct,
) {
    let name = path(after);
    let own = [&before.origin, &after.origin];
    let found = matched(fields(old), fields(new), |field| field.name.clone());
    // What makes a constructor change is the fields that it takes.
    let mut moved: Vec<&Origin> = Vec::new();
    for (was, is) in found.both {
        if field(changes, &name, was, is) {
            moved.extend([&was.origin, &is.origin]);
        }
    }
    for was in found.gone {
        for (item, signature) in declared(was) {
            let item = format!("{name}::{item}");
            changes.tell(Bump::Major, &item, "removed", &[&was.origin]).was(signature);
        }
        moved.push(&was.origin);
    }
    for is in found.new {
        for (item, signature) in declared(is) {
            let item = format!("{name}::{item}");
            changes.tell(Bump::Minor, &item, "added", &[&is.origin]).is(signature);
        }
        moved.push(&is.origin);
    }
    let causes = if moved.is_empty() { own.to_vec() } else { moved };
    constructor(changes, &name, (old, new), &causes);
    match (old.derives.default, new.derives.default) {
        (true, false) => changes.add(Bump::Major, &name, "`Default` removed", &causes),
        (false, true) => changes.add(Bump::Minor, &name, "`Default` added", &causes),
        _ => {}
    }
    if old.extra != new.extra {
        let bump = if old.extra.is_some() { Bump::Major } else { Bump::Minor };
        // What was dropped is kept now, and has to be of a type; or the other way round.
        changes.tell(bump, &name, "field for undeclared members changed", &own).behaves();
    }
    // A multipart body is neither compared nor cloned, and no JSON.
    match (old.shape == Shape::Multipart, new.shape == Shape::Multipart) {
        (false, true) => changes.add(Bump::Major, &name, "became a multipart body", &causes),
        (true, false) => changes.add(Bump::Minor, &name, "became JSON", &causes),
        _ => {}
    }
    if constants(old) != constants(new) {
        let (was, is) = (constants(old), constants(new));
        let written = parts::of_constants(changes.both(), (before, &was), (after, &is));
        let causes: Vec<&Origin> = written.iter().chain(own).collect();
        changes.add(Bump::Patch, &name, "constants that are written changed", &causes);
    }
}

/// A field and its setter, with how they are declared.
fn declared(field: &Field) -> impl Iterator<Item = (&String, String)> {
    let setter = field.setter.iter().zip(field.setter_signature());
    iter::once((&field.name, field.signature())).chain(setter)
}

fn fields(object: &Struct) -> Vec<&Field> {
    object.fields().collect()
}

fn constants(object: &Struct) -> Vec<&Constant> {
    let members = object.members.iter();
    members
        .filter_map(|member| match member {
            Member::Constant(constant) => Some(constant),
            Member::Field(_) => None,
        })
        .collect()
}

/// Compares two fields of one name; whether a constructor that takes it changes.
fn field(changes: &mut Changes<'_>, owner: &str, was: &Field, is: &Field) -> bool {
    let name = format!("{owner}::{}", is.name);
    let causes = [&was.origin, &is.origin];
    changes.prose(&name, (&was.doc, &is.doc), (was.deprecated, is.deprecated), &causes);
    let (old, new) = (was.declared(), is.declared());
    if old != new {
        let added = changes.tell(Bump::Major, &name, format!("`{new}`, was `{old}`"), &causes);
        added.was(was.signature()).is(is.signature());
    }
    if was.wire != is.wire {
        let message = format!("written {:?}, was {:?}", is.wire, was.wire);
        changes.add(Bump::Patch, &name, message, &causes);
    } else if old == new && was.presence != is.presence {
        changes.add(Bump::Patch, &name, "written differently when it is missing", &causes);
    }
    match (&was.setter, &is.setter) {
        (Some(setter), None) => {
            changes.add(Bump::Major, &format!("{owner}::{setter}"), "removed", &causes);
        }
        (None, Some(setter)) => {
            changes.add(Bump::Minor, &format!("{owner}::{setter}"), "added", &causes);
        }
        _ => {}
    }
    old != new
}

fn constructor(
    changes: &mut Changes<'_>,
    owner: &str,
    (old, new): (&Struct, &Struct),
    causes: &[&Origin],
) {
    let name = format!("{owner}::new");
    let told = |signature: &String| signature.trim_start_matches("fn ").to_owned();
    match (old.constructor_signature(), new.constructor_signature()) {
        (Some(was), Some(is)) if was != is => {
            let message = format!("`{}`, was `{}`", told(&is), told(&was));
            changes.tell(Bump::Major, &name, message, causes).was(was).is(is);
        }
        (Some(was), None) => {
            changes.tell(Bump::Major, &name, "removed", causes).was(was);
        }
        (None, Some(is)) => {
            changes.tell(Bump::Minor, &name, "added", causes).is(is);
        }
        _ => {}
    }
}
