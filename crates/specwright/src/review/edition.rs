//! One edition of a description, read as far as a comparison needs it.

use std::collections::BTreeSet;

use specwright_diff as diff;
use specwright_ir::{Api, Json, Origin};
use specwright_source::{Code, Diagnostic, Loader, Place, Severity};
use specwright_surface::{Surface, surface};

use crate::pipeline::{self, Report};

/// Where an edition is.
#[derive(Clone, Copy)]
pub struct Side<'a> {
    /// Its files.
    pub files: &'a (dyn Loader + Sync),
    /// The root, by the name that the files have it under.
    pub description: &'a str,
    /// The decisions about its client, which need not be there.
    pub config: &'a str,
    /// What comes before the names of files where people are told of them.
    pub prefix: &'a str,
}

/// A description that was read.
#[derive(Debug)]
pub struct Edition {
    /// The contract.
    pub api: Api,
    /// What Rust callers see.
    pub surface: Surface,
    /// Findings, and the texts.
    pub report: Report,
    /// The root's name.
    pub description: String,
    /// What comes before the names of files where people are told of them.
    pub prefix: String,
    left_out: Vec<Origin>,
}

impl Edition {
    /// Reads one. What is at fault costs its part: [`Edition::faults`] tells which.
    ///
    /// # Errors
    /// There is no contract, for the reasons that the report has.
    pub fn read(side: Side<'_>, name: &str) -> Result<Self, Report> {
        let mut report = Report::default();
        let config = pipeline::config(side.files, side.config, &mut report);
        let Some(document) = pipeline::read(side.files, side.description, &mut report) else {
            return Err(told(report, side.prefix));
        };
        let lowered = pipeline::contract(side.files, document, &mut report);
        let (Some(api), Some(config)) = (lowered.api, config) else {
            return Err(told(report, side.prefix));
        };
        let (surface, findings) = surface(&api, &config, name);
        report.diagnostics.extend(findings);
        let left_out = lowered.left_out.into_iter().map(|one| one.origin).collect();
        let (description, prefix) = (side.description.to_owned(), side.prefix.to_owned());
        Ok(Self { api, surface, report, description, prefix, left_out })
    }

    /// As `diff` takes it.
    #[must_use]
    pub fn compared(&self) -> diff::Edition<'_> {
        diff::Edition { api: &self.api, surface: &self.surface }
    }

    /// What is at fault or left out for it, by rule and place from the root, with what is written there.
    #[must_use]
    pub fn faults(&self) -> BTreeSet<Fault> {
        let sources = &self.report.sources;
        let errors = self.report.diagnostics.iter().filter(|one| one.severity == Severity::Error);
        let mut found = BTreeSet::new();
        for error in errors {
            let place = error.labels.first().and_then(|label| match &label.place {
                Place::Node(origin) => Some(origin),
                Place::Bytes { .. } => None,
            });
            let text = place.and_then(|at| sources.value(at)).map(Json::to_string);
            found.insert(Fault {
                rule: error.code.name(),
                place: place.map(|at| self.way(at)),
                text,
            });
        }
        if !found.is_empty() {
            found.extend(self.left_out.iter().map(|at| {
                let text = sources.value(at).map(Json::to_string);
                Fault { rule: "", place: Some(self.way(at)), text }
            }));
        }
        found
    }

    /// Its warnings that another edition does not have, as people are told of them: what is read otherwise than it is written may have
    /// changed unseen.
    #[must_use]
    pub fn new_warnings(&self, other: &Self) -> Report {
        let known = |of: &Self| {
            let all = of.report.diagnostics.iter().filter(|one| one.severity == Severity::Warning);
            let each = all.map(|one| (one.code, of.first_place(one), one.message.clone()));
            each.collect::<BTreeSet<_>>()
        };
        let before = known(other);
        let new = self.report.diagnostics.iter().filter(|one| {
            let found = (one.code, self.first_place(one), one.message.clone());
            one.severity == Severity::Warning && !before.contains(&found)
        });
        let diagnostics = new.cloned().collect();
        told(Report { diagnostics, sources: self.report.sources.clone() }, &self.prefix)
    }

    fn first_place(&self, finding: &Diagnostic) -> Option<String> {
        match &finding.labels.first()?.place {
            Place::Node(origin) => Some(self.way(origin)),
            Place::Bytes { file, .. } => Some(file.to_string()),
        }
    }

    /// Whether all of its files could be read: of what is in others nothing is known.
    #[must_use]
    pub fn is_known(&self) -> bool {
        let mut found = self.report.diagnostics.iter();
        !found.any(|one| one.severity == Severity::Error && one.code == Code::UnreadableFile)
    }

    /// A place, whatever the root is called.
    #[must_use]
    pub fn way(&self, at: &Origin) -> String {
        let folder = self.description.rfind('/').map_or("", |at| &self.description[..=at]);
        let file = if *at.file == *self.description { "" } else { &*at.file };
        let file = file.strip_prefix(folder).unwrap_or(file);
        format!("{file}#{}", self.report.sources.written(at))
    }

    /// Its findings as people are told of them.
    #[must_use]
    pub fn findings(self) -> Report {
        told(self.report, &self.prefix)
    }

    /// Whether another edition is written in the same way, to the letter.
    ///
    /// # Errors
    /// A file of the other edition cannot be read.
    #[must_use]
    pub fn is_written_as(&self, other: Side<'_>, config: &str) -> bool {
        let folder =
            |name: &str| name.rfind('/').map_or(String::new(), |at| name[..=at].to_owned());
        let (own, others) = (folder(&self.description), folder(other.description));
        let same = |name: &str, text: &str| {
            let there = match (name == self.description, name.strip_prefix(&own)) {
                (true, _) => other.description.to_owned(),
                (false, Some(below)) => format!("{others}{below}"),
                (false, None) => name.to_owned(),
            };
            other.files.find(&there).is_ok_and(|found| found.as_deref() == Some(text))
        };
        let config_there = other.files.find(other.config).ok().flatten();
        let config_here = self.report.sources.text(config).map(|text| &**text);
        let mut texts = self.report.sources.texts().filter(|(name, _)| &***name != config);
        config_there.as_deref() == config_here && texts.all(|(name, text)| same(name, text))
    }
}

/// Something that is not read, because it is at fault.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    rule: &'static str,
    place: Option<String>,
    text: Option<String>,
}

/// A report of files as people are told of them.
fn told(mut report: Report, prefix: &str) -> Report {
    if !prefix.is_empty() {
        report.relabel(|file| format!("{prefix}{file}"));
    }
    report
}
