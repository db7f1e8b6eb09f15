//! What is asked of a review, and how it ends.

use std::{io::Write, path::PathBuf};

use anyhow::{Context, anyhow};
use clap::{Args, ValueEnum};
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use specwright_diff::{Bump, Level, Levels};
use specwright_source::{Diagnostics, Severity};

use super::{Review, State, accept::Ledger, gate::Gate, levels, render};
use crate::{disk, pipeline::Report};

/// How changes are shown, and which of them fail.
#[derive(Debug, Clone, Default, Args)]
pub struct Options {
    /// How changes are shown.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// Exit with 1 when a change is as grave or graver, and not accepted: `wire=info|warning|breaking`, `rust=patch|minor|major`.
    #[arg(long, value_name = "wire=LEVEL,rust=BUMP")]
    pub fail_on: Option<Gate>,
    /// Exit with 1 when the client's declared version is lower than its changes ask for.
    #[arg(long)]
    pub check_version: bool,
    /// What rules mean here: TOML with `profile` and `[rules]`.
    #[arg(long, value_name = "FILE")]
    pub levels: Option<PathBuf>,
    /// Changes that are accepted: TOML with `[[accept]]`, each with `fingerprint`, `reason` and `expires`.
    #[arg(long, value_name = "FILE")]
    pub accept: Option<PathBuf>,
    /// The day for which accepted changes are looked at; today in UTC otherwise.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub today: Option<Date>,
    /// Leave out what does not fit, from the end: of `markdown`, `text` and `github`.
    #[arg(long, value_name = "N")]
    pub max_bytes: Option<usize>,
}

/// How changes are shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For a terminal.
    #[default]
    Text,
    /// For a pull request.
    Markdown,
    /// For scripts.
    Json,
    /// Annotations, as workflow commands of GitHub.
    Github,
    /// For what shows test results.
    Junit,
    /// The version that the client must get.
    NextVersion,
}

/// How a review ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Nothing is too grave.
    Clean,
    /// A change is too grave, or a version too low.
    Gate,
    /// Something could not be compared.
    NotCompared,
    /// An accepted change is none.
    Stale,
}

impl Exit {
    /// What the program exits with.
    #[must_use]
    pub fn code(self) -> u8 {
        match self {
            Self::Clean => 0,
            Self::Gate => 1,
            Self::NotCompared => 2,
            Self::Stale => 3,
        }
    }
}

/// [`Options`] with the files that they name.
#[derive(Debug)]
pub struct Settings {
    /// What rules mean.
    pub levels: Levels,
    options: Options,
    ledger: Option<Ledger>,
    ledger_text: Option<(String, String)>,
    today: Date,
}

impl Settings {
    /// Reads the files that options name.
    ///
    /// # Errors
    /// One is not there, or is not as it has to be: where and why.
    pub fn read(options: &Options) -> Result<Self, String> {
        let told = |error: anyhow::Error| format!("error: {error:#}\n");
        let mut levels = match &options.levels {
            None => Levels::default(),
            Some(path) => {
                let (name, text) = file(path).map_err(told)?;
                levels::read(&name, &text).map_err(|finding| shown(finding.into(), &name, &text))?
            }
        };
        let ledger_text = options.accept.as_ref().map(|path| file(path)).transpose();
        let ledger_text = ledger_text.map_err(told)?;
        let ledger = ledger_text.as_ref().map(|(name, text)| {
            Ledger::read(name, text).map_err(|finding| shown(finding.into(), name, text))
        });
        let ledger = ledger.transpose()?;
        let today = || Timestamp::now().to_zoned(TimeZone::UTC).date();
        let today = options.today.unwrap_or_else(today);
        levels.today = Some(today);
        Ok(Self { levels, options: options.clone(), ledger, ledger_text, today })
    }

    /// How changes are shown.
    #[must_use]
    pub fn format(&self) -> Format {
        self.options.format
    }

