//! Reports as people read them.

mod markdown;
mod text;

pub use markdown::markdown;
pub use text::text;

use crate::{Bump, Entry, Level, Report};

/// The verdicts in a line.
fn verdict(report: &Report) -> String {
    let wire = wire(report.wire());
    match (report.entries.len(), report.rust()) {
        (0, _) => "nothing changed".to_owned(),
        (1, bump) => format!("1 change: wire {wire}, Rust {}", rust(bump)),
        (n, bump) => format!("{n} changes: wire {wire}, Rust {}", rust(bump)),
    }
}

fn wire(level: Option<Level>) -> String {
    level.map_or("unchanged".to_owned(), |level| level.to_string())
}

fn rust(bump: Option<Bump>) -> String {
    bump.map_or("unchanged".to_owned(), |bump| bump.to_string())
}

/// Where it is, or was.
fn place(entry: &Entry) -> Option<String> {
    entry.head.as_ref().or(entry.base.as_ref()).map(ToString::to_string)
}

fn operations(entry: &Entry) -> Option<String> {
    let all: Vec<&str> = entry.operations.iter().map(String::as_str).collect();
    (!all.is_empty()).then(|| all.join(", "))
}
