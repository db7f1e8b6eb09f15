//! Environment variables. They belong to the process, and tests share theirs, so each case has a process of its own.

use std::{
    ffi::OsStr,
    fmt::{Debug, Display},
    process::Command,
};

use crate::package::ran;

/// Set for a process of one case.
const MARK: &str = "SPECWRIGHT_CHILD";

/// The variables that a client reads.
#[derive(Debug, Clone, Copy)]
pub struct Variables {
    /// The API's short name.
    pub api: &'static str,
    /// The one with the key.
    pub key: &'static str,
    /// The one with the base URL.
    pub base_url: &'static str,
    /// The base URL without one.
    pub default_url: &'static str,
}

impl Variables {
    /// Asserts that every setting of the variables gives a client or an error, and which. `test` is the path of the test that calls
    /// this: it runs again, alone, for each case.
    ///
    /// # Panics
    /// `from_env` panics or gives something else.
    pub fn check<C: Debug, E: Display>(self, test: &str, from_env: impl Fn() -> Result<C, E>) {
        if std::env::var_os(MARK).is_some() {
            match from_env() {
                Ok(client) => eprint!("{client:?}"),
                Err(error) => eprint!("{error}"),
            }
            return;
        }
        let Self { key, base_url, .. } = self;
        self.check_errors(test);
        for (variables, expected) in [
            (&[(key, " secret_k\n")] as &[(&str, &str)], self.default_url),
            (&[(key, "secret_k"), (base_url, " ")], self.default_url),
            (&[(key, "secret_k"), (base_url, " http://localhost:80/a/ ")], "http://localhost:80/a"),
        ] {
            let client = again(test, &texts(variables));
            let shown = format!("base_url: \"{expected}\", key: Some(Secret(***))");
            assert!(client.contains(&shown), "{variables:?}: {client}");
            assert!(!client.contains("secret_k"), "{client}");
        }
    }

    fn check_errors(self, test: &str) {
        let Self { api, key, base_url, .. } = self;
        let missing = format!(
            "no API key for {api}: set the environment variable {key} and use `from_env`, or call `api_key`"
        );
        let header = "the API key has characters that a header cannot hold";
        let url =
            "the base URL must be `http` or `https` with a host, without user, query or fragment";
        for (variables, expected) in [
            (&[] as &[(&str, &str)], missing.as_str()),
            (&[(key, "")], &missing),
            (&[(key, " \t\n")], &missing),
            (&[(base_url, "http://localhost")], &missing),
            (&[(key, "a\nb")], header),
            (&[(key, "ключ")], header),
            (&[(key, "k"), (base_url, "localhost:80")], url),
            (&[(key, "k"), (base_url, "https://u:p@a")], url),
            (&[(key, "k"), (base_url, "https://a?b=c")], url),
        ] {
            assert_eq!(again(test, &texts(variables)), expected, "{variables:?}");
        }
        #[cfg(unix)]
        for name in [key, base_url] {
            let garbled = std::os::unix::ffi::OsStrExt::from_bytes(b"http://a\xff");
            let mut variables = texts(&[(key, "k")]);
            variables.push((name, garbled));
            let expected = format!("the environment variable {name} is not UTF-8");
            assert_eq!(again(test, &variables), expected);
        }
    }
}

/// What a program tells in each of these environments; `None` in the process of such a case, which has told it. `test` is the path of
/// the test that calls this: it runs again, alone, for each case.
///
/// # Panics
/// The test cannot be run again.
#[must_use]
pub fn in_each(
    test: &str,
    environments: &[&[(&str, &str)]],
    told: impl Fn() -> String,
) -> Option<Vec<String>> {
    if std::env::var_os(MARK).is_some() {
        eprint!("{}", told());
        return None;
    }
    Some(environments.iter().map(|variables| again(test, &texts(variables))).collect())
}

fn texts<'a>(variables: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a OsStr)> {
    variables.iter().map(|(name, value)| (*name, OsStr::new(*value))).collect()
}

/// Runs one test of this program again, in a process with these variables and no others. Gives what it wrote to standard error.
fn again(test: &str, variables: &[(&str, &OsStr)]) -> String {
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
