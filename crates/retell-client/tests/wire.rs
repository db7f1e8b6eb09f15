//! Every operation against a real server on loopback.

use std::time::Duration;

use retell_client::{
    Client, Error, ErrorKind, Json, Maybe,
    errors::{CreateBatchTestError, GetBatchTestError, ListBatchTestsV2Error},
    types::{
        CreateBatchTestBody, ListBatchTestsV2Type, ResponseEngine, ResponseEngineRetellLm,
        RetellResponseEngine, TestCaseBatchJobStatus,
    },
};
use serde_json::json;
use specwright_loopback::{Reply, Server};

const KEY: &str = "key_that_nobody_may_see";

fn client(server: &Server) -> Client {
    Client::builder().api_key(KEY).base_url(server.url()).build().unwrap()
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

fn retell_llm() -> Json {
    json!({ "type": "retell-llm", "llm_id": "llm_1", "version": 3 })
}

#[tokio::test]
async fn creates() {
    let server = Server::start([Reply::json(201, job("job_1", &retell_llm()).to_string())]);
    let engine = ResponseEngineRetellLm::new("llm_1").with_version(3.0);
    let body = CreateBatchTestBody::new(engine, ["tc_1", "tc_2"]);
    let created = client(&server).create_batch_test(body).response().await.unwrap();
    assert_eq!(created.status(), 201);
    assert_eq!(created.status, TestCaseBatchJobStatus::InProgress);
    let requests = server.requests();
    assert_eq!(
        (requests[0].method.as_str(), requests[0].target.as_str()),
        ("POST", "/create-batch-test")
    );
    assert_eq!(requests[0].header("authorization"), Some(&*format!("Bearer {KEY}")));
    assert_eq!(requests[0].header("content-type"), Some("application/json"));
    let sent: Json = serde_json::from_str(&requests[0].body).unwrap();
    let expected =
        json!({ "test_case_definition_ids": ["tc_1", "tc_2"], "response_engine": retell_llm() });
    assert_eq!(sent, expected);
    // A whole number has no fraction.
    assert!(requests[0].body.contains(r#""version":3}"#), "{}", requests[0].body);
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
async fn an_engine_newer_than_this_client_is_kept() {
    let engine = json!({ "version": 1, "type": "quantum", "qubits": [1, 2.5, null] });
    let server = Server::start([Reply::json(200, job("job_1", &engine).to_string())]);
    let found = client(&server).get_batch_test("job_1").await.unwrap();
    let ResponseEngine::Unknown(raw) = &found.response_engine else { panic!("{found:?}") };
    assert_eq!(*raw, engine);
    assert_eq!(serde_json::to_value(&found).unwrap(), job("job_1", &engine));
}

#[tokio::test]
async fn a_tag_may_come_last() {
    let text = r#"{"llm_id":"llm_1","version":2,"type":"retell-llm"}"#;
    let engine: RetellResponseEngine = serde_json::from_str(text).unwrap();
    let RetellResponseEngine::RetellLlm(llm) = &engine else { panic!("{engine:?}") };
    assert_eq!((llm.llm_id.as_str(), &llm.version), ("llm_1", &Maybe::Present(2.0)));
}

#[tokio::test]
async fn path_arguments_are_encoded_or_refused() {
    let server = Server::start([Reply::json(200, job("a/b", &retell_llm()).to_string())]);
    client(&server).get_batch_test("a/b c").await.unwrap();
    assert_eq!(server.requests()[0].target, "/get-batch-test/a%2Fb%20c");
    for bad in ["", ".", ".."] {
        let error = client(&server).get_batch_test(bad).await.unwrap_err();
        assert_eq!((error.kind(), error.request_was_sent()), (ErrorKind::Request, false));
    }
    assert_eq!(server.requests().len(), 1);
}

fn page(ids: &[&str], key: Option<&str>, more: bool) -> Reply {
    let items: Vec<Json> = ids.iter().map(|id| job(id, &retell_llm())).collect();
    let mut page = json!({ "items": items, "has_more": more });
    if let Some(key) = key {
        page["pagination_key"] = json!(key);
    }
    Reply::json(200, page.to_string())
}

#[tokio::test]
async fn lists_every_item_with_every_parameter_kept() {
    let server = Server::start([
        page(&["a", "b"], Some("k1"), true),
        page(&["c"], Some("k2"), true),
        page(&[], None, false),
    ]);
    let list = client(&server).list_batch_tests_v2(ListBatchTestsV2Type::RetellLlm);
    let mut jobs = list.llm_id("llm_1").limit(2).version(7).header("x-trace", "t").items();
    let mut ids = Vec::new();
    while let Some(job) = jobs.try_next().await.unwrap() {
        ids.push(job.test_case_batch_job_id);
    }
    assert_eq!(ids, ["a", "b", "c"]);
    let first = "/v2/list-batch-tests?type=retell-llm&llm_id=llm_1&limit=2&version=7";
    let targets: Vec<String> = server.requests().into_iter().map(|r| r.target).collect();
    assert_eq!(
        targets,
        [
            first.to_owned(),
            format!("{first}&pagination_key=k1"),
            format!("{first}&pagination_key=k2"),
        ]
    );
    assert!(server.requests().iter().all(|request| request.header("x-trace") == Some("t")));
}

#[tokio::test]
async fn a_list_ends_when_the_server_repeats_a_key() {
    let again = || page(&["a"], Some("same"), true);
    let server = Server::start([again(), again(), again()]);
    let list = client(&server).list_batch_tests_v2(ListBatchTestsV2Type::ConversationFlow);
    let mut pages = list.pages();
    let mut count = 0;
    while pages.try_next().await.unwrap().is_some() {
        count += 1;
    }
    assert_eq!((count, server.requests().len()), (2, 2));
}

#[tokio::test]
async fn lists_are_streams() {
    use futures_util::TryStreamExt;

    let server = Server::start([page(&["a"], Some("k"), true), Reply::json(500, "{}")]);
    let list = client(&server).list_batch_tests_v2(ListBatchTestsV2Type::RetellLlm);
    let mut jobs = list.items();
    assert!(TryStreamExt::try_next(&mut jobs).await.unwrap().is_some());
    let error = TryStreamExt::try_next(&mut jobs).await.unwrap_err();
    assert!(matches!(error.api(), Some(ListBatchTestsV2Error::InternalServerError(_))));
    assert!(
        TryStreamExt::try_next(&mut jobs).await.unwrap().is_none(),
        "nothing comes after an error"
    );
}

#[tokio::test]
async fn every_documented_status_has_its_variant() {
    let body = r#"{"status":"error","message":"why"}"#;
    for status in [400, 401, 402, 429, 500] {
        let server = Server::start([Reply::json(status, body).header("retry-after", "7")]);
        let body = CreateBatchTestBody::new(RetellResponseEngine::retell_llm("l"), ["t"]);
        let error = client(&server).create_batch_test(body).await.unwrap_err();
        let inner = match (status, error.api().unwrap()) {
            (400, CreateBatchTestError::BadRequest(inner))
            | (401, CreateBatchTestError::Unauthorized(inner))
            | (402, CreateBatchTestError::PaymentRequired(inner))
            | (429, CreateBatchTestError::TooManyRequests(inner))
            | (500, CreateBatchTestError::InternalServerError(inner)) => inner,
            (_, other) => panic!("{status}: {other:?}"),
        };
        assert_eq!(inner.message.as_deref(), Some("why"));
        assert_eq!(error.status().map(|s| s.as_u16()), Some(status));
        assert_eq!(error.retry_after(), Some(Duration::from_secs(7)));
        assert_eq!(error.message().as_deref(), Some("why"));
    }
    let server = Server::start([Reply::json(404, body)]);
    let error = client(&server).get_batch_test("job").await.unwrap_err();
    assert!(matches!(error.api(), Some(GetBatchTestError::NotFound(_))));
    assert!(error.to_string().starts_with("GET /get-batch-test/{test_case_batch_job_id}: 404"));
}

async fn failure(reply: Reply) -> Error<GetBatchTestError> {
    let server = Server::start([reply]);
    let call = client(&server).get_batch_test("job").timeout(Duration::from_millis(300));
    call.await.unwrap_err()
}

#[tokio::test]
async fn undocumented_failures_keep_everything() {
    let html = "<html><body>Bad Gateway</body></html>";
    let reply =
        Reply::text(502, html).header("content-type", "text/html").header("cf-ray", "ray_1");
    let error = failure(reply).await;
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Status, 502));
    assert_eq!(error.body().unwrap(), html);
    assert_eq!(error.headers().unwrap()["content-type"], "text/html");
    assert_eq!(error.request_id(), Some("ray_1"));
    // A documented status with another body than documented.
    let error = failure(Reply::text(404, html)).await;
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Status, 404));
    assert!(error.decode_error().is_some());
}

