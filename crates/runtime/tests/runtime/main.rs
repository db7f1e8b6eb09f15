//! What generated clients are made with, used as they use it.

#![expect(clippy::unwrap_used, reason = "helpers of tests")]

mod answers;
mod bodies;
mod calls;
mod codec;
mod errors;
mod formats;
mod item_streams;
mod lists;
mod paging;
mod parameters;
mod parts;
mod readings;
#[cfg(feature = "reqwest")]
mod reqwest_transport;
mod response_headers;
mod scripted;
#[cfg(feature = "reqwest")]
mod streams;
mod tokens;
mod unions;
