//! Two packages of one synthetic description: as generated, and with derives.

use anyhow::{Context, bail};
use specwright::pipeline::{self, Report};
use specwright_print::{File, Header};
use specwright_source::{Diagnostic, Loader};
use specwright_surface::Config;

use super::{Codec, derives};
use crate::{
    synthetic::{self, Size},
    workspace::Workspace,
};

/// Writes both packages in a workspace of their own, whose locked dependencies are those of this one. Gives that workspace.
pub(super) fn write(workspace: &Workspace, name: &str, size: Size) -> anyhow::Result<Workspace> {
    let packages = Workspace::new(workspace.path(&format!("target/measure/{name}")));
    let lock = workspace.read("Cargo.lock")?.context("`Cargo.lock` is missing")?;
    packages.write("Cargo.lock", &lock)?;
    packages.write(
        "Cargo.toml",
        "[workspace]\nresolver = \"3\"\nmembers = [\"*\"]\nexclude = [\"target\"]\n",
    )?;
    let built = build(size)?;
    let header = Header {
        command: "cargo xtask measure".to_owned(),
        source: "a synthetic description".to_owned(),
    };
    let files = specwright_print::print(&built.surface, &header)?;
    for codec in Codec::ALL {
        let package = codec.package();
        packages.write(&format!("{package}/Cargo.toml"), &manifest(workspace, codec))?;
        packages.write(&format!("{package}/src/lib.rs"), LIB)?;
        for File { path, text } in &files {
            let text = match (codec, path.as_str()) {
                (Codec::Derives, "codec.rs") => String::new(),
                (Codec::Derives, "types.rs") => derives::add(text, &built.surface)?,
                _ => text.clone(),
            };
            packages.write(&format!("{package}/src/generated/{path}"), &text)?;
        }
    }
    Ok(packages)
}

/// The root of both.
pub(super) const LIB: &str = "mod generated;\n\npub use generated::*;\n";

fn manifest(workspace: &Workspace, codec: Codec) -> String {
    let serde = match codec {
        Codec::Tables => "",
        Codec::Derives => "serde = { version = \"1\", features = [\"derive\"] }\n",
    };
    format!(
        "[package]\nname = {:?}\nversion = \"0.0.0\"\nedition = \"2024\"\npublish = false\n\n[dependencies]\n\
         specwright-runtime = {{ path = {:?}, default-features = false }}\n{serde}",
        codec.package(),
        workspace.path("crates/runtime").display().to_string(),
    )
}

fn build(size: Size) -> anyhow::Result<pipeline::Built> {
    let mut report = Report::default();
    let loader = Only(synthetic::text(size)?);
    match pipeline::build(&loader, Some(&Config::default()), "synthetic", DESCRIPTION, &mut report)
    {
        Some(built) if report.diagnostics.is_empty() => Ok(built),
        _ => bail!("the synthetic description is not covered:\n{}", report.text(false)),
    }
}

const DESCRIPTION: &str = "synthetic.yaml";

/// One text and nothing else.
struct Only(String);

impl Loader for Only {
    fn find(&self, name: &str) -> Result<Option<String>, Diagnostic> {
        Ok((name == DESCRIPTION).then(|| self.0.clone()))
    }
}
