//! Names of packages.

use specwright_print::is_keyword;

/// Words that no crate can be called by, beside keywords.
const WORDS: [&str; 6] = ["Self", "crate", "self", "super", "union", "_"];

/// Crates that generated code says by name, or that `cargo` keeps for itself.
const TAKEN: [&str; 8] =
    ["alloc", "core", "proc_macro", "proc_macro2", "specwright_runtime", "std", "test", "main"];

/// Names that Windows keeps for devices.
const DEVICES: [&str; 4] = ["aux", "con", "nul", "prn"];

/// Says what is wrong with the name of a package, if anything is.
#[must_use]
pub fn check(name: &str) -> Option<String> {
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let krate = name.replace('-', "_");
    let lower = krate.to_ascii_lowercase();
    let device = lower.strip_prefix("com").or_else(|| lower.strip_prefix("lpt"));
    let device = device.is_some_and(|digit| digit.len() == 1 && digit.parse::<u8>().is_ok());
    let what = if name.is_empty() {
        "is empty"
    } else if !name.chars().all(plain) {
        "has other characters than letters, digits, `-` and `_`"
    } else if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        "does not start with a letter"
    } else if name.len() > 64 {
        "is longer than 64 characters"
    } else if is_keyword(&krate) || WORDS.contains(&krate.as_str()) {
        "is a keyword of Rust"
    } else if TAKEN.contains(&krate.as_str()) {
        "is the name of a crate that is always there"
    } else if device || DEVICES.contains(&lower.as_str()) {
        "is the name of a device on Windows"
    } else {
        return None;
    };
    Some(what.to_owned())
}

/// The API's short name: that of the package without `-client`.
pub(crate) fn api_name(package: &str) -> String {
    let short = package.strip_suffix("-client").or_else(|| package.strip_suffix("_client"));
    short.filter(|short| !short.is_empty()).unwrap_or(package).to_owned()
}

/// A name of generated code as Rust text writes it.
pub(crate) fn ident(name: &str) -> String {
    if is_keyword(name) { format!("r#{name}") } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_cargo_takes_are_good() {
        for name in ["acme-client", "a", "Acme_2", "acme--client", "union_", "console", "com10"] {
            assert_eq!(check(name), None, "{name}");
        }
        let bad = [
            "",
            "1acme",
            "-acme",
            "_acme",
            "acme client",
            "acme/../x",
            "../acme",
            "acmé",
            "fn",
            "Self",
            "self",
            "gen",
            "std",
            "core",
            "proc-macro",
            "test",
            "specwright-runtime",
            "nul",
            "COM1",
            "a.b",
            "_",
            "a\n",
        ];
        for name in bad {
            assert!(check(name).is_some(), "{name:?}");
        }
        assert!(check(&"a".repeat(65)).is_some());
    }

    #[test]
    fn the_api_is_called_as_its_client() {
        let names = ["acme-client", "acme_client", "acme", "-client"].map(api_name);
        assert_eq!(names, ["acme", "acme", "acme", "-client"]);
    }
}
