//! What documented failures hold.

use specwright_ir::{Origin, StatusMatch};

use crate::{Reading, Type};

/// An enum of documented failures, by status; shared by operations whose statuses and bodies are equal.
#[derive(Debug, Clone, PartialEq)]
pub struct ErrorEnum {
    /// The name in Rust, made of what it holds.
    pub name: String,
    /// One per documented status, in order of status.
    pub variants: Vec<ErrorVariant>,
    /// Aliases, one per operation: name of the alias and label of the operation, sorted.
    pub aliases: Vec<(String, String)>,
}

/// A documented failure.
#[derive(Debug, Clone, PartialEq)]
pub struct ErrorVariant {
    /// The name in Rust.
    pub name: String,
    /// The status.
    pub status: StatusMatch,
    /// Where the first operation documents it.
    pub origin: Origin,
    /// Rustdoc, Markdown.
    pub doc: String,
    /// What it holds; [`Type::Unit`] when no JSON and no text is documented.
    pub ty: Type,
    /// How that is read: as JSON or as text.
    pub reading: Reading,
}
