//! Successes that differ in what they hold.

use http::StatusCode;

use super::{Answer, Reading};
use crate::{
    BoxFuture, DecodeError, Response, api_error,
    error::{Failure, Operation},
    media_type,
};

/// An enum with a variant for each success that holds something else. Generated.
pub trait Alternatives: Sized + 'static {
    /// The successes. Of one status, what is asked for first comes first.
    const TABLE: &'static [Alternative<Self>];
}

/// A success among others, and how it is read.
#[derive(Debug, Clone, Copy)]
pub struct Alternative<T> {
    /// The status: a code, a range or `default`.
    pub status: &'static str,
    /// The media type; empty where there is no body.
    pub media_type: &'static str,
    /// Reads it.
    pub read: fn(Answer, Operation) -> Read<T>,
}

/// An answer that is being read.
type Read<T> = BoxFuture<Result<Response<T>, Failure>>;

/// Reads an answer as what a variant holds.
pub fn read_variant<R: Reading<T>, T: 'static, O: 'static>(
    answer: Answer,
    operation: Operation,
    variant: fn(T) -> O,
) -> Read<O> {
    Box::pin(async move { R::read(answer, &operation).await.map(|read| read.map(variant)) })
}

/// One of several successes, told apart by status and then by `Content-Type`.
#[derive(Debug)]
pub enum OneOf {}

impl<T: Alternatives> Reading<T> for OneOf {
    async fn read(answer: Answer, operation: &Operation) -> Result<Response<T>, Failure> {
        match chosen(T::TABLE, answer.status, media_type::of(&answer.headers)) {
            Some(alternative) => (alternative.read)(answer, operation.clone()).await,
            None => {
                let error = DecodeError::new("no success is documented");
                Err(Failure::Decode(answer.whole().await?, error))
            }
        }
    }
}

/// What an answer is read as: of the successes with its status the one that fits its media type best. Where it has none, or one that
/// no success has, the first; where its status is not in the table, any may be meant.
fn chosen<T>(
    table: &'static [Alternative<T>],
    status: StatusCode,
    content_type: Option<&str>,
) -> Option<&'static Alternative<T>> {
    // An exact status comes before a range, a range before the rest.
    let rank = |of: &Alternative<T>| match of.status {
        "default" => 2,
        range if range.ends_with("XX") => 1,
        _ => 0,
    };
    let means = |of: &&Alternative<T>| api_error::matches(of.status, status);
    let best = table.iter().filter(means).map(rank).min();
    let among = table.iter().filter(|of| match best {
        Some(best) => means(of) && rank(of) == best,
        None => true,
    });
    let fit =
        |of: &&Alternative<T>| content_type.and_then(|text| media_type::fit(of.media_type, text));
    // Of equals, `max_by_key` gives the last.
    among.rev().max_by_key(fit)
}

/// The table of an enum of successes: status, media type, variant, and how what it holds is read.
///
/// ```text
/// outputs! {
///     CreateAnswerOutput {
///         "200" "application/json" => Json(Answer as Json),
///         "200" "text/event-stream" => Events(stream::Events<AnswerDelta> as EventStream),
///         "202" "" => Accepted,
///     }
/// }
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! outputs {
    ($type:ident {
        $($status:literal $media:literal => $variant:ident $(($held:ty as $reading:ident))?),* $(,)?
    }) => {
        impl $crate::codegen::Alternatives for $type {
            const TABLE: &'static [$crate::codegen::Alternative<Self>] = &[$(
                $crate::codegen::Alternative {
                    status: $status,
                    media_type: $media,
                    read: |answer, operation| {
                        $crate::outputs!(@read answer, operation, $variant $(, $held, $reading)?)
                    },
                },
            )*];
        }
    };
    (@read $answer:ident, $operation:ident, $variant:ident) => {
        $crate::codegen::read_variant::<$crate::codegen::readings::Json, (), Self>(
            $answer, $operation, |()| Self::$variant,
        )
    };
    (@read $answer:ident, $operation:ident, $variant:ident, $held:ty, $reading:ident) => {
        $crate::codegen::read_variant::<$crate::codegen::readings::$reading, $held, Self>(
            $answer, $operation, Self::$variant,
        )
    };
}
