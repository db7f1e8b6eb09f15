//! The vendored description against the client: every example, every documented failure.

use std::{fs, path::Path};

use respan_client::{
    ErrorKind, Json, Maybe,
    errors::ListBatchesError,
    types::{BatchList, BatchStatus, Error, RespanParams},
};
use specwright_loopback::{Reply, Server};
use specwright_source::Document;

use crate::client;

/// The one operation of the description.
fn operation() -> Json {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../specs/respan/openapi.yaml");
    let document = Document::parse("openapi.yaml", fs::read_to_string(path).unwrap()).unwrap();
    document.value()["paths"]["/api/v1/batches/"]["get"].clone()
}

/// The example of a response.
fn example(status: &str) -> Json {
    operation()["responses"][status]["content"]["application/json"]["example"].clone()
}

/// Decodes and encodes to the same text, but for the order of members.
fn both_ways<T: serde::Serialize + serde::de::DeserializeOwned>(json: &Json) -> T {
    let value: T = serde_json::from_str(&json.to_string()).unwrap();
    let written: Json = serde_json::from_str(&serde_json::to_string(&value).unwrap()).unwrap();
    // Numbers are equal when they are written alike: 0 is not 0.0 here.
    assert_eq!(written, *json);
    value
}

#[tokio::test]
async fn the_documented_answer_arrives() {
    let documented = example("200");
    let list: BatchList = both_ways(&documented);
    let server = Server::start([Reply::json(200, documented.to_string())]);
    let page = client(&server).list_batches().await.unwrap();
    assert_eq!(page, list);
    let [first, second] = &page.data[..] else { panic!("{page:?}") };
    assert_eq!(
        (first.status.clone(), first.completed_at),
        (BatchStatus::Completed, Maybe::Present(1_711_493_163))
    );
    assert_eq!(
        (second.status.clone(), second.completed_at),
        (BatchStatus::InProgress, Maybe::Absent)
    );
    assert_eq!(second.request_counts.as_option().map(|counts| counts.completed), Some(23));
    assert_eq!((page.last_id.as_deref(), page.has_more), (Some("batch_def456"), false));
}

#[tokio::test]
async fn every_documented_failure_has_its_variant() {
    let statuses: Vec<String> =
        operation()["responses"].as_object().unwrap().keys().cloned().collect();
    assert_eq!(statuses, ["200", "401"]);
    let documented = example("401");
    let body: Error = both_ways(&documented);
    let server = Server::start([Reply::json(401, documented.to_string())]);
    let error = client(&server).list_batches().await.unwrap_err();
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Api, 401));
    assert_eq!(error.api(), Some(&ListBatchesError::Unauthorized(body)));
    assert_eq!(error.message().as_deref(), Some("Authentication credentials were not provided."));
    assert_eq!(
        error.to_string(),
        "GET /api/v1/batches/: 401 Unauthorized: Authentication credentials were not provided.; check the API key (`RESPAN_API_KEY`)"
    );
}

#[tokio::test]
async fn the_documented_parameters_are_sent_as_documented() {
    let operation = operation();
    let parameters = operation["parameters"].as_array().unwrap();
    let [limit, after, params] = &parameters[..] else { panic!("{parameters:?}") };
    let documented = &params["content"]["application/json"]["example"];
    let server = Server::start([Reply::text(500, "")]);
    let call = client(&server).list_batches();
    let call = call.limit(limit["example"].as_i64().unwrap());
    let call = call.after(after["example"].as_str().unwrap());
    let call = call.x_data_respan_params(both_ways::<RespanParams>(documented));
    call.await.unwrap_err();
    let request = &server.requests()[0];
    assert_eq!(request.target, "/api/v1/batches/?limit=10&after=batch_def456");
    let header = params["name"].as_str().unwrap().to_ascii_lowercase();
    assert_eq!(request.header(&header), Some(r#"{"customer_identifier":"user123"}"#));
}
