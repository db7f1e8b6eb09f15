//! One text with its value and the places of its nodes.

use std::{ops::Range, sync::Arc};

use specwright_ir::{Json, Origin, Pointer};

use crate::{
    Code, Diagnostic, Diagnostics, Moves, lines,
    positions::{self, Fault, Positions},
    yaml,
};

pub use crate::positions::Span;

/// One YAML or JSON text with its value and the places of its nodes. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Document {
    name: Arc<str>,
    text: Arc<str>,
    value: Arc<Json>,
    positions: Arc<Positions>,
    moves: Arc<Moves>,
    faults: Arc<Diagnostics>,
}

impl Document {
    /// Parses YAML or JSON. `name` is what people see: a path relative to the workspace, `/` separated.
    ///
    /// # Errors
    /// The text does not parse, holds more than one YAML document, or writes a name twice in one mapping. All problems found
    /// are reported; to have them shown with excerpts, [`add`](crate::Sources::add_text) the text to the sources first.
    pub fn parse(
        name: impl Into<Arc<str>>,
        text: impl Into<Arc<str>>,
    ) -> Result<Self, Diagnostics> {
        let text = text.into();
        let part = 0..text.len();
        Self::parse_part(name, text, part)
    }

    /// Parses a part of a text: the fenced block of a page. Places are those in the whole text.
    ///
    /// # Errors
    /// As [`Document::parse`].
    pub fn parse_part(
        name: impl Into<Arc<str>>,
        text: impl Into<Arc<str>>,
        part: Range<usize>,
    ) -> Result<Self, Diagnostics> {
        let document = Self::read_part(name.into(), text.into(), part)?;
        if document.faults.is_empty() { Ok(document) } else { Err((*document.faults).clone()) }
    }

    /// Reads YAML or JSON, faults included that cost no more than their part: of a name that is written twice in one mapping, the last
    /// counts. [`Document::faults`] has them.
    ///
    /// # Errors
    /// The text does not parse, or holds more than one YAML document.
    pub fn read(name: impl Into<Arc<str>>, text: impl Into<Arc<str>>) -> Result<Self, Diagnostics> {
        let text = text.into();
        let part = 0..text.len();
        Self::read_part(name.into(), text, part)
    }

    fn read_part(name: Arc<str>, text: Arc<str>, part: Range<usize>) -> Result<Self, Diagnostics> {
        let mut part = lines::floor(&text, part.start)..lines::floor(&text, part.end);
        if text[part.clone()].starts_with('\u{feff}') {
            part.start += '\u{feff}'.len_utf8();
        }
        let slice = &text[part.clone()];
        let json = slice.trim_start().starts_with('{');
        let (positions, faults) = positions::scan(&text, part.clone(), json);
        let found = Findings { name: &name, text: &text };
        if faults.iter().any(|fault| matches!(fault, Fault::Limit { .. })) {
            return Err(found.of(faults));
        }
        // JSON is YAML, so braces may be either: the text is JSON unless only YAML can read it
        let as_json = json.then(|| serde_json::from_str::<Json>(slice));
        let value = match as_json {
            Some(Ok(value)) => Ok(value),
            Some(Err(error)) => yaml::parse(slice).map_err(|_| json_fault(&text, &part, &error)),
            None => yaml::parse(slice).map_err(|fault| yaml_fault(&text, &part, fault)),
        };
        match value {
            Ok(value) => {
                // what has a value has no faulty syntax; the pass of places may know less YAML than the reader of values
                let (parted, whole): (Vec<_>, Vec<_>) = faults
                    .into_iter()
                    .filter(|fault| !matches!(fault, Fault::Syntax { .. }))
                    .partition(|fault| matches!(fault, Fault::Duplicate { .. }));
                if !whole.is_empty() {
                    return Err(found.of(parted.into_iter().chain(whole)));
                }
                let faults = found.of(parted).into();
                let (value, positions, moves) = (value.into(), positions.into(), Arc::default());
                Ok(Self { name, text, value, positions, moves, faults })
            }
            Err(_) if !json && !faults.is_empty() => Err(found.of(faults)),
            Err(fault) => {
                let duplicates =
                    faults.into_iter().filter(|f| matches!(f, Fault::Duplicate { .. }));
                Err(found.of(duplicates.chain([fault])))
            }
        }
    }

    /// The same text with another value, whose nodes were written where `moves` says.
    #[must_use]
    pub fn rewritten(&self, value: Json, moves: Moves) -> Self {
        Self { value: value.into(), moves: moves.into(), ..self.clone() }
    }

