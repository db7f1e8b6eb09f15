//! What tests of a client need outside of their own process: a package as its users have it, and another environment.

mod environment;
mod package;

pub use environment::{child, is_child};
pub use package::{Package, Ran};
