//! The key is in the request and nowhere else.

use std::{error::Error, fmt::Debug, time::Duration};

use retell_client::Client;
use serde_json::json;
use specwright_loopback::{Reply, Server};

use crate::{KEY, job, retell_llm};

fn hides(value: &impl Debug) {
    let shown = format!("{value:?}\n{value:#?}");
    assert!(!shown.contains(KEY), "{shown}");
}

/// An error, and whatever it says is behind it.
fn hidden_by(error: &(dyn Error + 'static)) {
    let mut next = Some(error);
    while let Some(error) = next {
        let shown = format!("{error}\n{error:?}\n{error:#?}");
        assert!(!shown.contains(KEY), "{shown}");
        next = error.source();
    }
}

#[tokio::test]
async fn clients_and_calls_hide_it() {
    let builder = Client::builder().api_key(KEY).header("x-secret", KEY);
    hides(&builder);
    let client = builder.build().unwrap();
    hides(&client);
    let call = client.get_batch_test(KEY).header("x-other", KEY).query("token", KEY);
    hides(&call);
    let list = client.list_batch_tests_v2("retell-llm".into()).pagination_key(KEY);
    hides(&list);
    hides(&list.clone().items());
    hides(&list.pages());
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
        hides(&builder);
        hidden_by(&builder.build().unwrap_err());
    }
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
        hidden_by(&error);
    }
    let nowhere = Client::builder().api_key(KEY).base_url("http://127.0.0.1:1").build().unwrap();
    hidden_by(&nowhere.get_batch_test("job").query("token", KEY).await.unwrap_err());
    hidden_by(&nowhere.get_batch_test("").query("token", KEY).await.unwrap_err());
    hidden_by(&nowhere.get_batch_test("a").header("x-a", format!("{KEY}\n")).await.unwrap_err());
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
