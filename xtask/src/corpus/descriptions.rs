//! Which files of a folder are descriptions.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::Context;

/// A description of the folder.
#[derive(Debug, Clone)]
pub(crate) struct Description {
    /// What people call it: its file without the ending, or its folder.
    pub(crate) name: String,
    /// The file, or of several the root.
    pub(crate) root: PathBuf,
    /// The size of the root.
    pub(crate) bytes: u64,
}

const ENDINGS: [&str; 3] = ["json", "yaml", "yml"];

/// The descriptions of a folder, by name: its files, and each folder in it that has an `openapi.*`, or one file alone that is a
/// description, is one that is split over files. Other folders are looked into.
pub(crate) fn find(folder: &Path) -> anyhow::Result<Vec<Description>> {
    let mut found = Vec::new();
    for path in entries(folder)? {
        if !path.is_dir() {
            found.extend(description(&path, &path));
            continue;
        }
        let files = entries(&path)?.into_iter().filter(|path| path.is_file());
        let roots: Vec<PathBuf> = files.filter(|path| is_root(path)).collect();
        let named = |root: &&PathBuf| root.file_stem().is_some_and(|stem| stem == "openapi");
        match (roots.iter().find(named), roots.as_slice()) {
            (Some(root), _) | (None, [root]) => found.extend(description(root, &path)),
            (None, _) => found.extend(find(&path)?),
        }
    }
    found.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(found)
}

fn description(root: &Path, named: &Path) -> Option<Description> {
    let ending = root.extension()?.to_str()?;
    if !ENDINGS.contains(&ending) {
        return None;
    }
    let name = if named.is_dir() { named.file_name() } else { named.file_stem() };
    let name = name?.to_str()?.to_owned();
    let bytes = fs::metadata(root).map_or(0, |of| of.len());
    Some(Description { name, root: root.to_owned(), bytes })
}

/// Whether a text says which OpenAPI it follows.
fn is_root(path: &Path) -> bool {
    let text = fs::read_to_string(path).unwrap_or_default();
    text.lines().any(|line| {
        let line = line.trim_start().trim_start_matches(['"', '\'', '{']);
        line.starts_with("openapi") || line.starts_with("swagger")
    })
}

fn entries(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let read = fs::read_dir(folder).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    let entries = read.with_context(|| format!("cannot list `{}`", folder.display()))?;
    let mut paths: Vec<PathBuf> = entries.into_iter().map(|entry| entry.path()).collect();
    paths.sort();
    Ok(paths)
}
