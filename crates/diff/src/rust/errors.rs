//! Error enums and their aliases.

use specwright_ir::Origin;
use specwright_surface::{ErrorEnum, ErrorVariant, Operation, Surface};

use super::{Changes, items::holding, matched};
use crate::Bump;

/// Compares every error enum and alias, by name.
pub(super) fn compare(changes: &mut Changes<'_>, base: &Surface, head: &Surface) {
    let found = matched(&base.errors, &head.errors, |error| error.name.clone());
    for (old, new) in found.both {
        variants(changes, old, new);
    }
    for old in found.gone {
        changes.add(Bump::Major, &path(old), "removed", &causes(old, base, head));
    }
    for new in found.new {
        changes.add(Bump::Minor, &path(new), "added", &causes(new, head, base));
    }
    aliases(changes, base, head);
}

/// Aliases that mean another enum while theirs stays; where it goes, that says it. One that has no variant less is as good.
fn aliases(changes: &mut Changes<'_>, base: &Surface, head: &Surface) {
    let find = |of: &Surface, name: &Option<String>| {
        of.errors.iter().find(|error| Some(&error.name) == name.as_ref()).cloned()
    };
    for (_, old) in base.operations() {
        let Some((_, new)) = head.operations().find(|(_, new)| new.error == old.error) else {
            continue;
        };
        let (was, is) = (find(base, &old.error_enum), find(head, &new.error_enum));
        let (Some(was), Some(is)) = (was, is) else { continue };
        let stays = find(head, &old.error_enum).is_some();
        let lost = was.variants.iter().filter(|variant| lacks(&is, variant));
        let lost: Vec<&Origin> = lost.map(|variant| &variant.origin).collect();
        if was.name != is.name && stays && !lost.is_empty() {
            let message = format!("means `{}`, meant `{}`", is.name, was.name);
            let causes: Vec<&Origin> = lost.into_iter().chain([&old.origin, &new.origin]).collect();
            changes.add(Bump::Major, &format!("errors::{}", new.error), message, &causes);
        }
    }
}

fn lacks(error: &ErrorEnum, wanted: &ErrorVariant) -> bool {
    !error.variants.iter().any(|one| one.status == wanted.status && one.ty == wanted.ty)
}

fn path(error: &ErrorEnum) -> String {
    format!("errors::{}", error.name)
}

/// What is in one enum and not in those that its aliases mean in the other edition: that is what made another enum of it. Where they
/// mean none, the operations made it.
fn causes<'a>(of: &'a ErrorEnum, own: &'a Surface, other: &'a Surface) -> Vec<&'a Origin> {
    let shares = |other: &&ErrorEnum| other.aliases.iter().any(|alias| of.aliases.contains(alias));
    let mut found = Vec::new();
    for partner in other.errors.iter().filter(shares) {
        let here = of.variants.iter().filter(|variant| lacks(partner, variant));
        let there = partner.variants.iter().filter(|variant| lacks(of, variant));
        found.extend(here.chain(there).map(|variant| &variant.origin));
    }
    let means = |operation: &Operation| of.aliases.iter().any(|(name, _)| *name == operation.error);
    let operations = own.operations().map(|(_, operation)| operation);
    found.extend(operations.filter(|operation| means(operation)).map(|o| &o.origin));
    found.extend(of.variants.first().map(|variant| &variant.origin));
    found
}

fn variants(changes: &mut Changes<'_>, old: &ErrorEnum, new: &ErrorEnum) {
    let name = path(new);
    // The name says status and type, so only prose can differ.
    for (was, is) in matched(&old.variants, &new.variants, |variant| variant.name.clone()).both {
        let causes = [&was.origin, &is.origin];
        let variant = format!("{name}::{}", is.name);
        changes.prose(&variant, (&was.doc, &is.doc), (false, false), &causes);
        if was.ty == is.ty && was.reading != is.reading {
            changes.add(Bump::Patch, &variant, "read in another way", &causes);
        }
        if was.ty != is.ty {
            let message = format!("holds `{}`, held `{}`", is.ty, was.ty);
            let added = changes.tell(Bump::Major, &variant, message, &causes);
            added.was(holding(&was.name, &was.ty)).is(holding(&is.name, &is.ty));
        }
    }
}
