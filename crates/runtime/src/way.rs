//! How members of forms and multipart bodies are written, where that is not up to their values.

pub use Way::{As, By};

use crate::parameter::encoding::Encoding;

/// How a member is written ([OAS 3.0.4, 4.7.15](https://spec.openapis.org/oas/v3.0.4.html#encoding-object)).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// As documents of this media type, one per item of a list.
    As(&'static str),
    /// As a parameter of a query in that encoding: what `style`, `explode` or `allowReserved` says.
    By(Encoding),
}

/// Members with the ways they are written.
pub type Ways = [(&'static str, Way)];

/// The way of a member, if one is said.
#[must_use]
pub fn of(ways: &Ways, name: &str) -> Option<Way> {
    ways.iter().find(|(known, _)| *known == name).map(|(_, way)| *way)
}

/// Whether a media type is JSON ([RFC 6839, 3.1](https://www.rfc-editor.org/rfc/rfc6839#section-3.1)).
pub(crate) fn is_json(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    essence == "application/json" || essence.ends_with("+json")
}
