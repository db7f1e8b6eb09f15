//! Failures that no page documents: front ends, connections, clocks, other JSON.

use std::{net::TcpListener, time::Duration};

use retell_client::{Client, Error, ErrorKind, errors::GetBatchTestError};
use serde_json::json;
use specwright_loopback::{Reply, Server};

use crate::{KEY, client, job, retell_llm};

const HTML: &str = "<html>\n<body>Bad Gateway</body></html>";

async fn failure(reply: Reply) -> Error<GetBatchTestError> {
    let server = Server::start([reply]);
    client(&server).get_batch_test("job").await.unwrap_err()
}

#[tokio::test]
async fn a_page_of_a_front_end_is_kept_as_it_came() {
    let reply = Reply::text(502, HTML).header("content-type", "text/html").header("cf-ray", "r1");
    let error = failure(reply).await;
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Status, 502));
    assert_eq!(error.body().unwrap(), HTML);
    assert_eq!(error.headers().unwrap()["content-type"], "text/html");
    assert_eq!(error.request_id(), Some("r1"));
    assert!(error.api().is_none() && error.decode_error().is_none());
    assert_eq!(
        error.to_string(),
        "GET /get-batch-test/{test_case_batch_job_id}: 502 Bad Gateway: <html> <body>Bad Gateway</body></html> (request r1)"
    );
}

