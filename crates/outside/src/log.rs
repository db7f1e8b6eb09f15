//! What a program may write to its log.

use std::{error::Error, fmt::Debug};

/// A value as `Debug` shows it, in a line and in many.
#[must_use]
pub fn logged(value: &dyn Debug) -> String {
    format!("{value:?}\n{value:#?}\n")
}

/// An error and everything behind it, as `Display` and `Debug` show them.
#[must_use]
pub fn logged_error(error: &dyn Error) -> String {
    let behind = error.source().map(logged_error).unwrap_or_default();
    format!("{error}\n{}{behind}", logged(&error))
}
