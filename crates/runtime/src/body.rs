//! Bodies of responses, as they arrive.

use std::{
    fmt,
    future::poll_fn,
    pin::Pin,
    task::{Context, Poll},
};

use bytes::{Bytes, BytesMut};
use futures_core::Stream;

use crate::TransportError;

type Chunks = Pin<Box<dyn Stream<Item = Result<Bytes, TransportError>> + Send>>;

/// The body of a response: chunks as they arrive.
pub struct Body(Chunks);

impl Body {
    /// A body that arrives in chunks.
    pub fn stream(
        chunks: impl Stream<Item = Result<Bytes, TransportError>> + Send + 'static,
    ) -> Self {
        Self(Box::pin(chunks))
    }

    /// All of it in one piece.
    ///
    /// # Errors
    /// The transport's.
    pub async fn collect(mut self) -> Result<Bytes, TransportError> {
        let Some(first) = self.next().await else { return Ok(Bytes::new()) };
        let first = first?;
        let Some(second) = self.next().await else { return Ok(first) };
        let mut all = BytesMut::from(first);
        all.extend_from_slice(&second?);
        while let Some(chunk) = self.next().await {
            all.extend_from_slice(&chunk?);
        }
        Ok(all.freeze())
    }

    async fn next(&mut self) -> Option<Result<Bytes, TransportError>> {
        poll_fn(|cx| self.0.as_mut().poll_next(cx)).await
    }
}

/// A body that is there already.
impl<T: Into<Bytes>> From<T> for Body {
    fn from(body: T) -> Self {
        Self::stream(Once(Some(body.into())))
    }
}

impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Body(..)")
    }
}

struct Once(Option<Bytes>);

impl Stream for Once {
    type Item = Result<Bytes, TransportError>;
    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(self.0.take().map(Ok))
    }
}