#[tokio::test]
async fn bad_answers_say_what_is_wrong() {
    let mut wrong = job("a", &retell_llm());
    wrong["response_engine"]["llm_id"] = json!(5);
    let error = failure(Reply::json(200, wrong.to_string())).await;
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert_eq!(error.status().unwrap(), 200);
    assert!(error.decode_error().unwrap().path().starts_with("response_engine"), "{error}");
    let error = failure(Reply::json(200, job("a", &retell_llm()).to_string()).truncated()).await;
    assert_eq!((error.kind(), error.request_was_sent()), (ErrorKind::Transport, true));
    let error = failure(Reply::json(200, "{}").slow(Duration::from_secs(5))).await;
    assert!(error.is_timeout() && error.request_was_sent(), "{error:?}");
    let slow = Reply::json(200, job("a", &retell_llm()).to_string());
    let error = failure(slow.slow_body(Duration::from_secs(5))).await;
    assert!(error.is_timeout(), "{error:?}");
    let error = failure(Reply::dropped()).await;
    assert_eq!(error.kind(), ErrorKind::Transport);
}

#[tokio::test]
async fn the_key_never_shows() {
    let builder = Client::builder().api_key(KEY);
    assert!(!format!("{builder:?}").contains(KEY));
    let server = Server::start([Reply::json(401, r#"{"message":"no"}"#)]);
    let client = builder.base_url(server.url()).header("x-secret", KEY).build().unwrap();
    assert!(!format!("{client:?}").contains(KEY));
    let call = client.get_batch_test("job").header("x-other", KEY).query("token", KEY);
    assert!(!format!("{call:?}").contains(KEY));
    let error = call.await.unwrap_err();
    assert!(!format!("{error:?} {error}").contains(KEY));
    assert!(error.to_string().contains("RETELL_API_KEY"), "{error}");
    let nowhere = Client::builder().api_key(KEY).base_url("http://127.0.0.1:1").build().unwrap();
    let error = nowhere.get_batch_test("job").query("token", KEY).await.unwrap_err();
    assert_eq!((error.kind(), error.request_was_sent()), (ErrorKind::Connect, false));
    assert!(!format!("{error:?} {error} {:?}", std::error::Error::source(&error)).contains(KEY));
}

#[test]
fn settings_that_are_of_no_use_are_errors() {
    let error = Client::builder().build().unwrap_err().to_string();
    assert!(error.contains("RETELL_API_KEY"), "{error}");
    for url in ["ftp://a", "https://u:p@a", "https://a?b", "https://a#b", "a", ""] {
        assert!(Client::builder().api_key(KEY).base_url(url).build().is_err(), "{url}");
    }
    assert!(Client::builder().api_key("a\nb").build().is_err());
    assert!(Client::builder().api_key(KEY).header("a b", "c").build().is_err());
}

#[tokio::test]
async fn the_base_url_may_have_a_path() {
    let server = Server::start([Reply::json(200, job("a", &retell_llm()).to_string())]);
    let url = format!("{}/proxy/", server.url());
    let client = Client::builder().api_key(KEY).base_url(url).build().unwrap();
    client.get_batch_test("a").await.unwrap();
    assert_eq!(server.requests()[0].target, "/proxy/get-batch-test/a");
}
