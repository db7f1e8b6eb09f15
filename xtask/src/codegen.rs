//! `cargo xtask codegen [API] [--check]`: generated code as the descriptions have it now.

use std::{collections::BTreeMap, io::Write};

use anyhow::bail;
use specwright::{
    changes::{self, Change},
    pipeline::{Report, generate},
};

use crate::{
    spec_diff,
    workspace::{ApiFiles, Workspace},
};

/// What is to be generated, and how.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// One API; all of them otherwise.
    pub api: Option<String>,
    /// Write nothing; fail when something would be written.
    pub check: bool,
    /// Colours.
    pub styled: bool,
}

/// Generates. `false`: there were errors, or with `check` something is out of date. Then nothing was written.
///
/// # Errors
/// An API that is not there; files that cannot be read or written.
pub fn run(workspace: &Workspace, options: &Options, out: &mut dyn Write) -> anyhow::Result<bool> {
    let apis = chosen(workspace, options.api.as_deref())?;
    for api in &apis {
        workspace.expect_descriptions(api)?;
        // A crate folder without a manifest would break every command of the workspace, this one included.
        let manifest = format!("crates/{}-client/Cargo.toml", api.name);
        if !workspace.path(&manifest).is_file() {
            bail!("there is no `{manifest}`: make the crate first, as README.md says");
        }
    }
    let mut report = Report::default();
    let mut changes = Vec::new();
    for api in &apis {
        if let Some(files) = generate(workspace, &api.inputs(), &mut report) {
            let folder = folder(api);
            let files =
                files.into_iter().map(|file| (format!("{folder}/{}", file.path), file.text));
            changes.extend(plan(workspace, &folder, files.collect())?);
        }
    }
    if !report.diagnostics.is_empty() {
        write!(out, "{}", report.text(options.styled))?;
    }
    if report.diagnostics.has_errors() {
        writeln!(out, "nothing was written")?;
        return Ok(false);
    }
    // Without git history it is not known what the versions have to be.
    for told in spec_diff::too_low(workspace, &apis).unwrap_or_default() {
        writeln!(out, "warning: {told}")?;
    }
    if options.check {
        return check(&changes, options.api.as_deref(), out);
    }
    apply(workspace, &changes, out)?;
    Ok(true)
}

/// Where an API's code is generated.
fn folder(api: &ApiFiles) -> String {
    format!("crates/{}-client/src/generated", api.name)
}

fn chosen(workspace: &Workspace, name: Option<&str>) -> anyhow::Result<Vec<ApiFiles>> {
    let all = workspace.apis()?;
    let Some(name) = name else { return Ok(all) };
    let names: Vec<String> = all.iter().map(|api| api.name.clone()).collect();
    match all.into_iter().find(|api| api.name == name) {
        Some(api) => Ok(vec![api]),
        None => bail!(
            "there is no API `{name}`: `specs/{name}/openapi.yaml` is missing (APIs: {})",
            names.join(", ")
        ),
    }
}

fn plan(
    workspace: &Workspace,
    folder: &str,
    files: BTreeMap<String, String>,
) -> anyhow::Result<Vec<Change>> {
    let mut changes = Vec::new();
    for path in workspace.files_below(folder)? {
        let path = format!("{folder}/{path}");
        if !files.contains_key(&path) {
            let before = workspace.read(&path)?.unwrap_or_default();
            changes.push(Change::Delete { path, before });
        }
    }
    for (path, after) in files {
        let before = workspace.read(&path)?;
        if before.as_ref() != Some(&after) {
            changes.push(Change::Write { path, before, after });
        }
    }
    Ok(changes)
}

fn apply(workspace: &Workspace, changes: &[Change], out: &mut dyn Write) -> anyhow::Result<()> {
    changes::apply(workspace.root(), changes)?;
    for change in changes {
        match change {
            Change::Write { path, .. } => writeln!(out, "wrote {path}")?,
            Change::Delete { path, .. } => writeln!(out, "deleted {path}")?,
        }
    }
    if changes.is_empty() {
        writeln!(out, "generated code is up to date")?;
    }
    Ok(())
}

fn check(changes: &[Change], api: Option<&str>, out: &mut dyn Write) -> anyhow::Result<bool> {
    changes::show(changes, out)?;
    if changes.is_empty() {
        writeln!(out, "generated code is up to date")?;
        return Ok(true);
    }
    let command = api.map_or(String::new(), |api| format!(" {api}"));
    writeln!(out, "generated code is out of date; run `cargo xtask codegen{command}`")?;
    Ok(false)
}
