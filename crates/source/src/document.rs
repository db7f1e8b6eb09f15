//! Documents: a text, its value and the places of its nodes.

use std::sync::Arc;

use specwright_ir::{Json, Origin, Pointer};

use crate::{Diagnostic, Diagnostics, positions::Positions, positions::Span, yaml};

/// One YAML or JSON text with its value and the places of its nodes.
#[derive(Debug, Clone)]
pub struct Document {
    name: Arc<str>,
    text: Arc<str>,
    value: Json,
    positions: Arc<Positions>,
}

impl Document {
    /// Reads YAML, of which JSON is a part. `name` is how people know the text: a path relative to the workspace.
    ///
    /// # Errors
    /// What is not YAML, and members written twice, each with its place.
    pub fn parse(
        name: impl Into<Arc<str>>,
        text: impl Into<Arc<str>>,
    ) -> Result<Self, Diagnostics> {
        let (name, text) = (name.into(), text.into());
        let positions = Positions::read(&name, &text)?;
        let value = yaml::read(&name, &text)?;
        Ok(Self { name, text, value, positions: Arc::new(positions) })
    }

    /// How people know it.
    #[must_use]
    pub fn name(&self) -> &Arc<str> {
        &self.name
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &Arc<str> {
        &self.text
    }

    /// The value. Keys are strings, whatever YAML makes of them: `200:` is `"200"`.
    #[must_use]
    pub fn value(&self) -> &Json {
        &self.value
    }

    /// The place of the whole document.
    #[must_use]
    pub fn origin(&self) -> Origin {
        Origin::root(self.name.clone())
    }

    /// Where a node is written.
    #[must_use]
    pub fn span(&self, pointer: &Pointer) -> Option<Span> {
        self.positions.span(pointer)
    }

    pub(crate) fn positions(&self) -> &Arc<Positions> {
        &self.positions
    }
}

/// Files as the generator sees them: the only way to a text.
pub trait Loader {
    /// The text of a file.
    ///
    /// # Errors
    /// A file that is not there or cannot be read, as a finding that names it.
    fn load(&self, name: &str) -> Result<String, Diagnostic>;
}
