//! What callers send as a body.

use specwright_ir::Origin;

use crate::{Encoding, Type};

/// How a body is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Content {
    /// By what means.
    pub kind: ContentKind,
    /// The media type that it is sent as.
    pub media_type: String,
    /// How members are written of which that is said, by their names on the wire.
    pub ways: Vec<(String, Way)>,
}

/// By what means a body is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ContentKind {
    /// As JSON.
    Json,
    /// As a form, `application/x-www-form-urlencoded`.
    Form,
    /// In parts, of a type made for that.
    Multipart,
    /// In parts, of the members of a type that could be JSON as well.
    Parts,
    /// As the text it is.
    Text,
    /// As the bytes they are.
    Binary,
}

/// How a member of a form or a multipart body is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Way {
    /// As documents of a media type.
    MediaType(String),
    /// As parameters of a query are.
    Style(Encoding),
}

/// An enum that callers send: it is written, never read.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// What its variants are.
    pub kind: ChoiceKind,
    /// In the order of the description; of media types, JSON first.
    pub variants: Vec<ChoiceVariant>,
}

/// What the variants of a [`Choice`] are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChoiceKind {
    /// Bodies of several media types.
    Bodies,
    /// Multipart bodies.
    Multiparts,
    /// Parts of a multipart body.
    Parts,
}

/// A variant of a [`Choice`].
#[derive(Debug, Clone, PartialEq)]
pub struct ChoiceVariant {
    /// The name in Rust.
    pub name: String,
    /// Where it was written.
    pub origin: Origin,
    /// Rustdoc, Markdown.
    pub doc: String,
    /// What it holds.
    pub ty: Type,
    /// Whether there is a `From` of what it holds.
    pub from: bool,
    /// How it is written.
    pub written: Written,
}

/// How a [`ChoiceVariant`] is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Written {
    /// A body.
    Body(Content),
    /// A multipart body; with a text part, name and value, that tells it from the others, where it has none.
    Multipart(Option<(String, String)>),
    /// Files.
    Files,
    /// A value that is no file.
    Value,
}
