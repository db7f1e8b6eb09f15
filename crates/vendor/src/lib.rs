//! Vendored descriptions: documentation pages, whole descriptions, provenance and fixups.
//!
//! An API is vendored in `specs/<api>/`:
//! * `pages/<operation>.md`: documentation pages, verbatim, each with the OpenAPI fragment of one operation; or
//!   `upstream.yaml`/`upstream.json`: a whole description, verbatim, kept only where fixups change it;
//! * `fixups.yaml`: corrections, written by people, each with what it expects to find;
//! * `openapi.yaml`: the description, built from the above; the only one that the generator reads;
//! * `provenance.yaml`: what it was built from.
//!
//! Nothing here reads or writes a file: [`vendor`] takes texts and answers with a [`Plan`]. Equal input gives equal bytes.

mod build;
mod conflict;
mod fixups;
mod merge;
mod page;
mod provenance;
mod whole;

use std::collections::{BTreeMap, BTreeSet};

use specwright_source::{Code, Diagnostic, Diagnostics, Document, Sources};

pub use provenance::sha256;

/// Texts by path: relative to the workspace, `/` separated, e.g. `specs/retell/pages/get-batch-test.md`.
pub type Files = BTreeMap<String, String>;

/// What to vendor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Request {
    /// Adds these pages, replacing those of the same operations; none: builds again from what is there.
    Pages(Vec<Given>),
    /// Drops the page of this operation.
    Remove(String),
    /// Takes a whole description.
    Whole(Given),
}

/// A text handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// Where it comes from, as shown to people.
    pub name: String,
    /// What it says.
    pub text: String,
}

/// What `specs/<api>/` is to hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// Every file that vendoring owns, changed or not.
    pub files: Files,
    /// Files to delete.
    pub delete: BTreeSet<String>,
}

/// Plans the vendoring of an API. `existing` holds the files for which [`is_known`] says yes; `sources` gets every text
/// that findings may point into.
///
/// # Errors
/// Texts that do not parse, pages without a fragment, pages that contradict each other, fixups that do not apply, and
/// requests that make no sense for what is there. All that is found; nothing is to be written then.
pub fn vendor(
    api: &str,
    existing: &Files,
    request: Request,
    sources: &mut Sources,
) -> Result<Plan, Diagnostics> {
    check_name(api)?;
    let folder = Folder { path: format!("specs/{api}/"), api, files: existing };
    for (name, text) in existing {
        sources.add_text(name.as_str(), text.as_str());
    }
    let adds = match &request {
        Request::Whole(_) => true,
        Request::Pages(given) => !given.is_empty(),
        Request::Remove(_) => false,
    };
    if let Some(finding) = folder.by_hand().filter(|_| adds) {
        return Err(finding.into());
    }
    let files = match request {
        Request::Whole(given) => whole::given(&folder, given, sources)?,
        Request::Pages(given) if given.is_empty() => match folder.upstream() {
            Some((file, text)) => whole::again(&folder, file, text, sources)?,
            None => build::pages(&folder, given, sources)?,
        },
        Request::Pages(given) => build::pages(&folder, given, sources)?,
        Request::Remove(operation) => build::without(&folder, &operation, sources)?,
    };
    let delete = existing.keys().filter(|name| folder.owns(name) && !files.contains_key(*name));
    Ok(Plan { delete: delete.cloned().collect(), files })
}

/// Whether [`vendor`] wants to see a file of `specs/<api>/`; `path` is relative to that folder.
#[must_use]
pub fn is_known(path: &str) -> bool {
    is_vendored(path) || (path.ends_with(".yaml") && !path.contains('/'))
}

/// Whether something in `specs/<api>/` says that the API has one description, which vendoring builds.
#[must_use]
pub fn is_of_vendoring(path: &str) -> bool {
    let first = path.split('/').next().unwrap_or(path);
    matches!(first, "pages" | PROVENANCE | FIXUPS) || UPSTREAM.contains(&first)
}

/// Whether a file of `specs/<api>/` is written by vendoring alone, where anything is vendored.
fn is_vendored(path: &str) -> bool {
    let page = path.strip_prefix("pages/").is_some_and(|name| name.ends_with(".md"));
    page || matches!(path, OPENAPI | PROVENANCE) || UPSTREAM.contains(&path)
}

const OPENAPI: &str = "openapi.yaml";
const PROVENANCE: &str = "provenance.yaml";
const FIXUPS: &str = "fixups.yaml";
const UPSTREAM: [&str; 2] = ["upstream.json", "upstream.yaml"];

/// `specs/<api>/` as it is.
struct Folder<'a> {
    api: &'a str,
    /// Ends in `/`.
    path: String,
    files: &'a Files,
}

impl Folder<'_> {
    fn name(&self, file: &str) -> String {
        format!("{}{file}", self.path)
    }

    fn text(&self, file: &str) -> Option<&str> {
        self.files.get(&self.name(file)).map(String::as_str)
    }

    fn owns(&self, name: &str) -> bool {
        name.strip_prefix(&self.path).is_some_and(is_vendored)
    }

    /// Refuses to replace what was not vendored: descriptions, and nothing that says what they were built from.
    fn by_hand(&self) -> Option<Diagnostic> {
        let vendored = self.text(PROVENANCE).is_some()
            || self.pages().next().is_some()
            || UPSTREAM.iter().any(|file| self.text(file).is_some());
        let description = |name: &&String| {
            name.strip_prefix(&self.path).is_some_and(|p| p.ends_with(".yaml") && p != FIXUPS)
        };
        let name = self.files.keys().filter(|_| !vendored).find(description)?;
        let api = self.api;
        let what = format!("`{api}` has a description that was not vendored");
        Some(
            Diagnostic::error(Code::ChangedByHand, what)
                .at_bytes(&name.as_str().into(), first_line(&self.files[name]), "")
                .help(format!("there is no {}: this was written by hand", self.name(PROVENANCE)))
                .help("delete it first if vendoring is to replace it"),
        )
    }

    fn pages(&self) -> impl Iterator<Item = (&str, &str)> {
        let pages = self.name("pages/");
        let all = self.files.iter().map(|(name, text)| (name.as_str(), text.as_str()));
        all.filter(move |(name, _)| name.starts_with(&pages))
    }

    /// The whole description as it was vendored. While nothing corrects it, it is what the generator reads.
    fn upstream(&self) -> Option<(&'static str, &str)> {
        let text = |file| Some((file, self.text(file)?));
        let kept = UPSTREAM.into_iter().find_map(text);
        kept.or_else(|| provenance::is_uncorrected(self).then(|| text(OPENAPI))?)
    }
}

fn check_name(api: &str) -> Result<(), Diagnostics> {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if api.starts_with(|c: char| c.is_ascii_lowercase()) && api.chars().all(plain) {
        return Ok(());
    }
    let what =
        Diagnostic::error(Code::InvalidRequest, format!("`{api}` cannot be the name of an API"));
    Err(what
        .help("the name is that of a folder in `specs/`: lower-case letters, digits and `-`")
        .into())
}

/// The bytes of a text's first line.
fn first_line(text: &str) -> std::ops::Range<usize> {
    0..text.find('\n').unwrap_or(text.len())
}

/// Parses a text that findings may point into.
fn parse(name: &str, text: &str, sources: &mut Sources) -> Result<Document, Diagnostics> {
    sources.add_text(name, text);
    let document = Document::parse(name, text)?;
    sources.add_document(&document);
    Ok(document)
}

/// The repository keeps line feeds alone (`.gitattributes`), and hashes are of what it keeps.
fn line_feeds(text: &str) -> String {
    text.replace("\r\n", "\n")
}
