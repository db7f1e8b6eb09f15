//! Where items come from: the body of an answer, cut into records.

use std::{
    pin::Pin,
    task::{Context, Poll, ready},
};

use futures_core::Stream;

use super::StreamError;
use crate::{Body, DecodeError, error::Operation};

/// Cuts chunks into records, wherever the chunks end.
pub(super) trait Records {
    /// A piece of an answer that is an item, or may be one.
    type Record;
    /// Takes what has arrived.
    fn feed(&mut self, chunk: &[u8]);
    /// The next record that is complete.
    fn next(&mut self) -> Option<Self::Record>;
    /// No more comes: what is left may be a record.
    fn end(&mut self);
}

/// The records of a body.
pub(super) struct Source<R> {
    /// Until it has ended.
    body: Option<Body>,
    pub(super) records: R,
    operation: Operation,
    /// How many items there were.
    items: u64,
}

impl<R: Records> Source<R> {
    pub(super) fn new(body: Body, records: R, operation: &Operation) -> Self {
        let body = Some(body.without_deadline());
        Self { body, records, operation: operation.clone(), items: 0 }
    }

    /// The next record; `None` after the last one. Nothing comes after an error.
    pub(super) fn poll_record(
        &mut self,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<R::Record, StreamError>>> {
        loop {
            if let Some(record) = self.records.next() {
                return Poll::Ready(Some(Ok(record)));
            }
            let Some(body) = &mut self.body else { return Poll::Ready(None) };
            match ready!(Pin::new(body).poll_next(cx)) {
                Some(Ok(chunk)) => self.records.feed(&chunk),
                Some(Err(error)) => {
                    self.body = None;
                    let error = StreamError::transport(&self.operation, self.items + 1, error);
                    return Poll::Ready(Some(Err(error)));
                }
                None => {
                    self.body = None;
                    self.records.end();
                }
            }
        }
    }

    /// Counts an item, and says of one that cannot be read which it is.
    pub(super) fn item<T>(
        &mut self,
        read: Result<T, DecodeError>,
        text: impl FnOnce() -> String,
    ) -> Result<T, StreamError> {
        self.items += 1;
        read.map_err(|error| StreamError::decode(&self.operation, self.items, error, text()))
    }

    /// Reads no further.
    pub(super) fn close(&mut self) {
        self.body = None;
    }
}
