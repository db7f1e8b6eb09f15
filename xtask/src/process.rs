//! Processes that are given so much time, and no more.

use std::{
    io::Read,
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use anyhow::Context;

/// Runs a process to its end: what it printed, or what became of it instead.
pub(crate) fn run(
    command: &mut Command,
    longest: Duration,
) -> anyhow::Result<Result<String, String>> {
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().context("a process cannot be started")?;
    // Read beside the wait: a full pipe would hold it up.
    let (out, errors) = (child.stdout.take(), child.stderr.take());
    let out = thread::spawn(move || text(out));
    let errors = thread::spawn(move || text(errors));
    let started = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break status;
        }
        if started.elapsed() > longest {
            child.kill()?;
            child.wait()?;
            return Ok(Err(format!("it takes more than {} s", longest.as_secs())));
        }
        thread::sleep(Duration::from_millis(5));
    };
    let (out, errors) = (out.join().unwrap_or_default(), errors.join().unwrap_or_default());
    if status.success() {
        return Ok(Ok(out));
    }
    let said = errors.lines().find(|line| !line.trim().is_empty()).unwrap_or("it says nothing");
    Ok(Err(format!("{status}: {said}")))
}

fn text(from: Option<impl Read>) -> String {
    let mut bytes = Vec::new();
    if let Some(mut from) = from {
        // What was read before it fails is all there is.
        let _ = from.read_to_end(&mut bytes);
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
