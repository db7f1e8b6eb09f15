//! Successful answers, and bodies in chunks.

use bytes::Bytes;
use futures_util::stream;
use specwright_runtime::{
    Body, Error, ErrorKind, Json, TransportError, TransportErrorKind, Undocumented, codegen::Method,
};

use crate::scripted::{Answer, Scripted, answer, core};

async fn called<T: serde::de::DeserializeOwned + 'static>(
    given: Answer,
) -> Result<T, Error<Undocumented>> {
    core(&Scripted::new([given])).call(Method::GET, "/a").value().await
}

type Chunk = Result<&'static str, TransportErrorKind>;

/// A body that arrives like this.
fn chunks(chunks: &[Chunk]) -> Body {
    let owned: Vec<Result<Bytes, TransportError>> =
        chunks.iter().map(|chunk| chunk.map(Bytes::from).map_err(Into::into)).collect();
    Body::stream(stream::iter(owned))
}

#[tokio::test]
async fn bodies_are_put_together() {
    let table: [(&[Chunk], Result<&str, TransportErrorKind>); 7] = [
        (&[], Ok("")),
        (&[Ok("")], Ok("")),
        (&[Ok("[1]")], Ok("[1]")),
        (&[Ok("["), Ok(""), Ok("1"), Ok("]")], Ok("[1]")),
        (&[Err(TransportErrorKind::Timeout)], Err(TransportErrorKind::Timeout)),
        (&[Ok("["), Err(TransportErrorKind::Interrupted)], Err(TransportErrorKind::Interrupted)),
        (
            &[Ok("["), Ok("1"), Err(TransportErrorKind::Interrupted), Ok("]")],
            Err(TransportErrorKind::Interrupted),
        ),
    ];
    for (parts, expected) in table {
        let whole = chunks(parts).collect().await.map_err(|error| error.kind());
        assert_eq!(whole, expected.map(Bytes::from), "{parts:?}");
    }
    assert_eq!(Body::from(vec![1, 2]).collect().await.unwrap(), [1, 2][..]);
    assert_eq!(format!("{:?}", Body::from("secret")), "Body(..)");
}

#[tokio::test]
async fn a_success_is_its_value() {
    assert_eq!(called::<Vec<i64>>(answer(200, &[], "[1]")).await.unwrap(), [1]);
    assert_eq!(called::<Json>(answer(299, &[], " \n")).await.unwrap(), Json::Null);
    assert_eq!(called::<Option<i64>>(answer(204, &[], "")).await.unwrap(), None);
    for body in ["", "null", "{}", "<html>"] {
        called::<()>(answer(200, &[], body)).await.unwrap();
    }
    let scripted = Scripted::new([answer(201, &[("x-request-id", "r_1"), ("etag", "e")], "7")]);
    let call = core(&scripted).call(Method::GET, "/a");
    let response = call.response::<i64, Undocumented>().await.unwrap();
    assert_eq!((*response, response.status().as_u16()), (7, 201));
    assert_eq!(
        (response.request_id(), &response.headers()["etag"]),
        (Some("r_1"), &"e".parse().unwrap())
    );
    assert_eq!(response.into_inner(), 7);
}

#[tokio::test]
async fn a_success_with_another_body_says_where_it_differs() {
    for (body, error) in [
        ("", "at `.`: EOF while parsing a value at line 1 column 0"),
        ("null", "at `.`: invalid type: null, expected a sequence at line 1 column 4"),
        ("[1,\"a\"]", "at `[1]`: invalid type: string \"a\", expected i64 at line 1 column 6"),
        ("<html>", "at `.`: expected value at line 1 column 1"),
        ("\u{1f}\u{fffd}", "at `.`: expected value at line 1 column 1"),
    ] {
        let found = called::<Vec<i64>>(answer(200, &[], body)).await.unwrap_err();
        assert_eq!(found.to_string(), format!("GET /a: the answer is not as documented: {error}"));
        assert_eq!((found.kind(), found.status().unwrap().as_u16()), (ErrorKind::Decode, 200));
        assert_eq!((found.body().unwrap(), found.request_was_sent()), (&Bytes::from(body), true));
    }
}

#[tokio::test]
async fn an_answer_that_breaks_off_keeps_status_and_headers() {
    for (broken, kind, message) in [
        (TransportErrorKind::Interrupted, ErrorKind::Transport, "the connection broke"),
        (TransportErrorKind::Timeout, ErrorKind::Timeout, "only part of the answer within 60s"),
    ] {
        let headers = [("x-request-id", "r_1"), ("retry-after", "2")];
        let body = chunks(&[Ok("[1"), Err(broken)]);
        let error = called::<Json>(answer(503, &headers, body)).await.unwrap_err();
        assert_eq!((error.kind(), error.request_was_sent()), (kind, true));
        assert_eq!((error.status().unwrap().as_u16(), error.request_id()), (503, Some("r_1")));
        assert_eq!(error.retry_after().unwrap().as_secs(), 2);
        assert_eq!((error.body(), error.message()), (None, None));
        assert_eq!(error.to_string(), format!("GET /a: {message} (request r_1)"));
    }
}
