//! Answers that come item by item.

#![expect(unreachable_pub, reason = "calls are public, and so are their types")]

use std::time::Duration;

use bytes::Bytes;
use futures_util::{StreamExt, stream};
use serde::Deserialize;
use specwright_runtime::{
    Body, ErrorKind, Event, Events, Lines, StreamError, TransportError, TransportErrorKind,
    Undocumented,
    codegen::{Call, Method, operation},
};

use crate::scripted::{Scripted, answer, core};

operation! {
    /// Events.
    Watch -> Events<Job> as EventStream, Undocumented
}
operation! {
    /// Events of text.
    Hear -> Events<String> as EventText, Undocumented
}
operation! {
    /// Lines.
    Export -> Lines<Job> as JsonLines, Undocumented
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Job {
    id: i64,
    #[serde(default)]
    tags: Vec<String>,
}

fn job(id: i64) -> Job {
    Job { id, tags: Vec::new() }
}

fn call(content_type: &'static str, body: impl Into<Body>) -> Call {
    let given = answer(200, &[("content-type", content_type)], body);
    core(&Scripted::new([given])).call(Method::GET, "/jobs")
}

const EVENTS: &str = "text/event-stream; charset=utf-8";

/// A body in pieces, with an error at its end where one is said.
fn pieces<'a>(pieces: impl IntoIterator<Item = &'a [u8]>, end: Option<TransportErrorKind>) -> Body {
    let pieces = pieces.into_iter().map(|piece| Ok(Bytes::copy_from_slice(piece)));
    let end = end.map(|kind| Err(TransportError::from(kind)));
    Body::stream(stream::iter(pieces.chain(end).collect::<Vec<_>>()))
}

async fn all<T>(mut events: Events<T>) -> Vec<Result<Event<T>, StreamError>> {
    let mut found = Vec::new();
    while let Some(event) = events.next().await {
        found.push(event);
    }
    found
}

#[tokio::test]
async fn events_are_read_wherever_their_bytes_are_cut() {
    let text = "\u{feff}: hi\r\nretry: 250\r\nid: 7\r\nevent: add\r\ndata: {\"id\":\r\ndata: 1, \"tags\": [\"é\"]}\r\n\r\n\
                data: {\"id\": 2}\n\ndata\n\nevent: ping\n\ndata: [DONE]\n\ndata: {\"id\": 3}\n\n";
    for size in [1, 2, 3, 7, text.len()] {
        let body = pieces(text.as_bytes().chunks(size), None);
        let mut events = Watch(call(EVENTS, body)).await.unwrap();
        let first = events.try_next().await.unwrap().unwrap();
        let data = Job { id: 1, tags: vec!["é".to_owned()] };
        assert_eq!(
            (first.id.as_deref(), first.event.as_str(), first.data),
            (Some("7"), "add", data)
        );
        assert_eq!(first.retry, Some(Duration::from_millis(250)));
        let second = events.try_next().await.unwrap().unwrap();
        assert_eq!((second.id.as_deref(), second.event.as_str()), (Some("7"), "message"));
        assert_eq!(second.data, job(2));
        assert!(events.try_next().await.unwrap().is_none());
        assert!(events.try_next().await.unwrap().is_none());
        assert_eq!((events.last_event_id(), events.retry()), (Some("7"), first.retry));
    }
}

#[tokio::test]
async fn an_event_that_is_not_as_documented_says_where_and_the_stream_goes_on() {
    let text = "data: {\"id\": 1}\n\ndata: {\"id\": \"k\"}\n\ndata: {\"id\": 3, \"tags\": [1]}\n\ndata: {\"id\": 4}\n\n";
    let found = all(Watch(call(EVENTS, text)).await.unwrap()).await;
    let shown: Vec<String> = found
        .iter()
        .map(|event| match event {
            Ok(event) => event.data.id.to_string(),
            Err(error) => error.to_string(),
        })
        .collect();
    let wrong = "GET /jobs: item 3 of the answer is not as documented: at `tags[0]`: invalid type: integer `1`, expected a string at line 1 column 20";
    assert_eq!((&*shown[0], &*shown[2], &*shown[3]), ("1", wrong, "4"));
    let error = found[2].as_ref().unwrap_err();
    assert_eq!((error.kind(), error.item()), (ErrorKind::Decode, 3));
    assert_eq!(error.text(), Some("{\"id\": 3, \"tags\": [1]}"));
    assert_eq!(error.decode_error().unwrap().path(), "tags[0]");
    assert_eq!(error.operation(), (&Method::GET, "/jobs"));
    assert!(format!("{error:?}").starts_with("StreamError { kind: Decode, message: \"GET"));
    // The server repeats the key, which is `k`.
    assert!(shown[1].contains("invalid type: string \"***\""), "{}", shown[1]);
}

