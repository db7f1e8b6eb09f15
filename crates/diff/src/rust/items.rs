//! Types.

use std::collections::BTreeSet;

use specwright_ir::Origin;
use specwright_surface::{Choice, Enum, Item, ItemKind, Surface, Type, Union};

use super::{Changes, answers, drift, matched, parts, structs};
use crate::Bump;

/// Compares every type, by name.
pub(super) fn compare(changes: &mut Changes<'_>, base: &Surface, head: &Surface) {
    let mut found = matched(&base.items, &head.items, |item| item.name.clone());
    let places = drift::Places::of(base, head);
    let mut renamed: BTreeSet<&str> = BTreeSet::new();
    found.gone.retain(|old| match places.heir(old) {
        // Where callers name aliases, nothing is lost by another name.
        Some(new) if answers::heir(base, head, old).is_none() => {
            drift::item(changes, old, new);
            item(changes, old, new);
            renamed.insert(&new.name);
            false
        }
        _ => true,
    });
    found.new.retain(|new| !renamed.contains(new.name.as_str()));
    for (old, new) in found.both {
        places.taken(changes, old, new);
        match answers::renamed(base, head, old, new) {
            Some(wider) => answers::alias(changes, old, new, wider),
            None => item(changes, old, new),
        }
    }
    for old in found.gone {
        match answers::heir(base, head, old) {
            Some(heir) => answers::inherited(changes, old, heir),
            None => {
                let removed = changes.tell(Bump::Major, &path(old), "removed", &[&old.origin]);
                removed.was(old.signature());
            }
        }
    }
    for new in found.new {
        changes.tell(Bump::Minor, &path(new), "added", &[&new.origin]).is(new.signature());
    }
}

pub(super) fn path(item: &Item) -> String {
    format!("types::{}", item.name)
}

fn item(changes: &mut Changes<'_>, old: &Item, new: &Item) {
    let (name, causes) = (path(new), [&old.origin, &new.origin]);
    let flags = (old.deprecated, new.deprecated);
    changes.prose(&name, (&old.doc, &new.doc), flags, &causes);
    match (&old.kind, &new.kind) {
        (ItemKind::Struct(was), ItemKind::Struct(is)) => {
            structs::compare(changes, (old, new), was, is)
        }
        (ItemKind::Enum(was), ItemKind::Enum(is)) => open_enum(changes, (old, new), was, is),
        (ItemKind::Union(was), ItemKind::Union(is)) => union(changes, (old, new), was, is),
        (ItemKind::Outputs(was), ItemKind::Outputs(is)) => {
            answers::outputs(changes, (old, new), was, is)
        }
        (ItemKind::Headers(was), ItemKind::Headers(is)) => answers::headers(changes, new, was, is),
        (ItemKind::Choice(was), ItemKind::Choice(is)) => choice(changes, (old, new), was, is),
        (ItemKind::Alias(was), ItemKind::Alias(is))
        | (ItemKind::Newtype(was), ItemKind::Newtype(is)) => {
            if was != is {
                let message = format!("`{is}`, was `{was}`");
                let added = changes.tell(Bump::Major, &name, message, &causes);
                added.was(old.signature()).is(new.signature());
            }
        }
        (was, is) => {
            let message = format!("{}, was {}", kind(is), kind(was));
            let added = changes.tell(Bump::Major, &name, message, &causes);
            added.was(old.signature()).is(new.signature());
        }
    }
}

pub(super) fn kind(of: &ItemKind) -> &'static str {
    match of {
        ItemKind::Struct(_) | ItemKind::Newtype(_) | ItemKind::Headers(_) => "a struct",
        ItemKind::Enum(_) => "an enum of values",
        ItemKind::Union(_) | ItemKind::Outputs(_) => "an enum of variants",
        ItemKind::Choice(_) => "an enum that is only sent",
        ItemKind::Alias(_) => "an alias",
    }
}

/// A variant, as it is declared.
pub(super) fn holding(name: &str, ty: &Type) -> String {
    format!("{name}({ty})")
}

fn open_enum(changes: &mut Changes<'_>, (before, after): (&Item, &Item), old: &Enum, new: &Enum) {
    variants(changes, &path(after), (old, new), &[&before.origin, &after.origin]);
}

/// Compares the values of an enum.
pub(super) fn variants(
    changes: &mut Changes<'_>,
    name: &str,
    (old, new): (&Enum, &Enum),
    causes: &[&Origin],
) {
    if old.kind != new.kind || old.unknown != new.unknown {
        changes.add(Bump::Major, name, "holds unknown values differently", causes);
    }
    let found = matched(&old.variants, &new.variants, |variant| variant.name.clone());
    for (was, is) in found.both {
        if was.wire != is.wire {
            let message = format!("written {:?}, was {:?}", is.wire, was.wire);
            changes.add(Bump::Patch, &format!("{name}::{}", is.name), message, causes);
        }
    }
    for was in found.gone {
        let gone = format!("{name}::{}", was.name);
        changes.tell(Bump::Major, &gone, "removed", causes).was(was.name.clone());
    }
    for is in found.new {
        let added = format!("{name}::{}", is.name);
        changes.tell(Bump::Minor, &added, "added", causes).is(is.name.clone());
    }
}

