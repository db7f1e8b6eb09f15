//! Values as parts.

use serde::Serialize;

use super::{Multipart, head::Head};
use crate::Json;

/// How a member of a form or a multipart body is written, where it is not by what its values are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// As documents of this media type, one per item of a list.
    As(&'static str),
}

impl Multipart {
    /// A body of the members of an object. What becomes of each is up to its values, where no way is given.
    pub fn of<T: Serialize + ?Sized>(body: &T, ways: &[(&str, Written)]) -> Self {
        let mut parts = Self::new();
        match serde_json::to_value(body) {
            Ok(Json::Object(members)) => {
                for (name, value) in &members {
                    let way = ways.iter().find(|(known, _)| known == name);
                    parts.value(name, value, way.map(|(_, way)| *way));
                }
            }
            Ok(_) => parts.fail("a multipart body is an object".to_owned()),
            Err(error) => parts.fail(format!("the body cannot be written: {error}")),
        }
        parts
    }

    /// Adds a value: nothing for null, a part per item for a list
    /// ([RFC 7578, 4.3](https://www.rfc-editor.org/rfc/rfc7578#section-4.3)), text for a single value, JSON for anything else
    /// ([OAS 3.0.4, 4.7.15](https://spec.openapis.org/oas/v3.0.4.html#encoding-object)).
    pub(super) fn value(&mut self, name: &str, value: &Json, way: Option<Written>) {
        let items = match value {
            Json::Array(items) => items.as_slice(),
            one => std::slice::from_ref(one),
        };
        for item in items.iter().filter(|item| !item.is_null()) {
            let head = Head::new(name);
            let (head, text) = match (way, item) {
                (Some(Written::As(media_type)), item) => {
                    let text = if is_json(media_type) { item.to_string() } else { text(item) };
                    (head.content_type(media_type), text)
                }
                (None, Json::Array(_) | Json::Object(_)) => {
                    (head.content_type("application/json"), item.to_string())
                }
                // Text needs no media type: it is the usual one (RFC 7578, 4.4).
                (None, item) => (head, text(item)),
            };
            self.add(head, text.into());
        }
    }
}

/// The value as JSON writes it, but for the quotes of a string.
fn text(value: &Json) -> String {
    match value {
        Json::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn is_json(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    essence == "application/json" || essence.ends_with("+json")
}
