//! Documented failures.

use std::fmt;

use http::StatusCode;

use crate::DecodeError;

/// What the documented failures of an operation hold, by status. Generated.
pub trait ApiError: fmt::Debug + Sized + Send + Sync + 'static {
    /// The failure that a status means; `None`: the status is not documented.
    fn decode(status: StatusCode, body: &[u8]) -> Option<Result<Self, DecodeError>>;
}

/// No failure is documented.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Undocumented {}

impl ApiError for Undocumented {
    fn decode(_: StatusCode, _: &[u8]) -> Option<Result<Self, DecodeError>> {
        None
    }
}

/// Whether a status is meant by an entry of a table: an exact status before a range, a range before the rest.
#[doc(hidden)]
#[must_use]
pub fn matches(entry: &str, status: StatusCode) -> bool {
    match entry.strip_suffix("XX") {
        Some(digit) => digit.parse() == Ok(status.as_u16() / 100),
        None => entry == "default" || entry.parse() == Ok(status.as_u16()),
    }
}

/// The documented failures of an enum, exact statuses first, then ranges, then the rest.
///
/// ```text
/// api_error! { ErrorBody400_404 { "400" => BadRequest(ErrorBody), "404" => NotFound(ErrorBody), "5XX" => ServerError } }
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! api_error {
    ($type:ident { $($status:literal => $variant:ident $(($held:ty))?),* $(,)? }) => {
        impl $crate::ApiError for $type {
            fn decode(
                status: $crate::codegen::StatusCode,
                body: &[u8],
            ) -> Option<Result<Self, $crate::DecodeError>> {
                $(if $crate::codegen::matches($status, status) {
                    return Some($crate::api_error!(@read body, Self::$variant $(, $held)?));
                })*
                None
            }
        }
    };
    (@read $body:ident, $variant:expr) => {{
        let _ = $body;
        Ok($variant)
    }};
    (@read $body:ident, $variant:expr, $held:ty) => {
        $crate::DecodeError::read::<$held>($body).map($variant)
    };
}
