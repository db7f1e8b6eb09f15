//! What generated clients are made with.
//!
//! Users of a client see its types re-exported there. Generated code imports from [`codegen`] alone.

#[doc(hidden)]
pub mod codec;
#[doc(hidden)]
pub mod codegen;
mod maybe;

pub use maybe::Maybe;

/// Any JSON value.
pub type Json = serde_json::Value;
