//! Server-sent events.

use std::{
    fmt,
    future::poll_fn,
    pin::Pin,
    task::{Context, Poll, ready},
    time::Duration,
};

use futures_core::Stream;
use serde::{de::DeserializeOwned, de::value::StrDeserializer};

use super::{
    StreamError,
    event_stream::{EventRecords, Record},
    source::Source,
};
use crate::{
    DecodeError, Json, Response,
    answer::{Answer, Reading},
    error::{Failure, Operation},
    media_type,
};

/// What some servers send as the last event, though no standard has it.
const DONE: &str = "[DONE]";

/// An event of a server.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Event<T> {
    /// The `id` that this event has, or the last one before it.
    pub id: Option<String>,
    /// The `event` that it is: `message` where nothing is said.
    pub event: String,
    /// What it holds.
    pub data: T,
    /// How long to wait before connecting again, as last said.
    pub retry: Option<Duration>,
}

/// The events of an answer, each as it comes: a [`Stream`], with [`Events::try_next`] for those who have no stream library at hand.
///
/// It ends with the answer, with an event whose data is `[DONE]`, and after a connection that broke; after an event that is not what
/// is documented it goes on. No deadline cuts it: a timeout is for the head of the answer alone.
///
/// ```text
/// let mut events = client.watch_jobs().await?;
/// while let Some(event) = events.try_next().await? { println!("{}: {:?}", event.event, event.data) }
/// // To go on from there later:
/// client.watch_jobs().header("last-event-id", events.last_event_id().unwrap_or_default())
/// ```
#[must_use = "events are read when they are asked for"]
pub struct Events<T> {
    source: Box<Source<EventRecords>>,
    read: Read<T>,
    done: bool,
}

/// Reads an event, unless there is nothing to read.
type Read<T> = fn(&Record) -> Option<Result<T, DecodeError>>;

// Nothing is pinned in place: what is polled is on the heap.
impl<T> Unpin for Events<T> {}

impl<T> Events<T> {
    /// The next event; `None` after the last one.
    ///
    /// # Errors
    /// An event that is not what is documented, or a connection that broke.
    pub async fn try_next(&mut self) -> Result<Option<Event<T>>, StreamError> {
        self.next().await.transpose()
    }

    /// The next event; `None` after the last one.
    pub async fn next(&mut self) -> Option<Result<Event<T>, StreamError>> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
    }

    /// The `id` that was said last: where to go on, as the header `Last-Event-ID` of another call.
    #[must_use]
    pub fn last_event_id(&self) -> Option<&str> {
        Some(self.source.records.last_id.as_str()).filter(|id| !id.is_empty())
    }

    /// How long to wait before connecting again, as last said.
    #[must_use]
    pub fn retry(&self) -> Option<Duration> {
        self.source.records.retry
    }
}

impl<T> Stream for Events<T> {
    type Item = Result<Event<T>, StreamError>;
    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        while !self.done {
            let record = match ready!(self.source.poll_record(cx)) {
                Some(Ok(record)) => record,
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => break,
            };
            if record.data == DONE {
                self.done = true;
                self.source.close();
            } else if let Some(read) = (self.read)(&record) {
                let Record { id, event, data, retry } = record;
                let item = self.source.item(read, || data);
                return Poll::Ready(Some(item.map(|data| Event { id, event, data, retry })));
            }
        }
        Poll::Ready(None)
    }
}

impl<T> fmt::Debug for Events<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Events(..)")
    }
}

/// Events whose data is JSON; what has none keeps the connection alive, and is passed over.
#[derive(Debug)]
pub enum EventStream {}

impl<T: DeserializeOwned> Reading<Events<T>> for EventStream {
    async fn read(answer: Answer, of: &Operation) -> Result<Response<Events<T>>, Failure> {
        let read: Read<T> = |record| {
            let there = !record.data.is_empty();
            there.then(|| DecodeError::read(record.data.as_bytes()))
        };
        events(answer, of, read).await
    }
}

/// Events whose data is text.
#[derive(Debug)]
pub enum EventText {}

impl<T: DeserializeOwned> Reading<Events<T>> for EventText {
    async fn read(answer: Answer, of: &Operation) -> Result<Response<Events<T>>, Failure> {
        let read: Read<T> = |record| {
            let text = StrDeserializer::new(&record.data);
            Some(T::deserialize(text).map_err(DecodeError::of))
        };
        events(answer, of, read).await
    }
}

/// Events as objects of their fields, which tell them apart.
#[derive(Debug)]
pub enum EventObjects {}

impl<T: DeserializeOwned> Reading<Events<T>> for EventObjects {
    async fn read(answer: Answer, of: &Operation) -> Result<Response<Events<T>>, Failure> {
        events(answer, of, |record| Some(object(record))).await
    }
}

/// An event as an object. Its data is text to the standard; where it holds JSON, that is what is meant, unless it does not fit.
fn object<T: DeserializeOwned>(record: &Record) -> Result<T, DecodeError> {
    let Record { id, event, data, retry } = record;
    let with = |data: &Json| {
        let mut object = serde_json::json!({ "event": event, "data": data });
        if let Some(id) = id {
            object["id"] = id.as_str().into();
        }
        if let Some(wait) = retry {
            object["retry"] = u64::try_from(wait.as_millis()).unwrap_or(u64::MAX).into();
        }
        DecodeError::read(object.to_string().as_bytes())
    };
    let text = || with(&Json::String(data.clone()));
    match serde_json::from_str(data) {
        Ok(json) => with(&json).or_else(|error| text().map_err(|_| error)),
        Err(_) => text(),
    }
}

/// What is said to be something else is no event stream, and would give no event.
async fn events<T>(
    answer: Answer,
    operation: &Operation,
    read: Read<T>,
) -> Result<Response<Events<T>>, Failure> {
    let said = media_type::of(&answer.headers).map(media_type::essence);
    match said {
        Some(said) if said != "text/event-stream" => {
            let error = DecodeError::new("this is no `text/event-stream`");
            Err(Failure::Decode(answer.whole().await?, error))
        }
        _ => Ok(answer.with(|body| {
            let source = Source::new(body, EventRecords::default(), operation);
            Events { source: Box::new(source), read, done: false }
        })),
    }
}
