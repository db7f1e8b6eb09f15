//! Descriptions as their owners publish them, faults included: each becomes files that parse, or errors that say where. Nothing is
//! written, so that what is at fault in one does not keep the rest of it from being looked at.
//!
//! They are not part of this repository. `SPECWRIGHT_CORPUS` names their folder; without it there is nothing to test.

#![expect(clippy::unwrap_used, reason = "helpers of tests")]

use std::{
    env, fmt, fs, io,
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
    time::Instant,
};

use specwright::pipeline::{Report, build};
use specwright_ir::{Json, Pointer};
use specwright_print::{File, Header};
use specwright_source::{Diagnostic, Document, Loader, Severity};
use specwright_surface::{Config, Surface};

/// Members of a path that are operations.
const METHODS: [&str; 8] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/// The dialect of what says none, or does not parse.
const UNKNOWN: &str = "?";

#[test]
fn real_descriptions_become_files_or_located_errors() {
    let Some(corpus) = Corpus::find() else {
        eprintln!("no corpus: set SPECWRIGHT_CORPUS to a folder of descriptions");
        return;
    };
    let names = corpus.descriptions();
    assert!(!names.is_empty(), "{} holds no descriptions", corpus.folder.display());
    eprintln!("{}", Row::HEAD);
    let mut faults = Vec::new();
    for name in names {
        let found = catch_unwind(AssertUnwindSafe(|| examine(&corpus, &name)));
        match found {
            Ok(examined) => {
                eprintln!("{}", examined.row);
                faults.extend(examined.faults.into_iter().map(|fault| format!("{name}: {fault}")));
            }
            Err(_) => faults.push(format!("{name}: it panics")),
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// A folder of descriptions.
struct Corpus {
    folder: PathBuf,
}

impl Corpus {
    fn find() -> Option<Self> {
        let folder = env::var_os("SPECWRIGHT_CORPUS").filter(|folder| !folder.is_empty())?;
        Some(Self { folder: folder.into() })
    }

    /// The files of the folder, and those of each folder in it that are whole descriptions and no parts of one.
    fn descriptions(&self) -> Vec<String> {
        let mut names = Vec::new();
        for entry in entries(&self.folder) {
            if self.folder.join(&entry).is_dir() {
                let parts = entries(&self.folder.join(&entry)).into_iter();
                names.extend(parts.map(|part| format!("{entry}/{part}")).filter(|name| {
                    let text = self.load(name).unwrap_or_default();
                    text.lines().any(|l| l.starts_with("openapi:") || l.starts_with("swagger:"))
                }));
            } else {
                names.push(entry);
            }
        }
        let is_text = |name: &String| [".json", ".yaml", ".yml"].iter().any(|e| name.ends_with(e));
        names.retain(is_text);
        names
    }
}

impl Loader for Corpus {
    fn find(&self, name: &str) -> Result<Option<String>, Diagnostic> {
        match fs::read_to_string(self.folder.join(name)) {
            Ok(text) => Ok(Some(text)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(Diagnostic::error(format!("cannot read `{name}`: {error}"))),
        }
    }
}

fn entries(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name());
    let mut names: Vec<String> = entries.filter_map(|name| name.into_string().ok()).collect();
    names.sort();
    names
}

/// A description's line of the table.
struct Row {
    name: String,
    dialect: String,
    documented: usize,
    printed: Option<usize>,
    warnings: usize,
    errors: usize,
    ms: u128,
}

impl Row {
    const HEAD: &str = "| description | dialect | operations | printed | warnings | errors | ms |\n|---|---|--:|--:|--:|--:|--:|";
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, dialect, documented, printed, warnings, errors, ms } = self;
        let printed = printed.map_or("-".to_owned(), |count| count.to_string());
        write!(
            f,
            "| {name} | {dialect} | {documented} | {printed} | {warnings} | {errors} | {ms} |"
        )
    }
}

struct Examined {
    row: Row,
    faults: Vec<String>,
}

fn examine(corpus: &Corpus, name: &str) -> Examined {
    let mut report = Report::default();
    let start = Instant::now();
    let built = build(corpus, Some(&Config::default()), name, name, &mut report);
    let header = Header { command: "a test".to_owned(), source: name.to_owned() };
    let printed = built.as_ref().map(|built| specwright_print::print(&built.surface, &header));
    let ms = start.elapsed().as_millis();

    let document = Document::parse(name, corpus.load(name).unwrap_or_default()).ok();
    let root = document.as_ref().map_or(&Json::Null, Document::value);
    let operations = built.as_ref().map(|built| built.surface.operations().count());
    let count = |severity| report.diagnostics.iter().filter(|d| d.severity == severity).count();
    let row = Row {
        name: name.to_owned(),
        dialect: dialect(root),
        documented: documented(root),
        printed: operations,
        warnings: count(Severity::Warning),
        errors: count(Severity::Error),
        ms,
    };
    let mut faults = unlocated(&report);
    match printed {
        Some(Ok(files)) => {
            faults.extend(unparsable(&files));
            faults.extend(unaccounted(&row, built.as_ref().map(|built| &built.surface), &report));
        }
        Some(Err(error)) => faults.push(error.to_string()),
        None if row.errors == 0 => faults.push("nothing is printed and no error says why".into()),
        None => {}
    }
    // A dialect is refused by one error; in one that is taken, what is at fault costs its part.
    let taken = row.dialect.starts_with("3.0");
    if taken && row.printed.is_none() || !taken && row.dialect != UNKNOWN && row.errors > 1 {
        faults.push(format!("OpenAPI {}, and {} errors", row.dialect, row.errors));
    }
    Examined { row, faults }
}

fn dialect(root: &Json) -> String {
    let version = root.get("openapi").or_else(|| root.get("swagger"));
    version.and_then(Json::as_str).unwrap_or(UNKNOWN).to_owned()
}

/// How many operations a document writes, its version aside; those of paths in other files are not counted.
fn documented(root: &Json) -> usize {
    let paths = root.get("paths").and_then(Json::as_object).into_iter().flatten();
    let items = paths.filter(|(path, _)| path.starts_with('/')).map(|(_, item)| {
        let reference = item.get("$ref").and_then(Json::as_str);
        match reference.and_then(|text| text.strip_prefix('#')).and_then(Pointer::parse) {
            Some(pointer) => root.pointer(pointer.as_str()).unwrap_or(&Json::Null),
            None => item,
        }
    });
    items.map(|item| METHODS.iter().filter(|method| item.get(**method).is_some()).count()).sum()
}

/// Findings without a place in a text that is known.
fn unlocated(report: &Report) -> Vec<String> {
    let placed = |d: &&Diagnostic| {
        d.labels.first().is_some_and(|label| report.sources.locate(&label.place).is_some())
    };
    let without = report.diagnostics.iter().filter(|d| !placed(d));
    without.map(|d| format!("no place: {}", d.message)).collect()
}

fn unparsable(files: &[File]) -> Vec<String> {
    let fault = |file: &File| {
        let error = syn::parse_file(&file.text).err()?;
        Some(format!("{} is not Rust: {error}", file.path))
    };
    files.iter().filter_map(fault).collect()
}

/// An operation is printed, or a finding says that it is left out.
fn unaccounted(row: &Row, surface: Option<&Surface>, report: &Report) -> Option<String> {
    let printed = surface.map_or(0, |surface| surface.operations().count());
    let left_out = report.diagnostics.iter().filter(|d| d.message.contains("` is left out: "));
    let left_out = left_out.count();
    (row.documented > printed + left_out).then(|| {
        let documented = row.documented;
        format!("{documented} operations are {printed} printed and {left_out} left out")
    })
}
