//! For what shows test results: a suite for each description, a case for each change.

use std::fmt::Write;

use specwright_diff::{Bump, Level};

use super::verdict;
use crate::review::{Review, Reviewed, State, change::Change, gate::Gate, options::errors};

/// XML as [JUnit's readers](https://github.com/testmoapp/junitxml) know it. Without a gate, what breaks callers fails.
pub(super) fn junit(review: &Review, gate: Gate) -> String {
    let gate = match gate == Gate::default() {
        true => Gate { wire: Some(Level::Breaking), rust: Some(Bump::Major) },
        false => gate,
    };
    let mut out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n".to_owned();
    review.apis.iter().for_each(|api| suite(&mut out, api, gate));
    if !review.ledger.diagnostics.is_empty() {
        let cases: Vec<Case> = review
            .ledger
            .diagnostics
            .iter()
            .map(|finding| Case {
                name: finding.message.clone(),
                fault: review
                    .ledger
                    .diagnostics
                    .has_errors()
                    .then(|| ("failure", "accept", finding.message.clone())),
                ..Case::default()
            })
            .collect();
        write_suite(&mut out, "accepted changes", &cases);
    }
    out.push_str("</testsuites>\n");
    out
}

#[derive(Default)]
struct Case {
    name: String,
    file: Option<(String, usize)>,
    /// The element, its type and its text.
    fault: Option<(&'static str, &'static str, String)>,
}

fn suite(out: &mut String, api: &Reviewed, gate: Gate) {
    let told = api.changes().iter().filter(|change| !change.documentation);
    let mut cases: Vec<Case> = told.map(|change| case(change, gate)).collect();
    match &api.state {
        State::Failed(reports) => {
            let text: String = reports.iter().map(errors).collect();
            let fault = Some(("error", "not-compared", text));
            cases.push(Case { name: verdict(api), file: None, fault });
        }
        State::Removed if gate.stops(Some(Level::Breaking), Some(Bump::Major)) => {
            let fault = Some(("failure", "removed", verdict(api)));
            cases.push(Case { name: verdict(api), file: None, fault });
        }
        _ if cases.is_empty() => cases.push(Case { name: verdict(api), ..Case::default() }),
        _ => {}
    }
    write_suite(out, &api.label, &cases);
}

fn case(change: &Change, gate: Gate) -> Case {
    let stopped = change.accepted.is_none() && gate.stops(change.wire, change.rust);
    let text = || {
        let mut lines = vec![format!("{} ({})", change.message, super::markdown::verdicts(change))];
        lines.extend(change.excerpt.iter().cloned());
        lines.extend(
            change
                .items
                .iter()
                .map(|item| format!("{}: {} {}", item.bump, item.item, item.message)),
        );
        lines.push(format!("fingerprint {}", change.fingerprint));
        lines.join("\n")
    };
    Case {
        name: format!("{}: {} [{}]", change.rule, change.message, change.fingerprint),
        file: change.shown_at.as_ref().map(|at| (at.file.clone(), at.line)),
        fault: stopped.then(|| ("failure", change.rule, text())),
    }
}

fn write_suite(out: &mut String, name: &str, cases: &[Case]) {
    let count = |element: &str| {
        cases.iter().filter(|case| case.fault.as_ref().is_some_and(|one| one.0 == element)).count()
    };
    let (failures, errors) = (count("failure"), count("error"));
    let (tests, suite) = (cases.len(), escaped(name));
    let _ = writeln!(
        out,
        "  <testsuite name=\"{suite}\" tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\">"
    );
    for case in cases {
        let place = case.file.as_ref().map_or(String::new(), |(file, line)| {
            format!(" file=\"{}\" line=\"{line}\"", escaped(file))
        });
        let _ = write!(
            out,
            "    <testcase classname=\"{suite}\" name=\"{}\"{place}",
            escaped(&case.name)
        );
        match &case.fault {
            None => out.push_str("/>\n"),
            Some((element, kind, text)) => {
                let (message, kind) = (escaped(&case.name), escaped(kind));
                let text = escaped(text);
                let _ = writeln!(
                    out,
                    ">\n      <{element} type=\"{kind}\" message=\"{message}\">{text}</{element}>\n    </testcase>"
                );
            }
        }
    }
    out.push_str("  </testsuite>\n");
}

/// Text in [XML](https://www.w3.org/TR/xml/#charsets): what may be nowhere in it is replaced.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' => out.push(c),
            '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            c if c.is_control() => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}
