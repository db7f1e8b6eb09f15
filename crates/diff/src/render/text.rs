//! A report for a terminal.

use std::fmt::Write;

use super::{operations, place, rust, verdict, wire};
use crate::Report;

/// A report for a terminal.
#[must_use]
pub fn text(api: &str, report: &Report) -> String {
    let mut out = format!("{api}: {}\n", verdict(report));
    for entry in &report.entries {
        let verdicts = format!("wire {}, Rust {}", wire(entry.wire), rust(entry.rust));
        let _ = writeln!(out, "\n{} ({verdicts}) [{}]", entry.message, entry.rule);
        if let Some(place) = place(entry) {
            let _ = writeln!(out, "  at {place}");
        }
        if let Some(operations) = operations(entry) {
            let _ = writeln!(out, "  operations: {operations}");
        }
        for item in &entry.items {
            let _ = writeln!(out, "  {}: {} {}", item.bump, item.item, item.message);
        }
    }
    out
}
