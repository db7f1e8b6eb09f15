//! One entry per root cause: what changed on the wire, with what it does to Rust callers.

use std::collections::BTreeSet;

use specwright_ir::Origin;

use crate::{Bump, Change, Contracts, Finding, Level, Levels, Renamed, RustChange};

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

/// Joins what changed on the wire with what changed for Rust callers.
#[must_use]
pub fn report(wire: Contracts, rust: Vec<RustChange>, levels: &Levels) -> Report {
    let Contracts { mut changes, renamed } = wire;
    for change in &mut changes {
        change.findings.retain(|finding| levels.of(finding.rule).is_some());
    }
    changes.retain(|change| !change.findings.is_empty());
    let brings: Vec<BTreeSet<Origin>> =
        changes.iter().map(|change| change.brings.clone()).collect();
    let uses: Vec<BTreeSet<Origin>> = renamed.iter().map(|one| one.uses.clone()).collect();
    let renames = changes.len();
    let mut entries: Vec<Entry> =
        changes.into_iter().map(|change| of_change(change, levels)).collect();
    entries.extend(renamed.into_iter().map(Entry::from));
    let mut alone: Vec<RustChange> = Vec::new();
    for change in rust {
        let found = cause(&entries, &change).or_else(|| brought(&brings, &change));
        match found.or_else(|| Some(renames + used(&uses, &change)?)) {
            Some(at) => {
                entries[at].rust = entries[at].rust.max(Some(change.bump));
                entries[at].items.push(change);
            }
            None => alone.push(change),
        }
    }
    // A name that no type has makes no difference.
    entries.retain(|entry| entry.wire.is_some() || entry.rust.is_some());
    for change in alone {
        let place = change.causes.last().cloned();
        let same = |entry: &&mut Entry| entry.wire.is_none() && entry.head == place;
        match entries.iter_mut().find(same) {
            Some(entry) => {
                entry.rust = entry.rust.max(Some(change.bump));
                entry.items.push(change);
            }
            None => entries.push(rust_alone(change, place)),
        }
    }
    entries.sort_by_key(|entry| std::cmp::Reverse((entry.wire, entry.rust)));
    Report { entries }
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

fn rust_alone(change: RustChange, head: Option<Origin>) -> Entry {
    Entry {
        wire: None,
        rust: Some(change.bump),
        rule: RUST_ONLY,
        message: format!("`{}`: {}", change.item, change.message),
        base: change.causes.first().cloned(),
        head,
        operations: BTreeSet::new(),
        findings: Vec::new(),
        items: vec![change],
    }
}

/// The entry that made a change: one at a cause of it or around one; else one inside of it, for an item that changes because a
/// part of it did.
fn cause(entries: &[Entry], change: &RustChange) -> Option<usize> {
    let places = |entry: &Entry| entry.base.iter().chain(&entry.head).cloned().collect::<Vec<_>>();
    let within = |a: &Origin, b: &Origin| a.file == b.file && a.pointer.is_within(&b.pointer);
    let around = |entry: &Entry, cause: &Origin| {
        places(entry).iter().filter(|place| within(cause, place)).map(depth).max()
    };
    let nearest = change.causes.iter().find_map(|cause| {
        let found = entries.iter().enumerate().filter_map(|(at, e)| Some((around(e, cause)?, at)));
        // The innermost; of equal ones the first.
        found.max_by_key(|(depth, at)| (*depth, std::cmp::Reverse(*at))).map(|(_, at)| at)
    });
    // Prose of a whole changes for reasons of its own.
    if nearest.is_some() || change.prose {
        return nearest;
    }
    entries.iter().position(|entry| {
        let places = places(entry);
        places.iter().any(|place| change.causes.iter().any(|cause| within(place, cause)))
    })
}

/// The entry that brought an item, or made it something that requests hold, or took it away.
fn brought(brings: &[BTreeSet<Origin>], change: &RustChange) -> Option<usize> {
    let one = |cause: &Origin, schema: &Origin| {
        cause.file == schema.file && cause.pointer.is_within(&schema.pointer)
    };
    let any = |schemas: &BTreeSet<Origin>| {
        change.causes.iter().any(|cause| schemas.iter().any(|schema| one(cause, schema)))
    };
    // Prose changes for reasons of its own.
    (!change.prose).then(|| brings.iter().position(any)).flatten()
}

/// The name that types have lost where a change is.
fn used(uses: &[BTreeSet<Origin>], change: &RustChange) -> Option<usize> {
    let within = |a: &Origin, b: &Origin| a.file == b.file && a.pointer.is_within(&b.pointer);
    let any = |places: &BTreeSet<Origin>| {
        let mut causes = change.causes.iter();
        causes.any(|cause| places.iter().any(|at| within(cause, at) || within(at, cause)))
    };
    (!change.prose).then(|| uses.iter().position(any)).flatten()
}

fn depth(origin: &Origin) -> usize {
    origin.pointer.tokens().count()
}
