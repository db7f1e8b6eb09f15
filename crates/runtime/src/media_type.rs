//! Media types, as answers and tables say them ([RFC 9110, 8.3.1](https://www.rfc-editor.org/rfc/rfc9110#section-8.3.1)).

use http::{HeaderMap, header::CONTENT_TYPE};

/// What an answer says it is; `None`: nothing that can be read.
pub(crate) fn of(headers: &HeaderMap) -> Option<&str> {
    headers.get(CONTENT_TYPE)?.to_str().ok().map(str::trim).filter(|text| !text.is_empty())
}

/// A media type without its parameters, in lower case.
pub(crate) fn essence(text: &str) -> String {
    text.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// `application/json` and `+json` ([RFC 6839, 3.1](https://www.rfc-editor.org/rfc/rfc6839#section-3.1)).
pub(crate) fn is_json(essence: &str) -> bool {
    essence == "application/json" || (essence.contains('/') && essence.ends_with("+json"))
}

/// The value of a parameter, in quotes or not.
pub(crate) fn parameter(text: &str, wanted: &str) -> Option<String> {
    let mut rest = text.split_once(';')?.1;
    loop {
        let (name, after) = rest.split_once('=')?;
        let after = after.trim_start();
        let (value, tail) = match after.strip_prefix('"') {
            Some(quoted) => unquoted(quoted),
            None => {
                let (value, tail) = after.split_once(';').unwrap_or((after, ""));
                (value.trim().to_owned(), tail)
            }
        };
        if name.trim().trim_start_matches(';').trim().eq_ignore_ascii_case(wanted) {
            return Some(value);
        }
        rest = tail;
    }
}

/// What is in quotes, and what follows them. A backslash stands for the character after it.
fn unquoted(text: &str) -> (String, &str) {
    let (mut value, mut escaped) = (String::new(), false);
    for (at, c) in text.char_indices() {
        match c {
            '\\' if !escaped => escaped = true,
            '"' if !escaped => return (value, &text[at + 1..]),
            c => {
                value.push(c);
                escaped = false;
            }
        }
    }
    (value, "")
}

/// How well what an answer is fits an entry of a table; `None`: not at all. The media type itself is better than a range of it, and
/// JSON by another name better than nothing.
pub(crate) fn fit(entry: &str, answer: &str) -> Option<u8> {
    let (entry, answer) = (essence(entry), essence(answer));
    let range = entry.strip_suffix('*').is_some_and(|kind| answer.starts_with(kind));
    match () {
        () if entry == answer => Some(3),
        () if is_json(&entry) && is_json(&answer) => Some(2),
        () if entry == "*/*" => Some(0),
        () if range => Some(1),
        () => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_found_in_quotes_and_without() {
        let charset = |text: &str| parameter(text, "charset");
        assert_eq!(charset("text/plain"), None);
        assert_eq!(charset("text/plain; charset=utf-8").as_deref(), Some("utf-8"));
        assert_eq!(charset("text/plain;Charset=\"UTF-8\"").as_deref(), Some("UTF-8"));
        assert_eq!(charset("text/csv; header=present; charset = a ;x=1").as_deref(), Some("a"));
        assert_eq!(charset(r#"a/b; x="; charset=no"; charset=b"#).as_deref(), Some("b"));
        assert_eq!(charset(r#"a/b; charset="a\"b"#).as_deref(), Some("a\"b"));
        assert_eq!(charset("a/b; charset"), None);
    }

    #[test]
    fn a_type_is_better_than_a_range() {
        let fits = |entry| fit(entry, "Image/PNG; q=1");
        assert_eq!(
            ["image/png", "image/*", "*/*", "image/jpeg", "text/*"].map(fits),
            [Some(3), Some(1), Some(0), None, None]
        );
        assert_eq!(fit("application/json", "application/problem+json"), Some(2));
        assert_eq!(fit("application/json", "text/json"), None);
    }
}
