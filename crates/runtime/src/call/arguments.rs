//! Arguments of a call: where each travels, and what it is set to.

use std::borrow::Cow;

use http::{HeaderValue, header};
use percent_encoding::percent_decode_str;
use serde::Serialize;

use super::Call;
use crate::{
    builder,
    parameter::{
        self, Location,
        encoding::{self, Encoding},
    },
};

/// Texts by the name of the argument, as they are sent.
pub(super) type Texts = Vec<(Cow<'static, str>, String)>;

impl Call {
    /// Fills a variable of the path.
    #[must_use]
    pub fn path<T: Serialize + ?Sized>(self, name: &'static str, value: &T) -> Self {
        self.path_as(encoding::SIMPLE, name, value)
    }

    /// Fills a variable of the path with a value in that encoding.
    #[must_use]
    pub fn path_as<T: Serialize + ?Sized>(
        mut self,
        encoding: Encoding,
        name: &'static str,
        value: &T,
    ) -> Self {
        let text = self.written(Location::Path, encoding, name, value);
        self.path.push((name, text.unwrap_or_default()));
        self
    }

    /// Sets a query parameter, whatever it was before.
    #[must_use]
    pub fn query<T: Serialize + ?Sized>(
        self,
        name: impl Into<Cow<'static, str>>,
        value: &T,
    ) -> Self {
        self.query_as(encoding::FORM, name, value)
    }

    /// Sets a query parameter in that encoding, whatever it was before.
    #[must_use]
    pub fn query_as<T: Serialize + ?Sized>(
        mut self,
        encoding: Encoding,
        name: impl Into<Cow<'static, str>>,
        value: &T,
    ) -> Self {
        let name = name.into();
        let text = self.written(Location::Query, encoding, &name, value);
        set(&mut self.query, name, text);
        self
    }

    /// Sets the whole query to a document, beside which parameters may be set nevertheless.
    #[must_use]
    pub fn querystring<T: Serialize + ?Sized>(
        mut self,
        encoding: Encoding,
        name: &'static str,
        value: &T,
    ) -> Self {
        let text = self.written(Location::Querystring, encoding, name, value);
        set(&mut self.query, name.into(), text);
        self
    }

    /// What a query parameter is set to, where it is set to one value.
    pub(crate) fn query_value(&self, name: &str) -> Option<String> {
        let (_, text) = self.query.iter().find(|(known, _)| *known == name)?;
        let (_, value) = text.split_once('=')?;
        Some(percent_decode_str(value).decode_utf8_lossy().into_owned())
    }

    /// Sets a header, whatever it was before.
    #[must_use]
    pub fn header<T: Serialize + ?Sized>(self, name: impl AsRef<str>, value: &T) -> Self {
        self.header_as(encoding::SIMPLE, name, value)
    }

    /// Sets a header in that encoding, whatever it was before.
    #[must_use]
    pub fn header_as<T: Serialize + ?Sized>(
        mut self,
        encoding: Encoding,
        name: impl AsRef<str>,
        value: &T,
    ) -> Self {
        let name = name.as_ref();
        let text = self.written(Location::Header, encoding, name, value);
        self.set_header(name, text);
        self
    }

    fn set_header(&mut self, name: &str, text: Option<String>) {
        match text.as_deref().map(|text| builder::header(name, text)) {
            None => {
                self.headers.remove(name);
            }
            Some(Ok((name, value))) => {
                self.headers.insert(name, value);
            }
            Some(Err(message)) => self.fail(message),
        }
    }

    /// Sets a cookie, whatever it was before.
    #[must_use]
    pub fn cookie<T: Serialize + ?Sized>(self, name: &'static str, value: &T) -> Self {
        self.cookie_as(encoding::FORM, name, value)
    }

    /// Sets a cookie in that encoding, whatever it was before.
    #[must_use]
    pub fn cookie_as<T: Serialize + ?Sized>(
        mut self,
        encoding: Encoding,
        name: &'static str,
        value: &T,
    ) -> Self {
        let text = self.written(Location::Cookie, encoding, name, value);
        set(&mut self.cookies, name.into(), text);
        self
    }

    fn written<T: Serialize + ?Sized>(
        &mut self,
        location: Location,
        encoding: Encoding,
        name: &str,
        value: &T,
    ) -> Option<String> {
        let text = parameter::text(location, encoding, name, value);
        text.unwrap_or_else(|message| {
            self.fail(message);
            None
        })
    }
}

fn set(texts: &mut Texts, name: Cow<'static, str>, text: Option<String>) {
    texts.retain(|(known, _)| *known != name);
    texts.extend(text.map(|text| (name, text)));
}

/// The one header that holds cookies ([RFC 6265, 5.4](https://www.rfc-editor.org/rfc/rfc6265#section-5.4)): those of a header that
/// was set as such, then arguments. `None`: there is nothing to add to that header.
///
/// # Errors
/// What no header can hold.
pub(super) fn cookies(
    headers: &http::HeaderMap,
    cookies: &Texts,
) -> Result<Option<HeaderValue>, String> {
    if cookies.is_empty() {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    let set = headers.get_all(header::COOKIE).iter().map(HeaderValue::as_bytes);
    for text in set.chain(cookies.iter().map(|(_, text)| text.as_bytes())) {
        if !bytes.is_empty() {
            bytes.extend_from_slice(b"; ");
        }
        bytes.extend_from_slice(text);
    }
    let mut value = HeaderValue::from_bytes(&bytes)
        .map_err(|_| "a cookie has characters that no header can hold".to_owned())?;
    value.set_sensitive(true);
    Ok(Some(value))
}
