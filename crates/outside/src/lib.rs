//! Clients seen from outside, for their tests: by another package, in another environment, in a log.

mod environment;
mod log;
mod package;

pub use environment::{Variables, in_each};
pub use log::{logged, logged_error};
pub use package::{Package, Ran};
