//! How long `cargo check` takes for each package alone: dependencies are built, nothing is incremental.

use std::{
    io::Write,
    process::Command,
    time::{Duration, Instant},
};

use anyhow::{Context, ensure};

use super::{Codec, packages};
use crate::workspace::Workspace;

/// How often each package is checked.
const ROUNDS: usize = 3;

/// Checks the packages in turns and prints the medians.
pub(super) fn run(packages: &Workspace, out: &mut dyn Write) -> anyhow::Result<()> {
    // Without anything of their own, what they depend on is built.
    for codec in Codec::ALL {
        check(packages, codec, "")?;
    }
    let mut times = [const { Vec::new() }; Codec::ALL.len()];
    for _ in 0..ROUNDS {
        for (codec, times) in Codec::ALL.into_iter().zip(&mut times) {
            times.push(check(packages, codec, packages::LIB)?);
        }
    }
    writeln!(out, "| `cargo check` | rounds | median | ratio |\n|---|---|---|---|")?;
    let medians = times.clone().map(median);
    for (at, codec) in Codec::ALL.into_iter().enumerate() {
        let rounds: Vec<String> = times[at].iter().map(|time| seconds(*time)).collect();
        let ratio = medians[at].as_secs_f64() / medians[Codec::ALL.len() - 1].as_secs_f64();
        let (package, median) = (codec.package(), seconds(medians[at]));
        writeln!(out, "| {package} | {} | {median} | {ratio:.3} |", rounds.join(", "))?;
    }
    Ok(writeln!(out)?)
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

fn seconds(time: Duration) -> String {
    format!("{:.2} s", time.as_secs_f64())
}

fn check(packages: &Workspace, codec: Codec, lib: &str) -> anyhow::Result<Duration> {
    // A file that was written is a file that changed.
    packages.write(&format!("{}/src/lib.rs", codec.package()), lib)?;
    let start = Instant::now();
    cargo(packages, &["check", "--quiet", "--offline", "--package", codec.package()])?;
    Ok(start.elapsed())
}

/// Runs cargo in the packages' workspace; its output is shown only if it fails.
pub(super) fn cargo(packages: &Workspace, arguments: &[&str]) -> anyhow::Result<String> {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(arguments).current_dir(packages.root());
    command.env("CARGO_INCREMENTAL", "0").env("CARGO_TARGET_DIR", packages.path("target"));
    let output = command.output().context("cargo cannot be run")?;
    let errors = String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.success(), "cargo {}: {errors}", arguments.join(" "));
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}
