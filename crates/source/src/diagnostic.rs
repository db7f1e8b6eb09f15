//! Findings: what is wrong, where, and what to do.

use std::{ops::Range, sync::Arc};

use specwright_ir::Origin;

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is written.
    Error,
    /// Something is left out.
    Warning,
    /// Worth knowing.
    Note,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// Where; the first is the place that it is about.
    pub labels: Vec<Label>,
    /// What to do.
    pub help: Vec<String>,
}

/// A place with what is to be seen there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The place.
    pub place: Place,
    /// What is to be seen.
    pub text: String,
}

/// A place in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// A node of a document.
    Node(Origin),
    /// Bytes of a text that has no nodes: TOML, Markdown, YAML that does not parse.
    Bytes {
        /// The text's name.
        file: Arc<str>,
        /// The bytes.
        range: Range<usize>,
    },
}

impl Place {
    /// The text's name.
    #[must_use]
    pub fn file(&self) -> &Arc<str> {
        match self {
            Self::Node(origin) => &origin.file,
            Self::Bytes { file, .. } => file,
        }
    }
}

impl Diagnostic {
    fn new(severity: Severity, message: impl Into<String>) -> Self {
        Self { severity, message: message.into(), labels: Vec::new(), help: Vec::new() }
    }

    /// Something that must be mended.
    #[must_use]
    pub fn error(message: impl Into<String>) -> Self {
        Self::new(Severity::Error, message)
    }

    /// Something that is left out.
    #[must_use]
    pub fn warning(message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, message)
    }

    /// Something worth knowing.
    #[must_use]
    pub fn note(message: impl Into<String>) -> Self {
        Self::new(Severity::Note, message)
    }

    /// Adds a node as a place; the first place is what the finding is about.
    #[must_use]
    pub fn at(mut self, origin: &Origin, label: impl Into<String>) -> Self {
        self.labels.push(Label { place: Place::Node(origin.clone()), text: label.into() });
        self
    }

    /// Adds bytes of a text as a place.
    #[must_use]
    pub fn at_bytes(
        mut self,
        file: &Arc<str>,
        range: Range<usize>,
        label: impl Into<String>,
    ) -> Self {
        let place = Place::Bytes { file: file.clone(), range };
        self.labels.push(Label { place, text: label.into() });
        self
    }

    /// Adds what to do.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help.push(text.into());
        self
    }
}

/// Findings in the order they were made.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Whether something must be mended.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.0.iter().any(|finding| finding.severity == Severity::Error)
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

    /// Each of them.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.0.iter()
    }
}

impl From<Diagnostic> for Diagnostics {
    fn from(diagnostic: Diagnostic) -> Self {
        Self(vec![diagnostic])
    }
}

impl Extend<Diagnostic> for Diagnostics {
    fn extend<I: IntoIterator<Item = Diagnostic>>(&mut self, all: I) {
        self.0.extend(all);
    }
}

impl FromIterator<Diagnostic> for Diagnostics {
    fn from_iter<I: IntoIterator<Item = Diagnostic>>(all: I) -> Self {
        Self(all.into_iter().collect())
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;
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
