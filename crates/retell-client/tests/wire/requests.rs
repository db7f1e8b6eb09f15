//! What is sent, and what a success becomes.

use std::time::Duration;

use retell_client::{
    Client, ErrorKind, Json, Maybe,
    types::{
        CreateBatchTestBody, ListBatchTestsV2Type, ResponseEngine, ResponseEngineRetellLm,
        RetellResponseEngine, TestCaseBatchJobStatus,
    },
};
use serde_json::json;
use specwright_loopback::{Reply, Server};

use crate::{KEY, client, job, retell_llm};

fn answers(count: usize) -> Server {
    Server::start((0..count).map(|_| Reply::json(200, job("a", &retell_llm()).to_string())))
}

#[tokio::test]
async fn creates() {
    let reply = Reply::json(201, job("job_1", &retell_llm()).to_string());
    let server = Server::start([reply.header("x-request-id", "r1")]);
    let engine = ResponseEngineRetellLm::new("llm_1").with_version(3.0);
    let body = CreateBatchTestBody::new(engine, ["tc_1", "tc_2"]);
    let created = client(&server).create_batch_test(body).response().await.unwrap();
    assert_eq!((created.status().as_u16(), created.request_id()), (201, Some("r1")));
    assert_eq!(created.status, TestCaseBatchJobStatus::InProgress);
    let request = &server.requests()[0];
    assert_eq!((request.method.as_str(), request.target.as_str()), ("POST", "/create-batch-test"));
    assert_eq!(request.header("authorization"), Some(&*format!("Bearer {KEY}")));
    assert_eq!(request.header("content-type"), Some("application/json"));
    assert_eq!(
        request.body,
        r#"{"test_case_definition_ids":["tc_1","tc_2"],"response_engine":{"type":"retell-llm","llm_id":"llm_1","version":3}}"#
    );
}

#[tokio::test]
async fn a_body_is_sent_only_where_there_is_one() {
    let server = answers(1);
    client(&server).get_batch_test("a").await.unwrap();
    let request = &server.requests()[0];
    assert_eq!((request.method.as_str(), request.body.as_str()), ("GET", ""));
    assert_eq!(request.header("content-type"), None);
}

#[test]
fn missing_differs_from_null() {
    let engine = ResponseEngineRetellLm::new("llm_1");
    let written = |engine: &ResponseEngineRetellLm| serde_json::to_value(engine).unwrap();
    assert_eq!(written(&engine), json!({ "type": "retell-llm", "llm_id": "llm_1" }));
    let engine = engine.with_version(None);
    assert_eq!(engine.version, Maybe::Null);
    let null = json!({ "type": "retell-llm", "llm_id": "llm_1", "version": null });
    assert_eq!(written(&engine), null);
    assert_eq!(serde_json::from_value::<ResponseEngineRetellLm>(null).unwrap(), engine);
}

#[tokio::test]
async fn what_is_newer_than_this_client_is_kept() {
    let engine = json!({ "version": 1, "type": "quantum", "qubits": [1, 2.5, null] });
    let mut newer = job("job_1", &engine);
    newer["status"] = json!("paused");
    let server = Server::start([Reply::json(200, newer.to_string())]);
    let found = client(&server).get_batch_test("job_1").await.unwrap();
    let ResponseEngine::Unknown(raw) = &found.response_engine else { panic!("{found:?}") };
    assert_eq!(*raw, engine);
    assert_eq!(found.status, TestCaseBatchJobStatus::Unknown("paused".into()));
    assert_eq!(serde_json::to_value(&found).unwrap(), newer);
}

#[test]
fn a_tag_may_come_last() {
    let text = r#"{"llm_id":"llm_1","version":2,"type":"retell-llm"}"#;
    let engine: RetellResponseEngine = serde_json::from_str(text).unwrap();
    let RetellResponseEngine::RetellLlm(llm) = &engine else { panic!("{engine:?}") };
    assert_eq!((llm.llm_id.as_str(), &llm.version), ("llm_1", &Maybe::Present(2.0)));
}

#[tokio::test]
async fn path_arguments_are_encoded_or_refused() {
    let server = answers(1);
    client(&server).get_batch_test("a/b c?é").await.unwrap();
    assert_eq!(server.requests()[0].target, "/get-batch-test/a%2Fb%20c%3F%C3%A9");
    for bad in ["", ".", ".."] {
        let error = client(&server).get_batch_test(bad).await.unwrap_err();
        assert_eq!((error.kind(), error.request_was_sent()), (ErrorKind::Request, false));
        assert!(error.to_string().contains("`test_case_batch_job_id`"), "{error}");
    }
    assert_eq!(server.requests().len(), 1, "nothing is sent");
}

