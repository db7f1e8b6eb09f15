//! The contract of an HTTP API, as specwright reads it from an OpenAPI description.
mod origin;
pub use origin::{Origin, Pointer};
