//! Bodies of requests and of successes.

use kitchen_sink_client as sink;
use serde_json::json;
use specwright_loopback::{Reply, Server};
use specwright_runtime::Json;

use crate::exchange::shown;

#[tokio::test]
async fn a_body_may_be_optional_a_list_or_anything() {
    use sink::request_bodies::types::{Many, ManyRequired, Note};
    let list = r#"[{"text":"a"},{"text":"b","private":true}]"#;
    let server = Server::start([
        Reply::text(204, ""),
        Reply::text(204, ""),
        Reply::json(200, list),
        Reply::json(200, "[null]"),
        Reply::text(200, ""),
        Reply::text(204, ""),
    ]);
    let client = client!(request_bodies, server);
    client.optional_body().await.unwrap();
    client.optional_body().body(Note::new("a")).await.unwrap();
    let notes = vec![Note::new("a"), Note::new("b").with_private(true)];
    assert_eq!(client.list_body(notes.clone()).await.unwrap(), notes);
    assert_eq!(client.any_body(json!({"b": 1, "a": null})).await.unwrap(), json!([null]));
    assert_eq!(client.any_body(Json::Null).await.unwrap(), Json::Null);
    let required = || "x".to_owned();
    let required =
        ManyRequired { a: required(), b: required(), c: required(), d: required(), e: required() };
    client.many_fields(Many::new(required).with_f("y").with_o("z")).await.unwrap();
    let json = "content-type: application/json\n\n";
    let sent: Vec<String> = server.requests().iter().map(shown).collect();
    assert_eq!(
        sent,
        [
            "POST /optional\n".to_owned(),
            format!("POST /optional\n{json}{{\"text\":\"a\"}}"),
            format!("PUT /list\n{json}{list}"),
            format!("PATCH /any\n{json}{{\"b\":1,\"a\":null}}"),
            format!("PATCH /any\n{json}null"),
            format!(
                "POST /many\n{json}{{\"a\":\"x\",\"b\":\"x\",\"c\":\"x\",\"d\":\"x\",\"e\":\"x\",\"f\":\"y\",\"o\":\"z\"}}"
            ),
        ]
    );
    assert_eq!(server.requests()[0].header("content-length"), Some("0"));
}

#[tokio::test]
async fn types_in_bodies_are_named_after_their_place() {
    use sink::inline_types::types::*;
    let server = Server::start([Reply::json(201, r#"{"id":"i"}"#)]);
    let sized = CreateThingBodyByNameValue::default().with_size(1);
    let body =
        CreateThingBody::new([CreateThingBodyPartsItem::new("a")]).with_by_name([("n", sized)]);
    let made = client!(inline_types, server).create_thing(body).response().await.unwrap();
    assert_eq!((made.status().as_u16(), made.id.as_str()), (201, "i"));
    assert_eq!(
        shown(&server.requests()[0]),
        "POST /things\ncontent-type: application/json\n\n{\"parts\":[{\"kind\":\"a\"}],\"by_name\":{\"n\":{\"size\":1}}}"
    );
}

#[tokio::test]
async fn every_success_that_is_documented_is_one() {
    use sink::media_types::types::Thing;
    for status in [200, 201, 299] {
        let reply = Reply::text(status, r#"{"name":"n"}"#)
            .header("content-type", "application/problem+json");
        let server = Server::start([reply]);
        let made = client!(media_types, server).vendor(Thing::default()).response().await.unwrap();
        assert_eq!((made.status().as_u16(), made.name.as_deref()), (status, Some("n")));
        assert_eq!(
            shown(&server.requests()[0]),
            "POST /vendor\naccept: application/problem+json, application/json\n\
             content-type: application/vnd.example+json; charset=utf-8\n\n{}"
        );
    }
    for (body, name) in [("", None), ("null", None), (r#"{"name":"n"}"#, Some("n"))] {
        let server = Server::start([Reply::json(200, body)]);
        let thing = client!(media_types, server).nullable().await.unwrap();
        assert_eq!(thing.and_then(|thing| thing.name).as_deref(), name, "{body}");
    }
}

#[tokio::test]
async fn what_is_only_half_supported_is_called_all_the_same() {
    let server = Server::start([Reply::json(200, "[1,\"a\"]"), Reply::text(200, "ignored")]);
    let client = client!(unsupported, server);
    assert_eq!(client.mixed().await.unwrap(), json!([1, "a"]).into());
    client.subscribe().await.unwrap();
    let sent: Vec<String> = server.requests().iter().map(shown).collect();
    assert_eq!(sent, ["GET /mixed\n", "POST /callback\n"]);
}
