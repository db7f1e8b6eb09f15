//! What can go wrong with an item.

use std::{error, fmt};

use http::Method;

use crate::{
    DecodeError, ErrorKind, TransportError, TransportErrorKind, error::Operation as Called,
};

/// Why a stream gave no item. After an item that is not what is documented the stream goes on; after anything else it has ended.
pub struct StreamError(Box<Inner>);

struct Inner {
    operation: Called,
    /// Which item, from 1.
    item: u64,
    kind: Kind,
}

enum Kind {
    Transport(TransportError),
    /// With what came instead.
    Decode(DecodeError, String),
}

impl StreamError {
    pub(super) fn transport(operation: &Called, item: u64, error: TransportError) -> Self {
        Self(Box::new(Inner { operation: operation.clone(), item, kind: Kind::Transport(error) }))
    }

    pub(super) fn decode(operation: &Called, item: u64, error: DecodeError, text: String) -> Self {
        let kind = Kind::Decode(operation.hiding(error), text);
        Self(Box::new(Inner { operation: operation.clone(), item, kind }))
    }

    /// What kind of thing went wrong.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        match &self.0.kind {
            Kind::Transport(error) if error.kind() == TransportErrorKind::Timeout => {
                ErrorKind::Timeout
            }
            Kind::Transport(_) => ErrorKind::Transport,
            Kind::Decode(..) => ErrorKind::Decode,
        }
    }

    /// Where the item is not what is documented.
    #[must_use]
    pub fn decode_error(&self) -> Option<&DecodeError> {
        match &self.0.kind {
            Kind::Decode(error, _) => Some(error),
            Kind::Transport(_) => None,
        }
    }

    /// The item as it came, if it came.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match &self.0.kind {
            Kind::Decode(_, text) => Some(text),
            Kind::Transport(_) => None,
        }
    }

    /// Which item it is, from 1.
    #[must_use]
    pub fn item(&self) -> u64 {
        self.0.item
    }

    /// The operation: method and path template.
    #[must_use]
    pub fn operation(&self) -> (&Method, &str) {
        (&self.0.operation.method, self.0.operation.path)
    }
}

impl fmt::Display for StreamError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Inner { operation: Called { method, path, .. }, item, kind } = &*self.0;
        write!(f, "{method} {path}: item {item} of the answer ")?;
        match kind {
            Kind::Transport(error) => write!(f, "did not arrive: {error}"),
            Kind::Decode(error, _) => write!(f, "is not as documented: {error}"),
        }
    }
}

/// Without the item: it is the server's, and may be long.
impl fmt::Debug for StreamError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("StreamError");
        shown.field("kind", &self.kind()).field("message", &self.to_string());
        match &self.0.kind {
            Kind::Transport(error) => shown.field("source", error),
            Kind::Decode(error, _) => shown.field("source", error),
        };
        shown.finish()
    }
}

impl error::Error for StreamError {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match &self.0.kind {
            Kind::Transport(error) => error::Error::source(error),
            // The message says all.
            Kind::Decode(..) => None,
        }
    }
}
