//! `cargo xtask vendor API [PAGE...|SPEC] [--remove OPERATION]`: descriptions as their publishers have them now.

use std::{io::Write, path::PathBuf};

use anyhow::{Context, bail};
use specwright_source::{Diagnostics, Sources, render};
use specwright_vendor::{Files, Given, Plan, Request, is_known, vendor};

use crate::workspace::{Workspace, read};

/// What is to be vendored.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The API, by its folder under `specs`.
    pub api: String,
    /// Pages, or one whole description; none: the description is built again.
    pub texts: Vec<PathBuf>,
    /// Drop the page of this operation.
    pub remove: Option<String>,
    /// Colours.
    pub styled: bool,
}

/// Vendors. `false`: there were errors, which `out` got. Then nothing was written.
///
/// # Errors
/// Files that cannot be read or written; arguments that contradict each other.
pub fn run(workspace: &Workspace, options: &Options, out: &mut dyn Write) -> anyhow::Result<bool> {
    let existing = existing(workspace, &options.api)?;
    let request = request(options)?;
    let mut sources = Sources::default();
    match vendor(&options.api, &existing, request, &mut sources) {
        Ok(plan) => {
            apply(workspace, &existing, &plan, out)?;
            Ok(true)
        }
        Err(findings) => {
            refuse(&findings, &sources, options.styled, out)?;
            Ok(false)
        }
    }
}

fn refuse(
    findings: &Diagnostics,
    sources: &Sources,
    styled: bool,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    write!(out, "{}", render(findings, sources, styled))?;
    Ok(writeln!(out, "nothing was written")?)
}

fn existing(workspace: &Workspace, api: &str) -> anyhow::Result<Files> {
    let folder = format!("specs/{api}");
    let mut files = Files::new();
    for path in workspace.files_below(&folder)? {
        let name = format!("{folder}/{path}");
        if is_known(&path)
            && let Some(text) = workspace.read(&name)?
        {
            files.insert(name, text);
        }
    }
    Ok(files)
}

fn request(options: &Options) -> anyhow::Result<Request> {
    let mut given = Vec::new();
    for path in &options.texts {
        let name = path.display().to_string();
        let text = read(path, &name)?.with_context(|| format!("there is no file `{name}`"))?;
        given.push(Given { name, text });
    }
    if let Some(operation) = &options.remove {
        if !given.is_empty() {
            bail!("`--remove` takes no pages: drop the operation first, then vendor them");
        }
        return Ok(Request::Remove(operation.clone()));
    }
    let whole = |given: &Given| {
        let name = given.name.to_ascii_lowercase();
        [".yaml", ".yml", ".json"].iter().any(|end| name.ends_with(end))
    };
    match given.as_slice() {
        [only] if whole(only) => Ok(Request::Whole(only.clone())),
        several if several.iter().any(whole) => {
            bail!("a whole description is vendored alone, without pages or another description")
        }
        _ => Ok(Request::Pages(given)),
    }
}

fn apply(
    workspace: &Workspace,
    existing: &Files,
    plan: &Plan,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let new = plan.files.iter().filter(|(name, text)| existing.get(*name) != Some(text));
    let new = new.map(|(name, text)| (name.as_str(), text.as_str()));
    // What says where the others are from is written last: before, it would be untrue.
    let (last, first): (Vec<_>, Vec<_>) =
        new.partition(|(name, _)| name.ends_with("/provenance.yaml"));
    let files = [first, last].concat();
    workspace.write_all(&files)?;
    for (name, _) in &files {
        writeln!(out, "wrote {name}")?;
    }
    for name in &plan.delete {
        workspace.delete(name)?;
        writeln!(out, "deleted {name}")?;
    }
    if files.is_empty() && plan.delete.is_empty() {
        writeln!(out, "vendored descriptions are up to date")?;
    }
    Ok(())
}
