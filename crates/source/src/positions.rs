//! Where each node of a YAML or JSON text is, by one pass of a marked event parser.
//!
//! Names of members are kept as written: `200:` is the member `200`.

use std::{borrow::Cow, collections::BTreeMap, ops::Range};

use saphyr_parser::{Event, Parser, Span as Marks};
use specwright_ir::Pointer;

/// Levels of mappings and sequences in each other; neither reader of values goes deeper.
const DEEPEST: usize = 127;

/// Byte offsets of a node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The member's name, quotes included; `None` for the root and for items of a sequence.
    pub key: Option<Range<usize>>,
    /// The value.
    pub value: Range<usize>,
}

/// The nodes of a text; the first is the root.
#[derive(Debug, Default)]
pub(crate) struct Positions {
    nodes: Vec<Node>,
}

#[derive(Debug)]
struct Node {
    span: Span,
    children: Vec<(String, usize)>,
    /// Where the children of an alias are.
    alias: Option<usize>,
}

/// What the pass objects to.
#[derive(Debug)]
pub(crate) enum Fault {
    /// The text ends in the middle of something or is not YAML.
    Syntax { at: usize, message: String },
    /// More than is read.
    Limit { at: usize, message: String },
    /// A name written twice in one mapping.
    Duplicate { name: String, first: Range<usize>, again: Range<usize> },
    /// A second document in the text.
    SecondDocument { at: usize },
}

impl Positions {
    pub(crate) fn get(&self, pointer: &Pointer) -> Option<&Span> {
        let mut node = self.nodes.first()?;
        for token in pointer.tokens() {
            node = self.child(node, &token)?;
        }
        Some(&node.span)
    }

    /// A child by name, through aliases and merge keys.
    fn child(&self, node: &Node, name: &str) -> Option<&Node> {
        let node = node.alias.map_or(node, |target| &self.nodes[target]);
        let find = |name: &str| node.children.iter().find(|(n, _)| n == name).map(|(_, id)| *id);
        if let Some(id) = find(name) {
            return Some(&self.nodes[id]);
        }
        let merged = &self.nodes[find("<<")?];
        let target = merged.alias.map_or(merged, |target| &self.nodes[target]);
        let listed = target.children.iter().filter(|(n, _)| n.parse::<usize>().is_ok());
        self.child(merged, name)
            .or_else(|| listed.map(|(_, id)| &self.nodes[*id]).find_map(|n| self.child(n, name)))
    }
}

/// Places of all nodes of `text[part]`, as offsets into `text`, as far as the text parses.
pub(crate) fn scan(text: &str, part: Range<usize>, json: bool) -> (Positions, Vec<Fault>) {
    let slice = &text[part.clone()];
    let masked = if json { mask_surrogates(slice) } else { Cow::Borrowed(slice) };
    let offsets = (!slice.is_ascii()).then(|| slice.char_indices().map(|(at, _)| at).collect());
    let mut pass =
        Pass { offsets, base: part.start, end: slice.len(), text: slice, ..Pass::default() };
    for event in Parser::new_from_str(&masked) {
        if let Some(at) = pass.too_deep {
            pass.faults.push(deep(at));
            break;
        }
        match event {
            Ok((event, marks)) => pass.event(event, marks),
            Err(error) => {
                let at = pass.offset(error.marker().index());
                let message = error.info().to_owned();
                // what the scanner says of flow collections that nest in one line
                let too_deep = message == "recursion limit exceeded";
                pass.faults.push(if too_deep { deep(at) } else { Fault::Syntax { at, message } });
                break;
            }
        }
    }
    (pass.positions, pass.faults)
}

fn deep(at: usize) -> Fault {
    Fault::Limit { at, message: format!("nested more than {DEEPEST} levels deep") }
}

/// JSON writes characters beyond U+FFFF as two escapes, which YAML does not know. Same length, so offsets stay.
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

/// The state of the pass. A stack, not recursion: texts nest as deep as they like.
#[derive(Default)]
struct Pass<'a> {
    positions: Positions,
    faults: Vec<Fault>,
    stack: Vec<Frame>,
    anchors: BTreeMap<usize, usize>,
    documents: usize,
    /// Where it is nested deeper than anything is read.
    too_deep: Option<usize>,
    text: &'a str,
    /// Byte offset of each character, unless all are ASCII.
    offsets: Option<Vec<usize>>,
    base: usize,
    end: usize,
}

