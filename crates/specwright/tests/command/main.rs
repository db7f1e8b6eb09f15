//! The program, as people run it.

#![expect(clippy::unwrap_used, reason = "helpers of tests")]

mod diff;
mod exercise;
mod faults;
mod files;
mod folder;
mod package;
mod report;
mod selection;
mod usage;
