//! Failures: what they are, what they keep and what they say.

use std::error::Error as _;

use specwright_runtime::{
    ApiError, Error, ErrorKind, Json, TransportError, TransportErrorKind, Undocumented,
    codegen::{Method, api_error},
};

use crate::scripted::{Answer, Scripted, answer, core};

#[derive(Debug, Clone, PartialEq)]
enum Failures {
    NotFound(Vec<i64>),
    Conflict,
    ClientError(String),
    ServerError(Json),
}

api_error! {
    Failures {
        "404" => NotFound(Vec<i64>),
        "409" => Conflict,
        "4XX" => ClientError(String),
        "503" => ServerError(Json),
    }
}

#[derive(Debug, Clone, PartialEq)]
enum Rest {
    Gone,
    Other(i64),
}

api_error! { Rest { "410" => Gone, "default" => Other(i64) } }

async fn failed<E: ApiError>(given: Answer) -> Error<E> {
    let call = core(&Scripted::new([given])).call(Method::GET, "/a/{id}").path("id", "s3cr3t");
    call.value::<Json, E>().await.unwrap_err()
}

#[tokio::test]
async fn a_documented_failure_is_told_by_its_status_exact_before_range() {
    for (status, body, expected) in [
        (404, "[1]", Some(Failures::NotFound(vec![1]))),
        (404, "\"a\"", None),
        (409, "<html>", Some(Failures::Conflict)),
        (409, "", Some(Failures::Conflict)),
        (400, "\"a\"", Some(Failures::ClientError("a".into()))),
        (499, "\"a\"", Some(Failures::ClientError("a".into()))),
        (499, "", None),
        (503, "{}", Some(Failures::ServerError(serde_json::json!({})))),
        (500, "{}", None),
        (302, "{}", None),
        (600, "{}", None),
    ] {
        let error = failed::<Failures>(answer(status, &[], body)).await;
        assert_eq!(error.api(), expected.as_ref(), "{status} {body}");
        let kind = if expected.is_some() { ErrorKind::Api } else { ErrorKind::Status };
        assert_eq!((error.kind(), error.status().unwrap().as_u16()), (kind, status));
        assert_eq!((&error.body().unwrap()[..], error.request_was_sent()), (body.as_bytes(), true));
        assert_eq!(
            error.decode_error().is_some(),
            matches!((status, body), (404, "\"a\"") | (499, ""))
        );
        assert_eq!(error.into_api().ok(), expected);
    }
    for (status, body, expected) in
        [(410, "", Some(Rest::Gone)), (304, "1", Some(Rest::Other(1))), (500, "x", None)]
    {
        assert_eq!(failed::<Rest>(answer(status, &[], body)).await.api(), expected.as_ref());
    }
    let error = failed::<Undocumented>(answer(404, &[], "1")).await;
    assert_eq!((error.kind(), error.api()), (ErrorKind::Status, None));
    let error = error.into_api().unwrap_err();
    assert_eq!(
        (error.operation(), error.body().unwrap()),
        ((&Method::GET, "/a/{id}"), &"1".into())
    );
}

fn broken(kind: TransportErrorKind) -> Answer {
    Err(TransportError::new(kind, "because"))
}

