//! JSON.

use std::any::TypeId;

use serde::de::DeserializeOwned;

use super::{Answer, Raw, Reading};
use crate::{
    DecodeError, Response,
    error::{Failure, Operation},
};

/// JSON, and nothing for `()`.
#[derive(Debug)]
pub enum Json {}

impl<T: DeserializeOwned + 'static> Reading<T> for Json {
    async fn read(answer: Answer, _: &Operation) -> Result<Response<T>, Failure> {
        let raw = answer.whole().await?;
        match value(&raw) {
            Ok(value) => Ok(Response::new(value, raw.status, raw.headers)),
            Err(error) => Err(Failure::Decode(raw, error)),
        }
    }
}

fn value<T: DeserializeOwned + 'static>(raw: &Raw) -> Result<T, DecodeError> {
    // Nobody asked for a body, or there is none: both are `null` to serde.
    let unit = TypeId::of::<T>() == TypeId::of::<()>();
    let empty = unit || raw.body.iter().all(u8::is_ascii_whitespace);
    let body: &[u8] = if empty { b"null" } else { &raw.body };
    match DecodeError::read(body) {
        // Of no body the error is that there is none, not that it is `null`.
        Err(_) if empty => DecodeError::read(&raw.body),
        value => value,
    }
}
