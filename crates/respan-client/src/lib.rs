//! A client for the batches of [Respan](https://www.respan.ai/docs).
//!
//! ```no_run
//! use respan_client::{Client, types::RespanParams};
//!
//! # async fn run() -> Result<(), Box<dyn std::error::Error>> {
//! let client = Client::from_env()?; // RESPAN_API_KEY
//! let params = RespanParams::default().with_customer_identifier("user123");
//! let page = client.list_batches().limit(10).x_data_respan_params(params).response().await?;
//! println!("{} batches, request {:?}", page.data.len(), page.request_id());
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
