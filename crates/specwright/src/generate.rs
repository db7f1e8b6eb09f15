//! A whole package from one description, as data: [`package()`]. Nothing is read but through a loader, nothing is written.

use std::time::{Duration, Instant};

use specwright_ir::{Api, LeftOut, Origin, Reach};
use specwright_lower::Lowered;
use specwright_print::{File, Header};
use specwright_source::{Code, Diagnostic, Diagnostics, Document, Loader, Severity};
use specwright_surface::{Config, Surface, surface};

use crate::{
    exercise,
    package::{self, Identity, Runtime},
    pipeline,
    report::Report,
    select::{Selection, UnknownSelectors},
};

/// What generated code says of where it comes from.
pub const COMMAND: &str = "specwright generate";

/// What is to be generated, and how.
#[derive(Debug, Clone)]
pub struct Options {
    /// The description, by the name under which the loader finds it.
    pub spec: String,
    /// The name of the package, which is known to be a good one: see [`crate::package::check_name`].
    pub name: String,
    /// Where the runtime comes from.
    pub runtime: Runtime,
    /// Whether the package is a workspace of its own: it is in none that has it as a member.
    pub own_workspace: bool,
    /// The `specwright.toml`: name and text. It is read by whoever asks for the package, who may keep it anywhere.
    pub config: Option<(String, String)>,
    /// The operations wanted.
    pub selection: Selection,
    /// Whether what is at fault leaves nothing; otherwise it costs its part.
    pub strict: bool,
    /// Whether a program that calls every operation is part of it.
    pub exercise: bool,
}

/// What came of it.
#[derive(Debug)]
pub struct Generated {
    /// Every file of the package, by its path there, sorted; `None`: there is none, and errors say why.
    pub files: Option<Vec<File>>,
    /// What the package was made from, where there is one.
    pub built: Option<pipeline::Built>,
    /// Every file of the description.
    pub documents: Vec<Document>,
    /// What is in the package, and what is not.
    pub report: Report,
    /// Findings with the texts that they are about. Unless asked to be strict, errors whose parts alone were left out are
    /// warnings here.
    pub findings: pipeline::Report,
}

/// A step on the way to a package.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Stage {
    /// The description is read and parsed; the files that it refers to follow while it is lowered.
    Read,
    /// Texts become the contract.
    Lower,
    /// The contract becomes what Rust callers see.
    Surface,
    /// That becomes text.
    Print,
    /// What the folder of the package lacks is written there.
    Write,
}

impl Stage {
    /// The name in the report.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Lower => "lower",
            Self::Surface => "surface",
            Self::Print => "print",
            Self::Write => "write",
        }
    }
}

/// What watches the stages: told of each when it is done, with how long it took.
pub type Watch<'a> = &'a mut dyn FnMut(Stage, Duration);

/// Makes a package of a description: manifest, `src/lib.rs`, README and `src/generated`. What is malformed or not covered costs
/// its part and is told; only a description without a contract gives no package.
///
/// # Errors
/// The selection names what is not there.
pub fn package(options: &Options, loader: &dyn Loader) -> Result<Generated, UnknownSelectors> {
    package_watched(options, loader, &mut |_, _| {})
}

/// As [`package()`], and tells of each stage.
///
/// # Errors
/// The selection names what is not there.
pub fn package_watched(
    options: &Options,
    loader: &dyn Loader,
    watch: Watch<'_>,
) -> Result<Generated, UnknownSelectors> {
    let mut run = Run::new(options, watch);
    let files = run.files(loader)?;
    let Run { mut findings, mut report, built, documents, .. } = run;
    let failed = files.is_none() || options.strict && findings.diagnostics.has_errors();
    if !failed {
        forgive(&mut findings.diagnostics);
    }
    report.add_findings(&findings, &options.spec);
    Ok(Generated { files: files.filter(|_| !failed), built, documents, report, findings })
}

/// What is at fault cost its part alone.
fn forgive(diagnostics: &mut Diagnostics) {
    let forgiven = std::mem::take(diagnostics).into_iter().map(|finding| match finding.severity {
        Severity::Error => Diagnostic { severity: Severity::Warning, ..finding },
        Severity::Warning | Severity::Note => finding,
    });
    *diagnostics = forgiven.collect();
}

/// One description on its way.
struct Run<'a> {
    options: &'a Options,
    watch: Watch<'a>,
    since: Instant,
    findings: pipeline::Report,
    report: Report,
    built: Option<pipeline::Built>,
    documents: Vec<Document>,
}

impl<'a> Run<'a> {
    fn new(options: &'a Options, watch: Watch<'a>) -> Self {
        let (findings, report) = (pipeline::Report::default(), Report::default());
        let (since, documents) = (Instant::now(), Vec::new());
        Self { options, watch, since, findings, report, built: None, documents }
    }

