//! Files as they were at a git revision: git is asked on this machine, and downloads nothing.

use std::{
    io::{BufRead, BufReader, Read, Write},
    path::{Component, Path, PathBuf},
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
    sync::Mutex,
};

use anyhow::{Context, anyhow, bail};
use specwright_source::{Code, Diagnostic, Loader};

/// The files below a folder as a commit has them. Names are paths from that folder, `/` separated.
#[derive(Debug)]
pub struct Revision {
    folder: PathBuf,
    /// The way from the top of the repository to the folder: empty, or ends in `/`.
    prefix: String,
    /// In full.
    commit: String,
    name: String,
    batch: Mutex<Option<Batch>>,
}

impl Revision {
    /// A revision of the repository that a folder is in, by any name git knows.
    ///
    /// # Errors
    /// Git is missing, this is no repository, or it does not know the revision.
    pub fn find(folder: &Path, name: &str) -> anyhow::Result<Self> {
        let prefix = git(folder, &["rev-parse", "--show-prefix"])?;
        let wanted = format!("{name}^{{commit}}");
        let found = git(folder, &["rev-parse", "--verify", "--quiet", "--end-of-options", &wanted]);
        let commit = found.map_err(|_| anyhow!("git knows no revision `{name}`"))?;
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        Ok(Self {
            folder: folder.to_owned(),
            prefix: prefix.trim_end_matches('\n').to_owned(),
            // Nobody reads a commit in full.
            name: if commit.trim() == name { short(name) } else { name.to_owned() },
            commit: commit.trim().to_owned(),
            batch: Mutex::new(None),
        })
    }

    /// What a branch of a folder's repository started from: the merge base of `HEAD` with `origin/main`, else `HEAD`.
    ///
    /// # Errors
    /// As for [`Revision::find`].
    pub fn before(folder: &Path) -> anyhow::Result<Self> {
        match git(folder, &["merge-base", "HEAD", "origin/main"]) {
            Ok(commit) => Self::find(folder, commit.trim()),
            Err(_) => Self::find(folder, "HEAD"),
        }
    }

    /// The same revision, from the top of its repository.
    ///
    /// # Errors
    /// Git fails.
    pub fn top(self) -> anyhow::Result<Self> {
        let top = git(&self.folder, &["rev-parse", "--show-toplevel"])?;
        let folder = top.trim_end_matches('\n').into();
        Ok(Self { folder, prefix: String::new(), ..self })
    }

    /// What people call it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The files below a folder, by their paths from there, sorted; none when it was not there.
    ///
    /// # Errors
    /// Git fails.
    pub fn list(&self, folder: &str) -> anyhow::Result<Vec<String>> {
        let Some(folder) = plain(folder) else { return Ok(Vec::new()) };
        let below = format!("{}{folder}", self.prefix);
        let start = if below.is_empty() || below.ends_with('/') { below } else { below + "/" };
        let mut arguments = vec!["ls-tree", "-r", "-z", "--full-tree", "--name-only", &self.commit];
        arguments.extend(["--", start.as_str()].into_iter().filter(|_| !start.is_empty()));
        let listed = git(&self.folder, &arguments)?;
        let paths = listed.split('\0').filter_map(|path| path.strip_prefix(&start));
        let mut paths: Vec<String> =
            paths.filter(|path| !path.is_empty()).map(str::to_owned).collect();
        paths.sort();
        Ok(paths)
    }

    /// A file's text; `None` when it was not there.
    ///
    /// # Errors
    /// Git fails, it is no file, or no text.
    pub fn read(&self, name: &str) -> anyhow::Result<Option<String>> {
        let Some(path) = plain(name).filter(|path| !path.contains('\n')) else { return Ok(None) };
        let wanted = format!("{}:{}{path}", self.commit, self.prefix);
        // A process that was left in the middle of an answer is not asked again.
        let mut batch = self.batch.lock().map_err(|_| anyhow!("git gave no answer"))?;
        if batch.is_none() {
            *batch = Some(Batch::start(&self.folder)?);
        }
        let Some(running) = batch.as_mut() else { return Ok(None) };
        let object = running.ask(&wanted).with_context(|| format!("git cannot read `{name}`"))?;
        match object {
            Object::File(bytes) => {
                let told = |_| anyhow!("`{name}` is not UTF-8 text at {}", self.name);
                String::from_utf8(bytes).map(Some).map_err(told)
            }
            Object::Folder => bail!("`{name}` is a folder, not a file"),
            Object::Elsewhere => bail!("`{name}` is a link out of the repository"),
            Object::Nothing => Ok(None),
        }
    }
}

