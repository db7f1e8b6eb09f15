//! One description in a process of its own: its package is written, and what is in it is told as JSON.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};
use specwright::{
    disk::Disk,
    generate::{self, Generated},
    package::Runtime,
    report::Report,
    select::Selection,
};
use specwright_diff::{Edition, Levels, diff};
use specwright_print::File;

use super::values::{self, Values};
use crate::workspace::Workspace;

/// What is in the package of a description.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Member {
    /// Operations of the description.
    pub operations: usize,
    /// Those that can be called.
    pub emitted: usize,
    /// Named schemas.
    pub schemas: usize,
    /// Places that are any JSON.
    pub untyped: Untyped,
    /// Lines of generated code.
    pub lines: usize,
    /// Lines of that for operations, types apart.
    pub operation_lines: usize,
    /// How long it took, in milliseconds.
    pub ms: f64,
    /// The most memory that the process had, in bytes; not known on every system.
    pub peak_bytes: Option<u64>,
    /// Findings.
    pub findings: usize,
    /// What became of documented values, where that was asked.
    pub values: Option<Values>,
    /// What should not be.
    pub faults: Vec<String>,
}

/// Places that are any JSON.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize)]
pub struct Untyped {
    /// How many places there are.
    pub positions: usize,
    /// Where the schema says nothing.
    pub faithful: usize,
    /// Where it says more than the type.
    pub recoverable: usize,
}

impl Untyped {
    /// Of all places, those where the schema says more than the type.
    #[expect(clippy::cast_precision_loss, reason = "counts of places are small")]
    pub(crate) fn recoverable_share(self) -> f64 {
        self.recoverable as f64 / self.positions.max(1) as f64
    }
}

/// What is asked of the process.
#[derive(Debug, Clone)]
pub struct Task {
    /// The description's root.
    pub spec: PathBuf,
    /// The name of the package.
    pub name: String,
    /// The folder that the package is written to.
    pub out: PathBuf,
    /// Whether the program that calls every operation is part of it.
    pub exercise: bool,
    /// The workspace of the package, where a program is to read documented values.
    pub values: Option<PathBuf>,
}

/// Writes the package of a description.
///
/// # Errors
/// Files that cannot be written.
pub fn run(workspace: &Workspace, task: &Task) -> anyhow::Result<Member> {
    let spec = task.spec.display().to_string();
    let options = generate::Options {
        spec: spec.clone(),
        name: task.name.clone(),
        runtime: Runtime::Path(workspace.path("crates/runtime").display().to_string()),
        own_workspace: false,
        config: None,
        selection: Selection::default(),
        strict: false,
        exercise: task.exercise,
    };
    let Ok(generated) = generate::package(&options, &Disk::of(&spec)) else {
        return Ok(Member { faults: vec!["nothing can be selected".into()], ..Member::default() });
    };
    let mut member = told(&generated.report);
    match &generated.files {
        Some(files) => {
            member.lines = lines(files, |path| path.starts_with("src/generated/"));
            member.operation_lines = lines(files, |path| path.ends_with("operations.rs"));
            member.faults.extend(unparsable(files));
            member.faults.extend(differs(&generated));
            write(&task.out, files)?;
            if let Some(packages) = &task.values {
                member.values = Some(values::run(&generated, packages, &task.name)?);
            }
        }
        None => member.faults.push(why_nothing(&generated)),
    }
    member.peak_bytes = peak();
    Ok(member)
}

fn told(report: &Report) -> Member {
    let faithful = report.untyped.iter().filter(|place| place.faithful).count();
    let untyped = Untyped {
        positions: report.positions,
        faithful,
        recoverable: report.untyped.len() - faithful,
    };
    let located = |found: &&specwright::report::Finding| found.line > 0 && !found.file.is_empty();
    let unlocated = report.diagnostics.iter().filter(|found| !located(found));
    let mut faults: BTreeSet<String> =
        unlocated.map(|found| format!("no place: {}", found.message)).collect();
    faults.extend(report.unaccounted());
    Member {
        operations: report.operations.total,
        emitted: report.operations.emitted,
        schemas: report.schemas.total,
        untyped,
        ms: report.stages_ms.values().filter_map(serde_json::Value::as_f64).sum(),
        findings: report.diagnostics.len(),
        faults: faults.into_iter().collect(),
        ..Member::default()
    }
}

fn lines(files: &[File], counts: impl Fn(&str) -> bool) -> usize {
    let files = files.iter().filter(|file| counts(&file.path) && file.path.ends_with(".rs"));
    files.map(|file| file.text.lines().count()).sum()
}

/// Files that are not Rust.
pub(crate) fn unparsable(files: &[File]) -> Vec<String> {
    let rust = files.iter().filter(|file| file.path.ends_with(".rs"));
    let fault = |file: &File| {
        let error = syn::parse_file(&file.text).err()?;
        Some(format!("{} is not Rust: {error}", file.path))
    };
    rust.filter_map(fault).collect()
}

/// What spec-diff finds between a description and itself.
fn differs(generated: &Generated) -> Option<String> {
    let built = generated.built.as_ref()?;
    let edition = Edition { api: &built.api, surface: &built.surface };
    let report = diff(edition, edition, &Levels::default());
    let first = report.entries.first()?;
    Some(format!("it differs from itself {} times: {}", report.entries.len(), first.message))
}

fn why_nothing(generated: &Generated) -> String {
    let first = generated.report.diagnostics.iter().find(|found| found.severity == "error");
    first.map_or_else(|| "nothing, and no error says why".into(), |found| found.message.clone())
}

fn write(folder: &Path, files: &[File]) -> anyhow::Result<()> {
    // What an earlier edition left would be taken for a part of this one.
    if folder.is_dir() {
        fs::remove_dir_all(folder)?;
    }
    let folder = Workspace::new(folder);
    files.iter().try_for_each(|file| folder.write(&file.path, &file.text))
}

/// The most memory that this process had.
pub(crate) fn peak() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes * 1024)
}
