//! Where each node of a YAML or JSON text is. [`events`] finds them in YAML, [`json`] in JSON.
//!
//! Names of members are kept as written: `200:` is the member `200`.

mod events;
mod json;

use std::{collections::HashMap, ops::Range};

use specwright_ir::Pointer;

/// Levels of mappings and sequences in each other; neither reader of values goes deeper.
pub(crate) const DEEPEST: usize = 127;

/// Values in one text: several times what the largest descriptions hold, and what is made a package of in seconds and with less than
/// 1 GB of memory, whatever they are.
pub(crate) const MOST_VALUES: usize = 500_000;

/// How many mappings are looked through for one name: merge keys lead to others, many times over.
const MOST_MERGED: usize = 1_000;

/// Byte offsets of a node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The member's name, quotes included; `None` for the root and for items of a sequence.
    pub key: Option<Range<usize>>,
    /// The value.
    pub value: Range<usize>,
}

/// The nodes of a text; the first is the root. There may be a million, so that each is small.
#[derive(Debug, Default)]
pub(crate) struct Positions {
    nodes: Vec<Node>,
    /// The names of all members, one behind the other.
    names: String,
    /// Where the children of an alias are.
    aliases: HashMap<u32, u32>,
}

/// A range of bytes; texts are shorter than 4 GB.
type Bytes = (u32, u32);

#[derive(Debug)]
struct Node {
    key: Option<Bytes>,
    value: Bytes,
    children: Children,
}

#[derive(Debug)]
enum Children {
    None,
    Items(Box<[u32]>),
    /// Sorted by name; of one name in the order of the text.
    Members(Box<[Member]>),
}

#[derive(Debug, Clone, Copy)]
struct Member {
    name: Bytes,
    node: u32,
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
    pub(crate) fn get(&self, pointer: &Pointer) -> Option<Span> {
        let mut at = 0;
        for token in pointer.tokens() {
            let mut left = MOST_MERGED;
            at = self.child(at, &token, &mut left)?;
        }
        let Node { key, value, .. } = self.nodes.get(at as usize)?;
        Some(Span { key: key.map(range), value: range(*value) })
    }

    /// A child by name, through aliases and merge keys.
    fn child(&self, node: u32, name: &str, left: &mut usize) -> Option<u32> {
        *left = left.checked_sub(1)?;
        let children = self.children(node)?;
        if let Some(found) = self.own(children, name) {
            return Some(found);
        }
        let merged = self.own(children, "<<")?;
        match self.children(merged)? {
            Children::Items(items) => items.iter().find_map(|item| self.child(*item, name, left)),
            _ => self.child(merged, name, left),
        }
    }

    fn children(&self, node: u32) -> Option<&Children> {
        let node = self.aliases.get(&node).copied().unwrap_or(node);
        Some(&self.nodes.get(node as usize)?.children)
    }

    /// Of a name that is written twice, the last counts.
    fn own(&self, children: &Children, name: &str) -> Option<u32> {
        match children {
            Children::None => None,
            Children::Items(items) => items.get(name.parse::<usize>().ok()?).copied(),
            Children::Members(members) => {
                let behind = members.partition_point(|member| self.name(member) <= name);
                let member = members.get(behind.checked_sub(1)?)?;
                (self.name(member) == name).then_some(member.node)
            }
        }
    }

    fn name(&self, member: &Member) -> &str {
        &self.names[range(member.name)]
    }
}

fn range((start, end): Bytes) -> Range<usize> {
    start as usize..end as usize
}

#[expect(clippy::cast_possible_truncation, reason = "texts are shorter than 4 GB")]
fn bytes(range: &Range<usize>) -> Bytes {
    (range.start as u32, range.end as u32)
}

/// Places of all nodes of `text[part]`, as offsets into `text`, as far as the text parses. `json`: it may be JSON.
pub(crate) fn scan(text: &str, part: Range<usize>, json: bool) -> (Positions, Vec<Fault>) {
    if u32::try_from(text.len()).is_err() {
        let fault = Fault::Limit { at: part.start, message: "longer than 4 GB".to_owned() };
        return (Positions::default(), vec![fault]);
    }
    let found = json.then(|| json::scan(text, part.clone())).flatten();
    found.unwrap_or_else(|| events::scan(text, part))
}

/// Positions on their way. A stack, not recursion: texts nest as deep as they like.
struct Building<'a> {
    text: &'a str,
    positions: Positions,
    faults: Vec<Fault>,
    stack: Vec<Frame>,
    /// What is more than is read.
    limit: Option<Fault>,
}

/// What is open.
enum Frame {
    Sequence {
        node: u32,
        items: Vec<u32>,
    },
    Mapping {
        node: u32,
        /// The name of the member whose value is next, and where it is.
        key: Option<(Bytes, Bytes)>,
        members: Vec<Member>,
    },
    /// Part of a key that is not a scalar.
    Key {
        range: Range<usize>,
    },
}

