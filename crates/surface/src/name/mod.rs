//! Names in Rust: how a wire name reads as an identifier, and who gets it when two want the same.

mod case;
mod scope;

pub(crate) use case::{constructor_name, snake, type_name, variant_name};
pub(crate) use scope::Scope;
