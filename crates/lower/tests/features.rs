//! The contract of each feature in `specs/kitchen-sink`, and what is reported of it.

#![expect(clippy::unwrap_used, reason = "helpers of tests")]

use std::{collections::BTreeMap, fs, path::Path};

use specwright_lower::lower;
use specwright_source::{Diagnostic, Document, Loader, Sources, render};

const FEATURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../specs/kitchen-sink");
const SNAPSHOTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/snapshots");

/// The files of the repository, by their paths in it.
struct Repository;

impl Loader for Repository {
    fn find(&self, name: &str) -> Result<Option<String>, Diagnostic> {
        let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
        Ok(fs::read_to_string(Path::new(root).join(name)).ok())
    }
}

/// The files of a folder that end like this, by name without the ending.
fn files(folder: &str, ending: &str) -> BTreeMap<String, String> {
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let named = |path: &Path| Some(path.file_name()?.to_str()?.strip_suffix(ending)?.to_owned());
    paths.filter_map(|path| Some((named(&path)?, fs::read_to_string(&path).unwrap()))).collect()
}

fn contract(feature: &str, text: &str) -> String {
    let name = format!("specs/kitchen-sink/{feature}.yaml");
    let document = Document::parse(name, text).unwrap();
    let mut sources = Sources::new();
    sources.add_document(&document);
    let lowered = lower(document, &Repository);
    lowered.documents.iter().for_each(|document| sources.add_document(document));
    let contract = lowered.api.as_ref().map(specwright_ir::dump).unwrap_or_default();
    format!("{contract}\n{}", render(&lowered.diagnostics, &sources, false))
}

#[test]
fn contracts() {
    let features = files(FEATURES, ".yaml");
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(SNAPSHOTS);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for (feature, text) in &features {
            insta::assert_snapshot!(feature.as_str(), contract(feature, text));
        }
    });
    let snapshots: Vec<String> = files(SNAPSHOTS, ".snap").into_keys().collect();
    assert_eq!(snapshots, features.into_keys().collect::<Vec<_>>(), "a snapshot without a feature");
}
