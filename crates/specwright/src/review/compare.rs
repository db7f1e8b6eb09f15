//! Two editions of a description, compared.

use std::thread;

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
    let text = |side: Side<'_>| side.files.find(side.description);
    let (was, is) = (text(base), text(head));
    match (&was, &is) {
        (Ok(None), Ok(Some(_))) => return Outcome::New,
        (Ok(Some(_)), Ok(None)) => return Outcome::Removed,
        _ => {}
    }
    let (old, new) = if was == is {
        // Its other files may differ.
        let new = Edition::read(head, name);
        match new {
            Ok(edition) if edition.is_known() && edition.is_written_as(base, head.config) => {
                return Outcome::Same(Box::new(edition));
            }
            new => (Edition::read(base, name), new),
        }
    } else {
        read_both(base, head, name)
    };
    let (old, new) = match (old, new) {
        (Ok(old), Ok(new)) => (old, new),
        (old, new) => {
            let faulty = [old.map(Edition::findings), new.map(Edition::findings)].into_iter();
            let reports = faulty.map(|one| one.unwrap_or_else(|report| report));
            return Outcome::Failed(reports.filter(|one| one.diagnostics.has_errors()).collect());
        }
    };
    if !old.is_known() || !new.is_known() || old.faults() != new.faults() {
        let reports = [old.findings(), new.findings()].into_iter();
        return Outcome::Failed(reports.filter(|one| one.diagnostics.has_errors()).collect());
    }
    let report = diff::diff(old.compared(), new.compared(), levels);
    Outcome::Compared(Box::new(Compared { base: old, head: new, report }))
}

/// Reads both editions, each on a thread of its own: large ones take a second.
fn read_both(base: Side<'_>, head: Side<'_>, name: &str) -> (Read, Read) {
    thread::scope(|scope| {
        let builder = thread::Builder::new().stack_size(STACK);
        match builder.spawn_scoped(scope, || Edition::read(base, name)) {
            Ok(old) => {
                let new = Edition::read(head, name);
                // What panics there panics here.
                (old.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)), new)
            }
            Err(_) => (Edition::read(base, name), Edition::read(head, name)),
        }
    })
}

/// What came of reading an edition.
type Read = Result<Edition, Report>;

/// As much as the first thread of a program has: descriptions are nested.
const STACK: usize = 8 << 20;
