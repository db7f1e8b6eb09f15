//! Which kind each member of an object is of, and what becomes of one that is of another.
//!
//! Objects are held against [`tables`] as they are written, before anything else is made of them. A member of another kind costs
//! itself alone:
//!
//! ```yaml
//! summary: 5              # before
//! deprecated: 'yes'
//! tags: pets
//! externalDocs: nope
//! callbacks: null
//! ```
//! ```yaml
//! summary: '5'            # after: warnings say how each is read
//! deprecated: true
//! tags: [pets]
//!                         # an error says that `externalDocs` is left out, a warning that `callbacks` is
//! ```
//! So every object can be read, and every reader finds members of the kind that it expects.

mod check;
mod fit;
mod tables;

use specwright_ir::{Json, Origin, Pointer};

use super::{Map, Rewriting};
use crate::reference::Component;

use check::{Check, Event};

/// What a member is, in any version of OpenAPI.
#[derive(Debug)]
pub(super) enum Kind {
    /// Anything: values of the API, and what nobody reads.
    Any,
    /// An object that is visited on its own; whoever reads it tells if it is none.
    Node,
    /// A string.
    Text,
    /// A string that nothing else stands for.
    Reference,
    /// A string; YAML has `null` for `'null'`.
    TypeName,
    /// `true` or `false`.
    Flag,
    /// A number.
    Number,
    /// A whole number, 0 or more.
    Count,
    /// One of a few strings.
    Word(&'static [&'static str]),
    /// A list of these.
    List(&'static Kind),
    /// A map of these, by names that people choose.
    Named(&'static Kind),
    /// An object whose members are known.
    Object(&'static Object),
    /// One or the other.
    Either(&'static [Kind]),
}

/// An object of OpenAPI.
#[derive(Debug)]
pub(super) struct Object {
    /// How people say it: `a Server Object`.
    name: &'static str,
    /// Members by name. Others are not looked at.
    members: &'static [&'static [Member]],
    /// Members without which there is no such object.
    required: &'static [&'static str],
    /// The member that a lone string is meant for.
    text: Option<&'static str>,
}

/// The name and kind of a member.
pub(super) type Member = (&'static str, Kind);

impl Object {
    fn kind(&self, name: &str) -> Option<&'static Kind> {
        let mut members = self.members.iter().flat_map(|group| group.iter());
        members.find(|(known, _)| *known == name).map(|(_, kind)| kind)
    }

    /// Whether a member is a map by names: an empty one can stand for it.
    fn is_map(&self, name: &str) -> bool {
        matches!(self.kind(name), Some(Kind::Named(_)))
    }
}

/// The name of a member of a Schema Object that lists its keywords which could not be read.
pub(crate) const MALFORMED: &str = "x-specwright-malformed";

/// The member of an object that is required and is not there, maps aside: the check sees to these.
pub(crate) fn missing(kind: Component, map: &Map) -> Option<&'static str> {
    let object = tables::of(kind, map);
    let mut required = object.required.iter().filter(|name| !object.is_map(name));
    required.find(|name| !map.contains_key(**name)).copied()
}

impl Rewriting<'_, '_> {
    /// Holds an object against what OpenAPI says of its kind, and reports what is wrong.
    pub(super) fn check(&mut self, kind: Component, at: &Pointer, map: &mut Map) {
        let mut check = Check::default();
        check.node(tables::of(kind, map), at, map);
        let Check { events, lost } = check;
        for event in events {
            match event {
                Event::Fault(at, fault) => {
                    let place = self.written(&at);
                    self.findings.push(fault.at(&place));
                }
                Event::Moved(from, to) => self.moved(&from, to),
            }
        }
        if kind == Component::Schema && !lost.is_empty() {
            let names = lost.into_iter().map(Json::String).collect();
            map.insert(MALFORMED.to_owned(), Json::Array(names));
        }
    }

    /// Holds a copy of what is written elsewhere against what OpenAPI says of its kind.
    pub(super) fn check_copy(&mut self, kind: Component, origin: &Origin, map: &mut Map) {
        let mut check = Check::default();
        check.node(tables::of(kind, map), &origin.pointer, map);
        for event in check.events {
            if let Event::Fault(pointer, fault) = event {
                let place = Origin { pointer, ..origin.clone() };
                self.findings.push(fault.at(&place));
            }
        }
    }
}
