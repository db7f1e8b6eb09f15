//! The packages of a corpus: a workspace of their own under `target/corpus`, whose locked dependencies are those of this one.

use std::{collections::BTreeMap, fmt::Write, path::PathBuf, process::Command};

use anyhow::Context;

use super::{LONGEST, LONGEST_WITH_VALUES, Member, Options, descriptions::Description};
use crate::{process, workspace::Workspace};

pub(super) struct Packages {
    /// Where they are written.
    pub(super) folder: Workspace,
}

/// The folder of a second time, beside the workspace's members.
const AGAIN: &str = "again";

impl Packages {
    /// A workspace for the packages of these descriptions.
    pub(super) fn new(workspace: &Workspace, descriptions: &[Description]) -> anyhow::Result<Self> {
        let folder = Workspace::new(workspace.path("target/corpus"));
        let lock = workspace.read("Cargo.lock")?.context("`Cargo.lock` is missing")?;
        folder.write("Cargo.lock", &lock)?;
        let mut manifest = "[workspace]\nresolver = \"3\"\nmembers = [\n".to_owned();
        for name in descriptions.iter().map(package) {
            let _ = writeln!(manifest, "    {name:?},");
        }
        manifest.push_str("]\n");
        folder.write("Cargo.toml", &manifest)?;
        for name in descriptions.iter().map(package) {
            // Without its manifest, what is not generated yet would keep the others from being compiled.
            let path = format!("{name}/Cargo.toml");
            if folder.read(&path)?.is_none() {
                let manifest = format!("[package]\nname = {name:?}\nedition = \"2024\"\n");
                folder.write(&path, &manifest)?;
                folder.write(&format!("{name}/src/lib.rs"), "")?;
            }
        }
        Ok(Self { folder })
    }

    /// Generates one in a process of its own: what is in it, or why there is nothing.
    pub(super) fn generate(
        &self,
        description: &Description,
        below: &str,
        options: &Options,
    ) -> anyhow::Result<Result<Member, String>> {
        let name = package(description);
        let mut command = Command::new(std::env::current_exe()?);
        command.arg("corpus-member").arg(&description.root).args(["--name", &name, "--out"]);
        command.arg(self.folder.path(&format!("{below}{name}")));
        let mut longest = LONGEST;
        if options.exercise {
            command.arg("--exercise");
        }
        if options.values && below.is_empty() {
            command.arg("--values").arg(self.folder.root());
            longest = LONGEST_WITH_VALUES;
        }
        let ran = process::run(&mut command, longest)?;
        Ok(ran.and_then(|output| {
            serde_json::from_str(&output).map_err(|error| format!("its process: {error}"))
        }))
    }

    /// Generates it again: `None` when every byte is the same.
    pub(super) fn second_time(
        &self,
        description: &Description,
        options: &Options,
    ) -> anyhow::Result<Option<String>> {
        if let Err(why) = self.generate(description, &format!("{AGAIN}/"), options)? {
            return Ok(Some(format!("the second time: {why}")));
        }
        let name = package(description);
        let (first, second) = (self.files(&name)?, self.files(&format!("{AGAIN}/{name}"))?);
        if first == second {
            return Ok(None);
        }
        let paths = first.keys().chain(second.keys());
        let other = paths.into_iter().find(|path| first.get(*path) != second.get(*path));
        let other = other.map(String::as_str).unwrap_or_default();
        Ok(Some(format!("the second time, {other} is another")))
    }

    fn files(&self, folder: &str) -> anyhow::Result<BTreeMap<String, String>> {
        let mut files = BTreeMap::new();
        for path in self.folder.files_below(folder)? {
            let text = self.folder.read(&format!("{folder}/{path}"))?;
            files.insert(path, text.unwrap_or_default());
        }
        Ok(files)
    }

    /// Where cargo keeps what it builds of them.
    pub(super) fn target(&self) -> PathBuf {
        self.folder.path("target")
    }
}

/// The name of a description's package.
pub(super) fn package(description: &Description) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' };
    let name: String = description.name.chars().map(plain).collect();
    format!("corpus-{name}")
}
