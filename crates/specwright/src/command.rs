//! `specwright generate`: reads, generates, tells, writes.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use anyhow::{Context, anyhow};
use clap::Args;
use specwright_print::File;

use crate::{
    changes,
    disk::{self, Disk, LocalCopy},
    generate::{Generated, Options, Stage, package_watched},
    output::Plan,
    package::check_name,
    report::Report,
    select::Selection,
    surroundings,
    terminal::{Colour, Terminal},
};

/// Generates a client: a package that compiles on its own.
#[derive(Debug, Args)]
pub struct Generate {
    /// The description: YAML or JSON.
    spec: PathBuf,
    /// The folder of the package. Files that do not say that they are generated are kept.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// The name of the package.
    #[arg(long, value_name = "CRATE")]
    name: String,
    /// The folder or the version of `specwright-runtime`, which is not published yet: pass `crates/runtime` of the specwright
    /// repository. Without it, the one that this program was built beside.
    #[arg(long, value_name = "PATH|VERSION")]
    runtime: Option<String>,
    /// Decisions about the client; `specwright.toml` beside the description, if it is there, otherwise.
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Write what is in the package, what is not, and why, as JSON.
    #[arg(long, value_name = "FILE.json")]
    report: Option<PathBuf>,
    /// Write nothing; fail with a diff when the package is out of date.
    #[arg(long)]
    check: bool,
    /// Generate these operations alone, and the types they need: operation ids, `METHOD /path`, `tag:NAME`.
    #[arg(long, value_name = "SELECTOR")]
    only: Vec<String>,
    /// Leave these operations out, and the types that they alone need.
    #[arg(long, value_name = "SELECTOR")]
    exclude: Vec<String>,
    /// Fail when a part of the description is at fault, in place of leaving it out.
    #[arg(long)]
    strict: bool,
    /// Add a program that calls every operation once, `examples/exercise.rs`: any server that checks requests can judge the client.
    #[arg(long)]
    exercise: bool,
    /// Allow `$ref` to lead through symbolic links and out of the description's folder.
    #[arg(long)]
    allow_outside: bool,
    /// Where what starts with this URL is on disk. Nothing is downloaded.
    #[arg(long, value_name = "URL=PATH", value_parser = copy)]
    map: Vec<LocalCopy>,
    /// Tell of nothing but errors.
    #[arg(long)]
    quiet: bool,
    /// Colours.
    #[arg(long, value_enum, default_value_t = Colour::Auto)]
    color: Colour,
}

/// How it ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// As wanted.
    Done,
    /// Not, which was told.
    Failed,
    /// It was asked for what makes no sense, which was told.
    Misused,
}

pub(crate) fn copy(text: &str) -> Result<LocalCopy, String> {
    LocalCopy::parse(text).ok_or_else(|| "this is not `URL=PATH`".to_owned())
}

impl Generate {
    /// Runs it. `out` gets what was asked for.
    pub fn run(&self, out: &mut dyn Write) -> Outcome {
        let mut terminal = Terminal::of_stderr(self.color, self.quiet);
        let options = match self.options() {
            Ok(options) => options,
            Err(Fault::Misused(error)) => {
                terminal.error(&format!("{error:#}"));
                return Outcome::Misused;
            }
            Err(Fault::Failed(error)) => {
                terminal.error(&format!("{error:#}"));
                return Outcome::Failed;
            }
        };
        match self.generate(&options, &mut terminal, out) {
            Ok(outcome) => outcome,
            Err(error) => {
                terminal.error(&format!("{error:#}"));
                Outcome::Failed
            }
        }
    }

