//! Clients, and programs that use them, in one workspace.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    fs, io,
    path::PathBuf,
    process::Command,
};

use serde_json::Value;
use specwright::{
    generate::{self, Options},
    package::Runtime,
    pipeline::Built,
    select::Selection,
};
use specwright_print::File;
use specwright_source::{Diagnostic, Loader};

const REPOSITORY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// The program that runs the program that is asked for.
const MAIN: &str = include_str!("main.rs.in");

/// One text, by its name.
struct Text(String);

impl Loader for Text {
    fn find(&self, name: &str) -> Result<Option<String>, Diagnostic> {
        Ok((name == "openapi.yaml").then(|| self.0.clone()))
    }
}

/// A package of an edition, and what it is made from when it is not called otherwise.
pub(crate) struct Client {
    pub(crate) name: String,
    pub(crate) files: Vec<File>,
    pub(crate) built: Built,
}

impl Client {
    pub(crate) fn of(name: &str, description: &str) -> Self {
        let (files, _) = package(name, description, false);
        let (_, built) = package("client", description, false);
        Self { name: name.to_owned(), files, built }
    }

    /// A program that calls every operation of a description by the client of that name.
    pub(crate) fn exercise(name: &str, description: &str) -> String {
        let (files, _) = package(name, description, true);
        files
            .into_iter()
            .find(|file| file.path == "examples/exercise.rs")
            .expect("an exercise")
            .text
    }
}

fn package(name: &str, description: &str, exercise: bool) -> (Vec<File>, Built) {
    let options = Options {
        spec: "openapi.yaml".to_owned(),
        name: name.to_owned(),
        runtime: Runtime::Path(format!("{REPOSITORY}/crates/runtime")),
        own_workspace: false,
        config: None,
        selection: Selection::default(),
        strict: true,
        exercise,
    };
    let generated = generate::package(&options, &Text(description.to_owned())).unwrap();
    let findings = generated.findings.text(false);
    let files = generated.files.unwrap_or_else(|| panic!("{name}: {findings}"));
    (files, generated.built.unwrap())
}

/// A workspace in a folder that is there for the next run, so that what is as it was is not compiled again.
pub(crate) struct Workspace {
    folder: PathBuf,
    members: BTreeSet<String>,
}

impl Workspace {
    pub(crate) fn new(name: &str) -> Self {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("witnesses").join(name);
        Self { folder, members: BTreeSet::new() }
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.folder.join(path);
        let known = match fs::read_to_string(&path) {
            Ok(known) => Some(known),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => panic!("{path:?}: {error}"),
        };
        if known.as_deref() != Some(text) {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
    }

    pub(crate) fn add_client(&mut self, client: &Client) {
        for file in &client.files {
            self.write(&format!("{}/{}", client.name, file.path), &file.text);
        }
        self.members.insert(client.name.clone());
    }

    /// Adds a package of a program that calls the client `client`.
    pub(crate) fn add_program(&mut self, name: &str, client: &Client, program: &str) {
        let manifest = format!(
            "[package]\nname = \"{name}\"\nedition = \"2024\"\n\n[dependencies]\n\
             client = {{ package = \"{client}\", path = \"../{client}\" }}\n\
             specwright-runtime = {{ path = \"{REPOSITORY}/crates/runtime\" }}\n",
            client = client.name
        );
        self.write(&format!("{name}/Cargo.toml"), &manifest);
        self.write(&format!("{name}/src/lib.rs"), program);
        self.members.insert(name.to_owned());
    }

    /// Adds the package that runs programs, each a module by the name of its client.
    pub(crate) fn add_runs(&mut self, programs: &[(String, String)]) {
        let mut manifest = format!(
            "[package]\nname = \"runs\"\nedition = \"2024\"\n\n[dependencies]\nhttp = \"1\"\n\
             serde = \"1\"\nserde_json = \"1\"\nspecwright-runtime = {{ path = \"{REPOSITORY}/crates/runtime\" }}\n\
             tokio = {{ version = \"1\", features = [\"macros\", \"rt\"] }}\n"
        );
        let (mut modules, mut arms) = (String::new(), String::new());
        for (client, program) in programs {
            let module = client.replace('-', "_");
            let _ = writeln!(manifest, "{client} = {{ path = \"../{client}\" }}");
            let _ = writeln!(modules, "mod {module};");
            let _ = writeln!(arms, "{client:?} => {module}::run().await,");
            self.write(&format!("runs/src/{module}.rs"), program);
        }
        let main = MAIN.replace("MODULES", &modules).replace("ARMS", &arms);
        self.write("runs/src/main.rs", &main);
        self.write("runs/Cargo.toml", &manifest);
        self.members.insert("runs".to_owned());
    }

    fn cargo(&self, arguments: &[&str]) -> Command {
        let workspace = format!(
            "[workspace]\nmembers = {:?}\nresolver = \"3\"\n\n[profile.dev]\ndebug = false\nincremental = false\n",
            self.members
        );
        self.write("Cargo.toml", &workspace.replace('{', "[").replace('}', "]"));
        self.write("Cargo.lock", &fs::read_to_string(format!("{REPOSITORY}/Cargo.lock")).unwrap());
        let target = format!("{}/witnesses/target", env!("CARGO_TARGET_TMPDIR"));
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args(arguments).args(["--offline", "--target-dir", &target]);
        cargo.current_dir(&self.folder);
        cargo
    }

    /// What cargo says of every package: of those that compile nothing, of the others why not.
    pub(crate) fn check(&self) -> BTreeMap<String, Vec<String>> {
        let arguments = ["check", "--workspace", "--keep-going", "--message-format=json"];
        let output = self.cargo(&arguments).output().unwrap();
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

    /// Builds the programs that are run.
    pub(crate) fn build(&self) {
        let output = self.cargo(&["build", "--package", "runs", "--quiet"]).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }

    /// What the program of a client prints.
    pub(crate) fn run(&self, client: &str) -> String {
        let program = format!("{}/witnesses/target/debug/runs", env!("CARGO_TARGET_TMPDIR"));
        let output = Command::new(program).arg(client).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }
}
