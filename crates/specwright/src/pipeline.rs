//! From a description to the text of a client: load, lower, surface, print. Nothing is written here.

use std::sync::Arc;

use specwright_ir::Api;
use specwright_lower::{Lowered, lower};
use specwright_print::{File, Header};
use specwright_source::{Code, Diagnostic, Diagnostics, Document, Loader, Sources};
use specwright_surface::{Config, Surface, surface};

/// What is known after the surface is built.
#[derive(Debug, Clone)]
pub struct Built {
    /// The contract.
    pub api: Api,
    /// What Rust callers see.
    pub surface: Surface,
}

/// Findings, and the texts they are about.
#[derive(Debug, Default)]
pub struct Report {
    /// What was found.
    pub diagnostics: Diagnostics,
    /// The texts.
    pub sources: Sources,
}

impl Report {
    /// The same findings, of texts that people call otherwise.
    pub fn relabel(&mut self, label: impl Fn(&str) -> String) {
        self.diagnostics.relabel(|name| label(name).into());
        self.sources.relabel(|name| label(name).into());
    }

    /// The findings as a terminal shows them.
    #[must_use]
    pub fn text(&self, styled: bool) -> String {
        specwright_source::render(&self.diagnostics, &self.sources, styled)
    }
}

/// What a client is generated from, and what its code says of that.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inputs {
    /// The API's short name, e.g. `retell`.
    pub api: String,
    /// The file of decisions about its client; it need not be there.
    pub config: String,
    /// Descriptions with the module each becomes, empty for the client itself. One, or several features.
    pub descriptions: Vec<(String, String)>,
    /// Where several descriptions are.
    pub folder: String,
    /// The command that generates.
    pub command: String,
}

/// Builds the surface of the API `name` from one of its descriptions, as far as there is any; `None`: there is none, and errors say
/// why. With errors in the report, what is built is not to be written, unless what is at fault is to cost its part alone. `config` is
/// `None` where it has errors.
pub fn build(
    loader: &dyn Loader,
    config: Option<&Config>,
    name: &str,
    description: &str,
    report: &mut Report,
) -> Option<Built> {
    let document = read(loader, description, report)?;
    let lowered = contract(loader, document, report);
    let api = lowered.api?;
    let (surface, findings) = surface(&api, config?, name);
    report.diagnostics.extend(findings);
    Some(Built { api, surface })
}

/// Reads a description; `None`: it cannot be read, which is reported.
pub(crate) fn read(
    loader: &dyn Loader,
    description: &str,
    report: &mut Report,
) -> Option<Document> {
    let text: Arc<str> = match loader.load(description) {
        Ok(text) => text.into(),
        Err(finding) => {
            report.diagnostics.push(finding);
            return None;
        }
    };
    report.sources.add_text(description, text.clone());
    let document = match Document::read(description, text) {
        Ok(document) => document,
        Err(findings) => {
            report.diagnostics.extend(findings);
            return None;
        }
    };
    report.diagnostics.extend(document.faults().iter().cloned());
    Some(document)
}

/// Lowers a description, its findings apart, which are reported.
pub(crate) fn contract(loader: &dyn Loader, document: Document, report: &mut Report) -> Lowered {
    let mut lowered = lower(document, loader);
    lowered.documents.iter().for_each(|document| report.sources.add_document(document));
    add_unparsed(&lowered.diagnostics, loader, &mut report.sources);
    report.diagnostics.extend(std::mem::take(&mut lowered.diagnostics));
    lowered
}

/// Adds the files that findings are about and that are no documents: they do not parse.
fn add_unparsed(findings: &Diagnostics, loader: &dyn Loader, sources: &mut Sources) {
    for label in findings.iter().flat_map(|finding| &finding.labels) {
        let file = label.place.file();
        if sources.text(file).is_none()
            && let Ok(Some(text)) = loader.find(file)
        {
            sources.add_text(file.clone(), text);
        }
    }
}

/// The `specwright.toml` of that name, where there is one; `None`: errors, which are reported.
pub fn config(loader: &dyn Loader, file: &str, report: &mut Report) -> Option<Config> {
    let text = match loader.find(file) {
        Ok(Some(text)) => text,
        Ok(None) => return Some(Config::default()),
        Err(finding) => {
            report.diagnostics.push(finding);
            return None;
        }
    };
    report.sources.add_text(file, text.clone());
    match Config::parse(file, &text) {
        Ok(config) => Some(config),
        Err(findings) => {
            report.diagnostics.extend(findings);
            None
        }
    }
}

/// Every generated file of an API, sorted by path below `generated/`; `None`: errors, which are reported.
pub fn generate(loader: &dyn Loader, inputs: &Inputs, report: &mut Report) -> Option<Vec<File>> {
    let Inputs { api, descriptions, command, .. } = inputs;
    let mut files = Vec::new();
    let mut modules = Vec::new();
    let mut apis = Vec::new();
    let config = config(loader, &inputs.config, report);
    for (module, description) in descriptions {
        let header = Header { command: command.clone(), source: description.clone() };
        let built = build(loader, config.as_ref(), api, description, report);
        let Some(built) = built else { continue };
        let printed = match specwright_print::print(&built.surface, &header) {
            Ok(printed) => printed,
            Err(error) => {
                report.diagnostics.push(Diagnostic::error(Code::Internal, error.to_string()));
                continue;
            }
        };
        let folder = if module.is_empty() { String::new() } else { format!("{module}/") };
        files
            .extend(printed.into_iter().map(|f| File { path: format!("{folder}{}", f.path), ..f }));
        modules.push(module.as_str());
        apis.push(built.api);
    }
    // What a key names may be in a description that could not be read.
    if let Some(config) = config.filter(|_| apis.len() == descriptions.len()) {
        report.diagnostics.extend(config.unmatched(&apis.iter().collect::<Vec<_>>()));
    }
    if modules.iter().any(|module| !module.is_empty()) {
        let header = Header { command: command.clone(), source: inputs.folder.clone() };
        files.push(specwright_print::modules(&modules, &header));
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    (!report.diagnostics.has_errors()).then_some(files)
}
