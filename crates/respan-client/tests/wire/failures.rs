//! Failures that the page does not document: front ends, connections, clocks, other JSON.

use std::{net::TcpListener, time::Duration};

use respan_client::{Client, Error, ErrorKind, errors::ListBatchesError};
use serde_json::json;
use specwright_loopback::{Reply, Server};

use crate::{KEY, client, list};

async fn failure(reply: Reply) -> Error<ListBatchesError> {
    let server = Server::start([reply]);
    client(&server).list_batches().await.unwrap_err()
}

#[tokio::test]
async fn what_is_not_documented_is_kept_as_it_came() {
    let html = "<html>Bad Gateway</html>";
    let limited = r#"{"detail":"Rate limit exceeded","retry_after":30}"#;
    let nested = r#"{"error":{"message":"no quota","type":"billing"}}"#;
    for (status, body, message, wait) in [
        (502, html, Some(html), None),
        (429, limited, Some("Rate limit exceeded"), Some(Duration::from_secs(30))),
        (402, nested, Some("no quota"), None),
        (500, "", None, None),
    ] {
        let error = failure(Reply::text(status, body).header("x-request-id", "r1")).await;
        assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Status, status));
        assert!(error.api().is_none() && error.decode_error().is_none());
        assert_eq!(error.body().unwrap(), body);
        assert_eq!((error.message().as_deref(), error.retry_after()), (message, wait));
        assert_eq!(error.request_id(), Some("r1"));
    }
}

#[tokio::test]
async fn the_documented_failure_has_text_or_an_object() {
    for body in [json!({ "error": { "message": "no", "type": "auth" } }), json!({ "error": "no" })]
    {
        let error = failure(Reply::json(401, body.to_string())).await;
        let Some(ListBatchesError::Unauthorized(inner)) = error.api() else { panic!("{error:?}") };
        assert_eq!(inner.error, Some(body["error"].clone()));
        assert_eq!(error.message().as_deref(), Some("no"));
    }
    let error = failure(Reply::text(401, "<html>")).await;
    assert_eq!((error.kind(), error.decode_error().unwrap().path()), (ErrorKind::Status, "."));
}

#[tokio::test]
async fn an_answer_of_another_type_says_where() {
    let changed = |pointer: &str, value| {
        let mut page = list(&["a", "b"], false);
        *page.pointer_mut(pointer).unwrap() = value;
        page.to_string()
    };
    let fine = list(&["a", "b"], false).to_string();
    for (body, path, what) in [
        (
            changed("/data/1/created_at", json!("now")),
            "data[1].created_at",
            "invalid type: string \"now\", expected i64",
        ),
        (
            changed("/data/0/request_counts/total", json!(null)),
            "data[0].request_counts.total",
            "invalid type: null, expected i64",
        ),
        (
            changed("/data/0/status", json!(1)),
            "data[0].status",
            "invalid type: integer `1`, expected a string",
        ),
        (changed("/data/1", json!({})), "data[1]", "missing field `id`"),
        (
            changed("/has_more", json!("yes")),
            "has_more",
            "invalid type: string \"yes\", expected a boolean",
        ),
        (changed("/data", json!({})), "data", "invalid type: map, expected a sequence"),
        (fine[..30].to_owned(), "data[0]", "EOF while parsing"),
        (String::new(), ".", "EOF while parsing a value"),
    ] {
        let error = failure(Reply::json(200, &body)).await;
        assert_eq!(
            (error.kind(), error.status().unwrap().as_u16()),
            (ErrorKind::Decode, 200),
            "{body}"
        );
        assert_eq!(error.body().unwrap(), &body);
        let start =
            format!("GET /api/v1/batches/: the answer is not as documented: at `{path}`: {what}");
        assert_eq!(error.decode_error().unwrap().path(), path, "{error}");
        assert!(error.to_string().starts_with(&start), "{error}");
    }
}

#[tokio::test]
async fn an_answer_may_break_off_or_never_come() {
    let answer = || Reply::json(200, list(&["a"], false).to_string());
    for (reply, kind, status, line) in [
        (answer().truncated(), ErrorKind::Transport, Some(200), "the connection broke"),
        (Reply::dropped(), ErrorKind::Transport, None, "the connection broke"),
        (answer().slow(Duration::from_secs(5)), ErrorKind::Timeout, None, "no answer within 500ms"),
        (
            answer().slow_body(Duration::from_secs(5)),
            ErrorKind::Timeout,
            Some(200),
            "only part of the answer within 500ms",
        ),
    ] {
        let server = Server::start([reply]);
        let call = client(&server).list_batches().timeout(Duration::from_millis(500));
        let error = call.await.unwrap_err();
        assert_eq!((error.kind(), error.status().map(|s| s.as_u16())), (kind, status), "{error:?}");
        assert!(error.request_was_sent() && error.body().is_none());
        assert_eq!(error.to_string(), format!("GET /api/v1/batches/: {line}"));
    }
    // Nobody listens: the port was free a moment ago.
    let port = TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port();
    let url = format!("http://127.0.0.1:{port}");
    let nowhere = Client::builder().api_key(KEY).base_url(url).build().unwrap();
    let error = nowhere.list_batches().await.unwrap_err();
    assert_eq!((error.kind(), error.request_was_sent()), (ErrorKind::Connect, false));
    assert_eq!(error.to_string(), "GET /api/v1/batches/: no connection to the server");
}
