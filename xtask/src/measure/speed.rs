//! How long decoding and encoding takes, both ways in one program.

use std::{fmt::Write as _, io::Write};

use super::{Codec, check::cargo};
use crate::{
    synthetic::{self, Sampler, Size},
    workspace::Workspace,
};

/// How many values each object has.
const VALUES: usize = 5;

/// Builds the program with optimisations and shows what it prints.
pub(super) fn run(packages: &Workspace, size: Size, out: &mut dyn Write) -> anyhow::Result<()> {
    packages.write("compare/Cargo.toml", &manifest())?;
    packages.write("compare/src/main.rs", include_str!("speed/main.rs"))?;
    packages.write("compare/src/values.rs", &values(size)?)?;
    let arguments = ["run", "--quiet", "--offline", "--release", "--package", "compare"];
    Ok(write!(out, "{}", cargo(packages, &arguments)?)?)
}

fn manifest() -> String {
    let clients: String = Codec::ALL
        .map(|codec| format!("{0} = {{ path = \"../{0}\" }}\n", codec.package()))
        .concat();
    format!(
        "[package]\nname = \"compare\"\nversion = \"0.0.0\"\nedition = \"2024\"\npublish = false\n\n\
         [dependencies]\nserde = \"1\"\nserde_json = \"1\"\n{clients}"
    )
}

/// A table of the objects that operations answer with, and lists of their values.
fn values(size: Size) -> anyhow::Result<String> {
    let description = synthetic::description(size)?;
    let mut sampler = Sampler::new(&description, size.seed);
    let mut text = "crate::compare! {\n".to_owned();
    for root in synthetic::roots(size) {
        let values: Vec<_> = (0..VALUES).map(|_| sampler.value(&root)).collect();
        let json = serde_json::to_string(&values)?;
        writeln!(text, "    {root} = r####\"{json}\"####,")?;
    }
    text.push_str("}\n");
    Ok(text)
}
