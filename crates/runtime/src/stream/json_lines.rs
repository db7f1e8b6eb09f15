//! Sequences of JSON texts: [JSON Lines](https://jsonlines.org), which others call ndjson, and
//! [JSON text sequences](https://www.rfc-editor.org/rfc/rfc7464).

use std::{collections::VecDeque, mem};

use super::source::Records;

/// What each text of a JSON text sequence starts with. No JSON text holds it.
const SEPARATOR: u8 = 0x1e;

/// Cuts a sequence into its texts. What it is, its first byte says.
#[derive(Debug, Default)]
pub(super) struct LineRecords {
    /// The text that has begun.
    text: Vec<u8>,
    /// Between texts, once that is known.
    separator: Option<u8>,
    ready: VecDeque<Vec<u8>>,
}

impl Records for LineRecords {
    type Record = Vec<u8>;

    fn feed(&mut self, chunk: &[u8]) {
        let mut rest = chunk;
        while !rest.is_empty() {
            let separator = match (self.separator, rest[0]) {
                (Some(known), _) => known,
                // Blanks say nothing yet, nor does a byte order mark.
                (None, blank)
                    if blank.is_ascii_whitespace() || b"\xef\xbb\xbf".contains(&blank) =>
                {
                    rest = &rest[1..];
                    continue;
                }
                (None, SEPARATOR) => SEPARATOR,
                (None, _) => b'\n',
            };
            self.separator = Some(separator);
            let Some(end) = rest.iter().position(|byte| *byte == separator) else {
                self.text.extend_from_slice(rest);
                return;
            };
            self.text.extend_from_slice(&rest[..end]);
            rest = &rest[end + 1..];
            self.end();
        }
    }

    fn next(&mut self) -> Option<Vec<u8>> {
        self.ready.pop_front()
    }

    /// The last text may have no end of its own.
    fn end(&mut self) {
        let text = mem::take(&mut self.text);
        if !text.iter().all(u8::is_ascii_whitespace) {
            self.ready.push_back(text);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_told_apart_wherever_chunks_end() {
        let sequences = [
            ("{\"a\":1}\n2\n\n \r\n\"é\"", vec!["{\"a\":1}", "2", "\"é\""]),
            ("\u{feff}\n1\r\n2\r\n", vec!["1\r", "2\r"]),
            ("\u{1e}{\n}\n\u{1e}\u{1e}2\n\u{1e}3", vec!["{\n}\n", "2\n", "3"]),
            ("", vec![]),
        ];
        for (text, expected) in sequences {
            for at in 0..=text.len() {
                let mut records = LineRecords::default();
                let (head, tail) = text.as_bytes().split_at(at);
                records.feed(head);
                records.feed(tail);
                records.end();
                let found: Vec<Vec<u8>> = std::iter::from_fn(|| records.next()).collect();
                let found: Vec<_> = found.into_iter().map(|f| String::from_utf8(f).ok()).collect();
                let expected: Vec<_> =
                    expected.iter().map(|text| Some((*text).to_owned())).collect();
                assert_eq!(found, expected, "{text:?} {at}");
            }
        }
    }
}
