//! What is percent-encoded where.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::{Location, encoding::Style};

/// Everything but the unreserved characters ([RFC 3986, 2.3](https://www.rfc-editor.org/rfc/rfc3986#section-2.3)).
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The same without the reserved characters that may stand anywhere in a URL as they are. `#`, `[` and `]` may not
/// ([RFC 3986, 3.4](https://www.rfc-editor.org/rfc/rfc3986#section-3.4)).
const NO_URL: &AsciiSet = &RESERVED
    .remove(b'!')
    .remove(b'$')
    .remove(b'&')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b'+')
    .remove(b',')
    .remove(b'/')
    .remove(b':')
    .remove(b';')
    .remove(b'=')
    .remove(b'?')
    .remove(b'@');

/// Transports that read URLs as browsers do escape `'` in a query
/// ([URL, 1.3](https://url.spec.whatwg.org/#special-query-percent-encode-set)), so that it is escaped for all.
const NO_QUERY: &AsciiSet = &NO_URL.add(b'\'');

/// An argument of a path holds no `/` and `?` of its own
/// ([OAS 3.2, path templating](https://spec.openapis.org/oas/v3.2.0.html#path-templating)).
const NO_PATH: &AsciiSet = &NO_URL.add(b'/').add(b'?');

/// What ends a value of a cookie ([RFC 6265, 4.1.1](https://www.rfc-editor.org/rfc/rfc6265#section-4.1.1)); the rest may be there.
const NO_COOKIE: &AsciiSet = &NO_URL.add(b',').add(b';').remove(b'#').remove(b'[').remove(b']');

/// What of a text is percent-encoded.
#[derive(Clone, Copy)]
pub(super) enum Escape {
    /// All but the unreserved characters.
    All,
    /// What is in the set, and `%` that starts no triplet
    /// ([RFC 6570, 3.2.3](https://www.rfc-editor.org/rfc/rfc6570#section-3.2.3)).
    But(&'static AsciiSet),
    /// Nothing. What no header can hold is found when the header is made.
    Header,
    /// Nothing, so what would end a cookie is refused.
    Cookie,
}

impl Escape {
    /// How values of a style are escaped.
    ///
    /// Headers are not percent-encoded, and neither are cookies of style `cookie`
    /// ([OAS 3.2, parameters](https://spec.openapis.org/oas/v3.2.0.html#fixed-fields-for-use-with-schema)).
    pub(super) fn of(location: Location, style: Style, reserved: bool) -> Self {
        match (location, reserved) {
            (Location::Header, _) => Self::Header,
            (Location::Cookie, _) if style == Style::Cookie => Self::Cookie,
            (_, false) => Self::All,
            (Location::Path, true) => Self::But(NO_PATH),
            (Location::Query | Location::Querystring, true) => Self::But(NO_QUERY),
            (Location::Cookie, true) => Self::But(NO_COOKIE),
        }
    }

    /// How names of a style are escaped: reserved characters of names are no values.
    pub(super) fn of_name(self) -> Self {
        match self {
            Self::All | Self::But(_) => Self::All,
            Self::Header | Self::Cookie => self,
        }
    }

    /// The text as it is sent.
    pub(super) fn text(self, text: &str) -> Result<Cow<'_, str>, String> {
        match self {
            Self::All => Ok(all(text)),
            Self::But(set) => Ok(triplets(text, set).into()),
            Self::Header => Ok(text.into()),
            Self::Cookie if text.contains([';', '\r', '\n', '\0']) => {
                Err("it has characters that no cookie can hold: give it escaped".to_owned())
            }
            Self::Cookie => Ok(text.into()),
        }
    }
}

/// Text with all but the unreserved characters percent-encoded.
pub(crate) fn all(text: &str) -> Cow<'_, str> {
    utf8_percent_encode(text, RESERVED).into()
}

fn triplets(text: &str, set: &'static AsciiSet) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('%') {
        escaped.extend(utf8_percent_encode(before, set));
        let digits = after.as_bytes().get(..2);
        let kept = digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit));
        escaped.push_str(if kept { "%" } else { "%25" });
        rest = after;
    }
    escaped.extend(utf8_percent_encode(rest, set));
    escaped
}
