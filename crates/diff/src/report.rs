//! One entry per root cause: what changed on the wire, with what it does to Rust callers.

use std::collections::{BTreeSet, HashMap};

use specwright_ir::Origin;

use crate::{
    Bump, Change, Contracts, Finding, Level, Levels, Renamed, RustChange,
    places::{Places, Roots},
};

/// In the place of a rule, where nothing changes on the wire.
const RUST_ONLY: &str = "rust-only";

/// What changed between two editions.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// One per root cause, the gravest first.
    pub entries: Vec<Entry>,
}

/// A root cause and all it does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What it means on the wire; `None`: nothing changes there.
    pub wire: Option<Level>,
    /// What it asks of the version of the client; `None`: nothing that callers see.
    pub rust: Option<Bump>,
    /// The id of the gravest rule that it meets; `rust-only` when nothing changes on the wire.
    pub rule: &'static str,
    /// What changed, in a sentence.
    pub message: String,
    /// Where it was in the base.
    pub base: Option<Origin>,
    /// Where it is in the head.
    pub head: Option<Origin>,
    /// Labels of the operations that it reaches.
    pub operations: BTreeSet<String>,
    /// Where it is met on the wire: by rule, operation and place.
    pub findings: Vec<Finding>,
    /// What it changes for Rust callers.
    pub items: Vec<RustChange>,
}

impl Report {
    /// The gravest change on the wire.
    #[must_use]
    pub fn wire(&self) -> Option<Level> {
        self.entries.iter().filter_map(|entry| entry.wire).max()
    }

    /// The version bump that all of it asks for.
    #[must_use]
    pub fn rust(&self) -> Option<Bump> {
        self.entries.iter().filter_map(|entry| entry.rust).max()
    }
}

/// How many of the causes of a change, the last, are the item's own place: before and now.
const OWN: usize = 2;

impl Entry {
    fn add(&mut self, change: RustChange) {
        self.rust = self.rust.max(Some(change.bump));
        self.items.push(change);
    }
}

/// Joins what changed on the wire with what changed for Rust callers.
pub(crate) fn report(
    wire: Contracts,
    rust: Vec<RustChange>,
    levels: &Levels,
    roots: &Roots,
) -> Report {
    let Contracts { mut changes, renamed } = wire;
    for change in &mut changes {
        change.findings.retain(|finding| levels.of(finding.rule).is_some());
    }
    changes.retain(|change| !change.findings.is_empty());
    let causes = Causes::of(&changes, &renamed, roots);
    let mut entries: Vec<Entry> =
        changes.into_iter().map(|change| of_change(change, levels)).collect();
    entries.extend(renamed.into_iter().map(Entry::from));
    let mut alone: Vec<RustChange> = Vec::new();
    // What else changes where a change showed itself that came from elsewhere.
    let mut shown: HashMap<Origin, usize> = HashMap::new();
    for change in rust {
        match causes.of_change(&change) {
            Some(at) => {
                let own = change.causes.len().saturating_sub(OWN);
                for place in &change.causes[..own] {
                    shown.entry(roots.common(place)).or_insert(at);
                }
                entries[at].add(change);
            }
            None => alone.push(change),
        }
    }
    alone.retain(|change| {
        let place = change.causes.first().filter(|_| !change.prose);
        let at = place.and_then(|place| shown.get(&roots.common(place)).copied());
        at.inspect(|at| entries[*at].add(change.clone())).is_none()
    });
    // A name that no type has makes no difference.
    entries.retain(|entry| entry.wire.is_some() || entry.rust.is_some());
    add_alone(&mut entries, alone, roots);
    entries.sort_by_key(|entry| std::cmp::Reverse((entry.wire, entry.rust)));
    Report { entries }
}

/// Adds what nothing on the wire made: an entry for all that is of one place, and for all that comes or goes with what is around it.
fn add_alone(entries: &mut Vec<Entry>, mut alone: Vec<RustChange>, roots: &Roots) {
    let mut by_place: HashMap<Origin, usize> = HashMap::new();
    for (at, entry) in entries.iter().enumerate().filter(|(_, entry)| entry.wire.is_none()) {
        entry.head.iter().for_each(|place| _ = by_place.entry(roots.common(place)).or_insert(at));
    }
    let (mut gone, mut new) = (Places::of(roots), Places::of(roots));
    // What is around comes first.
    alone.sort_by_key(|change| change.causes.last().map(|place| place.pointer.tokens().count()));
    for change in alone {
        let whole = match (&change.before, &change.after) {
            (Some(_), None) => Some(&mut gone),
            (None, Some(_)) => Some(&mut new),
            _ => None,
        };
        // The most particular place, and the item's own.
        let (first, last) = (change.causes.first().cloned(), change.causes.last().cloned());
        let places = || [&first, &last].into_iter().flatten();
        let known = places().find_map(|place| by_place.get(&roots.common(place)).copied());
        let around = || whole.as_ref().zip(last.as_ref()).and_then(|(all, at)| all.nearest(at));
        let at = known.or_else(around).unwrap_or(entries.len());
        for place in places() {
            by_place.entry(roots.common(place)).or_insert(at);
        }
        if let (Some(all), Some(place)) = (whole, &last) {
            all.add(place, at);
        }
        match entries.get_mut(at) {
            Some(entry) => entry.add(change),
            None => entries.push(rust_alone(change)),
        }
    }
}

