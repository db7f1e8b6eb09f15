//! What is uploaded.

#[cfg(feature = "fs")]
mod file;

use std::{error::Error, fmt};

use bytes::Bytes;
use futures_core::Stream;
use http::{HeaderMap, HeaderValue, header};

use crate::{Body, TransportError, TransportErrorKind, builder};

/// Bytes to upload, in memory or as a stream: a body as a whole, or a file of a multipart body.
///
/// ```
/// use specwright_runtime::Upload;
///
/// let whole = Upload::from(vec![0x89, 0x50, 0x4e, 0x47]).content_type("image/png");
/// let file = Upload::from("id,name\n").file_name("names.csv").content_type("text/csv");
/// ```
pub struct Upload {
    pub(crate) body: Body,
    pub(crate) file_name: Option<String>,
    pub(crate) content_type: Option<String>,
    /// Of the part that it becomes.
    pub(crate) headers: HeaderMap,
    /// What is wrong with it; reported when the call is made.
    pub(crate) fault: Option<String>,
}

impl Upload {
    /// Bytes that come in chunks, until they end. It is sent without a length: where that is known, say [`Upload::sized`].
    pub fn stream<E>(chunks: impl Stream<Item = Result<Bytes, E>> + Send + 'static) -> Self
    where
        E: Into<Box<dyn Error + Send + Sync>> + 'static,
    {
        Body::stream(Source(Box::pin(chunks))).into()
    }

    /// So many bytes, which come in chunks. More or fewer are an error.
    pub fn sized<E>(
        length: u64,
        chunks: impl Stream<Item = Result<Bytes, E>> + Send + 'static,
    ) -> Self
    where
        E: Into<Box<dyn Error + Send + Sync>> + 'static,
    {
        Body::sized(length, Source(Box::pin(chunks))).into()
    }

    /// The name of the file, in a multipart body.
    #[must_use]
    pub fn file_name(mut self, name: impl Into<String>) -> Self {
        self.file_name = Some(name.into());
        self
    }

    /// The media type, where the description leaves it open or another one is meant.
    #[must_use]
    pub fn content_type(mut self, media_type: impl Into<String>) -> Self {
        let media_type = media_type.into();
        match HeaderValue::from_str(&media_type) {
            Ok(_) => self.content_type = Some(media_type),
            Err(_) => self.fail(format!("`{}` is not a media type", media_type.escape_debug())),
        }
        self
    }

    /// A header of its part of a multipart body; of no effect elsewhere.
    #[must_use]
    pub fn header(mut self, name: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        match builder::header(name.as_ref(), value.as_ref()) {
            // What says which part it is, and what it holds, is said by other means.
            Ok((header::CONTENT_DISPOSITION | header::CONTENT_TYPE, _)) => {
                let name = name.as_ref().escape_debug();
                self.fail(format!("the header `{name}` of a part cannot be set as such"));
            }
            Ok((name, value)) => {
                self.headers.insert(name, value);
            }
            Err(message) => self.fail(message),
        }
        self
    }

    fn fail(&mut self, message: String) {
        self.fault.get_or_insert(message);
    }
}

/// What is there already, or a body of any kind.
impl<T: Into<Body>> From<T> for Upload {
    fn from(body: T) -> Self {
        let (file_name, content_type, fault) = (None, None, None);
        Self { body: body.into(), file_name, content_type, headers: HeaderMap::new(), fault }
    }
}

/// Without the bytes: they may be secret.
impl fmt::Debug for Upload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Upload")
            .field("file_name", &self.file_name)
            .field("content_type", &self.content_type)
            .field("length", &self.body.length())
            .finish_non_exhaustive()
    }
}

/// Chunks whose errors are the transport's: whoever waits for the answer is told of them.
struct Source<S>(std::pin::Pin<Box<S>>);

impl<S, E> Stream for Source<S>
where
    S: Stream<Item = Result<Bytes, E>>,
    E: Into<Box<dyn Error + Send + Sync>>,
{
    type Item = Result<Bytes, TransportError>;
    fn poll_next(
        mut self: std::pin::Pin<&mut Self>,
        cx: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Self::Item>> {
        let failed = |error: E| TransportError::new(TransportErrorKind::Upload, error);
        let next = self.0.as_mut().poll_next(cx);
        next.map(|next| next.map(|chunk| chunk.map_err(failed)))
    }
}
