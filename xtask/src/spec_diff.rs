//! `cargo xtask spec-diff [API] [--base REV]`: what changed since a git revision, for the wire and for Rust callers.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::Write,
};

use anyhow::bail;
use specwright::pipeline::{self, Built, Report};
use specwright_diff::{Bump, Edition, Level, Levels, Report as Changes, diff, markdown, text};
use specwright_source::Loader;

use crate::{
    revision::Revision,
    workspace::{ApiFiles, Workspace},
};

/// What is to be compared, and how it is shown.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// One API; all of them otherwise.
    pub api: Option<String>,
    /// The revision to compare with; the merge base with `origin/main`, else `HEAD`, otherwise.
    pub base: Option<String>,
    /// Markdown.
    pub markdown: bool,
    /// Colours.
    pub styled: bool,
}

/// Compares. `false`: the head has errors, which `out` got; errors of the base are told.
///
/// # Errors
/// An API or a revision that is not there; files that cannot be read.
pub fn run(workspace: &Workspace, options: &Options, out: &mut dyn Write) -> anyhow::Result<bool> {
    let base = Revision::find(workspace, options.base.as_deref())?;
    let head = workspace.apis()?;
    for api in head.iter().filter(|api| options.api.as_ref().is_none_or(|name| api.name == *name)) {
        workspace.expect_descriptions(api)?;
    }
    let mut apis = both(base.apis()?, head);
    if let Some(name) = &options.api {
        apis.retain(|api| api.name == *name);
        if apis.is_empty() {
            bail!("there is no API `{name}` under `specs`, and there was none");
        }
    }
    let mut fine = true;
    for api in &apis {
        for (module, description) in &api.descriptions {
            let label = label(api, module);
            match compare(workspace, &base, api, description)? {
                Compared::Changes(changes) => {
                    // Of a folder of features only those that changed are worth a line.
                    if module.is_empty() || !changes.entries.is_empty() {
                        show(options, &label, &changes, out)?;
                    }
                }
                Compared::New => show_whole(options, &label, "new", out)?,
                Compared::Removed => {
                    let (wire, rust) = (Level::Breaking, Bump::Major);
                    show_whole(
                        options,
                        &label,
                        &format!("removed: wire {wire}, Rust {rust}"),
                        out,
                    )?;
                }
                Compared::Errors(report) => {
                    show_errors(options, &report, &format!("{label} cannot be compared"), out)?;
                    fine = false;
                }
                // What repairs a description is fine.
                Compared::BaseErrors(report) => {
                    let name = base.name();
                    let verdict = format!("{label} cannot be compared: it has errors at {name}");
                    show_errors(options, &report, &verdict, out)?;
                }
            }
        }
    }
    Ok(fine)
}

/// Every API of either edition, with every description of either.
fn both(base: Vec<ApiFiles>, head: Vec<ApiFiles>) -> Vec<ApiFiles> {
    let mut all: BTreeMap<String, BTreeSet<(String, String)>> = BTreeMap::new();
    for api in base.into_iter().chain(head) {
        all.entry(api.name).or_default().extend(api.descriptions);
    }
    let api = |(name, descriptions): (String, BTreeSet<_>)| ApiFiles {
        name,
        descriptions: descriptions.into_iter().collect(),
    };
    all.into_iter().map(api).collect()
}

fn label(api: &ApiFiles, module: &str) -> String {
    if module.is_empty() { api.name.clone() } else { format!("{}/{module}", api.name) }
}

enum Compared {
    Changes(Changes),
    /// The base has no such description.
    New,
    /// The base alone has such a description.
    Removed,
    /// The head has errors.
    Errors(Box<Report>),
    /// The base alone has errors.
    BaseErrors(Box<Report>),
}

fn compare(
    workspace: &Workspace,
    base: &Revision<'_>,
    api: &ApiFiles,
    description: &str,
) -> anyhow::Result<Compared> {
    let (old, new) = (base.read(description)?, workspace.read(description)?);
    if old.is_none() {
        return Ok(Compared::New);
    }
    if new.is_none() {
        return Ok(Compared::Removed);
    }
    let config = api.config();
    if old == new && base.read(&config)? == workspace.read(&config)? {
        return Ok(Compared::Changes(Changes::default()));
    }
    let edition = |loader: &dyn Loader| -> Result<Built, Box<Report>> {
        let mut report = Report::default();
        let config = pipeline::config(loader, &config, &mut report);
        let built = pipeline::build(loader, config.as_ref(), &api.name, description, &mut report);
        built.filter(|_| !report.diagnostics.has_errors()).ok_or_else(|| Box::new(report))
    };
    let (old, new) = match (edition(base), edition(workspace)) {
        (Ok(old), Ok(new)) => (old, new),
        (_, Err(report)) => return Ok(Compared::Errors(report)),
        (Err(mut report), Ok(_)) => {
            report.relabel(|file| format!("{file} at {}", base.name()));
            return Ok(Compared::BaseErrors(report));
        }
    };
    Ok(Compared::Changes(diff(edition_of(&old), edition_of(&new), &Levels::default())))
}

fn edition_of(built: &Built) -> Edition<'_> {
    Edition { api: &built.api, surface: &built.surface }
}

fn show(
    options: &Options,
    label: &str,
    changes: &Changes,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let shown = if options.markdown { markdown(label, changes) } else { text(label, changes) };
    Ok(writeln!(out, "{shown}")?)
}

fn show_whole(
    options: &Options,
    label: &str,
    verdict: &str,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let head = if options.markdown { "### " } else { "" };
    Ok(writeln!(out, "{head}{label}: {verdict}\n")?)
}

fn show_errors(
    options: &Options,
    report: &Report,
    verdict: &str,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let findings = report.text(options.styled);
    let shown = match options.markdown {
        true => format!("### {verdict}\n\n```text\n{findings}```\n"),
        false => format!("{findings}{verdict}"),
    };
    Ok(writeln!(out, "{shown}")?)
}
