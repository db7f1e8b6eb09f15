//! The example as a program of its own, against a real server on loopback.

use serde_json::{Value, json};
use specwright_loopback::{Reply, Server};
use specwright_outside::Package;

fn batch(id: &str, status: &str) -> Value {
    json!({
        "id": id,
        "object": "batch",
        "endpoint": "/v1/chat/completions",
        "status": status,
        "created_at": 1_711_475_163,
    })
}

fn page(batches: &[Value], last: &str, more: bool) -> Reply {
    let page = json!({ "object": "list", "data": batches, "last_id": last, "has_more": more });
    Reply::json(200, page.to_string())
}

#[test]
fn the_example_lists_and_handles_the_401() {
    let package =
        Package::build(env!("CARGO_MANIFEST_DIR"), "list_batches", env!("CARGO_TARGET_TMPDIR"));
    let server = Server::start([
        page(&[batch("b/1", "completed"), batch("b/2", "paused")], "b/2", true),
        page(&[batch("b/3", "in_progress")], "b/3", false),
        Reply::json(401, r#"{"error":"Authentication credentials were not provided."}"#),
    ]);
    let variables = [("RESPAN_API_KEY", "key"), ("RESPAN_BASE_URL", server.url())];
    let ran = package.run(&variables);
    assert!(ran.status.success(), "{ran:?}");
    let listed = "b/1 completed\nb/2 paused\nb/3 in_progress\n";
    assert_eq!((ran.stdout.as_str(), ran.stderr.as_str()), (listed, ""));

    let ran = package.run(&variables);
    assert_eq!(ran.status.code(), Some(1), "{ran:?}");
    let refused = "not allowed: Authentication credentials were not provided.\n";
    assert_eq!((ran.stdout.as_str(), ran.stderr.as_str()), (refused, ""));

    let requests = server.requests();
    let lines: Vec<String> =
        requests.iter().map(|r| format!("{} {}", r.method, r.target)).collect();
    assert_eq!(
        lines,
        [
            "GET /api/v1/batches/?limit=100",
            "GET /api/v1/batches/?limit=100&after=b%2F2",
            "GET /api/v1/batches/?limit=100",
        ]
    );
    for request in &requests {
        assert_eq!(request.header("authorization"), Some("Bearer key"), "{request:?}");
        let params = request.header("x-data-respan-params");
        assert_eq!(params, Some(r#"{"customer_identifier":"Zo\u00eb"}"#), "{request:?}");
    }

    let ran = package.run(&[]);
    assert_eq!(ran.status.code(), Some(1), "{ran:?}");
    assert!(ran.stderr.contains("set the environment variable RESPAN_API_KEY"), "{ran:?}");
}
