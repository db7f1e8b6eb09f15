//! What a server says is wrong.

use crate::Json;

/// Where JSON bodies have it, in order.
const PLACES: [&str; 4] = ["/message", "/error/message", "/error", "/detail"];

/// The message of a body: a string at one of the usual places, else the text; `None` when there is none.
pub(crate) fn of(body: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(body).ok()?.trim();
    if text.is_empty() {
        return None;
    }
    let json: Option<Json> = serde_json::from_str(text).ok();
    let found = json.as_ref().and_then(|json| {
        PLACES.iter().find_map(|place| json.pointer(place)?.as_str()).or_else(|| json.as_str())
    });
    Some(found.unwrap_or(text).to_owned())
}

/// How much of a text a line shows, in characters.
const SHOWN: usize = 200;

/// The start of a text, in one line.
pub(crate) fn line(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control());
    let line = words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    let short: String = line.chars().take(SHOWN).collect();
    let cut = if short.len() < line.len() { "..." } else { "" };
    short + cut
}

#[cfg(test)]
mod tests {
    #[test]
    fn finds_the_message_or_gives_the_text() {
        let of = |text: &str| super::of(text.as_bytes());
        assert_eq!(of(r#"{"message":"a"}"#).as_deref(), Some("a"));
        assert_eq!(of(r#"{"error":{"message":"b"}}"#).as_deref(), Some("b"));
        assert_eq!(of(r#"{"error":"c"}"#).as_deref(), Some("c"));
        assert_eq!(of(r#"{"detail":"d"}"#).as_deref(), Some("d"));
        assert_eq!(of("<html>").as_deref(), Some("<html>"));
        assert_eq!(of(" "), None);
    }
}
