//! A client for the batch tests of [Retell AI](https://docs.retellai.com).
//!
//! ```no_run
//! use retell_client::{Client, types::{CreateBatchTestBody, RetellResponseEngine}};
//!
//! # async fn run() -> Result<(), Box<dyn std::error::Error>> {
//! let client = Client::from_env()?; // RETELL_API_KEY
//! let engine = RetellResponseEngine::retell_llm("llm_1");
//! let job = client.create_batch_test(CreateBatchTestBody::new(engine, ["tc_1", "tc_2"])).await?;
//! println!("{} {:?}", job.test_case_batch_job_id, job.status);
//! # Ok(())
//! # }
//! ```
//!
//! Each method of [`Client`] starts a call. Awaiting it gives the value; `response()` gives the value with status and headers;
//! `header`, `query` and `timeout` are per call. Lists have `items()` and `pages()`.

#[rustfmt::skip]
mod generated;

pub use generated::{Client, ClientBuilder, errors, operations, types};
pub use specwright_runtime::{
    ApiError, Body, BoxFuture, BuildError, CallOptions, DecodeError, Error, ErrorKind, Items, Json,
    Maybe, Pages, Response, Secret, Transport, TransportError, TransportErrorKind, formats,
};