fn union(changes: &mut Changes<'_>, (before, after): (&Item, &Item), old: &Union, new: &Union) {
    let name = path(after);
    let (base, head) = changes.both();
    let tags = [parts::of_choice(head, new, old), parts::of_choice(base, old, new)].concat();
    let found = matched(&old.variants, &new.variants, |variant| variant.name.clone());
    for &(was, is) in &found.both {
        let variant = format!("{name}::{}", is.name);
        let causes = [&was.origin, &is.origin];
        // A variant's documentation names its tags.
        if was.doc != is.doc && old.choice != new.choice {
            let tagged: Vec<&Origin> = tags.iter().chain(causes).collect();
            let added = changes.tell(Bump::Patch, &variant, "documentation changed", &tagged);
            added.with(|change| change.behaviour = false);
        } else {
            changes.prose(&variant, (&was.doc, &is.doc), (false, false), &causes);
        }
        if was.ty != is.ty {
            let message = format!("holds `{}`, held `{}`", is.ty, was.ty);
            let added = changes.tell(Bump::Major, &variant, message, &causes);
            added.was(holding(&was.name, &was.ty)).is(holding(&is.name, &is.ty));
        }
        from(changes, &variant, (was.from, is.from), &causes);
        if was.constructor != is.constructor {
            let bump = if was.constructor.is_some() { Bump::Major } else { Bump::Minor };
            let (from, to) = (was.constructor.as_ref(), is.constructor.as_ref());
            let fields = parts::of_constructor(changes.both(), from, to);
            let all = fields.iter().chain([&before.origin, &after.origin]);
            changes.add(bump, &variant, "constructor changed", &all.collect::<Vec<_>>());
        }
    }
    for was in found.gone {
        let causes = parts::of_variant((base, old, was), (head, new));
        let removed = changes.tell(
            Bump::Major,
            &format!("{name}::{}", was.name),
            "removed",
            &causes.iter().collect::<Vec<_>>(),
        );
        removed.was(holding(&was.name, &was.ty));
    }
    for is in found.new {
        let causes = parts::of_variant((head, new, is), (base, old));
        let added = changes.tell(
            Bump::Minor,
            &format!("{name}::{}", is.name),
            "added",
            &causes.iter().collect::<Vec<_>>(),
        );
        added.is(holding(&is.name, &is.ty));
    }
    if old.unknown != new.unknown {
        let causes = [&before.origin, &after.origin];
        changes.add(Bump::Major, &name, "holds unknown values differently", &causes);
    }
    if old.choice != new.choice && old.variants.len() == new.variants.len() {
        let causes = tags.iter().chain([&before.origin, &after.origin]);
        let causes: Vec<&Origin> = causes.collect();
        changes.add(Bump::Patch, &name, "told apart differently", &causes);
    }
}

fn choice(changes: &mut Changes<'_>, (before, after): (&Item, &Item), old: &Choice, new: &Choice) {
    let name = path(after);
    let found = matched(&old.variants, &new.variants, |variant| variant.name.clone());
    for &(was, is) in &found.both {
        let variant = format!("{name}::{}", is.name);
        let causes = [&was.origin, &is.origin];
        changes.prose(&variant, (&was.doc, &is.doc), (false, false), &causes);
        if was.ty != is.ty {
            let message = format!("holds `{}`, held `{}`", is.ty, was.ty);
            let added = changes.tell(Bump::Major, &variant, message, &causes);
            added.was(holding(&was.name, &was.ty)).is(holding(&is.name, &is.ty));
        } else if was.written != is.written {
            changes.add(Bump::Patch, &variant, "sent in another way", &causes);
        }
        from(changes, &variant, (was.from, is.from), &causes);
    }
    found
        .come_and_gone(changes, &name, |one| (&one.name, &one.origin, holding(&one.name, &one.ty)));
    if old.kind != new.kind {
        let causes = [&before.origin, &after.origin];
        changes.add(Bump::Major, &name, "sent at another place", &causes);
    }
}

/// `From` of what a variant holds, before and now.
fn from(changes: &mut Changes<'_>, variant: &str, (was, is): (bool, bool), causes: &[&Origin]) {
    match (was, is) {
        (true, false) => changes.add(Bump::Major, variant, "`From` removed", causes),
        (false, true) => changes.add(Bump::Minor, variant, "`From` added", causes),
        _ => {}
    }
}
