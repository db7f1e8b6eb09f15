//! Every operation against a real server on loopback.

#![expect(clippy::unwrap_used, reason = "helpers of tests")]

mod documented;
mod environment;
mod failures;
mod lists;
mod requests;
mod secrets;

use retell_client::{
    Client, Json,
    types::{CreateBatchTestBody, RetellResponseEngine},
};
use serde_json::json;
use specwright_loopback::Server;

const KEY: &str = "key_that_nobody_may_see";

fn client(server: &Server) -> Client {
    Client::builder().api_key(KEY).base_url(server.url()).build().unwrap()
}

fn retell_llm() -> Json {
    json!({ "type": "retell-llm", "llm_id": "llm_1", "version": 3 })
}

fn job(id: &str, engine: &Json) -> Json {
    json!({
        "test_case_batch_job_id": id,
        "status": "in_progress",
        "response_engine": engine,
        "pass_count": 1,
        "fail_count": 0,
        "error_count": 0,
        "total_count": 2,
        "creation_timestamp": 1_703_413_636_133_i64,
        "user_modified_timestamp": 1_703_413_636_133_i64,
    })
}

fn body() -> CreateBatchTestBody {
    CreateBatchTestBody::new(RetellResponseEngine::retell_llm("llm_1"), ["tc_1", "tc_2"])
}
