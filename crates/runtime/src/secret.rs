//! Values that must not be shown.

use std::fmt;

/// A value that is never shown: `Debug` and `Display` write `***`.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Wraps a value.
    pub fn new(value: impl Into<String>) -> Self {
        Self(value.into())
    }

    /// The value itself. Do not log it.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// A text that is not ours, without the value: servers repeat what they refuse. Also as it is written in quotes, and in
    /// quotes in quotes. A very short value would be found in words, so it is hidden where it is a word.
    pub(crate) fn hidden_in(&self, text: &str) -> String {
        let quoted = in_quotes(&self.0);
        let words_only = self.0.len() < 8;
        // The longest first: without its backslashes one is part of another.
        [&in_quotes(&quoted), &quoted, &self.0]
            .into_iter()
            .fold(text.to_owned(), |text, value| hide(&text, value, words_only))
    }
}

/// A value as `Debug` writes it between quotes; of keys, JSON writes the same.
fn in_quotes(value: &str) -> String {
    let text = format!("{value:?}");
    text[1..text.len() - 1].to_owned()
}

fn hide(text: &str, value: &str, words_only: bool) -> String {
    let (mut shown, mut from) = (String::new(), 0);
    for (at, found) in text.match_indices(value).filter(|(_, found)| !found.is_empty()) {
        let (before, after) = (&text[..at], &text[at + found.len()..]);
        if !words_only || !(ends_in_word(before) || after.starts_with(char::is_alphanumeric)) {
            shown.push_str(&text[from..at]);
            shown.push_str("***");
            from = at + found.len();
        }
    }
    shown.push_str(&text[from..]);
    shown
}

/// Whether what follows may belong to a word; the letter of an escape, as in `\n`, is none.
fn ends_in_word(text: &str) -> bool {
    let mut back = text.chars().rev();
    back.next().is_some_and(char::is_alphanumeric) && back.next() != Some('\\')
}

impl<T: Into<String>> From<T> for Secret {
    fn from(value: T) -> Self {
        Self::new(value)
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(***)")
    }
}

impl fmt::Display for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

#[cfg(test)]
mod tests {
    use super::Secret;

    #[test]
    fn a_value_is_hidden_in_whatever_way_it_is_written() {
        for (value, text, hidden) in [
            ("s3cr3t-long", "as3cr3t-longb", "a***b"),
            // In words a short one is not seen.
            ("k", "the key k, \"k\" and `k`", "the key ***, \"***\" and `***`"),
            ("k2", "k2k2 k2_ \\nk2 \\\\tk2", "k2k2 ***_ \\n*** \\\\t***"),
            ("", "text", "text"),
            // In quotes, and in quotes in quotes.
            (r#"a"b\c-long"#, r#"a"b\c-long a\"b\\c-long"#, "*** ***"),
            (r#"a"b\c-long"#, r#"{\"k\": \"a\\\"b\\\\c-long\"}"#, r#"{\"k\": \"***\"}"#),
            (r#"a"b"#, r#"a"b, "a\"b""#, r#"***, "***""#),
        ] {
            assert_eq!(Secret::from(value).hidden_in(text), hidden, "{value} in {text}");
        }
    }
}
