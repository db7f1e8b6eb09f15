//! What the clients of every feature send, and what they read.

#![expect(clippy::unwrap_used, reason = "helpers of tests")]

#[macro_use]
mod exchange;

mod bodies;
mod credentials;
mod enums;
mod failures;
mod json_schema;
mod lists;
mod numbers_and_formats;
mod objects;
mod parameters;
mod presence;
mod swagger;
mod unions;
