//! The header `Link` ([RFC 8288, 3](https://www.rfc-editor.org/rfc/rfc8288#section-3)).

use http::{HeaderMap, header};

/// The target of the first link whose relations have `next`.
pub(super) fn next(headers: &HeaderMap) -> Option<String> {
    let values = headers.get_all(header::LINK).iter().filter_map(|value| value.to_str().ok());
    values
        .flat_map(links)
        .find(|(_, parameters)| is_next(parameters))
        .map(|(url, _)| url.to_owned())
}

/// Each target with its parameters as written.
fn links(mut rest: &str) -> Vec<(&str, &str)> {
    let mut links = Vec::new();
    while let Some((url, after)) = rest.split_once('<').and_then(|(_, rest)| rest.split_once('>')) {
        let end = unquoted(after, ',').unwrap_or(after.len());
        links.push((url.trim(), &after[..end]));
        rest = &after[end..];
    }
    links
}

/// Where a character is that no quotes are around.
fn unquoted(text: &str, wanted: char) -> Option<usize> {
    let (mut quoted, mut escaped) = (false, false);
    text.char_indices().find_map(|(at, c)| {
        let here = !quoted && c == wanted;
        quoted ^= c == '"' && !escaped;
        escaped = quoted && c == '\\' && !escaped;
        here.then_some(at)
    })
}

/// Whether one of the relations is `next`. Of several `rel` the first counts.
fn is_next(mut parameters: &str) -> bool {
    while let Some(start) = parameters.find(';') {
        let parameter = &parameters[start + 1..];
        let end = unquoted(parameter, ';').unwrap_or(parameter.len());
        if let Some((name, value)) = parameter[..end].split_once('=')
            && name.trim().eq_ignore_ascii_case("rel")
        {
            let relations = value.trim().trim_matches('"');
            return relations.split_ascii_whitespace().any(|one| one.eq_ignore_ascii_case("next"));
        }
        parameters = &parameter[end..];
    }
    false
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    #[test]
    fn the_next_link_is_found() {
        let found = |text: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::LINK, HeaderValue::from_static(text));
            next(&headers)
        };
        let cases = [
            (
                r#"<https://a.test/x?page=3>; rel="prev", <https://a.test/x?page=5>; rel="next""#,
                Some("https://a.test/x?page=5"),
            ),
            ("</x?p=2>;rel=next", Some("/x?p=2")),
            (r#"</x?a=1,2>; title="a, b; \" rel=next"; rel="last NEXT""#, Some("/x?a=1,2")),
            (r#"</x>; rel="last"; rel="next""#, None),
            (r#"</x>; rel="nextpage""#, None),
            ("</x", None),
            ("", None),
        ];
        for (text, wanted) in cases {
            assert_eq!(found(text).as_deref(), wanted, "{text}");
        }
    }
}