#[tokio::test]
async fn a_call_may_have_headers_and_query_parameters_of_its_own() {
    let server = answers(2);
    let builder = Client::builder().api_key(KEY).base_url(server.url());
    let client = builder.header("x-team", "one").header("x-app", "app").build().unwrap();
    let call = client.get_batch_test("a").header("X-Team", "two").header("x-trace", "t");
    call.query("debug", "a&b=ü").query("debug", "on off").query("x", "1").await.unwrap();
    client.get_batch_test("a").await.unwrap();
    let [first, second] = &server.requests()[..] else { panic!("two requests") };
    assert_eq!(first.target, "/get-batch-test/a?debug=on%20off&x=1");
    assert_eq!(second.target, "/get-batch-test/a");
    let headers = |request: &specwright_loopback::Request| {
        ["x-team", "x-app", "x-trace"].map(|name| request.header(name).map(str::to_owned))
    };
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(headers(first), [some("two"), some("app"), some("t")]);
    assert_eq!(headers(second), [some("one"), some("app"), None], "of the first call alone");
    for (name, value) in [("a b", "c"), ("", "c"), ("x-a", "line\nbreak"), ("x-a", "\0")] {
        let error = client.get_batch_test("a").header(name, value).await.unwrap_err();
        assert_eq!((error.kind(), error.request_was_sent()), (ErrorKind::Request, false), "{name}");
    }
    assert_eq!(server.requests().len(), 2, "nothing is sent");
}

#[tokio::test]
async fn a_call_may_have_a_timeout_of_its_own() {
    let answer = || Reply::json(200, job("a", &retell_llm()).to_string());
    let slow = || answer().slow(Duration::from_millis(400));
    let server = Server::start([slow(), slow()]);
    let builder = Client::builder().api_key(KEY).base_url(server.url());
    let hasty = builder.timeout(Duration::from_millis(50)).build().unwrap();
    let error = hasty.get_batch_test("a").await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "GET /get-batch-test/{test_case_batch_job_id}: no answer within 50ms"
    );
    hasty.get_batch_test("a").timeout(Duration::from_secs(30)).await.unwrap();
}

#[tokio::test]
async fn the_base_url_may_have_a_path() {
    for (path, target) in [
        ("", "/get-batch-test/a"),
        ("/", "/get-batch-test/a"),
        ("/proxy", "/proxy/get-batch-test/a"),
        ("/proxy/retell/", "/proxy/retell/get-batch-test/a"),
    ] {
        let server = answers(1);
        let url = format!("{}{path}", server.url());
        let client = Client::builder().api_key(KEY).base_url(url).build().unwrap();
        client.get_batch_test("a").await.unwrap();
        assert_eq!(server.requests()[0].target, target);
    }
}

#[test]
fn settings_that_are_of_no_use_are_errors() {
    let missing = Client::builder().build().unwrap_err().to_string();
    assert_eq!(
        missing,
        "no API key for retell: set the environment variable RETELL_API_KEY and use `from_env`, or call `api_key`"
    );
    for url in ["ftp://a", "https://u:p@a", "https://a?b", "https://a#b", "a", "", "https://"] {
        let error = Client::builder().api_key(KEY).base_url(url).build().unwrap_err();
        assert!(error.to_string().starts_with("the base URL must be "), "{url}: {error}");
    }
    for key in ["", " ", "a\nb", "ключ"] {
        let error = Client::builder().api_key(key).build().unwrap_err();
        assert!(error.to_string().starts_with("the API key "), "{key:?}: {error}");
    }
    for (name, value) in [("a b", "c"), ("x-a", "b\nc")] {
        let error = Client::builder().api_key(KEY).header(name, value).build().unwrap_err();
        assert!(error.to_string().contains(name), "{error}");
    }
}

#[tokio::test]
async fn the_list_has_its_parameters_in_the_query() {
    let server = Server::start([Reply::json(200, "{}"), Reply::json(200, "{}")]);
    let client = client(&server);
    let page = client.list_batch_tests_v2(ListBatchTestsV2Type::ConversationFlow).await.unwrap();
    assert_eq!((page.has_more, page.pagination_key, page.items), (None, None, None));
    let list = client.list_batch_tests_v2(ListBatchTestsV2Type::Unknown("a b".into()));
    let list = list.conversation_flow_id("c/1").llm_id("l&1").version(-1).limit(1000);
    list.pagination_key("k=+ü").await.unwrap();
    let targets: Vec<String> = server.requests().into_iter().map(|r| r.target).collect();
    assert_eq!(
        targets,
        [
            "/v2/list-batch-tests?type=conversation-flow",
            "/v2/list-batch-tests?type=a%20b&conversation_flow_id=c%2F1&llm_id=l%261&version=-1&limit=1000&pagination_key=k%3D%2B%C3%BC",
        ]
    );
}

#[tokio::test]
async fn members_that_are_not_documented_are_dropped() {
    let mut more = job("a", &retell_llm());
    more["new_member"] = json!({ "deep": [1] });
    let server = Server::start([Reply::json(200, more.to_string())]);
    let found = client(&server).get_batch_test("a").await.unwrap();
    let written: Json = serde_json::to_value(&found).unwrap();
    assert_eq!(written, job("a", &retell_llm()));
}
