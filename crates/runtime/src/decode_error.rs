//! JSON that is not what was expected.

use std::fmt::Display;

use serde::de::{DeserializeOwned, Error as _};

use crate::{
    access::Secrets,
    codec::{Places, with_places},
};

/// A body that is not what the description says, with the place in it.
#[derive(Debug, thiserror::Error)]
#[error("at `{path}`: {error}")]
pub struct DecodeError {
    path: String,
    /// Part of the message, so not a source of it.
    error: serde_json::Error,
}

impl DecodeError {
    /// A body that is not what is expected as a whole.
    pub(crate) fn new(message: impl Display) -> Self {
        Self::of(serde_json::Error::custom(message))
    }

    /// The same, for a part of an answer.
    pub(crate) fn at(path: &str, message: impl Display) -> Self {
        Self { path: path.to_owned(), error: serde_json::Error::custom(message) }
    }

    pub(crate) fn of(error: serde_json::Error) -> Self {
        Self { path: ".".to_owned(), error }
    }

    /// Reads JSON; a byte order mark before it is passed over
    /// ([RFC 8259, 8.1](https://www.rfc-editor.org/rfc/rfc8259#section-8.1)).
    ///
    /// # Errors
    /// What is not of the type, with its place.
    pub fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, Self> {
        let body = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
        // Knowing the place costs time, so it is looked for only when something is wrong.
        with_places(Places::Dropped, || serde_json::from_slice(body))
            .or_else(|_| with_places(Places::Kept, || Self::located(body)))
    }

    fn located<T: DeserializeOwned>(body: &[u8]) -> Result<T, Self> {
        let mut deserializer = serde_json::Deserializer::from_slice(body);
        let value = serde_path_to_error::deserialize(&mut deserializer).map_err(|error| {
            let path = known(error.path().to_string());
            Self { path, error: error.into_inner() }
        })?;
        let end = deserializer.end();
        end.map(|()| value).map_err(Self::of)
    }

    /// Without secrets that the body repeats.
    pub(crate) fn hiding(self, secrets: &Secrets) -> Self {
        let text = self.error.to_string();
        let hidden = secrets.hidden_in(&text);
        // The line and the column are read from the end of the text.
        let error = if hidden == text { self.error } else { serde_json::Error::custom(hidden) };
        Self { path: secrets.hidden_in(&self.path), error }
    }

    /// The place in the JSON: `items[3].version`.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The line in the body, from 1.
    #[must_use]
    pub fn line(&self) -> usize {
        self.error.line()
    }

    /// The column in the line, from 1, in bytes.
    #[must_use]
    pub fn column(&self) -> usize {
        self.error.column()
    }
}

/// A place without the end that is not known: where no name could be read.
fn known(path: String) -> String {
    match path.strip_suffix('?') {
        Some("") => ".".to_owned(),
        Some(known) => known.trim_end_matches('.').to_owned(),
        None => path,
    }
}
