//! For a terminal.

use std::fmt::Write;

use super::{fit::Parts, reach::reach, verdict};
use crate::review::{Review, Reviewed, State, change::Change};

/// For a terminal: a line for each description, then each change.
pub(super) fn text(review: &Review) -> Parts {
    let mut parts = Parts::default();
    for api in &review.apis {
        parts.summary(format!("{}: {}\n", api.label, verdict(api)));
    }
    for api in &review.apis {
        if review.apis.len() > 1 && !api.changes().is_empty() {
            parts.frame(format!("\n== {} ==\n", api.label));
        }
        of(api, &mut parts);
    }
    parts
}

pub(super) fn cut(lost: usize) -> String {
    format!("\n{lost} more changes are left out\n")
}

fn of(api: &Reviewed, parts: &mut Parts) {
    let State::Compared(changes) = &api.state else { return };
    for change in changes.iter().filter(|change| !change.documentation) {
        parts.change(told(change));
    }
    for change in changes.iter().filter(|change| change.documentation) {
        let place = change.place().map_or(String::new(), |place| format!(" at {place}"));
        parts.change(format!("\n{} (documentation){place}\n", change.message));
    }
}

fn told(change: &Change) -> String {
    let mut out = String::new();
    let verdicts = super::markdown::verdicts(change);
    let _ = writeln!(out, "\n{} ({verdicts}) [{}]", change.message, change.rule);
    if let Some(place) = change.place() {
        let _ = writeln!(out, "  at {place}:{}", place.column);
    }
    let reach = reach(change, str::to_owned);
    if !reach.is_empty() {
        let _ = writeln!(out, "  reaches {reach}");
    }
    for line in &change.excerpt {
        let _ = writeln!(out, "    {line}");
    }
    for item in &change.items {
        let behaviour = if item.behaviour { ", behaviour" } else { "" };
        let _ = writeln!(out, "  {}{behaviour}: {} {}", item.bump, item.item, item.message);
    }
    match &change.accepted {
        Some(reason) => {
            let _ = writeln!(out, "  accepted ({}): {reason}", change.fingerprint);
        }
        None => {
            let _ = writeln!(out, "  fingerprint {}", change.fingerprint);
        }
    }
    out
}
