//! What is in a package and what is not, for scripts: `--report`.

use std::{
    collections::{BTreeMap, HashSet},
    sync::Arc,
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
    /// The kind of finding, which stays the same when words change.
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

    /// Counts the named schemas. One without a type is told of.
    pub(crate) fn add_schemas(
        &mut self,
        api: &Api,
        surface: &Surface,
        found: &mut pipeline::Report,
    ) {
        let items: HashSet<&Origin> = surface.items.iter().map(|item| &item.origin).collect();
        let pipeline::Report { diagnostics: found, sources } = found;
        let told = Told::of(found);
        let mut unused = Vec::new();
        self.schemas.total = api.components.len();
        for (name, id) in &api.components {
            let origin = &api.schemas[*id].origin;
            if items.contains(origin) {
                self.schemas.emitted += 1;
                continue;
            }
            let reason = told.about(origin).map_or_else(
                || {
                    let message =
                        format!("`{name}` has no type: nothing that can be called holds it");
                    let finding = Diagnostic::note(message.as_str()).code("schema-unused");
                    unused.push(finding.at(origin, "not generated"));
                    message
                },
                str::to_owned,
            );
            let (id, (file, pointer)) = (name.clone(), place(origin, sources));
            self.schemas.skipped.push(SkippedSchema { id, file, pointer, reason });
        }
        found.extend(unused);
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

/// What findings say, by the node that they are about.
struct Told(BTreeMap<(Arc<str>, String), String>);

impl Told {
    fn of(found: &Diagnostics) -> Self {
        let nodes = found.iter().filter_map(|finding| match &finding.labels.first()?.place {
            Place::Node(Origin { file, pointer }) => {
                Some(((file.clone(), pointer.as_str().to_owned()), finding.message.clone()))
            }
            Place::Bytes { .. } => None,
        });
        Self(nodes.collect())
    }

    /// What is said of a node, or of one below it.
    fn about(&self, origin: &Origin) -> Option<&str> {
        let node = (origin.file.clone(), origin.pointer.as_str().to_owned());
        let below = (origin.file.clone(), format!("{}/", origin.pointer.as_str()));
        let first = || self.0.range(below.clone()..).next();
        let first = || first().filter(|(at, _)| at.0 == below.0 && at.1.starts_with(&below.1));
        self.0.get(&node).or_else(|| first().map(|(_, message)| message)).map(String::as_str)
    }
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
        code: finding.code,
        message: finding.message.clone(),
        file: location.file.to_string(),
        line: location.line,
        column: location.column,
        pointer,
    }
}
