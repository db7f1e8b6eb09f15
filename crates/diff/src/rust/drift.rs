//! Generated names that changed while what they name did not: what a rule of naming did, and which.

use std::collections::BTreeMap;

use specwright_ir::Origin;
use specwright_surface::{Item, Operation, Surface, Type};

use super::{
    Changes, Matched,
    items::{kind, path},
};
use crate::Bump;

impl<'a, T> Matched<'a, T> {
    /// Takes out what is gone and what is new that are one thing under two names: of one identity, which no other of them has.
    pub(super) fn renamed<K: Ord>(&mut self, identity: impl Fn(&T) -> K) -> Vec<(&'a T, &'a T)> {
        let by_identity = |all: &[&'a T]| {
            let mut found: BTreeMap<K, Vec<&'a T>> = BTreeMap::new();
            all.iter().for_each(|one| found.entry(identity(one)).or_default().push(one));
            found
        };
        let (gone, new) = (by_identity(&self.gone), by_identity(&self.new));
        let pairs = gone.iter().filter_map(|(key, was)| match (&was[..], &new.get(key)?[..]) {
            ([was], [is]) => Some((*was, *is)),
            _ => None,
        });
        let pairs: Vec<(&T, &T)> = pairs.collect();
        self.gone.retain(|one| !pairs.iter().any(|(was, _)| std::ptr::eq(*was, *one)));
        self.new.retain(|one| !pairs.iter().any(|(_, is)| std::ptr::eq(*is, *one)));
        pairs
    }
}

/// Where an item is written, whatever the root is called, and what it is.
type Place = (Option<String>, String, &'static str);

pub(super) fn place(of: &Surface, item: &Item) -> Place {
    let root = &of.client.origin.file;
    let file = (item.origin.file != *root).then(|| item.origin.file.to_string());
    (file, item.origin.pointer.to_string(), kind(&item.kind))
}

/// Items by where they are written: those that stand there alone.
pub(super) struct Places<'a> {
    base: &'a Surface,
    head: &'a Surface,
    now: BTreeMap<Place, Vec<&'a Item>>,
}

impl<'a> Places<'a> {
    pub(super) fn of(base: &'a Surface, head: &'a Surface) -> Self {
        let mut now: BTreeMap<Place, Vec<&Item>> = BTreeMap::new();
        head.items.iter().for_each(|item| now.entry(place(head, item)).or_default().push(item));
        Self { base, head, now }
    }

    /// What is written where an item of the base was.
    fn at(&self, old: &Item) -> Option<&'a Item> {
        match self.now.get(&place(self.base, old))?.as_slice() {
            [one] => Some(one),
            _ => None,
        }
    }

    /// An item of the base whose name is gone, where it has another.
    pub(super) fn heir(&self, old: &Item) -> Option<&'a Item> {
        self.at(old)
    }

    /// A name that means something else now, while what it meant has another name.
    pub(super) fn taken(&self, changes: &mut Changes<'_>, old: &Item, new: &Item) {
        if place(self.base, old) == place(self.head, new) {
            return;
        }
        let Some(now) = self.at(old) else { return };
        let (pointer, what) = (&new.origin.pointer, path(now));
        let message = format!(
            "names what is at `{pointer}` now; what it named is `{what}`: two want the name, and one has a suffix"
        );
        let added = changes.tell(Bump::Major, &path(new), message, &[&new.origin, &old.origin]);
        added.behaves().was(old.signature()).is(now.signature());
    }
}

/// An item that has another name.
pub(super) fn item(changes: &mut Changes<'_>, old: &Item, new: &Item) {
    let why = match wanted(&old.name) == wanted(&new.name) {
        true => "of two that want a name one has a suffix, and who wants it has changed",
        false => "what it is named after is called so",
    };
    let message = format!("is called `{}` now: {why}", path(new));
    let operation = changes.renamed_around(&new.origin);
    let causes: Vec<&Origin> = operation.iter().chain([&old.origin, &new.origin]).collect();
    let added = changes.tell(Bump::Major, &path(old), message, &causes);
    added.was(old.signature()).is(new.signature());
}

impl Changes<'_> {
    /// The operation that a place is in, where it has another name: what is in it is named after it.
    pub(super) fn renamed_around(&self, at: &Origin) -> Option<Origin> {
        let holds = |of: &&Origin| of.file == at.file && at.pointer.is_within(&of.pointer);
        self.renamed.iter().find(holds).cloned()
    }

    /// Whether types are one but for the names of items, which are written where they were.
    pub(super) fn is_one(&self, old: &Type, new: &Type) -> bool {
        match (old, new) {
            (Type::Named(was), Type::Named(is)) => {
                let items = self.base.item(was).zip(self.head.item(is));
                items.is_some_and(|(old, new)| place(self.base, old) == place(self.head, new))
            }
            (Type::Option(was), Type::Option(is))
            | (Type::List(was), Type::List(is))
            | (Type::Map(was), Type::Map(is))
            | (Type::Boxed(was), Type::Boxed(is)) => self.is_one(was, is),
            _ => old == new,
        }
    }
}

/// A name without the suffixes that one gets whose name is taken: `Type`, then a number.
fn wanted(name: &str) -> &str {
    let stem = name.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches('_');
    stem.strip_suffix("Type").unwrap_or(stem)
}

/// A method that has another name, or is on another handle.
pub(super) fn operation(
    changes: &mut Changes<'_>,
    (was, old): (&str, &Operation),
    (is, new): (&str, &Operation),
) {
    let handle = |path: &str| path.split("::").next().unwrap_or_default().to_owned();
    let why = if handle(was) != handle(is) {
        "its first tag is another"
    } else if old.label != new.label {
        "methods are named after `operationId`"
    } else {
        "two operations want the name, and one has a suffix"
    };
    let message = format!("is called `{is}` now: {why}");
    let added = changes.tell(Bump::Major, was, message, &[&old.origin, &new.origin]);
    added.was(old.signature()).is(new.signature());
    changes.renamed.push(new.origin.clone());
}
