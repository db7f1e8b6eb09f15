//! Servers that callers can choose.

use specwright_ir::Origin;

use crate::Enum;

/// A server of the description, as a type that chooses it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Server {
    /// The name in Rust.
    pub name: String,
    /// Where it was written.
    pub origin: Origin,
    /// Rustdoc, Markdown.
    pub doc: String,
    /// The URL with its variables in braces.
    pub template: String,
    /// Its variables, in the order of the description.
    pub variables: Vec<ServerVariable>,
}

/// A variable of a [`Server`]'s URL: a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServerVariable {
    /// The name in Rust.
    pub name: String,
    /// The method that sets it.
    pub setter: String,
    /// The name in the template.
    pub wire: String,
    /// Rustdoc, Markdown.
    pub doc: String,
    /// Used when the caller says nothing.
    pub default: String,
    /// The type that lists its values, by name; `None`: any text.
    pub values: Option<(String, Enum)>,
}
