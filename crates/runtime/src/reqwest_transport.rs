//! The default transport.

use bytes::Bytes;
use futures_core::Stream;
use http::{HeaderValue, Method, header};
use rustls::{ClientConfig, crypto::CryptoProvider};
use rustls_platform_verifier::BuilderVerifierExt;
use std::{
    fmt,
    future::poll_fn,
    pin::{Pin, pin},
    sync::{Arc, Mutex, PoisonError},
    task::{Context, Poll},
    time::Duration,
};

use crate::{
    Body, BoxFuture, BuildError, CallOptions, Transport, TransportError, TransportErrorKind,
};

/// Methods of which a server may want to know that the body is empty: some answer 411 otherwise
/// ([RFC 9110, 8.6](https://www.rfc-editor.org/rfc/rfc9110#section-8.6)).
const WITH_A_LENGTH: [Method; 3] = [Method::POST, Method::PUT, Method::PATCH];

/// Sends requests with [reqwest], over TLS by rustls with the roots of the platform.
///
/// [reqwest]: https://docs.rs/reqwest
#[derive(Clone)]
pub struct ReqwestTransport(reqwest::Client);

impl ReqwestTransport {
    /// A client of its own that follows no redirects.
    ///
    /// # Errors
    /// TLS cannot be set up.
    pub fn new() -> Result<Self, BuildError> {
        let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none());
        let client = client.tls_backend_preconfigured(tls().map_err(BuildError::transport)?);
        client.build().map(Self).map_err(|error| BuildError::transport(error.without_url()))
    }
}

/// What reqwest sets up by itself, but for the provider: reqwest wants one for the whole process, and that is for the program to
/// choose. Where it has chosen, this is it.
fn tls() -> Result<ClientConfig, rustls::Error> {
    let chosen = CryptoProvider::get_default().cloned();
    let provider = chosen.unwrap_or_else(|| Arc::new(rustls::crypto::ring::default_provider()));
    let config = ClientConfig::builder_with_provider(provider);
    let config = config.with_safe_default_protocol_versions()?.with_platform_verifier()?;
    let mut config = config.with_no_client_auth();
    config.alpn_protocols = vec!["h2".into(), "http/1.1".into()];
    Ok(config)
}

/// A client that the program has already. It should follow no redirects.
impl From<reqwest::Client> for ReqwestTransport {
    fn from(client: reqwest::Client) -> Self {
        Self(client)
    }
}

/// Without the client: its default headers and proxies may be secret.
impl fmt::Debug for ReqwestTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ReqwestTransport(..)")
    }
}

impl Transport for ReqwestTransport {
    fn send(
        &self,
        mut request: http::Request<Body>,
    ) -> BoxFuture<Result<http::Response<Body>, TransportError>> {
        let client = self.0.clone();
        Box::pin(async move {
            // Without a runtime reqwest panics.
            if tokio::runtime::Handle::try_current().is_err() {
                let why = "reqwest needs a tokio runtime: await the call in one";
                return Err(TransportError::new(TransportErrorKind::Refused, why));
            }
            let options = request.extensions().get::<CallOptions>().cloned().unwrap_or_default();
            let empty = request.body().length() == Some(0);
            if empty && WITH_A_LENGTH.contains(request.method()) {
                let length = request.headers_mut().entry(header::CONTENT_LENGTH);
                length.or_insert(HeaderValue::from_static("0"));
            }
            let request = request.map(outgoing);
            let mut request = reqwest::Request::try_from(request).map_err(|error| {
                TransportError::new(TransportErrorKind::Refused, error.without_url())
            })?;
            let Some(timeout) = options.timeout else {
                return client.execute(request).await.map(arriving).map_err(converted);
            };
            // The deadline is kept here: that of reqwest cuts answers that are read as they come. A client of the program may have
            // one of its own.
            *request.timeout_mut() = Some(Duration::MAX);
            let mut deadline = Box::pin(tokio::time::sleep(timeout));
            let mut head = pin!(client.execute(request));
            let response = poll_fn(|cx| match head.as_mut().poll(cx) {
                Poll::Pending => {
                    deadline.as_mut().poll(cx).map(|()| Err(TransportErrorKind::Timeout.into()))
                }
                ready => ready.map_err(converted),
            });
            Ok(arriving(response.await?).map(|body| body.until(deadline)))
        })
    }
}

/// An answer whose head is there.
fn arriving(response: reqwest::Response) -> http::Response<Body> {
    http::Response::<reqwest::Body>::from(response).map(|body| Body::stream(Chunks(body)))
}

/// Without the URL: its query may hold what nobody should log.
fn converted(error: reqwest::Error) -> TransportError {
    // A connection that took too long is none: nothing was sent.
    let kind = if let Some(kind) = of_upload(&error) {
        kind
    } else if error.is_connect() {
        TransportErrorKind::Connect
    } else if error.is_timeout() {
        TransportErrorKind::Timeout
    } else if error.is_builder() {
        TransportErrorKind::Refused
    } else {
        TransportErrorKind::Interrupted
    };
    TransportError::new(kind, error.without_url())
}

/// What is wrong with the body that was to be sent, if that is it.
fn of_upload(error: &reqwest::Error) -> Option<TransportErrorKind> {
    let mut source = std::error::Error::source(error);
    while let Some(cause) = source {
        if let Some(error) = cause.downcast_ref::<TransportError>() {
            return Some(error.kind());
        }
        source = cause.source();
    }
    None
}

/// A body as reqwest sends it.
fn outgoing(body: Body) -> reqwest::Body {
    match body.as_bytes() {
        Some(bytes) => bytes.clone().into(),
        None => reqwest::Body::wrap(Outgoing(Mutex::new(body))),
    }
}

/// Chunks of a request. The mutex is never contended: it lets references go between threads, as reqwest wants.
struct Outgoing(Mutex<Body>);

impl http_body::Body for Outgoing {
    type Data = Bytes;
    type Error = TransportError;
    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<http_body::Frame<Bytes>, TransportError>>> {
        let body = self.0.get_mut().unwrap_or_else(PoisonError::into_inner);
        let chunk = Pin::new(body).poll_next(cx);
        chunk.map(|chunk| chunk.map(|chunk| chunk.map(http_body::Frame::data)))
    }

    /// Where the length is known, hyper says it in `Content-Length`.
    fn size_hint(&self) -> http_body::SizeHint {
        let body = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        body.length().map(http_body::SizeHint::with_exact).unwrap_or_default()
    }
}

/// Chunks of an answer.
struct Chunks(reqwest::Body);

impl Stream for Chunks {
    type Item = Result<Bytes, TransportError>;
    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        use http_body::Body as _;
        loop {
            match Pin::new(&mut self.0).poll_frame(cx) {
                Poll::Pending => return Poll::Pending,
                Poll::Ready(None) => return Poll::Ready(None),
                Poll::Ready(Some(Err(error))) => return Poll::Ready(Some(Err(converted(error)))),
                Poll::Ready(Some(Ok(frame))) => {
                    // Trailers are of no interest.
                    if let Ok(data) = frame.into_data() {
                        return Poll::Ready(Some(Ok(data)));
                    }
                }
            }
        }
    }
}
