//! Rust clients from OpenAPI descriptions.
//!
//! [`pipeline`] goes from a description to text and touches no disk; [`disk`] is the files of a description where there is one.
//!
//! Invariants: files are read only through a [`Loader`](specwright_source::Loader); nothing here uses a network, so that the same files
//! give the same bytes.

pub mod disk;
pub mod pipeline;
