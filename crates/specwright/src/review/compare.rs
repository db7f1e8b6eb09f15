//! Two editions of a description, compared.

use specwright_diff::{self as diff, Levels};

use super::edition::{Edition, Side};
use crate::pipeline::Report;

/// What came of comparing.
#[derive(Debug)]
pub enum Outcome {
    /// They are compared.
    Compared(Box<Compared>),
    /// They are written alike: this is one of both.
    Same(Box<Edition>),
    /// There was none before.
    New,
    /// There is none now.
    Removed,
    /// They cannot be compared, for what these say.
    Failed(Vec<Report>),
}

/// Two editions, and what changed.
#[derive(Debug)]
pub struct Compared {
    /// What it was.
    pub base: Edition,
    /// What it is.
    pub head: Edition,
    /// What changed.
    pub report: diff::Report,
}

/// Compares. What is at fault in the same way in both, and is written alike, is not read and has not changed; any other fault means
/// that nothing is known of what changed.
#[must_use]
pub fn compare(base: Side<'_>, head: Side<'_>, name: &str, levels: &Levels) -> Outcome {
    let there = |side: Side<'_>| !matches!(side.files.find(side.description), Ok(None));
    match (there(base), there(head)) {
        (false, true) => return Outcome::New,
        (true, false) => return Outcome::Removed,
        _ => {}
    }
    let new = match Edition::read(head, name) {
        Ok(edition) if !edition.has_unread_files() && edition.is_written_as(base, head.config) => {
            return Outcome::Same(Box::new(edition));
        }
        new => new,
    };
    let (old, new) = match (Edition::read(base, name), new) {
        (Ok(old), Ok(new)) => (old, new),
        (old, new) => {
            let faulty = [old.map(Edition::findings), new.map(Edition::findings)].into_iter();
            let reports = faulty.map(|one| one.unwrap_or_else(|report| report));
            return Outcome::Failed(reports.filter(|one| one.diagnostics.has_errors()).collect());
        }
    };
    let unread = old.has_unread_files() || new.has_unread_files();
    if unread || old.faults() != new.faults() {
        let reports = [old.findings(), new.findings()].into_iter();
        return Outcome::Failed(reports.filter(|one| one.diagnostics.has_errors()).collect());
    }
    let report = diff::diff(old.compared(), new.compared(), levels);
    Outcome::Compared(Box::new(Compared { base: old, head: new, report }))
}
