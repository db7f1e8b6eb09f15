//! Bodies of requests and responses.

use std::{
    fmt,
    future::poll_fn,
    pin::Pin,
    task::{Context, Poll, ready},
};

use bytes::{Bytes, BytesMut};
use futures_core::Stream;

use crate::{BoxFuture, TransportError, TransportErrorKind};

type Chunks = Pin<Box<dyn Stream<Item = Result<Bytes, TransportError>> + Send>>;

/// The body of a request or a response: bytes that are there, or chunks as they come. It is a [`Stream`] of the latter either way.
#[derive(Default)]
pub struct Body(Kind);

enum Kind {
    Whole(Bytes),
    Chunks {
        chunks: Chunks,
        /// How many bytes are to come, where that is known.
        left: Option<u64>,
        /// What has not come when this is over does not come.
        deadline: Option<BoxFuture<()>>,
    },
}

impl Default for Kind {
    fn default() -> Self {
        Self::Whole(Bytes::new())
    }
}

impl Body {
    /// A body of no bytes.
    #[must_use]
    pub fn empty() -> Self {
        Self::default()
    }

    /// A body that comes in chunks, until they end.
    pub fn stream(
        chunks: impl Stream<Item = Result<Bytes, TransportError>> + Send + 'static,
    ) -> Self {
        Self(Kind::Chunks { chunks: Box::pin(chunks), left: None, deadline: None })
    }

    /// A body of `length` bytes that comes in chunks. More or fewer are an error, never a request of another length than it says.
    pub fn sized(
        length: u64,
        chunks: impl Stream<Item = Result<Bytes, TransportError>> + Send + 'static,
    ) -> Self {
        Self(Kind::Chunks { chunks: Box::pin(chunks), left: Some(length), deadline: None })
    }

    /// The bytes, where all of them are there: what a recorder keeps.
    #[must_use]
    pub fn as_bytes(&self) -> Option<&Bytes> {
        match &self.0 {
            Kind::Whole(bytes) => Some(bytes),
            Kind::Chunks { .. } => None,
        }
    }

    /// How many bytes are to come, where that is known: what a transport says in `Content-Length`.
    #[must_use]
    pub fn length(&self) -> Option<u64> {
        match &self.0 {
            Kind::Whole(bytes) => Some(bytes.len() as u64),
            Kind::Chunks { left, .. } => *left,
        }
    }

    /// The same body again, where all of its bytes are there.
    #[must_use]
    pub fn try_clone(&self) -> Option<Self> {
        self.as_bytes().map(|bytes| Self(Kind::Whole(bytes.clone())))
    }

    /// The body with a deadline: what has not come when it is over does not come. A body that is read as it comes loses it again.
    #[must_use]
    pub fn until(mut self, end: impl Future<Output = ()> + Send + 'static) -> Self {
        if let Kind::Chunks { deadline, .. } = &mut self.0 {
            *deadline = Some(Box::pin(end));
        }
        self
    }

    /// The body, however long it takes.
    pub(crate) fn without_deadline(mut self) -> Self {
        if let Kind::Chunks { deadline, .. } = &mut self.0 {
            *deadline = None;
        }
        self
    }

    /// The next chunk; `None` at the end.
    ///
    /// # Errors
    /// The transport's, or that of what is uploaded.
    pub async fn try_next(&mut self) -> Result<Option<Bytes>, TransportError> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await.transpose()
    }

    /// All of it in one piece.
    ///
    /// # Errors
    /// The transport's, or that of what is uploaded.
    pub async fn collect(mut self) -> Result<Bytes, TransportError> {
        let Some(first) = self.try_next().await? else { return Ok(Bytes::new()) };
        let Some(second) = self.try_next().await? else { return Ok(first) };
        let mut all = BytesMut::from(first);
        all.extend_from_slice(&second);
        while let Some(chunk) = self.try_next().await? {
            all.extend_from_slice(&chunk);
        }
        Ok(all.freeze())
    }
}

/// A body that is there already.
impl<T: Into<Bytes>> From<T> for Body {
    fn from(body: T) -> Self {
        Self(Kind::Whole(body.into()))
    }
}

/// Nothing is pinned in place: chunks are on the heap.
impl Stream for Body {
    type Item = Result<Bytes, TransportError>;
    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let (chunks, left, deadline) = match &mut self.0 {
            Kind::Whole(bytes) => {
                let bytes = std::mem::take(bytes);
                return Poll::Ready(if bytes.is_empty() { None } else { Some(Ok(bytes)) });
            }
            Kind::Chunks { chunks, left, deadline } => (chunks, left, deadline),
        };
        let Poll::Ready(next) = chunks.as_mut().poll_next(cx) else {
            let Some(end) = deadline else { return Poll::Pending };
            ready!(end.as_mut().poll(cx));
            self.0 = Kind::default();
            return Poll::Ready(Some(Err(TransportErrorKind::Timeout.into())));
        };
        let Some(expected) = left else { return Poll::Ready(next) };
        match &next {
            Some(Ok(chunk)) => match expected.checked_sub(chunk.len() as u64) {
                Some(less) => *expected = less,
                None => return Poll::Ready(Some(Err(self.end("more bytes came than were said")))),
            },
            None if *expected > 0 => {
                return Poll::Ready(Some(Err(self.end("fewer bytes came than were said"))));
            }
            _ => {}
        }
        Poll::Ready(next)
    }
}

impl Body {
    /// Nothing comes after an error.
    fn end(&mut self, why: &'static str) -> TransportError {
        self.0 = Kind::default();
        TransportError::new(TransportErrorKind::Upload, why)
    }
}

/// Without the bytes: they may be secret.
impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Body(..)")
    }
}
