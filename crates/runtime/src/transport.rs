//! How requests travel.

use std::{error::Error, fmt, future::Future, pin::Pin, sync::Arc};

use crate::Body;

/// A future on the heap.
pub type BoxFuture<T> = Pin<Box<dyn Future<Output = T> + Send>>;

/// Sends requests. Implemented for reqwest behind the feature `reqwest`; implement it to record, to mock or to route.
///
/// An implementation keeps the deadline in the [`crate::CallOptions`] that it finds in the request's extensions: for the head itself, for
/// the body by [`Body::until`], which a call takes away where the answer is read as it comes.
/// It follows no redirects: the credentials in the request are for one origin. It says how long the body is, where [`Body::length`]
/// knows, and sends it in chunks otherwise.
///
/// ```
/// use specwright_runtime::{Body, BoxFuture, Transport, TransportError};
///
/// #[derive(Debug)]
/// struct Always(&'static str);
///
/// impl Transport for Always {
///     fn send(
///         &self,
///         _: http::Request<Body>,
///     ) -> BoxFuture<Result<http::Response<Body>, TransportError>> {
///         let response = http::Response::new(Body::from(self.0));
///         Box::pin(async move { Ok(response) })
///     }
/// }
/// ```
pub trait Transport: Send + Sync + fmt::Debug {
    /// Sends a request and gives the response as soon as its head is there.
    fn send(
        &self,
        request: http::Request<Body>,
    ) -> BoxFuture<Result<http::Response<Body>, TransportError>>;
}

/// A transport that others hold, too: a test keeps its recorder this way.
impl<T: Transport + ?Sized> Transport for Arc<T> {
    fn send(
        &self,
        request: http::Request<Body>,
    ) -> BoxFuture<Result<http::Response<Body>, TransportError>> {
        (**self).send(request)
    }
}

/// Why a request or its response did not arrive.
#[derive(Debug, thiserror::Error)]
#[error("{kind}")]
pub struct TransportError {
    kind: TransportErrorKind,
    #[source]
    source: Option<Box<dyn Error + Send + Sync>>,
}

/// What happened to a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum TransportErrorKind {
    /// No connection: nothing was sent.
    Connect,
    /// The deadline passed; the server may have acted on the request.
    Timeout,
    /// The connection broke; the server may have acted on the request.
    Interrupted,
    /// The request cannot be sent as it is: nothing was sent.
    Refused,
    /// What is uploaded cannot be read; the server may have seen the start of it.
    Upload,
}

impl TransportError {
    /// An error with what caused it.
    pub fn new(kind: TransportErrorKind, source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self { kind, source: Some(source.into()) }
    }

    /// What happened.
    #[must_use]
    pub fn kind(&self) -> TransportErrorKind {
        self.kind
    }
}

impl From<TransportErrorKind> for TransportError {
    fn from(kind: TransportErrorKind) -> Self {
        Self { kind, source: None }
    }
}

impl fmt::Display for TransportErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Connect => "no connection to the server",
            Self::Timeout => "the deadline passed",
            Self::Interrupted => "the connection broke",
            Self::Refused => "the request cannot be sent",
            Self::Upload => "what is uploaded cannot be read",
        })
    }
}
