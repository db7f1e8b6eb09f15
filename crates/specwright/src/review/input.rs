//! What people name to be compared: a file, a folder with one description, or `revision:path`.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, anyhow, bail};
use specwright_source::{Diagnostic, Loader};

use super::git::Revision;
use crate::disk::{self, Disk, LocalCopy};

/// How a root is called where nothing else says which file it is.
const NAMES: [&str; 2] = ["openapi", "swagger"];

const ENDINGS: [&str; 3] = ["yaml", "yml", "json"];

/// One side of a comparison: a description, and its files.
#[derive(Debug)]
pub struct Input {
    /// The root, by the name under which the files have it.
    pub description: String,
    /// What comes before the names of its files where people are told of them: `HEAD:`, or nothing.
    pub prefix: String,
    files: Files,
}

#[derive(Debug)]
enum Files {
    Disk(Disk),
    /// The disk has what is named by URL, and says which folder is the description's.
    Git {
        revision: Revision,
        outside: bool,
        disk: Disk,
    },
}

/// Which files may be read, beside those of the description's folder.
#[derive(Debug, Clone, Default)]
pub struct Reach {
    /// Links, and files of other folders.
    pub outside: bool,
    /// Local copies of what is named by URL.
    pub copies: Vec<LocalCopy>,
}

impl Input {
    /// Finds what was named.
    ///
    /// # Errors
    /// There is no such file, folder, revision or path; a folder has no description, or several.
    pub fn find(named: &str, reach: &Reach) -> anyhow::Result<Self> {
        let path = Path::new(named);
        if path.exists() {
            return Self::on_disk(path, named, reach);
        }
        let at =
            named.split_once(':').filter(|(name, _)| !name.is_empty() && !named.contains("://"));
        match at {
            Some((name, path)) => Self::at(name, path, reach),
            None => Err(anyhow!("there is no file `{named}`")),
        }
    }

    fn on_disk(path: &Path, named: &str, reach: &Reach) -> anyhow::Result<Self> {
        let description = match path.is_dir() {
            false => slashed(named),
            true => {
                let names = files_in(path)?;
                let read = |name: &str| fs::read_to_string(path.join(name)).ok();
                let root = root(&names, read).with_context(|| format!("in `{named}`"))?;
                slashed(&path.join(root).to_string_lossy())
            }
        };
        let disk = Disk::of(&description).allow_outside(reach.outside);
        let files = Files::Disk(disk.map(reach.copies.iter().cloned()));
        Ok(Self { description, prefix: String::new(), files })
    }

    /// As git has it: a path is one from the top of the repository, unless it starts with a dot.
    fn at(name: &str, path: &str, reach: &Reach) -> anyhow::Result<Self> {
        let here = PathBuf::from(".");
        let revision = Revision::find(&here, name)?;
        let relative = ["./", "../"].iter().any(|start| path.starts_with(start)) || path == ".";
        let revision = if relative { revision } else { revision.top()? };
        let path = path.strip_prefix("./").unwrap_or(path).trim_end_matches('/');
        let path = if path == "." { "" } else { path };
        let below = revision.list(path)?;
        let names: Vec<String> = below.into_iter().filter(|path| !path.contains('/')).collect();
        let description = if names.is_empty() {
            path.to_owned()
        } else {
            let join =
                |name: &str| if path.is_empty() { name.into() } else { format!("{path}/{name}") };
            let read = |name: &str| revision.read(&join(name)).ok().flatten();
            join(&root(&names, read).with_context(|| format!("in `{name}:{path}`"))?)
        };
        if revision.read(&description)?.is_none() {
            bail!("`{name}` has no file `{path}`");
        }
        let disk = Disk::of(&description).map(reach.copies.iter().cloned());
        let prefix = format!("{}:", revision.name());
        let files = Files::Git { revision, outside: reach.outside, disk };
        Ok(Self { description, prefix, files })
    }

    /// The decisions about its client, which are beside it.
    #[must_use]
    pub fn config(&self) -> String {
        match self.description.rsplit_once('/') {
            Some((folder, _)) => format!("{folder}/specwright.toml"),
            None => "specwright.toml".to_owned(),
        }
    }

    /// The revision, where it is one.
    #[must_use]
    pub fn revision(&self) -> Option<&Revision> {
        match &self.files {
            Files::Git { revision, .. } => Some(revision),
            Files::Disk(_) => None,
        }
    }
}

impl Loader for Input {
    fn find(&self, name: &str) -> Result<Option<String>, Diagnostic> {
        match &self.files {
            Files::Disk(disk) => disk.find(name),
            Files::Git { disk, .. } if disk::is_url(name) => disk.find(name),
            Files::Git { revision, outside, disk } => {
                if !outside {
                    disk.expect_inside(name)?;
                }
                revision.find(name)
            }
        }
    }
}

/// The one description among the files of a folder.
fn root(names: &[String], read: impl Fn(&str) -> Option<String>) -> anyhow::Result<String> {
    let parts = |name: &str| {
        let (stem, ending) = name.rsplit_once('.')?;
        ENDINGS.contains(&ending).then(|| stem.to_owned())
    };
    for known in NAMES {
        let named = names.iter().filter(|name| parts(name).is_some_and(|stem| stem == known));
        match named.collect::<Vec<_>>().as_slice() {
            [] => {}
            [one] => return Ok((*one).clone()),
            more => bail!("there are {} files `{known}.*`: name one of them", more.len()),
        }
    }
    let texts = names.iter().filter(|name| parts(name).is_some());
    let roots: Vec<&String> =
        texts.filter(|name| read(name).is_some_and(|text| says_version(&text))).collect();
    match roots.as_slice() {
        [one] => Ok((*one).clone()),
        [] => bail!("there is no description: no file says which OpenAPI it follows"),
        more => {
            let names: Vec<String> = more.iter().map(|name| format!("`{name}`")).collect();
            bail!("there are several descriptions: name one of {}", names.join(", "))
        }
    }
}

/// Whether a text says which OpenAPI it follows.
fn says_version(text: &str) -> bool {
    text.lines().any(|line| {
        let line = line.trim_start().trim_start_matches(['"', '\'', '{']);
        NAMES.iter().any(|name| line.starts_with(name))
    })
}

fn files_in(folder: &Path) -> anyhow::Result<Vec<String>> {
    let cannot = || format!("cannot list `{}`", folder.display());
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).with_context(cannot)? {
        let entry = entry.with_context(cannot)?;
        if entry.path().is_file() {
            names.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    names.sort();
    Ok(names)
}

/// A path as people type it, `/` separated.
fn slashed(path: &str) -> String {
    if std::path::MAIN_SEPARATOR == '/' { path.to_owned() } else { path.replace('\\', "/") }
}
