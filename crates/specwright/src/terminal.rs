//! What people see while a package is generated, on standard error.

use std::{
    io::{self, IsTerminal, Write},
    path::Path,
    time::Duration,
};

use clap::ValueEnum;
use specwright_source::{Diagnostics, Severity, render_some};

use crate::{pipeline, report::Report};

/// Findings shown in full: more are not read.
const MOST: usize = 20;

/// Findings of one kind shown in full: the next of the kind says what the first did.
const MOST_OF_A_KIND: usize = 4;

/// When there are colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Colour {
    /// On a terminal, unless `NO_COLOR` is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// Standard error, and what it is to get.
#[derive(Debug)]
pub(crate) struct Terminal {
    styled: bool,
    progress: bool,
    quiet: bool,
}

impl Terminal {
    pub(crate) fn of_stderr(colour: Colour, quiet: bool) -> Self {
        let terminal = io::stderr().is_terminal();
        let unwanted = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let styled = match colour {
            Colour::Auto => terminal && !unwanted,
            Colour::Always => true,
            Colour::Never => false,
        };
        Self { styled, progress: terminal && !quiet, quiet }
    }

    /// A line for a stage that is done, where somebody watches.
    pub(crate) fn stage(&mut self, name: &str, took: Duration) {
        if self.progress {
            write(&format!("{name:>10} {:>7.2} s\n", took.as_secs_f64()));
        }
    }

    pub(crate) fn error(&mut self, what: &str) {
        let label = if self.styled { "\u{1b}[1;31merror\u{1b}[0m" } else { "error" };
        write(&format!("{label}: {what}\n"));
    }

    pub(crate) fn tell(&mut self, what: &str) {
        if !self.quiet {
            write(&format!("{what}\n"));
        }
    }

    /// A readable number of findings; `report` has them all.
    pub(crate) fn findings(&mut self, found: &pipeline::Report, report: Option<&Path>) {
        let wanted = |severity| !self.quiet || severity == Severity::Error;
        let all = found.diagnostics.iter().filter(|finding| wanted(finding.severity)).cloned();
        let all: Diagnostics = all.collect();
        let (text, left) = render_some(&all, &found.sources, self.styled, MOST, MOST_OF_A_KIND);
        let mut out = text;
        if left > 0 {
            let more = match report {
                Some(path) => format!("`{}` has them all", path.display()),
                None => "`--report FILE.json` has them all".to_owned(),
            };
            out.push_str(&format!("{left} more are not shown: {more}\n"));
        }
        write(&out);
    }

    pub(crate) fn summary(&mut self, report: &Report, changed: usize, out: &Path) {
        let files = match changed {
            0 => "nothing had to change".to_owned(),
            1 => "1 file changed".to_owned(),
            many => format!("{many} files changed"),
        };
        let (operations, schemas) = (&report.operations, &report.schemas);
        self.tell(&format!(
            "{}: {} of {} operations, {} of {} named schemas; {files}",
            out.display(),
            operations.emitted,
            operations.total,
            schemas.emitted,
            schemas.total,
        ));
    }
}

/// Nobody can be told that standard error is gone.
fn write(text: &str) {
    let _ = io::stderr().write_all(text.as_bytes());
}
