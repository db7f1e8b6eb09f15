//! What changed between two editions of a description, for the wire and for Rust callers.
//!
//! [`wire`] compares contracts, [`rust`] compares surfaces, [`report`] joins both: one [`Entry`] per root cause, with the
//! operations and items that it reaches. Rules are a table ([`rules`]).
//!
//! Invariants: neither side looks at text; a description against itself gives nothing; one root cause gives one entry,
//! however many operations it reaches.

mod documented;
mod dump;
mod finding;
mod level;
mod levels;
mod places;
mod reached;
mod report;
mod rules;
mod rust;
mod wire;

pub use dump::dump;
pub use finding::{Finding, Place};
pub use level::{Bump, Level};
pub use levels::{Levels, Profile};
pub use report::{Entry, Report};
pub use rules::{Rule, rule, rules};
pub use rust::{RustChange, compare as compare_surfaces};
pub use wire::{Change, Contracts, Renamed, compare as compare_contracts};

use places::Roots;
use reached::Reached;
use specwright_ir::Api;
use specwright_surface::Surface;

/// One edition of a description.
#[derive(Debug, Clone, Copy)]
pub struct Edition<'a> {
    /// Its contract.
    pub api: &'a Api,
    /// Its surface.
    pub surface: &'a Surface,
}

/// Everything that changed from one edition to another, by what rules mean.
#[must_use]
pub fn diff(base: Edition<'_>, head: Edition<'_>, levels: &Levels) -> Report {
    let mut rust = rust::compare(base.surface, head.surface);
    documented::add_causes(&mut rust, base.api, head.api);
    let roots = Roots([base, head].map(|edition| edition.surface.client.origin.file.clone()));
    let mut report =
        report::report(wire::compare(base.api, head.api, levels), rust, levels, &roots);
    name_operations(&mut report, base.api, head.api);
    report
}

/// Names the operations of what changes for Rust callers alone: those that its places are about.
fn name_operations(report: &mut Report, base: &Api, head: &Api) {
    let mut alone: Vec<&mut Entry> =
        report.entries.iter_mut().filter(|entry| entry.wire.is_none()).collect();
    if alone.is_empty() {
        return;
    }
    let (base, head) = (Reached::of(base), Reached::of(head));
    for entry in &mut alone {
        for (edition, place) in [(&base, &entry.base), (&head, &entry.head)] {
            let found = place.iter().flat_map(|place| edition.around(place));
            entry.operations.extend(found.collect::<Vec<_>>());
        }
    }
}