#[tokio::test]
async fn a_documented_status_may_have_another_body() {
    for body in [HTML, "", "[]", r#"{"message":5}"#] {
        let error = failure(Reply::text(404, body)).await;
        assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Status, 404));
        assert_eq!(error.body().unwrap(), body);
        assert!(error.api().is_none() && error.decode_error().is_some(), "{body}");
    }
    let path = failure(Reply::json(404, r#"{"message":5}"#)).await;
    assert_eq!(path.decode_error().unwrap().path(), "message");
    // What is not required may be missing, and a newer status is kept.
    let error = failure(Reply::json(404, r#"{"status":"gone"}"#)).await;
    let Some(GetBatchTestError::NotFound(body)) = error.api() else { panic!("{error:?}") };
    assert_eq!(
        (body.status.as_ref().map(ToString::to_string), &body.message),
        (Some("gone".into()), &None)
    );
}

#[tokio::test]
async fn a_status_may_say_how_long_to_wait() {
    let wait = |seconds| Some(Duration::from_secs(seconds));
    let limited = || Reply::json(429, r#"{"status":"error","message":"slow down"}"#);
    let error = failure(limited().header("retry-after", "7")).await;
    assert_eq!(error.retry_after(), wait(7));
    assert!(matches!(error.api(), Some(GetBatchTestError::TooManyRequests(_))));
    assert_eq!(
        error.to_string(),
        "GET /get-batch-test/{test_case_batch_job_id}: 429 Too Many Requests: slow down; retry after 7s"
    );
    assert_eq!(failure(limited()).await.retry_after(), None);
    assert_eq!(
        failure(Reply::text(503, HTML).header("retry-after", "9")).await.retry_after(),
        wait(9)
    );
}

#[tokio::test]
async fn an_answer_of_another_type_says_where() {
    let fine = job("a", &retell_llm());
    let changed = |pointer: &str, value| {
        let mut job = fine.clone();
        *job.pointer_mut(pointer).unwrap() = value;
        job.to_string()
    };
    let mut missing = fine.clone();
    missing.as_object_mut().unwrap().remove("pass_count");
    let text = fine.to_string();
    for (body, path, what) in [
        (
            changed("/response_engine/llm_id", json!(5)),
            "response_engine.llm_id",
            "invalid type: integer `5`, expected a string",
        ),
        (
            changed("/response_engine/version", json!("3")),
            "response_engine.version",
            "invalid type: string \"3\", expected f64",
        ),
        (
            changed("/pass_count", json!(1.5)),
            "pass_count",
            "invalid type: floating point `1.5`, expected i64",
        ),
        (changed("/status", json!(null)), "status", "invalid type: null, expected a string"),
        (missing.to_string(), ".", "missing field `pass_count`"),
        (text[..40].to_owned(), "status", "EOF while parsing"),
        (format!("{text}]"), ".", "trailing characters"),
        ("{'a'}".to_owned(), ".", "key must be a string"),
        ("[]".to_owned(), ".", "invalid type: sequence, expected an object"),
        (String::new(), ".", "EOF while parsing a value"),
        (HTML.to_owned(), ".", "expected value"),
    ] {
        let error = failure(Reply::json(200, &body)).await;
        assert_eq!(
            (error.kind(), error.status().unwrap().as_u16()),
            (ErrorKind::Decode, 200),
            "{body}"
        );
        assert_eq!(error.body().unwrap(), &body);
        assert!(error.request_was_sent());
        let wrong = error.decode_error().unwrap();
        let start = format!(
            "GET /get-batch-test/{{test_case_batch_job_id}}: the answer is not as documented: at `{path}`: {what}"
        );
        assert_eq!(wrong.path(), path, "{error}");
        assert!(error.to_string().starts_with(&start), "{error}");
    }
}

#[tokio::test]
async fn a_list_says_where_in_it() {
    let mut wrong = job("b", &retell_llm());
    wrong["total_count"] = json!("2");
    let page = json!({ "items": [job("a", &retell_llm()), wrong] });
    let server = Server::start([Reply::json(200, page.to_string())]);
    let list = client(&server).list_batch_tests_v2("retell-llm".into());
    let error = list.await.unwrap_err();
    assert_eq!(error.decode_error().unwrap().path(), "items[1].total_count");
}

#[tokio::test]
async fn a_connection_may_break() {
    let cut = || Reply::json(200, job("a", &retell_llm()).to_string()).header("x-request-id", "r1");
    let error = failure(cut().truncated()).await;
    assert_eq!((error.kind(), error.request_was_sent()), (ErrorKind::Transport, true));
    assert_eq!((error.status().map(|s| s.as_u16()), error.request_id()), (Some(200), Some("r1")));
    assert_eq!(error.body(), None, "half a body is no body");
    let error = failure(Reply::dropped()).await;
    assert_eq!((error.kind(), error.request_was_sent()), (ErrorKind::Transport, true));
    assert_eq!(error.status(), None);
    // Nobody listens: the port was free a moment ago.
    let port = TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port();
    let url = format!("http://127.0.0.1:{port}");
    let nowhere = Client::builder().api_key(KEY).base_url(url).build().unwrap();
    let error = nowhere.get_batch_test("job").await.unwrap_err();
    assert_eq!((error.kind(), error.request_was_sent()), (ErrorKind::Connect, false));
    assert_eq!(
        error.to_string(),
        "GET /get-batch-test/{test_case_batch_job_id}: no connection to the server"
    );
}

#[tokio::test]
async fn a_server_may_be_slow() {
    let answer = || Reply::json(200, job("a", &retell_llm()).to_string());
    for (reply, what, status) in [
        (answer().slow(Duration::from_secs(5)), "no answer", None),
        (answer().slow_body(Duration::from_secs(5)), "only part of the answer", Some(200)),
    ] {
        let server = Server::start([reply]);
        let call = client(&server).get_batch_test("job").timeout(Duration::from_millis(300));
        let error = call.await.unwrap_err();
        assert!(error.is_timeout() && error.request_was_sent(), "{error:?}");
        assert_eq!((error.status().map(|s| s.as_u16()), error.body()), (status, None));
        let line = format!("GET /get-batch-test/{{test_case_batch_job_id}}: {what} within 300ms");
        assert_eq!(error.to_string(), line);
    }
}

#[tokio::test]
async fn redirects_are_not_followed() {
    let elsewhere = Server::start([Reply::json(200, job("a", &retell_llm()).to_string())]);
    let error = failure(Reply::text(302, "").header("location", elsewhere.url())).await;
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Status, 302));
    assert!(elsewhere.requests().is_empty(), "the key is for one server");
}
