//! Documented failures.

use std::fmt;

use http::{HeaderMap, StatusCode};

use crate::{DecodeError, answer};

/// What the documented failures of an operation hold, by status. Generated.
pub trait ApiError: fmt::Debug + Sized + Send + Sync + 'static {
    /// The failure that a status means; `None`: the status is not documented.
    fn decode(
        status: StatusCode,
        headers: &HeaderMap,
        body: &[u8],
    ) -> Option<Result<Self, DecodeError>>;
}

/// No failure is documented.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Undocumented {}

impl ApiError for Undocumented {
    fn decode(_: StatusCode, _: &HeaderMap, _: &[u8]) -> Option<Result<Self, DecodeError>> {
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

/// The text of a failure.
///
/// # Errors
/// What is no text in the charset that the answer names.
#[doc(hidden)]
pub fn text(headers: &HeaderMap, body: &[u8]) -> Result<String, DecodeError> {
    answer::decoded(headers, body)
}

/// The documented failures of an enum, exact statuses first, then ranges, then the rest.
///
/// ```text
/// api_error! { ErrorBody400Text404 { "400" => BadRequest(ErrorBody), "404" => NotFound(String as Text), "5XX" => ServerError } }
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! api_error {
    ($type:ident { $($status:literal => $variant:ident $(($held:ty $(as $reading:ident)?))?),* $(,)? }) => {
        impl $crate::ApiError for $type {
            fn decode(
                status: $crate::codegen::StatusCode,
                headers: &$crate::codegen::HeaderMap,
                body: &[u8],
            ) -> Option<Result<Self, $crate::DecodeError>> {
                $(if $crate::codegen::matches($status, status) {
                    return Some($crate::api_error!(
                        @read (headers, body), Self::$variant $(, $held $(, $reading)?)?
                    ));
                })*
                None
            }
        }
    };
    (@read ($headers:ident, $body:ident), $variant:expr) => {{
        let _ = ($headers, $body);
        Ok($variant)
    }};
    (@read ($headers:ident, $body:ident), $variant:expr, $held:ty) => {{
        let _ = $headers;
        $crate::DecodeError::read::<$held>($body).map($variant)
    }};
    (@read ($headers:ident, $body:ident), $variant:expr, $held:ty, Text) => {
        $crate::codegen::text($headers, $body).map($variant)
    };
}
