//! Broken editions of descriptions: each must become a package that is Rust, or findings, within bounds.

use std::{
    fs,
    io::Write,
    panic::{AssertUnwindSafe, catch_unwind},
    path::PathBuf,
    process::Command,
    time::{Duration, Instant},
};

use anyhow::Context;
use serde::{Deserialize, Serialize};
use specwright::{disk::Disk, generate, package::Runtime, select::Selection};
use specwright_source::{Diagnostic, Loader};

use super::{Options, descriptions::Description, member, mutation};
use crate::process;

/// How long one edition may take, and how much memory.
const LONGEST: Duration = Duration::from_secs(10);
const MOST_BYTES: u64 = 1 << 30;

/// Which editions of a description a process is to try.
#[derive(Debug, Clone)]
pub struct Mutants {
    /// The description's root.
    pub spec: PathBuf,
    /// The first of them.
    pub first: usize,
    /// How many.
    pub count: usize,
    /// Which of all such editions.
    pub seed: u64,
}

/// What came of them.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Tried {
    /// How many became a package.
    packages: usize,
    /// How many became findings alone.
    refused: usize,
    /// The longest that one took, in milliseconds.
    longest_ms: u128,
    /// The most memory that the process had, in bytes.
    peak_bytes: Option<u64>,
    /// What should not be.
    faults: Vec<String>,
}

/// Tries editions of one description, in this process.
///
/// # Errors
/// The description cannot be read.
pub fn run(mutants: &Mutants) -> anyhow::Result<Tried> {
    let name = mutants.spec.display().to_string();
    let text =
        fs::read_to_string(&mutants.spec).with_context(|| format!("cannot read `{name}`"))?;
    let mut tried = Tried::default();
    for number in mutants.first..mutants.first + mutants.count {
        let seed = mutants.seed.wrapping_mul(1_000_003).wrapping_add(number as u64);
        let edition = mutation::of(&text, seed);
        let start = Instant::now();
        let outcome = catch_unwind(AssertUnwindSafe(|| attempt(&name, edition)));
        let took = start.elapsed();
        tried.longest_ms = tried.longest_ms.max(took.as_millis());
        match outcome {
            Ok(Ok(true)) => tried.packages += 1,
            Ok(Ok(false)) => tried.refused += 1,
            Ok(Err(fault)) => tried.faults.push(format!("edition {number}: {fault}")),
            Err(_) => tried.faults.push(format!("edition {number} panics")),
        }
        if took > LONGEST {
            tried.faults.push(format!("edition {number} takes {} ms", took.as_millis()));
        }
    }
    tried.peak_bytes = member::peak();
    if tried.peak_bytes.is_some_and(|bytes| bytes > MOST_BYTES) {
        tried.faults.push("an edition needs more than 1 GB".into());
    }
    Ok(tried)
}

/// Whether an edition becomes a package. A finding says why where it does not.
fn attempt(name: &str, text: String) -> Result<bool, String> {
    let options = generate::Options {
        spec: name.to_owned(),
        name: "mutant".to_owned(),
        runtime: Runtime::Version("0.1".to_owned()),
        own_workspace: true,
        config: None,
        selection: Selection::default(),
        strict: false,
        exercise: true,
    };
    let loader = Edition { name, text, others: Disk::of(name) };
    let generated =
        generate::package(&options, &loader).map_err(|_| "nothing can be selected".to_owned())?;
    let unlocated = generated.report.diagnostics.iter().find(|found| found.line == 0);
    if let Some(found) = unlocated {
        return Err(format!("no place: {}", found.message));
    }
    match &generated.files {
        Some(files) => match member::unparsable(files).into_iter().next() {
            Some(fault) => Err(fault),
            None => Ok(true),
        },
        None if generated.findings.diagnostics.has_errors() => Ok(false),
        None => Err("nothing, and no error says why".to_owned()),
    }
}

/// The files of a description, its root as this edition has it.
struct Edition<'a> {
    name: &'a str,
    text: String,
    others: Disk,
}

impl Loader for Edition<'_> {
    fn find(&self, name: &str) -> Result<Option<String>, Diagnostic> {
        if name == self.name { Ok(Some(self.text.clone())) } else { self.others.find(name) }
    }
}

/// Tries editions of every description, each description in a process of its own.
///
/// # Errors
/// A process cannot be run.
pub(super) fn run_all(
    descriptions: &[Description],
    count: usize,
    options: &Options,
    out: &mut dyn Write,
) -> anyhow::Result<bool> {
    writeln!(out, "| description | editions | packages | refused | longest | memory | verdict |")?;
    writeln!(out, "|---|--:|--:|--:|--:|--:|---|")?;
    let mut fine = true;
    for (at, description) in descriptions.iter().enumerate() {
        let share = (at + 1) * count / descriptions.len() - at * count / descriptions.len();
        let tried = in_a_process(description, share, options.seed)?;
        let verdict = if tried.faults.is_empty() { "ok".into() } else { tried.faults.join("; ") };
        let memory = tried.peak_bytes.map_or("?".into(), |b| format!("{} MB", b / 1_000_000));
        let Tried { packages, refused, longest_ms, .. } = &tried;
        let name = &description.name;
        writeln!(
            out,
            "| {name} | {share} | {packages} | {refused} | {longest_ms} ms | {memory} | {verdict} |"
        )?;
        fine &= tried.faults.is_empty();
    }
    Ok(fine)
}

fn in_a_process(description: &Description, count: usize, seed: u64) -> anyhow::Result<Tried> {
    let mut command = Command::new(std::env::current_exe()?);
    command.arg("corpus-mutants").arg(&description.root);
    command.args(["--count", &count.to_string(), "--seed", &seed.to_string()]);
    let longest = LONGEST * u32::try_from(count).unwrap_or(u32::MAX).saturating_add(1);
    let ran = process::run(&mut command, longest)?;
    Ok(match ran.and_then(|output| serde_json::from_str(&output).map_err(|e| e.to_string())) {
        Ok(tried) => tried,
        Err(why) => Tried { faults: vec![why], ..Tried::default() },
    })
}
