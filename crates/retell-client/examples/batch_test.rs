//! Runs a batch test, waits until it is complete, and lists the batch tests of its engine.
//!
//! Needs `RETELL_API_KEY`; `RETELL_BASE_URL` leads elsewhere.

use std::{error::Error, time::Duration};

use retell_client::{
    Client,
    types::{
        CreateBatchTestBody, ListBatchTestsV2Type, RetellResponseEngine, TestCaseBatchJobStatus,
    },
};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let client = Client::from_env()?;
    let engine = RetellResponseEngine::retell_llm("llm_1");
    let body = CreateBatchTestBody::new(engine, ["tc_1", "tc_2"]);
    let mut job = client.create_batch_test(body).await?;
    while job.status == TestCaseBatchJobStatus::InProgress {
        tokio::time::sleep(Duration::from_millis(500)).await;
        job = client.get_batch_test(&job.test_case_batch_job_id).await?;
    }
    println!("{}: {} of {} passed", job.status, job.pass_count, job.total_count);

    let list = client.list_batch_tests_v2(ListBatchTestsV2Type::RetellLlm).llm_id("llm_1");
    let mut jobs = list.items(); // page after page, as they are needed
    while let Some(job) = jobs.try_next().await? {
        println!("{} {}", job.test_case_batch_job_id, job.status);
    }
    Ok(())
}
