//! Members by patterns for their names, which no type can tell apart.

use std::collections::HashMap;

use indexmap::IndexSet;
use specwright_ir::{Additional, Choice, Member, Object, Origin, SchemaId, Shape, UnionKind};
use specwright_source::Code;

use super::{keywords::PATTERN_PROPERTIES, shape_of};
use crate::{context::Context, union};

/// Finds what members are that are not declared, where patterns say it, for every object: what all of these say, else any of it.
///
/// ```yaml
/// x-specwright-pattern-properties: { '^n-': { type: integer }, '^s-': { type: string } }
/// additionalProperties: false
/// ```
/// ```text
/// matched: integer or string
/// ```
pub(crate) fn unite(cx: &mut Context<'_>) {
    let mut known: HashMap<Said, Option<SchemaId>> = HashMap::new();
    let all: Vec<SchemaId> = cx.schemas.iter().map(|(id, _)| id).collect();
    for id in all {
        let Shape::Object(object) = &cx.schemas[id].shape else { continue };
        if object.patterns.is_empty() {
            continue;
        }
        let said = Said::of(cx, object);
        let origin = cx.schemas[id].origin.push(PATTERN_PROPERTIES);
        let matched = match known.get(&said) {
            Some(matched) => *matched,
            None => said.united(cx, &origin),
        };
        known.insert(said, matched);
        if let Shape::Object(object) = &mut cx.schemas[id].shape {
            object.matched = matched;
        }
    }
}

/// What is said of members that are not declared.
#[derive(PartialEq, Eq, Hash)]
struct Said {
    /// Schemas that say something.
    schemas: Vec<SchemaId>,
    /// Whether any of them is said to be anything.
    anything: bool,
    /// Whether nothing is said of some.
    open: bool,
}

impl Said {
    fn of(cx: &Context<'_>, object: &Object) -> Self {
        let all = object.patterns.iter().map(|(_, id)| *id).chain(object.additional.schema());
        let mut schemas: IndexSet<SchemaId> = IndexSet::new();
        let mut anything = object.additional == Additional::Any;
        for id in all {
            match shape_of(cx, id) {
                Shape::Any => anything = true,
                _ => drop(schemas.insert(id)),
            }
        }
        let open = object.additional == Additional::Unspecified;
        Self { schemas: schemas.into_iter().collect(), anything, open }
    }

    /// One schema for values of any of these. `None`: a value may be anything.
    fn united(&self, cx: &mut Context<'_>, origin: &Origin) -> Option<SchemaId> {
        let Self { schemas, anything, open } = self;
        if let ([only], false) = (schemas.as_slice(), anything) {
            return Some(*only);
        }
        let member = |id: &SchemaId| Member { origin: cx.schemas[*id].origin.clone(), schema: *id };
        let members: Vec<Member> = schemas.iter().map(member).collect();
        if members.is_empty() {
            return None;
        }
        let silent = cx.silent(true);
        let united = union::settle(cx, origin, UnionKind::OneOf, &members, None, true);
        cx.silent(silent);
        let mut schema = united?;
        match &mut schema.shape {
            Shape::Union(union) if union.choice == Choice::Trial => {
                let message = "nothing but their names tells what these members are";
                let label = "for each, what keeps most of it is taken";
                cx.note(Code::AmbiguousUnion, origin, message, label);
            }
            // what looks like one of them may be something else
            Shape::Union(union) if *anything || *open => union.choice = Choice::Trial,
            Shape::Union(_) => {}
            _ if *anything => return None,
            Shape::Alias(only) if !schema.nullable => return Some(*only),
            _ => {}
        }
        Some(cx.add_settled(schema))
    }
}
