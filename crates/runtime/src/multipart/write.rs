//! Parts as one body ([RFC 2046, 5.1.1](https://www.rfc-editor.org/rfc/rfc2046#section-5.1.1)).

use std::{
    collections::VecDeque,
    pin::Pin,
    task::{Context, Poll, ready},
};

use bytes::{Bytes, BytesMut};
use futures_core::Stream;

use super::{Boundaries, Multipart, boundary};
use crate::{Body, TransportError};

impl Multipart {
    /// The body with what it is told apart by: bytes where every part is there, of a known length where that of every part is.
    ///
    /// # Errors
    /// What is wrong with a part; there is no boundary.
    pub(crate) fn into_body(self, boundaries: &Boundaries) -> Result<(String, Body), String> {
        if let Some(fault) = self.fault {
            return Err(fault);
        }
        let there = self.parts.iter().flat_map(|part| {
            let body = part.body.as_bytes().map(|bytes| &bytes[..]);
            std::iter::once(part.head.as_bytes()).chain(body)
        });
        let boundary = boundary::choose(boundaries, &there.collect::<Vec<_>>())?;
        let mut pieces = Pieces::default();
        for part in self.parts {
            pieces.text(&format!("--{boundary}\r\n{}", part.head));
            pieces.body(part.body);
            pieces.text("\r\n");
        }
        pieces.text(&format!("--{boundary}--\r\n"));
        Ok((boundary, pieces.into_body()))
    }
}

/// Text and bodies, in the order in which they are sent.
#[derive(Default)]
struct Pieces {
    done: VecDeque<Body>,
    /// What is there and not done.
    text: BytesMut,
}

impl Pieces {
    fn text(&mut self, text: &str) {
        self.text.extend_from_slice(text.as_bytes());
    }

    fn body(&mut self, body: Body) {
        match body.as_bytes() {
            Some(bytes) => self.text.extend_from_slice(bytes),
            None => {
                self.done.push_back(self.text.split().freeze().into());
                self.done.push_back(body);
            }
        }
    }

    fn into_body(mut self) -> Body {
        let last = self.text.freeze();
        if self.done.is_empty() {
            return last.into();
        }
        self.done.push_back(last.into());
        match self.done.iter().map(Body::length).sum::<Option<u64>>() {
            Some(length) => Body::sized(length, Joined(self.done)),
            None => Body::stream(Joined(self.done)),
        }
    }
}

/// One body after the other.
struct Joined(VecDeque<Body>);

impl Stream for Joined {
    type Item = Result<Bytes, TransportError>;
    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        while let Some(first) = self.0.front_mut() {
            match ready!(Pin::new(first).poll_next(cx)) {
                Some(Ok(chunk)) => return Poll::Ready(Some(Ok(chunk))),
                Some(Err(error)) => {
                    // The rest would be taken for the whole.
                    self.0.clear();
                    return Poll::Ready(Some(Err(error)));
                }
                None => {
                    self.0.pop_front();
                }
            }
        }
        Poll::Ready(None)
    }
}
