//! Byte offsets, lines and columns.

use std::ops::Range;

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

/// Byte offsets of characters, by their number.
#[derive(Debug, Default)]
pub(crate) struct Characters<'a> {
    text: &'a str,
    /// The offset of each character whose number is a multiple of [`STEP`]; none where all are ASCII.
    steps: Vec<usize>,
}

/// How many characters are counted for one offset, at most.
const STEP: usize = 32;

impl<'a> Characters<'a> {
    pub(crate) fn of(text: &'a str) -> Self {
        let steps = match text.is_ascii() {
            true => Vec::new(),
            false => text.char_indices().step_by(STEP).map(|(at, _)| at).collect(),
        };
        Self { text, steps }
    }

    /// The offset of a character, at most the end of the text.
    pub(crate) fn offset(&self, character: usize) -> usize {
        if self.steps.is_empty() {
            return character.min(self.text.len());
        }
        let Some(step) = self.steps.get(character / STEP) else { return self.text.len() };
        let rest = self.text[*step..].char_indices().nth(character % STEP);
        rest.map_or(self.text.len(), |(at, _)| step + at)
    }
}

/// The lines of a text, and how many characters there are: whole descriptions are written in one line.
#[derive(Debug, Clone)]
pub(crate) struct Lines {
    starts: Vec<usize>,
    /// How many characters start before each byte whose offset is a multiple of [`BLOCK`].
    before: Vec<usize>,
}

/// How many bytes are counted for one column, at most.
const BLOCK: usize = 1024;

impl Lines {
    pub(crate) fn of(text: &str) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let starts = [0].into_iter().chain(breaks.map(|(at, _)| at + 1)).collect();
        let mut before = vec![0];
        let mut count = 0;
        for block in text.as_bytes().chunks(BLOCK) {
            count += characters(block);
            before.push(count);
        }
        Self { starts, before }
    }

    /// 1-based line and column (Unicode scalar values) of a byte offset; an offset behind the text is its end.
    pub(crate) fn line_column(&self, text: &str, offset: usize) -> (usize, usize) {
        let offset = floor(text, offset);
        let line = self.starts.partition_point(|start| *start <= offset);
        let start = self.starts[line - 1];
        let before = |at: usize| {
            let block = at / BLOCK;
            self.before[block] + characters(&text.as_bytes()[block * BLOCK..at])
        };
        (line, before(offset) - before(start) + 1)
    }
}

/// How many characters start in a part of a text.
fn characters(bytes: &[u8]) -> usize {
    // bytes that go on with a character are `0b10xx_xxxx`
    bytes.iter().filter(|byte| **byte & 0xc0 != 0x80).count()
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
        let line_column = |text: &str, offset| Lines::of(text).line_column(text, offset);
        assert_eq!(line_column(text, 2 + "üß: ".len()), (2, 5));
        let long = format!("a\n{}x\n", "ü€".repeat(BLOCK));
        assert_eq!(line_column(&long, 2 + 5 * BLOCK), (2, 2 * BLOCK + 1));
        assert_eq!(line_column(&long, long.len()), (3, 1));
        assert_eq!(offset(text, 2, 5), 2 + "üß: ".len());
        assert_eq!(line_of(text, 4), 2..2 + "üß: x".len());
    }

    #[test]
    fn stays_in_the_text() {
        let line_column = |text: &str, offset| Lines::of(text).line_column(text, offset);
        assert_eq!(line_column("ab", 99), (1, 3));
        assert_eq!(line_column("ü", 1), (1, 1));
        let text = "üa".repeat(99);
        let characters = Characters::of(&text);
        let offsets: Vec<usize> = (0..300).map(|at| characters.offset(at)).collect();
        let expected: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        assert_eq!(offsets[..198], expected);
        assert!(offsets[198..].iter().all(|at| *at == text.len()));
        assert_eq!((offset("ab", 7, 1), offset("ab", 1, 9)), (2, 2));
    }
}
