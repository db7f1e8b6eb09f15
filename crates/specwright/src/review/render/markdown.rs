//! For a pull request.

use std::fmt::Write;

use specwright_diff::{Bump, Level};

use super::{fit::Parts, reach::reach, verdict};
use crate::review::{
    Review, Reviewed, State,
    change::Change,
    options::{errors, some},
};

/// Items of a change that are listed.
const LISTED: usize = 20;

/// For a pull request: the verdict, what needs a decision as a table, then details folded.
pub(super) fn markdown(review: &Review) -> Parts {
    let mut parts = Parts::default();
    let (quiet, told): (Vec<&Reviewed>, Vec<&Reviewed>) =
        review.apis.iter().partition(|api| api.is_quiet());
    let (new, told): (Vec<&Reviewed>, Vec<&Reviewed>) =
        told.into_iter().partition(|api| matches!(api.state, State::New));
    for api in &told {
        parts.summary(format!("### {}\n\n**{}**\n\n", line(&api.label), verdict(api)));
        of(api, &mut parts);
    }
    for (what, apis) in [("New", new), ("No changes", quiet)] {
        let names: Vec<String> = apis.iter().map(|api| code(&api.label)).collect();
        if !names.is_empty() {
            parts.summary(format!("{what}: {}.\n\n", names.join(", ")));
        }
    }
    stale(review, &mut parts);
    footer(review, &mut parts);
    parts
}

pub(super) fn cut(lost: usize) -> String {
    match lost {
        0 => "\n_Cut off here: what follows did not fit._\n".to_owned(),
        lost => format!("\n_Cut off here: {lost} rows and details did not fit._\n"),
    }
}

fn of(api: &Reviewed, parts: &mut Parts) {
    if let State::Failed(reports) = &api.state {
        for report in reports {
            parts.frame(format!("```text\n{}```\n\n", fenced(&errors(report))));
        }
    }
    let open: Vec<&Change> = api.changes().iter().filter(|one| one.needs_decision()).collect();
    if !open.is_empty() {
        parts.frame("| change | where | wire | Rust | reach |\n|---|---|---|---|---|\n");
        open.iter().for_each(|change| parts.change(row(change)));
        parts.frame("\n");
        open.iter().for_each(|change| parts.change(details(change)));
    }
    let rest = |change: &&Change| !change.needs_decision() && !change.documentation;
    let (accepted, safe): (Vec<&Change>, Vec<&Change>) =
        api.changes().iter().filter(rest).partition(|change| change.accepted.is_some());
    folded(parts, &safe, "Compatible", verdicts);
    folded(parts, &accepted, "Accepted", |change| {
        format!("{}: {}", verdicts(change), line(change.accepted.as_deref().unwrap_or_default()))
    });
    if !api.findings.diagnostics.is_empty() {
        parts.frame(format!("New warnings:\n\n```text\n{}```\n\n", fenced(&some(&api.findings))));
    }
    match api.changes().iter().filter(|change| change.documentation).count() {
        0 => {}
        1 => parts.frame("1 change of documentation.\n\n"),
        many => parts.frame(format!("{many} changes of documentation.\n\n")),
    }
}

/// A list that is folded.
fn folded(parts: &mut Parts, changes: &[&Change], what: &str, say: impl Fn(&Change) -> String) {
    if changes.is_empty() {
        return;
    }
    let count = match changes.len() {
        1 => "1 change".to_owned(),
        many => format!("{many} changes"),
    };
    let listed = changes.iter().map(|change| {
        let place =
            change.place().map_or(String::new(), |at| format!(", {}", code(&at.to_string())));
        let reach = reach(change, code);
        let reach = if reach.is_empty() { reach } else { format!(". {reach}") };
        let (message, print) = (line(&change.message), &change.fingerprint);
        format!("- {message} ({}){place}{reach} `{print}`\n", say(change))
    });
    let start = format!("<details><summary>{what}: {count}</summary>\n\n");
    parts.group(start, listed.collect(), "\n</details>\n\n");
}