#[tokio::test]
async fn a_stream_ends_with_the_connection() {
    for kind in [TransportErrorKind::Interrupted, TransportErrorKind::Timeout] {
        let body = pieces([&b"data: {\"id\": 1}\n\ndata: {\"id\""[..]], Some(kind));
        let mut events = Watch(call(EVENTS, body)).await.unwrap();
        assert_eq!(events.try_next().await.unwrap().unwrap().data, job(1));
        let error = events.try_next().await.unwrap_err();
        let expected = match kind {
            TransportErrorKind::Timeout => ErrorKind::Timeout,
            _ => ErrorKind::Transport,
        };
        assert_eq!((error.kind(), error.item(), error.text()), (expected, 2, None));
        assert_eq!(
            error.to_string(),
            format!("GET /jobs: item 2 of the answer did not arrive: {kind}")
        );
        assert!(events.try_next().await.unwrap().is_none());
    }
}

#[tokio::test]
async fn text_of_events_is_kept_as_it_is() {
    let text = "data: \"a\"\n\ndata: 1\ndata:  2\n\n";
    let found: Vec<_> = Hear(call(EVENTS, text)).await.unwrap().collect().await;
    let data: Vec<String> = found.into_iter().map(|event| event.unwrap().data).collect();
    assert_eq!(data, ["\"a\"", "1\n 2"]);
}

#[tokio::test]
async fn what_is_no_event_stream_is_no_stream_without_events() {
    let error = Watch(call("application/json", "{\"id\": 1}")).await.unwrap_err();
    assert_eq!(
        (error.kind(), &error.body().unwrap()[..]),
        (ErrorKind::Decode, &b"{\"id\": 1}"[..])
    );
    assert_eq!(
        error.to_string(),
        "GET /jobs: the answer is not as documented: at `.`: this is no `text/event-stream`"
    );
    let given = answer(200, &[], "data: {\"id\": 1}\n\n");
    let events = Watch(core(&Scripted::new([given])).call(Method::GET, "/jobs")).await.unwrap();
    assert_eq!(all(events).await.len(), 1);
}

#[tokio::test]
async fn lines_are_read_wherever_their_bytes_are_cut() {
    for text in [
        "{\"id\":1}\n\r\n{\"id\":2}\r\n{\"id\":true}\n{\"id\":3,\"tags\":[\"\u{e9}\"]}",
        "\u{1e}{\"id\":1}\n\u{1e}{\n\"id\":2}\n\u{1e}{\"id\":true}\u{1e}{\"id\":3,\"tags\":[\"\u{e9}\"]}\n",
    ] {
        for size in [1, 2, 5, text.len()] {
            let body = pieces(text.as_bytes().chunks(size), None);
            let mut lines = Export(call("application/x-ndjson", body)).await.unwrap();
            assert_eq!(lines.try_next().await.unwrap(), Some(job(1)));
            assert_eq!(lines.try_next().await.unwrap(), Some(job(2)));
            let error = lines.try_next().await.unwrap_err();
            assert_eq!((error.item(), error.decode_error().unwrap().path()), (3, "id"));
            let last = Job { id: 3, tags: vec!["é".to_owned()] };
            assert_eq!(lines.try_next().await.unwrap(), Some(last));
            assert_eq!(lines.try_next().await.unwrap(), None);
        }
    }
    let broken = pieces([&b"{\"id\":1}\n{\"id\":2}"[..]], Some(TransportErrorKind::Interrupted));
    let found: Vec<_> = Export(call("application/jsonl", broken)).await.unwrap().collect().await;
    assert_eq!(found[0].as_ref().unwrap(), &job(1));
    assert_eq!(found[1].as_ref().unwrap_err().kind(), ErrorKind::Transport);
    assert_eq!(found.len(), 2);
    let invalid = Export(call("application/jsonl", &b"{\"id\":1,\"tags\":[\"\xff\"]}"[..])).await;
    assert!(invalid.unwrap().try_next().await.is_err());
}
