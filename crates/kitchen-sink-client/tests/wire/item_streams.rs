//! Answers that come item by item.

use std::time::Duration;

use kitchen_sink_client as sink;
use serde_json::json;
use specwright_loopback::{Reply, Server};
use specwright_runtime::{ErrorKind, Events, Json};

use crate::exchange::shown;

/// A stream that arrives a few bytes at a time.
fn events(text: &str, chunk: usize) -> Reply {
    Reply::text(200, text).header("content-type", "text/event-stream").in_chunks(chunk)
}

async fn data<T>(mut events: Events<T>) -> Vec<T> {
    let mut all = Vec::new();
    while let Some(event) = events.try_next().await.unwrap() {
        all.push(event.data);
    }
    all
}

#[tokio::test]
async fn events_are_read_however_lines_end_and_bytes_arrive() {
    let text = "\u{feff}: welcome\n\nid: 1\nevent: made\nretry: 1500\ndata: {\"id\":\ndata: 7}\n\n\
                data:{\"id\":8}\nid\n\nevent: ping\n\ndata\n\ndata: {\"id\":9}\n\ndata: [DONE]\n\n";
    for end in ["\n", "\r\n", "\r"] {
        let text = text.replace('\n', end);
        for chunk in [1, 2, 3, 64, text.len()] {
            let server = Server::start([events(&text, chunk)]);
            let mut watched = client!(answer_streams, server).watch().await.unwrap();
            let first = watched.try_next().await.unwrap().unwrap();
            assert_eq!((first.data.id, first.event.as_str()), (7, "made"));
            assert_eq!((first.id.as_deref(), watched.last_event_id()), (Some("1"), Some("1")));
            assert_eq!(first.retry, Some(Duration::from_millis(1500)));
            let second = watched.try_next().await.unwrap().unwrap();
            assert_eq!((second.data.id, second.event.as_str()), (8, "message"));
            assert_eq!((second.id, watched.last_event_id()), (None, None));
            assert_eq!(watched.try_next().await.unwrap().unwrap().data.id, 9);
            assert!(watched.try_next().await.unwrap().is_none());
            assert_eq!(watched.retry(), Some(Duration::from_millis(1500)));
            assert_eq!(shown(&server.requests()[0]), "GET /events\naccept: text/event-stream\n");
        }
    }
}

#[tokio::test]
async fn a_call_goes_on_after_the_last_event() {
    let server = Server::start([
        events("id: a/1\ndata: {\"id\":1}\n\ndata: {\"id\":2,\"more\":\"is not sent\"}\n\n", 5)
            .truncated(),
        events("data: {\"id\":2}\n\n", 5),
    ]);
    let client = client!(answer_streams, server);
    let mut watched = client.watch().await.unwrap();
    assert!(watched.try_next().await.unwrap().is_some());
    let last = match watched.try_next().await {
        Ok(None) => panic!("the connection broke"),
        Ok(Some(event)) => panic!("{event:?}"),
        Err(error) => {
            assert_eq!((error.kind(), error.item()), (ErrorKind::Transport, 2));
            watched.last_event_id().unwrap().to_owned()
        }
    };
    let again = client.watch().header("last-event-id", &last).await.unwrap();
    assert_eq!(data(again).await[0].id, 2);
    assert_eq!(server.requests()[1].header("last-event-id"), Some("a/1"));
}

#[tokio::test]
async fn an_item_that_is_not_as_documented_says_where() {
    let server = Server::start([events(
        "data: {\"id\":1}\n\ndata: {\"id\":\"two\"}\n\ndata: {\n\ndata: {\"id\":4}\n\n",
        7,
    )]);
    let mut watched = client!(answer_streams, server).watch().await.unwrap();
    assert_eq!(watched.try_next().await.unwrap().unwrap().data.id, 1);
    let error = watched.try_next().await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "GET /events: item 2 of the answer is not as documented: at `id`: invalid type: string \"two\", expected i64 at line 1 column 11"
    );
    assert_eq!(error.text(), Some("{\"id\":\"two\"}"));
    assert_eq!(watched.try_next().await.unwrap_err().item(), 3);
    assert_eq!(watched.try_next().await.unwrap().unwrap().data.id, 4);
}