/// What is open.
enum Frame {
    Sequence {
        node: usize,
        next: usize,
    },
    Mapping {
        node: usize,
        key: Option<(String, Range<usize>)>,
        seen: BTreeMap<String, Range<usize>>,
    },
    /// Part of a key that is not a scalar.
    Key {
        range: Range<usize>,
    },
}

impl Pass<'_> {
    fn event(&mut self, event: Event<'_>, marks: Marks) {
        let range = self.range(marks);
        match event {
            Event::DocumentStart(_) => {
                self.documents += 1;
                if self.documents == 2 {
                    self.faults.push(Fault::SecondDocument { at: range.start });
                }
            }
            _ if self.documents > 1 => {}
            Event::Scalar(text, _, anchor, _) => self.leaf(&text, range, anchor, None),
            Event::Alias(anchor) => {
                let target = self.anchors.get(&anchor).copied();
                self.leaf("*", range, 0, target);
            }
            Event::SequenceStart(anchor, _) => self.open(range, anchor, true),
            Event::MappingStart(anchor, _) => self.open(range, anchor, false),
            Event::SequenceEnd | Event::MappingEnd => self.close(range.end),
            _ => {}
        }
    }

    fn leaf(&mut self, text: &str, range: Range<usize>, anchor: usize, alias: Option<usize>) {
        match self.stack.last_mut() {
            Some(Frame::Key { .. }) => {}
            Some(Frame::Mapping { key: key @ None, seen, .. }) => {
                if let Some(first) = seen.insert(text.to_owned(), range.clone()) {
                    let name = text.to_owned();
                    self.faults.push(Fault::Duplicate { name, first, again: range.clone() });
                }
                *key = Some((text.to_owned(), range));
            }
            _ => {
                let node = self.node(range, anchor);
                self.positions.nodes[node].alias = alias;
            }
        }
    }

    fn open(&mut self, range: Range<usize>, anchor: usize, sequence: bool) {
        let start = range.start;
        let frame = match self.stack.last() {
            Some(Frame::Key { .. } | Frame::Mapping { key: None, .. }) => Frame::Key { range },
            _ => {
                let node = self.node(range, anchor);
                if sequence {
                    Frame::Sequence { node, next: 0 }
                } else {
                    Frame::Mapping { node, key: None, seen: BTreeMap::new() }
                }
            }
        };
        self.stack.push(frame);
        if self.stack.len() > DEEPEST {
            self.too_deep = Some(start);
        }
    }

    fn close(&mut self, end: usize) {
        match self.stack.pop() {
            Some(Frame::Sequence { node, .. } | Frame::Mapping { node, .. }) => {
                let value = &mut self.positions.nodes[node].span.value;
                let text = &self.text[value.start - self.base..end.max(value.start) - self.base];
                value.end = value.start + text.trim_end().len();
            }
            Some(Frame::Key { range }) => {
                if let Some(Frame::Mapping { key: key @ None, .. }) = self.stack.last_mut() {
                    *key = Some(("?".to_owned(), range));
                }
            }
            None => {}
        }
    }

    /// Adds a value under what is open.
    fn node(&mut self, value: Range<usize>, anchor: usize) -> usize {
        let id = self.positions.nodes.len();
        let mut written = None;
        match self.stack.last_mut() {
            Some(Frame::Sequence { node, next }) => {
                self.positions.nodes[*node].children.push((next.to_string(), id));
                *next += 1;
            }
            Some(Frame::Mapping { node, key, .. }) => {
                if let Some((name, range)) = key.take() {
                    self.positions.nodes[*node].children.push((name, id));
                    written = Some(range);
                }
            }
            Some(Frame::Key { .. }) | None => {}
        }
        let span = Span { key: written, value };
        self.positions.nodes.push(Node { span, children: Vec::new(), alias: None });
        if anchor != 0 {
            self.anchors.insert(anchor, id);
        }
        id
    }

    fn range(&self, marks: Marks) -> Range<usize> {
        let (start, end) = (self.offset(marks.start.index()), self.offset(marks.end.index()));
        let text = &self.text[start - self.base..end.max(start) - self.base];
        start..start + text.trim_end().len()
    }

    fn offset(&self, character: usize) -> usize {
        let at = match &self.offsets {
            Some(offsets) => offsets.get(character).copied().unwrap_or(self.end),
            None => character.min(self.end),
        };
        self.base + at
    }
}
