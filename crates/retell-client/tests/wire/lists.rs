//! Lists that come in pages.

use futures_util::TryStreamExt;
use retell_client::{Json, errors::ListBatchTestsV2Error, types::ListBatchTestsV2Type};
use serde_json::json;
use specwright_loopback::{Reply, Server};

use crate::{client, job, retell_llm};

fn page(ids: &[&str], key: Option<&str>, more: bool) -> Reply {
    let items: Vec<Json> = ids.iter().map(|id| job(id, &retell_llm())).collect();
    let mut page = json!({ "items": items, "has_more": more });
    if let Some(key) = key {
        page["pagination_key"] = json!(key);
    }
    Reply::json(200, page.to_string())
}

#[tokio::test]
async fn every_item_of_every_page_with_every_parameter_kept() {
    let server = Server::start([
        page(&["a", "b"], Some("k1"), true),
        page(&[], Some("k2"), true),
        page(&["c"], Some("k3"), false),
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
async fn a_list_goes_on_from_a_key() {
    let server = Server::start([page(&["a"], Some("k2"), true), page(&["b"], None, false)]);
    let list = client(&server).list_batch_tests_v2(ListBatchTestsV2Type::RetellLlm);
    let jobs: Vec<_> = list.pagination_key("k1").items().try_collect().await.unwrap();
    assert_eq!(jobs.len(), 2);
    let targets: Vec<String> = server.requests().into_iter().map(|r| r.target).collect();
    assert_eq!(
        targets,
        [
            "/v2/list-batch-tests?type=retell-llm&pagination_key=k1",
            "/v2/list-batch-tests?type=retell-llm&pagination_key=k2",
        ]
    );
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
async fn nothing_comes_after_an_error() {
    let server = Server::start([page(&["a"], Some("k"), true), Reply::json(500, "{}")]);
    let list = client(&server).list_batch_tests_v2(ListBatchTestsV2Type::RetellLlm);
    let mut jobs = list.items();
    assert!(TryStreamExt::try_next(&mut jobs).await.unwrap().is_some());
    let error = TryStreamExt::try_next(&mut jobs).await.unwrap_err();
    assert!(matches!(error.api(), Some(ListBatchTestsV2Error::InternalServerError(_))));
    assert!(TryStreamExt::try_next(&mut jobs).await.unwrap().is_none());
    assert_eq!(server.requests().len(), 2);
}
