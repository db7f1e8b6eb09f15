//! The example as a program of its own, against a real server on loopback.

use serde_json::{Value, json};
use specwright_loopback::{Reply, Server};
use specwright_outside::Package;

fn job(id: &str, status: &str, passed: u8) -> Value {
    json!({
        "test_case_batch_job_id": id,
        "status": status,
        "response_engine": { "type": "retell-llm", "llm_id": "llm_1", "version": 0 },
        "pass_count": passed,
        "fail_count": 0,
        "error_count": 0,
        "total_count": 2,
        "creation_timestamp": 1_703_413_636_133_i64,
        "user_modified_timestamp": 1_703_413_636_133_i64,
    })
}

fn answer(status: u16, body: &Value) -> Reply {
    Reply::json(status, body.to_string())
}

#[test]
fn the_example_creates_waits_and_lists() {
    let package =
        Package::build(env!("CARGO_MANIFEST_DIR"), "batch_test", env!("CARGO_TARGET_TMPDIR"));
    let running = job("job/1", "in_progress", 0);
    let complete = job("job/1", "complete", 2);
    let first = json!({ "items": [complete], "has_more": true, "pagination_key": "k=1" });
    let last = json!({ "items": [job("job 0", "paused", 0)], "has_more": false });
    let server = Server::start([
        answer(201, &running),
        answer(200, &running),
        answer(200, &complete),
        answer(200, &first),
        answer(200, &last),
    ]);
    let ran = package.run(&[("RETELL_API_KEY", "key"), ("RETELL_BASE_URL", server.url())]);
    assert!(ran.status.success(), "{ran:?}");
    assert_eq!(
        (ran.stdout.as_str(), ran.stderr.as_str()),
        ("complete: 2 of 2 passed\njob/1 complete\njob 0 paused\n", "")
    );

    let requests = server.requests();
    let lines: Vec<String> =
        requests.iter().map(|r| format!("{} {}", r.method, r.target)).collect();
    assert_eq!(
        lines,
        [
            "POST /create-batch-test",
            "GET /get-batch-test/job%2F1",
            "GET /get-batch-test/job%2F1",
            "GET /v2/list-batch-tests?type=retell-llm&llm_id=llm_1",
            "GET /v2/list-batch-tests?type=retell-llm&llm_id=llm_1&pagination_key=k%3D1",
        ]
    );
    let sent = r#"{"test_case_definition_ids":["tc_1","tc_2"],"response_engine":{"type":"retell-llm","llm_id":"llm_1"}}"#;
    assert_eq!(requests[0].body, sent);
    for request in &requests {
        assert_eq!(request.header("authorization"), Some("Bearer key"), "{request:?}");
        assert_eq!(request.header("accept"), Some("application/json"), "{request:?}");
        let agent = concat!("retell-client/", env!("CARGO_PKG_VERSION"));
        assert_eq!(request.header("user-agent"), Some(agent), "{request:?}");
    }

    let ran = package.run(&[]);
    assert_eq!(ran.status.code(), Some(1), "{ran:?}");
    assert!(ran.stderr.contains("set the environment variable RETELL_API_KEY"), "{ran:?}");
}
