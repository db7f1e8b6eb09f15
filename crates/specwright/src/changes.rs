//! Files written all or none: what has to change, how that is shown, and the writing.

use std::{
    fs,
    io::Write,
    path::{Component, Path},
};

use anyhow::{Context, bail};
use similar::TextDiff;

/// What has to happen to a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// It is new, or has another text.
    Write {
        /// The path below the folder.
        path: String,
        /// What it has, if it is there.
        before: Option<String>,
        /// What it is to have.
        after: String,
    },
    /// It is no longer wanted.
    Delete {
        /// The path below the folder.
        path: String,
        /// What it has.
        before: String,
    },
}

/// Shows changes as a unified diff.
///
/// # Errors
/// `out` fails.
pub fn show(changes: &[Change], out: &mut dyn Write) -> anyhow::Result<()> {
    for change in changes {
        let (path, before, after) = match change {
            Change::Write { path, before, after } => {
                (path, before.as_deref().unwrap_or_default(), after.as_str())
            }
            Change::Delete { path, before } => (path, before.as_str(), ""),
        };
        let diff = TextDiff::from_lines(before, after);
        let (old, new) = (format!("{path} (checked in)"), format!("{path} (generated)"));
        write!(out, "{}", diff.unified_diff().context_radius(2).header(&old, &new))?;
    }
    Ok(())
}

/// Makes changes below a folder.
///
/// # Errors
/// A file cannot be written, and then all are as they were; or deleted.
pub fn apply(root: &Path, changes: &[Change]) -> anyhow::Result<()> {
    let written = changes.iter().filter_map(|change| match change {
        Change::Write { path, after, .. } => Some((path.as_str(), after.as_str())),
        Change::Delete { .. } => None,
    });
    write_all(root, &written.collect::<Vec<_>>())?;
    for change in changes {
        if let Change::Delete { path, .. } = change {
            fs::remove_file(root.join(path)).with_context(|| format!("cannot delete `{path}`"))?;
        }
    }
    Ok(())
}

/// Writes files below a folder, their folders included, in their order: all of them beside where they belong first, so that what
/// fails then leaves every file as it was.
///
/// # Errors
/// One cannot be written, or would be outside of the folder.
pub fn write_all(root: &Path, files: &[(&str, &str)]) -> anyhow::Result<()> {
    for (path, _) in files {
        let normal = |part: Component<'_>| matches!(part, Component::Normal(_));
        if path.is_empty() || !Path::new(path).components().all(normal) {
            bail!("cannot write `{path}`: it would be outside of `{}`", root.display());
        }
        if root.join(path).is_dir() {
            bail!("cannot write `{path}`: it is a folder");
        }
    }
    let drafts: Vec<String> = files.iter().map(|(path, _)| format!("{path}.draft")).collect();
    let written = files.iter().zip(&drafts).try_for_each(|((_, text), draft)| {
        let draft_at = root.join(draft);
        let folder = draft_at.parent().map_or(Ok(()), fs::create_dir_all);
        folder
            .and_then(|()| fs::write(&draft_at, text))
            .with_context(|| format!("cannot write `{draft}`"))
    });
    let renamed = written.and_then(|()| {
        files.iter().zip(&drafts).try_for_each(|((path, _), draft)| {
            fs::rename(root.join(draft), root.join(path))
                .with_context(|| format!("cannot write `{path}`"))
        })
    });
    if renamed.is_err() {
        for draft in &drafts {
            // It may not be there; what failed is told.
            let _ = fs::remove_file(root.join(draft));
        }
    }
    renamed
}
