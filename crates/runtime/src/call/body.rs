//! The body of a call, by what it is written as.

use serde::Serialize;

use super::{Call, payload::Payload};
use crate::{Body, Multipart, Upload, form, multipart::IntoMultipart, way::Ways};

/// What an operation sends that takes several media types. Generated.
pub trait RequestBody {
    /// Sets the body of a call, and its media type.
    fn set(self, call: Call) -> Call;
}

impl Call {
    /// Sets what the body is sent as, where it is not JSON by its usual name: before the body itself.
    #[must_use]
    pub fn content_type(mut self, media_type: &'static str) -> Self {
        self.content_type = media_type;
        self
    }

    /// Sets the body to JSON.
    #[must_use]
    pub fn json<T: Serialize + ?Sized>(self, body: &T) -> Self {
        match serde_json::to_vec(body) {
            Ok(json) => self.set(json),
            Err(error) => self.unwritten(error),
        }
    }

    /// Sets the body to text. That it is UTF-8 is said where it makes a difference and is not documented
    /// ([RFC 2046, 4.1.2](https://www.rfc-editor.org/rfc/rfc2046#section-4.1.2)).
    #[must_use]
    pub fn text(mut self, body: impl AsRef<str>) -> Self {
        let (body, media_type) = (body.as_ref(), self.content_type);
        let said = !media_type.starts_with("text/") || media_type.contains("charset");
        self.body = Some(match said || body.is_ascii() {
            true => Payload::new(media_type.into(), body.to_owned().into()),
            false => {
                let media_type = format!("{media_type}; charset=utf-8");
                Payload::new(media_type.into(), body.to_owned().into())
            }
        });
        self
    }

    /// Sets the body to bytes, which may know their media type.
    #[must_use]
    pub fn binary(mut self, body: Upload) -> Self {
        let Upload { body, content_type, fault, .. } = body;
        if let Some(fault) = fault {
            self.fail(fault);
        }
        let content_type = content_type.map_or(self.content_type.into(), Into::into);
        self.body = Some(Payload::new(content_type, body));
        self
    }

    /// Sets the body to a form, of the members of an object.
    #[must_use]
    pub fn form<T: Serialize + ?Sized>(self, body: &T, ways: &Ways) -> Self {
        let value = serde_json::to_value(body).map_err(|error| error.to_string());
        match value.and_then(|value| form::text(&value, ways)) {
            Ok(form) => self.set(form),
            Err(error) => self.unwritten(error),
        }
    }

    /// Sets the body to parts, one per member of an object.
    #[must_use]
    pub fn parts<T: Serialize + ?Sized>(self, body: &T, ways: &Ways) -> Self {
        self.joined(Multipart::of(body, ways))
    }

    /// Sets the body to parts, of which some may be files.
    #[must_use]
    pub fn multipart(self, body: impl IntoMultipart, ways: &Ways) -> Self {
        let mut parts = Multipart::new();
        body.add_to(&mut parts, ways);
        self.joined(parts)
    }

    fn joined(mut self, parts: Multipart) -> Self {
        match parts.into_body(&self.core.0.boundaries) {
            Ok((boundary, body)) => {
                let content_type = format!("{}; boundary={boundary}", self.content_type);
                self.body = Some(Payload::new(content_type.into(), body));
            }
            Err(message) => self.fail(message),
        }
        self
    }

    /// Sets the body to one of several kinds.
    #[must_use]
    pub fn body(self, body: impl RequestBody) -> Self {
        body.set(self)
    }

    fn set(mut self, body: impl Into<Body>) -> Self {
        self.body = Some(Payload::new(self.content_type.into(), body.into()));
        self
    }

    fn unwritten(mut self, error: impl std::fmt::Display) -> Self {
        self.fail(format!("the body cannot be written: {error}"));
        self
    }
}
