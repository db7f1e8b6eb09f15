//! `cargo xtask measure`: what generated types cost, against the same types with serde's derives. `BENCHMARKS.md` has the method.

mod check;
mod derives;
mod packages;
mod speed;

use std::io::Write;

use crate::{synthetic::Size, workspace::Workspace};

/// The description whose values are decoded and encoded: smaller, since it is built with optimisations.
const SPEED: Size = Size { schemas: 120, seed: 1 };

/// What can be measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Cost {
    /// How long `cargo check` takes.
    Check,
    /// How long decoding and encoding takes.
    Speed,
}

/// How a client's types become JSON and back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Codec {
    /// As they are generated.
    Tables,
    /// The same types with serde's derives.
    Derives,
}

impl Codec {
    const ALL: [Self; 2] = [Self::Tables, Self::Derives];

    fn package(self) -> &'static str {
        match self {
            Self::Tables => "tables",
            Self::Derives => "derives",
        }
    }
}

/// Measures one cost, or all of them, in `target/measure`.
///
/// # Errors
/// A package that cannot be written or built.
pub fn run(workspace: &Workspace, cost: Option<Cost>, out: &mut dyn Write) -> anyhow::Result<()> {
    if cost != Some(Cost::Speed) {
        let packages = packages::write(workspace, "check", Size::default())?;
        check::run(&packages, out)?;
    }
    if cost != Some(Cost::Check) {
        let packages = packages::write(workspace, "speed", SPEED)?;
        speed::run(&packages, SPEED, out)?;
    }
    Ok(())
}
