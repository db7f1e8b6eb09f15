//! Paths with variables.

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// What is no part of a path, in a template that is sent as it is otherwise ([RFC 3986, 3.3](https://www.rfc-editor.org/rfc/rfc3986#section-3.3)).
const NO_PATH: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'<')
    .add(b'>')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'|');

/// The path of a template, of arguments that are escaped already. What a variable may not be is said in words.
///
/// A fragment, by which descriptions tell operations of one path apart, is not sent
/// ([RFC 9110, 7.1](https://www.rfc-editor.org/rfc/rfc9110#section-7.1)).
///
/// An empty argument would lead to another path, and so would one that makes a segment `.` or `..`, which servers and proxies resolve
/// ([RFC 3986, 5.2.4](https://www.rfc-editor.org/rfc/rfc3986#section-5.2.4)), some of them percent-encoded, too
/// ([URL, 4.4](https://url.spec.whatwg.org/#double-dot-path-segment)).
pub(crate) fn path(template: &str, arguments: &[(&'static str, String)]) -> Result<String, String> {
    let mut path = String::with_capacity(template.len());
    let mut filled = Vec::new();
    let mut rest = template.split_once('#').map_or(template, |(path, _)| path);
    while let Some((before, after)) = rest.split_once('{') {
        path.extend(utf8_percent_encode(before, NO_PATH));
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        let Some((_, text)) = arguments.iter().find(|(known, _)| *known == name) else {
            return Err(format!("the path argument `{name}` is missing"));
        };
        filled.push((name, path.len(), text));
        path.push_str(text);
        rest = after;
    }
    path.extend(utf8_percent_encode(rest, NO_PATH));
    for (name, at, text) in filled {
        if text.is_empty() || is_dots(segment(&path, at)) {
            return Err(format!("the path argument `{name}` must not be empty, `.` or `..`"));
        }
    }
    Ok(path)
}

/// The segment around a place.
fn segment(path: &str, at: usize) -> &str {
    let start = path[..at].rfind('/').map_or(0, |slash| slash + 1);
    let end = path[at..].find(['/', '?']).map_or(path.len(), |end| at + end);
    &path[start..end]
}

fn is_dots(segment: &str) -> bool {
    let mut rest = segment;
    let mut dots = 0;
    while let Some(after) = rest
        .strip_prefix('.')
        .or_else(|| rest.strip_prefix("%2e"))
        .or_else(|| rest.strip_prefix("%2E"))
    {
        dots += 1;
        rest = after;
    }
    rest.is_empty() && matches!(dots, 1 | 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_are_filled_and_refused() {
        let one = |text: &str| path("/a/{id}/b", &[("id", text.to_owned())]);
        assert_eq!(one("x%2Fy").as_deref(), Ok("/a/x%2Fy/b"));
        assert_eq!(one("...").as_deref(), Ok("/a/.../b"));
        for bad in ["", ".", "..", "%2e", ".%2E", "%2E%2e"] {
            assert!(one(bad).is_err(), "{bad:?}");
        }
        assert!(path("/a/{id}", &[]).is_err());
        let id = |text: &str| [("id", text.to_owned())];
        assert_eq!(path("/a/{id}?x=1#{kind}", &id("b")).as_deref(), Ok("/a/b?x=1"));
        assert_eq!(path("/a?x={id}", &id(".")).as_deref(), Ok("/a?x=."));
        assert_eq!(path("/ü é/%41:@!", &[]).as_deref(), Ok("/%C3%BC%20%C3%A9/%41:@!"));
    }

    #[test]
    fn segments_of_several_parts_are_judged_as_a_whole() {
        let two = |a: &str, b: &str| path("/{a}.{b}", &[("a", a.to_owned()), ("b", b.to_owned())]);
        assert_eq!(two(".", ".").as_deref(), Ok("/..."));
        assert_eq!(two("a", "b").as_deref(), Ok("/a.b"));
        assert!(two("", "b").is_err() && two("a", "").is_err());
        assert!(path("/x/.{id}", &[("id", ".".to_owned())]).is_err());
    }
}
