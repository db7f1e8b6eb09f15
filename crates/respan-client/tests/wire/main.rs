//! The list against a real server on loopback.

#![expect(clippy::unwrap_used, reason = "helpers of tests")]

mod documented;
mod environment;
mod failures;
mod requests;
mod secrets;

use respan_client::{Client, Json};
use serde_json::json;
use specwright_loopback::Server;

const KEY: &str = "key_that_nobody_may_see";

fn client(server: &Server) -> Client {
    Client::builder().api_key(KEY).base_url(server.url()).build().unwrap()
}

fn batch(id: &str) -> Json {
    json!({
        "id": id,
        "object": "batch",
        "endpoint": "/v1/chat/completions",
        "status": "finalizing",
        "created_at": 1_711_475_163,
        "request_counts": { "total": 50, "completed": 23, "failed": 0 },
    })
}

fn list(ids: &[&str], more: bool) -> Json {
    let data: Vec<Json> = ids.iter().map(|id| batch(id)).collect();
    json!({ "object": "list", "data": data, "first_id": ids.first(), "last_id": ids.last(), "has_more": more })
}
