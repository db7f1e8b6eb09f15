//! The default transport against a real server.

use std::{
    future::{Future, pending},
    pin::pin,
    task::{Context, Poll, Waker},
    time::{Duration, Instant},
};

use specwright_loopback::{Reply, Server};
use specwright_runtime::{
    Body, ClientBuilder, Error, ErrorKind, Json, Undocumented,
    codegen::{Call, Core, Method, operation, stream::Events},
};

use crate::scripted::API;

fn call(url: &str, method: Method) -> Call {
    let builder = ClientBuilder::<Core>::new(&API).api_key("s3cr3t").base_url(url);
    builder.build().unwrap().call(method, "/a")
}

/// A program with a reqwest client of its own chooses a TLS provider, too.
fn choose_a_provider() {
    let _ = rustls::crypto::ring::default_provider().install_default();
}

async fn failed(call: Call) -> Error<Undocumented> {
    call.value::<Json, _>().await.unwrap_err()
}

/// Everything an error says, its sources included.
fn everything(error: &Error<Undocumented>) -> String {
    let mut text = format!("{error} {error:?}");
    let mut next = std::error::Error::source(error);
    while let Some(source) = next {
        text.push_str(&format!(" {source} {source:?}"));
        next = source.source();
    }
    text
}

#[tokio::test]
async fn requests_arrive_as_they_were_made() {
    for (method, length) in [
        (Method::GET, None),
        (Method::DELETE, None),
        (Method::POST, Some("0")),
        (Method::PUT, Some("0")),
    ] {
        let server = Server::start([Reply::json(200, "null")]);
        call(server.url(), method.clone()).value::<Json, Undocumented>().await.unwrap();
        let request = server.requests().remove(0);
        assert_eq!((request.method.as_str(), request.target.as_str()), (method.as_str(), "/a"));
        let mut headers = request.headers.clone();
        headers.retain(|(name, _)| name != "host" && name != "content-length");
        headers.sort();
        // No encoding is asked for: none could be read.
        let expected = [
            ("accept", "application/json"),
            ("authorization", "Bearer s3cr3t"),
            ("user-agent", "test/1"),
        ];
        assert_eq!(headers, expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
        assert_eq!(request.header("content-length"), length, "{method}");
    }
    let server = Server::start([Reply::json(200, "null")]);
    let body = call(server.url(), Method::PATCH).query("q", "é /").json(&["é", "\n"]);
    body.value::<Json, Undocumented>().await.unwrap();
    let request = server.requests().remove(0);
    assert_eq!(
        (request.target.as_str(), request.body.as_str()),
        ("/a?q=%C3%A9%20%2F", r#"["é","\n"]"#)
    );
    assert_eq!(request.header("content-type"), Some("application/json"));
    assert_eq!(request.header("content-length"), Some("11"));
}

#[tokio::test]
async fn redirects_are_answers_and_not_followed() {
    for status in [301, 302, 303, 307, 308] {
        let other = Server::start([Reply::json(200, "1")]);
        let reply = Reply::text(status, "").header("location", other.url());
        let server = Server::start([reply]);
        let error = failed(call(server.url(), Method::GET)).await;
        assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Status, status));
        assert_eq!(error.headers().unwrap()["location"], other.url());
        assert_eq!((server.requests().len(), other.requests().len()), (1, 0));
    }
}

#[tokio::test]
async fn the_deadline_is_for_the_whole_answer() {
    let late = Duration::from_secs(20);
    for (reply, status) in [
        (Reply::json(200, "[1, 2]").slow(late), None),
        (Reply::json(200, "[1, 2]").slow_body(late), Some(200)),
    ] {
        let server = Server::start([reply]);
        let start = Instant::now();
        let error =
            failed(call(server.url(), Method::GET).timeout(Duration::from_millis(200))).await;
        assert!(start.elapsed() < late / 2, "{:?}", start.elapsed());
        assert!(error.is_timeout() && error.request_was_sent(), "{error:?}");
        assert_eq!(error.status().map(|status| status.as_u16()), status);
    }
    let server = Server::start([Reply::json(200, "1")]);
    let patient = call(server.url(), Method::GET).timeout(Duration::MAX);
    assert_eq!(patient.value::<i64, Undocumented>().await.unwrap(), 1);
}

operation! {
    /// Events.
    Watch -> Events<i64> as EventStream, Undocumented
}
operation! {
    /// Bytes.
    Download -> Body as Binary, Undocumented
}

