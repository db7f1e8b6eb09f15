//! How arguments become text in paths, queries and headers.

use std::fmt::{Display, Write};

use base64::Engine;
use percent_encoding::{AsciiSet, CONTROLS, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;

/// Everything but the unreserved characters ([RFC 3986, 2.3](https://www.rfc-editor.org/rfc/rfc3986#section-2.3)).
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// What is no part of a path, in a template that is sent as it is otherwise ([RFC 3986, 3.3](https://www.rfc-editor.org/rfc/rfc3986#section-3.3)).
const NO_PATH: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'<')
    .add(b'>')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'|');

/// Text for a path segment or a query.
pub(crate) fn encoded(text: &str) -> impl Display + '_ {
    utf8_percent_encode(text, RESERVED)
}

/// The path of a template. What a variable may not be is said in words.
///
/// A fragment, by which descriptions tell operations of one path apart, is not sent
/// ([RFC 9110, 7.1](https://www.rfc-editor.org/rfc/rfc9110#section-7.1)).
///
/// An empty argument would lead to another path, and so would `.` and `..`, which servers and proxies resolve
/// ([RFC 3986, 5.2.4](https://www.rfc-editor.org/rfc/rfc3986#section-5.2.4)).
pub(crate) fn path(template: &str, arguments: &[(&'static str, String)]) -> Result<String, String> {
    let mut path = String::with_capacity(template.len());
    let mut rest = template.split_once('#').map_or(template, |(path, _)| path);
    while let Some((before, after)) = rest.split_once('{') {
        path.extend(utf8_percent_encode(before, NO_PATH));
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        let Some((_, value)) = arguments.iter().find(|(known, _)| *known == name) else {
            return Err(format!("the path argument `{name}` is missing"));
        };
        if matches!(value.as_str(), "" | "." | "..") {
            return Err(format!("the path argument `{name}` must not be empty, `.` or `..`"));
        }
        let _ = write!(path, "{}", encoded(value));
        rest = after;
    }
    path.extend(utf8_percent_encode(rest, NO_PATH));
    Ok(path)
}

/// JSON in ASCII: everything else is escaped, so that a header can hold it.
pub(crate) fn ascii_json<T: Serialize>(value: &T) -> Result<String, serde_json::Error> {
    let json = serde_json::to_string(value)?;
    let mut ascii = String::with_capacity(json.len());
    for c in json.chars() {
        // Outside of strings JSON is ASCII, so this is in a string. 0x7f is ASCII and nothing for a header.
        if c.is_ascii() && c != '\u{7f}' {
            ascii.push(c);
        } else {
            for unit in c.encode_utf16(&mut [0; 2]) {
                let _ = write!(ascii, "\\u{unit:04x}");
            }
        }
    }
    Ok(ascii)
}

/// Base64 of JSON, with padding ([RFC 4648, 4](https://www.rfc-editor.org/rfc/rfc4648#section-4)).
pub(crate) fn base64_json<T: Serialize>(value: &T) -> Result<String, serde_json::Error> {
    serde_json::to_vec(value).map(|json| base64::engine::general_purpose::STANDARD.encode(json))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn path_arguments_are_encoded_and_refused() {
        let one = |value: &str| path("/a/{id}/b", &[("id", value.to_owned())]);
        assert_eq!(one("x/y z?é").as_deref(), Ok("/a/x%2Fy%20z%3F%C3%A9/b"));
        for bad in ["", ".", ".."] {
            assert!(one(bad).is_err(), "{bad:?}");
        }
        assert!(path("/a/{id}", &[]).is_err());
        assert_eq!(
            path("/a/{id}?x=1#{kind}", &[("id", "b".to_owned())]).as_deref(),
            Ok("/a/b?x=1")
        );
        assert_eq!(path("/ü é/%41:@!", &[]).as_deref(), Ok("/%C3%BC%20%C3%A9/%41:@!"));
    }

    #[test]
    fn json_becomes_ascii() {
        assert_eq!(ascii_json(&"é😀\u{7f}").unwrap(), r#""\u00e9\ud83d\ude00\u007f""#);
    }
}
