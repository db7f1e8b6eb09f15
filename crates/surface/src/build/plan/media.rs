//! Media types.

pub(super) const PLAIN_JSON: &str = "application/json";

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

/// What documents of a media type are, as far as its name says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Family {
    Json,
    /// `application/x-www-form-urlencoded`
    Form,
    Multipart,
    /// What callers write as text: XML, YAML and the like, too.
    Text,
    Binary,
    /// `*/*`, `application/*`
    Range,
    /// Of no known kind.
    Other,
}

/// What documents of a media type are.
pub(super) fn family(media_type: &str) -> Family {
    let essence = essence(media_type);
    let (top, sub) = essence.split_once('/').unwrap_or((&essence, ""));
    // `+xml` ([RFC 6839](https://www.rfc-editor.org/rfc/rfc6839)).
    let syntax = sub.rsplit_once('+').map_or(sub, |(_, suffix)| suffix);
    match (top, syntax.trim_start_matches("x-")) {
        _ if is_json(&essence) => Family::Json,
        ("multipart", _) => Family::Multipart,
        (_, "www-form-urlencoded") => Family::Form,
        (_, "json") => Family::Json,
        (_, "xml" | "yaml" | "yml" | "csv" | "graphql" | "toml") => Family::Text,
        ("text", sub) if !sub.contains('*') => Family::Text,
        // One document after the other: text that may be long.
        (_, "ndjson" | "jsonl" | "jsonlines" | "json-seq") => Family::Binary,
        (_, "octet-stream" | "zip" | "gzip" | "pdf" | "tar" | "cbor" | "msgpack" | "protobuf") => {
            Family::Binary
        }
        ("image" | "audio" | "video" | "font", _) => Family::Binary,
        (_, sub) if sub.contains('*') => Family::Range,
        _ => Family::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_say_what_documents_are() {
        let families = |of: Family, names: &[&str]| {
            names.iter().for_each(|name| assert_eq!(family(name), of, "{name}"));
        };
        families(Family::Json, &["application/json; v=1", "a/b+JSON", "text/json", "a/x-json"]);
        families(Family::Form, &["application/x-www-form-urlencoded;charset=utf-8"]);
        families(Family::Multipart, &["multipart/form-data", "multipart/mixed", "Multipart/*"]);
        families(Family::Text, &["text/plain", "application/xml", "image/svg+xml", "a/x-yaml"]);
        families(Family::Binary, &["image/png", "image/*", "application/octet-stream"]);
        families(Family::Binary, &["application/x-ndjson", "application/vnd.a+zip", "audio/ogg"]);
        families(Family::Range, &["*/*", "application/*", "text/*"]);
        families(Family::Other, &["application/sdp", "application/vnd.a", "a", ""]);
    }
}
