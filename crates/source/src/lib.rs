//! Text of a description: values, positions and diagnostics.
//!
//! A [`Document`] is a text with its value and the places of its nodes; a [`Diagnostic`] says what is wrong where;
//! [`Sources`] knows the texts that [`render`] shows. Nothing here reads a file: that is what a [`Loader`] is for.

mod code;
mod diagnostic;
mod document;
mod lines;
mod mending;
mod moves;
mod positions;
mod render;
mod sources;
mod yaml;

pub use code::Code;
pub use diagnostic::{Diagnostic, Diagnostics, Label, Place, Severity};
pub use document::{Document, Span};
pub use moves::Moves;
pub use render::{render, render_some};
pub use sources::{Location, Sources};
pub use yaml::to_yaml;

/// Files as the generator sees them; the only way to a text.
pub trait Loader {
    /// The text of a file; `None` when it is not there. `name` is a path relative to the workspace, `/` separated.
    ///
    /// # Errors
    /// The file is there and cannot be read.
    fn find(&self, name: &str) -> Result<Option<String>, Diagnostic>;

    /// The text of a file that has to be there.
    ///
    /// # Errors
    /// The file is missing or cannot be read.
    fn load(&self, name: &str) -> Result<String, Diagnostic> {
        let missing =
            || Diagnostic::error(Code::UnreadableFile, format!("there is no file `{name}`"));
        self.find(name)?.ok_or_else(missing)
    }
}

/// No files: a text that stands alone.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoFiles;

impl Loader for NoFiles {
    fn find(&self, _name: &str) -> Result<Option<String>, Diagnostic> {
        Ok(None)
    }
}