/// The first half comes at once, the second after the deadline.
#[tokio::test]
async fn the_deadline_cuts_no_answer_that_is_read_as_it_comes() {
    let late = Duration::from_millis(600);
    let short = Duration::from_millis(200);
    let events = || Reply::text(200, "data: 1\n\ndata: 2\n\n").slow_body(late).in_chunks(1);
    let server = Server::start([
        events().header("content-type", "text/event-stream"),
        Reply::bytes(200, [1, 2]).slow_body(late),
        Reply::text(500, "no").slow_body(late * 20),
        Reply::text(200, "data: 1\n\n").slow(late * 20),
    ]);
    let call = || call(server.url(), Method::GET).timeout(short);
    let mut events = Watch(call()).await.unwrap();
    assert_eq!(events.try_next().await.unwrap().unwrap().data, 1);
    assert_eq!(events.try_next().await.unwrap().unwrap().data, 2);
    assert!(events.try_next().await.unwrap().is_none());
    let body = Download(call()).await.unwrap();
    assert_eq!(body.collect().await.unwrap(), [1, 2][..]);
    // A failure is read as a whole, and a head must come in time.
    let error = Watch(call()).await.unwrap_err();
    assert_eq!((error.is_timeout(), error.status().unwrap().as_u16()), (true, 500));
    let error = Watch(call()).await.unwrap_err();
    assert_eq!((error.is_timeout(), error.status()), (true, None));
}

#[tokio::test]
async fn a_download_is_not_held_in_memory() {
    let size = 8 << 20;
    let server = Server::start([Reply::bytes(200, vec![7; size]).in_chunks(1 << 16)]);
    let mut body = Download(call(server.url(), Method::GET)).await.unwrap();
    let (mut read, mut most) = (0, 0);
    while let Some(chunk) = body.try_next().await.unwrap() {
        assert!(chunk.iter().all(|byte| *byte == 7));
        read += chunk.len();
        most = most.max(chunk.len());
    }
    assert_eq!(read, size);
    assert!(most < size / 8, "{most}");
}

#[tokio::test]
async fn what_goes_wrong_on_the_way_has_its_kind_and_shows_no_argument() {
    let broken = Server::start([Reply::dropped(), Reply::json(200, "[1, 2]").truncated()]);
    for (url, kind, status) in [
        ("http://127.0.0.1:1", ErrorKind::Connect, None),
        (broken.url(), ErrorKind::Transport, None),
        (broken.url(), ErrorKind::Transport, Some(200)),
    ] {
        let error = failed(call(url, Method::GET).query("token", "s3cr3t")).await;
        assert_eq!(error.kind(), kind, "{error:?}");
        assert_eq!(error.request_was_sent(), kind != ErrorKind::Connect);
        assert_eq!(error.status().map(|status| status.as_u16()), status);
        assert!(std::error::Error::source(&error).is_some());
        assert!(!everything(&error).contains("s3cr3t"), "{}", everything(&error));
    }
}

/// Finds no address, and takes its time.
struct NoAddress;

impl reqwest::dns::Resolve for NoAddress {
    fn resolve(&self, _: reqwest::dns::Name) -> reqwest::dns::Resolving {
        Box::pin(pending())
    }
}

#[tokio::test]
async fn a_client_of_the_program_is_used_as_it_is() {
    choose_a_provider();
    let secret = reqwest::header::HeaderMap::from_iter([(
        reqwest::header::HeaderName::from_static("x-gate"),
        reqwest::header::HeaderValue::from_static("s3cr3t"),
    )]);
    let own = reqwest::Client::builder()
        .default_headers(secret)
        .dns_resolver(std::sync::Arc::new(NoAddress))
        .connect_timeout(Duration::from_millis(50))
        .build()
        .unwrap();
    let builder = ClientBuilder::<Core>::new(&API).api_key("k").reqwest_client(own);
    assert!(!format!("{builder:?}").contains("s3cr3t"), "{builder:?}");
    let server = Server::start([Reply::json(200, "1")]);
    let core = builder.base_url(server.url()).build().unwrap();
    assert!(!format!("{core:?}").contains("s3cr3t"), "{core:?}");
    core.call(Method::GET, "/a").value::<Json, Undocumented>().await.unwrap();
    assert_eq!(server.requests()[0].header("x-gate"), Some("s3cr3t"));
}

#[tokio::test]
async fn a_connection_that_takes_too_long_is_none() {
    choose_a_provider();
    let own = reqwest::Client::builder()
        .no_proxy()
        .dns_resolver(std::sync::Arc::new(NoAddress))
        .connect_timeout(Duration::from_millis(50))
        .build()
        .unwrap();
    let builder = ClientBuilder::<Core>::new(&API).api_key("k").reqwest_client(own);
    let core = builder.base_url("http://nowhere.example").build().unwrap();
    let error = failed(core.call(Method::GET, "/a")).await;
    assert_eq!((error.kind(), error.request_was_sent()), (ErrorKind::Connect, false), "{error:?}");
}

#[test]
fn without_a_runtime_nothing_is_sent_and_nothing_panics() {
    let mut failing = pin!(failed(call("http://127.0.0.1:1", Method::GET)));
    let Poll::Ready(error) = failing.as_mut().poll(&mut Context::from_waker(Waker::noop())) else {
        panic!("there is nothing to wait for");
    };
    assert_eq!((error.kind(), error.request_was_sent()), (ErrorKind::Request, false));
    let source = std::error::Error::source(&error).unwrap().to_string();
    assert_eq!(source, "reqwest needs a tokio runtime: await the call in one");
}
