//! What is said of changes: every rule, and one entry per root cause.

#![expect(clippy::unwrap_used, reason = "helpers of tests")]

#[macro_use]
mod calls;

mod answers;
mod built;
mod causes;
mod consequences;
mod kinds;
mod messages;
mod names;
mod operations;
mod properties;
mod requests;
mod rules;
mod security;
mod table;
mod values;
