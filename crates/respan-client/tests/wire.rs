//! The list against a real server on loopback.

use respan_client::{
    Client, Json,
    errors::ListBatchesError,
    types::{BatchList, BatchStatus, RespanParams},
};
use serde_json::json;
use specwright_loopback::{Reply, Server};

fn client(server: &Server) -> Client {
    Client::builder().api_key("key").base_url(server.url()).build().unwrap()
}

/// The documented answer.
fn documented() -> Json {
    json!({
        "object": "list",
        "data": [
            {
                "id": "batch_abc123",
                "object": "batch",
                "endpoint": "/v1/chat/completions",
                "status": "completed",
                "created_at": 1_711_471_533,
                "completed_at": 1_711_493_163,
                "request_counts": { "total": 100, "completed": 95, "failed": 5 }
            },
            {
                "id": "batch_def456",
                "object": "batch",
                "endpoint": "/v1/chat/completions",
                "status": "in_progress",
                "created_at": 1_711_475_163,
                "request_counts": { "total": 50, "completed": 23, "failed": 0 }
            }
        ],
        "first_id": "batch_abc123",
        "last_id": "batch_def456",
        "has_more": false
    })
}

#[test]
fn the_documented_answer_goes_both_ways() {
    let list: BatchList = serde_json::from_value(documented()).unwrap();
    assert_eq!(list.data[0].status, BatchStatus::Completed);
    assert_eq!(serde_json::to_value(&list).unwrap(), documented());
}

#[tokio::test]
async fn parameters_travel_as_ascii_json_in_a_header() {
    let server = Server::start([Reply::json(200, documented().to_string())]);
    let mut params = RespanParams::default().with_customer_identifier("Zoë 😀");
    params.extra.insert("environment".into(), json!("test"));
    let page = client(&server).list_batches().limit(10).x_data_respan_params(params).await.unwrap();
    assert_eq!(page.data.len(), 2);
    let request = &server.requests()[0];
    assert_eq!(request.target, "/api/v1/batches/?limit=10");
    assert_eq!(
        request.header("x-data-respan-params"),
        Some(r#"{"customer_identifier":"Zo\u00eb \ud83d\ude00","environment":"test"}"#)
    );
}

#[tokio::test]
async fn pages_follow_the_last_id() {
    let mut first = documented();
    first["has_more"] = json!(true);
    let server = Server::start([
        Reply::json(200, first.to_string()),
        Reply::json(200, r#"{"object":"list","data":[],"has_more":false,"last_id":null}"#),
    ]);
    let mut batches = client(&server).list_batches().limit(2).items();
    let mut ids = Vec::new();
    while let Some(batch) = batches.try_next().await.unwrap() {
        ids.push(batch.id);
    }
    assert_eq!(ids, ["batch_abc123", "batch_def456"]);
    assert_eq!(server.requests()[1].target, "/api/v1/batches/?limit=2&after=batch_def456");
}

#[tokio::test]
async fn the_documented_failure_is_typed_and_others_are_kept() {
    let body = r#"{"error":"Authentication credentials were not provided."}"#;
    let server = Server::start([
        Reply::json(401, body),
        Reply::json(429, r#"{"detail":"Rate limit exceeded","retry_after":30}"#),
    ]);
    let error = client(&server).list_batches().await.unwrap_err();
    let Some(ListBatchesError::Unauthorized(inner)) = error.api() else { panic!("{error:?}") };
    assert_eq!(serde_json::to_value(inner).unwrap(), serde_json::from_str::<Json>(body).unwrap());
    assert_eq!(error.message().as_deref(), Some("Authentication credentials were not provided."));
    let error = client(&server).list_batches().await.unwrap_err();
    assert!(error.api().is_none());
    assert_eq!(error.message().as_deref(), Some("Rate limit exceeded"));
    assert_eq!(error.retry_after().map(|wait| wait.as_secs()), Some(30));
}
