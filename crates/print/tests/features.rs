//! The generated code of each feature in `specs/kitchen-sink`.

#![expect(clippy::unwrap_used, reason = "helpers of tests")]

use std::{collections::BTreeMap, fs, path::Path};

use specwright_lower::lower;
use specwright_print::{Header, print};
use specwright_source::{Diagnostic, Document, Loader};
use specwright_surface::{Config, surface};

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

/// Every file, each after a line that names it.
fn code(feature: &str, text: &str) -> String {
    let source = format!("specs/kitchen-sink/{feature}.yaml");
    let document = Document::parse(source.as_str(), text).unwrap();
    let api = lower(document, &Repository).api.unwrap();
    let (surface, _) = surface(&api, &Config::default(), "kitchen-sink");
    let header = Header { command: "cargo xtask codegen kitchen-sink".to_owned(), source };
    let files = print(&surface, &header).unwrap();
    files.iter().map(|file| format!("==== {} ====\n{}\n", file.path, file.text)).collect()
}

#[test]
fn clients() {
    let features = files(FEATURES, ".yaml");
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(SNAPSHOTS);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for (feature, text) in &features {
            let code = code(feature, text);
            let all = code.matches("specwright_runtime").count();
            let through = code.matches("specwright_runtime::codegen").count();
            assert_eq!(all, through, "{feature} names more of the runtime than `codegen`");
            insta::assert_snapshot!(feature.as_str(), code);
        }
    });
    let snapshots: Vec<String> = files(SNAPSHOTS, ".snap").into_keys().collect();
    assert_eq!(snapshots, features.into_keys().collect::<Vec<_>>(), "a snapshot without a feature");
}
