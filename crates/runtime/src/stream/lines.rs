//! JSON texts, one after another.

use std::{
    fmt,
    future::poll_fn,
    pin::Pin,
    task::{Context, Poll, ready},
};

use futures_core::Stream;
use serde::de::DeserializeOwned;

use super::{StreamError, json_lines::LineRecords, source::Source};
use crate::{
    DecodeError, Response,
    answer::{Answer, Reading},
    error::{Failure, Operation},
};

/// The items of an answer that is a line of JSON per item (JSON Lines, ndjson, JSON text sequences), each as it comes: a [`Stream`],
/// with [`Lines::try_next`] for those who have no stream library at hand.
///
/// It ends with the answer and after a connection that broke; after an item that is not what is documented it goes on. No deadline
/// cuts it: a timeout is for the head of the answer alone.
#[must_use = "items are read when they are asked for"]
pub struct Lines<T> {
    source: Box<Source<LineRecords>>,
    read: fn(&[u8]) -> Result<T, DecodeError>,
}

// Nothing is pinned in place: what is polled is on the heap.
impl<T> Unpin for Lines<T> {}

impl<T> Lines<T> {
    /// The next item; `None` after the last one.
    ///
    /// # Errors
    /// An item that is not what is documented, or a connection that broke.
    pub async fn try_next(&mut self) -> Result<Option<T>, StreamError> {
        self.next().await.transpose()
    }

    /// The next item; `None` after the last one.
    pub async fn next(&mut self) -> Option<Result<T, StreamError>> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
    }
}

impl<T> Stream for Lines<T> {
    type Item = Result<T, StreamError>;
    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let record = ready!(self.source.poll_record(cx));
        Poll::Ready(record.map(|record| {
            let record = record?;
            let item = (self.read)(&record);
            self.source.item(item, || String::from_utf8_lossy(&record).into_owned())
        }))
    }
}

impl<T> fmt::Debug for Lines<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Lines(..)")
    }
}

/// A sequence of JSON texts.
#[derive(Debug)]
pub enum JsonLines {}

impl<T: DeserializeOwned> Reading<Lines<T>> for JsonLines {
    async fn read(answer: Answer, operation: &Operation) -> Result<Response<Lines<T>>, Failure> {
        Ok(answer.with(|body| {
            let source = Source::new(body, LineRecords::default(), operation);
            Lines { source: Box::new(source), read: DecodeError::read }
        }))
    }
}
