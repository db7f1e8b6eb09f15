//! Other environment variables: they belong to the process, and tests share theirs.

use std::{ffi::OsStr, process::Command};

use crate::package::ran;

/// Set for a child.
const MARK: &str = "SPECWRIGHT_CHILD";

/// Whether this process is a [`child`].
#[must_use]
pub fn is_child() -> bool {
    std::env::var_os(MARK).is_some()
}

/// Runs one test of this program again, alone, in a process with these environment variables and no others. Gives what it wrote to
/// standard error; a test asks [`is_child`] which of the two it is.
///
/// # Panics
/// The test does not pass, or there is none of that name.
#[must_use]
pub fn child(test: &str, variables: &[(&str, &OsStr)]) -> String {
    let program = match std::env::current_exe() {
        Ok(program) => program,
        Err(error) => panic!("this program cannot be found: {error}"),
    };
    let mut command = Command::new(program);
    command.args([test, "--exact", "--nocapture", "--test-threads=1"]);
    command.env_clear().env(MARK, "1").envs(variables.iter().copied());
    let ran = ran(&mut command);
    let one = ran.stdout.contains("running 1 test");
    assert!(ran.status.success() && one, "{test}:\n{}{}", ran.stdout, ran.stderr);
    ran.stderr
}
