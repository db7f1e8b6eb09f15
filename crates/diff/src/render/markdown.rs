//! A report for a pull request.

use std::fmt::Write;

use super::{operations, place, rust, verdict, wire};
use crate::Report;

/// A report for a pull request: the verdict, a table, details folded.
#[must_use]
pub fn markdown(api: &str, report: &Report) -> String {
    let mut out = format!("### {api}: {}\n", verdict(report));
    if report.entries.is_empty() {
        return out;
    }
    out.push_str("\n| change | wire | Rust | operations |\n|---|---|---|---|\n");
    for entry in &report.entries {
        let _ = writeln!(
            out,
            "| {} | {} | {} | {} |",
            cell(&entry.message),
            wire(entry.wire),
            rust(entry.rust),
            cell(&operations(entry).unwrap_or_default())
        );
    }
    for entry in &report.entries {
        let _ = writeln!(out, "\n<details><summary>{}</summary>\n", html(&entry.message));
        if let Some(place) = place(entry) {
            let _ = writeln!(out, "`{}` at `{place}`\n", entry.rule);
        }
        for item in &entry.items {
            let _ = writeln!(out, "- {}: `{}` {}", item.bump, item.item, item.message);
        }
        out.push_str("\n</details>\n");
    }
    out
}

/// Text in a cell of a table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}

/// Text in HTML, code spans included.
fn html(text: &str) -> String {
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let parts = escaped.split('`').enumerate();
    parts
        .map(|(at, part)| match at % 2 {
            0 => part.to_owned(),
            _ => format!("<code>{part}</code>"),
        })
        .collect()
}
