//! One broken edition of a text.

use fastrand::Rng;

/// What is put into a text: what means something in YAML, JSON or OpenAPI.
const TOKENS: [&str; 24] = [
    "null",
    "{",
    "}",
    "[",
    "]",
    "\"",
    "'",
    ":",
    ",",
    "- ",
    "\n",
    "\n  ",
    "\t",
    "&a ",
    "*a",
    "<<: *a\n",
    "true",
    "-1",
    "1e999",
    "$ref: '#'\n",
    "\"$ref\": \"#/paths\"",
    "\u{0}",
    "\u{202e}",
    "é",
];

/// The text with some edits at places that follow from `seed`: cut off, a piece dropped, repeated or moved, something put in,
/// a character replaced.
pub(super) fn of(text: &str, seed: u64) -> String {
    let mut rng = Rng::with_seed(seed);
    let mut text = text.to_owned();
    if rng.u8(..) < 64 {
        text.truncate(place(&text, &mut rng));
        return text;
    }
    for _ in 0..rng.usize(1..=4) {
        edit(&mut text, &mut rng);
    }
    text
}

fn edit(text: &mut String, rng: &mut Rng) {
    let at = place(text, rng);
    let end = text.floor_char_boundary((at + rng.usize(1..200)).min(text.len()));
    match rng.u8(0..6) {
        0 => text.replace_range(at..end, ""),
        1 => {
            let piece = text[at..end].to_owned();
            text.insert_str(at, &piece);
        }
        2 => {
            let piece = text[at..end].to_owned();
            let to = place(text, rng);
            text.insert_str(to, &piece);
        }
        3 => {
            let line = text[at..].find('\n').map_or(text.len(), |length| at + length);
            text.replace_range(at..line, "");
        }
        4 => {
            let next = text[at..].chars().next().map_or(0, char::len_utf8);
            let with = char::from(rng.u8(b' '..=b'~'));
            text.replace_range(at..at + next, with.encode_utf8(&mut [0; 4]));
        }
        _ => text.insert_str(at, TOKENS[rng.usize(..TOKENS.len())]),
    }
}

fn place(text: &str, rng: &mut Rng) -> usize {
    text.floor_char_boundary(rng.usize(..=text.len()))
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn editions_differ_by_seed_and_are_the_same_again() {
        let text = "openapi: 3.0.3\ninfo: { title: Ä, version: '1' }\n".repeat(20);
        let editions: Vec<String> = (0..200).map(|seed| of(&text, seed)).collect();
        assert!(editions.iter().filter(|edition| **edition != text).count() > 190);
        assert!(editions.iter().any(|edition| edition.len() > text.len()));
        assert!(editions.iter().any(|edition| edition.len() < text.len() / 2));
        assert_eq!(of(&text, 7), of(&text, 7));
    }
}
