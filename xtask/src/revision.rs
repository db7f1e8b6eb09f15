//! Files as they were at a git revision.

use std::process::Command;

use anyhow::{Context, bail};
use specwright_source::{Code, Diagnostic, Loader};

use crate::workspace::{ApiFiles, Workspace};

/// The repository at a revision.
#[derive(Debug, Clone)]
pub struct Revision<'a> {
    workspace: &'a Workspace,
    /// A commit, in full.
    commit: String,
    /// What people call it: the name that they gave, else the commit in short.
    name: String,
}

impl<'a> Revision<'a> {
    /// A revision by any name git knows; without one the merge base with `origin/main`, else `HEAD`.
    ///
    /// # Errors
    /// Git is missing, this is no repository, or it does not know the revision.
    pub fn find(workspace: &'a Workspace, name: Option<&str>) -> anyhow::Result<Self> {
        let merged = || git(workspace, &["merge-base", "HEAD", "origin/main"]).ok();
        let (commit, name) = match (name, name.is_none().then(merged).flatten()) {
            (_, Some(commit)) => {
                let commit = commit.trim().to_owned();
                let name = commit.chars().take(12).collect();
                (commit, name)
            }
            (name, None) => {
                let name = name.unwrap_or("HEAD");
                (resolve(workspace, name)?, name.to_owned())
            }
        };
        Ok(Self { workspace, commit, name })
    }

    /// What people call it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// A file's text; `None` when it was not there.
    ///
    /// # Errors
    /// Git fails.
    pub fn read(&self, name: &str) -> anyhow::Result<Option<String>> {
        let listed = git(self.workspace, &["ls-tree", "--name-only", &self.commit, "--", name])?;
        if listed.trim().is_empty() {
            return Ok(None);
        }
        git(self.workspace, &["show", &format!("{}:{name}", self.commit)]).map(Some)
    }
}

impl Revision<'_> {
    /// Every API that was under `specs`, by name.
    ///
    /// # Errors
    /// Git fails.
    pub fn apis(&self) -> anyhow::Result<Vec<ApiFiles>> {
        let tree = ["ls-tree", "-r", "-z", "--name-only", &self.commit, "--", "specs/"];
        let listed = git(self.workspace, &tree)?;
        let mut below: Vec<String> = listed
            .split('\0')
            .filter_map(|path| path.strip_prefix("specs/"))
            .map(str::to_owned)
            .collect();
        below.sort();
        Ok(ApiFiles::among(&below))
    }
}

fn resolve(workspace: &Workspace, name: &str) -> anyhow::Result<String> {
    let wanted = format!("{name}^{{commit}}");
    let found = git(workspace, &["rev-parse", "--verify", "--quiet", "--end-of-options", &wanted]);
    let found = found.with_context(|| format!("git knows no revision `{name}`"))?;
    Ok(found.trim().to_owned())
}

fn git(workspace: &Workspace, arguments: &[&str]) -> anyhow::Result<String> {
    let mut command = Command::new("git");
    let output = command.arg("-C").arg(workspace.root()).args(arguments).output();
    let output = output.context("git cannot be run")?;
    if !output.status.success() {
        bail!("git {}: {}", arguments[0], String::from_utf8_lossy(&output.stderr).trim());
    }
    String::from_utf8(output.stdout).context("git gave text that is not UTF-8")
}

impl Loader for Revision<'_> {
    fn find(&self, name: &str) -> Result<Option<String>, Diagnostic> {
        self.read(name)
            .map_err(|error| Diagnostic::error(Code::UnreadableFile, format!("{error:#}")))
    }
}
