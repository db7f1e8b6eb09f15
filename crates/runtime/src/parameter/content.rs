//! Values as documents of a media type (`content`).

use std::fmt::Write;

use base64::Engine;

use super::{
    Location,
    encoding::{Content, Style},
    escape::{Escape, all},
    level::scalar,
};
use crate::{Json, form};

/// The text of a document where it travels; `None`: there is none.
///
/// What is no form by itself is percent-encoded in URLs and cookies. Text in a cookie is sent as it is: it is the means for callers to
/// write what the styles cannot ([OAS 3.0.4, appendix D](https://spec.openapis.org/oas/v3.0.4.html#appendix-d-serializing-headers-and-cookies)).
///
/// # Errors
/// The value is not one that such a document can hold.
pub(super) fn text(
    location: Location,
    content: Content,
    name: &str,
    value: &Json,
) -> Result<Option<String>, String> {
    let document = match content {
        Content::Json if location == Location::Header => Some(ascii(&value.to_string())),
        Content::Json => Some(value.to_string()),
        Content::JsonBase64 => Some(base64(&value.to_string())),
        Content::Text => single(value)?,
        Content::Urlencoded => form(value)?,
    };
    let Some(document) = document else { return Ok(None) };
    let escape = match (location, content) {
        (Location::Header, _) => Escape::Header,
        (Location::Cookie, Content::Text) => Escape::Cookie,
        (Location::Querystring, Content::Urlencoded) => return Ok(Some(document)),
        _ => Escape::of(location, Style::Form, false),
    };
    let text = escape.text(&document)?;
    Ok(Some(match location {
        Location::Query | Location::Cookie => format!("{}={text}", all(name)),
        Location::Path | Location::Querystring | Location::Header => text.into_owned(),
    }))
}

/// JSON in ASCII: everything else is escaped, so that a header can hold it.
fn ascii(json: &str) -> String {
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
    ascii
}

/// Base64, with padding ([RFC 4648, 4](https://www.rfc-editor.org/rfc/rfc4648#section-4)).
fn base64(text: &str) -> String {
    base64::engine::general_purpose::STANDARD.encode(text)
}

fn single(value: &Json) -> Result<Option<String>, String> {
    let text = scalar(value).map_err(|kind| format!("it is {kind}, not text"))?;
    Ok(text.map(|text| text.into_owned()))
}

/// A form of an object; `None`: there is nothing in it.
fn form(value: &Json) -> Result<Option<String>, String> {
    if value.is_null() {
        return Ok(None);
    }
    form::text(value, &[]).map(|text| Some(text).filter(|text| !text.is_empty()))
}

#[cfg(test)]
mod tests {
    #[test]
    fn json_becomes_ascii() {
        assert_eq!(super::ascii("\"é😀\u{7f}\""), r#""\u00e9\ud83d\ude00\u007f""#);
    }
}
