//! The key is in the request and nowhere else.

use std::time::Duration;

use respan_client::{Client, types::RespanParams};
use serde_json::json;
use specwright_loopback::{Reply, Server};
use specwright_outside::{logged, logged_error};

use crate::{KEY, list};

/// A text that could be in a log.
#[track_caller]
fn hides(logged: &str) {
    assert!(!logged.is_empty() && !logged.contains(KEY), "{logged}");
}

#[test]
fn clients_and_calls_hide_it() {
    let builder = Client::builder().api_key(KEY).header("x-secret", KEY);
    hides(&logged(&builder));
    let client = builder.build().unwrap();
    hides(&logged(&client));
    let params = RespanParams::default().with_customer_identifier(KEY);
    let call = client.list_batches().after(KEY).x_data_respan_params(params);
    hides(&logged(&call));
    hides(&logged(&call.clone().items()));
    hides(&logged(&call.pages()));
    let refused = Client::builder().api_key(format!("{KEY}\n")).build().unwrap_err();
    hides(&logged_error(&refused));
}

#[tokio::test]
async fn answers_hide_the_header_that_repeats_it() {
    let reply = Reply::json(200, list(&["a"], false).to_string()).header("x-key", KEY);
    let server = Server::start([reply]);
    let client = Client::builder().api_key(KEY).base_url(server.url()).build().unwrap();
    let response = client.list_batches().response().await.unwrap();
    assert_eq!(response.headers()["x-key"], KEY);
    let shown = logged(&response);
    hides(&shown);
    assert!(shown.contains("x-key"), "{shown}");
}

#[tokio::test]
async fn errors_hide_it_even_where_the_server_repeats_it() {
    let mut wrong = list(&["a"], false);
    wrong["data"][0]["created_at"] = json!(KEY);
    for reply in [
        Reply::json(401, json!({ "error": format!("{KEY} is no key") }).to_string()),
        Reply::json(401, json!({ "error": { KEY: [KEY] } }).to_string()),
        Reply::text(401, KEY),
        Reply::text(403, KEY).header("cf-ray", KEY),
        Reply::json(200, wrong.to_string()),
        Reply::json(200, list(&["a"], false).to_string()).truncated(),
        Reply::dropped(),
        Reply::text(200, "").slow(Duration::from_secs(5)),
    ] {
        let server = Server::start([reply]);
        let client = Client::builder().api_key(KEY).base_url(server.url()).build().unwrap();
        let call = client.list_batches().after(KEY).header("x-other", KEY);
        let error = call.timeout(Duration::from_millis(500)).await.unwrap_err();
        hides(&logged_error(&error));
        assert_eq!(server.requests()[0].header("authorization"), Some(&*format!("Bearer {KEY}")));
    }
    let nowhere = Client::builder().api_key(KEY).base_url("http://127.0.0.1:1").build().unwrap();
    hides(&logged_error(&nowhere.list_batches().after(KEY).await.unwrap_err()));
}