    fn done(&mut self, stage: Stage) {
        let took = self.since.elapsed();
        self.report.add_stage(stage.name(), took);
        (self.watch)(stage, took);
        self.since = Instant::now();
    }

    fn files(&mut self, loader: &dyn Loader) -> Result<Option<Vec<File>>, UnknownSelectors> {
        let Options { spec, selection, .. } = self.options;
        let config = self.config();
        let document = pipeline::read(loader, spec, &mut self.findings);
        self.done(Stage::Read);
        let lowered = document.map(|it| pipeline::contract(loader, it, &mut self.findings));
        self.done(Stage::Lower);
        let (
            Some(Lowered { api: Some(mut api), operations, left_out, documents, .. }),
            Some(config),
        ) = (lowered, config)
        else {
            return Ok(None);
        };
        self.documents = documents;
        api.schemas.forget_written();
        self.findings.diagnostics.extend(config.unmatched(&[&api]));
        let mut met = Met { operations, left_out };
        select(selection, &mut api, &mut met)?;
        let (surface, found) = surface(&api, &config, &package::api_name(&self.options.name));
        self.findings.diagnostics.extend(found);
        self.done(Stage::Surface);
        self.account(&api, &met, &surface);
        let files = self.print(&api, &surface);
        self.done(Stage::Print);
        self.built = Some(pipeline::Built { api, surface });
        Ok(files)
    }

    /// Decisions of the caller; `None`: errors, which are reported.
    fn config(&mut self) -> Option<Config> {
        let Some((name, text)) = &self.options.config else { return Some(Config::default()) };
        self.findings.sources.add_text(name.as_str(), text.as_str());
        match Config::parse(name, text) {
            Ok(config) => Some(config),
            Err(findings) => {
                self.findings.diagnostics.extend(findings);
                None
            }
        }
    }

    /// Counts, and objects where something was lost without a word: that is a defect of the generator.
    fn account(&mut self, api: &Api, met: &Met, surface: &Surface) {
        let sources = &self.findings.sources;
        self.report.add_operations(met.operations, &met.left_out, surface, sources);
        self.report.add_places(surface, sources);
        self.report.add_schemas(api, surface, &self.findings);
        for fault in self.report.unaccounted() {
            let top = Origin::root(self.options.spec.as_str());
            self.findings.diagnostics.push(
                Diagnostic::error(Code::Internal, fault)
                    .at(&top, "in this description")
                    .help("this is a defect of specwright: please report it"),
            );
        }
    }

    fn print(&mut self, api: &Api, surface: &Surface) -> Option<Vec<File>> {
        if !self.report.unaccounted().is_empty() {
            return None;
        }
        let Options { spec, name, runtime, own_workspace, exercise, .. } = self.options;
        // No path of a machine in any output.
        let source = spec.rsplit('/').next().unwrap_or(spec).to_owned();
        let header = Header { command: COMMAND.to_owned(), source };
        let printed = match specwright_print::print(surface, &header) {
            Ok(printed) => printed,
            Err(error) => {
                let top = Origin::root(spec.as_str());
                let finding = Diagnostic::error(Code::Internal, error.to_string())
                    .at(&top, "in this description");
                self.findings.diagnostics.push(finding);
                return None;
            }
        };
        let identity = Identity {
            name,
            title: &api.info.title,
            runtime,
            own_workspace: *own_workspace,
            exercise: *exercise,
        };
        let mut files = package::written_once(&identity, surface, &header);
        let generated = |file: File| File { path: format!("src/generated/{}", file.path), ..file };
        files.extend(printed.into_iter().map(generated));
        if *exercise {
            files.push(exercise::file(api, surface, name, &header));
        }
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Some(files)
    }
}

/// The operations of a description before any is asked whether it can be called.
struct Met {
    operations: usize,
    left_out: Vec<LeftOut>,
}

/// Keeps what is wanted: operations, and the named schemas that they reach.
fn select(selection: &Selection, api: &mut Api, met: &mut Met) -> Result<(), UnknownSelectors> {
    if selection.is_everything() {
        return Ok(());
    }
    let wanted = selection.among(&api.operations, &met.left_out)?;
    api.operations.retain(|operation| wanted.operation(operation));
    met.left_out.retain(|left_out| wanted.left_out(left_out));
    met.operations = api.operations.len() + met.left_out.len();
    // What servers call is no operation that could be named.
    if !selection.only.is_empty() {
        api.webhooks.clear();
    }
    let reach = Reach::of_api(api);
    api.components.retain(|_, id| reach.contains(*id));
    Ok(())
}
