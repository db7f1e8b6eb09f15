//! What operations answer with where that is no JSON alone: successes that differ, and headers.

use specwright_surface::{HeaderField, Headers, Item, ItemKind, Outputs, Surface, Type};

use super::{
    Changes,
    items::{holding, path},
    matched,
};
use crate::Bump;

/// Compares two enums of successes of one name.
pub(super) fn outputs(
    changes: &mut Changes<'_>,
    (before, after): (&Item, &Item),
    old: &Outputs,
    new: &Outputs,
) {
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
        }
        let meant = (was.status, &was.media_types, was.reading);
        if meant != (is.status, &is.media_types, is.reading) {
            changes.add(Bump::Patch, &variant, "told apart differently", &causes);
        }
    }
    found
        .come_and_gone(changes, &name, |one| (&one.name, &one.origin, holding(&one.name, &one.ty)));
    let copied = |outputs: &Outputs| {
        outputs.variants.iter().all(|variant| !variant.ty.is_read_as_it_comes())
    };
    let bump = match (copied(old), copied(new)) {
        (true, false) => Bump::Major,
        (false, true) => Bump::Minor,
        _ => return,
    };
    let causes = [&before.origin, &after.origin];
    changes.add(bump, &name, "`Clone` and `PartialEq` changed", &causes);
}

/// Compares two structs of headers of one name: it says what they are called and hold.
pub(super) fn headers(changes: &mut Changes<'_>, after: &Item, old: &Headers, new: &Headers) {
    let name = path(after);
    let found = matched(&old.fields, &new.fields, |field| field.name.clone());
    for &(was, is) in &found.both {
        let field = format!("{name}::{}", is.name);
        let causes = [&was.origin, &is.origin];
        changes.prose(&field, (&was.doc, &is.doc), (was.deprecated, is.deprecated), &causes);
        if was.ty != is.ty {
            let message = format!("`Option<{}>`, was `Option<{}>`", is.ty, was.ty);
            let added = changes.tell(Bump::Major, &field, message, &causes);
            added.was(was.signature()).is(is.signature());
        }
        if (&was.wire, was.form) != (&is.wire, is.form) {
            changes.add(Bump::Patch, &field, "read in another way", &causes);
        }
    }
    found.come_and_gone(changes, &name, |one| (&one.name, &one.origin, one.signature()));
}

/// The struct of headers that an item is, or is an alias of.
fn headers_of<'s>(of: &'s Surface, item: &'s Item) -> Option<(&'s Item, &'s Headers)> {
    match &item.kind {
        ItemKind::Headers(headers) => Some((item, headers)),
        ItemKind::Alias(Type::Named(name)) => match of.item(name) {
            Some(target @ Item { kind: ItemKind::Headers(headers), .. }) => Some((target, headers)),
            _ => None,
        },
        _ => None,
    }
}

/// Whether whoever reads the fields of one struct of headers finds them in another.
fn has_all(new: &Headers, old: &Headers) -> bool {
    let same = |a: &HeaderField, b: &HeaderField| a.name == b.name && a.ty == b.ty;
    old.fields.iter().all(|was| new.fields.iter().any(|is| same(was, is)))
}

/// The struct that an alias of another comes to mean, where nothing of the old one is lost: callers name the alias.
pub(super) fn renamed<'s>(
    base: &'s Surface,
    head: &'s Surface,
    old: &'s Item,
    new: &'s Item,
) -> Option<&'s Item> {
    let (ItemKind::Alias(_), ItemKind::Alias(_)) = (&old.kind, &new.kind) else { return None };
    let ((was, before), (is, after)) = (headers_of(base, old)?, headers_of(head, new)?);
    (was.name != is.name && has_all(after, before)).then_some(is)
}

/// What an alias comes to mean.
pub(super) fn alias(changes: &mut Changes<'_>, old: &Item, new: &Item, wider: &Item) {
    let message = format!("means `{}`, which has all of its fields", wider.name);
    changes.add(Bump::Minor, &path(new), message, &[&old.origin, &new.origin]);
}

/// The struct that every alias of a struct of headers means instead, where nothing is lost.
pub(super) fn heir<'s>(base: &'s Surface, head: &'s Surface, old: &'s Item) -> Option<&'s Item> {
    let ItemKind::Headers(before) = &old.kind else { return None };
    let target = ItemKind::Alias(Type::Named(old.name.clone()));
    let aliases = base.items.iter().filter(|item| item.kind == target);
    let now: Option<Vec<_>> =
        aliases.map(|item| headers_of(head, head.item(&item.name)?)).collect();
    let now = now?;
    let (heir, _) = now.first()?;
    now.iter().all(|(_, after)| has_all(after, before)).then_some(*heir)
}

/// A struct of headers that is gone, and what its aliases mean instead.
pub(super) fn inherited(changes: &mut Changes<'_>, old: &Item, heir: &Item) {
    let message = format!("removed: what is an alias of it means `{}` now", heir.name);
    changes.add(Bump::Major, &path(old), message, &[&old.origin, &heir.origin]);
}