#[tokio::test]
async fn failures_of_a_stream_are_typed() {
    use sink::answer_streams::errors::WatchError;
    let server = Server::start([
        Reply::json(404, r#"{"message":"none"}"#),
        Reply::text(502, "<html>").header("content-type", "text/html"),
        Reply::json(200, r#"{"id":1}"#),
    ]);
    let client = client!(answer_streams, server);
    let failed = async || client.watch().await.unwrap_err();
    let found = failed().await.into_api().unwrap();
    assert!(
        matches!(found, WatchError::NotFound(fault) if fault.message.as_deref() == Some("none"))
    );
    let error = failed().await;
    assert_eq!((error.kind(), &error.body().unwrap()[..]), (ErrorKind::Status, &b"<html>"[..]));
    // JSON is no stream without events.
    let error = failed().await;
    assert_eq!((error.kind(), &error.body().unwrap()[..]), (ErrorKind::Decode, &b"{\"id\":1}"[..]));
}

#[tokio::test]
async fn the_same_call_is_answered_at_once_or_as_it_comes() {
    use sink::answer_streams::types::{Ask, ChatOutput};
    let server = Server::start([
        Reply::json(200, r#"{"text":"hello"}"#),
        events("data: {\"delta\":\"hel\"}\n\ndata: {\"delta\":\"lo\"}\n\ndata: [DONE]\n\n", 9),
        Reply::json(429, r#"{"message":"slow down"}"#),
    ]);
    let client = client!(answer_streams, server);
    let ask = |stream| client.chat(Ask::default().with_stream(stream));
    let ChatOutput::Json(said) = ask(false).await.unwrap() else { panic!("not at once") };
    assert_eq!(said.text, "hello");
    let ChatOutput::Events(deltas) = ask(true).await.unwrap() else { panic!("no stream") };
    let deltas: Vec<String> = data(deltas).await.into_iter().map(|delta| delta.delta).collect();
    assert_eq!(deltas, ["hel", "lo"]);
    assert_eq!(ask(true).await.unwrap_err().kind(), ErrorKind::Api);
    assert_eq!(
        shown(&server.requests()[1]),
        "POST /chat\naccept: application/json, text/event-stream\ncontent-type: application/json\n\n{\"stream\":true}"
    );
}

#[tokio::test]
async fn a_schema_may_be_that_of_the_event() {
    use sink::{
        answer_streams::types::{Told, WatchKindsEvent as Kind},
        v3_2_event_streams::types::WatchEventsEvent as Item,
    };
    let told = "event: delta\ndata: {\"delta\":\"d\"}\n\nevent: note\ndata: 12\n\nevent: end\ndata:\n\nevent: new\ndata: x\n\n";
    let server = Server::start([
        events("event: delta\ndata: {\"delta\":\"d\"}\n\n", 4),
        events(told, 4),
        events("data: start\n\ndata: later\n\n", 4),
        events("data: [1]\ndata:  b\n\ndata:\n\n", 4),
    ]);
    let client = client!(answer_streams, server);
    assert_eq!(data(client.watch_wrapped().await.unwrap()).await[0].delta, "d");
    let all = data(client.watch_told().await.unwrap()).await;
    assert!(matches!(&all[0], Told::Delta(it) if it.data.delta == "d"), "{all:?}");
    assert!(matches!(&all[1], Told::Note(it) if it.data == "12"), "{all:?}");
    assert!(matches!(&all[2], Told::End(it) if it.data.as_deref() == Some("")), "{all:?}");
    let Told::Unknown(raw) = &all[3] else { panic!("{all:?}") };
    assert_eq!(raw, &json!({ "event": "new", "data": "x" }));
    let kinds = data(client.watch_kinds().await.unwrap()).await;
    assert_eq!(kinds, [Kind::Start, Kind::Unknown("later".to_owned())]);
    assert_eq!(data(client.watch_words().await.unwrap()).await, ["[1]\n b", ""]);

    // The example of OpenAPI 3.2, 4.14.4.
    let example = "event: addString\ndata: This data is formatted\ndata: across two lines\nretry: 5\n\n\
                   event: addNumber\ndata: 1234.5678\nunknownField: this is ignored\n\n: This is a comment\n\
                   event: addJson\ndata: {\"foo\": 42}\n\n";
    let server = Server::start([events(example, 3)]);
    let all = data(client!(v3_2_event_streams, server).watch_events().await.unwrap()).await;
    let text = "This data is formatted\nacross two lines";
    assert!(matches!(&all[0], Item::AddString(it) if it.data.as_deref() == Some(text)), "{all:?}");
    assert!(matches!(&all[1], Item::AddNumber(it) if it.data.as_deref() == Some("1234.5678")));
    assert!(matches!(&all[2], Item::AddJson(it) if it.data.as_deref() == Some("{\"foo\": 42}")));
    let server = Server::start([events("id: 1\ndata: {\"job\":\"j\"}\n\n", 3)]);
    let jobs = data(client!(v3_2_event_streams, server).watch_jobs().await.unwrap()).await;
    assert_eq!(jobs[0].job, "j");
}

#[tokio::test]
async fn lines_are_read_wherever_they_are_cut() {
    let lines = |text: &str, chunk| Reply::text(200, text).in_chunks(chunk);
    let text = "{\"delta\":\"é\"}\n\n{\"delta\":1}\r\n{\"delta\":\"b\"}";
    for chunk in [1, 2, 5, 100] {
        let server = Server::start([
            lines(text, chunk),
            lines("{\"n\":1}\n{\"n\":2}\n", chunk),
            lines("\u{1e}{\"a\":\n1}\n\u{1e}[2]\n\u{1e}null\n", chunk),
            lines("{\"level\":\"info\"}\n", chunk),
        ]);
        let client = client!(answer_streams, server);
        let mut deltas = client.lines().await.unwrap();
        assert_eq!(deltas.try_next().await.unwrap().unwrap().delta, "é");
        let error = deltas.try_next().await.unwrap_err();
        assert_eq!((error.item(), error.decode_error().unwrap().path()), (2, "delta"));
        assert_eq!(deltas.try_next().await.unwrap().unwrap().delta, "b");
        assert!(deltas.try_next().await.unwrap().is_none());
        let mut list = client.list_in_lines().await.unwrap();
        assert_eq!(list.try_next().await.unwrap().unwrap().n, Some(1));
        assert_eq!(list.try_next().await.unwrap().unwrap().n, Some(2));
        assert!(list.try_next().await.unwrap().is_none());
        let mut sequence = client.sequence().await.unwrap();
        for expected in [json!({"a": 1}), json!([2]), Json::Null] {
            assert_eq!(sequence.try_next().await.unwrap(), Some(expected));
        }
        assert_eq!(sequence.try_next().await.unwrap(), None);
        let mut log = client!(v3_2_event_streams, server).read_log().await.unwrap();
        assert_eq!(log.try_next().await.unwrap().unwrap().level, "info");
        let asked: Vec<_> = server.requests().iter().map(shown).collect();
        assert_eq!(asked[0], "GET /lines\naccept: application/x-ndjson\n");
        assert_eq!(asked[2], "GET /sequence\naccept: application/json-seq\n");
    }
}
