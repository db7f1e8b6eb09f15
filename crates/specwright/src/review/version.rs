//! Versions of a client: the one it has, and the one it must get.

use anyhow::{Context, bail};
use semver::{BuildMetadata, Prerelease, Version};
use specwright_diff::Bump;
use specwright_source::Loader;
use toml::Table;

/// What the version of a client was, and what it is declared to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Versions {
    /// In the base.
    pub base: Version,
    /// In the head, where it is known.
    pub declared: Option<Version>,
}

impl Versions {
    /// The lowest version that says what a change does, by [Cargo's rules](https://doc.rust-lang.org/cargo/reference/semver.html):
    /// before 1.0 what breaks raises the second number, and before 0.1 the third.
    #[must_use]
    pub fn required(&self, bump: Option<Bump>) -> Version {
        let Some(bump) = bump else { return self.base.clone() };
        let base = &self.base;
        let (pre, build) = (Prerelease::EMPTY, BuildMetadata::EMPTY);
        let of = |major, minor, patch| Version { major, minor, patch, pre, build };
        // What is published before a version is followed by it: nothing is promised between them.
        if !base.pre.is_empty() {
            return of(base.major, base.minor, base.patch);
        }
        match (bump, base.major, base.minor) {
            (Bump::Major, 0, 0) => of(0, 0, base.patch + 1),
            (Bump::Major, 0, minor) => of(0, minor + 1, 0),
            (Bump::Major, major, _) => of(major + 1, 0, 0),
            (Bump::Minor, 1.., minor) => of(base.major, minor + 1, 0),
            (Bump::Minor | Bump::Patch, ..) => of(base.major, base.minor, base.patch + 1),
        }
    }

    /// Whether the declared version says less than it must.
    #[must_use]
    pub fn too_low(&self, bump: Option<Bump>) -> bool {
        self.declared.as_ref().is_some_and(|declared| *declared < self.required(bump))
    }
}

/// The version that a manifest declares, by itself or by its workspace; `None`: there is no manifest.
///
/// # Errors
/// The manifest cannot be read, or has no version.
pub fn declared(files: &dyn Loader, folder: &str) -> anyhow::Result<Option<Version>> {
    let path = |folder: &str| {
        if folder.is_empty() { "Cargo.toml".to_owned() } else { format!("{folder}/Cargo.toml") }
    };
    let own = path(folder);
    let Some(manifest) = read(files, &own)? else { return Ok(None) };
    let version = manifest.get("package").and_then(|package| package.get("version"));
    if let Some(text) = version.and_then(toml::Value::as_str) {
        return parse(text, &own).map(Some);
    }
    // It inherits the version, or has none, which Cargo takes as 0.0.0.
    let Some(version) = version else { return Ok(Some(Version::new(0, 0, 0))) };
    if version.get("workspace").and_then(toml::Value::as_bool) != Some(true) {
        bail!("`{own}`: the version is no string");
    }
    let mut above = folder;
    while !above.is_empty() {
        above = above.rfind('/').map_or("", |at| &above[..at]);
        let root = path(above);
        let Some(manifest) = read(files, &root)? else { continue };
        if let Some(workspace) = manifest.get("workspace") {
            let version = workspace.get("package").and_then(|package| package.get("version"));
            let text = version.and_then(toml::Value::as_str);
            let text =
                text.with_context(|| format!("`{root}` has no `workspace.package.version`"))?;
            return parse(text, &root).map(Some);
        }
    }
    bail!("`{own}` takes its version from a workspace that is not above it")
}

/// Whether a package may be published: otherwise nobody goes by its version.
///
/// # Errors
/// The manifest cannot be read.
pub fn is_published(files: &dyn Loader, folder: &str) -> anyhow::Result<bool> {
    let manifest = read(files, &format!("{folder}/Cargo.toml"))?;
    let package = manifest.as_ref().and_then(|manifest| manifest.get("package"));
    let publish = package.and_then(|package| package.get("publish"));
    Ok(publish.and_then(toml::Value::as_bool) != Some(false))
}

fn read(files: &dyn Loader, name: &str) -> anyhow::Result<Option<Table>> {
    let found = files.find(name).map_err(|finding| anyhow::anyhow!(finding.message))?;
    let table = found.map(|text| text.parse::<Table>().with_context(|| format!("`{name}`")));
    table.transpose()
}

fn parse(text: &str, name: &str) -> anyhow::Result<Version> {
    Version::parse(text).with_context(|| format!("`{name}`: `{text}` is no version"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_raised_as_cargo_reads_them() {
        let cases = [
            ("0.4.2", Some(Bump::Major), "0.5.0"),
            ("0.4.2", Some(Bump::Minor), "0.4.3"),
            ("0.4.2", Some(Bump::Patch), "0.4.3"),
            ("0.4.2", None, "0.4.2"),
            ("0.0.3", Some(Bump::Major), "0.0.4"),
            ("1.4.2", Some(Bump::Major), "2.0.0"),
            ("1.4.2", Some(Bump::Minor), "1.5.0"),
            ("1.4.2", Some(Bump::Patch), "1.4.3"),
            ("2.0.0-rc.1", Some(Bump::Major), "2.0.0"),
        ];
        for (base, bump, expected) in cases {
            let base = Version::parse(base).expect("a version");
            let versions = Versions { base, declared: None };
            assert_eq!(versions.required(bump).to_string(), expected);
        }
    }

    #[test]
    fn a_lower_version_is_too_low() {
        let version = |text| Version::parse(text).expect("a version");
        let of = |declared| Versions { base: version("0.4.2"), declared: Some(version(declared)) };
        assert!(of("0.4.2").too_low(Some(Bump::Patch)));
        assert!(of("0.4.9").too_low(Some(Bump::Major)));
        assert!(!of("0.5.0").too_low(Some(Bump::Major)));
        assert!(!of("0.4.2").too_low(None));
    }
}
