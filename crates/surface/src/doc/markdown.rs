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
        let (prefix, rest) = line.split_at(container(&line));
        let marker: String = rest.chars().take_while(|&c| c == '`' || c == '~').collect();
        match &fence {
            Some(open) if marker.starts_with(open.as_str()) && rest.len() == marker.len() => {
                lines.push(marker);
                fence = None;
            }
            Some(_) => lines.push(line),
            None if is_fence(rest, &marker) => {
                // Code of a list item follows the item: there, where it ends would depend on how it is indented.
                if !prefix.trim().trim_matches('>').is_empty() {
                    lines.push(prefix.trim_end().to_owned());
                }
                lines.push(format!("{marker}text"));
                fence = Some(marker);
            }
            None => {
                let prefix = plain(prefix, lines.last().is_none_or(|last| ends_paragraph(last)));
                lines.push(prefix + &prose(rest));
            }
        }
    }
    lines.extend(fence);
    lines.join("\n")
}

/// The text as what an item of a list says: one paragraph, or several where there is code among them.
pub(crate) fn in_item(text: &str) -> String {
    let is_code = |line: &str| line.starts_with("```") || line.starts_with("~~~");
    if !text.lines().any(is_code) {
        return text.replace("\n\n", " ").replace('\n', "\n  ");
    }
    let indented = text.lines().map(|line| match line {
        "" => String::new(),
        line => format!("  {line}"),
    });
    let joined = indented.collect::<Vec<_>>().join("\n");
    if is_code(text) { format!("\n\n{joined}") } else { joined.trim_start().to_owned() }
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

/// How long the indentation of a line is, with the markers of lists and quotes that follow.
fn container(line: &str) -> usize {
    let mut at = 0;
    loop {
        let rest = &line[at..];
        let inner = rest.trim_start();
        let indent = rest.len() - inner.len();
        let digits = inner.len() - inner.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let marker = match inner[digits..].chars().next() {
            Some('>') if digits == 0 => 1,
            Some('-' | '*' | '+') if digits == 0 && inner[1..].starts_with(' ') => 1,
            Some('.' | ')') if digits > 0 && inner[digits + 1..].starts_with(' ') => digits + 1,
            _ => return at + indent,
        };
        at += indent + marker;
    }
}

/// Indentation and markers without the four spaces that would make a code block, which rustdoc would run. A paragraph may go on
/// after any number of spaces.
fn plain(prefix: &str, starts: bool) -> String {
    let indent = prefix.len() - prefix.trim_start().len();
    let kept = if starts { indent.min(3) } else { indent };
    let mut out = " ".repeat(kept);
    let mut spaces = 0;
    for c in prefix[indent..].chars() {
        spaces = if c == ' ' { spaces + 1 } else { 0 };
        if spaces <= 1 {
            out.push(c);
        }
    }
    out
}

/// Whether what follows a line is not a part of its paragraph.
fn ends_paragraph(line: &str) -> bool {
    let rest = &line[container(line)..];
    rest.is_empty()
        || rest.starts_with(['#', '|', '~'])
        || rest.starts_with("```")
        || rest.chars().all(|c| "-=*_ ".contains(c))
}

/// A line of prose.
fn prose(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
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
    use super::{in_item, to_rustdoc};

    #[test]
    fn code_never_runs() {
        assert_eq!(to_rustdoc("a\n```\nx\n```\nb"), "a\n```text\nx\n```\nb");
        assert_eq!(to_rustdoc("```rust\npanic!()"), "```text\npanic!()\n```");
        let cases = [
            ("a\n\n    code()", "a\n\n   code()"),
            ("a\n    still a", "a\n    still a"),
            ("# A\n    code()", "# A\n   code()"),
            ("A\n---\n    code()", "A\n---\n   code()"),
            ("```\nx\n```\n    code()", "```text\nx\n```\n   code()"),
            ("-     code()", "- code()"),
            ("1.      code()", "1. code()"),
            (">     code()", "> code()"),
            ("- a\n  -     code()", "- a\n  - code()"),
            ("- ```\n  x\n  ```\nb", "-\n```text\n  x\n```\nb"),
            ("> ```\n> x\n> ```\nb", "```text\n> x\n```\nb"),
        ];
        for (written, safe) in cases {
            assert_eq!(to_rustdoc(written), safe);
        }
    }

    #[test]
    fn items_of_lists_keep_code_apart() {
        let cases = [
            ("a\nb\n\nc", "a\n  b c"),
            ("a\n\n```text\nx\n\ny\n```\nb", "a\n\n  ```text\n  x\n\n  y\n  ```\n  b"),
            ("```text\nx\n```\nb", "\n\n  ```text\n  x\n  ```\n  b"),
        ];
        for (written, item) in cases {
            assert_eq!(in_item(written), item);
        }
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
