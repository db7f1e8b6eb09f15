//! A change as people and programs read it: with its places, what was written and declared before and after, and whom it reaches.

use std::collections::BTreeSet;

use serde::Serialize;
use similar::{ChangeTag, TextDiff};
use specwright_diff::{Bump, Entry, Finding, Level};
use specwright_ir::Origin;
use specwright_source::{Location, Place};

use super::{compare::Compared, edition::Edition};

/// Lines of an excerpt: what changed is told, not shown whole.
const MOST_LINES: usize = 12;

/// Characters of a line: whole descriptions are written in one.
const MOST_OF_A_LINE: usize = 160;

/// Lines of declarations.
const MOST_DECLARED: usize = 6;

/// Bytes of what is compared line by line.
const MOST_COMPARED: usize = 20_000;

/// A root cause and all it does.
#[derive(Debug, Clone, Serialize)]
pub struct Change {
    /// Twelve hexadecimal digits that stay the same while the change does.
    pub fingerprint: String,
    /// The rule's id.
    pub rule: &'static str,
    /// What changed, in a sentence; names and values are in backticks.
    pub message: String,
    /// What it means on the wire: `info`, `warning`, `breaking`; `null`: nothing changes there.
    #[serde(serialize_with = "as_text")]
    pub wire: Option<Level>,
    /// What it asks of the version: `patch`, `minor`, `major`; `null`: nothing.
    #[serde(serialize_with = "as_text")]
    pub rust: Option<Bump>,
    /// Whether code that compiles does something else.
    pub behaviour: bool,
    /// Whether it is documentation alone.
    pub documentation: bool,
    /// Why it was accepted, where it was.
    pub accepted: Option<String>,
    /// Where it was written.
    pub base: Option<Spot>,
    /// Where it is written now.
    pub head: Option<Spot>,
    /// Where to look in what there is now: at what is above it where it is gone.
    pub shown_at: Option<Spot>,
    /// What was written, as lines with `-`, `+` or a space before them.
    pub excerpt: Vec<String>,
    /// Labels of the operations that it reaches.
    pub operations: BTreeSet<String>,
    /// Where it is met on the wire: a rule for each operation and place.
    pub findings: Vec<Met>,
    /// Types of the client that it changes.
    pub types: BTreeSet<String>,
    /// Methods of the client that it changes.
    pub methods: BTreeSet<String>,
    /// What it changes for Rust callers.
    pub items: Vec<Item>,
}

/// A rule that a change meets.
#[derive(Debug, Clone, Serialize)]
pub struct Met {
    /// The rule's id.
    pub rule: &'static str,
    /// The operation's label; `null`: the description as a whole.
    pub operation: Option<String>,
    /// Where in the operation: `request body application/json`.
    pub place: String,
}

impl Met {
    fn of(finding: &Finding) -> Self {
        let (rule, operation) = (finding.rule.id, finding.operation.clone());
        Self { rule, operation, place: finding.place.to_string() }
    }
}

/// A place as people find it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Spot {
    /// The file.
    pub file: String,
    /// 1-based.
    pub line: usize,
    /// 1-based, in Unicode scalar values.
    pub column: usize,
    /// The node, as a JSON pointer.
    pub pointer: String,
}

/// What changes for Rust callers.
#[derive(Debug, Clone, Serialize)]
pub struct Item {
    /// `types::Job::status`, `Client::get_job`.
    pub item: String,
    /// What it asks of the version.
    #[serde(serialize_with = "as_text_of")]
    pub bump: Bump,
    /// What changed, in a few words.
    pub message: String,
    /// Whether code that compiles does something else.
    pub behaviour: bool,
    /// How it was declared.
    pub before: Option<String>,
    /// How it is declared.
    pub after: Option<String>,
}

impl Change {
    /// A change of what was compared.
    pub(crate) fn of(entry: &Entry, of: &Compared, fingerprint: String) -> Self {
        let items = entry.items.iter();
        let documentation = entry.wire.is_none() && items.clone().all(|item| item.prose);
        let named = |wanted: bool| {
            let names = entry.items.iter().filter(|item| !item.prose).filter_map(|item| {
                let mut parts = item.item.split("::");
                let (kind, name) = (parts.next()?, parts.next()?);
                match kind {
                    "types" | "errors" | "servers" => (!wanted).then(|| name.to_owned()),
                    "operations" => None,
                    handle => wanted.then(|| format!("{handle}::{name}")),
                }
            });
            names.collect()
        };
        Self {
            fingerprint,
            rule: entry.rule,
            message: entry.message.replace(char::is_control, " "),
            wire: entry.wire,
            rust: entry.rust,
            behaviour: items.clone().any(|item| item.behaviour),
            documentation,
            accepted: None,
            base: entry.base.as_ref().and_then(|at| spot(at, &of.base)),
            head: entry.head.as_ref().and_then(|at| spot(at, &of.head)),
            shown_at: shown_at(entry, of),
            excerpt: excerpt(entry, of),
            operations: entry.operations.clone(),
            findings: entry.findings.iter().map(Met::of).collect(),
            types: named(false),
            methods: named(true),
            items: items.map(Item::of).collect(),
        }
    }

    /// Whether somebody has to decide: it breaks callers, or may, or was accepted by nobody and makes code do something else.
    #[must_use]
    pub fn needs_decision(&self) -> bool {
        let grave = self.wire >= Some(Level::Warning) || self.rust == Some(Bump::Major);
        self.accepted.is_none() && (grave || self.behaviour)
    }

