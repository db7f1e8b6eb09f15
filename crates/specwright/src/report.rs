//! What is in a package and what is not, for scripts: `--report`.

use std::{
    collections::{HashMap, HashSet},
    time::Duration,
};

use serde::Serialize;
use specwright_ir::{Api, LeftOut, Origin};
use specwright_source::{Diagnostic, Diagnostics, Location, Place, Severity, Sources};
use specwright_surface::Surface;

use crate::pipeline;

/// The report. Serialises as one JSON object.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Report {
    /// Operations of the description, those wanted where some were selected.
    pub operations: Operations,
    /// Named schemas.
    pub schemas: Schemas,
    /// How many places have a type.
    pub positions: usize,
    /// Every place whose type is free-form JSON.
    pub untyped: Vec<Untyped>,
    /// Everything found.
    pub diagnostics: Vec<Finding>,
    /// How long each stage took, in milliseconds.
    pub stages_ms: serde_json::Map<String, serde_json::Value>,
}

/// Operations: `total` is what is emitted and what is skipped.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Operations {
    /// How many there are, after references to paths are followed.
    pub total: usize,
    /// How many can be called.
    pub emitted: usize,
    /// The others.
    pub skipped: Vec<Skipped>,
}

/// An operation that cannot be called.
#[derive(Debug, Clone, Serialize)]
pub struct Skipped {
    /// The operation id, else `METHOD /path`.
    pub id: String,
    /// The file it is written in.
    pub file: String,
    /// Where it is in that file, as a JSON pointer.
    pub pointer: String,
    /// Why.
    pub reason: String,
}

/// Named schemas: `total` is what is emitted and what is reported.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Schemas {
    /// How many there are.
    pub total: usize,
    /// How many have a type.
    pub emitted: usize,
    /// Those that have none.
    pub skipped: Vec<SkippedSchema>,
}

/// A named schema without a type.
#[derive(Debug, Clone, Serialize)]
pub struct SkippedSchema {
    /// Its name.
    pub id: String,
    /// The file it is written in.
    pub file: String,
    /// Where it is in that file, as a JSON pointer.
    pub pointer: String,
    /// Why.
    pub reason: String,
}

/// A place whose type is free-form JSON.
#[derive(Debug, Clone, Serialize)]
pub struct Untyped {
    /// The file it is written in.
    pub file: String,
    /// Where it is in that file, as a JSON pointer.
    pub pointer: String,
    /// Why.
    pub reason: String,
    /// Whether its schema says nothing more.
    pub faithful: bool,
}

/// A finding and its first place.
#[derive(Debug, Clone, Serialize)]
pub struct Finding {
    /// `error`, `warning` or `note`.
    pub severity: &'static str,
    /// The rule it is about, which stays the same when words change: see [`specwright_source::Code`].
    pub code: &'static str,
    /// What is wrong, in one line.
    pub message: String,
    /// The file.
    pub file: String,
    /// 1-based.
    pub line: usize,
    /// 1-based, in Unicode scalar values.
    pub column: usize,
    /// The node as a JSON pointer; `null` in a text that has no nodes.
    pub pointer: Option<String>,
}

impl Report {
    /// The report as text.
    #[must_use]
    pub fn json(&self) -> String {
        // Strings, numbers and lists of them: nothing that cannot be written.
        let text = serde_json::to_string_pretty(self).unwrap_or_default();
        format!("{text}\n")
    }

    pub(crate) fn add_stage(&mut self, name: &str, took: Duration) {
        let ms = (took.as_secs_f64() * 10_000.0).round() / 10.0;
        self.stages_ms.insert(name.to_owned(), ms.into());
    }

    pub(crate) fn add_operations(
        &mut self,
        total: usize,
        left_out: &[LeftOut],
        surface: &Surface,
        sources: &Sources,
    ) {
        let skipped = left_out.iter().chain(&surface.left_out).map(|left_out| {
            let (file, pointer) = place(&left_out.origin, sources);
            Skipped { id: left_out.label(), file, pointer, reason: left_out.reason.clone() }
        });
        let emitted = surface.operations().count();
        self.operations = Operations { total, emitted, skipped: skipped.collect() };
    }

    /// Counts the places of types, and tells of those that are free-form.
    pub(crate) fn add_places(&mut self, surface: &Surface, sources: &Sources) {
        self.positions = surface.positions;
        let told = surface.untyped.iter().map(|of| {
            let (file, pointer) = place(&of.origin, sources);
            Untyped { file, pointer, reason: of.reason.clone(), faithful: of.faithful }
        });
        self.untyped = told.collect();
    }

    /// Counts the named schemas. Those without a type are told of by findings at their places: others are lost, and
    /// [`Self::unaccounted`].
    pub(crate) fn add_schemas(&mut self, api: &Api, surface: &Surface, found: &pipeline::Report) {
        let items: HashSet<&Origin> = surface.items.iter().map(|item| &item.origin).collect();
        let told = told(&found.diagnostics);
        self.schemas.total = api.components.len();
        for (name, id) in &api.components {
            let origin = &api.schemas[*id].origin;
            if items.contains(origin) {
                self.schemas.emitted += 1;
            } else if let Some(reason) = told.get(origin) {
                let (id, (file, pointer)) = (name.clone(), place(origin, &found.sources));
                let reason = (*reason).to_owned();
                self.schemas.skipped.push(SkippedSchema { id, file, pointer, reason });
            }
        }
    }

