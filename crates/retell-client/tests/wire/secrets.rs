//! The key is in the request and nowhere else.

use std::time::Duration;

use retell_client::Client;
use serde_json::json;
use specwright_loopback::{Reply, Server};
use specwright_outside::{logged, logged_error};

use crate::{KEY, job, retell_llm};

/// A text that could be in a log.
#[track_caller]
fn hides(logged: &str) {
    assert!(!logged.is_empty() && !logged.contains(KEY), "{logged}");
}

#[tokio::test]
async fn clients_and_calls_hide_it() {
    let builder = Client::builder().api_key(KEY).header("x-secret", KEY);
    hides(&logged(&builder));
    let client = builder.build().unwrap();
    hides(&logged(&client));
    let call = client.get_batch_test(KEY).header("x-other", KEY).query("token", KEY);
    hides(&logged(&call));
    let list = client.list_batch_tests_v2("retell-llm".into()).pagination_key(KEY);
    hides(&logged(&list));
    hides(&logged(&list.clone().items()));
    hides(&logged(&list.pages()));
}

#[test]
fn settings_that_are_of_no_use_hide_it() {
    let with = |key: &str| Client::builder().api_key(key);
    for builder in [
        with(&format!("{KEY}\n")),
        with(KEY).header("x-a", format!("{KEY}\n")),
        with(KEY).base_url(format!("https://user:{KEY}@a")),
        with(KEY).base_url(format!("https://a?token={KEY}")),
    ] {
        hides(&logged(&builder));
        hides(&logged_error(&builder.build().unwrap_err()));
    }
}

#[tokio::test]
async fn answers_hide_the_header_that_repeats_it() {
    let reply = Reply::json(200, job("a", &retell_llm()).to_string()).header("x-key", KEY);
    let server = Server::start([reply]);
    let client = Client::builder().api_key(KEY).base_url(server.url()).build().unwrap();
    let response = client.get_batch_test("a").response().await.unwrap();
    assert_eq!(response.headers()["x-key"], KEY);
    let shown = logged(&response);
    hides(&shown);
    assert!(shown.contains("x-key"), "{shown}");
}

#[tokio::test]
async fn errors_hide_it_even_where_the_server_repeats_it() {
    let mut wrong = job("a", &retell_llm());
    wrong["total_count"] = json!(KEY);
    let mut early = job("a", &retell_llm());
    early["response_engine"] = json!({ "llm_id": 5, KEY: { "deep": KEY }, "type": "retell-llm" });
    let slow = Reply::text(200, "").slow(Duration::from_secs(5));
    for reply in [
        Reply::json(
            401,
            json!({ "status": "error", "message": format!("{KEY} is no key") }).to_string(),
        ),
        Reply::json(401, json!({ "status": KEY }).to_string()),
        Reply::json(404, json!({ "message": [KEY] }).to_string()),
        Reply::text(403, format!("{KEY} may not")),
        Reply::text(502, KEY).header("x-request-id", KEY),
        Reply::json(200, wrong.to_string()),
        Reply::json(200, early.to_string()),
        Reply::json(200, json!({ "status": "error" }).to_string()).truncated(),
        Reply::dropped(),
        slow,
    ] {
        let server = Server::start([reply]);
        let client = Client::builder().api_key(KEY).base_url(server.url()).build().unwrap();
        let call = client.get_batch_test(KEY).header("x-other", KEY).query("token", KEY);
        let error = call.timeout(Duration::from_millis(500)).await.unwrap_err();
        hides(&logged_error(&error));
    }
    let nowhere = Client::builder().api_key(KEY).base_url("http://127.0.0.1:1").build().unwrap();
    hides(&logged_error(&nowhere.get_batch_test("job").query("token", KEY).await.unwrap_err()));
    hides(&logged_error(&nowhere.get_batch_test("").query("token", KEY).await.unwrap_err()));
    hides(&logged_error(
        &nowhere.get_batch_test("a").header("x-a", format!("{KEY}\n")).await.unwrap_err(),
    ));
}

#[tokio::test]
async fn a_refused_key_is_named_by_its_variable() {
    let server = Server::start([Reply::json(401, r#"{"message":"no"}"#)]);
    let client = Client::builder().api_key(KEY).base_url(server.url()).build().unwrap();
    let error = client.get_batch_test("job").await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "GET /get-batch-test/{test_case_batch_job_id}: 401 Unauthorized: no; check the API key (`RETELL_API_KEY`)"
    );
}
