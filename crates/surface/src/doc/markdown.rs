//! CommonMark from strangers, made safe for rustdoc.
//!
//! Code blocks must not run as tests, brackets must not become links to items, tags must not become HTML, and bare
//! addresses become links.

/// The text as rustdoc should have it: trimmed, without trailing spaces.
pub(crate) fn to_rustdoc(text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut fence: Option<String> = None;
    for line in text.trim().lines() {
        let line = line.trim_end().replace('\t', "    ");
        let start = line.trim_start();
        let marker: String = start.chars().take_while(|&c| c == '`' || c == '~').collect();
        match &fence {
            Some(open) if marker.starts_with(open.as_str()) && start.len() == marker.len() => {
                lines.push(marker);
                fence = None;
            }
            Some(_) => lines.push(line),
            None if is_fence(start, &marker) => {
                lines.push(format!("{marker}text"));
                fence = Some(marker);
            }
            None => lines.push(prose(&line, lines.last().is_none_or(String::is_empty))),
        }
    }
    lines.extend(fence);
    lines.join("\n")
}

/// A span of code, whatever backticks the text holds.
pub(crate) fn inline_code(text: &str) -> String {
    let text = text.replace(['\n', '\r'], " ");
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let ticks = "`".repeat(longest + 1);
    if longest > 0 { format!("{ticks} {text} {ticks}") } else { format!("{ticks}{text}{ticks}") }
}

fn is_fence(start: &str, marker: &str) -> bool {
    let first = marker.chars().next();
    marker.len() >= 3
        && first.is_some_and(|c| marker.chars().all(|other| other == c))
        && !(first == Some('`') && start[marker.len()..].contains('`'))
}

/// A line of prose. After a blank line four spaces would make a code block, which rustdoc would run.
fn prose(line: &str, after_blank: bool) -> String {
    let indent = line.len() - line.trim_start().len();
    let kept = if after_blank { indent.min(3) } else { indent };
    let mut out = " ".repeat(kept);
    let mut rest = line.trim_start();
    while !rest.is_empty() {
        rest = step(rest, &mut out);
    }
    out
}

/// Writes what the line starts with, and gives the rest.
fn step<'a>(rest: &'a str, out: &mut String) -> &'a str {
    if let Some(code) = code_span(rest) {
        out.push_str(code);
        return &rest[code.len()..];
    }
    if let Some(link) = link(rest) {
        out.push_str(link);
        return &rest[link.len()..];
    }
    if let Some(address) = address(rest) {
        out.push('<');
        out.push_str(address);
        out.push('>');
        return &rest[address.len()..];
    }
    let Some(c) = rest.chars().next() else { return "" };
    match c {
        '\\' => {
            let escaped: String = rest.chars().take(2).collect();
            out.push_str(if escaped == "\\" { "\\\\" } else { &escaped });
            return &rest[escaped.len()..];
        }
        '[' | ']' | '<' => out.extend(['\\', c]),
        '`' => out.push_str("\\`"),
        c if c.is_control() => {}
        c => out.push(c),
    }
    &rest[c.len_utf8()..]
}

/// A whole code span at the start.
fn code_span(text: &str) -> Option<&str> {
    let ticks = text.len() - text.trim_start_matches('`').len();
    if ticks == 0 {
        return None;
    }
    let marker = &text[..ticks];
    let end = text[ticks..].find(marker)? + ticks + ticks;
    Some(&text[..end])
}

/// An inline link to a web address at the start: `[text](https://...)`.
fn link(text: &str) -> Option<&str> {
    let inner = text.strip_prefix('[')?;
    let (label, after) = inner.split_once("](")?;
    let (target, _) = after.split_once(')')?;
    let plain = !label.contains(['[', ']', '<', '`']);
    let web = target.starts_with("https://") || target.starts_with("http://");
    let clean = !target.contains(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '('));
    (plain && web && clean).then(|| &text[..1 + label.len() + 2 + target.len() + 1])
}

/// A bare web address at the start, without the punctuation that ends a sentence.
fn address(text: &str) -> Option<&str> {
    let scheme = ["https://", "http://"].into_iter().find(|scheme| text.starts_with(scheme))?;
    let stop = |c: char| c.is_whitespace() || c.is_control() || "<>\"'`()[]{}|\\".contains(c);
    let end = text.find(stop).unwrap_or(text.len());
    let address = text[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '*', '_']);
    (address.len() > scheme.len()).then_some(address)
}

#[cfg(test)]
mod tests {
    use super::to_rustdoc;

    #[test]
    fn code_never_runs() {
        assert_eq!(to_rustdoc("a\n```\nx\n```\nb"), "a\n```text\nx\n```\nb");
        assert_eq!(to_rustdoc("```rust\npanic!()"), "```text\npanic!()\n```");
        assert_eq!(to_rustdoc("a\n\n    code()"), "a\n\n   code()");
    }

    #[test]
    fn brackets_and_tags_are_text() {
        assert_eq!(to_rustdoc("see [Foo] and <b>, Vec<u8>"), "see \\[Foo\\] and \\<b>, Vec\\<u8>");
        assert_eq!(to_rustdoc("`a[0] <x>` stays"), "`a[0] <x>` stays");
        assert_eq!(to_rustdoc("a ` alone"), "a \\` alone");
    }

    #[test]
    fn addresses_are_links() {
        assert_eq!(to_rustdoc("see https://a.b/c."), "see <https://a.b/c>.");
        assert_eq!(to_rustdoc("[docs](https://a.b/c)"), "[docs](https://a.b/c)");
        assert_eq!(to_rustdoc("[docs](javascript:x)"), "\\[docs\\](javascript:x)");
    }

    #[test]
    fn code_spans_fit_their_backticks() {
        assert_eq!(super::inline_code("^a$"), "`^a$`");
        assert_eq!(super::inline_code("a`b"), "`` a`b ``");
    }
}
