//! The repository's files: where things are, and the one place that reads and writes them.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

use anyhow::{Context, anyhow, bail};
use specwright::{changes, pipeline::Inputs};
use specwright_source::{Code, Diagnostic, Loader};
use specwright_vendor::is_of_vendoring;

/// The repository.
#[derive(Debug, Clone)]
pub struct Workspace {
    root: PathBuf,
}

/// Where an API's client is generated.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ApiFiles {
    /// The folder's name under `specs`.
    pub name: String,
    /// Descriptions with the module each becomes, empty for the client itself. One, or a folder of features.
    pub descriptions: Vec<(String, String)>,
}

impl ApiFiles {
    /// The APIs among the files below `specs`, by name: a folder with an `openapi.yaml`, there or to be
    /// vendored, or one of descriptions of a feature each.
    #[must_use]
    pub fn among(paths: &[String]) -> Vec<Self> {
        let mut folders: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (folder, file) in paths.iter().filter_map(|path| path.split_once('/')) {
            folders.entry(folder).or_default().push(file);
        }
        let apis = folders.into_iter().map(|(name, files)| {
            let path = |file: &str| format!("specs/{name}/{file}");
            let whole = |file: &&str| *file == "openapi.yaml" || is_of_vendoring(file);
            let descriptions = if files.iter().any(whole) {
                vec![(String::new(), path("openapi.yaml"))]
            } else {
                let features = files.iter().filter(|file| !file.contains('/'));
                let features = features.filter_map(|file| file.strip_suffix(".yaml"));
                let module = |feature: &str| feature.replace('-', "_");
                features.map(|f| (module(f), path(&format!("{f}.yaml")))).collect()
            };
            Self { name: name.to_owned(), descriptions }
        });
        apis.filter(|api| !api.descriptions.is_empty()).collect()
    }

    /// The file of decisions about its client.
    #[must_use]
    pub fn config(&self) -> String {
        format!("specs/{}/specwright.toml", self.name)
    }

    /// What its client is generated from.
    #[must_use]
    pub fn inputs(&self) -> Inputs {
        Inputs {
            api: self.name.clone(),
            config: self.config(),
            descriptions: self.descriptions.clone(),
            folder: format!("specs/{}", self.name),
            command: format!("cargo xtask codegen {}", self.name),
        }
    }
}

impl Workspace {
    /// The repository at a folder.
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    /// The repository that this program was built from.
    #[must_use]
    pub fn here() -> Self {
        let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
        Self::new(manifest.parent().unwrap_or(manifest))
    }

    /// Its folder.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// A file by the name people know it by.
    #[must_use]
    pub fn path(&self, name: &str) -> PathBuf {
        self.root.join(name)
    }

    /// Every API under `specs`, by name.
    ///
    /// # Errors
    /// `specs` cannot be listed.
    pub fn apis(&self) -> anyhow::Result<Vec<ApiFiles>> {
        let mut paths = Vec::new();
        for name in self.list("specs")? {
            let files = self.list(&format!("specs/{name}")).unwrap_or_default();
            paths.extend(files.into_iter().map(|file| format!("{name}/{file}")));
        }
        Ok(ApiFiles::among(&paths))
    }

    /// Refuses an API whose description is to be built first.
    ///
    /// # Errors
    /// A description is not there.
    pub fn expect_descriptions(&self, api: &ApiFiles) -> anyhow::Result<()> {
        for (_, name) in &api.descriptions {
            if !self.path(name).exists() {
                let command = format!("cargo xtask vendor {}", api.name);
                bail!("`{name}` is missing: `{command}` builds it from what is beside it");
            }
        }
        Ok(())
    }

    /// The names in a folder, sorted.
    ///
    /// # Errors
    /// It is no folder, or cannot be read.
    pub fn list(&self, folder: &str) -> anyhow::Result<Vec<String>> {
        let read = || -> io::Result<Vec<String>> {
            let mut names = Vec::new();
            for entry in fs::read_dir(self.path(folder))? {
                names.push(entry?.file_name().to_string_lossy().into_owned());
            }
            names.sort();
            Ok(names)
        };
        read().with_context(|| format!("cannot list `{folder}`"))
    }

    /// Every file below a folder, by its path from there with `/`, sorted; none when the folder is not there.
    ///
    /// # Errors
    /// A folder cannot be read.
    pub fn files_below(&self, folder: &str) -> anyhow::Result<Vec<String>> {
        let mut found = Vec::new();
        let mut open = vec![String::new()];
        while let Some(at) = open.pop() {
            let here = format!("{folder}/{at}");
            if !self.path(&here).is_dir() {
                continue;
            }
            for name in self.list(&here)? {
                let path = format!("{at}{name}");
                if self.path(&format!("{folder}/{path}")).is_dir() {
                    open.push(format!("{path}/"));
                } else {
                    found.push(path);
                }
            }
        }
        found.sort();
        Ok(found)
    }

    /// A file's text; `None` when it is not there.
    ///
    /// # Errors
    /// It is there and cannot be read.
    pub fn read(&self, name: &str) -> anyhow::Result<Option<String>> {
        read(&self.path(name), name)
    }

    /// Writes a file, its folders included.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn write(&self, name: &str, text: &str) -> anyhow::Result<()> {
        let path = self.path(name);
        let folder = path.parent().map_or(Ok(()), fs::create_dir_all);
        folder
            .and_then(|()| fs::write(&path, text))
            .with_context(|| format!("cannot write `{name}`"))
    }

    /// Writes files, their folders included, in their order: all of them beside where they belong first, so that what fails
    /// then leaves every file as it was.
    ///
    /// # Errors
    /// One cannot be written.
    pub fn write_all(&self, files: &[(&str, &str)]) -> anyhow::Result<()> {
        changes::write_all(&self.root, files)
    }

    /// Deletes a file.
    ///
    /// # Errors
    /// It cannot be deleted.
    pub fn delete(&self, name: &str) -> anyhow::Result<()> {
        fs::remove_file(self.path(name)).with_context(|| format!("cannot delete `{name}`"))
    }
}

/// A file's text; `None` when it is not there. `name` is what people know it by.
///
/// # Errors
/// It cannot be read, or is not UTF-8.
pub(crate) fn read(path: &Path, name: &str) -> anyhow::Result<Option<String>> {
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(_) if path.is_dir() => bail!("`{name}` is a folder, not a file"),
        Err(error) => return Err(error).with_context(|| format!("cannot read `{name}`")),
    };
    let text = String::from_utf8(bytes).map_err(|error| {
        let before = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        anyhow!("`{name}` is not UTF-8 text (line {line}): save it as UTF-8")
    });
    text.map(Some)
}

impl Loader for Workspace {
    fn find(&self, name: &str) -> Result<Option<String>, Diagnostic> {
        self.read(name)
            .map_err(|error| Diagnostic::error(Code::UnreadableFile, format!("{error:#}")))
    }
}
