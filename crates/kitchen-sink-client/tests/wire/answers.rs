//! Successes by status and media type, and what is asked for.

use kitchen_sink_client as sink;
use specwright_loopback::{Reply, Server};
use specwright_runtime::{Error, ErrorKind};

use crate::exchange::shown;

/// A reply of a media type.
fn of(status: u16, content_type: &str, body: impl Into<Vec<u8>>) -> Reply {
    Reply::bytes(status, body).header("content-type", content_type)
}

#[tokio::test]
async fn each_status_is_a_variant() {
    use sink::answer_statuses::{errors::MakeThingError, types::MakeThingOutput as Made};
    let server = Server::start([
        Reply::json(201, r#"{"name":"n"}"#),
        Reply::json(202, r#"{"job":"j"}"#),
        Reply::text(204, ""),
        Reply::json(200, r#"{"name":"undocumented"}"#),
        Reply::json(202, r#"{"job":[]}"#),
        Reply::json(409, r#"{"message":"taken"}"#),
    ]);
    let client = client!(answer_statuses, server);
    let Made::Created(thing) = client.make_thing().await.unwrap() else { panic!("not 201") };
    assert_eq!(thing.name.as_deref(), Some("n"));
    let response = client.make_thing().response().await.unwrap();
    assert_eq!(response.status().as_u16(), 202);
    assert!(matches!(&*response, Made::Accepted(later) if later.job == "j"));
    assert_eq!(client.make_thing().await.unwrap(), Made::NoContent);
    // What is not documented is read as what is asked for first.
    assert!(matches!(client.make_thing().await.unwrap(), Made::Created(_)));
    let error = client.make_thing().await.unwrap_err();
    assert_eq!((error.kind(), error.decode_error().unwrap().path()), (ErrorKind::Decode, "job"));
    let error = client.make_thing().await.unwrap_err();
    assert!(
        matches!(error.api(), Some(MakeThingError::Conflict(fault)) if fault.message.as_deref() == Some("taken"))
    );
    assert_eq!(shown(&server.requests()[0]), "POST /things\n");
}

#[tokio::test]
async fn successes_that_agree_are_one_type() {
    let server =
        Server::start([Reply::json(200, r#"{"count":1}"#), Reply::json(201, r#"{"count":2}"#)]);
    let client = client!(answer_statuses, server);
    assert_eq!(client.replace_things().await.unwrap().count, Some(1));
    assert_eq!(client.replace_things().await.unwrap().count, Some(2));
}

#[tokio::test]
async fn where_there_is_no_body_none_is_read() {
    let head = Reply::text(200, "").header("content-type", "application/json");
    let server = Server::start([head, Reply::text(204, ""), Reply::text(202, "<p>ignored")]);
    let client = client!(answer_statuses, server);
    client.ask_for_things().await.unwrap();
    client.remove_things().await.unwrap();
    // No success is documented, so any is one.
    client.nothing_said().await.unwrap();
}

#[tokio::test]
async fn an_exact_status_comes_before_a_range() {
    use sink::answer_statuses::{errors::RangesError, types::RangesOutput as Found};
    let text = |status| of(status, "text/plain", "t");
    let server = Server::start([
        Reply::json(200, r#"{"name":"n"}"#),
        of(200, "text/plain", r#"{"name":"n"}"#),
        text(206),
        text(299),
        Reply::json(503, r#"{"message":"m"}"#),
    ]);
    let client = client!(answer_statuses, server);
    for _ in 0..2 {
        assert!(matches!(client.ranges().await.unwrap(), Found::Ok(_)));
    }
    for _ in 0..2 {
        assert_eq!(client.ranges().await.unwrap(), Found::Success("t".to_owned()));
    }
    let error = client.ranges().await.unwrap_err().into_api().unwrap();
    assert!(matches!(error, RangesError::Other(fault) if fault.message.as_deref() == Some("m")));
    assert_eq!(shown(&server.requests()[0]), "GET /ranges\naccept: application/json, text/plain\n");
}

#[tokio::test]
async fn default_is_the_success_where_no_other_is_documented() {
    let server = Server::start([
        Reply::json(200, r#"{"name":"n"}"#),
        Reply::json(404, r#"{"message":"m"}"#),
        Reply::json(500, r#"{"name":"n"}"#),
    ]);
    let client = client!(answer_statuses, server);
    assert_eq!(client.any_status().await.unwrap().name.as_deref(), Some("n"));
    assert_eq!(client.any_status().await.unwrap_err().kind(), ErrorKind::Api);
    assert_eq!(client.any_status().await.unwrap_err().kind(), ErrorKind::Status);
}

#[tokio::test]
async fn redirections_are_successes_where_nothing_else_is() {
    use sink::answer_statuses::{errors::RedirectedError, types::ElsewhereHeaders};
    let moved = |status: u16| Reply::text(status, "").header("location", "/there");
    let server = Server::start([moved(302), moved(307), moved(307), moved(101)]);
    let client = client!(answer_statuses, server);
    let response = client.elsewhere().response().await.unwrap();
    assert_eq!(response.status().as_u16(), 302);
    let headers = ElsewhereHeaders::read(response.headers()).unwrap();
    assert_eq!(headers.location.as_deref(), Some("/there"));
    // Another redirection is a failure, and so is any where a success is documented.
    let error = client.elsewhere().await.unwrap_err();
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Status, 307));
    let error = client.redirected().await.unwrap_err();
    assert!(matches!(error.api(), Some(RedirectedError::TemporaryRedirect)));
    let response = client.socket().response().await.unwrap();
    assert_eq!(response.status().as_u16(), 101);
    assert_eq!(server.requests().len(), 4);
}

#[tokio::test]
async fn text_is_read_in_its_charset() {
    let server = Server::start([
        of(200, "text/plain; charset=utf-8", "é"),
        of(200, "text/plain; charset=\"ISO-8859-1\"", *b"\xe9"),
        Reply::bytes(200, *b"\xef\xbb\xbfa"),
        of(200, "text/plain", *b"\xe9"),
        of(200, "text/csv", "a,b\r\n"),
        of(200, "application/sdp", "v=0\r\n"),
        of(200, "application/xml", "<thing/>"),
    ]);
    let client = client!(answer_media_types, server);
    for expected in ["é", "é", "a"] {
        assert_eq!(client.text().await.unwrap(), expected);
    }
    let error = client.text().await.unwrap_err();
    assert_eq!((error.kind(), &error.body().unwrap()[..]), (ErrorKind::Decode, &b"\xe9"[..]));
    assert_eq!(client.table().await.unwrap(), "a,b\r\n");
    assert_eq!(client.offer().await.unwrap(), "v=0\r\n");
    assert_eq!(client.markup().await.unwrap(), "<thing/>");
    let sent: Vec<String> = server.requests().iter().skip(3).map(shown).collect();
    assert_eq!(
        sent,
        [
            "GET /text\naccept: text/plain\n",
            "GET /csv\naccept: text/csv\n",
            "GET /sdp\naccept: application/sdp\n",
            "GET /xml\naccept: application/xml\n"
        ]
    );
}

#[tokio::test]
async fn failures_may_be_text() {
    use sink::answer_media_types::errors::TextError as E;
    let server = Server::start([
        of(400, "text/html; charset=iso-8859-1", *b"<p>\xe9"),
        of(409, "application/xml", "<thing/>"),
        of(422, "application/problem+json", r#"{"name":"n"}"#),
        of(422, "text/plain", "no JSON"),
        of(500, "image/png", *b"\x89PNG"),
    ]);
    let client = client!(answer_media_types, server);
    let failed = async || client.text().await.unwrap_err();
    let api = |error: Error<E>| error.into_api().unwrap();
    assert_eq!(api(failed().await), E::BadRequest("<p>é".to_owned()));
    assert_eq!(api(failed().await), E::Conflict("<thing/>".to_owned()));
    let json = api(failed().await);
    assert!(matches!(json, E::UnprocessableEntity(thing) if thing.name.as_deref() == Some("n")));
    let error = failed().await;
    assert_eq!((error.kind(), error.message().as_deref()), (ErrorKind::Status, Some("no JSON")));
    let error = failed().await;
    assert_eq!(&error.body().unwrap()[..], b"\x89PNG");
    assert_eq!(api(error), E::InternalServerError);
}

#[tokio::test]
async fn bytes_are_read_as_they_come() {
    let bytes: Vec<u8> = (0..=255).cycle().take(1 << 20).collect();
    let server = Server::start([
        of(200, "image/jpg", bytes.clone()).in_chunks(1 << 12),
        of(200, "text/csv", *b"a,\xff"),
        of(200, "application/octet-stream", ""),
        of(200, "image/gif", *b"GIF89a"),
        of(200, "text/html", "<p>"),
    ]);
    let client = client!(answer_media_types, server);
    let mut response = client.picture().response().await.unwrap();
    assert_eq!(response.headers()["content-type"], "image/jpg");
    let mut read = Vec::new();
    while let Some(chunk) = response.try_next().await.unwrap() {
        assert!(chunk.len() < bytes.len());
        read.extend_from_slice(&chunk);
    }
    assert!(read == bytes, "{} bytes came", read.len());
    assert_eq!(client.bytes_of_text().await.unwrap().collect().await.unwrap(), b"a,\xff"[..]);
    assert_eq!(client.export().await.unwrap().collect().await.unwrap(), b""[..]);
    assert_eq!(client.shared_content().await.unwrap().collect().await.unwrap(), b"GIF89a"[..]);
    assert_eq!(client.anything().await.unwrap().collect().await.unwrap(), b"<p>"[..]);
    let sent: Vec<String> = server.requests().iter().map(shown).collect();
    assert_eq!(sent[0], "GET /picture\naccept: image/png, image/jpg\n");
    assert_eq!(sent[4], "GET /anything\naccept: */*\n");
}

#[tokio::test]
async fn what_is_shaped_as_json_is_json_whatever_it_is_called() {
    let thing = r#"{"name":"n"}"#;
    let server = Server::start([
        of(200, "application/vnd.example.object", thing),
        of(200, "application/json", thing),
        Reply::json(200, r#"{"count":1}"#),
    ]);
    let client = client!(answer_media_types, server);
    assert_eq!(client.vendor_object().await.unwrap().name.as_deref(), Some("n"));
    assert_eq!(client.ranged().await.unwrap().name.as_deref(), Some("n"));
    assert_eq!(client.same_values().await.unwrap().count, Some(1));
    let sent: Vec<String> = server.requests().iter().map(shown).collect();
    assert_eq!(
        sent,
        [
            "GET /vendor\naccept: application/vnd.example.object\n",
            "GET /ranged\naccept: */*\n",
            "GET /same\n"
        ]
    );
}

#[tokio::test]
async fn the_media_type_tells_what_a_success_is() {
    use sink::answer_media_types::types::{
        ArchiveOutput as Archive, SampleOutput as Sample, StarsOutput as Stars,
    };
    let thing = r#"{"name":"n"}"#;
    let star = r#"{"at":"a"}"#;
    let server = Server::start([
        of(200, "application/zip", *b"PK\x03\x04"),
        of(200, "application/json;charset=utf-8", r#"{"url":"u"}"#),
        of(200, "image/webp", *b"RIFF"),
        of(200, "text/plain; charset=utf-8", "t"),
        of(200, "application/json", thing),
        Reply::text(200, thing),
        Reply::text(202, ""),
        of(200, "application/json", thing),
        of(200, "application/vnd.example.star+json", star),
    ]);
    let client = client!(answer_media_types, server);
    let Archive::Binary(zip) = client.archive().await.unwrap() else { panic!("no archive") };
    assert_eq!(zip.collect().await.unwrap(), b"PK\x03\x04"[..]);
    let Archive::Json(told) = client.archive().await.unwrap() else { panic!("no JSON") };
    assert_eq!(told.url, "u");
    let Sample::Binary(picture) = client.sample().await.unwrap() else { panic!("no picture") };
    assert_eq!(picture.collect().await.unwrap(), b"RIFF"[..]);
    assert!(matches!(client.sample().await.unwrap(), Sample::Text(text) if text == "t"));
    assert!(matches!(client.sample().await.unwrap(), Sample::Json(_)));
    // Where nothing is said, it is what is asked for first.
    assert!(matches!(client.sample().await.unwrap(), Sample::Json(_)));
    assert!(matches!(client.sample().await.unwrap(), Sample::Accepted));
    assert!(matches!(client.stars().await.unwrap(), Stars::Json(_)));
    assert!(matches!(client.stars().await.unwrap(), Stars::VndExampleStar(star) if star.at == "a"));
    let asked: Vec<String> = server
        .requests()
        .iter()
        .map(|request| request.header("accept").unwrap().to_owned())
        .collect();
    assert_eq!(asked[0], "application/json, application/zip");
    assert_eq!(asked[2], "application/json, video/mp4, image/webp, text/plain");
    assert_eq!(asked[7], "application/json, application/vnd.example.star+json");
}

#[tokio::test]
async fn an_answer_of_another_media_type_says_so() {
    let page = || of(200, "text/html", "<p>");
    let server = Server::start([page(), page()]);
    let client = client!(answer_media_types, server);
    let expected = |path: &str| {
        format!(
            "GET {path}: the answer is not as documented: it is `text/html`, at `.`: expected value at line 1 column 1"
        )
    };
    assert_eq!(client.same_values().await.unwrap_err().to_string(), expected("/same"));
    assert_eq!(client.stars().await.unwrap_err().to_string(), expected("/stars"));
}
