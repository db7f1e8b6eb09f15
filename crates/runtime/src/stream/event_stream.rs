//! `text/event-stream`, as [WHATWG](https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation)
//! interprets it.

use std::{collections::VecDeque, mem, time::Duration};

use super::source::Records;

/// An event before its data is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Record {
    pub(super) id: Option<String>,
    pub(super) event: String,
    pub(super) data: String,
    pub(super) retry: Option<Duration>,
}

/// Cuts an event stream into events.
#[derive(Debug, Default)]
pub(super) struct EventRecords {
    /// The line that has begun.
    line: Vec<u8>,
    /// Whether the first line has ended: a byte order mark is before it or nowhere.
    begun: bool,
    /// Whether the last byte was a carriage return: a line feed after it ends no other line.
    returned: bool,
    event: String,
    data: Option<String>,
    /// What is said of the stream: it holds from then on.
    pub(super) last_id: String,
    pub(super) retry: Option<Duration>,
    ready: VecDeque<Record>,
}

impl Records for EventRecords {
    type Record = Record;

    fn feed(&mut self, chunk: &[u8]) {
        let mut rest = chunk;
        while let Some(first) = rest.first() {
            if mem::take(&mut self.returned) && *first == b'\n' {
                rest = &rest[1..];
                continue;
            }
            let Some(end) = rest.iter().position(|byte| matches!(byte, b'\r' | b'\n')) else {
                self.line.extend_from_slice(rest);
                return;
            };
            self.line.extend_from_slice(&rest[..end]);
            self.returned = rest[end] == b'\r';
            rest = &rest[end + 1..];
            let line = mem::take(&mut self.line);
            self.take(&line);
        }
    }

    fn next(&mut self) -> Option<Record> {
        self.ready.pop_front()
    }

    /// An event that has not ended is none.
    fn end(&mut self) {}
}

impl EventRecords {
    fn take(&mut self, line: &[u8]) {
        const MARK: &[u8] = b"\xef\xbb\xbf";
        let first = !mem::replace(&mut self.begun, true);
        let line = line.strip_prefix(MARK).filter(|_| first).unwrap_or(line);
        let line = String::from_utf8_lossy(line);
        if line.is_empty() {
            return self.dispatch();
        }
        let (name, value) = line.split_once(':').unwrap_or((&line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match name {
            "event" => value.clone_into(&mut self.event),
            "data" => match &mut self.data {
                Some(data) => {
                    data.push('\n');
                    data.push_str(value);
                }
                None => self.data = Some(value.to_owned()),
            },
            "id" if !value.contains('\0') => value.clone_into(&mut self.last_id),
            "retry" if !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()) => {
                self.retry = value.parse().ok().map(Duration::from_millis);
            }
            // A comment has no name; other fields mean nothing.
            _ => {}
        }
    }

    /// The end of an event; without data it is none.
    fn dispatch(&mut self) {
        let (event, data) = (mem::take(&mut self.event), self.data.take());
        let Some(data) = data else { return };
        self.ready.push_back(Record {
            id: Some(self.last_id.clone()).filter(|id| !id.is_empty()),
            event: if event.is_empty() { "message".to_owned() } else { event },
            data,
            retry: self.retry,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(chunks: &[&[u8]]) -> (Vec<Record>, EventRecords) {
        let mut records = EventRecords::default();
        chunks.iter().for_each(|chunk| records.feed(chunk));
        records.end();
        (std::iter::from_fn(|| records.next()).collect(), records)
    }

    /// Type, data and id of each.
    fn shown(records: &[Record]) -> Vec<(&str, &str, Option<&str>)> {
        records.iter().map(|of| (&*of.event, &*of.data, of.id.as_deref())).collect()
    }

    #[test]
    fn lines_end_in_three_ways_wherever_chunks_end() {
        let text = "\u{feff}: hello\n\nid: 1\nevent: add\ndata: a\ndata:  b\n\ndata\ndata\nid\n\nevent: gone\n\n\
                    retry: 10\nretry: 1x\nother: x\ndata:é:\n\ndata: cut";
        let expected =
            [("add", "a\n b", Some("1")), ("message", "\n", None), ("message", "é:", None)];
        for end in ["\n", "\r\n", "\r"] {
            let text = text.replace('\n', end).into_bytes();
            for at in 0..=text.len() {
                let (head, tail) = text.split_at(at);
                let (records, left) = read(&[head, tail]);
                assert_eq!(shown(&records), expected, "{end:?} {at}");
                assert_eq!(left.retry, Some(Duration::from_millis(10)));
            }
            let bytes: Vec<&[u8]> = text.chunks(1).collect();
            assert_eq!(shown(&read(&bytes).0), expected, "{end:?}");
        }
    }

    #[test]
    fn what_is_said_of_the_stream_holds_from_then_on() {
        let text = b"retry: 5\nid: a\n\ndata: 1\n\nid: b\0\ndata: 2\n\nid: c\ndata: 3\n\n\xef\xbb\xbfdata: 4\n\ndata: \xff\n\n";
        let (records, left) = read(&[text]);
        let id = |id| Some(id);
        assert_eq!(
            shown(&records),
            [
                ("message", "1", id("a")),
                ("message", "2", id("a")),
                ("message", "3", id("c")),
                ("message", "\u{fffd}", id("c"))
            ]
        );
        assert!(records.iter().all(|of| of.retry == Some(Duration::from_millis(5))));
        assert_eq!(left.last_id, "c");
    }
}
