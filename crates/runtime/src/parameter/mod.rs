//! How arguments become text in paths, queries, headers and cookies.
//!
//! Any value is a tree of JSON first, then text by its [`Encoding`]: [`style`] has the styles of OpenAPI, [`deep`] the one of them
//! that nests, [`content`] documents of a media type, [`escape`] what is percent-encoded where. A value that is null, an empty list
//! or an empty object has no text: nothing is sent
//! ([RFC 6570, 2.3](https://www.rfc-editor.org/rfc/rfc6570#section-2.3)).

mod content;
mod deep;
pub mod encoding;
mod escape;
mod level;
mod style;
mod template;

use std::fmt;

use serde::Serialize;

pub(crate) use escape::all as escaped;
pub(crate) use level::scalar;
pub(crate) use template::path;

use crate::Json;
use encoding::{Encoding, Kind};

/// Where an argument travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Location {
    Path,
    Query,
    /// The whole query.
    Querystring,
    Header,
    Cookie,
}

/// As errors name an argument of this place.
impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Path => "path argument",
            Self::Query => "query parameter",
            Self::Querystring => "query",
            Self::Header => "header",
            Self::Cookie => "cookie",
        })
    }
}

/// The text of an argument where it travels: its name is in it in a query and a cookie. `None`: nothing is sent.
///
/// # Errors
/// Why there is no text, in words that do not show the value.
pub(crate) fn text<T: Serialize + ?Sized>(
    location: Location,
    encoding: Encoding,
    name: &str,
    value: &T,
) -> Result<Option<String>, String> {
    let tree = serde_json::to_value(value).map_err(|error| error.to_string());
    let text = tree.and_then(|tree| text_of(location, encoding, name, &tree));
    text.map_err(|error| format!("the {location} `{name}` cannot be written: {error}"))
}

/// The same of a value that is a tree already.
///
/// # Errors
/// Why there is no text.
pub(crate) fn text_of(
    location: Location,
    encoding: Encoding,
    name: &str,
    value: &Json,
) -> Result<Option<String>, String> {
    match encoding.kind {
        Kind::Content(content) => content::text(location, content, name, value),
        Kind::Style(style) => style::text(location, encoding, style, name, value),
    }
}
