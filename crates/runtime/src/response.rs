//! Successful answers.

use std::{any::TypeId, fmt, ops::Deref};

use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use serde::de::DeserializeOwned;

use crate::{
    ApiError, DecodeError, Error,
    error::{Failure, Operation, request_id},
};

/// A value with status and headers. Derefs to the value.
#[derive(Clone)]
pub struct Response<T> {
    value: T,
    status: StatusCode,
    headers: HeaderMap,
}

impl<T> Response<T> {
    /// The value alone.
    pub fn into_inner(self) -> T {
        self.value
    }

    /// The status.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// What the server calls this request, for its support.
    pub fn request_id(&self) -> Option<&str> {
        request_id(&self.headers)
    }
}

impl<T> Deref for Response<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.value
    }
}

/// Names of headers without values: servers repeat what they were sent.
impl<T: fmt::Debug> fmt::Debug for Response<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("value", &self.value)
            .field("status", &self.status)
            .field("headers", &self.headers.keys().collect::<Vec<_>>())
            .finish()
    }
}

/// An answer as it came.
#[derive(Debug)]
pub(crate) struct Raw {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

/// The value of a success, or what went wrong.
pub(crate) fn decode<T, E>(operation: Operation, raw: Raw) -> Result<Response<T>, Error<E>>
where
    T: DeserializeOwned + 'static,
    E: ApiError,
{
    if !raw.status.is_success() {
        return Err(match E::decode(raw.status, &raw.body) {
            Some(Ok(error)) => Error::documented(operation, error, raw),
            Some(Err(error)) => Error::new(operation, Failure::Status(raw, Some(error))),
            None => Error::new(operation, Failure::Status(raw, None)),
        });
    }
    // Nobody asked for a body, or there is none: both are `null` to serde.
    let unit = TypeId::of::<T>() == TypeId::of::<()>();
    let empty = unit || raw.body.iter().all(u8::is_ascii_whitespace);
    let body: &[u8] = if empty { b"null" } else { &raw.body };
    let value = match DecodeError::read(body) {
        // Of no body the error is that there is none, not that it is `null`.
        Err(_) if empty => DecodeError::read(&raw.body),
        value => value,
    };
    match value {
        Ok(value) => Ok(Response { value, status: raw.status, headers: raw.headers }),
        Err(error) => Err(Error::new(operation, Failure::Decode(raw, error))),
    }
}
