//! CommonMark from strangers, made safe for rustdoc.
//!
//! Code blocks must not run as tests, brackets must not become links to items, tags must not become HTML, and bare
//! addresses become links. A text takes as long as it is, whatever it is.

use std::collections::HashMap;

/// The text as rustdoc should have it: trimmed, without trailing spaces.
pub(crate) fn to_rustdoc(text: &str) -> String {
    let text: String = text.replace("\r\n", "\n").chars().filter_map(in_prose).collect();
    let text = text.trim();
    let mut tables = tables(text).into_iter();
    let mut lines: Vec<String> = Vec::new();
    let mut fence: Option<String> = None;
    for line in text.lines() {
        let in_table = tables.next().unwrap_or_default();
        let line = line.trim_end().replace('\t', "    ");
        let (prefix, rest) = line.split_at(container(&line));
        let first = rest.chars().next().filter(|c| ['`', '~'].contains(c));
        let marker: String = rest.chars().take_while(|c| Some(*c) == first).collect();
        match &fence {
            Some(open) if marker.starts_with(open.as_str()) && rest.len() == marker.len() => {
                lines.push(marker);
                fence = None;
            }
            Some(_) => lines.push(line),
            None if is_fence(rest, &marker) => {
                // Code of a list item follows the item: there, where it ends would depend on how it is indented.
                if !prefix.trim().trim_matches('>').is_empty() {
                    let starts = lines.last().is_none_or(|last| ends_paragraph(last));
                    lines.push(plain(prefix, starts).trim_end().to_owned());
                }
                lines.push(format!("{marker}text"));
                fence = Some(marker);
            }
            None => {
                let prefix = plain(prefix, lines.last().is_none_or(|last| ends_paragraph(last)));
                lines.push(prefix + &prose(rest, in_table));
            }
        }
    }
    lines.extend(fence);
    lines.join("\n")
}

/// The character as prose may have it: lines end in line feeds alone, and nothing changes the direction of text, which the compiler
/// refuses in comments.
fn in_prose(c: char) -> Option<char> {
    match c {
        '\n' | '\t' => Some(c),
        c => in_comment(c),
    }
}

/// The character as a line of a comment may hold it. The compiler refuses a lone carriage return, and what changes the direction of
/// text.
#[must_use]
pub fn in_comment(c: char) -> Option<char> {
    match c {
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => None,
        c if c.is_control() => Some(' '),
        c => Some(c),
    }
}

/// Which lines may be of a table: those that no empty line parts from a line of dashes and bars.
fn tables(text: &str) -> Vec<bool> {
    let lines: Vec<&str> = text.lines().collect();
    let rule = |line: &&str| {
        line.contains('-')
            && line.contains(['|', ':'])
            && line.chars().all(|c| "-:| \t".contains(c))
    };
    let blocks = lines.chunk_by(|_, next| !next.trim().is_empty());
    blocks.flat_map(|block| vec![block.iter().any(rule); block.len()]).collect()
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

/// A span of code, whatever backticks the text holds. One without a character would be none.
pub(crate) fn inline_code(text: &str) -> String {
    if text.is_empty() {
        return "` `".to_owned();
    }
    let text: String = text.chars().filter_map(in_comment).collect();
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let ticks = "`".repeat(longest + 1);
    if longest > 0 { format!("{ticks} {text} {ticks}") } else { format!("{ticks}{text}{ticks}") }
}

fn is_fence(start: &str, marker: &str) -> bool {
    marker.len() >= 3 && !(marker.starts_with('`') && start[marker.len()..].contains('`'))
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
        || rest.chars().all(|c| "-=*_+ ".contains(c))
        || is_empty_item(rest)
}

/// Whether a line is the marker of an item of a numbered list, and nothing more.
fn is_empty_item(rest: &str) -> bool {
    let marker = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    marker.len() < rest.len() && [".", ")"].contains(&marker)
}

/// A line of prose.
fn prose(line: &str, in_table: bool) -> String {
    let last_runs = last_runs(line);
    let mut out = String::with_capacity(line.len());
    let mut at = 0;
    while let Some(first) = line[at..].chars().next() {
        let rest = &line[at..];
        let ticks = run(rest);
        let closed = last_runs.get(&ticks).is_some_and(|last| *last > at);
        at += if ticks > 0 {
            // A bar in a table ends what a code span started.
            match closed.then(|| code_span(rest, ticks)) {
                Some(code) if !(in_table && code.contains('|')) => {
                    out.push_str(code);
                    code.len()
                }
                _ => ticked(&mut out, ticks),
            }
        } else if let Some(link) = link(rest) {
            out.push_str(link);
            link.len()
        } else if let Some(address) = address(rest) {
            out.extend(["<", address, ">"]);
            address.len()
        } else {
            character(first, rest, &mut out)
        };
    }
    out
}

/// Writes a character, with what makes it one and no more, and tells how much of the text it is.
fn character(first: char, rest: &str, out: &mut String) -> usize {
    match first {
        '\\' => {
            let next = rest[1..].chars().next();
            match next {
                None => out.push_str("\\\\"),
                Some('`') => return 1 + ticked(out, run(&rest[1..])),
                Some(next) => out.extend(['\\', next]),
            }
            return 1 + next.map_or(0, char::len_utf8);
        }
        '[' | ']' | '<' => out.extend(['\\', first]),
        first => out.push(first),
    }
    first.len_utf8()
}

/// Writes backticks that are no code.
fn ticked(out: &mut String, ticks: usize) -> usize {
    (0..ticks).for_each(|_| out.push_str("\\`"));
    ticks
}

/// How many backticks are at the start.
fn run(text: &str) -> usize {
    text.bytes().take_while(|byte| *byte == b'`').count()
}

/// Where the last run of so many backticks starts in a line, by their number.
fn last_runs(line: &str) -> HashMap<usize, usize> {
    let mut found = HashMap::new();
    let mut at = 0;
    while let Some(next) = line[at..].find('`') {
        let start = at + next;
        let ticks = run(&line[start..]);
        found.insert(ticks, start);
        at = start + ticks;
    }
    found
}

/// The code span at the start, which so many backticks start and end.
fn code_span(text: &str, ticks: usize) -> &str {
    let mut at = ticks;
    while let Some(next) = text[at..].find('`') {
        let found = run(&text[at + next..]);
        at += next + found;
        if found == ticks {
            break;
        }
    }
    &text[..at]
}

/// An inline link to a web address at the start: `[text](https://...)`.
fn link(text: &str) -> Option<&str> {
    let inner = text.strip_prefix('[')?;
    let (label, after) = inner.split_at(inner.find(['[', ']', '<', '`', '\\'])?);
    let target = after.strip_prefix("](")?;
    if !target.starts_with("https://") && !target.starts_with("http://") {
        return None;
    }
    let end = target.find(|c: char| c.is_whitespace() || "<>()\\".contains(c))?;
    target[end..].starts_with(')').then(|| &text[..1 + label.len() + 2 + end + 1])
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
mod safety;

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
        assert_eq!(to_rustdoc("``a`b``[x]"), "``a`b``\\[x\\]");
        assert_eq!(to_rustdoc("``a`[x]`"), "\\`\\`a`[x]`");
        assert_eq!(to_rustdoc("\\``[x]`"), "\\`\\`\\[x\\]\\`");
        assert_eq!(to_rustdoc("\\\u{202e}[x]"), "\\[x\\]");
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
