//! Text of a description: values, the places of their nodes, and findings shown at these places.
//!
//! Invariants: files are read only through a [`Loader`]; `yaml` alone knows the YAML library; a [`Document`]'s pointers are those
//! of its [`Document::value`].

mod diagnostic;
mod document;
mod positions;
mod render;
mod sources;
mod yaml;

pub use diagnostic::{Diagnostic, Diagnostics, Label, Place, Severity};
pub use document::{Document, Loader};
pub use positions::Span;
pub use render::render;
pub use sources::{Location, Sources};
pub use yaml::to_yaml;
