//! Media types.

use specwright_ir::MediaType;

/// The first that is JSON and nothing else, else the first that is JSON.
pub(super) fn json(content: &[MediaType]) -> Option<&MediaType> {
    let plain = content.iter().find(|media| is_plain_json(&media.name));
    plain.or_else(|| content.iter().find(|media| is_json(&media.name)))
}

pub(super) const PLAIN_JSON: &str = "application/json";

pub(super) fn is_plain_json(media_type: &str) -> bool {
    media_type.eq_ignore_ascii_case(PLAIN_JSON)
}

/// A media type without its parameters.
pub(super) fn essence(media_type: &str) -> String {
    media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// `application/json` and `+json`, whatever parameters follow
/// ([RFC 6839, 3.1](https://www.rfc-editor.org/rfc/rfc6839#section-3.1)).
pub(crate) fn is_json(media_type: &str) -> bool {
    let essence = essence(media_type);
    essence == PLAIN_JSON || (essence.contains('/') && essence.ends_with("+json"))
}
