//! The files of a description on disk, and no others: whoever generates from a stranger's description wants none of their own files in
//! the result.

use std::{
    fs, io,
    path::{Component, Path, PathBuf},
};

use specwright_source::{Code, Diagnostic, Loader};

/// Files as a description may read them: those of its own folder, and local copies of what it names by URL.
///
/// Names are paths as people type them, `/` separated, from the folder that the program runs in; and URLs.
#[derive(Debug, Clone, Default)]
pub struct Disk {
    /// The description's folder, without `.` and without `..` where that is possible.
    folder: PathBuf,
    outside: bool,
    copies: Vec<LocalCopy>,
}

/// Where what starts with a URL is on disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LocalCopy {
    /// The start of the URLs.
    pub url: String,
    /// What takes its place.
    pub path: String,
}

impl LocalCopy {
    /// Reads `URL=PATH`. The last `=` divides: URLs may have one, and paths hardly do.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (url, path) = text.rsplit_once('=')?;
        (is_url(url) && !path.is_empty())
            .then(|| Self { url: url.to_owned(), path: path.to_owned() })
    }
}

impl Disk {
    /// The files of the description of that name.
    #[must_use]
    pub fn of(description: &str) -> Self {
        let folder = Path::new(description).parent().map(plain).unwrap_or_default();
        Self { folder, ..Self::default() }
    }

    /// Allows links, and files outside of the description's folder.
    #[must_use]
    pub fn allow_outside(mut self, allowed: bool) -> Self {
        self.outside = allowed;
        self
    }

    /// Adds local copies of what URLs name; the longest start of a URL counts.
    #[must_use]
    pub fn map(mut self, copies: impl IntoIterator<Item = LocalCopy>) -> Self {
        self.copies.extend(copies);
        self.copies.sort_by_key(|copy| std::cmp::Reverse(copy.url.len()));
        self
    }

    /// Refuses a name that leads out of the description's folder, wherever its files are.
    pub(crate) fn expect_inside(&self, name: &str) -> Result<(), Diagnostic> {
        match plain(Path::new(name)).strip_prefix(&self.folder) {
            Ok(below) if !below.starts_with("..") => Ok(()),
            _ => Err(outside(name)),
        }
    }

    /// Where a file is.
    fn place(&self, name: &str) -> Result<PathBuf, Diagnostic> {
        if is_url(name) {
            return self.copy(name);
        }
        if self.outside {
            return Ok(name.into());
        }
        within(&self.folder, &plain(Path::new(name)), name)
    }

    fn copy(&self, url: &str) -> Result<PathBuf, Diagnostic> {
        let found = self.copies.iter().find_map(|copy| Some((copy, url.strip_prefix(&copy.url)?)));
        let Some((LocalCopy { path, .. }, rest)) = found else {
            let start = url.rfind('/').map_or(url, |at| &url[..=at]);
            return Err(Diagnostic::error(
                Code::UnreadableFile,
                format!("`{url}` is not on this disk"),
            )
            .help(format!(
                "nothing is downloaded: keep a copy, and pass `--map {start}=FOLDER/`"
            )));
        };
        let whole = plain(Path::new(&format!("{path}{rest}")));
        if self.outside || rest.is_empty() {
            return Ok(whole);
        }
        let folder = if path.ends_with('/') { Path::new(path) } else { folder_of(path) };
        within(&plain(folder), &whole, url)
    }
}

fn folder_of(path: &str) -> &Path {
    Path::new(path).parent().unwrap_or(Path::new(""))
}

/// Whether a name is a URL: `https://..`. One letter before the colon is a drive.
pub(crate) fn is_url(name: &str) -> bool {
    let scheme = name.split_once("://").map_or("", |(scheme, _)| scheme);
    scheme.len() > 1 && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
}

/// A path without `.`, and without `..` but at its start.
fn plain(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir
                if matches!(out.components().next_back(), Some(Component::Normal(_))) =>
            {
                out.pop();
            }
            other => out.push(other),
        }
    }
    out
}

fn outside(name: &str) -> Diagnostic {
    refused(name, "is outside of the folder of the description")
}

fn refused(name: &str, what: &str) -> Diagnostic {
    let finding = Diagnostic::error(Code::UnreadableFile, format!("`{name}` {what}"));
    finding.help("`--allow-outside` allows links and files of other folders")
}

/// A path, if it and everything on the way to it from a folder is in that folder and no link.
fn within(folder: &Path, path: &Path, name: &str) -> Result<PathBuf, Diagnostic> {
    let below = path.strip_prefix(folder).map_err(|_| outside(name))?;
    let mut at = folder.to_owned();
    for part in below.components() {
        let Component::Normal(part) = part else { return Err(outside(name)) };
        at.push(part);
        if at.is_symlink() {
            return Err(refused(name, "is a symbolic link, or behind one"));
        }
    }
    Ok(at)
}

impl Loader for Disk {
    fn find(&self, name: &str) -> Result<Option<String>, Diagnostic> {
        read(&self.place(name)?, name)
    }
}

