//! What is said of Rust callers is so: what is called major does not compile for one of them, and nothing else does not.
//!
//! For each pair of editions a program that uses every public item of the base ([`program`]) is compiled against the client of the
//! head, all in one workspace.

#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "helpers of tests")]

mod pairs;
mod program;
mod tables;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
    process::Command,
};

use serde_json::Value;
use specwright::{
    generate::{self, Options},
    package::Runtime,
    pipeline::Built,
    select::Selection,
};
use specwright_diff::{Bump, Edition, Levels, diff};
use specwright_print::File;
use specwright_source::{Diagnostic, Loader};

use pairs::{BASE, PAIRS};

const WORKSPACE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// One text, by its name.
struct Text(String);

impl Loader for Text {
    fn find(&self, name: &str) -> Result<Option<String>, Diagnostic> {
        Ok((name == "openapi.yaml").then(|| self.0.clone()))
    }
}

/// The package of an edition, and what it was made from.
fn package(name: &str, text: String) -> (Vec<File>, Built) {
    let options = Options {
        spec: "openapi.yaml".to_owned(),
        name: name.to_owned(),
        runtime: Runtime::Path(format!("{WORKSPACE}/crates/runtime")),
        own_workspace: false,
        config: None,
        selection: Selection::default(),
        strict: true,
        exercise: false,
    };
    let generated = generate::package(&options, &Text(text)).unwrap();
    let findings = generated.findings.text(false);
    let files = generated.files.unwrap_or_else(|| panic!("{name}: {findings}"));
    (files, generated.built.unwrap())
}

fn edition(built: &Built) -> Edition<'_> {
    Edition { api: &built.api, surface: &built.surface }
}

/// Writes a package of a client.
fn write(folder: &Path, files: &[File]) {
    for file in files {
        let path = folder.join(&file.path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, &file.text).unwrap();
    }
}

/// Writes a package with a program that uses the client of that name.
fn write_program(folder: &Path, name: &str, client: &str, program: &str) {
    let manifest = format!(
        "[package]\nname = \"{name}\"\nedition = \"2024\"\n\n[dependencies]\n\
         client = {{ package = \"{client}\", path = \"../{client}\" }}\n\
         specwright-runtime = {{ path = \"{WORKSPACE}/crates/runtime\" }}\n"
    );
    fs::create_dir_all(folder.join("src")).unwrap();
    fs::write(folder.join("Cargo.toml"), manifest).unwrap();
    fs::write(folder.join("src/lib.rs"), program).unwrap();
}

/// What cargo says of every package of a workspace: of those that compile nothing, of the others why not.
fn checked(folder: &Path) -> BTreeMap<String, Vec<String>> {
    let target = format!("{}/witnesses", env!("CARGO_TARGET_TMPDIR"));
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["check", "--workspace", "--keep-going", "--offline", "--message-format=json"]);
    let output = cargo.args(["--target-dir", &target]).current_dir(folder).output().unwrap();
    let stdout = String::from_utf8(output.stdout).unwrap();
    let mut compiled = BTreeSet::new();
    let mut errors: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for line in stdout.lines() {
        let message: Value = serde_json::from_str(line).unwrap();
        let name = message["target"]["name"].as_str().unwrap_or_default().replace('_', "-");
        if message["reason"] == "compiler-artifact" {
            compiled.insert(name);
        } else if message["message"]["level"] == "error" {
            let text = message["message"]["rendered"].as_str().unwrap_or_default();
            errors.entry(name).or_default().push(text.to_owned());
        }
    }
    assert!(!compiled.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    for name in compiled {
        errors.entry(name).or_default();
    }
    errors
}

#[test]
fn what_is_major_does_not_compile_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let (files, base) = package("base", BASE.to_owned());
    let program = program::of(&files);
    write(&folder.path().join("base"), &files);
    write_program(&folder.path().join("base-program"), "base-program", "base", &program);
    let mut bumps: Vec<Option<Bump>> = Vec::new();
    for (at, pair) in PAIRS.iter().enumerate() {
        let client = format!("head-{at}");
        let (files, head) = package(&client, pair.head());
        bumps.push(diff(edition(&base), edition(&head), &Levels::default()).rust());
        write(&folder.path().join(&client), &files);
        let name = format!("program-{at}");
        write_program(&folder.path().join(&name), &name, &client, &program);
    }
    let workspace = "[workspace]\nmembers = [\"*\"]\nexclude = [\"target\"]\nresolver = \"3\"\n";
    fs::write(folder.path().join("Cargo.toml"), workspace).unwrap();
    fs::copy(format!("{WORKSPACE}/Cargo.lock"), folder.path().join("Cargo.lock")).unwrap();

    let found = checked(folder.path());
    assert!(found["base-program"].is_empty(), "{}", found["base-program"].join("\n"));
    let mut wrong = Vec::new();
    for (at, (pair, bump)) in PAIRS.iter().zip(&bumps).enumerate() {
        let errors = &found[&format!("program-{at}")];
        assert!(found[&format!("head-{at}")].is_empty(), "{}: the client", pair.name);
        let first = errors.first().map_or("it compiles", String::as_str);
        if (*bump == Some(Bump::Major)) == errors.is_empty() {
            wrong.push(format!("{}: {bump:?}, but {first}", pair.name));
        } else if *bump != pair.bump {
            wrong.push(format!("{}: {bump:?}, not {:?}: {first}", pair.name, pair.bump));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
