//! Rust clients from OpenAPI descriptions.
//!
//! [`generate::package`] makes a whole package of any description, and a [`report`] of what is in it; [`pipeline`] is the way from a
//! description to text. Neither touches a disk: [`disk`] is the files of a description where there is one.
//!
//! [`command`] is what the program does: it alone writes, by [`output`] and [`changes`].
//!
//! Invariants: files are read only through a [`Loader`](specwright_source::Loader); nothing here uses a network, so that the same files
//! give the same bytes.

pub mod changes;
pub mod command;
pub mod disk;
mod exercise;
pub mod generate;
pub mod output;
pub mod package;
pub mod pipeline;
pub mod report;
pub mod review;
pub mod select;
pub mod surroundings;
mod terminal;
