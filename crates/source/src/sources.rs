//! Texts by name.

use std::{
    collections::BTreeMap,
    fmt,
    ops::Range,
    sync::{Arc, OnceLock},
};

use specwright_ir::{Origin, Pointer};

use crate::{
    Document, Place,
    lines::{self, Lines},
};

/// Texts by name, to show excerpts of and to turn places into `file:line:column`.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    texts: BTreeMap<Arc<str>, Text>,
    documents: BTreeMap<Arc<str>, Document>,
}

/// A text, and where its lines start, which is looked up for each finding.
#[derive(Debug, Clone)]
struct Text {
    text: Arc<str>,
    lines: OnceLock<Lines>,
}

/// A place as people write it: `file:line:column`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Location {
    /// The text's name.
    pub file: Arc<str>,
    /// 1-based.
    pub line: usize,
    /// 1-based, in Unicode scalar values.
    pub column: usize,
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.file, self.line, self.column)
    }
}

impl Sources {
    /// No texts.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a text and the places of its nodes.
    pub fn add_document(&mut self, document: &Document) {
        self.add_text(document.name().clone(), document.text().clone());
        self.documents.insert(document.name().clone(), document.clone());
    }

    /// Adds a text, replacing one of that name.
    pub fn add_text(&mut self, name: impl Into<Arc<str>>, text: impl Into<Arc<str>>) {
        let name = name.into();
        self.documents.remove(&name);
        self.texts.insert(name, Text { text: text.into(), lines: OnceLock::new() });
    }

    /// Gives every text another name.
    pub fn relabel(&mut self, label: impl Fn(&str) -> Arc<str>) {
        let texts = std::mem::take(&mut self.texts).into_iter();
        self.texts = texts.map(|(name, text)| (label(&name), text)).collect();
        let documents = std::mem::take(&mut self.documents).into_iter();
        self.documents = documents.map(|(name, document)| (label(&name), document)).collect();
    }

    /// A text by name.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<&Arc<str>> {
        self.texts.get(name).map(|found| &found.text)
    }

    /// Every text by name, in the order of names.
    pub fn texts(&self) -> impl Iterator<Item = (&Arc<str>, &Arc<str>)> {
        self.texts.iter().map(|(name, found)| (name, &found.text))
    }

    /// What a document has at a node, as it was rewritten.
    #[must_use]
    pub fn value(&self, node: &Origin) -> Option<&specwright_ir::Json> {
        let tokens = node.pointer.tokens();
        let root = self.documents.get(&node.file)?.value();
        tokens.into_iter().try_fold(root, |at, token| match at {
            specwright_ir::Json::Array(items) => items.get(token.parse::<usize>().ok()?),
            at => at.get(&*token),
        })
    }

    /// The text of a node, from its name to its end, and where that starts; `None`: it is not written there.
    #[must_use]
    pub fn excerpt(&self, node: &Origin) -> Option<(&str, Location)> {
        let span = self.documents.get(&node.file)?.span(&node.pointer)?;
        let start = span.key.map_or(span.value.start, |key| key.start);
        let text = self.texts.get(&node.file)?.text.get(start..span.value.end)?;
        let (line, column) = self.line_column(&node.file, start)?;
        Some((text, Location { file: node.file.clone(), line, column }))
    }

    /// Where a place starts; `None` if its text is not known.
    #[must_use]
    pub fn locate(&self, place: &Place) -> Option<Location> {
        let (_, range) = self.resolve(place)?;
        let (line, column) = self.line_column(place.file(), range.start)?;
        Some(Location { file: place.file().clone(), line, column })
    }

    /// The pointer of a node as its text has it, where a rewritten document has it elsewhere.
    #[must_use]
    pub fn written(&self, node: &Origin) -> Pointer {
        self.documents.get(&node.file).map_or_else(
            || node.pointer.clone(),
            |document| document.moves().written(&node.pointer),
        )
    }

    /// Line and column in a text that is known.
    pub(crate) fn line_column(&self, name: &str, offset: usize) -> Option<(usize, usize)> {
        let Text { text, lines } = self.texts.get(name)?;
        Some(lines.get_or_init(|| Lines::of(text)).line_column(text, offset))
    }

    /// The text and what to underline in it.
    pub(crate) fn resolve(&self, place: &Place) -> Option<(&Arc<str>, Range<usize>)> {
        let text = self.text(place.file())?;
        let range = match place {
            Place::Node(origin) => match self.documents.get(&origin.file) {
                Some(document) => document.underline(&origin.pointer),
                None => 0..0,
            },
            Place::Bytes { range, .. } => {
                let start = lines::floor(text, range.start);
                start..lines::floor(text, range.end).max(start)
            }
        };
        Some((text, range))
    }
}