    /// Judges a review, and shows it: on `out` what was asked for, on `err` why it is not as wanted.
    ///
    /// # Errors
    /// Neither can be written.
    pub fn conclude(
        mut self,
        mut review: Review,
        out: &mut dyn Write,
        err: &mut dyn Write,
    ) -> anyhow::Result<Exit> {
        if let Some(ledger) = &mut self.ledger {
            for api in &mut review.apis {
                if let State::Compared(changes) = &mut api.state {
                    ledger.apply(&api.label, changes, self.today);
                }
            }
        }
        let known = review.apis.iter().all(super::Reviewed::is_known);
        // What could not be compared may have had the change.
        if let (Some(ledger), Some((name, text)), true) = (&self.ledger, &self.ledger_text, known) {
            review.ledger.diagnostics = ledger.findings(self.today);
            review.ledger.sources.add_text(name.as_str(), text.as_str());
        }
        let gate = self.options.fail_on.unwrap_or_default();
        let versions = self.versions(&review);
        let shown = render::render(&review, self.options.format, gate, self.options.max_bytes);
        write!(out, "{shown}")?;
        let failed = self.tell(&review, &versions, err)?;
        let stopped = review.apis.iter().any(|api| match api.state {
            State::Removed => gate.stops(Some(Level::Breaking), Some(Bump::Major)),
            State::New => gate.stops(Some(Level::Info), Some(Bump::Minor)),
            State::Compared(_) | State::Failed(_) => {
                let mut open = api.changes().iter().filter(|change| change.accepted.is_none());
                open.any(|change| gate.stops(change.wire, change.rust))
            }
        });
        Ok(match () {
            () if failed => Exit::NotCompared,
            () if stopped || versions.iter().any(|one| one.too_low) => Exit::Gate,
            () if review.ledger.diagnostics.has_errors() => Exit::Stale,
            () => Exit::Clean,
        })
    }

    /// What is to be said of versions, where they were asked for.
    fn versions(&self, review: &Review) -> Vec<Said> {
        let wanted = self.options.format == Format::NextVersion;
        if !wanted && !self.options.check_version {
            return Vec::new();
        }
        let known = review.apis.iter().filter(|api| matches!(api.state, State::Compared(_)));
        let say = |api: &super::Reviewed| {
            let label = &api.label;
            let versions = match &api.versions {
                Ok(versions) => versions.as_ref()?,
                Err(why) => {
                    return Some(Said { message: format!("{label}: {why}"), too_low: false });
                }
            };
            if !self.options.check_version {
                return None;
            }
            let (bump, required) = (api.bump(), versions.required(api.bump()));
            let Some(declared) = &versions.declared else {
                let message = format!(
                    "{label}: the declared version is not known: `--package` names the client's folder"
                );
                return Some(Said { message, too_low: false });
            };
            let message =
                format!("{label}: the version is {declared}, and has to be {required} at least");
            versions.too_low(bump).then_some(Said { message, too_low: true })
        };
        known.filter_map(say).collect()
    }

    /// Tells what is not as wanted; whether something is not known.
    fn tell(
        &self,
        review: &Review,
        versions: &[Said],
        err: &mut dyn Write,
    ) -> anyhow::Result<bool> {
        let mut failed = false;
        for api in &review.apis {
            write!(err, "{}", some(&api.findings))?;
            let State::Failed(reports) = &api.state else { continue };
            failed = true;
            for report in reports {
                write!(err, "{}", errors(report))?;
            }
            writeln!(err, "error: {} could not be compared", api.label)?;
        }
        for said in versions {
            writeln!(err, "error: {}", said.message)?;
            failed |= !said.too_low;
        }
        write!(err, "{}", review.ledger.text(false))?;
        Ok(failed)
    }
}

/// Something about versions.
struct Said {
    message: String,
    /// Otherwise a version is not known.
    too_low: bool,
}

/// A readable number of findings.
pub(crate) fn some(report: &Report) -> String {
    let (diagnostics, sources) = (&report.diagnostics, &report.sources);
    let (text, left) =
        specwright_source::render_some(diagnostics, sources, false, MOST, MOST_OF_A_KIND);
    match left {
        0 => text,
        left => format!("{text}{left} more are not shown\n"),
    }
}

/// Findings shown: more are not read.
const MOST: usize = 10;

/// Findings of one kind shown.
const MOST_OF_A_KIND: usize = 3;

/// The errors of a report as a terminal shows them.
pub(crate) fn errors(report: &Report) -> String {
    let errors = report.diagnostics.iter().filter(|one| one.severity == Severity::Error);
    let errors: Diagnostics = errors.cloned().collect();
    specwright_source::render(&errors, &report.sources, false)
}

fn file(path: &std::path::Path) -> anyhow::Result<(String, String)> {
    let name = path.to_string_lossy().into_owned();
    let text = disk::read(path, &name).map_err(|finding| anyhow!(finding.message))?;
    let text = text.with_context(|| format!("there is no file `{name}`"))?;
    Ok((name, text))
}

fn shown(diagnostics: Diagnostics, name: &str, text: &str) -> String {
    let mut report = Report { diagnostics, ..Report::default() };
    report.sources.add_text(name, text);
    report.text(false)
}
