//! Holds one object against its table.

use specwright_ir::{Json, Origin, Pointer};
use specwright_source::{Code, Diagnostic};

use super::{
    Kind, MALFORMED, Object,
    fit::{Fit, fit, takes_null},
};
use crate::dialect::Map;

/// One object being checked.
#[derive(Default)]
pub(super) struct Check {
    /// What happened, in order: places are those of the time.
    pub(super) events: Vec<Event>,
    /// Members of the object that are left out.
    pub(super) lost: Vec<String>,
}

pub(super) enum Event {
    /// Something is wrong with a node.
    Fault(Pointer, Fault),
    /// A node stands elsewhere now.
    Moved(Pointer, Pointer),
}

/// What is wrong.
pub(super) struct Fault {
    code: Code,
    message: String,
    outcome: Outcome,
}

enum Outcome {
    /// What is meant is read instead; how.
    Read(String),
    /// It is left out. What to do.
    Lost(String),
}

impl Fault {
    /// The fault as a finding. What is lost is an error.
    pub(super) fn at(self, place: &Origin) -> Diagnostic {
        match self.outcome {
            Outcome::Read(how) => Diagnostic::warning(self.code, self.message).at(place, how),
            Outcome::Lost(help) => {
                Diagnostic::error(self.code, self.message).at(place, "ignored").help(help)
            }
        }
    }
}

impl Check {
    /// Checks an object that is visited on its own. Whoever reads it asks for what it must have, empty maps aside.
    pub(super) fn node(&mut self, object: &'static Object, at: &Pointer, map: &mut Map) {
        self.lost = self.members(object, at, map);
        for name in object.required {
            self.fill(object, name, at, map);
        }
    }

    /// Checks members; the names of those that are left out.
    fn members(&mut self, object: &'static Object, at: &Pointer, map: &mut Map) -> Vec<String> {
        let mut lost = Vec::new();
        let mut dropped = Vec::new();
        for (name, value) in map.iter_mut() {
            let Some(kind) = object.kind(name) else { continue };
            match self.value(kind, &format!("`{name}`"), &at.push(name), value) {
                Kept::Yes => {}
                Kept::Absent => dropped.push(name.clone()),
                Kept::Lost => {
                    dropped.push(name.clone());
                    lost.push(name.clone());
                }
            }
        }
        for name in &dropped {
            map.shift_remove(name);
        }
        lost
    }

    /// Sees to it that a required member is there. `false`: it is missing, and nothing stands for it.
    fn fill(&mut self, object: &'static Object, name: &str, at: &Pointer, map: &mut Map) -> bool {
        if map.contains_key(name) {
            return true;
        }
        let empty = object.is_map(name);
        if empty {
            let message = format!("{} must have `{name}`", object.name);
            let outcome = Outcome::Read("read as if it were empty".to_owned());
            self.fault(at, Code::MissingMember, message, outcome);
            map.insert(name.to_owned(), Json::Object(Map::new()));
        }
        empty
    }

    /// Checks a value.
    fn value(
        &mut self,
        kind: &'static Kind,
        subject: &str,
        at: &Pointer,
        value: &mut Json,
    ) -> Kept {
        let message = || format!("{subject} must be {}", expected(kind));
        if value.is_null() && !takes_null(kind) {
            let outcome = Outcome::Read("read as if it were not there".to_owned());
            self.fault(at, Code::WrongKind, message(), outcome);
            return Kept::Absent;
        }
        let kind = match fit(kind, value) {
            Fit::Fits(kind) => kind,
            Fit::Same(same) => {
                *value = same;
                return Kept::Yes;
            }
            Fit::Meant(meant, how, kind) => {
                self.fault(at, Code::WrongKind, message(), Outcome::Read(how));
                *value = meant;
                kind
            }
            Fit::Item(kind) => {
                let outcome = Outcome::Read("read as a list of this alone".to_owned());
                self.fault(at, Code::WrongKind, message(), outcome);
                self.events.push(Event::Moved(at.clone(), at.push("0")));
                *value = Json::Array(vec![value.take()]);
                kind
            }
            Fit::TooLarge => {
                let message = format!("{subject} is more than can be counted");
                let outcome = Outcome::Read("read as if it were not there".to_owned());
                self.fault(at, Code::LimitExceeded, message, outcome);
                return Kept::Absent;
            }
            Fit::Wrong => {
                let written = match at.last().filter(|name| name.parse::<usize>().is_err()) {
                    Some(name) => format!("{name}: {}", example(kind)),
                    None => example(kind),
                };
                let help = Outcome::Lost(format!("write `{written}`"));
                self.fault(at, Code::WrongKind, message(), help);
                return Kept::Lost;
            }
        };
        self.inside(kind, subject, at, value)
    }

