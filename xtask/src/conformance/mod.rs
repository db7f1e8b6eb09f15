//! What a mock server makes of a generated client: it checks each request against the description, and invents answers.
//!
//! The client's exercise calls every operation once; each line that it prints is judged by [`verdict`].

mod mock;
mod package;
mod verdict;

use std::{
    io::Write,
    path::PathBuf,
    process::{Command, Stdio},
    time::Duration,
};

use anyhow::{Context, ensure};

use crate::{conformance::verdict::Verdict, process, workspace::Workspace};
use mock::Mock;
use verdict::Call;

/// How long all calls of one description may take.
const LONGEST: Duration = Duration::from_secs(300);

/// The least share of requests that the mock must accept.
const ACCEPTED: f64 = 0.98;

/// The least share of answers that the client must read.
const DECODED: f64 = 0.99;

/// What to try, and how.
#[derive(Debug, Clone)]
pub struct Options {
    /// The description.
    pub spec: PathBuf,
    /// The mock server's program and its first arguments: `npx --yes @stoplight/prism-cli` otherwise.
    pub mock: Vec<String>,
    /// Which of all answers the mock invents.
    pub seed: u64,
    /// Print JSON, for scripts.
    pub json: bool,
}

/// Tries a description: whether enough is accepted and read.
///
/// # Errors
/// The package cannot be built; there is no mock server.
pub fn run(workspace: &Workspace, options: &Options, out: &mut dyn Write) -> anyhow::Result<bool> {
    let package = package::write(workspace, &options.spec)?;
    let program = package.build()?;
    let mock = Mock::start(&options.mock, &options.spec, options.seed)?;
    let mut command = Command::new(program);
    command.arg(mock.url()).stderr(Stdio::inherit());
    let printed = process::run(&mut command, LONGEST)?;
    let lines = printed.map_err(anyhow::Error::msg).context("the exercise")?;
    let calls = lines.lines().map(Call::read).collect::<anyhow::Result<Vec<_>>>()?;
    ensure!(!calls.is_empty(), "the description has nothing to call");
    if options.json {
        calls.iter().try_for_each(|call| writeln!(out, "{}", call.told()))?;
    }
    let count = |wanted: fn(&Verdict) -> bool| calls.iter().filter(|c| wanted(&c.verdict)).count();
    let refused = count(|verdict| matches!(verdict, Verdict::Refused(_)));
    let unanswered = count(|verdict| matches!(verdict, Verdict::Unanswered(_)));
    let unread = count(|verdict| matches!(verdict, Verdict::Unread(_)));
    let mute = count(|verdict| matches!(verdict, Verdict::Mute(_)));
    let sent = calls.len() - mute;
    let accepted = sent - refused;
    let answered = accepted - unanswered;
    if !options.json {
        calls.iter().filter_map(Call::miss).try_for_each(|miss| writeln!(out, "{miss}"))?;
        let decoded = answered - unread;
        writeln!(out, "called {} of {}", sent, calls.len())?;
        writeln!(out, "accepted: {accepted} of {sent} ({:.1}%)", percent(accepted, sent))?;
        writeln!(out, "decoded: {decoded} of {answered} ({:.1}%)", percent(decoded, answered))?;
    }
    let enough = |part: usize, of: usize, least: f64| percent(part, of) >= least * 100.0;
    Ok(enough(accepted, calls.len(), ACCEPTED) && enough(answered - unread, answered, DECODED))
}

#[expect(clippy::cast_precision_loss, reason = "counts of operations are small")]
fn percent(part: usize, of: usize) -> f64 {
    if of == 0 { 100.0 } else { part as f64 * 100.0 / of as f64 }
}