    fn options(&self) -> Result<Options, Fault> {
        if let Some(what) = check_name(&self.name) {
            return Err(Fault::Misused(anyhow!("`--name {}`: the name {what}", self.name)));
        }
        let runtime = self
            .runtime
            .clone()
            .or_else(|| Some(surroundings::nearby_runtime()?.to_string_lossy().into_owned()));
        let missing = || {
            anyhow!(
                "`specwright-runtime` is not published yet: pass `--runtime PATH`, the folder `crates/runtime` of the specwright repository"
            )
        };
        let runtime = runtime.ok_or_else(missing).map_err(Fault::Misused)?;
        let runtime = surroundings::runtime(&runtime, &self.out).map_err(Fault::Misused)?;
        Ok(Options {
            spec: name_of(&self.spec),
            name: self.name.clone(),
            runtime,
            own_workspace: surroundings::needs_workspace(&self.out).map_err(Fault::Failed)?,
            config: self.config().map_err(Fault::Failed)?,
            selection: Selection { only: self.only.clone(), exclude: self.exclude.clone() },
            strict: self.strict,
            exercise: self.exercise,
        })
    }

    fn config(&self) -> anyhow::Result<Option<(String, String)>> {
        let path = match &self.config {
            Some(path) => path.clone(),
            None => self.spec.with_file_name("specwright.toml"),
        };
        let name = name_of(&path);
        let text = disk::read(&path, &name).map_err(|finding| anyhow!(finding.message))?;
        match text {
            None if self.config.is_some() => Err(anyhow!("there is no file `{name}`")),
            text => Ok(text.map(|text| (name, text))),
        }
    }

    fn generate(
        &self,
        options: &Options,
        terminal: &mut Terminal,
        out: &mut dyn Write,
    ) -> anyhow::Result<Outcome> {
        let disk = Disk::of(&options.spec).allow_outside(self.allow_outside);
        let disk = disk.map(self.map.iter().cloned());
        let mut watch = |stage: Stage, took: Duration| terminal.stage(stage.name(), took);
        let generated = match package_watched(options, &disk, &mut watch) {
            Ok(generated) => generated,
            Err(unknown) => {
                terminal.error(&unknown.to_string());
                return Ok(Outcome::Misused);
            }
        };
        let Generated { files, mut report, findings, .. } = generated;
        // A report that cannot be written leaves no package, and one of a package tells how long it took to write.
        self.write_report(&report)?;
        terminal.findings(&findings, self.report.as_deref());
        let outcome = self.deliver(files.as_deref(), &mut report, terminal, out)?;
        self.write_report(&report)?;
        Ok(outcome)
    }

    fn write_report(&self, report: &Report) -> anyhow::Result<()> {
        let Some(path) = &self.report else { return Ok(()) };
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        let folder = folder.map_or(Ok(()), fs::create_dir_all);
        folder
            .and_then(|()| fs::write(path, report.json()))
            .with_context(|| format!("cannot write `{}`", path.display()))
    }

    /// Writes the package, or says what would have to be written.
    fn deliver(
        &self,
        files: Option<&[File]>,
        report: &mut Report,
        terminal: &mut Terminal,
        out: &mut dyn Write,
    ) -> anyhow::Result<Outcome> {
        let Some(files) = files else {
            terminal.tell("nothing was written");
            return Ok(Outcome::Failed);
        };
        let since = Instant::now();
        let plan = Plan::of(&self.out, files)?;
        for path in &plan.kept {
            terminal.tell(&format!("kept {path}, which does not say that it is generated"));
        }
        if self.check {
            changes::show(&plan.changes, out)?;
            if plan.changes.is_empty() {
                terminal.tell("the package is up to date");
                return Ok(Outcome::Done);
            }
            terminal.tell("the package is out of date; run the same command without `--check`");
            return Ok(Outcome::Failed);
        }
        changes::apply(&self.out, &plan.changes)?;
        let took = since.elapsed();
        report.add_stage(Stage::Write.name(), took);
        terminal.stage(Stage::Write.name(), took);
        terminal.summary(report, plan.changes.len(), &self.out);
        Ok(Outcome::Done)
    }
}

/// Why nothing is generated.
enum Fault {
    /// The command makes no sense.
    Misused(anyhow::Error),
    /// It makes sense, and cannot be done.
    Failed(anyhow::Error),
}

/// A path as people type it, `/` separated.
fn name_of(path: &Path) -> String {
    let text = path.to_string_lossy();
    if std::path::MAIN_SEPARATOR == '/' { text.into_owned() } else { text.replace('\\', "/") }
}
