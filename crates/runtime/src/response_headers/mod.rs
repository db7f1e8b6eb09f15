//! Headers of answers, as values.

mod text;

use std::borrow::Cow;

use http::{HeaderMap, HeaderName, header::SET_COOKIE};

use crate::{DecodeError, codec::Codec};
use text::{Fault, Text};

/// How the values of a header are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeaderForm {
    /// With commas between the items of a list, and between the names and values of an object: `R,100,G,200`.
    Simple,
    /// The same, with `=` between a name and its value: `R=100,G=200`.
    Exploded,
    /// As JSON.
    Json,
}

/// The value of a header, where the answer has it.
///
/// # Errors
/// A value that is not what is documented. It is not shown: it may be secret.
pub fn read_header<C: Codec>(
    headers: &HeaderMap,
    name: &'static str,
    form: HeaderForm,
) -> Result<Option<C::Value>, DecodeError> {
    let read = match (value(headers, name), form) {
        (Ok(None), _) => return Ok(None),
        (Err(fault), _) => Err(fault),
        (Ok(Some(text)), HeaderForm::Simple) => C::decode(text),
        (Ok(Some(text)), HeaderForm::Exploded) => C::decode(text.exploded()),
        (Ok(Some(text)), HeaderForm::Json) => {
            let json = C::decode(&mut serde_json::Deserializer::from_str(text.line()));
            json.map_err(|_| Fault::Not("the JSON that is documented"))
        }
    };
    read.map(Some).map_err(|fault| DecodeError::at(name, fault))
}

/// Lines of one header are one value, with a comma between them; but for `Set-Cookie`, which has commas of its own
/// ([RFC 9110, 5.3](https://www.rfc-editor.org/rfc/rfc9110#section-5.3)).
fn value<'h>(headers: &'h HeaderMap, name: &str) -> Result<Option<Text<'h>>, Fault> {
    // What is no name is no header's.
    let Ok(name) = HeaderName::from_bytes(name.as_bytes()) else { return Ok(None) };
    let mut lines = Vec::new();
    for value in headers.get_all(&name) {
        let text = std::str::from_utf8(value.as_bytes()).map_err(|_| Fault::Not("UTF-8"))?;
        lines.push(Cow::Borrowed(text.trim()));
    }
    Ok(match lines.len() {
        0 => None,
        _ if name == SET_COOKIE => Some(Text::lines(lines)),
        1 => lines.pop().map(Text::of),
        _ => Some(Text::of(Cow::Owned(lines.join(", ")))),
    })
}

/// A struct of documented headers: each field with its codec, its name on the wire and, where that is not simple, its form.
///
/// ```text
/// headers! { LimitHeaders { left: codec::Whole<i64> = "X-Left", who: Who = "X-Who" as Json } }
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! headers {
    ($type:ident { $($field:ident : $codec:ty = $name:literal $(as $form:ident)?),* $(,)? }) => {
        impl $type {
            /// Reads them. A header that the answer does not have is `None`.
            ///
            /// # Errors
            /// A value that is not what is documented.
            pub fn read(
                headers: &$crate::codegen::HeaderMap,
            ) -> Result<Self, $crate::DecodeError> {
                Ok(Self {
                    $($field: $crate::codegen::read_header::<$codec>(
                        headers,
                        $name,
                        $crate::headers!(@form $($form)?),
                    )?,)*
                })
            }
        }
    };
    (@form) => { $crate::codegen::HeaderForm::Simple };
    (@form $form:ident) => { $crate::codegen::HeaderForm::$form };
}
