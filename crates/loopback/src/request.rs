//! Requests as they came.

use std::io::{self, BufRead, BufReader, Read};

/// A request as it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// The request line and the lines of headers, with their ends.
    pub head: Vec<u8>,
    /// The method.
    pub method: String,
    /// Path and query.
    pub target: String,
    /// Headers, names in lower case, in order.
    pub headers: Vec<(String, String)>,
    /// The body, as text.
    pub body: String,
    /// The body, without the framing of chunks.
    pub bytes: Vec<u8>,
}

impl Request {
    /// The value of a header, by its name in lower case.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Reads a request; `None` when the connection is closed before one starts.
    pub(crate) fn read(stream: &mut impl Read) -> io::Result<Option<Self>> {
        let mut reader = BufReader::new(stream);
        let mut head = Vec::new();
        let Some(first) = line(&mut reader, &mut head)? else { return Ok(None) };
        let mut words = first.split(' ').map(str::to_owned);
        let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        let mut headers = Vec::new();
        while let Some(text) = line(&mut reader, &mut head)?.filter(|text| !text.is_empty()) {
            if let Some((name, value)) = text.split_once(':') {
                headers.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
            }
        }
        let (body, bytes) = (String::new(), Vec::new());
        let mut request = Self { head, method, target, headers, body, bytes };
        request.bytes = match request.header("transfer-encoding") {
            Some("chunked") => chunks(&mut reader)?,
            _ => {
                let length = request.header("content-length").and_then(|text| text.parse().ok());
                let mut bytes = vec![0; length.unwrap_or(0)];
                reader.read_exact(&mut bytes)?;
                bytes
            }
        };
        request.body = String::from_utf8_lossy(&request.bytes).into_owned();
        Ok(Some(request))
    }
}

/// A body in chunks ([RFC 9112, 7.1](https://www.rfc-editor.org/rfc/rfc9112#section-7.1)).
fn chunks(reader: &mut impl BufRead) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    loop {
        let size = line(reader, &mut Vec::new())?.ok_or(io::ErrorKind::UnexpectedEof)?;
        let size = size.split(';').next().unwrap_or_default().trim();
        let size = usize::from_str_radix(size, 16).map_err(io::Error::other)?;
        let start = bytes.len();
        bytes.resize(start + size, 0);
        reader.read_exact(&mut bytes[start..])?;
        // The end of the chunk; after the last one, of the trailers, which nobody sends.
        line(reader, &mut Vec::new())?;
        if size == 0 {
            return Ok(bytes);
        }
    }
}

/// A line without its end, which goes to `raw` as it is; `None` at the end of the stream.
fn line(reader: &mut impl BufRead, raw: &mut Vec<u8>) -> io::Result<Option<String>> {
    let start = raw.len();
    if reader.read_until(b'\n', raw)? == 0 {
        return Ok(None);
    }
    Ok(Some(String::from_utf8_lossy(&raw[start..]).trim_end_matches(['\r', '\n']).to_owned()))
}
