//! Text.

use http::HeaderMap;

use super::{Answer, Reading};
use crate::{
    DecodeError, Response,
    error::{Failure, Operation},
    media_type,
};

/// Text, in the charset that the answer names.
#[derive(Debug)]
pub enum Text {}

impl Reading<String> for Text {
    async fn read(answer: Answer, _: &Operation) -> Result<Response<String>, Failure> {
        let raw = answer.whole().await?;
        match decoded(&raw.headers, &raw.body) {
            Ok(text) => Ok(Response::new(text, raw.status, raw.headers)),
            Err(error) => Err(Failure::Decode(raw, error)),
        }
    }
}

/// The text of a body: in the encoding that `charset` names, else in UTF-8. A byte order mark is no part of it.
///
/// # Errors
/// A charset that is not known; bytes that are no text in it. The bytes themselves are kept by whoever holds the answer.
pub(crate) fn decoded(headers: &HeaderMap, body: &[u8]) -> Result<String, DecodeError> {
    let charset = media_type::of(headers).and_then(|text| media_type::parameter(text, "charset"));
    let charset = charset.unwrap_or_else(|| "utf-8".to_owned()).to_ascii_lowercase();
    in_charset(&charset, body)
}

/// Text by the [labels](https://encoding.spec.whatwg.org/#names-and-labels) and encodings of browsers.
#[cfg(feature = "charset")]
fn in_charset(charset: &str, body: &[u8]) -> Result<String, DecodeError> {
    use encoding_rs::Encoding;
    let Some(named) = Encoding::for_label(charset.as_bytes()) else {
        return Err(DecodeError::new(format!("nobody knows the charset `{charset}`")));
    };
    let (encoding, mark) = Encoding::for_bom(body).unwrap_or((named, 0));
    let text = encoding.decode_without_bom_handling_and_without_replacement(&body[mark..]);
    text.map(std::borrow::Cow::into_owned).ok_or_else(|| no_text(encoding.name()))
}

/// Text in UTF-8, and what needs no table: ASCII, which is UTF-8, and ISO 8859-1, which is the start of Unicode.
#[cfg(not(feature = "charset"))]
fn in_charset(charset: &str, body: &[u8]) -> Result<String, DecodeError> {
    match charset {
        "utf-8" | "utf8" | "us-ascii" | "ascii" => {
            let body = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
            std::str::from_utf8(body).map(str::to_owned).map_err(|_| no_text(charset))
        }
        "iso-8859-1" | "latin1" => Ok(body.iter().copied().map(char::from).collect()),
        _ => {
            let message = format!("the charset `{charset}` is read with the feature `charset`");
            Err(DecodeError::new(message))
        }
    }
}

fn no_text(charset: &str) -> DecodeError {
    DecodeError::new(format!("the bytes are no text in {charset}"))
}