    /// Where it is, or was.
    #[must_use]
    pub fn place(&self) -> Option<&Spot> {
        self.head.as_ref().or(self.base.as_ref())
    }

    /// How the items that change were and are declared, as lines with `-` or `+` before them: of those that change most.
    #[must_use]
    pub fn declared(&self) -> Vec<String> {
        let mut items: Vec<&Item> = self.items.iter().collect();
        items.sort_by_key(|item| std::cmp::Reverse(item.bump));
        let signed = |sign: char, text: &Option<String>| {
            text.iter().map(move |text| format!("{sign} {text}")).collect::<Vec<_>>()
        };
        let lines = items
            .iter()
            .flat_map(|item| [signed('-', &item.before), signed('+', &item.after)].concat());
        lines.take(MOST_DECLARED).collect()
    }
}

impl Item {
    fn of(change: &specwright_diff::RustChange) -> Self {
        Self {
            item: change.item.clone(),
            bump: change.bump,
            message: change.message.clone(),
            behaviour: change.behaviour,
            before: change.before.clone(),
            after: change.after.clone(),
        }
    }
}

impl std::fmt::Display for Spot {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}", self.file, self.line)
    }
}

fn spot(at: &Origin, of: &Edition) -> Option<Spot> {
    let sources = &of.report.sources;
    let Location { file, line, column } = sources.locate(&Place::Node(at.clone()))?;
    let pointer = sources.written(at).to_string();
    Some(Spot { file: format!("{}{file}", of.prefix), line, column, pointer })
}

/// What is gone is looked for where it would be.
fn shown_at(entry: &Entry, of: &Compared) -> Option<Spot> {
    if let Some(head) = &entry.head {
        return spot(head, &of.head);
    }
    let base = entry.base.as_ref()?;
    let is_root = *base.file == *of.base.description;
    let file = if is_root { of.head.description.as_str().into() } else { base.file.clone() };
    spot(&Origin { file, pointer: base.pointer.clone() }, &of.head)
}

/// The lines that differ between what was written and what is, with a line around them. What is part of the other alone came or went.
fn excerpt(entry: &Entry, of: &Compared) -> Vec<String> {
    let text = |at: Option<&Origin>, edition: &Edition| {
        let found = at.and_then(|at| edition.report.sources.excerpt(at));
        found.map_or(String::new(), |(text, place)| unindented(text, place.column))
    };
    let (mut was, mut is) = (entry.base.clone(), entry.head.clone());
    if let (Some(a), Some(b)) = (&was, &is)
        && of.base.way(a) != of.head.way(b)
    {
        match (b.pointer.is_within(&a.pointer), a.pointer.is_within(&b.pointer)) {
            (true, _) => was = None,
            (_, true) => is = None,
            _ => {}
        }
    }
    // What is said of a property may be said in its object.
    for up in [false, true] {
        if up {
            (was, is) = (was.as_ref().and_then(object_of), is.as_ref().and_then(object_of));
        }
        let (before, after) = (text(was.as_ref(), &of.base), text(is.as_ref(), &of.head));
        if before != after {
            return changed_lines(&before, &after);
        }
    }
    Vec::new()
}

/// The object that a place is a property of.
fn object_of(at: &Origin) -> Option<Origin> {
    let properties = at.pointer.parent()?;
    let pointer =
        properties.parent().filter(|_| properties.last().as_deref() == Some("properties"))?;
    Some(Origin { file: at.file.clone(), pointer })
}

fn changed_lines(was: &str, is: &str) -> Vec<String> {
    let diff = TextDiff::from_lines(was, is);
    let mut lines = Vec::new();
    for (at, group) in diff.grouped_ops(1).iter().enumerate() {
        if at > 0 {
            lines.push("  ...".to_owned());
        }
        for change in group.iter().flat_map(|op| diff.iter_changes(op)) {
            let sign = match change.tag() {
                ChangeTag::Delete => '-',
                ChangeTag::Insert => '+',
                ChangeTag::Equal => ' ',
            };
            lines.push(format!("{sign} {}", shortened(change.value().trim_end())));
        }
    }
    if lines.len() > MOST_LINES {
        let more = lines.len() - MOST_LINES;
        lines.truncate(MOST_LINES);
        lines.push(format!("  ... {more} more lines"));
    }
    lines
}

/// Lines as they are when the first starts in the first column, as many as are compared.
fn unindented(text: &str, column: usize) -> String {
    let mut out = String::new();
    for line in text.lines() {
        let indent = line.len() - line.trim_start_matches(' ').len();
        out.push_str(&line[indent.min(column - 1)..]);
        out.push('\n');
        if out.len() > MOST_COMPARED {
            break;
        }
    }
    out
}

fn shortened(line: &str) -> String {
    if line.chars().count() <= MOST_OF_A_LINE {
        return line.to_owned();
    }
    let start: String = line.chars().take(MOST_OF_A_LINE).collect();
    format!("{start}...")
}

fn as_text<T: std::fmt::Display, S: serde::Serializer>(
    value: &Option<T>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    value.as_ref().map(ToString::to_string).serialize(serializer)
}

fn as_text_of<T: std::fmt::Display, S: serde::Serializer>(
    value: &T,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_str(value)
}
