//! Answers, and how the body of a success becomes a value.

mod alternatives;
mod json;
mod text;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use crate::{
    Body, Response,
    error::{Failure, Operation},
};

pub use alternatives::{Alternative, Alternatives, OneOf, read_variant};
pub use json::Json;
pub use text::Text;
pub(crate) use text::decoded;

/// An answer whose body may still be on its way.
#[derive(Debug)]
pub struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Body,
}

/// An answer as it came.
#[derive(Debug)]
pub struct Raw {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Answer {
    /// The answer with all of its body.
    pub(crate) async fn whole(self) -> Result<Raw, Failure> {
        let Self { status, headers, body } = self;
        match body.collect().await {
            Ok(body) => Ok(Raw { status, headers, body }),
            Err(error) => {
                Err(Failure::Interrupted(error, Raw { status, headers, body: Bytes::new() }))
            }
        }
    }

    /// The answer with a value in place of its body.
    pub(crate) fn with<T>(self, value: impl FnOnce(Body) -> T) -> Response<T> {
        Response::new(value(self.body), self.status, self.headers)
    }
}

/// How the body of a success becomes a value: a marker in an operation's declaration.
///
/// ```text
/// operation! { GetPicture -> stream::Body as Binary, GetPictureError }
/// ```
pub trait Reading<T> {
    /// Reads the body, or gives what reads it as it comes.
    fn read(
        answer: Answer,
        operation: &Operation,
    ) -> impl Future<Output = Result<Response<T>, Failure>> + Send;
}

/// Bytes, as they come.
#[derive(Debug)]
pub enum Binary {}

impl Reading<Body> for Binary {
    async fn read(answer: Answer, _: &Operation) -> Result<Response<Body>, Failure> {
        Ok(answer.with(Body::without_deadline))
    }
}
