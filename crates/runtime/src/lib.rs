//! What generated clients are made with.
//!
//! Users of a client see its types re-exported there. Generated code imports from [`codegen`] alone; what is reached through it
//! changes with the generator. This crate knows nothing of OpenAPI.

mod access;
mod answer;
mod api_error;
mod body;
mod builder;
mod call;
mod client;
#[doc(hidden)]
pub mod codec;
#[doc(hidden)]
pub mod codegen;
mod decode_error;
mod error;
mod form;
pub mod formats;
mod maybe;
mod media_type;
mod message;
mod multipart;
mod null;
mod operation;
mod options;
mod paging;
mod parameter;
#[cfg(feature = "reqwest")]
mod reqwest_transport;
mod response;
mod response_headers;
mod retry_after;
mod secret;
mod server;
mod stream;
mod transport;
mod upload;
#[doc(hidden)]
pub mod way;

pub use access::{Channel, ClientCredentials, Credential, Token, TokenError, TokenSource};
pub use api_error::{ApiError, Undocumented};
pub use body::Body;
pub use builder::{BuildError, ClientBuilder};
pub use decode_error::DecodeError;
pub use error::{Error, ErrorKind};
pub use maybe::Maybe;
pub use multipart::Multipart;
pub use null::Null;
pub use options::CallOptions;
pub use paging::{Items, Pages};
#[cfg(feature = "reqwest")]
pub use reqwest_transport::ReqwestTransport;
pub use response::Response;
pub use secret::Secret;
pub use server::Server;
pub use stream::{Event, Events, Lines, StreamError};
pub use transport::{BoxFuture, Transport, TransportError, TransportErrorKind};
pub use upload::Upload;

/// Any JSON value.
pub type Json = serde_json::Value;
