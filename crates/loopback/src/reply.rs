//! Replies, good and bad.

use std::{
    io::{self, Write},
    thread,
    time::Duration,
};

/// A reply of the script.
#[derive(Debug, Clone)]
pub struct Reply {
    status: u16,
    headers: Vec<(String, String)>,
    body: String,
    fault: Fault,
}

#[derive(Debug, Clone, Copy)]
enum Fault {
    None,
    /// The connection closes in the middle of the body.
    Truncated,
    /// Nothing is sent for a while.
    SlowHead(Duration),
    /// Half of the body is sent, then nothing for a while.
    SlowBody(Duration),
    /// The connection closes without an answer.
    Dropped,
}

impl Reply {
    /// JSON.
    #[must_use]
    pub fn json(status: u16, body: impl Into<String>) -> Self {
        Self::text(status, body).header("content-type", "application/json")
    }

    /// Text of any kind.
    #[must_use]
    pub fn text(status: u16, body: impl Into<String>) -> Self {
        Self { status, headers: Vec::new(), body: body.into(), fault: Fault::None }
    }

    /// No answer: the connection closes.
    #[must_use]
    pub fn dropped() -> Self {
        Self { fault: Fault::Dropped, ..Self::text(500, "") }
    }

    /// Adds a header.
    #[must_use]
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// Closes the connection in the middle of the body.
    #[must_use]
    pub fn truncated(mut self) -> Self {
        self.fault = Fault::Truncated;
        self
    }

    /// Sends nothing before this has passed.
    #[must_use]
    pub fn slow(mut self, delay: Duration) -> Self {
        self.fault = Fault::SlowHead(delay);
        self
    }

    /// Sends half of the body, and the rest after this has passed.
    #[must_use]
    pub fn slow_body(mut self, delay: Duration) -> Self {
        self.fault = Fault::SlowBody(delay);
        self
    }

    pub(crate) fn write(&self, stream: &mut impl Write) -> io::Result<()> {
        if matches!(self.fault, Fault::Dropped) {
            return Ok(());
        }
        if let Fault::SlowHead(delay) = self.fault {
            thread::sleep(delay);
        }
        let mut head = format!("HTTP/1.1 {} Reply\r\nconnection: close\r\n", self.status);
        for (name, value) in &self.headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        head.push_str(&format!("content-length: {}\r\n\r\n", self.body.len()));
        stream.write_all(head.as_bytes())?;
        let (first, second) = self.body.as_bytes().split_at(self.body.len() / 2);
        stream.write_all(first)?;
        stream.flush()?;
        match self.fault {
            Fault::Truncated => return Ok(()),
            Fault::SlowBody(delay) => thread::sleep(delay),
            Fault::None | Fault::SlowHead(_) | Fault::Dropped => {}
        }
        stream.write_all(second)?;
        stream.flush()
    }
}
