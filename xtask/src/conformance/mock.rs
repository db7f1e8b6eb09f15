//! The mock server: a process of its own on a port that is free.

use std::{
    net::{TcpListener, TcpStream},
    path::Path,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, bail};

/// How long it may take until it listens; `npx` downloads it the first time.
const STARTS_WITHIN: Duration = Duration::from_secs(180);

/// A mock server that stops when it is dropped.
pub(super) struct Mock {
    process: Child,
    port: u16,
}

impl Mock {
    /// Starts it, and waits until it listens.
    pub(super) fn start(program: &[String], spec: &Path, seed: u64) -> anyhow::Result<Self> {
        let Some((first, rest)) = program.split_first() else { bail!("which mock server?") };
        let port = TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port();
        let mut command = Command::new(first);
        command.args(rest).arg("mock").arg(spec);
        command.args(["--dynamic", "--errors", "--host", "127.0.0.1"]);
        command.args(["--port", &port.to_string(), "--seed", &seed.to_string()]);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let process = command
            .spawn()
            .with_context(|| format!("`{first}` cannot be run: conformance needs Node"))?;
        let mut mock = Self { process, port };
        let started = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            if let Some(status) = mock.process.try_wait()? {
                bail!("the mock server ended before it listened: {status}");
            }
            if started.elapsed() > STARTS_WITHIN {
                bail!("the mock server does not listen after {} s", STARTS_WITHIN.as_secs());
            }
            thread::sleep(Duration::from_millis(100));
        }
        Ok(mock)
    }

    /// The base URL of its operations.
    pub(super) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for Mock {
    fn drop(&mut self) {
        // It has nothing to lose, and nobody to tell.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
