//! The table: a line per description.

use std::{
    fmt,
    io::{self, Write},
};

use serde::Serialize;

use super::{Member, values::Values};

/// A description's line.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Row {
    name: String,
    /// `None`: nothing came of it.
    pub(super) member: Option<Member>,
    /// How long the compiler took, in milliseconds, where it was asked.
    pub(super) check_ms: Option<u128>,
    /// What is wrong; empty: nothing.
    pub(super) faults: Vec<String>,
}

impl Row {
    pub(super) fn new(name: &str) -> Self {
        Self { name: name.to_owned(), member: None, check_ms: None, faults: Vec::new() }
    }
}

pub(super) const HEAD: &str = "| description | operations | emitted | schemas | positions | free-form | though it says more | findings | lines | generated in | memory | checked in | values tried | invalid | held | undeclared | verdict |\n\
                               |---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|---|";

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let verdict = if self.faults.is_empty() { "ok".into() } else { self.faults.join("; ") };
        let Some(member) = &self.member else {
            return write!(f, "| {} | | | | | | | | | | | | | | | | {verdict} |", self.name);
        };
        let Member { operations, emitted, schemas, untyped, lines, ms, findings, .. } = member;
        let memory = member.peak_bytes.map_or("?".into(), |b| format!("{} MB", b / 1_000_000));
        let check = self.check_ms.map_or("-".into(), |ms| format!("{:.1} s", seconds(ms)));
        let values = member.values.as_ref().map_or("- | - | - | -".into(), |values| {
            let Values { tried, invalid, held, undeclared, .. } = values;
            format!("{tried} | {invalid} | {held} | {undeclared}")
        });
        write!(
            f,
            "| {} | {operations} | {emitted} | {schemas} | {} | {} | {} | {findings} | {lines} | {ms:.0} ms | {memory} | {check} | {values} | {verdict} |",
            self.name,
            untyped.positions,
            untyped.faithful + untyped.recoverable,
            untyped.recoverable
        )
    }
}

#[expect(clippy::cast_precision_loss, reason = "times are short")]
fn seconds(ms: u128) -> f64 {
    ms as f64 / 1000.0
}

/// What all of them are together.
#[expect(clippy::cast_precision_loss, reason = "counts of lines are small")]
pub(super) fn write_total(rows: &[Row], out: &mut dyn Write) -> io::Result<()> {
    let members: Vec<&Member> = rows.iter().filter_map(|row| row.member.as_ref()).collect();
    let sum = |of: fn(&Member) -> usize| members.iter().map(|member| of(member)).sum::<usize>();
    let (operations, emitted) = (sum(|m| m.operations), sum(|m| m.emitted));
    let fine = rows.iter().filter(|row| row.faults.is_empty()).count();
    let each = sum(|m| m.operation_lines) as f64 / emitted.max(1) as f64;
    writeln!(
        out,
        "\n{fine} of {} are fine. {emitted} of {operations} operations are emitted, with {each:.1} lines each, types apart. Of {} places {} \
         are free-form JSON, {} of them though the schema says more.",
        rows.len(),
        sum(|m| m.untyped.positions),
        sum(|m| m.untyped.faithful + m.untyped.recoverable),
        sum(|m| m.untyped.recoverable),
    )?;
    let values: Vec<&Values> = members.iter().filter_map(|m| m.values.as_ref()).collect();
    if values.is_empty() {
        return Ok(());
    }
    for row in rows {
        let values = row.member.as_ref().and_then(|member| member.values.as_ref());
        for lost in values.into_iter().flat_map(|values| &values.lost) {
            writeln!(out, "{}: {lost}", row.name)?;
        }
    }
    let sum = |of: fn(&Values) -> usize| values.iter().map(|values| of(values)).sum::<usize>();
    let (tried, held) = (sum(|v| v.tried), sum(|v| v.held));
    writeln!(
        out,
        "Of {tried} documented values {held} are written as they were read; {} more are not valid, {} have a schema that is none.",
        sum(|v| v.invalid),
        sum(|v| v.unjudged)
    )
}