#[tokio::test]
async fn each_kind_of_failure_says_what_happened_in_a_line() {
    let long = format!("{{\"message\":\"{}\"}}", "é ".repeat(300));
    let cut = format!("GET /a/{{id}}: 400 Bad Request: {}...", "é ".repeat(100));
    let table = [
        (broken(TransportErrorKind::Connect), "GET /a/{id}: no connection to the server"),
        (broken(TransportErrorKind::Timeout), "GET /a/{id}: no answer within 60s"),
        (broken(TransportErrorKind::Interrupted), "GET /a/{id}: the connection broke"),
        (broken(TransportErrorKind::Refused), "GET /a/{id}: the request cannot be sent"),
        (answer(409, &[], ""), "GET /a/{id}: 409 Conflict"),
        (
            answer(404, &[("x-amzn-requestid", "r_1")], "[1]"),
            "GET /a/{id}: 404 Not Found: [1] (request r_1)",
        ),
        (
            answer(400, &[("retry-after", "1.5")], "\"no\\r\\n\\u001b[31mred  \\u0000 no\""),
            "GET /a/{id}: 400 Bad Request: no [31mred no; retry after 1.5s",
        ),
        (
            answer(
                401,
                &[("request-id", " "), ("cf-ray", "ray")],
                r#"{"error":{"message":"who?"}}"#,
            ),
            "GET /a/{id}: 401 Unauthorized: who?; check the API key (`TEST_API_KEY`) (request ray)",
        ),
        (
            answer(502, &[], "<html>\n<body>Bad Gateway</body>"),
            "GET /a/{id}: 502 Bad Gateway: <html> <body>Bad Gateway</body>",
        ),
        (answer(500, &[], b"\xff".to_vec()), "GET /a/{id}: 500 Internal Server Error"),
        (answer(400, &[], long), &cut),
        (
            answer(200, &[("x-correlation-id", "c")], "{"),
            "GET /a/{id}: the answer is not as documented: at `.`: EOF while parsing an object \
             at line 1 column 1 (request c)",
        ),
    ];
    for (given, expected) in table {
        let error = failed::<Failures>(given).await;
        assert_eq!(error.to_string(), expected);
    }
    let anonymous = core(&Scripted::new([answer(401, &[], "")])).call(Method::GET, "/a");
    let error = anonymous.anonymous().value::<(), Undocumented>().await.unwrap_err();
    assert_eq!(error.to_string(), "GET /a: 401 Unauthorized");
}

#[tokio::test]
async fn debug_shows_what_a_report_needs() {
    let headers = [("set-cookie", "s3cr3t")];
    for (given, expected) in [
        (
            broken(TransportErrorKind::Connect),
            r#"Error { kind: Connect, message: "GET /a/{id}: no connection to the server", source: TransportError { kind: Connect, source: Some("because") } }"#,
        ),
        (
            broken(TransportErrorKind::Refused),
            r#"Error { kind: Request, message: "GET /a/{id}: the request cannot be sent", source: TransportError { kind: Refused, source: Some("because") } }"#,
        ),
        (
            answer(404, &headers, "[1]"),
            r#"Error { kind: Api, message: "GET /a/{id}: 404 Not Found: [1]", api: NotFound([1]) }"#,
        ),
        (
            answer(500, &headers, ""),
            r#"Error { kind: Status, message: "GET /a/{id}: 500 Internal Server Error" }"#,
        ),
        (
            answer(404, &headers, "<p>"),
            r#"Error { kind: Status, message: "GET /a/{id}: 404 Not Found: <p>", source: DecodeError { path: ".", error: Error("expected value", line: 1, column: 1) } }"#,
        ),
        (
            answer(200, &headers, "["),
            r#"Error { kind: Decode, message: "GET /a/{id}: the answer is not as documented: at `.`: EOF while parsing a list at line 1 column 1", source: DecodeError { path: ".", error: Error("EOF while parsing a list", line: 1, column: 1) } }"#,
        ),
    ] {
        let error = failed::<Failures>(given).await;
        assert_eq!(format!("{error:?}"), expected);
        assert!(!format!("{error:#?}{error}").contains("s3cr3t"));
    }
}

#[tokio::test]
async fn sources_say_what_the_message_does_not() {
    for (given, sources) in [
        (broken(TransportErrorKind::Connect), &["because"][..]),
        (Err(TransportErrorKind::Timeout.into()), &[]),
        (answer(404, &[], "[1]"), &[]),
        (answer(500, &[], ""), &[]),
        (answer(404, &[], "<p>"), &["at `.`: expected value at line 1 column 1"]),
        (answer(200, &[], "["), &[]),
    ] {
        let error = failed::<Failures>(given).await;
        let mut found = Vec::new();
        let mut next = error.source();
        while let Some(source) = next {
            found.push(source.to_string());
            next = source.source();
        }
        assert_eq!(found, sources, "{error}");
    }
}
