//! What is around the package on disk: the workspace that has it as a member, and the way to the runtime.

use std::{
    fs, io,
    path::{Component, Path, PathBuf},
};

use anyhow::{Context, bail};
use toml::{Table, Value};

use crate::package::Runtime;

/// The package that generated code calls.
const RUNTIME: &str = "specwright-runtime";

/// Whether a package in that folder has to be a workspace of its own: cargo refuses a package below a workspace that does not have
/// it as a member, and one that is both a member and a workspace.
///
/// # Errors
/// A manifest above the folder cannot be read.
pub fn needs_workspace(folder: &Path) -> anyhow::Result<bool> {
    let folder = absolute(folder)?;
    for above in folder.ancestors().skip(1) {
        let Some(manifest) = manifest(above)? else { continue };
        if manifest.contains_key("workspace") {
            return Ok(!is_member(above, &manifest, &folder));
        }
    }
    Ok(true)
}

/// Whether a workspace has a folder as a member: it lists it, or one of its packages depends on it by path.
fn is_member(root: &Path, manifest: &Table, folder: &Path) -> bool {
    let workspace = manifest.get("workspace").and_then(Value::as_table);
    let list = |key: &str| -> Vec<&str> {
        let list = workspace.and_then(|table| table.get(key)).and_then(Value::as_array);
        list.into_iter().flatten().filter_map(Value::as_str).collect()
    };
    let excluded = list("exclude").iter().any(|path| folder.starts_with(plain(&root.join(path))));
    let members = list("members");
    let listed = members.iter().any(|pattern| matches(&plain(&root.join(pattern)), folder));
    if listed {
        return true;
    }
    if excluded {
        return false;
    }
    let mut manifests = vec![(root.to_owned(), manifest.clone())];
    for member in members.iter().flat_map(|pattern| expanded(root, pattern)) {
        // One that cannot be read is another's fault.
        manifests.extend(self::manifest(&member).ok().flatten().map(|table| (member, table)));
    }
    manifests
        .iter()
        .any(|(at, table)| paths(table).iter().any(|path| plain(&at.join(path)) == folder))
}

/// The folders that a pattern stands for, as far as a folder is named whole or by stars.
fn expanded(root: &Path, pattern: &str) -> Vec<PathBuf> {
    let mut found = vec![root.to_owned()];
    for part in pattern.split('/').filter(|part| !part.is_empty() && *part != ".") {
        if !part.contains(['*', '?', '[']) {
            found.iter_mut().for_each(|at| at.push(part));
            continue;
        }
        let below = found.iter().filter_map(|at| fs::read_dir(at).ok()).flatten().flatten();
        found = below.map(|entry| entry.path()).filter(|at| at.is_dir()).collect();
        found.retain(|at| at.file_name().is_some_and(|name| fits(part, &name.to_string_lossy())));
        found.sort();
    }
    found
}

/// Whether a path is one that a pattern stands for, part by part.
fn matches(pattern: &Path, path: &Path) -> bool {
    let parts = |path: &Path| -> Vec<String> {
        path.components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect()
    };
    let (pattern, path) = (parts(pattern), parts(path));
    pattern.len() == path.len() && pattern.iter().zip(&path).all(|(a, b)| fits(a, b))
}

/// Whether a name fits a pattern of `*` and `?`.
fn fits(pattern: &str, name: &str) -> bool {
    let (mut pattern, mut name) = (pattern.chars(), name.chars());
    match pattern.next() {
        None => name.next().is_none(),
        Some('*') => {
            let rest = pattern.as_str();
            let text = name.as_str();
            text.char_indices().any(|(at, _)| fits(rest, &text[at..])) || fits(rest, "")
        }
        Some('?') => name.next().is_some() && fits(pattern.as_str(), name.as_str()),
        Some(c) => name.next() == Some(c) && fits(pattern.as_str(), name.as_str()),
    }
}

/// Every `path` of a dependency.
fn paths(manifest: &Table) -> Vec<String> {
    let mut found = Vec::new();
    let mut open: Vec<&Table> = vec![manifest];
    while let Some(table) = open.pop() {
        for (key, value) in table {
            let Some(below) = value.as_table() else { continue };
            if key.ends_with("dependencies") {
                let paths = below.values().filter_map(|dependency| dependency.get("path"));
                found.extend(paths.filter_map(Value::as_str).map(str::to_owned));
            } else {
                open.push(below);
            }
        }
    }
    found
}

fn manifest(folder: &Path) -> anyhow::Result<Option<Table>> {
    let path = folder.join("Cargo.toml");
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => {
            return Err(error).with_context(|| format!("cannot read `{}`", path.display()));
        }
    };
    text.parse().map(Some).with_context(|| format!("`{}` is not a manifest", path.display()))
}