/// A change of the contract as an entry: as grave as the gravest of its findings.
fn of_change(change: Change, levels: &Levels) -> Entry {
    let Change { findings, message, base, head, brings: _ } = change;
    let wire = findings.iter().filter_map(|finding| levels.of(finding.rule)).max();
    let gravest = findings.iter().find(|finding| levels.of(finding.rule) == wire);
    Entry {
        wire,
        rust: None,
        rule: gravest.map_or(RUST_ONLY, |finding| finding.rule.id),
        message,
        base,
        head,
        operations: findings.iter().filter_map(|finding| finding.operation.clone()).collect(),
        findings,
        items: Vec::new(),
    }
}

impl From<Renamed> for Entry {
    fn from(renamed: Renamed) -> Self {
        let Renamed { message, base, head, operations, uses: _ } = renamed;
        Self {
            wire: None,
            rust: None,
            rule: RUST_ONLY,
            message,
            base: Some(base),
            head: Some(head),
            operations,
            findings: Vec::new(),
            items: Vec::new(),
        }
    }
}

/// A change that nothing on the wire made. The last of its causes are the item's own place, before and now.
fn rust_alone(change: RustChange) -> Entry {
    let (gone, new) = match (&change.before, &change.after) {
        (Some(_), None) => (true, false),
        (None, Some(_)) => (false, true),
        _ => (false, false),
    };
    let last = change.causes.last().cloned();
    let before = change.causes.iter().rev().nth(1).or(last.as_ref()).cloned();
    let (base, head) = match (gone, new) {
        (true, _) => (last, None),
        (_, true) => (None, last),
        _ => (before, last),
    };
    Entry {
        wire: None,
        rust: Some(change.bump),
        rule: RUST_ONLY,
        message: format!("`{}`: {}", change.item, change.message),
        base,
        head,
        operations: BTreeSet::new(),
        findings: Vec::new(),
        items: vec![change],
    }
}

/// Entries, by the number that they have before they are sorted, and what may come of each.
struct Causes<'r> {
    places: Places<'r>,
    /// Schemas that come, or go, or become something that requests hold.
    brought: Places<'r>,
    /// Where names are used that are others now.
    used: Places<'r>,
}

impl<'r> Causes<'r> {
    fn of(changes: &[Change], renamed: &[Renamed], roots: &'r Roots) -> Self {
        let [mut places, mut brought, mut used] = [(); 3].map(|()| Places::of(roots));
        for (number, change) in changes.iter().enumerate() {
            change.base.iter().chain(&change.head).for_each(|place| places.add(place, number));
            change.brings.iter().for_each(|place| brought.add(place, number));
        }
        for (number, one) in (changes.len()..).zip(renamed) {
            [&one.base, &one.head].into_iter().for_each(|place| places.add(place, number));
            one.uses.iter().for_each(|place| used.add(place, number));
        }
        Self { places, brought, used }
    }

    /// The entry that made a change: one at a cause of it or around one; else one inside of it, for an item that changes because a
    /// part of it did; else one that brought the item or took it away; else a name that is used there.
    fn of_change(&self, change: &RustChange) -> Option<usize> {
        let causes = || change.causes.iter();
        let nearest = causes().find_map(|cause| self.places.nearest(cause));
        // Prose of a whole changes for reasons of its own.
        if nearest.is_some() || change.prose {
            return nearest;
        }
        let inside = causes().filter_map(|cause| self.places.first_inside(cause)).min();
        let brought = || causes().filter_map(|cause| self.brought.first_around(cause)).min();
        let used = |cause| {
            let (around, inside) = (self.used.first_around(cause), self.used.first_inside(cause));
            around.into_iter().chain(inside).min()
        };
        inside.or_else(brought).or_else(|| causes().filter_map(used).min())
    }
}
