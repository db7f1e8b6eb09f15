//! Faulty descriptions, one kind of fault each, and what is said of them.

#![expect(clippy::unwrap_used, reason = "helpers of tests")]

use std::{collections::BTreeSet, fs, path::PathBuf};

use specwright_lower::lower;
use specwright_source::{Document, NoFiles, Severity, Sources, render};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/rejects");

/// Names of the files that end like this, without the ending.
fn names(ending: &str) -> BTreeSet<String> {
    let paths = fs::read_dir(FOLDER).unwrap().map(|entry| entry.unwrap().path());
    let name = |path: PathBuf| Some(path.file_name()?.to_str()?.strip_suffix(ending)?.to_owned());
    paths.filter_map(name).collect()
}

/// What is said of a description, and whether there is a contract nevertheless.
fn findings(name: &str) -> String {
    let file = format!("{name}.yaml");
    let text = fs::read_to_string(format!("{FOLDER}/{file}")).unwrap();
    let document = Document::parse(file, text).unwrap();
    let mut sources = Sources::new();
    let lowered = lower(document, &NoFiles);
    lowered.documents.iter().for_each(|document| sources.add_document(document));
    let found = &lowered.diagnostics;
    assert!(found.iter().any(|one| one.severity != Severity::Note), "{name}: nothing is said");
    for one in found.iter() {
        let place = one.labels.first().and_then(|label| sources.locate(&label.place));
        assert!(place.is_some(), "{name}: no place: {}", one.message);
    }
    assert!(lowered.api.is_some() || found.has_errors(), "{name}: no contract and no error");
    let outcome = if lowered.api.is_some() { "a contract" } else { "no contract" };
    format!("{outcome}\n\n{}", render(found, &sources, false))
}

#[test]
fn faults() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(FOLDER);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for name in names(".yaml") {
            insta::assert_snapshot!(name.as_str(), findings(&name));
        }
    });
    assert_eq!(names(".snap"), names(".yaml"), "a snapshot without a description");
}
