//! YAML that the library does not take, although it is YAML, or JSON inside of YAML.

/// The text as the library takes it, if it may be one of those:
/// * lines of nothing but white space may have tabs, and tabs may follow `-` and `?`;
/// * JSON writes characters beyond U+FFFF as two escapes, and strings of JavaScript may hold one half of these.
///
/// Lines stay lines, so that what is wrong otherwise is found where it was.
pub(crate) fn mended(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        if line.trim().is_empty() {
            out.push_str(if line.ends_with('\n') { "\n" } else { "" });
            continue;
        }
        let indicators = indicators(line);
        out.push_str(&line[..indicators].replace('\t', " "));
        push_joined(&mut out, &line[indicators..]);
    }
    (out != text).then_some(out)
}

/// How long the indicators are that a line starts with, white space included; none where no indicator is.
fn indicators(line: &str) -> usize {
    let mut end = 0;
    loop {
        let rest = &line[end..];
        let inner = rest.trim_start_matches(' ');
        let indicator = inner.starts_with(['-', '?']);
        if !indicator || !inner[1..].starts_with([' ', '\t']) {
            return end;
        }
        let behind = inner[1..].trim_start_matches([' ', '\t']);
        end = line.len() - behind.len();
    }
}

/// Adds a line whose halves of characters are joined.
fn push_joined(out: &mut String, line: &str) {
    let mut rest = line;
    while let Some(at) = rest.find('\\') {
        let (before, escape) = rest.split_at(at);
        out.push_str(before);
        let length = match half(escape) {
            Some(high @ 0xD800..=0xDBFF)
                if let Some(low @ 0xDC00..=0xDFFF) = half(&escape[6..]) =>
            {
                let character = 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
                out.push_str(&format!("\\U{character:08x}"));
                12
            }
            Some(_) => {
                out.push_str("\\ufffd");
                6
            }
            None => {
                let length = 1 + escape[1..].chars().next().map_or(0, char::len_utf8);
                out.push_str(&escape[..length]);
                length
            }
        };
        rest = &escape[length..];
    }
    out.push_str(rest);
}

/// The half of a character that an escape stands for.
fn half(escape: &str) -> Option<u32> {
    let digits = escape.strip_prefix("\\u")?.get(..4)?;
    let plain = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    let value = u32::from_str_radix(digits, 16).ok().filter(|_| plain)?;
    (0xD800..=0xDFFF).contains(&value).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_mended_and_what_is_not() {
        let cases = [
            ("a: 1\n \t\nb: 2\n", Some("a: 1\n\nb: 2\n")),
            ("-\ta: 1\n- -\t\t1\n", Some("- a: 1\n- -  1\n")),
            (r#"a: "\ud83d\ude00\n\ud83d""#, Some(r#"a: "\U0001f600\n\ufffd""#)),
            (r#"a: "\\ud83d \u00e9 \ud8""#, None),
            ("a:\t1\n\tb: 2\n-x\ty", None),
        ];
        for (text, expected) in cases {
            assert_eq!(mended(text).as_deref(), expected, "{text}");
        }
    }
}
