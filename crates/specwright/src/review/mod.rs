//! What a pull request needs to know of two editions of a description: [`compare`](compare::compare) finds what changed, [`Review`] judges it
//! by levels, accepted changes and gates, [`render`] shows it. `specwright diff` and the `spec-diff` of this repository differ in
//! what they compare alone.
//!
//! Invariant: the same inputs give the same bytes, so there is no time and no place of a machine in a review.

pub mod accept;
pub mod change;
pub mod command;
pub mod compare;
pub mod edition;
mod fingerprint;
pub mod gate;
pub mod git;
pub mod input;
pub mod levels;
pub mod options;
pub mod render;
pub mod version;

use specwright_diff::{Bump, Level};

use self::{change::Change, compare::Outcome, version::Versions};
use crate::pipeline::Report;

/// What changed in all that was compared.
#[derive(Debug, Default)]
pub struct Review {
    /// One for each description.
    pub apis: Vec<Reviewed>,
    /// Entries of the accept file that no change has, and those whose time is over.
    pub ledger: Report,
}

/// What changed in a description.
#[derive(Debug)]
pub struct Reviewed {
    /// What people call it.
    pub label: String,
    /// What came of comparing.
    pub state: State,
    /// Warnings of what there is now that were none before.
    pub findings: Report,
    /// The versions of its client; `None`: it is not published, so that nobody goes by them. Where they are not known, why.
    pub versions: Result<Option<Versions>, String>,
}

/// What came of comparing.
#[derive(Debug)]
pub enum State {
    /// What changed, the gravest first; nothing, where there is none.
    Compared(Vec<Change>),
    /// There was none before.
    New,
    /// There is none now.
    Removed,
    /// It cannot be compared, for what these say.
    Failed(Vec<Report>),
}

impl Reviewed {
    /// What came of comparing, as people read it.
    #[must_use]
    pub fn of(label: String, outcome: Outcome, versions: Result<Option<Versions>, String>) -> Self {
        let mut findings = Report::default();
        let state = match outcome {
            Outcome::Same(_) => State::Compared(Vec::new()),
            Outcome::New => State::New,
            Outcome::Removed => State::Removed,
            Outcome::Failed(reports) => State::Failed(reports),
            Outcome::Compared(compared) => {
                let prints = fingerprint::of_all(&compared);
                findings = compared.head.new_warnings(&compared.base);
                let entries = compared.report.entries.iter().zip(prints);
                let changes = entries.map(|(entry, print)| Change::of(entry, &compared, print));
                State::Compared(changes.collect())
            }
        };
        // Titles are anybody's text.
        let label = label.replace(char::is_control, " ");
        Self { label, state, findings, versions }
    }

    /// What changed.
    #[must_use]
    pub fn changes(&self) -> &[Change] {
        match &self.state {
            State::Compared(changes) => changes,
            State::New | State::Removed | State::Failed(_) => &[],
        }
    }

    /// Whether nothing at all is to be told of it.
    #[must_use]
    pub fn is_quiet(&self) -> bool {
        let compared = matches!(&self.state, State::Compared(changes) if changes.is_empty());
        compared && self.findings.diagnostics.is_empty()
    }

    /// The bump that all changes ask for, those that were accepted, too.
    #[must_use]
    pub fn bump(&self) -> Option<Bump> {
        match &self.state {
            State::Removed => Some(Bump::Major),
            State::New => Some(Bump::Minor),
            State::Compared(_) | State::Failed(_) => {
                self.changes().iter().filter_map(|change| change.rust).max()
            }
        }
    }

    /// How many changes that nobody accepted are of a level.
    #[must_use]
    pub fn count(&self, level: Level) -> usize {
        let open = self.changes().iter().filter(|change| change.accepted.is_none());
        open.filter(|change| change.wire == Some(level)).count()
    }

    /// How many changes were accepted.
    #[must_use]
    pub fn accepted(&self) -> usize {
        self.changes().iter().filter(|change| change.accepted.is_some()).count()
    }

    /// Whether it is known what changed.
    #[must_use]
    pub fn is_known(&self) -> bool {
        !matches!(self.state, State::Failed(_))
    }
}
