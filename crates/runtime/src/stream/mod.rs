//! Answers that come item by item.

mod error;
mod event_stream;
mod events;
mod json_lines;
mod lines;
mod source;

pub use error::StreamError;
pub use events::{Event, EventObjects, EventStream, EventText, Events};
pub use lines::{JsonLines, Lines};