/// A file's text; `None` when it is not there. `name` is what people know it by.
///
/// # Errors
/// It is no file, cannot be read, or is not UTF-8.
pub fn read(path: &Path, name: &str) -> Result<Option<String>, Diagnostic> {
    let cannot = |error: &io::Error| {
        Diagnostic::error(Code::UnreadableFile, format!("cannot read `{name}`: {error}"))
    };
    match fs::metadata(path) {
        Ok(found) if found.is_file() => {}
        Ok(found) => {
            let what = if found.is_dir() { "a folder, not a file" } else { "not a file" };
            return Err(Diagnostic::error(Code::UnreadableFile, format!("`{name}` is {what}")));
        }
        Err(error) if is_absent(&error) => return Ok(None),
        Err(error) => return Err(cannot(&error)),
    }
    let bytes = fs::read(path).map_err(|error| cannot(&error))?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let before = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        Diagnostic::error(Code::UnreadableFile, format!("`{name}` is not UTF-8 text (line {line})"))
            .help("save it as UTF-8")
    });
    text.map(Some)
}

fn is_absent(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(disk: &Disk, name: &str) -> Result<String, String> {
        let told = |finding: Diagnostic| finding.message;
        disk.place(name).map(|path| path.to_string_lossy().into_owned()).map_err(told)
    }

    #[test]
    fn files_of_the_folder_are_found_and_no_others() {
        let outside =
            |name: &str| Err(format!("`{name}` is outside of the folder of the description"));
        let disk = Disk::of("specs/acme/openapi.yaml");
        assert_eq!(place(&disk, "specs/acme/openapi.yaml"), Ok("specs/acme/openapi.yaml".into()));
        assert_eq!(place(&disk, "specs/acme/a/../b.yaml"), Ok("specs/acme/b.yaml".into()));
        assert_eq!(place(&disk, "./specs/./acme/b.yaml"), Ok("specs/acme/b.yaml".into()));
        for name in ["specs/acme/../bolt.yaml", "specs/acme/a/../../../x", "/etc/passwd", "x.yaml"]
        {
            assert_eq!(place(&disk, name), outside(name));
        }
        let here = Disk::of("openapi.yaml");
        assert_eq!(place(&here, "a/b.yaml"), Ok("a/b.yaml".into()));
        for name in ["../x.yaml", "a/../../x.yaml", "/etc/passwd"] {
            assert_eq!(place(&here, name), outside(name));
        }
        let above = Disk::of("../openapi.yaml");
        assert_eq!(place(&above, "../a/b.yaml"), Ok("../a/b.yaml".into()));
        assert_eq!(place(&above, "../../b.yaml"), outside("../../b.yaml"));
        let open = disk.allow_outside(true);
        assert_eq!(place(&open, "specs/acme/../bolt.yaml"), Ok("specs/acme/../bolt.yaml".into()));
    }

    #[test]
    fn urls_are_found_where_they_are_mapped() {
        let copies =
            ["https://a.test/=copies/a/", "https://a.test/v2/=v2/", "https://b.test/x.yaml=b.yaml"];
        let disk =
            Disk::of("openapi.yaml").map(copies.iter().filter_map(|text| LocalCopy::parse(text)));
        let cases = [
            ("https://a.test/x/y.yaml", Ok("copies/a/x/y.yaml")),
            ("https://a.test/v2/y.yaml", Ok("v2/y.yaml")),
            ("https://b.test/x.yaml", Ok("b.yaml")),
            (
                "https://a.test/../y.yaml",
                Err("`https://a.test/../y.yaml` is outside of the folder of the description"),
            ),
            ("https://c.test/y.yaml", Err("`https://c.test/y.yaml` is not on this disk")),
            ("file:///etc/passwd", Err("`file:///etc/passwd` is not on this disk")),
        ];
        for (url, expected) in cases {
            assert_eq!(place(&disk, url), expected.map(str::to_owned).map_err(str::to_owned));
        }
        assert_eq!(LocalCopy::parse("https://a.test/"), None);
        assert_eq!(LocalCopy::parse("a=b"), None);
    }

    #[cfg(unix)]
    #[test]
    fn links_are_followed_only_when_that_is_allowed() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("spec"))?;
        fs::write(at("secret.yaml"), "a: 1\n")?;
        std::os::unix::fs::symlink(at("secret.yaml"), at("spec/link.yaml"))?;
        std::os::unix::fs::symlink(folder.path(), at("spec/up"))?;
        let name = |name: &str| at(name).to_string_lossy().into_owned();
        let disk = Disk::of(&name("spec/openapi.yaml"));
        for link in ["spec/link.yaml", "spec/up/secret.yaml"] {
            let told = disk.find(&name(link)).map_err(|finding| finding.message);
            assert_eq!(told, Err(format!("`{}` is a symbolic link, or behind one", name(link))));
            let open = disk.clone().allow_outside(true);
            assert_eq!(open.find(&name(link)).ok().flatten().as_deref(), Some("a: 1\n"));
        }
        assert_eq!(disk.find(&name("spec/none.yaml")), Ok(None));
        Ok(())
    }
}
