//! Who calls, and where: credentials, handles, servers.

use kitchen_sink_client as sink;
use specwright_loopback::{Reply, Server};

use crate::exchange::shown;

fn nothings(count: usize) -> Server {
    Server::start(std::iter::repeat_with(|| Reply::text(204, "")).take(count))
}

fn sent(server: &Server) -> Vec<String> {
    server.requests().iter().map(shown).collect()
}

#[tokio::test]
async fn credentials_go_where_they_are_asked_for() {
    let server = nothings(2);
    let builder = sink::security::Client::builder().base_url(server.url()).api_key("k");
    let client = builder.build().unwrap();
    client.open().await.unwrap();
    client.closed().await.unwrap();
    assert_eq!(sent(&server), ["GET /open\n", "GET /closed\nauthorization: Bearer k\n"]);
    let error = sink::security::Client::builder().build().unwrap_err().to_string();
    assert!(error.contains("KITCHEN_SINK_API_KEY"), "{error}");
}

#[tokio::test]
async fn of_several_credentials_the_one_that_is_supported_is_sent() {
    let server = nothings(2);
    let builder = sink::security_alternatives::Client::builder().base_url(server.url());
    let client = builder.api_key("k").build().unwrap();
    client.either().await.unwrap();
    client.optional().await.unwrap();
    assert_eq!(sent(&server), ["GET /either\nauthorization: Bearer k\n", "GET /optional\n"]);
}

#[tokio::test]
async fn what_the_connection_proves_is_not_sent() {
    let server =
        Server::start([Reply::json(200, r#"{"id":"a"}"#), Reply::json(200, r#"{"id":"b"}"#)]);
    let builder = sink::v3_1_mutual_tls::Client::builder().base_url(server.url()).api_key("k");
    let client = builder.build().unwrap();
    assert_eq!(client.get_things().await.unwrap().id, "a");
    assert_eq!(client.get_owned().await.unwrap().id, "b");
    assert_eq!(sent(&server), ["GET /things\n", "GET /owned\nauthorization: Bearer k\n"]);
}

#[tokio::test]
async fn an_api_without_credentials_sends_none() {
    let server = Server::start([Reply::text(401, "")]);
    let builder = sink::tags::Client::builder().base_url(server.url()).api_key("k");
    let error = builder.build().unwrap().get_c().await.unwrap_err();
    // And no key is to be checked.
    assert_eq!(error.to_string(), "GET /c: 401 Unauthorized");
    assert_eq!(sent(&server), ["GET /c\n"]);
}

#[tokio::test]
async fn operations_are_on_the_handle_of_their_first_tag() {
    let server = nothings(3);
    let client = client!(tags, server);
    client.test_runs().list_a().await.unwrap();
    client.test_suites().list_b().await.unwrap();
    client.get_c().await.unwrap();
    assert_eq!(sent(&server), ["GET /a\n", "GET /b\n", "GET /c\n"]);
}

#[tokio::test]
#[expect(deprecated, reason = "what is deprecated works nevertheless")]
async fn what_is_deprecated_works() {
    let server = Server::start([Reply::json(200, r#"{"gone":"g","kept":"k"}"#)]);
    let old = client!(deprecated, server).old().mode("m").await.unwrap();
    assert_eq!((old.gone.as_deref(), old.kept.as_deref()), (Some("g"), Some("k")));
    assert_eq!(sent(&server), ["GET /old?mode=m\n"]);
}

#[tokio::test]
async fn prose_changes_nothing() {
    let server = nothings(2);
    client!(prose, server).prose().await.unwrap();
    client!(prose_blocks, server).blocks("f", "o").await.unwrap();
    assert_eq!(sent(&server), ["GET /prose\n", "GET /blocks?filter=f&only=o\n"]);
}

#[test]
fn the_server_is_the_first_of_the_description() {
    let base = |client: &dyn std::fmt::Debug| {
        let shown = format!("{client:?}");
        let (_, after) = shown.split_once("base_url: \"").unwrap();
        after.split_once('"').unwrap().0.to_owned()
    };
    let client = sink::server_variables::Client::builder().build().unwrap();
    assert_eq!(base(&client), "https://eu.example.com:443/api");
    let client = sink::no_operations::Client::builder().base_url("http://a/").build().unwrap();
    assert_eq!(base(&client), "http://a");
}