/// The runtime as the manifest of a package in `folder` has it. What is given is a version requirement, or a folder from where the
/// program runs; a relative folder stays relative.
///
/// # Errors
/// It is neither, or no runtime is there.
pub fn runtime(given: &str, folder: &Path) -> anyhow::Result<Runtime> {
    if is_version(given) {
        return Ok(Runtime::Version(given.to_owned()));
    }
    let at = Path::new(given);
    let found = manifest(at)?;
    let name = found.as_ref().and_then(|table| table.get("package")?.get("name")?.as_str());
    if name != Some(RUNTIME) {
        bail!("`{given}` is neither a version nor the folder of `{RUNTIME}`");
    }
    let path = match at.is_absolute() {
        true => at.to_owned(),
        false => relative(&absolute(folder)?, &absolute(at)?),
    };
    Ok(Runtime::Path(path.to_string_lossy().replace('\\', "/")))
}

/// The runtime beside the source that this program was built from, while that is there.
#[must_use]
pub fn nearby_runtime() -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).parent()?.join("runtime");
    beside.join("Cargo.toml").is_file().then_some(beside)
}

/// Whether a text is a version requirement: `1`, `^0.1`, `=0.1.0`, `>=0.1, <0.3`.
fn is_version(text: &str) -> bool {
    text.split(',').all(|one| {
        let number = one.trim().trim_start_matches(['^', '~', '=', '<', '>']).trim_start();
        let release = number.split(['-', '+']).next().unwrap_or_default();
        let digits =
            |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        release.split('.').count() <= 3 && release.split('.').all(digits)
    })
}

/// The way from one folder to another.
fn relative(from: &Path, to: &Path) -> PathBuf {
    let same = from.components().zip(to.components()).take_while(|(a, b)| a == b).count();
    let up = from.components().skip(same).map(|_| Component::ParentDir);
    up.chain(to.components().skip(same)).collect()
}

/// A path from the root, links followed as far as it is there.
fn absolute(path: &Path) -> anyhow::Result<PathBuf> {
    let whole =
        std::path::absolute(path).with_context(|| format!("`{}` is not a path", path.display()))?;
    let whole = plain(&whole);
    let there = whole.ancestors().find_map(|above| Some((above, fs::canonicalize(above).ok()?)));
    let Some((above, real)) = there else { return Ok(whole) };
    Ok(whole.strip_prefix(above).map_or_else(|_| whole.clone(), |rest| plain(&real.join(rest))))
}

fn plain(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                out.pop();
            }
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_no_folder() {
        for text in ["1", "0.1", "0.1.0", "^0.1", "=0.1.0-rc.1", ">=0.1, <0.3", "~1.2"] {
            assert!(is_version(text), "{text}");
        }
        for text in ["", "../runtime", "crates/runtime", "1/2", ".", "v1", "1.2.3.4"] {
            assert!(!is_version(text), "{text}");
        }
    }

    #[test]
    fn the_way_to_another_folder() {
        let way = |from: &str, to: &str| {
            relative(Path::new(from), Path::new(to)).to_string_lossy().into_owned()
        };
        assert_eq!(way("/w/crates/acme", "/w/crates/runtime"), "../runtime");
        assert_eq!(way("/tmp/acme", "/w/runtime"), "../../w/runtime");
        assert_eq!(way("/w", "/w/runtime"), "runtime");
    }

    #[test]
    fn a_package_is_a_workspace_unless_it_is_a_member() -> anyhow::Result<()> {
        let cases = [
            ("", true),
            ("[package]\nname = 'a'\n", true),
            ("[workspace]\nmembers = ['crates/*']\n", false),
            ("[workspace]\nmembers = ['crates/acme']\n", false),
            ("[workspace]\nmembers = ['./crates/a?me']\n", false),
            ("[workspace]\nmembers = ['app']\n", true),
            ("[workspace]\nmembers = ['*/b*']\n", true),
            (
                "[workspace]\nmembers = ['app']\n[workspace.dependencies]\nacme = { path = 'crates/acme' }\n",
                false,
            ),
            ("[workspace]\nmembers = ['crates/*']\nexclude = ['crates/acme']\n", false),
            (
                "[workspace]\nexclude = ['crates']\n[dependencies]\nacme = { path = 'crates/acme' }\n",
                true,
            ),
            ("[workspace]\nmembers = ['tool*']\n", false),
        ];
        for (manifest, expected) in cases {
            let folder = tempfile::tempdir()?;
            fs::create_dir_all(folder.path().join("tools"))?;
            let tool =
                "[package]\nname = 't'\n[dependencies]\nacme = { path = '../crates/acme' }\n";
            fs::write(folder.path().join("tools/Cargo.toml"), tool)?;
            fs::write(folder.path().join("Cargo.toml"), manifest)?;
            let found = needs_workspace(&folder.path().join("crates/acme"))?;
            assert_eq!(found, expected, "{manifest}");
        }
        Ok(())
    }
}