    /// Where the figures do not add up.
    #[must_use]
    pub fn unaccounted(&self) -> Vec<String> {
        let Self { operations, schemas, .. } = self;
        let mut faults = Vec::new();
        let (total, emitted, skipped) =
            (operations.total, operations.emitted, operations.skipped.len());
        if total != emitted + skipped {
            faults.push(format!(
                "of {total} operations {emitted} are generated and {skipped} are left out: some are lost"
            ));
        }
        let (total, emitted, skipped) = (schemas.total, schemas.emitted, schemas.skipped.len());
        if total != emitted + skipped {
            faults.push(format!(
                "of {total} named schemas {emitted} have types and {skipped} are reported: some are lost"
            ));
        }
        faults
    }

    pub(crate) fn add_findings(&mut self, found: &pipeline::Report, spec: &str) {
        let mut findings: Vec<(Severity, Location, Finding)> = found
            .diagnostics
            .iter()
            .map(|finding| {
                let location = location(finding, &found.sources, spec);
                (finding.severity, location.clone(), of(finding, location, &found.sources))
            })
            .collect();
        findings.sort_by(|a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
        self.diagnostics = findings.into_iter().map(|(.., finding)| finding).collect();
    }
}

/// A node as people find it: its file, and its pointer as it is written there.
fn place(origin: &Origin, sources: &Sources) -> (String, String) {
    (origin.file.to_string(), sources.written(origin).as_str().to_owned())
}

/// What findings say, by the node that they are about. Notes tell of no loss.
fn told(found: &Diagnostics) -> HashMap<&Origin, &str> {
    let losses = found.iter().filter(|finding| finding.severity != Severity::Note);
    let nodes = losses.filter_map(|finding| match &finding.labels.first()?.place {
        Place::Node(origin) => Some((origin, finding.message.as_str())),
        Place::Bytes { .. } => None,
    });
    nodes.collect()
}

/// Every finding has a place: what is about no place in particular is about the description.
fn location(finding: &Diagnostic, sources: &Sources, spec: &str) -> Location {
    let place = finding.labels.first().map(|label| &label.place);
    place.and_then(|place| sources.locate(place)).unwrap_or_else(|| Location {
        file: place.map_or_else(|| spec.into(), |place| place.file().clone()),
        line: 1,
        column: 1,
    })
}

fn of(finding: &Diagnostic, location: Location, sources: &Sources) -> Finding {
    let severity = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    let pointer = finding.labels.first().and_then(|label| match &label.place {
        Place::Node(origin) => Some(sources.written(origin).as_str().to_owned()),
        Place::Bytes { .. } => None,
    });
    Finding {
        severity,
        code: finding.code.name(),
        message: finding.message.clone(),
        file: location.file.to_string(),
        line: location.line,
        column: location.column,
        pointer,
    }
}

#[cfg(test)]
mod tests {
    use specwright_source::{Code, Diagnostic, Document, NoFiles};
    use specwright_surface::{Config, surface};

    use super::*;

    /// What the report says of the schemas of two components, one of which lost its type, and was told of or not.
    fn of_a_loss(told_of: Option<Diagnostic>) -> Report {
        let text = "openapi: 3.0.3\ninfo: { title: Pets, version: '1' }\npaths: {}\ncomponents: { schemas: { Cat: { type: string }, Dog: { type: string } } }\n";
        let document = Document::parse("pets.yaml", text).expect("YAML");
        let api = specwright_lower::lower(document.clone(), &NoFiles).api.expect("a contract");
        let (mut surface, _) = surface(&api, &Config::default(), "pets");
        surface.items.retain(|item| item.name != "Dog");
        let mut found = pipeline::Report::default();
        found.sources.add_document(&document);
        found.diagnostics.extend(told_of);
        let mut report = Report::default();
        report.add_schemas(&api, &surface, &found);
        report
    }

    fn dog() -> Origin {
        Origin::root("pets.yaml").push("components").push("schemas").push("Dog")
    }

    #[test]
    fn a_schema_that_is_lost_is_a_fault() {
        let lost = ["of 2 named schemas 1 have types and 0 are reported: some are lost"];
        assert_eq!(of_a_loss(None).unaccounted(), lost);
        let note = Diagnostic::note(Code::UnknownMember, "noted").at(&dog(), "");
        assert_eq!(of_a_loss(Some(note)).unaccounted(), lost);
        let elsewhere = Diagnostic::warning(Code::UnknownType, "below").at(&dog().push("type"), "");
        assert_eq!(of_a_loss(Some(elsewhere)).unaccounted(), lost);
    }

    #[test]
    fn a_schema_that_is_told_of_is_not_lost() {
        let finding = Diagnostic::warning(Code::NotCovered, "dogs are not covered");
        let report = of_a_loss(Some(finding.at(&dog(), "left out")));
        assert_eq!(report.unaccounted(), Vec::<String>::new());
        assert_eq!(report.schemas.skipped[0].reason, "dogs are not covered");
    }
}
