//! The commands, each in a copy of the repository in a temporary folder.

#![expect(clippy::unwrap_used, reason = "helpers of tests")]

mod bad_input;
mod codegen;
mod pull_request;
mod repository;
mod spec_diff;
mod spec_diff_cases;
mod stability;
mod vendor;

/// Asserts on a text by a snapshot that is named after what it shows.
#[track_caller]
fn shows(name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, text));
}
