//! Texts of a format, a length and a pattern.

use regex_syntax::{
    Parser,
    hir::{Class, Hir, HirKind},
};
use specwright_ir::{Constraints, StringFormat};

/// A text; `None`: a pattern is none that can be followed, or disagrees with the lengths.
pub(super) fn text(format: &StringFormat, bounds: &Constraints) -> Option<String> {
    let least = usize::try_from(bounds.min_length.unwrap_or(0)).ok()?;
    let most = bounds.max_length.and_then(|most| usize::try_from(most).ok()).unwrap_or(usize::MAX);
    if let Some(pattern) = bounds.patterns.first() {
        let hir = Parser::new().parse(pattern).ok()?;
        // Repetitions are as short as they may be, and longer until there is enough.
        return (0..=least).find_map(|more| {
            let mut text = String::new();
            matching(&hir, more, &mut text);
            let length = text.chars().count();
            (least.max(1).min(most) <= length && length <= most).then_some(text)
        });
    }
    let known = of_format(format);
    let text: String = match known.chars().count() {
        length if length < least => {
            known.chars().chain(std::iter::repeat('x')).take(least).collect()
        }
        _ => known.chars().take(most).collect(),
    };
    Some(text)
}

fn of_format(format: &StringFormat) -> &str {
    match format {
        StringFormat::DateTime => "2026-01-02T03:04:05Z",
        StringFormat::Date => "2026-01-02",
        StringFormat::Time => "03:04:05Z",
        StringFormat::Duration => "PT1H",
        StringFormat::Uuid => "123e4567-e89b-12d3-a456-426614174000",
        StringFormat::Uri => "https://example.com/",
        StringFormat::Decimal => "1.5",
        StringFormat::Ipv4 | StringFormat::Ip => "192.0.2.1",
        StringFormat::Ipv6 => "2001:db8::1",
        StringFormat::Byte => "c2FtcGxl",
        StringFormat::Other(name) => match name.as_str() {
            "email" | "idn-email" => "someone@example.com",
            "hostname" | "idn-hostname" => "example.com",
            "uri-reference" | "iri-reference" | "json-pointer" => "/sample",
            "uri-template" => "/samples/{id}",
            "iri" | "url" => "https://example.com/",
            "regex" => "^sample$",
            _ => "sample",
        },
        StringFormat::Unspecified | StringFormat::Binary => "sample",
    }
}

/// Appends what the pattern matches, repetitions `more` times beyond the least.
fn matching(hir: &Hir, more: usize, out: &mut String) {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => {}
        HirKind::Literal(literal) => out.push_str(&String::from_utf8_lossy(&literal.0)),
        HirKind::Class(class) => out.extend(one_of(class)),
        HirKind::Repetition(repetition) => {
            let least = repetition.min as usize;
            let most = repetition.max.map_or(usize::MAX, |max| max as usize);
            for _ in 0..least.saturating_add(more).min(most) {
                matching(&repetition.sub, 0, out);
            }
        }
        HirKind::Capture(capture) => matching(&capture.sub, more, out),
        HirKind::Concat(parts) => parts.iter().for_each(|part| matching(part, more, out)),
        HirKind::Alternation(parts) => {
            if let Some(first) = parts.first() {
                matching(first, more, out);
            }
        }
    }
}

/// A member of a class, plain where there is a plain one.
fn one_of(class: &Class) -> Option<char> {
    let ranges: Vec<(char, char)> = match class {
        Class::Unicode(class) => class.iter().map(|range| (range.start(), range.end())).collect(),
        Class::Bytes(class) => {
            class.iter().map(|range| (char::from(range.start()), char::from(range.end()))).collect()
        }
    };
    let holds = |c: char| ranges.iter().any(|(start, end)| (*start..=*end).contains(&c));
    let plain = ('a'..='z').chain('A'..='Z').chain('0'..='9').find(|c| holds(*c));
    plain.or_else(|| ranges.iter().map(|(start, _)| *start).find(|c| !c.is_control()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(pattern: &str, least: u64, most: Option<u64>) -> Option<String> {
        let bounds = Constraints {
            patterns: vec![pattern.to_owned()],
            min_length: Some(least),
            max_length: most,
            ..Constraints::default()
        };
        text(&StringFormat::Unspecified, &bounds)
    }

    #[test]
    fn patterns_are_followed() {
        assert_eq!(sample("^[A-Z]{2}-\\d+$", 0, None).as_deref(), Some("AA-0"));
        assert_eq!(sample("^[A-Z]{2}-\\d+$", 6, None).as_deref(), Some("AA-000"));
        assert_eq!(sample("^(cat|dog)s?$", 0, None).as_deref(), Some("cat"));
        assert_eq!(sample("^a*$", 3, Some(3)).as_deref(), Some("aaa"));
        assert_eq!(sample("^[^a-z]$", 0, None).as_deref(), Some("A"));
        assert_eq!(sample("^aa$", 0, Some(1)), None);
        assert_eq!(sample("(?=x)", 0, None), None);
    }

    #[test]
    fn lengths_are_kept() {
        let bounds = |least, most| Constraints {
            min_length: Some(least),
            max_length: Some(most),
            ..Constraints::default()
        };
        assert_eq!(text(&StringFormat::Unspecified, &bounds(8, 9)).as_deref(), Some("samplexx"));
        assert_eq!(text(&StringFormat::Unspecified, &bounds(0, 3)).as_deref(), Some("sam"));
    }
}
