//! A client of environment variables. They belong to the process, so each case has one of its own.

use std::ffi::OsStr;

use retell_client::Client;
use specwright_outside::{child, is_child};

const TEST: &str = "environment::variables_make_a_client_or_an_error";

/// What is no text.
#[cfg(unix)]
fn garbled() -> &'static OsStr {
    std::os::unix::ffi::OsStrExt::from_bytes(b"http://a\xff")
}

#[test]
fn variables_make_a_client_or_an_error() {
    if is_child() {
        match Client::from_env() {
            Ok(client) => eprint!("{client:?}"),
            Err(error) => eprint!("{error}"),
        }
        return;
    }
    let missing = "no API key for retell: set the environment variable RETELL_API_KEY and use `from_env`, or call `api_key`";
    let url = "the base URL must be `http` or `https` with a host, without user, query or fragment";
    let (key, base) = ("RETELL_API_KEY", "RETELL_BASE_URL");
    let said = |variables: &[(&str, &str)]| {
        let variables: Vec<_> = variables.iter().map(|(n, v)| (*n, OsStr::new(*v))).collect();
        child(TEST, &variables)
    };
    for (variables, expected) in [
        (&[] as &[(&str, &str)], missing),
        (&[(key, "")], missing),
        (&[(key, " \t\n")], missing),
        (&[(base, "http://localhost")], missing),
        (&[(key, "a\nb")], "the API key has characters that a header cannot hold"),
        (&[(key, "k"), (base, "localhost:80")], url),
        (&[(key, "k"), (base, "https://u:p@a")], url),
    ] {
        assert_eq!(said(variables), expected, "{variables:?}");
    }
    for (variables, base_url) in [
        (&[(key, " secret_k\n")] as &[(&str, &str)], "https://api.retellai.com"),
        (&[(key, "secret_k"), (base, " ")], "https://api.retellai.com"),
        (&[(key, "secret_k"), (base, "http://localhost:80/a/ ")], "http://localhost:80/a"),
    ] {
        let client = said(variables);
        assert!(client.contains(&format!("base_url: \"{base_url}\"")), "{variables:?}: {client}");
        assert!(!client.contains("secret_k"), "{client}");
    }
    #[cfg(unix)]
    for (name, others) in [(key, None), (base, Some((key, OsStr::new("k"))))] {
        let variables: Vec<_> = others.into_iter().chain([(name, garbled())]).collect();
        assert_eq!(
            child(TEST, &variables),
            format!("the environment variable {name} is not UTF-8")
        );
    }
}
