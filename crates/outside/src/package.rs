//! A package outside of the workspace.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, ExitStatus, Output},
};

/// A built package whose program is an example of a client, byte for byte, and whose dependencies are that client and `tokio`.
#[derive(Debug)]
pub struct Package {
    program: PathBuf,
}

/// What a program did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ran {
    /// How it ended.
    pub status: ExitStatus,
    /// What it printed.
    pub stdout: String,
    /// What it complained about.
    pub stderr: String,
}

impl Package {
    /// Writes the package to a temporary folder and builds it, offline, with the versions of the workspace's `Cargo.lock`.
    /// `client` is the client's folder; what is built stays in `target`, so that the next time is short.
    ///
    /// # Panics
    /// The package cannot be written or does not build.
    #[must_use]
    pub fn build(client: &str, example: &str, target: &str) -> Self {
        let client = Path::new(client);
        let folder = match tempfile::tempdir() {
            Ok(folder) => folder,
            Err(error) => panic!("no temporary folder: {error}"),
        };
        write(folder.path(), client, example);
        let target = Path::new(target).join("packages");
        // The cargo that runs the test, not another one on the path.
        let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo.args(["build", "--quiet", "--offline", "--target-dir"]).arg(&target);
        // What cargo says of the tested package: build scripts look at it, and all would be built again for the other client.
        for (name, _) in std::env::vars_os() {
            let text = name.to_string_lossy();
            if ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_CRATE_"]
                .iter()
                .any(|it| text.starts_with(it))
            {
                cargo.env_remove(&name);
            }
        }
        let built = ran(cargo.current_dir(folder.path()));
        assert!(built.status.success(), "{example} does not build:\n{}", built.stderr);
        let program = format!("{example}{}", std::env::consts::EXE_SUFFIX);
        Self { program: target.join("debug").join(program) }
    }

    /// Runs the program with these environment variables and no others.
    ///
    /// # Panics
    /// It cannot be started.
    #[must_use]
    pub fn run(&self, variables: &[(&str, &str)]) -> Ran {
        ran(Command::new(&self.program).env_clear().envs(variables.iter().copied()))
    }
}

fn write(folder: &Path, client: &Path, example: &str) {
    let workspace = client.ancestors().find(|folder| folder.join("Cargo.lock").is_file());
    let Some(workspace) = workspace else { panic!("{} is in no workspace", client.display()) };
    let Some(name) = client.file_name().and_then(|name| name.to_str()) else {
        panic!("{} is no client", client.display())
    };
    let manifest = format!(
        "[package]\nname = '{example}'\nedition = '2024'\n\n[dependencies]\n{name} = {{ path = '{}' }}\n{}\n",
        client.display(),
        tokio(&text(&workspace.join("Cargo.toml"))),
    );
    let source = folder.join("src");
    let written = fs::create_dir(&source)
        .and_then(|()| fs::write(folder.join("Cargo.toml"), manifest))
        .and_then(|()| fs::copy(workspace.join("Cargo.lock"), folder.join("Cargo.lock")))
        .and_then(|_| {
            let example = client.join("examples").join(format!("{example}.rs"));
            fs::copy(example, source.join("main.rs"))
        });
    if let Err(error) = written {
        panic!("the package cannot be written to {}: {error}", folder.display());
    }
}

/// The workspace's dependency on `tokio`, as it is written there.
fn tokio(manifest: &str) -> &str {
    match manifest.lines().find(|line| line.starts_with("tokio = ")) {
        Some(line) => line,
        None => panic!("the workspace has no tokio"),
    }
}

fn text(path: &Path) -> String {
    match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) => panic!("{} cannot be read: {error}", path.display()),
    }
}

pub(crate) fn ran(command: &mut Command) -> Ran {
    let Output { status, stdout, stderr } = match command.output() {
        Ok(output) => output,
        Err(error) => panic!("{command:?} cannot be started: {error}"),
    };
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    Ran { status, stdout: text(stdout), stderr: text(stderr) }
}
