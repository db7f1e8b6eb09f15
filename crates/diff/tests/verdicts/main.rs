//! What is said of changes: every rule, and one entry per root cause.

#![expect(clippy::unwrap_used, reason = "helpers of tests")]

mod built;
mod causes;
mod consequences;
mod messages;
mod names;
mod rules;
mod values;