    /// Where the nodes of the value were written.
    #[must_use]
    pub fn moves(&self) -> &Moves {
        &self.moves
    }

    /// What is wrong with the text, and did not keep it from being read.
    #[must_use]
    pub fn faults(&self) -> &Diagnostics {
        &self.faults
    }

    /// The name as shown to people.
    #[must_use]
    pub fn name(&self) -> &Arc<str> {
        &self.name
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self) -> &Arc<str> {
        &self.text
    }

    /// The value.
    #[must_use]
    pub fn value(&self) -> &Json {
        &self.value
    }

    /// The place of the root.
    #[must_use]
    pub fn origin(&self) -> Origin {
        Origin::root(self.name.clone())
    }

    /// Where a node is, in bytes. A node under a YAML alias is where it was written.
    #[must_use]
    pub fn span(&self, pointer: &Pointer) -> Option<Span> {
        self.positions.get(&self.moves.written(pointer))
    }

    /// What to underline for a node: name and value if the value is a scalar on the same line, else the name; the first
    /// line of what has no name. A node that is not there is shown as the nearest one above it.
    pub(crate) fn underline(&self, pointer: &Pointer) -> Range<usize> {
        let mut pointer = pointer.clone();
        let span = loop {
            let written = self.moves.written(&pointer);
            match (self.positions.get(&written), pointer.parent()) {
                (Some(span), _) => break span,
                (None, Some(parent)) => pointer = parent,
                (None, None) => return 0..0,
            }
        };
        let value = &span.value;
        // asked of the text: the value may have been rewritten
        let scalar = !self.text[value.clone()].starts_with(['{', '[']);
        match &span.key {
            Some(key)
                if scalar
                    && value.end > key.end
                    && !self.text[key.start..value.end].contains('\n') =>
            {
                key.start..value.end
            }
            Some(key) => key.clone(),
            None => {
                let text = self.text.get(value.clone()).unwrap_or_default();
                let line = text.split('\n').next().unwrap_or(text).trim_end_matches('\r');
                value.start..value.start + line.len()
            }
        }
    }
}

fn yaml_fault(text: &str, part: &Range<usize>, fault: yaml::Fault) -> Fault {
    let at = fault.at.map_or(0, |(line, column)| lines::offset(&text[part.clone()], line, column));
    let (at, message) = (part.start + at, fault.message);
    if fault.limit { Fault::Limit { at, message } } else { Fault::Syntax { at, message } }
}

fn json_fault(text: &str, part: &Range<usize>, error: &serde_json::Error) -> Fault {
    let message = error.to_string();
    let message = message.split(" at line ").next().unwrap_or_default().to_owned();
    // serde_json counts bytes of the line, the one that it stopped at included
    let line = lines::offset(&text[part.clone()], error.line(), 1);
    let at = lines::floor(text, part.start + line + error.column().saturating_sub(1));
    Fault::Syntax { at, message }
}

struct Findings<'a> {
    name: &'a Arc<str>,
    text: &'a str,
}

impl Findings<'_> {
    fn of(&self, faults: impl IntoIterator<Item = Fault>) -> Diagnostics {
        faults.into_iter().map(|fault| self.one(fault)).collect()
    }

    fn one(&self, fault: Fault) -> Diagnostic {
        match fault {
            Fault::Syntax { at, message } => {
                Diagnostic::error(Code::InvalidSyntax, "this text does not parse")
                    .at_bytes(self.name, self.rest_of_line(at), message)
                    .help(
                        "look here and at the lines above: members of one mapping are indented alike, brackets and \
                         quotes are closed, and a text that holds `: ` or ` #` or starts with a special character is quoted",
                    )
            }
            Fault::Limit { at, message } => Diagnostic::error(Code::LimitExceeded, "this text is more than can be read")
                .at_bytes(self.name, self.rest_of_line(at), message)
                .help("keep parts of it under `components`, and use `$ref` in place of nesting and aliases"),
            Fault::Duplicate { name, first, again } => {
                Diagnostic::error(Code::DuplicateMember, format!("`{name}` is written twice in one mapping"))
                    .at_bytes(self.name, again, "written again here")
                    .at_bytes(self.name, first, "first written here")
                    .help("keep one of the two, or join them")
            }
            Fault::SecondDocument { at } => Diagnostic::error(Code::InvalidSyntax, "the text holds more than one YAML document")
                .at_bytes(self.name, self.rest_of_line(at), "the second starts here")
                .help("keep one document per file"),
        }
    }

    fn rest_of_line(&self, at: usize) -> Range<usize> {
        at..lines::line_of(self.text, at).end.max(at)
    }
}
