//! Places in YAML, by one pass of a marked event parser.

use std::{borrow::Cow, collections::BTreeMap, ops::Range};

use saphyr_parser::{Event, Parser, Span as Marks};

use super::{Building, Fault, Positions, deep};
use crate::lines::Characters;

/// Places of all nodes, as far as the text parses.
pub(super) fn scan(text: &str, part: Range<usize>) -> (Positions, Vec<Fault>) {
    let slice = &text[part.clone()];
    let is_syntax = |fault: &Fault| matches!(fault, Fault::Syntax { .. });
    let found = scan_as(text, &part, slice);
    // The reader of values takes tabs in more places; where it takes none, what is told is what is told here.
    if found.1.iter().any(is_syntax) && slice.contains('\t') {
        let spaced = scan_as(text, &part, &slice.replace('\t', " "));
        if !spaced.1.iter().any(is_syntax) {
            return (spaced.0, found.1.into_iter().chain(spaced.1).collect());
        }
    }
    found
}

/// Places of all nodes of `text[part]`, which the parser gets in an edition of the same length.
fn scan_as(text: &str, part: &Range<usize>, read: &str) -> (Positions, Vec<Fault>) {
    let masked = mask_surrogates(read);
    let characters = Characters::of(&text[part.clone()]);
    let (building, anchors) = (Building::of(text), BTreeMap::new());
    let mut pass = Pass { building, anchors, documents: 0, characters, base: part.start };
    for event in Parser::new_from_str(&masked) {
        match event {
            Ok((event, marks)) => pass.event(event, marks),
            Err(error) => {
                let at = pass.offset(error.marker().index());
                let message = error.info().to_owned();
                // what the scanner says of flow collections that nest in one line
                let too_deep = message == "recursion limit exceeded";
                let fault = if too_deep { deep(at) } else { Fault::Syntax { at, message } };
                pass.building.faults.push(fault);
                break;
            }
        }
        if pass.building.limit.is_some() {
            break;
        }
    }
    pass.building.finish(part.end)
}

/// JSON writes characters beyond U+FFFF as two escapes, which YAML does not know; JSON is pasted into YAML, too. Same
/// length, so offsets stay.
fn mask_surrogates(text: &str) -> Cow<'_, str> {
    if !text.contains("\\uD") && !text.contains("\\ud") {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        let (before, escape) = rest.split_at(at);
        out.push_str(before);
        let surrogate = matches!(escape.as_bytes(), [_, b'u', b'd' | b'D', b'8' | b'9' | b'a'..=b'f' | b'A'..=b'F', a, b, ..]
            if a.is_ascii_hexdigit() && b.is_ascii_hexdigit());
        let length = if surrogate {
            out.push_str("\\uFFFD");
            6
        } else {
            let length = 1 + escape[1..].chars().next().map_or(0, char::len_utf8);
            out.push_str(&escape[..length]);
            length
        };
        rest = &escape[length..];
    }
    out.push_str(rest);
    Cow::Owned(out)
}

struct Pass<'a> {
    building: Building<'a>,
    anchors: BTreeMap<usize, u32>,
    documents: usize,
    characters: Characters<'a>,
    base: usize,
}

impl Pass<'_> {
    fn event(&mut self, event: Event<'_>, marks: Marks) {
        let range = self.range(marks);
        match event {
            Event::DocumentStart(_) => {
                self.documents += 1;
                if self.documents == 2 {
                    self.building.faults.push(Fault::SecondDocument { at: range.start });
                }
            }
            _ if self.documents > 1 => {}
            Event::Scalar(text, _, anchor, _) => {
                let node = self.building.leaf(&text, range);
                self.remember(anchor, node);
            }
            Event::Alias(anchor) => {
                let text = self.building.text;
                let node = self.building.leaf(&text[range.clone()], range);
                let target = self.anchors.get(&anchor).copied();
                self.building.positions.aliases.extend(node.zip(target));
            }
            Event::SequenceStart(anchor, _) => {
                let node = self.building.open(range, true);
                self.remember(anchor, node);
            }
            Event::MappingStart(anchor, _) => {
                let node = self.building.open(range, false);
                self.remember(anchor, node);
            }
            Event::SequenceEnd | Event::MappingEnd => self.building.close(range.end),
            _ => {}
        }
    }

    fn remember(&mut self, anchor: usize, node: Option<u32>) {
        if anchor != 0 {
            self.anchors.extend(node.map(|node| (anchor, node)));
        }
    }

    fn range(&self, marks: Marks) -> Range<usize> {
        let (start, end) = (self.offset(marks.start.index()), self.offset(marks.end.index()));
        let text = &self.building.text[start..end.max(start)];
        start..start + text.trim_end().len()
    }

    fn offset(&self, character: usize) -> usize {
        self.base + self.characters.offset(character)
    }
}
