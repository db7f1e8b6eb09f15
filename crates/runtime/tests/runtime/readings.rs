//! Answers that are no JSON, and those that may be one of several.

#![expect(unreachable_pub, reason = "calls are public, and so are their types")]

use bytes::Bytes;
use futures_util::stream;
use specwright_runtime::{
    Body, Error, ErrorKind, TransportErrorKind, Undocumented,
    codegen::{Call, Method, api_error, operation, outputs, stream::Events},
};

use crate::scripted::{Answer, Scripted, answer, core};

operation! {
    /// Text.
    Text -> String as Text, Failures
}
operation! {
    /// Bytes.
    Binary -> Body as Binary, Failures
}
operation! {
    /// One of several.
    Several -> SeveralOutput as Alternatives, Failures
}
operation! {
    /// Any of the same status.
    Ranged -> RangedOutput as Alternatives, Failures
}
operation! {
    /// Nothing.
    Nothing -> (), Failures
}

#[derive(Debug, Clone, PartialEq)]
pub enum Failures {
    BadRequest(String),
    Conflict(Vec<i64>),
}

api_error! { Failures { "400" => BadRequest(String as Text), "409" => Conflict(Vec<i64>) } }

#[derive(Debug)]
pub enum SeveralOutput {
    Json(Vec<i64>),
    Csv(String),
    Events(Events<i64>),
    Binary(Body),
    Accepted(i64),
    NoContent,
}

outputs! {
    SeveralOutput {
        "200" "application/json" => Json(Vec<i64> as Json),
        "200" "text/csv" => Csv(String as Text),
        "200" "text/event-stream" => Events(Events<i64> as EventStream),
        "200" "image/*" => Binary(Body as Binary),
        "202" "application/json" => Accepted(i64 as Json),
        "204" "" => NoContent,
    }
}

#[derive(Debug)]
pub enum RangedOutput {
    Created(i64),
    Success(String),
    Other(Body),
}

outputs! {
    RangedOutput {
        "201" "application/json" => Created(i64 as Json),
        "2XX" "text/plain" => Success(String as Text),
        "default" "*/*" => Other(Body as Binary),
    }
}

fn call(given: Answer) -> Call {
    core(&Scripted::new([given])).call(Method::GET, "/a")
}

fn of(status: u16, content_type: Option<&'static str>, body: impl Into<Body>) -> Answer {
    let headers: Vec<_> = content_type.map(|value| ("content-type", value)).into_iter().collect();
    answer(status, &headers, body)
}

#[tokio::test]
async fn text_is_read_in_its_charset() {
    let read = async |content_type, body: &'static [u8]| {
        Text(call(of(200, content_type, body))).await.map_err(|error| error.to_string())
    };
    for (content_type, body, expected) in [
        (None, "é".as_bytes(), "é"),
        (Some("text/plain"), b"\xef\xbb\xbfa", "a"),
        (Some("text/csv; charset=UTF-8"), "é,\r\n".as_bytes(), "é,\r\n"),
        (Some("text/html; charset=\"iso-8859-1\""), b"\xe9", "é"),
        (Some("text/plain;charset=us-ascii"), b"a", "a"),
        (Some("application/json"), b"[1]", "[1]"),
        (Some("text/plain"), b"", ""),
    ] {
        assert_eq!(read(content_type, body).await.as_deref(), Ok(expected), "{content_type:?}");
    }
    let wrong = "GET /a: the answer is not as documented: ";
    assert_eq!(
        read(Some("text/plain"), b"\xe9").await.unwrap_err().to_lowercase(),
        format!("{wrong}it is `text/plain`, at `.`: the bytes are no text in utf-8").to_lowercase()
    );
    let error = Text(call(of(200, Some("text/plain; charset=no-such"), "a"))).await.unwrap_err();
    assert!(error.to_string().contains("charset `no-such`"), "{error}");
    assert_eq!((error.kind(), error.body().unwrap()), (ErrorKind::Decode, &Bytes::from("a")));
}

#[cfg(feature = "charset")]
#[tokio::test]
async fn every_charset_of_browsers_is_read() {
    for (charset, body, expected) in [
        ("text/plain; charset=windows-1252", &b"\x80\xe9"[..], "€é"),
        ("text/plain; charset=Shift_JIS", b"\x93\xfa\x96\x7b", "日本"),
        ("text/plain; charset=utf-16le", b"a\0\xe9\0", "aé"),
        ("text/plain; charset=utf-8", b"\xff\xfea\0", "a"),
    ] {
        assert_eq!(Text(call(of(200, Some(charset), body))).await.unwrap(), expected, "{charset}");
    }
}

