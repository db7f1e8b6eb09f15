//! `Cargo.toml`.

use std::fmt::Write;

use super::Identity;
use crate::exercise;

/// Where the runtime crate comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Runtime {
    /// A folder, as the manifest has it: absolute, or from the package's folder.
    Path(String),
    /// A version requirement.
    Version(String),
}

/// Features of the runtime that become features of the package, and why one would want them.
const FEATURES: [(&str, &[&str]); 4] = [
    ("The default transport: reqwest with rustls.", &["reqwest"]),
    ("Conversions of string formats.", &["jiff", "chrono", "time", "url", "uuid"]),
    ("Text in every charset that browsers read.", &["charset"]),
    ("Uploads of files of the disk: `Upload::open`.", &["fs"]),
];

/// The text.
pub(super) fn text(identity: &Identity<'_>, mark: &str) -> String {
    let Identity { name, title, runtime, own_workspace, exercise } = identity;
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let description = match title.is_empty() {
        true => "A client, generated from an OpenAPI description.".to_owned(),
        false => format!("A client for {title}."),
    };
    let runtime = match runtime {
        Runtime::Path(path) => format!("path = {}", quoted(path)),
        Runtime::Version(version) => format!("version = {}", quoted(version)),
    };
    let mut text = format!(
        "# {mark}\n[package]\nname = {}\nversion = \"0.1.0\"\nedition = \"2024\"\nrust-version = \"{}\"\ndescription = {}\nreadme = \"README.md\"\n\n\
         [features]\ndefault = [\"reqwest\"]\n",
        quoted(name),
        env!("CARGO_PKG_RUST_VERSION"),
        quoted(&description),
    );
    for (why, features) in FEATURES {
        let _ = writeln!(text, "# {why}");
        for feature in features {
            let _ = writeln!(text, "{feature} = [\"specwright-runtime/{feature}\"]");
        }
    }
    let _ = write!(
        text,
        "\n[dependencies]\nspecwright-runtime = {{ {runtime}, default-features = false }}\n"
    );
    if *exercise {
        text.push_str(exercise::DEPENDENCIES);
    }
    if *own_workspace {
        text.push_str(
            "\n# Built on its own: no workspace around it has it as a member.\n[workspace]\n",
        );
    }
    text
}

/// A basic string of TOML, whatever the text holds.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => {
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