impl Loader for Revision {
    fn find(&self, name: &str) -> Result<Option<String>, Diagnostic> {
        let told = |error| Diagnostic::error(Code::UnreadableFile, format!("{error:#}"));
        self.read(name).map_err(told)
    }
}

fn short(commit: &str) -> String {
    commit.chars().take(12).collect()
}

/// A path without `.` and `..`; `None`: it leads out.
fn plain(name: &str) -> Option<String> {
    let mut parts: Vec<&str> = Vec::new();
    for part in Path::new(name).components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                parts.pop()?;
            }
            Component::Normal(part) => parts.push(part.to_str()?),
            Component::RootDir | Component::Prefix(_) => return None,
        }
    }
    Some(parts.join("/"))
}

/// What git prints.
pub(crate) fn git(folder: &Path, arguments: &[&str]) -> anyhow::Result<String> {
    let output = command(folder).args(arguments).output().context("git cannot be run")?;
    if !output.status.success() {
        bail!("git {}: {}", arguments[0], String::from_utf8_lossy(&output.stderr).trim());
    }
    String::from_utf8(output.stdout).context("git gave text that is not UTF-8")
}

fn command(folder: &Path) -> Command {
    let mut command = Command::new("git");
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    // What a partial clone lacks stays away, and no lock is taken.
    command.env("GIT_NO_LAZY_FETCH", "1").env("GIT_OPTIONAL_LOCKS", "0").env("LC_ALL", "C");
    command.arg("-C").arg(folder);
    command
}

/// A [`git cat-file --batch`](https://git-scm.com/docs/git-cat-file#_batch_output) that runs: a description may be split over
/// hundreds of files.
#[derive(Debug)]
struct Batch {
    process: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
}

/// What is at a path of a commit.
enum Object {
    File(Vec<u8>),
    Folder,
    /// A link to what is not in the repository.
    Elsewhere,
    Nothing,
}

impl Batch {
    fn start(folder: &Path) -> anyhow::Result<Self> {
        let mut command = command(folder);
        command.args(["cat-file", "--batch", "--follow-symlinks"]);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut process = command.spawn().context("git cannot be run")?;
        let (input, output) = (process.stdin.take(), process.stdout.take());
        let output = BufReader::new(output.context("git gives nothing")?);
        Ok(Self { process, input, output })
    }

    fn ask(&mut self, wanted: &str) -> anyhow::Result<Object> {
        let input = self.input.as_mut().context("git takes nothing")?;
        writeln!(input, "{wanted}")?;
        input.flush()?;
        let mut head = String::new();
        if self.output.read_line(&mut head)? == 0 {
            bail!("git ended");
        }
        let head = head.trim_end_matches('\n');
        // A path may hold spaces, and stands before `missing`.
        if head.ends_with(" missing") || head.ends_with(" ambiguous") {
            return Ok(Object::Nothing);
        }
        let words: Vec<&str> = head.split(' ').collect();
        let size = words.last().and_then(|size| size.parse().ok());
        let size: usize = size.with_context(|| format!("git says `{head}`"))?;
        let mut bytes = vec![0; size + 1];
        self.output.read_exact(&mut bytes)?;
        bytes.pop();
        Ok(match words.as_slice() {
            [_, "blob", _] => Object::File(bytes),
            [_, "tree", _] => Object::Folder,
            ["symlink", _] => Object::Elsewhere,
            _ => Object::Nothing,
        })
    }
}

impl Drop for Batch {
    fn drop(&mut self) {
        // It ends with its input.
        self.input = None;
        let _ = self.process.wait();
    }
}
