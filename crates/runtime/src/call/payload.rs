//! The body of a call that is not made yet.

use std::{
    borrow::Cow,
    fmt,
    sync::{Arc, Mutex, PoisonError},
};

use bytes::Bytes;

use crate::Body;

/// A body with its media type. Clones of a call share it: of a stream, the first that is made sends it.
#[derive(Clone)]
pub(crate) struct Payload {
    pub(crate) content_type: Cow<'static, str>,
    source: Source,
}

#[derive(Clone)]
enum Source {
    Whole(Bytes),
    Once(Arc<Mutex<Option<Body>>>),
}

impl Payload {
    pub(crate) fn new(content_type: Cow<'static, str>, body: Body) -> Self {
        let source = match body.as_bytes() {
            Some(bytes) => Source::Whole(bytes.clone()),
            None => Source::Once(Arc::new(Mutex::new(Some(body)))),
        };
        Self { content_type, source }
    }

    /// The body, or why it cannot be sent.
    pub(super) fn into_body(self) -> Result<Body, String> {
        match self.source {
            Source::Whole(bytes) => Ok(bytes.into()),
            Source::Once(body) => {
                let body = body.lock().unwrap_or_else(PoisonError::into_inner).take();
                body.ok_or_else(|| {
                    "the body is a stream, and a clone of this call has sent it".to_owned()
                })
            }
        }
    }
}

/// Without the bytes: they may be secret.
impl fmt::Debug for Payload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.source {
            Source::Whole(bytes) => write!(f, "{} bytes", bytes.len()),
            Source::Once(_) => f.write_str("a stream"),
        }
    }
}