fn row(change: &Change) -> String {
    let place = change.place().map_or(String::new(), |place| code(&place.to_string()));
    let reach = reach(change, code);
    format!(
        "| {} | {} | {} | {} | {} |\n",
        cell(&change.message),
        cell(&place),
        wire(change.wire),
        rust(change),
        cell(&reach)
    )
}

fn details(change: &Change) -> String {
    let mut out = format!("<details><summary>{}</summary>\n\n", html(&change.message));
    if !change.excerpt.is_empty() {
        let places = [&change.base, &change.head].into_iter().flatten();
        let places: Vec<String> = places.map(|place| code(&place.to_string())).collect();
        let _ = writeln!(out, "{}\n", places.join(" -> "));
        let _ = writeln!(out, "```diff\n{}\n```\n", fenced(&change.excerpt.join("\n")));
    }
    let declared = change.declared();
    if !declared.is_empty() {
        let _ = writeln!(out, "```diff\n{}\n```\n", fenced(&declared.join("\n")));
    }
    for item in change.items.iter().take(LISTED) {
        let behaviour = if item.behaviour { ", behaviour" } else { "" };
        let (name, message) = (code(&item.item), line(&item.message));
        let _ = writeln!(out, "- {}{behaviour}: {name} {message}", item.bump);
    }
    if change.items.len() > LISTED {
        let _ = writeln!(out, "- and {} more", change.items.len() - LISTED);
    }
    let _ = writeln!(
        out,
        "\nRule `{}`, fingerprint `{}`\n\n</details>\n",
        change.rule, change.fingerprint
    );
    out
}

fn stale(review: &Review, parts: &mut Parts) {
    if !review.ledger.diagnostics.is_empty() {
        let shown = review.ledger.text(false);
        parts.summary(format!(
            "**Accepted changes to look at**\n\n```text\n{}```\n\n",
            fenced(&shown)
        ));
    }
}

fn footer(review: &Review, parts: &mut Parts) {
    let mut all = review.apis.iter().flat_map(Reviewed::changes);
    if all.any(Change::needs_decision) {
        parts.frame("<sub>A change is accepted by its fingerprint: `[[accept]]` with `fingerprint`, `reason` and `expires` in the file of `--accept`.</sub>\n");
    }
}

/// Both verdicts.
pub(super) fn verdicts(change: &Change) -> String {
    format!("wire {}, Rust {}", wire(change.wire), rust(change))
}

fn wire(level: Option<Level>) -> String {
    level.map_or("unchanged".to_owned(), |level| level.to_string())
}

/// What it asks of the version, and whether what compiles does something else.
fn rust(change: &Change) -> String {
    match (change.rust, change.behaviour) {
        (None, _) => "unchanged".to_owned(),
        (Some(Bump::Patch), true) => "patch (behaviour)".to_owned(),
        (Some(bump), true) => format!("{bump} (and behaviour)"),
        (Some(bump), false) => bump.to_string(),
    }
}

/// Text in a line of Markdown. Messages have code in backticks; the rest is no HTML, and nobody is mentioned.
fn line(text: &str) -> String {
    let parts = text.split('`').enumerate();
    let shown = parts.map(|(at, part)| {
        let part = part.replace(['\n', '\r'], " ");
        match at % 2 {
            0 => part.replace('<', "&lt;").replace('@', "&#64;"),
            _ => format!("`{part}`"),
        }
    });
    shown.collect()
}

/// A name as code.
fn code(name: &str) -> String {
    format!("`{}`", name.replace(['`', '\n', '\r'], " "))
}

/// Text in a cell of a table.
fn cell(text: &str) -> String {
    line(text).replace('|', "\\|")
}

/// Text that ends no block of code.
fn fenced(text: &str) -> String {
    text.replace("```", "` ` `")
}

/// Text in HTML, code spans included.
fn html(text: &str) -> String {
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let parts = escaped.split('`').enumerate();
    let shown = parts.map(|(at, part)| match at % 2 {
        0 => part.to_owned(),
        _ => format!("<code>{part}</code>"),
    });
    shown.collect()
}