impl<'a> Building<'a> {
    fn of(text: &'a str) -> Self {
        let (positions, faults, stack) = (Positions::default(), Vec::new(), Vec::new());
        Self { text, positions, faults, stack, limit: None }
    }

    /// What was found up to there.
    fn finish(mut self, end: usize) -> (Positions, Vec<Fault>) {
        while !self.stack.is_empty() {
            self.close(end);
        }
        self.faults.extend(self.limit);
        (self.positions, self.faults)
    }

    /// Whether a name is next.
    fn wants_name(&self) -> bool {
        matches!(self.stack.last(), Some(Frame::Mapping { key: None, .. }))
    }

    fn name(&mut self, text: &str, written: Range<usize>) {
        if let Some(Frame::Mapping { key, .. }) = self.stack.last_mut() {
            let start = self.positions.names.len();
            self.positions.names.push_str(text);
            *key = Some((bytes(&(start..self.positions.names.len())), bytes(&written)));
        }
    }

    /// A scalar or an alias, which may be a name; gives the node where it is one.
    fn leaf(&mut self, text: &str, range: Range<usize>) -> Option<u32> {
        match self.stack.last() {
            Some(Frame::Key { .. }) => None,
            Some(Frame::Mapping { key: None, .. }) => {
                self.name(text, range);
                None
            }
            _ => Some(self.node(range)),
        }
    }

    /// The start of a mapping or sequence; gives the node where it is one.
    fn open(&mut self, range: Range<usize>, sequence: bool) -> Option<u32> {
        let start = range.start;
        let (frame, node) = match self.stack.last() {
            Some(Frame::Key { .. } | Frame::Mapping { key: None, .. }) => {
                (Frame::Key { range }, None)
            }
            _ => {
                let node = self.node(range);
                let frame = match sequence {
                    true => Frame::Sequence { node, items: Vec::new() },
                    false => Frame::Mapping { node, key: None, members: Vec::new() },
                };
                (frame, Some(node))
            }
        };
        self.stack.push(frame);
        if self.stack.len() > DEEPEST {
            self.limit = Some(deep(start));
        }
        node
    }

    fn close(&mut self, end: usize) {
        match self.stack.pop() {
            Some(Frame::Sequence { node, items }) => {
                self.end(node, end, Children::Items(items.into_boxed_slice()));
            }
            Some(Frame::Mapping { node, mut members, .. }) => {
                members.sort_by(|a, b| self.positions.name(a).cmp(self.positions.name(b)));
                self.report_duplicates(&members);
                self.end(node, end, Children::Members(members.into_boxed_slice()));
            }
            Some(Frame::Key { range }) if self.wants_name() => {
                let text = self.text;
                self.name(&text[range.clone()], range);
            }
            Some(Frame::Key { .. }) | None => {}
        }
    }

    fn end(&mut self, node: u32, end: usize, children: Children) {
        let node = &mut self.positions.nodes[node as usize];
        let start = node.value.0 as usize;
        let text = &self.text[start..end.max(start)];
        node.value = bytes(&(start..start + text.trim_end().len()));
        node.children = children;
    }

    fn report_duplicates(&mut self, members: &[Member]) {
        for pair in members.windows(2) {
            let [first, again] = pair else { continue };
            let name = self.positions.name(first);
            if name == self.positions.name(again) {
                let key = |member: &Member| {
                    let node = &self.positions.nodes[member.node as usize];
                    range(node.key.unwrap_or(node.value))
                };
                let (name, first, again) = (name.to_owned(), key(first), key(again));
                self.faults.push(Fault::Duplicate { name, first, again });
            }
        }
    }

    /// Adds a value under what is open.
    fn node(&mut self, value: Range<usize>) -> u32 {
        let id = u32::try_from(self.positions.nodes.len()).unwrap_or(u32::MAX);
        let mut written = None;
        match self.stack.last_mut() {
            Some(Frame::Sequence { items, .. }) => items.push(id),
            Some(Frame::Mapping { key, members, .. }) => {
                if let Some((name, range)) = key.take() {
                    members.push(Member { name, node: id });
                    written = Some(range);
                }
            }
            Some(Frame::Key { .. }) | None => {}
        }
        if self.positions.nodes.len() == MOST_VALUES {
            let message = format!("there are more than {MOST_VALUES} values up to here");
            self.limit = Some(Fault::Limit { at: value.start, message });
        }
        let value = bytes(&value);
        self.positions.nodes.push(Node { key: written, value, children: Children::None });
        id
    }
}

fn deep(at: usize) -> Fault {
    Fault::Limit { at, message: format!("nested more than {DEEPEST} levels deep") }
}
