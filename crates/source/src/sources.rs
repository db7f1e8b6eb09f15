//! Texts by name, to show excerpts of.

use std::{collections::BTreeMap, fmt, ops::Range, sync::Arc};

use specwright_ir::Pointer;

use crate::{Document, Place, positions::Positions};

/// Texts by name.
#[derive(Debug, Default, Clone)]
pub struct Sources(BTreeMap<Arc<str>, Source>);

#[derive(Debug, Clone)]
struct Source {
    text: Arc<str>,
    positions: Option<Arc<Positions>>,
}

/// Where something is, as editors count: from 1, in characters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Location {
    /// The text's name.
    pub file: Arc<str>,
    /// The line.
    pub line: usize,
    /// The character in the line.
    pub column: usize,
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.file, self.line, self.column)
    }
}

impl Sources {
    /// Adds a document.
    pub fn add_document(&mut self, document: &Document) {
        let source =
            Source { text: document.text().clone(), positions: Some(document.positions().clone()) };
        self.0.insert(document.name().clone(), source);
    }

    /// Adds a text without nodes.
    pub fn add_text(&mut self, name: impl Into<Arc<str>>, text: impl Into<Arc<str>>) {
        self.0.insert(name.into(), Source { text: text.into(), positions: None });
    }

    /// Where a place starts; `None` when its text is not here.
    #[must_use]
    pub fn locate(&self, place: &Place) -> Option<Location> {
        let text = &self.0.get(place.file())?.text;
        let before = &text[..self.range(place)?.start];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        Some(Location { file: place.file().clone(), line, column })
    }

    /// The text of that name.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<&Arc<str>> {
        self.0.get(name).map(|source| &source.text)
    }

    /// The bytes of a place, on character boundaries.
    pub(crate) fn range(&self, place: &Place) -> Option<Range<usize>> {
        let source = self.0.get(place.file())?;
        let range = match place {
            Place::Bytes { range, .. } => range.clone(),
            Place::Node(origin) => source.node(&origin.pointer),
        };
        let on_boundary = |at: usize| {
            (0..=at.min(source.text.len())).rev().find(|&at| source.text.is_char_boundary(at))
        };
        let start = on_boundary(range.start)?;
        Some(start..on_boundary(range.end)?.max(start))
    }
}

impl Source {
    /// What to underline for a node: key and value when the value is on the same line, else the key, else the value's
    /// first line. A node that is not written leads to the nearest one around it.
    fn node(&self, pointer: &Pointer) -> Range<usize> {
        let Some(positions) = &self.positions else { return 0..0 };
        let mut at = pointer.clone();
        loop {
            if let Some(span) = positions.span(&at) {
                let one_line = |range: &Range<usize>| !self.text[range.clone()].contains('\n');
                return match span.key {
                    Some(key) if one_line(&(key.start..span.value.end)) => {
                        let inner = &self.text[key.start..span.value.end];
                        key.start..key.start + inner.trim_end().len()
                    }
                    Some(key) => key,
                    None => {
                        let start = span.value.start;
                        let inner = &self.text[span.value];
                        start..start + inner.lines().next().unwrap_or_default().trim_end().len()
                    }
                };
            }
            match at.parent() {
                Some(parent) => at = parent,
                None => return 0..0,
            }
        }
    }
}
