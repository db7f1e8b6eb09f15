//! The package of a description with its exercise, built.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, bail, ensure};
use specwright::{disk::Disk, generate, output, package::Runtime, select::Selection};

use crate::workspace::Workspace;

pub(super) struct Package {
    folder: Workspace,
    target: PathBuf,
}

/// Writes it below `target/conformance`. What it depends on is locked as here.
pub(super) fn write(workspace: &Workspace, spec: &Path) -> anyhow::Result<Package> {
    let name = name(spec);
    let options = generate::Options {
        spec: spec.display().to_string(),
        name: name.clone(),
        runtime: Runtime::Path(workspace.path("crates/runtime").display().to_string()),
        own_workspace: true,
        config: None,
        selection: Selection::default(),
        strict: false,
        exercise: true,
    };
    let generated = generate::package(&options, &Disk::of(&options.spec))
        .map_err(|error| anyhow::anyhow!("{error}"))?;
    let Some(files) = generated.files else {
        bail!("there is no package:\n{}", generated.findings.text(false));
    };
    let folder = Workspace::new(workspace.path(&format!("target/conformance/{name}")));
    let plan = output::Plan::of(folder.root(), &files)?;
    specwright::changes::apply(folder.root(), &plan.changes)?;
    let lock = workspace.read("Cargo.lock")?.context("`Cargo.lock` is missing")?;
    folder.write("Cargo.lock", &lock)?;
    Ok(Package { folder, target: workspace.path("target/conformance/target") })
}

impl Package {
    /// Builds the exercise: where it is.
    pub(super) fn build(&self) -> anyhow::Result<PathBuf> {
        let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        command.args(["build", "--quiet", "--offline", "--example", "exercise"]);
        command.current_dir(self.folder.root()).env("CARGO_TARGET_DIR", &self.target);
        command.env("CARGO_INCREMENTAL", "0").env("CARGO_PROFILE_DEV_DEBUG", "0");
        let status = command.status().context("cargo cannot be run")?;
        ensure!(status.success(), "the exercise cannot be built");
        let file = format!("exercise{}", std::env::consts::EXE_SUFFIX);
        Ok(self.target.join("debug").join("examples").join(file))
    }
}

/// The name of a description's package.
fn name(spec: &Path) -> String {
    let stem = spec.file_stem().unwrap_or_default().to_string_lossy().to_lowercase();
    let plain = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
    format!("tried-{}", stem.chars().map(plain).collect::<String>())
}
