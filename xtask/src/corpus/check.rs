//! Compiles the packages of a corpus, each alone, with what it depends on built before.

use std::{
    process::{Command, Output},
    time::Instant,
};

use anyhow::{Context, ensure};
use serde_json::Value;

use super::{
    descriptions::Description,
    packages::{Packages, package},
};

pub(super) struct Checked {
    /// What the compiler objects to.
    pub(super) messages: Vec<String>,
    /// How long it took, in milliseconds.
    pub(super) ms: u128,
}

/// Compiles a package. Every warning counts.
pub(super) fn run(
    packages: &Packages,
    description: &Description,
    exercise: bool,
) -> anyhow::Result<Checked> {
    let name = package(description);
    // What it depends on is built by a package without code of its own.
    let lib = format!("{name}/src/lib.rs");
    let text = packages.folder.read(&lib)?.context("the package has no `src/lib.rs`")?;
    packages.folder.write(&lib, "")?;
    let output = cargo(packages, &name, &[])?;
    ensure!(output.status.success(), "cargo: {}", String::from_utf8_lossy(&output.stderr));
    packages.folder.write(&lib, &text)?;
    let start = Instant::now();
    let output = cargo(packages, &name, &[])?;
    let ms = start.elapsed().as_millis();
    let mut messages = objections(&output, &name);
    if exercise {
        messages.extend(objections(&cargo(packages, &name, &["--examples"])?, &name));
    }
    Ok(Checked { messages: summary(messages), ms })
}

fn cargo(packages: &Packages, name: &str, more: &[&str]) -> anyhow::Result<Output> {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(["check", "--offline", "--message-format=json", "--package", name]);
    command.args(more);
    command.current_dir(packages.folder.root());
    command.env("CARGO_INCREMENTAL", "0").env("CARGO_TARGET_DIR", packages.target());
    command.output().context("cargo cannot be run")
}

/// What the compiler objects to, whatever else it says where it fails.
fn objections(output: &Output, name: &str) -> Vec<String> {
    let mut messages = messages(&String::from_utf8_lossy(&output.stdout), name);
    if !output.status.success() && messages.is_empty() {
        messages.push(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    messages
}

/// The compiler's errors and warnings about a package.
fn messages(output: &str, package: &str) -> Vec<String> {
    let lines = output.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let about = lines.filter(|line| {
        let id = line.get("package_id").and_then(Value::as_str).unwrap_or_default();
        line.get("reason").and_then(Value::as_str) == Some("compiler-message")
            && id.contains(package)
    });
    let text = |line: Value| {
        let rendered = line.pointer("/message/rendered").and_then(Value::as_str)?;
        let lines: Vec<&str> = rendered.lines().take(2).map(str::trim).collect();
        Some(lines.join(" "))
    };
    about.filter_map(text).filter(|text| text.contains("-->")).collect()
}

/// The first few, and how many there are.
fn summary(messages: Vec<String>) -> Vec<String> {
    const SHOWN: usize = 3;
    let more = messages.len().saturating_sub(SHOWN);
    let mut shown: Vec<String> = messages.into_iter().take(SHOWN).collect();
    if more > 0 {
        shown.push(format!("and {more} more of the compiler"));
    }
    shown
}
