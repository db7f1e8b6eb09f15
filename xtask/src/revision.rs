//! The repository as it was at a git revision.

use specwright::review::git::Revision;

use crate::workspace::{ApiFiles, Workspace};

/// A revision by any name git knows; without one the merge base with `origin/main`, else `HEAD`.
///
/// # Errors
/// Git is missing, this is no repository, or it does not know the revision.
pub fn find(workspace: &Workspace, name: Option<&str>) -> anyhow::Result<Revision> {
    match name {
        Some(name) => Revision::find(workspace.root(), name),
        None => Revision::before(workspace.root()),
    }
}

/// Every API that was under `specs`, by name.
///
/// # Errors
/// Git fails.
pub fn apis(revision: &Revision) -> anyhow::Result<Vec<ApiFiles>> {
    Ok(ApiFiles::among(&revision.list("specs")?))
}
