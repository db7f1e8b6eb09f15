//! What is sent, and what a success becomes.

use std::time::Duration;

use futures_util::TryStreamExt;
use respan_client::{
    Client, ErrorKind, Json,
    types::{BatchList, BatchStatus, RespanParams},
};
use serde_json::json;
use specwright_loopback::{Reply, Server};

use crate::{KEY, client, list};

fn answers(pages: &[Json]) -> Server {
    Server::start(pages.iter().map(|page| Reply::json(200, page.to_string())))
}

fn targets(server: &Server) -> Vec<String> {
    server.requests().into_iter().map(|request| request.target).collect()
}

#[tokio::test]
async fn nothing_is_sent_that_was_not_said() {
    let server = answers(&[list(&[], false)]);
    let page = client(&server).list_batches().response().await.unwrap();
    assert_eq!(page.status().as_u16(), 200);
    assert_eq!(
        (page.first_id.as_option(), page.last_id.as_option(), page.data.len()),
        (None, None, 0)
    );
    let request = &server.requests()[0];
    assert_eq!((request.method.as_str(), request.target.as_str()), ("GET", "/api/v1/batches/"));
    assert_eq!(request.header("authorization"), Some(&*format!("Bearer {KEY}")));
    assert_eq!(request.header("x-data-respan-params"), None);
    assert_eq!((request.header("content-type"), request.body.as_str()), (None, ""));
}

#[tokio::test]
async fn parameters_travel_as_ascii_json_in_a_header() {
    let mut more = RespanParams::default().with_customer_identifier("Zoë 😀\r\n\u{7f}");
    more.extra.insert("environment".into(), json!({ "name": "tëst", "n": 1 }));
    for (params, expected) in [
        (RespanParams::default(), "{}"),
        (RespanParams::default().with_customer_identifier(""), r#"{"customer_identifier":""}"#),
        (
            more,
            r#"{"customer_identifier":"Zo\u00eb \ud83d\ude00\r\n\u007f","environment":{"name":"t\u00ebst","n":1}}"#,
        ),
    ] {
        let server = answers(&[list(&[], false)]);
        client(&server).list_batches().x_data_respan_params(params).await.unwrap();
        assert_eq!(server.requests()[0].header("x-data-respan-params"), Some(expected));
    }
}

#[tokio::test]
async fn pages_follow_the_last_id_with_every_parameter_kept() {
    let server = answers(&[list(&["a", "b"], true), list(&["c&d"], true), list(&[], false)]);
    let params = RespanParams::default().with_customer_identifier("u");
    let call = client(&server).list_batches().limit(2).after("z").x_data_respan_params(params);
    let batches: Vec<_> = call.header("x-trace", "t").items().try_collect().await.unwrap();
    let ids: Vec<String> = batches.into_iter().map(|batch| batch.id).collect();
    assert_eq!(ids, ["a", "b", "c&d"]);
    assert_eq!(
        targets(&server),
        [
            "/api/v1/batches/?limit=2&after=z",
            "/api/v1/batches/?limit=2&after=b",
            "/api/v1/batches/?limit=2&after=c%26d",
        ]
    );
    for request in server.requests() {
        assert_eq!(request.header("x-data-respan-params"), Some(r#"{"customer_identifier":"u"}"#));
        assert_eq!(request.header("x-trace"), Some("t"));
    }
}

#[tokio::test]
async fn a_list_ends_where_the_server_says_or_repeats_itself() {
    for (pages, count) in [
        (vec![list(&["a"], false), list(&["b"], false)], 1),
        (vec![json!({ "object": "list", "data": [], "has_more": true }); 2], 1),
        (vec![list(&["a"], true); 3], 2),
    ] {
        let server = answers(&pages);
        let pages: Vec<BatchList> =
            client(&server).list_batches().pages().try_collect().await.unwrap();
        assert_eq!((pages.len(), server.requests().len()), (count, count), "{pages:?}");
    }
}

#[tokio::test]
async fn every_status_decodes_and_newer_ones_are_kept() {
    for (text, status) in [
        ("validating", BatchStatus::Validating),
        ("failed", BatchStatus::Failed),
        ("in_progress", BatchStatus::InProgress),
        ("finalizing", BatchStatus::Finalizing),
        ("completed", BatchStatus::Completed),
        ("expired", BatchStatus::Expired),
        ("cancelling", BatchStatus::Cancelling),
        ("cancelled", BatchStatus::Cancelled),
        ("paused", BatchStatus::Unknown("paused".into())),
    ] {
        let mut page = list(&["a"], false);
        page["data"][0]["status"] = json!(text);
        let found: BatchList = serde_json::from_str(&page.to_string()).unwrap();
        assert_eq!(
            (&found.data[0].status, found.data[0].status.to_string().as_str()),
            (&status, text)
        );
        assert_eq!(serde_json::to_value(&found).unwrap(), page);
    }
}

#[tokio::test]
async fn a_call_may_have_options_of_its_own() {
    let page = || Reply::json(200, list(&[], false).to_string());
    let server = Server::start([page(), page(), page().slow(Duration::from_secs(5))]);
    let builder = Client::builder().api_key(KEY).base_url(format!("{}/proxy/", server.url()));
    let client = builder.header("x-team", "one").build().unwrap();
    let call = client.list_batches().header("X-Team", "two").query("expand", "a b").limit(1);
    call.query("limit", "2").await.unwrap();
    client.list_batches().await.unwrap();
    assert_eq!(
        targets(&server),
        ["/proxy/api/v1/batches/?expand=a%20b&limit=2", "/proxy/api/v1/batches/",]
    );
    let teams: Vec<_> =
        server.requests().iter().map(|r| r.header("x-team").map(str::to_owned)).collect();
    assert_eq!(teams, [Some("two".to_owned()), Some("one".to_owned())]);
    let error = client.list_batches().timeout(Duration::from_millis(50)).await.unwrap_err();
    assert_eq!(error.to_string(), "GET /api/v1/batches/: no answer within 50ms");
    let error = client.list_batches().header("x-a", "b\nc").await.unwrap_err();
    assert_eq!((error.kind(), server.requests().len()), (ErrorKind::Request, 3));
}
