//! Annotations of changed lines, as [workflow commands](https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands).

use std::fmt::Write;

use specwright_diff::{Bump, Level};
use specwright_source::Severity;

use super::{fit::Parts, verdict};
use crate::{
    pipeline::Report,
    review::{Review, State, change::Change, gate::Gate},
};

/// A command for each change that is no documentation, and for each fault.
pub(super) fn github(review: &Review, gate: Gate) -> Parts {
    let mut parts = Parts::default();
    for api in &review.apis {
        if let State::Failed(reports) = &api.state {
            reports
                .iter()
                .for_each(|report| findings(&mut parts, report, &api.label, Severity::Error));
            parts.summary(command("error", None, &api.label, "could not be compared"));
        }
        for change in api.changes().iter().filter(|change| !change.documentation) {
            let place = change.shown_at.as_ref();
            let place = place.map(|at| (at.file.clone(), at.line, at.column));
            let title = format!("{}: {}", api.label, change.rule);
            let verdicts = super::markdown::verdicts(change);
            let message = format!("{} ({verdicts}) {}", change.message, change.fingerprint);
            parts.change(command(severity(change, gate), place, &title, &message));
        }
        findings(&mut parts, &api.findings, &api.label, Severity::Warning);
        if matches!(api.state, State::New | State::Removed) {
            parts.change(command("warning", None, &api.label, &verdict(api)));
        }
    }
    findings(&mut parts, &review.ledger, "accepted changes", Severity::Warning);
    parts
}

/// A command for each finding that is at least so grave.
fn findings(parts: &mut Parts, report: &Report, title: &str, least: Severity) {
    for finding in report.diagnostics.iter().filter(|one| one.severity <= least) {
        let kind = if finding.severity == Severity::Error { "error" } else { "warning" };
        let place = finding.labels.first();
        let place = place.and_then(|label| report.sources.locate(&label.place));
        let place = place.map(|at| (at.file.to_string(), at.line, at.column));
        parts.change(command(kind, place, title, &finding.message));
    }
}

pub(super) fn cut(lost: usize) -> String {
    command("notice", None, "spec-diff", &format!("{lost} more annotations are left out"))
}

/// With a gate, what it stops is an error; without one, what breaks callers.
fn severity(change: &Change, gate: Gate) -> &'static str {
    if change.accepted.is_some() {
        return "notice";
    }
    let breaks = change.wire == Some(Level::Breaking);
    let stopped = match gate == Gate::default() {
        true => breaks,
        false => gate.stops(change.wire, change.rust),
    };
    let may = breaks || change.wire == Some(Level::Warning) || change.rust == Some(Bump::Major);
    match (stopped, may) {
        (true, _) => "error",
        (false, true) => "warning",
        (false, false) => "notice",
    }
}

fn command(
    severity: &str,
    place: Option<(String, usize, usize)>,
    title: &str,
    message: &str,
) -> String {
    let mut out = format!("::{severity} ");
    if let Some((file, line, column)) = place {
        let _ = write!(out, "file={},line={line},col={column},", property(&file));
    }
    let _ = writeln!(out, "title={}::{}", property(title), data(message));
    out
}

/// As [GitHub's own toolkit](https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts) escapes it.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_ends_a_command_or_a_property_is_escaped() {
        let place = Some(("a,b:c.yaml".to_owned(), 3, 5));
        assert_eq!(
            command("error", place, "x: y", "100%\r\n::error::no"),
            "::error file=a%2Cb%3Ac.yaml,line=3,col=5,title=x%3A y::100%25%0D%0A::error::no\n"
        );
        assert_eq!(command("notice", None, "t", "m"), "::notice title=t::m\n");
    }
}
