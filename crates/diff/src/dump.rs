//! A compact text form of a report, for snapshots.

use std::fmt::{Display, Write};

use crate::Report;

/// The report as text: places as pointers, every operation and item.
#[must_use]
pub fn dump(report: &Report) -> String {
    let mut out = String::new();
    for entry in &report.entries {
        let (wire, rust) = (verdict(entry.wire), verdict(entry.rust));
        let _ = writeln!(out, "{} (wire {wire}, Rust {rust}) [{}]", entry.message, entry.rule);
        if let Some(place) = entry.head.as_ref().or(entry.base.as_ref()) {
            let _ = writeln!(out, "  at {place}");
        }
        let operations: Vec<&str> = entry.operations.iter().map(String::as_str).collect();
        if !operations.is_empty() {
            let _ = writeln!(out, "  operations: {}", operations.join(", "));
        }
        for item in &entry.items {
            let behaviour = if item.behaviour { ", behaviour" } else { "" };
            let _ = writeln!(out, "  {}{behaviour}: {} {}", item.bump, item.item, item.message);
            for (sign, declared) in [('-', &item.before), ('+', &item.after)] {
                if let Some(declared) = declared {
                    let _ = writeln!(out, "    {sign} {declared}");
                }
            }
        }
    }
    out
}

fn verdict(of: Option<impl Display>) -> String {
    of.map_or("unchanged".to_owned(), |verdict| verdict.to_string())
}
