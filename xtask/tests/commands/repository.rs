//! A copy of the repository in a temporary folder, and commands that run there.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use similar::{ChangeTag, TextDiff};
use specwright::review::options::{Exit, Format, Options};
use xtask::{codegen, spec_diff, vendor, workspace::Workspace};

/// Every file by its path, as bytes.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// Where descriptions are copied from.
pub(crate) fn root() -> PathBuf {
    Workspace::here().root().to_owned()
}

/// A workspace that nobody else has.
pub(crate) struct Repository {
    folder: tempfile::TempDir,
    workspace: Workspace,
}

/// What a command did.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Ran {
    /// Whether it would exit with 0.
    pub(crate) ok: bool,
    /// All that it printed; places in the temporary folder are relative to it.
    pub(crate) text: String,
}

impl Repository {
    /// Nothing but the two folders.
    pub(crate) fn empty() -> Self {
        let folder = tempfile::tempdir().unwrap();
        for name in ["specs", "crates"] {
            fs::create_dir(folder.path().join(name)).unwrap();
        }
        let workspace = Workspace::new(folder.path());
        Self { folder, workspace }
    }

    /// The descriptions and clients that tests are about: what they expect says nothing of others that are added.
    pub(crate) fn copy() -> Self {
        let copy = Self::empty();
        for api in ["kitchen-sink", "respan", "retell"] {
            let (specs, client) = (format!("specs/{api}"), format!("crates/{api}-client"));
            copy_folder(&root().join(&specs), &copy.path(&specs));
            copy_folder(&root().join(&client).join("src"), &copy.path(&format!("{client}/src")));
            let manifest = format!("{client}/Cargo.toml");
            fs::copy(root().join(&manifest), copy.path(&manifest)).unwrap();
        }
        copy
    }

    /// One API with a description, and an empty crate for its client.
    pub(crate) fn with(api: &str, description: &str) -> Self {
        let repository = Self::empty();
        repository.write(&format!("specs/{api}/openapi.yaml"), description);
        repository.write(&format!("crates/{api}-client/Cargo.toml"), "[package]\n");
        repository
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    pub(crate) fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        fs::create_dir_all(self.path(name).parent().unwrap()).unwrap();
        fs::write(self.path(name), text).unwrap();
    }

    /// Replaces a text that is in a file exactly once.
    pub(crate) fn edit(&self, name: &str, from: &str, to: &str) {
        self.write(name, replaced(&self.read(name), from, to));
    }

    /// Every file, git's own left out.
    pub(crate) fn files(&self) -> Files {
        let mut files = Files::new();
        for name in self.workspace.files_below(".").unwrap() {
            if !name.starts_with(".git/") {
                files.insert(name.clone(), fs::read(self.path(&name)).unwrap());
            }
        }
        files
    }

    pub(crate) fn codegen(&self, api: Option<&str>) -> Ran {
        let options = codegen::Options { api: api.map(str::to_owned), ..Default::default() };
        self.ran(|out| codegen::run(&self.workspace, &options, out))
    }

    pub(crate) fn codegen_check(&self, api: Option<&str>) -> Ran {
        let api = api.map(str::to_owned);
        let options = codegen::Options { api, check: true, styled: false };
        self.ran(|out| codegen::run(&self.workspace, &options, out))
    }

    /// Vendors texts by their names in this folder.
    pub(crate) fn vendor(&self, api: &str, texts: &[&str]) -> Ran {
        let texts = texts.iter().map(|name| self.path(name)).collect();
        let options = vendor::Options { api: api.to_owned(), texts, ..Default::default() };
        self.ran(|out| vendor::run(&self.workspace, &options, out))
    }

    pub(crate) fn vendor_remove(&self, api: &str, operation: &str) -> Ran {
        let (api, remove) = (api.to_owned(), Some(operation.to_owned()));
        let options = vendor::Options { api, remove, ..Default::default() };
        self.ran(|out| vendor::run(&self.workspace, &options, out))
    }

    pub(crate) fn spec_diff(&self, api: Option<&str>, base: Option<&str>, format: Format) -> Ran {
        let options = Options { format, ..Options::default() };
        let (exit, out, err) = self.review(api, base, options);
        Ran { ok: exit == Exit::Clean, text: out + &err }
    }

    /// How it ended, and what it printed on standard output and standard error.
    pub(crate) fn review(
        &self,
        api: Option<&str>,
        base: Option<&str>,
        options: Options,
    ) -> (Exit, String, String) {
        let (api, base) = (api.map(str::to_owned), base.map(str::to_owned));
        let task = spec_diff::Task { api, base, options };
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let exit = spec_diff::run(&self.workspace, &task, &mut out, &mut err);
        let [out, err] = [out, err].map(|bytes| self.relative(&String::from_utf8(bytes).unwrap()));
        (exit, out, err)
    }

    /// A text whose places in the temporary folder are relative to it.
    fn relative(&self, text: &str) -> String {
        text.replace(&format!("{}/", self.folder.path().display()), "")
    }

    fn ran(&self, run: impl FnOnce(&mut Vec<u8>) -> anyhow::Result<bool>) -> Ran {
        let mut out = Vec::new();
        let ok = run(&mut out).unwrap_or_else(|error| {
            out.extend(format!("error: {error:#}\n").into_bytes());
            false
        });
        Ran { ok, text: self.relative(&String::from_utf8(out).unwrap()) }
    }

    /// Makes a git repository of it, with all files in one commit.
    pub(crate) fn commit(&self) {
        if !self.path(".git").exists() {
            self.git(&["init", "--quiet", "--initial-branch=main"]);
        }
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--message=All"]);
    }

    pub(crate) fn git(&self, arguments: &[&str]) {
        let mut command = Command::new("git");
        command.args(["-c", "user.name=A", "-c", "user.email=a@example.com"]);
        command.args(["-c", "commit.gpgsign=false"]).args(arguments);
        // The same files make the same commit.
        for of in ["GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"] {
            command.env(of, "2026-01-01T00:00:00Z");
        }
        let output = command.current_dir(self.folder.path()).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_folder(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}

/// `text` with something replaced that is in it exactly once.
pub(crate) fn replaced(text: &str, from: &str, to: &str) -> String {
    assert_eq!(text.matches(from).count(), 1, "{from:?} in {text}");
    text.replacen(from, to, 1)
}

/// The names of files that are not the same in both.
pub(crate) fn changed(before: &Files, after: &Files) -> Vec<String> {
    let names = before.keys().chain(after.keys().filter(|name| !before.contains_key(*name)));
    let mut names: Vec<String> =
        names.filter(|name| before.get(*name) != after.get(*name)).cloned().collect();
    names.sort();
    names
}

/// Every line that is not in both, file by file: `- before`, `+ after`.
pub(crate) fn changed_lines(before: &Files, after: &Files) -> String {
    let text = |files: &Files, name: &str| {
        files.get(name).map(|bytes| String::from_utf8_lossy(bytes).into_owned()).unwrap_or_default()
    };
    let mut out = String::new();
    for name in changed(before, after) {
        let (old, new) = (text(before, &name), text(after, &name));
        let diff = TextDiff::from_lines(&old, &new);
        let lines: Vec<String> = diff
            .iter_all_changes()
            .filter(|change| change.tag() != ChangeTag::Equal)
            .map(|change| format!("{}{}", change.tag(), change.value()))
            .collect();
        let count = |sign: char| lines.iter().filter(|line| line.starts_with(sign)).count();
        out.push_str(&format!("{name}: {} added, {} removed\n", count('+'), count('-')));
        out.extend(lines);
    }
    out
}
