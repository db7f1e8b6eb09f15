//! For scripts.

use serde::Serialize;
use specwright_diff::Level;
use specwright_source::{Diagnostic, Severity};

use super::verdict;
use crate::{
    pipeline::Report,
    review::{Review, Reviewed, State, change::Change},
};

#[derive(Serialize)]
struct Whole<'a> {
    apis: Vec<One<'a>>,
    /// What is wrong with the file of accepted changes.
    accept: Vec<Fault>,
}

#[derive(Serialize)]
struct One<'a> {
    api: &'a str,
    /// `compared`, `new`, `removed`, `failed`.
    state: &'static str,
    verdict: String,
    wire: Option<String>,
    rust: Option<String>,
    breaking: usize,
    warning: usize,
    info: usize,
    accepted: usize,
    version: Option<Version>,
    changes: &'a [Change],
    /// Warnings of what there is now that were none before.
    warnings: Vec<Fault>,
    errors: Vec<Fault>,
}

#[derive(Serialize)]
struct Version {
    base: String,
    declared: Option<String>,
    required: String,
}

#[derive(Serialize)]
struct Fault {
    severity: &'static str,
    code: &'static str,
    message: String,
    file: Option<String>,
    line: Option<usize>,
    column: Option<usize>,
}

pub(super) fn json(review: &Review) -> String {
    let accept = review.ledger.diagnostics.iter().map(|one| fault(one, &review.ledger));
    let whole = Whole { apis: review.apis.iter().map(one).collect(), accept: accept.collect() };
    // Strings, numbers and lists of them: nothing that cannot be written.
    let text = serde_json::to_string_pretty(&whole).unwrap_or_default();
    format!("{text}\n")
}

fn one(api: &Reviewed) -> One<'_> {
    let open = api.changes().iter().filter(|change| change.accepted.is_none());
    let (state, wire) = match api.state {
        State::Compared(_) => ("compared", open.filter_map(|change| change.wire).max()),
        State::New => ("new", Some(Level::Info)),
        State::Removed => ("removed", Some(Level::Breaking)),
        State::Failed(_) => ("failed", None),
    };
    let errors = match &api.state {
        State::Failed(reports) => reports.iter().flat_map(faults).collect(),
        _ => Vec::new(),
    };
    let version = api.versions.as_ref().ok().and_then(Option::as_ref);
    let version = version.map(|versions| Version {
        base: versions.base.to_string(),
        declared: versions.declared.as_ref().map(ToString::to_string),
        required: versions.required(api.bump()).to_string(),
    });
    One {
        api: &api.label,
        state,
        verdict: verdict(api),
        wire: wire.map(|level| level.to_string()),
        rust: api.bump().map(|bump| bump.to_string()),
        breaking: api.count(Level::Breaking),
        warning: api.count(Level::Warning),
        info: api.count(Level::Info),
        accepted: api.accepted(),
        version,
        changes: api.changes(),
        warnings: api.findings.diagnostics.iter().map(|one| fault(one, &api.findings)).collect(),
        errors,
    }
}

fn faults(report: &Report) -> Vec<Fault> {
    let errors = report.diagnostics.iter().filter(|one| one.severity == Severity::Error);
    errors.map(|one| fault(one, report)).collect()
}

fn fault(finding: &Diagnostic, of: &Report) -> Fault {
    let place = finding.labels.first().and_then(|label| of.sources.locate(&label.place));
    let place = place.as_ref();
    Fault {
        severity: if finding.severity == Severity::Error { "error" } else { "warning" },
        code: finding.code.name(),
        message: finding.message.clone(),
        file: place.map(|at| at.file.to_string()),
        line: place.map(|at| at.line),
        column: place.map(|at| at.column),
    }
}
