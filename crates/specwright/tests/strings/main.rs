//! No text of a description gets out of the comment, the literal or the name that it becomes.

#![expect(clippy::unwrap_used, reason = "helpers of tests")]

mod description;
mod hostile;
mod inspect;

use std::{fs, process::Command};

use specwright::{
    generate::{self, Generated, Options},
    package::Runtime,
    select::Selection,
};
use specwright_source::{Diagnostic, Loader};

use description::{DESCRIPTION, POSITIONS, with};
use hostile::HOSTILE;

/// One text, whatever is asked for.
struct Text(String);

impl Loader for Text {
    fn find(&self, name: &str) -> Result<Option<String>, Diagnostic> {
        Ok((name == "openapi.json").then(|| self.0.clone()))
    }
}

fn package(text: String, runtime: &str) -> Generated {
    let options = Options {
        spec: "openapi.json".to_owned(),
        name: "strings-client".to_owned(),
        runtime: Runtime::Path(runtime.to_owned()),
        own_workspace: true,
        config: None,
        selection: Selection::default(),
        strict: false,
        exercise: true,
    };
    generate::package(&options, &Text(text)).unwrap()
}

#[test]
fn every_position_is_in_the_description() {
    let plain = package(DESCRIPTION.to_owned(), "runtime");
    assert_eq!(plain.report.operations.skipped.len(), 0, "{}", plain.findings.text(false));
    for position in POSITIONS {
        assert!(DESCRIPTION.contains(position), "{position}");
    }
}

#[test]
fn no_text_becomes_code() {
    let plain = package(DESCRIPTION.to_owned(), "runtime").files.unwrap();
    let items = inspect::items(&plain);
    for position in POSITIONS {
        for hostile in HOSTILE {
            let generated = package(with(&[(position, hostile)]), "runtime");
            let place = format!("{position} is {hostile:.60?}");
            let Some(files) = generated.files else {
                assert!(
                    !generated.report.diagnostics.is_empty(),
                    "{place}: nothing, and no reason"
                );
                continue;
            };
            let found = inspect::escaped(&files);
            assert!(found.is_empty(), "{place}: {found:?}");
            // A part that is told of may be missing; nothing else is there than would be otherwise.
            let more: Vec<String> = inspect::kinds_beyond(&inspect::items(&files), &items);
            assert!(more.is_empty(), "{place}: {more:?}");
        }
    }
}

#[test]
fn all_of_it_compiles_and_documents() {
    let hostile = HOSTILE.iter().cycle();
    let all: Vec<(&str, String)> = POSITIONS
        .iter()
        .zip(hostile)
        // What only one text can be there, or none that is not of its grammar.
        .filter(|(position, text)| {
            let alone = package(with(&[(position, text)]), "runtime");
            alone.files.is_some() && alone.report.operations.skipped.is_empty()
        })
        .map(|(position, text)| (*position, format!("{text}{position}")))
        .collect();
    assert!(all.len() > POSITIONS.len() / 2, "{all:?}");
    let pairs: Vec<(&str, &str)> = all.iter().map(|(at, text)| (*at, text.as_str())).collect();
    let workspace = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
    let generated = package(with(&pairs), &format!("{workspace}/crates/runtime"));
    assert!(generated.report.operations.skipped.is_empty(), "{}", generated.findings.text(false));

    let folder = tempfile::tempdir().unwrap();
    for file in generated.files.unwrap() {
        let path = folder.path().join(&file.path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, file.text).unwrap();
    }
    fs::copy(format!("{workspace}/Cargo.lock"), folder.path().join("Cargo.lock")).unwrap();
    let target = format!("{}/packages", env!("CARGO_TARGET_TMPDIR"));
    let mut cargo = Command::new(env!("CARGO"));
    // The README's examples are the only ones that run; code in descriptions is none.
    cargo.args(["test", "--doc", "--offline", "--no-default-features", "--target-dir", &target]);
    let output = cargo.current_dir(folder.path()).output().unwrap();
    let stderr = String::from_utf8_lossy(&output.stderr);
    let stdout = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && !stderr.contains("warning"), "{stderr}{stdout}");
    let run: Vec<&str> = stdout.lines().filter(|line| line.starts_with("test src/")).collect();
    assert!(!run.is_empty(), "{stdout}");
    assert!(run.iter().all(|line| line.starts_with("test src/../README.md")), "{stdout}");
}
