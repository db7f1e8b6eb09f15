//! Values as parts.

use percent_encoding::percent_decode_str;
use serde::Serialize;

use super::{Multipart, head::Head};
use crate::{
    Json,
    parameter::{self, Location, encoding::Encoding, scalar},
    way::{self, Way, Ways, is_json},
};

impl Multipart {
    /// A body of the members of an object. What becomes of each is up to its values, where no way is given.
    pub(crate) fn of<T: Serialize + ?Sized>(body: &T, ways: &Ways) -> Self {
        let mut parts = Self::new();
        match serde_json::to_value(body) {
            Ok(Json::Object(members)) => members
                .iter()
                .for_each(|(name, value)| parts.value(name, value, way::of(ways, name))),
            Ok(_) => parts.fail("a multipart body is an object".to_owned()),
            Err(error) => parts.fail(format!("the body cannot be written: {error}")),
        }
        parts
    }

    /// Adds a value: nothing for null, a part per item for a list
    /// ([RFC 7578, 4.3](https://www.rfc-editor.org/rfc/rfc7578#section-4.3)), text for a single value, JSON for anything else
    /// ([OAS 3.0.4, 4.7.15](https://spec.openapis.org/oas/v3.0.4.html#encoding-object)).
    pub(super) fn value(&mut self, name: &str, value: &Json, way: Option<Way>) {
        let media_type = match way {
            Some(Way::By(encoding)) => return self.styled(name, value, encoding),
            Some(Way::As(media_type)) => Some(media_type),
            None => None,
        };
        let items = match value {
            Json::Array(items) => items.as_slice(),
            one => std::slice::from_ref(one),
        };
        for item in items.iter().filter(|item| !item.is_null()) {
            let (head, single) = (Head::new(name), scalar(item).ok().flatten());
            let (head, text) = match (media_type, single) {
                (Some(media_type), Some(text)) if !is_json(media_type) => {
                    (head.content_type(media_type), text.into_owned())
                }
                (Some(media_type), _) => (head.content_type(media_type), item.to_string()),
                // Text needs no media type: it is the usual one (RFC 7578, 4.4).
                (None, Some(text)) => (head, text.into_owned()),
                (None, None) => (head.content_type("application/json"), item.to_string()),
            };
            self.add(head, text.into());
        }
    }

    /// Adds a value as a style writes it: a part per pair. Parts need no percent-encoding
    /// ([OAS 3.1.1, appendix E](https://spec.openapis.org/oas/v3.1.1.html#percent-encoding-and-form-data)).
    fn styled(&mut self, name: &str, value: &Json, encoding: Encoding) {
        let text = parameter::text_of(Location::Query, encoding.escaped(), name, value);
        let text = match text {
            Ok(text) => text.unwrap_or_default(),
            Err(error) => {
                return self.fail(format!("the part `{name}` cannot be written: {error}"));
            }
        };
        for pair in text.split('&').filter(|pair| !pair.is_empty()) {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let plain = |text| percent_decode_str(text).decode_utf8_lossy().into_owned();
            self.add(Head::new(&plain(name)), plain(value).into());
        }
    }
}
