//! Pairs of descriptions whose findings are known: oasdiff's own, compared under its levels.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    io::Write,
    path::Path,
};

use anyhow::Context;
use serde::Deserialize;
use specwright::{
    disk::Disk,
    pipeline::{self, Built, Report},
};
use specwright_diff::{Edition, Level, Levels, Profile, Rule, diff, rule};
use specwright_surface::Config;

/// Cases that are told otherwise on purpose, and why.
const INTENDED: [(&str, &str); 2] = [
    (
        "TestRequestParameterDefaultValueChangedAndRenamedParameter#0",
        "a parameter of the path is always sent, whether or not it says `required`: its default is never assumed",
    ),
    (
        "TestRequestParameterMaxItemsIncreased#0",
        "the bound is said of the items of the parameter, which are strings, and not of the parameter",
    ),
];

/// How many verdicts in a hundred have to be as expected.
const LEAST_VERDICTS: usize = 98;

/// How many lists of ids in a hundred have to be as expected.
const LEAST_IDS: usize = 90;

/// What is said of `info.version`.
const VERSIONS: [&str; 3] =
    ["api-version-not-bumped", "api-version-decreased", "api-major-version-not-bumped"];

/// A pair, and what is to be found.
#[derive(Debug, Deserialize)]
struct Case {
    id: String,
    doc: String,
    min_level: String,
    /// Ids that this case is about; `None`: all.
    scope: Option<BTreeSet<String>>,
    /// Ids, as often as they are met.
    expected: Vec<String>,
    base: String,
    revision: String,
}

/// How many cases are told as expected.
#[derive(Debug, Default)]
struct Count {
    verdicts: usize,
    ids: usize,
}

/// Compares every pair of a list, and prints how many verdicts and how many lists of ids are as expected; `verbose`: each that is
/// not, too. `false`: fewer than [`LEAST_VERDICTS`] or [`LEAST_IDS`] in a hundred are.
///
/// # Errors
/// The list cannot be read.
pub fn run(file: &Path, verbose: bool, out: &mut dyn Write) -> anyhow::Result<bool> {
    let text = fs::read_to_string(file).with_context(|| format!("{}", file.display()))?;
    let cases: Vec<Case> =
        serde_json::from_str(&text).with_context(|| format!("{}", file.display()))?;
    let folder = file.parent().unwrap_or(Path::new("."));
    let (mut count, mut strict) = (Count::default(), Count::default());
    for case in &cases {
        let found = case.found(folder);
        let right = case.right(found.as_ref().map_or(&[], Vec::as_slice));
        let (verdict, ids) = if found.is_ok() { right } else { (false, false) };
        let intended = INTENDED.iter().find(|(id, _)| *id == case.id);
        strict.add(verdict, ids);
        count.add(verdict || intended.is_some(), ids || intended.is_some());
        if verbose && !(verdict && ids) {
            case.show(&found, verdict, intended.map(|(_, why)| *why), out)?;
        }
    }
    let all = cases.len();
    writeln!(out, "verdict: {} of {all}", count.verdicts)?;
    writeln!(out, "ids: {} of {all}", count.ids)?;
    let intended = INTENDED.len();
    writeln!(out, "strict, {intended} intended disagreements counted as wrong:")?;
    writeln!(out, "verdict: {} of {all}", strict.verdicts)?;
    writeln!(out, "ids: {} of {all}", strict.ids)?;
    Ok(count.verdicts * 100 >= all * LEAST_VERDICTS && count.ids * 100 >= all * LEAST_IDS)
}

impl Count {
    fn add(&mut self, verdict: bool, ids: bool) {
        self.verdicts += usize::from(verdict);
        self.ids += usize::from(ids);
    }
}

impl Case {
    /// The ids that are found, within the scope and at or above the level; or why nothing can be compared.
    fn found(&self, folder: &Path) -> Result<Vec<String>, String> {
        let (base, head) = (built(folder, &self.base)?, built(folder, &self.revision)?);
        let today = jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date();
        let levels = Levels { today: Some(today), ..Levels::of_profile(Profile::Oasdiff) };
        let report = diff(
            Edition { api: &base.api, surface: &base.surface },
            Edition { api: &head.api, surface: &head.surface },
            &levels,
        );
        let findings = report.entries.iter().flat_map(|entry| &entry.findings);
        let within = |rule: &&Rule| {
            let scope = match &self.scope {
                Some(scope) => scope.contains(rule.id),
                // What a version asks for is said of all that is found, where it is asked for.
                None => !VERSIONS.contains(&rule.id),
            };
            scope && levels.of(rule) >= Some(self.least())
        };
        let rules = findings.map(|finding| finding.rule).filter(within);
        Ok(rules.map(|rule| rule.id.to_owned()).collect())
    }

    fn least(&self) -> Level {
        match self.min_level.as_str() {
            "ERR" => Level::Breaking,
            "WARN" => Level::Warning,
            _ => Level::Info,
        }
    }

    /// Whether the verdict and the ids are as expected.
    fn right(&self, found: &[String]) -> (bool, bool) {
        let level = |id: &String| rule(id).and_then(|rule| rule.oasdiff);
        let breaks = |ids: &[String]| ids.iter().any(|id| level(id) >= Some(Level::Warning));
        let verdict = breaks(found) == breaks(&self.expected);
        (verdict, counted(found) == counted(&self.expected))
    }

    fn show(
        &self,
        found: &Result<Vec<String>, String>,
        verdict: bool,
        intended: Option<&str>,
        out: &mut dyn Write,
    ) -> anyhow::Result<()> {
        let what = if verdict { "ids" } else { "verdict" };
        writeln!(out, "{} ({what}): {}", self.id, self.doc)?;
        if let Some(why) = intended {
            writeln!(out, "  intended: {why}")?;
        }
        writeln!(out, "  {} -> {}", self.base, self.revision)?;
        match found {
            Err(why) => writeln!(out, "  cannot be compared: {why}")?,
            Ok(found) => {
                let (expected, found) = (counted(&self.expected), counted(found));
                let ids: BTreeSet<&String> = expected.keys().chain(found.keys()).copied().collect();
                for id in ids {
                    let times = |all: &BTreeMap<&String, usize>| all.get(id).copied().unwrap_or(0);
                    if times(&expected) != times(&found) {
                        let (expected, found) = (times(&expected), times(&found));
                        writeln!(out, "  {id}: expected {expected}, got {found}")?;
                    }
                }
            }
        }
        Ok(writeln!(out)?)
    }
}

/// How often each id is there.
fn counted(ids: &[String]) -> BTreeMap<&String, usize> {
    let mut counts = BTreeMap::new();
    for id in ids {
        *counts.entry(id).or_default() += 1;
    }
    counts
}

/// A description as far as it can be read: what is at fault costs its part, as in oasdiff.
fn built(folder: &Path, name: &str) -> Result<Built, String> {
    let path = folder.join(name);
    let path = path.to_string_lossy();
    let mut report = Report::default();
    let disk = Disk::of(&path).allow_outside(true);
    let built = pipeline::build(&disk, Some(&Config::default()), "case", &path, &mut report);
    built.ok_or_else(|| report.text(false))
}