    /// Checks what a value that fits holds.
    fn inside(
        &mut self,
        kind: &'static Kind,
        subject: &str,
        at: &Pointer,
        value: &mut Json,
    ) -> Kept {
        match (kind, value) {
            (Kind::List(of), Json::Array(items)) => self.items(of, subject, at, items),
            (Kind::Named(of), Json::Object(map)) if !matches!(of, Kind::Node) => {
                let names: Vec<String> = map.keys().cloned().collect();
                for name in names.iter().filter(|name| !name.starts_with("x-")) {
                    let Some(value) = map.get_mut(name) else { continue };
                    let subject = format!("`{name}` of {subject}");
                    match self.value(of, &subject, &at.push(name), value) {
                        Kept::Yes => {}
                        // the name counts: of a scheme that is required
                        _ if matches!(of, Kind::List(_)) => *value = Json::Array(Vec::new()),
                        _ => drop(map.shift_remove(name)),
                    }
                }
                Kept::Yes
            }
            (Kind::Object(object), Json::Object(map)) => {
                self.members(object, at, map);
                for name in object.required {
                    if !self.fill(object, name, at, map) {
                        let message = format!("{} must have `{name}`", object.name);
                        let help = Outcome::Lost(format!("add `{name}: ...`"));
                        self.fault(at, Code::MissingMember, message, help);
                        return Kept::Lost;
                    }
                }
                Kept::Yes
            }
            _ => Kept::Yes,
        }
    }

    /// Checks the items of a list. One that loses all of its items is lost: an empty one would say something else.
    fn items(
        &mut self,
        of: &'static Kind,
        subject: &str,
        at: &Pointer,
        items: &mut Vec<Json>,
    ) -> Kept {
        let subject = format!("an item of {subject}");
        let mut kept = Vec::new();
        let mut all = Kept::Yes;
        for (index, mut item) in std::mem::take(items).into_iter().enumerate() {
            let from = at.push(index.to_string());
            match self.value(of, &subject, &from, &mut item) {
                Kept::Yes => {
                    if index != kept.len() {
                        let to = at.push(kept.len().to_string());
                        self.events.push(Event::Moved(from, to));
                    }
                    kept.push(item);
                }
                lost => {
                    // others take its index
                    let aside = at.push(MALFORMED).push(index.to_string());
                    self.events.push(Event::Moved(from, aside));
                    all = lost;
                }
            }
        }
        *items = kept;
        if items.is_empty() { all } else { Kept::Yes }
    }

    fn fault(&mut self, at: &Pointer, code: Code, message: String, outcome: Outcome) {
        self.events.push(Event::Fault(at.clone(), Fault { code, message, outcome }));
    }
}

/// Whether a value stays where it is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kept {
    Yes,
    /// It says no more than its absence.
    Absent,
    Lost,
}

/// What a kind is called.
fn expected(kind: &Kind) -> String {
    match kind {
        Kind::Any => "anything".to_owned(),
        Kind::Node | Kind::Named(_) | Kind::Object(_) => "a map".to_owned(),
        Kind::Text | Kind::Reference | Kind::TypeName => "a string".to_owned(),
        Kind::Flag => "`true` or `false`".to_owned(),
        Kind::Number => "a number".to_owned(),
        Kind::Count => "a whole number, 0 or more".to_owned(),
        Kind::Word(words) => {
            let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
            words.join(" or ")
        }
        Kind::List(Kind::Text | Kind::TypeName) => "a list of strings".to_owned(),
        Kind::List(_) => "a list".to_owned(),
        Kind::Either(kinds) => kinds.iter().map(expected).collect::<Vec<_>>().join(" or "),
    }
}

/// What a value of a kind looks like.
fn example(kind: &Kind) -> String {
    match kind {
        Kind::Any | Kind::Node => "{ ... }".to_owned(),
        Kind::Named(of) => format!("{{ name: {} }}", example(of)),
        Kind::Object(object) => match object.required {
            [] => "{ ... }".to_owned(),
            [first, ..] => format!("{{ {first}: ... }}"),
        },
        Kind::Text => "'...'".to_owned(),
        Kind::Reference => "'#/...'".to_owned(),
        Kind::TypeName => "string".to_owned(),
        Kind::Flag => "true".to_owned(),
        Kind::Number | Kind::Count => "1".to_owned(),
        Kind::Word(words) => words.first().copied().unwrap_or_default().to_owned(),
        Kind::List(of) => format!("[{}]", example(of)),
        Kind::Either(kinds) => kinds.first().map(example).unwrap_or_default(),
    }
}
