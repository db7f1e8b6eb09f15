//! What is wrong, where, and what to do.

use std::{ops::Range, sync::Arc, vec};

use specwright_ir::Origin;

use crate::Code;

/// How bad a finding is. Errors sort first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is produced.
    Error,
    /// Something is left out or weaker than written.
    Warning,
    /// Good to know.
    Note,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// Which rule it is about.
    pub code: Code,
    /// What is wrong, in one line.
    pub message: String,
    /// Where: the first is the primary place.
    pub labels: Vec<Label>,
    /// What to do.
    pub help: Vec<String>,
}

/// A place and what it has to do with the finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub place: Place,
    /// What is there; may be empty.
    pub text: String,
}

/// A place in a text.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Place {
    /// A node of a document.
    Node(Origin),
    /// Part of a text that has no nodes.
    Bytes {
        /// The text's name.
        file: Arc<str>,
        /// Byte offsets.
        range: Range<usize>,
    },
}

impl Place {
    /// The name of the text.
    #[must_use]
    pub fn file(&self) -> &Arc<str> {
        match self {
            Self::Node(origin) => &origin.file,
            Self::Bytes { file, .. } => file,
        }
    }
}

impl Diagnostic {
    /// An error.
    #[must_use]
    pub fn error(code: Code, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, message)
    }

    /// A warning.
    #[must_use]
    pub fn warning(code: Code, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, code, message)
    }

    /// A note.
    #[must_use]
    pub fn note(code: Code, message: impl Into<String>) -> Self {
        Self::new(Severity::Note, code, message)
    }

    fn new(severity: Severity, code: Code, message: impl Into<String>) -> Self {
        let (labels, help) = (Vec::new(), Vec::new());
        Self { severity, code, message: message.into(), labels, help }
    }

    /// Adds a place. The first is the primary one; further ones explain it ("first written here").
    #[must_use]
    pub fn at(self, origin: &Origin, label: impl Into<String>) -> Self {
        self.label(Place::Node(origin.clone()), label)
    }

    /// Adds a byte range of a text that has no nodes: TOML, Markdown, YAML that does not parse.
    #[must_use]
    pub fn at_bytes(self, file: &Arc<str>, range: Range<usize>, label: impl Into<String>) -> Self {
        self.label(Place::Bytes { file: file.clone(), range }, label)
    }

    fn label(mut self, place: Place, text: impl Into<String>) -> Self {
        self.labels.push(Label { place, text: text.into() });
        self
    }

    /// Adds advice.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help.push(text.into());
        self
    }
}

/// Findings, in the order in which they were made.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// No findings.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a finding.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Whether any finding is an error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.0.iter().any(|d| d.severity == Severity::Error)
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Gives every text that is pointed at another name.
    pub fn relabel(&mut self, label: impl Fn(&str) -> Arc<str>) {
        for place in self.0.iter_mut().flat_map(|d| &mut d.labels).map(|label| &mut label.place) {
            let (Place::Node(Origin { file, .. }) | Place::Bytes { file, .. }) = place;
            *file = label(file);
        }
    }

    /// One after the other.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.0.iter()
    }
}

impl Extend<Diagnostic> for Diagnostics {
    fn extend<T: IntoIterator<Item = Diagnostic>>(&mut self, iter: T) {
        self.0.extend(iter);
    }
}

impl FromIterator<Diagnostic> for Diagnostics {
    fn from_iter<T: IntoIterator<Item = Diagnostic>>(iter: T) -> Self {
        Self(iter.into_iter().collect())
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a Diagnostics {
    type Item = &'a Diagnostic;
    type IntoIter = std::slice::Iter<'a, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl From<Diagnostic> for Diagnostics {
    fn from(diagnostic: Diagnostic) -> Self {
        Self(vec![diagnostic])
    }
}
