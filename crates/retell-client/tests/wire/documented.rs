//! The vendored pages against the client: every documented failure, every example.

use std::{fs, path::Path};

use retell_client::{
    Client, Error, ErrorKind, Json,
    errors::{CreateBatchTestError, GetBatchTestError, ListBatchTestsV2Error},
    types::{
        CreateBatchTestBody, ErrorBody, ListBatchTestsV2Type, ResponseEngineConversationFlow,
        ResponseEngineRetellLm, TestCaseBatchJob,
    },
};
use serde_json::json;
use specwright_loopback::{Reply, Server};
use specwright_source::Document;

use crate::{body, client};

/// A failure that a page documents.
#[derive(Debug)]
struct Failure {
    operation: String,
    status: u16,
    name: String,
    body: Json,
}

/// The descriptions on the vendored pages.
fn descriptions() -> Vec<Json> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../specs/retell/pages");
    let pages = fs::read_dir(folder).unwrap();
    let texts = pages.map(|page| fs::read_to_string(page.unwrap().path()).unwrap());
    texts
        .map(|text| {
            let (_, block) = text.split_once("````yaml").unwrap();
            let (_, block) = block.split_once('\n').unwrap();
            let (block, _) = block.split_once("````").unwrap();
            Document::parse("page.md", block).unwrap().value().clone()
        })
        .collect()
}

fn failures() -> Vec<Failure> {
    let mut failures = Vec::new();
    for page in descriptions() {
        let methods = page["paths"].as_object().unwrap().values().flat_map(Json::as_object);
        for operation in methods.flat_map(serde_json::Map::values) {
            for (status, response) in operation["responses"].as_object().unwrap() {
                let status = status.parse().unwrap();
                let Some(reference) = response["$ref"].as_str().filter(|_| status >= 400) else {
                    continue;
                };
                let response = page.pointer(reference.trim_start_matches('#')).unwrap();
                let members = &response["content"]["application/json"]["schema"]["properties"];
                failures.push(Failure {
                    operation: operation["operationId"].as_str().unwrap().to_owned(),
                    status,
                    name: reference.rsplit('/').next().unwrap().to_owned(),
                    body: json!({ "status": members["status"]["enum"][0], "message": members["message"]["example"] }),
                });
            }
        }
    }
    failures
}

/// The name of a failure's variant, and what it holds.
macro_rules! parts {
    ($error:expr, $type:ident { $($variant:ident),* }) => {
        match $error.api() {
            $(Some($type::$variant(body)) => (stringify!($variant), body.clone()),)*
            other => panic!("{other:?} of {:?}", $error),
        }
    };
}

/// Kind, status, message and method.
type Said = (ErrorKind, Option<u16>, Option<String>, String);

/// What every error says, whatever the operation.
fn said<E>(error: &Error<E>) -> Said {
    let status = error.status().map(|status| status.as_u16());
    (error.kind(), status, error.message(), error.operation().0.to_string())
}

/// What an operation fails with: its method, the variant with what it holds, and what every error says.
async fn failed(
    client: &Client,
    operation: &str,
) -> (&'static str, (&'static str, ErrorBody), Said) {
    match operation {
        "createBatchTest" => {
            let error = client.create_batch_test(body()).await.unwrap_err();
            (
                "POST",
                parts!(
                    error,
                    CreateBatchTestError {
                        BadRequest,
                        Unauthorized,
                        PaymentRequired,
                        TooManyRequests,
                        InternalServerError
                    }
                ),
                said(&error),
            )
        }
        "getBatchTest" => {
            let error = client.get_batch_test("job").await.unwrap_err();
            (
                "GET",
                parts!(
                    error,
                    GetBatchTestError {
                        BadRequest,
                        Unauthorized,
                        NotFound,
                        TooManyRequests,
                        InternalServerError
                    }
                ),
                said(&error),
            )
        }
        "listBatchTestsV2" => {
            let list = client.list_batch_tests_v2(ListBatchTestsV2Type::RetellLlm);
            let error = list.await.unwrap_err();
            (
                "GET",
                parts!(
                    error,
                    ListBatchTestsV2Error {
                        BadRequest,
                        Unauthorized,
                        TooManyRequests,
                        InternalServerError
                    }
                ),
                said(&error),
            )
        }
        other => panic!("{other} is not tested"),
    }
}

#[tokio::test]
async fn every_documented_failure_has_its_variant() {
    let failures = failures();
    let mut statuses: Vec<_> = failures.iter().map(|f| (f.operation.as_str(), f.status)).collect();
    statuses.sort_unstable();
    let of = |operation, statuses: &[u16]| statuses.iter().map(|s| (operation, *s)).collect();
    let documented: [Vec<(&str, u16)>; 3] = [
        of("createBatchTest", &[400, 401, 402, 429, 500]),
        of("getBatchTest", &[400, 401, 404, 429, 500]),
        of("listBatchTestsV2", &[400, 401, 429, 500]),
    ];
    assert_eq!(statuses, documented.concat());
    for Failure { operation, status, name, body: sent } in &failures {
        let server = Server::start([Reply::json(*status, sent.to_string())]);
        let client = client(&server);
        let (method, (variant, found), said) = failed(&client, operation).await;
        assert_eq!(variant, name, "{operation} {status}");
        both_ways::<ErrorBody>(sent);
        assert_eq!(serde_json::to_value(&found).unwrap(), *sent, "{operation} {status}");
        let message = sent["message"].as_str().map(str::to_owned);
        assert_eq!(said, (ErrorKind::Api, Some(*status), message, method.to_owned()));
    }
}

/// Decodes and encodes to the same text, but for the order of members.
fn both_ways<T: serde::Serialize + serde::de::DeserializeOwned>(json: &Json) {
    let value: T = serde_json::from_str(&json.to_string()).unwrap();
    let written: Json = serde_json::from_str(&serde_json::to_string(&value).unwrap()).unwrap();
    // Numbers are equal when they are written alike: 0 is not 0.0 here.
    assert_eq!(written, *json);
}

#[test]
fn the_documented_examples_go_both_ways() {
    // The answer to a creation.
    let job: Json = serde_json::from_str(r#"{"test_case_batch_job_id":"<string>","status":"in_progress","response_engine":{"type":"retell-llm","llm_id":"<string>","version":0},"pass_count":1,"fail_count":1,"error_count":1,"total_count":1,"creation_timestamp":123,"user_modified_timestamp":123}"#).unwrap();
    both_ways::<TestCaseBatchJob>(&job);
    let value: TestCaseBatchJob = serde_json::from_value(job.clone()).unwrap();
    assert_eq!(serde_json::to_string(&value).unwrap(), job.to_string(), "members keep their order");
    // The body of the code samples.
    both_ways::<CreateBatchTestBody>(&json!({
        "response_engine": { "llm_id": "llm_id", "type": "retell-llm" },
        "test_case_definition_ids": ["string"],
    }));
    // The examples of single members.
    let mut count = 0;
    for page in descriptions() {
        let schemas = &page["components"]["schemas"];
        let version = |schema: &str| schemas[schema]["properties"]["version"]["example"].clone();
        count += 1;
        both_ways::<ResponseEngineRetellLm>(
            &json!({ "type": "retell-llm", "llm_id": "l", "version": version("ResponseEngineRetellLm") }),
        );
        both_ways::<ResponseEngineConversationFlow>(
            &json!({ "type": "conversation-flow", "conversation_flow_id": "c", "version": version("ResponseEngineConversationFlow") }),
        );
    }
    assert_eq!(count, 3);
}
