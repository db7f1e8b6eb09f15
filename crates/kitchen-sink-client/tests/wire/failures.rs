//! Failures by status.

use kitchen_sink_client as sink;
use specwright_loopback::{Reply, Server};
use specwright_runtime::{Error, ErrorKind};

/// What a call fails with when the server answers this.
macro_rules! fails {
    ($feature:ident, $operation:ident, $status:literal, $body:literal) => {{
        let server = Server::start([Reply::text($status, $body)]);
        client!($feature, server).$operation().await.unwrap_err()
    }};
}

/// A failure that is documented: its status and body are kept, too.
#[track_caller]
fn documented<E: std::fmt::Debug>(error: &Error<E>, status: u16, body: &str) {
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Api, status));
    assert_eq!(error.body().unwrap(), body);
}

#[tokio::test]
async fn exact_statuses_come_before_ranges_and_ranges_before_the_rest() {
    use sink::error_statuses::errors::ExactError;
    macro_rules! table {
        ($($status:literal $body:literal => $pattern:pat $(if $guard:expr)?),* $(,)?) => {$(
            let error = fails!(error_statuses, exact, $status, $body);
            documented(&error, $status, $body);
            assert!(matches!(error.api(), Some($pattern) $(if $guard)?), "{} {}: {error:?}", $status, $body);
        )*};
    }
    table! {
        404 r#"{"title":"t"}"# => ExactError::NotFound(problem) if problem.title.as_deref() == Some("t"),
        409 "<html>" => ExactError::Conflict,
        409 "" => ExactError::Conflict,
        400 "{}" => ExactError::ClientError(_),
        499 r#"{"x":1}"# => ExactError::ClientError(_),
        500 r#"{"code":7}"# => ExactError::Other(fault) if fault.code == 7,
        300 r#"{"code":7}"# => ExactError::Other(_),
    }
}

#[tokio::test]
async fn a_documented_status_with_another_body_keeps_the_body() {
    for (error, status, body, place) in [
        (
            fails!(error_statuses, exact, 404, "<html>"),
            404,
            "<html>",
            "at `.`: expected value at line 1 column 1",
        ),
        (
            fails!(error_statuses, exact, 400, r#"{"title":[]}"#),
            400,
            r#"{"title":[]}"#,
            "at `title`: invalid type: sequence, expected a string at line 1 column 9",
        ),
        (
            fails!(error_statuses, exact, 500, ""),
            500,
            "",
            "at `.`: EOF while parsing a value at line 1 column 0",
        ),
        (
            fails!(error_statuses, exact, 500, "{}"),
            500,
            "{}",
            "at `.`: missing field `code` at line 1 column 2",
        ),
    ] {
        assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Status, status));
        assert_eq!((error.body().unwrap(), error.api()), (&body.into(), None));
        assert_eq!(error.decode_error().unwrap().to_string(), place);
    }
}

#[tokio::test]
async fn other_statuses_are_failures_too() {
    let error = fails!(error_statuses, same, 500, r#"{"why":"w"}"#);
    assert_eq!((error.kind(), error.api()), (ErrorKind::Status, None));
    let error = fails!(error_statuses, plain, 404, "");
    assert_eq!((error.kind(), error.decode_error().is_none()), (ErrorKind::Status, true));
    assert_eq!(error.to_string(), "GET /plain: 404 Not Found");
    let server = Server::start([Reply::text(200, "<html>")]);
    client!(error_statuses, server).exact().await.unwrap();
}

#[tokio::test]
async fn operations_with_the_same_failures_share_their_type() {
    use sink::error_statuses::errors::{PlainError, SameError, SharedError};
    let same: Error<SameError> = fails!(error_statuses, same, 404, r#"{"why":"w"}"#);
    let shared: Error<SharedError> = fails!(error_statuses, shared, 404, r#"{"why":"w"}"#);
    assert_eq!(same.into_api().unwrap(), shared.into_api().unwrap());
    let plain = fails!(error_statuses, plain, 503, "tea time");
    documented(&plain, 503, "tea time");
    assert_eq!(plain.api(), Some(&PlainError::ServiceUnavailable("tea time".to_owned())));
    assert_eq!(plain.to_string(), "GET /plain: 503 Service Unavailable: tea time");
}

#[tokio::test]
async fn bodies_of_failures_are_of_any_type() {
    use sink::{media_types::errors::*, recursive_lists::errors::FailError};
    let error = fails!(media_types, nullable, 400, "null");
    assert_eq!(error.api(), Some(&NullableCallError::BadRequest(None)));
    let error = fails!(media_types, nullable, 400, "\"why\"");
    assert_eq!(error.api(), Some(&NullableCallError::BadRequest(Some("why".into()))));
    let error = fails!(media_types, nullable, 502, "[{},{\"name\":\"n\"}]");
    let Some(NullableCallError::ServerError(things)) = error.api() else { panic!("{error:?}") };
    assert_eq!(things[1].name.as_deref(), Some("n"));
    let server = Server::start([Reply::text(302, "").header("location", "/elsewhere")]);
    let error = client!(media_types, server)
        .vendor(sink::media_types::types::Thing::default())
        .await
        .unwrap_err();
    assert_eq!(error.api(), Some(&VendorError::Found));
    assert_eq!(
        (&error.headers().unwrap()["location"], server.requests().len()),
        (&"/elsewhere".parse().unwrap(), 1)
    );
    let error = fails!(recursive_lists, fail, 400, r#"{"causes":[{"message":"m","causes":[]}]}"#);
    let Some(FailError::BadRequest(body)) = error.api() else { panic!("{error:?}") };
    assert_eq!(body.causes.as_ref().unwrap()[0].message.as_deref(), Some("m"));
}
