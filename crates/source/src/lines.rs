//! Byte offsets, lines and columns.

use std::ops::Range;

/// 1-based line and column (Unicode scalar values) of a byte offset; an offset behind the text is its end.
pub(crate) fn line_column(text: &str, offset: usize) -> (usize, usize) {
    let before = &text[..floor(text, offset)];
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let line = before.bytes().filter(|b| *b == b'\n').count() + 1;
    (line, before[line_start..].chars().count() + 1)
}

/// The byte offset of a 1-based line and column (Unicode scalar values), at most the end of that line.
pub(crate) fn offset(text: &str, line: usize, column: usize) -> usize {
    let mut start = 0;
    for _ in 1..line {
        match text[start..].find('\n') {
            Some(at) => start += at + 1,
            None => return text.len(),
        }
    }
    let line = &text[line_of(text, start)];
    start + line.char_indices().nth(column.saturating_sub(1)).map_or(line.len(), |(at, _)| at)
}

/// The line around a byte offset, without its line break.
pub(crate) fn line_of(text: &str, offset: usize) -> Range<usize> {
    let offset = floor(text, offset);
    let start = text[..offset].rfind('\n').map_or(0, |at| at + 1);
    let end = text[offset..].find('\n').map_or(text.len(), |at| offset + at);
    start..start + text[start..end].trim_end_matches('\r').len()
}

/// The nearest character boundary at or before an offset, in the text.
pub(crate) fn floor(text: &str, offset: usize) -> usize {
    text.floor_char_boundary(offset.min(text.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_characters_not_bytes() {
        let text = "a\nüß: x\r\n";
        assert_eq!(line_column(text, 2 + "üß: ".len()), (2, 5));
        assert_eq!(offset(text, 2, 5), 2 + "üß: ".len());
        assert_eq!(line_of(text, 4), 2..2 + "üß: x".len());
    }

    #[test]
    fn stays_in_the_text() {
        assert_eq!(line_column("ab", 99), (1, 3));
        assert_eq!(line_column("ü", 1), (1, 1));
        assert_eq!((offset("ab", 7, 1), offset("ab", 1, 9)), (2, 2));
    }
}