#[tokio::test]
async fn bytes_come_as_they_come() {
    let parts = [Ok("ab"), Ok(""), Err(TransportErrorKind::Interrupted), Ok("never")];
    let parts = parts.map(|part| part.map(Bytes::from).map_err(Into::into));
    let given = of(200, Some("image/png"), Body::stream(stream::iter(parts)));
    let mut response = Binary(call(given)).response().await.unwrap();
    assert_eq!(response.headers()["content-type"], "image/png");
    assert_eq!(response.try_next().await.unwrap().unwrap(), "ab");
    assert_eq!(response.try_next().await.unwrap().unwrap(), "");
    let error = response.try_next().await.unwrap_err();
    assert_eq!(error.kind(), TransportErrorKind::Interrupted);
    let body = Binary(call(of(206, None, vec![0, 255]))).await.unwrap();
    assert_eq!(body.collect().await.unwrap(), [0, 255][..]);
}

#[tokio::test]
async fn failures_are_read_whatever_successes_are() {
    let fails = async |status, content_type, body: &'static [u8]| {
        let error = Binary(call(of(status, content_type, body))).await.unwrap_err();
        (error.kind(), error.into_api().ok())
    };
    let text = Some(Failures::BadRequest("é".into()));
    let latin = Some("text/plain; charset=iso-8859-1");
    assert_eq!(fails(400, None, "é".as_bytes()).await, (ErrorKind::Api, text.clone()));
    assert_eq!(fails(400, latin, b"\xe9").await, (ErrorKind::Api, text));
    assert_eq!(fails(400, None, b"\xe9").await, (ErrorKind::Status, None));
    let json = Some(Failures::Conflict(vec![1]));
    assert_eq!(fails(409, None, b"\xef\xbb\xbf[1]").await, (ErrorKind::Api, json));
    assert_eq!(fails(302, None, b"").await, (ErrorKind::Status, None));
}

#[tokio::test]
async fn successes_are_told_apart_by_status_and_media_type() {
    use SeveralOutput as S;
    let one = async |status, content_type, body: &'static str| {
        Several(call(of(status, content_type, body))).await.unwrap()
    };
    let json = Some("application/json; charset=utf-8");
    assert!(matches!(one(200, json, "[1]").await, S::Json(list) if list == [1]));
    // By another name, and by none: what is asked for first.
    let vendor = Some("application/vnd.a+json");
    assert!(matches!(one(200, vendor, "[1]").await, S::Json(_)));
    assert!(matches!(one(200, None, "[1]").await, S::Json(_)));
    assert!(matches!(one(200, Some("text/plain"), "[1]").await, S::Json(_)));
    assert!(matches!(one(200, Some("Text/CSV"), "[1]").await, S::Csv(text) if text == "[1]"));
    let S::Binary(body) = one(200, Some("image/webp"), "a").await else {
        panic!("this is an image");
    };
    assert_eq!(body.collect().await.unwrap(), "a");
    assert!(matches!(one(202, json, "7").await, S::Accepted(7)));
    assert!(matches!(one(202, Some("text/csv"), "7").await, S::Accepted(7)));
    assert!(matches!(one(204, None, "").await, S::NoContent));
    assert!(matches!(one(204, json, "ignored").await, S::NoContent));
    // A status that is not documented may be any of them.
    assert!(matches!(one(203, Some("text/csv"), "").await, S::Csv(_)));
    let S::Events(mut events) = one(200, Some("text/event-stream"), "data: 1\n\n").await else {
        panic!("these are events");
    };
    assert_eq!(events.try_next().await.unwrap().unwrap().data, 1);

    let error = Several(call(of(200, Some("text/html"), "<p>"))).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "GET /a: the answer is not as documented: it is `text/html`, at `.`: expected value at line 1 column 1"
    );
}

#[tokio::test]
async fn an_exact_status_comes_before_a_range_and_a_range_before_the_rest() {
    use RangedOutput as R;
    for (status, content_type, expected) in [
        (201, "application/json", "Created"),
        (201, "text/plain", "Created"),
        (200, "text/plain", "Success"),
        (299, "application/json", "Success"),
    ] {
        let found = Ranged(call(of(status, Some(content_type), "1"))).await.unwrap();
        let name = match found {
            R::Created(1) => "Created",
            R::Success(text) if text == "1" => "Success",
            other => panic!("{other:?}"),
        };
        assert_eq!(name, expected, "{status} {content_type}");
    }
    let redirected = call(of(307, None, "x")).successes(&["3XX"]);
    let R::Other(body) = Ranged(redirected).await.unwrap() else {
        panic!("this is something else");
    };
    assert_eq!(body.collect().await.unwrap(), "x");
}

#[tokio::test]
async fn statuses_may_be_successes_that_are_none_elsewhere() {
    let redirect = || answer(302, &[("location", "/b")], "");
    let response = Nothing(call(redirect()).successes(&["302", "101"])).response().await.unwrap();
    assert_eq!(
        (response.status().as_u16(), &response.headers()["location"]),
        (302, &"/b".parse().unwrap())
    );
    for (status, fine) in [(101, true), (204, true), (301, false), (304, false), (400, false)] {
        let called: Result<(), Error<Undocumented>> =
            call(answer(status, &[], "")).successes(&["302", "101"]).value().await;
        assert_eq!(called.is_ok(), fine, "{status}");
    }
}
