//! Where nodes are written: one pass over the events of a marked YAML parser, from JSON pointers to bytes.

use std::{collections::HashMap, ops::Range, sync::Arc};

use saphyr_parser::{Event, Parser};
use specwright_ir::Pointer;

use crate::{Diagnostic, Diagnostics};

/// Where a node is written, in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// Its key, if it is a member of a mapping.
    pub key: Option<Range<usize>>,
    /// Its value.
    pub value: Range<usize>,
}

/// Places of nodes, by pointer.
#[derive(Debug, Default)]
pub(crate) struct Positions(HashMap<Pointer, Span>);

impl Positions {
    /// Where a node is written.
    pub(crate) fn span(&self, pointer: &Pointer) -> Option<Span> {
        self.0.get(pointer).cloned()
    }

    /// Reads the places of a text's nodes; what is not YAML and members written twice are errors.
    pub(crate) fn read(name: &Arc<str>, text: &str) -> Result<Self, Diagnostics> {
        let mut reader = Reader::new(name.clone(), text);
        for event in Parser::new_from_str(text) {
            match event {
                Ok((event, span)) => reader.event(event, &span),
                Err(error) => {
                    let start = reader.bytes.at(error.marker().index());
                    let end = text[start..].find('\n').map_or(text.len(), |length| start + length);
                    let message = format!("this is not YAML: {}", error.info());
                    let finding = Diagnostic::error(message).at_bytes(name, start..end, "here");
                    reader.findings.push(finding);
                    break;
                }
            }
        }
        if reader.findings.has_errors() { Err(reader.findings) } else { Ok(reader.positions) }
    }
}

/// A mapping or sequence that is not closed yet.
struct Frame {
    pointer: Pointer,
    kind: Kind,
}

enum Kind {
    Mapping { key: Option<(String, Range<usize>)>, seen: HashMap<String, Range<usize>> },
    Sequence { next: usize },
}

struct Reader {
    name: Arc<str>,
    bytes: Bytes,
    open: Vec<Frame>,
    /// How deep inside of a key that is no scalar.
    in_key: usize,
    positions: Positions,
    findings: Diagnostics,
}

impl Reader {
    fn new(name: Arc<str>, text: &str) -> Self {
        Self {
            name,
            bytes: Bytes::new(text),
            open: Vec::new(),
            in_key: 0,
            positions: Positions::default(),
            findings: Diagnostics::default(),
        }
    }

    fn event(&mut self, event: Event<'_>, span: &saphyr_parser::Span) {
        let range = self.bytes.at(span.start.index())..self.bytes.at(span.end.index());
        match event {
            Event::MappingStart(..) | Event::SequenceStart(..) if self.in_key > 0 => {
                self.in_key += 1;
            }
            Event::MappingEnd | Event::SequenceEnd if self.in_key > 0 => self.in_key -= 1,
            _ if self.in_key > 0 => {}
            Event::Scalar(text, ..) if self.wants_key() => self.key(text.into_owned(), range),
            Event::Alias(_) if self.wants_key() => self.refuse_key(range),
            Event::MappingStart(..) | Event::SequenceStart(..) if self.wants_key() => {
                self.refuse_key(range);
                self.in_key = 1;
            }
            Event::Scalar(..) | Event::Alias(_) => {
                self.node(range);
            }
            Event::MappingStart(..) => {
                let pointer = self.node(range);
                let kind = Kind::Mapping { key: None, seen: HashMap::new() };
                self.open.push(Frame { pointer, kind });
            }
            Event::SequenceStart(..) => {
                let pointer = self.node(range);
                self.open.push(Frame { pointer, kind: Kind::Sequence { next: 0 } });
            }
            Event::MappingEnd | Event::SequenceEnd => {
                if let Some(frame) = self.open.pop()
                    && let Some(span) = self.positions.0.get_mut(&frame.pointer)
                {
                    span.value.end = range.start.max(span.value.start);
                }
            }
            Event::Nothing
            | Event::StreamStart
            | Event::StreamEnd
            | Event::DocumentStart(_)
            | Event::DocumentEnd => {}
        }
    }

    fn wants_key(&self) -> bool {
        matches!(self.open.last(), Some(Frame { kind: Kind::Mapping { key: None, .. }, .. }))
    }

    fn key(&mut self, text: String, range: Range<usize>) {
        let Some(Frame { kind: Kind::Mapping { key, seen }, .. }) = self.open.last_mut() else {
            return;
        };
        *key = Some((text.clone(), range.clone()));
        // Several merge keys are one too many for YAML, but harmless.
        if let Some(first) = seen.insert(text.clone(), range.clone())
            && text != "<<"
        {
            let finding = Diagnostic::error(format!("`{text}` is written twice"))
                .at_bytes(&self.name, range, "again here")
                .at_bytes(&self.name, first, "first here")
                .help("keep one of them");
            self.findings.push(finding);
        }
    }

    fn refuse_key(&mut self, range: Range<usize>) {
        let finding = Diagnostic::error("a key must be a string")
            .at_bytes(&self.name, range.clone(), "not a string")
            .help("`{` and `[` at the start of a string need quotes");
        self.findings.push(finding);
        if let Some(Frame { kind: Kind::Mapping { key, .. }, .. }) = self.open.last_mut() {
            *key = Some((String::new(), range));
        }
    }

    /// Remembers a value's place; gives its pointer.
    fn node(&mut self, value: Range<usize>) -> Pointer {
        let (pointer, key) = match self.open.last_mut() {
            None => (Pointer::root(), None),
            Some(Frame { pointer, kind: Kind::Mapping { key, .. } }) => match key.take() {
                Some((name, range)) => (pointer.push(name), Some(range)),
                None => (pointer.clone(), None),
            },
            Some(Frame { pointer, kind: Kind::Sequence { next } }) => {
                *next += 1;
                (pointer.push((*next - 1).to_string()), None)
            }
        };
        self.positions.0.insert(pointer.clone(), Span { key, value });
        pointer
    }
}

/// From characters, which the parser counts, to bytes.
enum Bytes {
    Ascii(usize),
    Offsets(Vec<usize>),
}

impl Bytes {
    fn new(text: &str) -> Self {
        if text.is_ascii() {
            return Self::Ascii(text.len());
        }
        Self::Offsets(text.char_indices().map(|(at, _)| at).chain([text.len()]).collect())
    }

    fn at(&self, character: usize) -> usize {
        match self {
            Self::Ascii(end) => character.min(*end),
            Self::Offsets(all) => all.get(character).or(all.last()).copied().unwrap_or_default(),
        }
    }
}
