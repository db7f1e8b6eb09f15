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
    body: Vec<u8>,
    /// How many bytes go in one chunk; `None`: the length is said, and nothing is cut.
    chunk: Option<usize>,
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
        Self::bytes(status, body.into())
    }

    /// Bytes.
    #[must_use]
    pub fn bytes(status: u16, body: impl Into<Vec<u8>>) -> Self {
        Self { status, headers: Vec::new(), body: body.into(), chunk: None, fault: Fault::None }
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

    /// Sends the body in chunks of at most this many bytes, each on its own, without saying its length.
    #[must_use]
    pub fn in_chunks(mut self, bytes: usize) -> Self {
        self.chunk = Some(bytes.max(1));
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
        head.push_str(&match self.chunk {
            Some(_) => "transfer-encoding: chunked\r\n\r\n".to_owned(),
            None => format!("content-length: {}\r\n\r\n", self.body.len()),
        });
        stream.write_all(head.as_bytes())?;
        let (first, second) = self.body.split_at(self.body.len() / 2);
        self.part(first, stream)?;
        match self.fault {
            Fault::Truncated => return Ok(()),
            Fault::SlowBody(delay) => thread::sleep(delay),
            Fault::None | Fault::SlowHead(_) | Fault::Dropped => {}
        }
        self.part(second, stream)?;
        if self.chunk.is_some() {
            stream.write_all(b"0\r\n\r\n")?;
        }
        stream.flush()
    }

    /// A part of the body.
    fn part(&self, bytes: &[u8], stream: &mut impl Write) -> io::Result<()> {
        match self.chunk {
            None => stream.write_all(bytes)?,
            Some(size) => {
                for chunk in bytes.chunks(size) {
                    let length = format!("{:x}\r\n", chunk.len());
                    stream.write_all(&[length.as_bytes(), chunk, b"\r\n"].concat())?;
                    stream.flush()?;
                }
            }
        }
        stream.flush()
    }
}
