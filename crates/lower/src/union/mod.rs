//! `oneOf` and `anyOf`: which members there are, and how a reader tells them apart.
//!
//! Strategies, in order: [`discriminator`], [`tag`], [`json_type`], [`required_key`]; else the members are tried in order, which
//! is reported.

mod alike;
mod discriminator;
mod heirs;
mod json_type;
mod listed;
mod objects;
mod required_key;
mod tag;

pub(crate) use discriminator::report_unused;
pub(crate) use heirs::{Heirs, part, unite};

use indexmap::IndexMap;
use specwright_ir::{
    Choice, Discriminator, Member, Origin, Schema, SchemaId, Shape, Union, UnionKind,
};
use specwright_source::Code;

use crate::{
    context::{Context, State},
    schema::{self, Written, flattened, is_only_null},
};

/// Settles a union; `None` when it says nothing.
///
/// ```yaml
/// oneOf:                                   # before
///   - { $ref: '#/components/schemas/Cat' }
///   - { oneOf: [{ $ref: '#/components/schemas/Dog' }, { enum: [null] }] }
/// ```
/// ```text
/// Cat or Dog, nullable                     # after
/// ```
/// A lone member stands for the union: where the schema says nothing else (`alone`), by its own type.
pub(crate) fn settle(
    cx: &mut Context<'_>,
    origin: &Origin,
    kind: UnionKind,
    written: &[Member],
    discriminator: Option<&Discriminator>,
    alone: bool,
) -> Option<Schema> {
    let (members, nested) = (IndexMap::new(), IndexMap::new());
    let mut found = Found { kind, members, nested, nullable: false, lost: false };
    let written = heirs::apart(cx, written);
    collect(cx, &written, &mut found);
    let Found { members, nested, nullable, lost, .. } = found;
    let mut members: Vec<Member> = members.into_values().collect();
    let nested: Vec<Member> = nested.into_values().collect();
    let several = members.len() > 1;
    if discriminator.is_none() {
        members = alike::joined(cx, members);
    }
    let mut schema = Schema::any(origin.clone());
    match members.as_slice() {
        [] if nullable => schema.shape = Shape::Null,
        [] => {
            cx.warn(
                Code::UnsatisfiableSchema,
                origin,
                "a union without members allows nothing",
                "ignored",
            );
            return None;
        }
        [only] if alone && !several && !lost => schema.shape = Shape::Alias(only.schema),
        [only] if !lost => schema = flattened(cx, only.schema),
        _ => {
            if let Some(written) = discriminator {
                discriminator::report_strangers(cx, &members, written);
            }
            let choice = match told_apart(cx, &members, discriminator) {
                // What an inner union tells apart by itself may not tell its members from the outer ones.
                None if nested.len() < members.len() && nested.len() > 1 => {
                    let choice = told_apart(cx, &nested, discriminator);
                    if choice.is_some() {
                        members = nested;
                    }
                    choice
                }
                choice => choice,
            };
            let choice = choice.unwrap_or_else(|| trial(cx, origin));
            discriminator::keep_tag(cx, &mut members, &choice, discriminator);
            let discriminator = discriminator.cloned();
            schema.shape = Shape::Union(Union { kind, members, choice, discriminator });
        }
    }
    schema.nullable |= nullable;
    Some(schema)
}

struct Found {
    kind: UnionKind,
    /// Members of inline unions among them; each schema once.
    members: IndexMap<SchemaId, Member>,
    /// Inline unions among them; each schema once.
    nested: IndexMap<SchemaId, Member>,
    nullable: bool,
    /// Whether there are members that cannot be read: values may be what the others are not.
    lost: bool,
}

/// Collects members: `null` becomes nullability, inline unions of the same kind may be flattened, repetitions are left out.
fn collect(cx: &mut Context<'_>, written: &[Member], found: &mut Found) {
    for member in written {
        if cx.keywords(member.schema).is_some_and(|keywords| is_only_null(&keywords)) {
            found.nullable = true;
            continue;
        }
        if !settle_member(cx, member.schema) {
            found.lost = true;
            continue;
        }
        let schema = &cx.schemas[member.schema];
        found.nullable |= cx.schemas.resolve(member.schema).1;
        match &schema.shape {
            Shape::Null => continue,
            Shape::Union(inner) if schema.name.is_none() && inner.kind == found.kind => {
                let inner = inner.members.clone();
                inner.into_iter().for_each(|member| push(&mut found.members, member));
            }
            _ => push(&mut found.members, member.clone()),
        }
        push(&mut found.nested, member.clone());
    }
}

fn push(members: &mut IndexMap<SchemaId, Member>, member: Member) {
    members.entry(member.schema).or_insert(member);
}

fn settle_member(cx: &mut Context<'_>, id: SchemaId) -> bool {
    // What could not be read and has no name is reported already.
    let lost = matches!(cx.written(id), Written::Nothing) && cx.schemas[id].name.is_none();
    let added = cx.state(id) == State::Settled;
    (!lost || added) && schema::settle(cx, id)
}

/// Finds out how members are told apart.
pub(crate) fn infer(
    cx: &mut Context<'_>,
    origin: &Origin,
    members: &mut [Member],
    discriminator: Option<&Discriminator>,
) -> Choice {
    let choice = told_apart(cx, members, discriminator).unwrap_or_else(|| trial(cx, origin));
    discriminator::keep_tag(cx, members, &choice, discriminator);
    choice
}

fn told_apart(
    cx: &mut Context<'_>,
    members: &[Member],
    discriminator: Option<&Discriminator>,
) -> Option<Choice> {
    let by_discriminator = match discriminator {
        Some(discriminator) => discriminator::infer(cx, members, discriminator),
        None => discriminator::infer_inherited(cx, members),
    };
    by_discriminator
        .or_else(|| tag::infer(cx, members))
        .or_else(|| json_type::infer(cx, members))
        .or_else(|| required_key::infer(cx, members))
}

fn trial(cx: &mut Context<'_>, origin: &Origin) -> Choice {
    cx.note(
        Code::AmbiguousUnion,
        origin,
        "nothing tells the members of this union apart",
        "the one that keeps most is taken; a `discriminator` would tell them apart",
    );
    Choice::Trial
}

/// Whether no value is in two lists.
fn disjoint(lists: &[Vec<String>]) -> bool {
    let mut seen = std::collections::HashSet::new();
    lists.iter().all(|list| !list.is_empty() && list.iter().all(|value| seen.insert(value)))
}
