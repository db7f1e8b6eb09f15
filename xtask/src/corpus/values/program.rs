//! A program that reads and writes values with the types of a generated package.

use std::{collections::BTreeMap, fmt::Write, path::Path, process::Command};

use anyhow::{Context, ensure};
use specwright_ir::Json;

use super::Documented;
use crate::workspace::Workspace;

/// What the program starts with: `trip` reads a value as a type and writes it.
const HEAD: &str = r#"#![allow(deprecated, unused_imports, reason = "types of a description, whichever they are")]

use std::collections::BTreeMap;

use client::{Json, formats, types::*};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::value::RawValue;

fn trip<T: Serialize + DeserializeOwned>(value: &RawValue) -> Result<String, String> {
    let read: T = serde_json::from_str(value.get()).map_err(|error| error.to_string())?;
    serde_json::to_string(&read).map_err(|error| error.to_string())
}

fn main() {
    let file = std::env::args().nth(1).expect("a file of values");
    let text = std::fs::read_to_string(file).expect("it can be read");
    let values: Vec<(usize, Box<RawValue>)> = serde_json::from_str(&text).expect("it is a list");
    for (ty, value) in values {
        let written = match ty {
"#;

const TAIL: &str = r#"            _ => Err("no such type".to_owned()),
        };
        println!("{}", serde_json::to_string(&written).expect("texts can be written"));
    }
}
"#;

/// What each value becomes.
pub(super) fn run(
    packages: &Path,
    name: &str,
    values: &[Documented<'_>],
) -> anyhow::Result<Vec<Result<Json, String>>> {
    let mut types: BTreeMap<&str, usize> = BTreeMap::new();
    for value in values {
        let next = types.len();
        types.entry(&value.ty).or_insert(next);
    }
    let list: Vec<(usize, &Json)> =
        values.iter().map(|value| (types[value.ty.as_str()], value.value)).collect();
    let package = Workspace::new(packages.join("values").join(name));
    package.write("Cargo.toml", &manifest(packages, name))?;
    package.write("src/main.rs", &source(&types))?;
    package.write("values.json", &serde_json::to_string(&list)?)?;
    let lock = Workspace::new(packages).read("Cargo.lock")?.context("`Cargo.lock` is missing")?;
    package.write("Cargo.lock", &lock)?;
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(["run", "--quiet", "--offline", "--", "values.json"]);
    command.current_dir(package.root());
    command.env("CARGO_INCREMENTAL", "0").env("CARGO_PROFILE_DEV_DEBUG", "0");
    command.env("CARGO_TARGET_DIR", packages.join("target"));
    let output = command.output().context("cargo cannot be run")?;
    let errors = String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.success(), "the program of {name}: {errors}");
    let lines = String::from_utf8_lossy(&output.stdout);
    lines.lines().map(written).collect()
}

fn written(line: &str) -> anyhow::Result<Result<Json, String>> {
    let written: Result<String, String> = serde_json::from_str(line)?;
    Ok(match written {
        Ok(text) => Ok(serde_json::from_str(&text)?),
        Err(error) => Err(error),
    })
}

fn source(types: &BTreeMap<&str, usize>) -> String {
    let mut text = HEAD.to_owned();
    for (ty, number) in types {
        let _ = writeln!(text, "            {number} => trip::<{ty}>(&value),");
    }
    text.push_str(TAIL);
    text
}

fn manifest(packages: &Path, name: &str) -> String {
    let client = packages.join(name).display().to_string();
    format!(
        "[package]\nname = \"values-{name}\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n\
         client = {{ package = {name:?}, path = {client:?}, default-features = false }}\n\
         serde = \"1\"\nserde_json = {{ version = \"1\", features = [\"raw_value\"] }}\n"
    )
}
