//! What servers answer with.

use specwright_ir::{Origin, StatusMatch};

use crate::Type;

/// How the body of an answer becomes a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Reading {
    /// As JSON; as nothing, for [`Type::Unit`].
    Json,
    /// As text.
    Text,
    /// As bytes, which are read as they come.
    Binary,
    /// As events whose data is JSON.
    Events,
    /// As events whose data is text.
    EventText,
    /// As events, each an object of its fields.
    EventObjects,
    /// As a JSON text per item.
    Lines,
    /// As one of the variants of [`Outputs`].
    Alternatives,
}

/// An enum of successes that differ in what they hold.
#[derive(Debug, Clone, PartialEq)]
pub struct Outputs {
    /// By status; of one status what is JSON comes first.
    pub variants: Vec<OutputVariant>,
}

/// A success among others.
#[derive(Debug, Clone, PartialEq)]
pub struct OutputVariant {
    /// The name in Rust.
    pub name: String,
    /// Where it was written.
    pub origin: Origin,
    /// Rustdoc, Markdown.
    pub doc: String,
    /// The status.
    pub status: StatusMatch,
    /// What it may be sent as; empty where there is no body.
    pub media_types: Vec<String>,
    /// What it holds; [`Type::Unit`] where there is no body.
    pub ty: Type,
    /// How that is read.
    pub reading: Reading,
}

/// A struct of documented headers; shared by operations whose headers are equal, each of which has an alias of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Headers {
    /// By name on the wire.
    pub fields: Vec<HeaderField>,
}

/// A documented header: `Option<T>`, whatever is said of it.
#[derive(Debug, Clone, PartialEq)]
pub struct HeaderField {
    /// The name in Rust, without `r#`.
    pub name: String,
    /// The name on the wire.
    pub wire: String,
    /// Where it was written.
    pub origin: Origin,
    /// Rustdoc, Markdown.
    pub doc: String,
    /// Whether callers should move away from it.
    pub deprecated: bool,
    /// What it holds when it is there.
    pub ty: Type,
    /// How its values are written.
    pub form: HeaderForm,
}

/// How the values of a header are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum HeaderForm {
    /// With commas between items, and between names and values.
    Simple,
    /// With commas between items, and `=` between names and values.
    Exploded,
    /// As JSON.
    Json,
}
