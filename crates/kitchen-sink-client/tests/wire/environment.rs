//! What clients take from the environment.

use kitchen_sink_client::credentials::Client;
use specwright_loopback::{Reply, Server};
use specwright_outside::in_each;

use crate::exchange::shown;

/// What a client of the environment sends with a call of each kind, or why there is none; and what the builder holds.
fn told() -> String {
    let server = Server::start(std::iter::repeat_with(|| Reply::text(204, "")).take(20));
    let builder = Client::builder().from_env().base_url(server.url());
    let held = format!("{builder:?}");
    let client = match builder.build() {
        Ok(client) => client,
        Err(error) => return error.to_string(),
    };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        // What has no credential is not sent.
        drop(client.by_login().await);
        drop(client.by_one_place().await);
        drop(client.by_digest().await);
        drop(client.by_header().await);
        drop(client.by_query().await);
        drop(client.by_cookie().await);
        drop(client.by_identity().await);
    });
    let source = if held.contains("TokenSource(..)") { "tokens\n" } else { "" };
    server.requests().iter().map(shown).collect::<String>() + source
}

#[test]
fn each_scheme_has_variables_of_its_own() {
    let cases: [(&[(&str, &str)], &str); 14] = [
        (&[], ""),
        (
            &[("KITCHEN_SINK_USERNAME", "u"), ("KITCHEN_SINK_PASSWORD", " p\n")],
            "GET /login\nauthorization: Basic dTpw\n",
        ),
        (&[("KITCHEN_SINK_USERNAME", "key")], "GET /login\nauthorization: Basic a2V5Og==\n"),
        (&[("KITCHEN_SINK_PASSWORD", "key")], "GET /login\nauthorization: Basic OmtleQ==\n"),
        (
            &[("KITCHEN_SINK_USERNAME", "a:b")],
            "the user must have no colon: what follows it is the password",
        ),
        (&[("KITCHEN_SINK_API_KEY", "k")], "GET /one-place\nauthorization: Bearer k\n"),
        (&[("KITCHEN_SINK_RAW", "Token k")], "GET /one-place\nauthorization: Token k\n"),
        (&[("KITCHEN_SINK_DIGEST", "k")], "GET /digest\nauthorization: Digest k\n"),
        (&[("KITCHEN_SINK_HEADER", "k")], "GET /header\nx-api-key: k\n"),
        (&[("KITCHEN_SINK_QUERY", "k")], "GET /query?api%5Bkey%5D=k\n"),
        (&[("KITCHEN_SINK_COOKIE", "k")], "GET /cookie\ncookie: session=k\n"),
        (&[("KITCHEN_SINK_ACCESS_TOKEN", "k")], "GET /identity\nauthorization: Bearer k\n"),
        (&[("KITCHEN_SINK_CLIENT_ID", "id"), ("KITCHEN_SINK_CLIENT_SECRET", "s")], "tokens\n"),
        // A token counts before what one could be had for; half of that is nothing.
        (&[("KITCHEN_SINK_CLIENT_ID", "id")], ""),
    ];
    let variables = cases.map(|(variables, _)| variables);
    let test = "environment::each_scheme_has_variables_of_its_own";
    let Some(found) = in_each(test, &variables, told) else { return };
    for ((variables, expected), found) in cases.iter().zip(found) {
        assert_eq!(found, *expected, "{variables:?}");
    }
}
