//! Schemas: what values may be.

use std::mem;

use specwright_ir::{Additional, Api, Choice, Enumeration, SchemaId, Shape, StringFormat, Union};

use super::{Comparison, constraints, objects, place};
use crate::rules::{
    BECAME_NOT_NULLABLE, BECAME_NULLABLE, ENUM_CLOSED, ENUM_OPENED, ENUM_VALUE_ADDED,
    ENUM_VALUE_REMOVED, FORMAT_CHANGED, Kind, TYPE_CHANGED, TYPE_NARROWED, TYPE_WIDENED,
    UNION_DEFAULT_CHANGED, UNION_MEMBER_ADDED, UNION_MEMBER_REMOVED, UNION_TAG_CHANGED,
};

/// Compares two schemas and all that they are made of. References are followed: a name is not on the wire.
pub(super) fn compare(cx: &mut Comparison<'_>, base: SchemaId, head: SchemaId) {
    let mut open = vec![(base, head)];
    while let Some((base, head)) = open.pop() {
        let (old, old_null) = cx.base.schemas.resolve(base);
        let (new, new_null) = cx.head.schemas.resolve(head);
        if old_null != new_null {
            nullability(cx, (base, head), new_null);
        }
        if cx.compared.insert((old, new)) {
            // Reversed, so that what comes first is compared first.
            let mut parts = one(cx, (old, new));
            parts.extend(cx.base.schemas[old].content.zip(cx.head.schemas[new].content));
            parts.reverse();
            open.extend(parts);
        }
    }
}

fn nullability(cx: &mut Comparison<'_>, ids: (SchemaId, SchemaId), now: bool) {
    let (old, new) = places(cx, ids);
    let name = place::name(cx.head, &new);
    let (rule, message) = match now {
        true => (BECAME_NULLABLE, format!("`{name}` may be null")),
        false => (BECAME_NOT_NULLABLE, format!("`{name}` may no longer be null")),
    };
    cx.of_schema(rule, ids, message, Some(&old), Some(&new));
}

pub(super) fn places(
    cx: &Comparison<'_>,
    ids: (SchemaId, SchemaId),
) -> (specwright_ir::Origin, specwright_ir::Origin) {
    (cx.base.schemas[ids.0].origin.clone(), cx.head.schemas[ids.1].origin.clone())
}

/// Compares two schemas; gives the pairs that are to be compared next.
fn one(cx: &mut Comparison<'_>, ids: (SchemaId, SchemaId)) -> Vec<(SchemaId, SchemaId)> {
    let (base, head) = (cx.base, cx.head);
    let shapes = (&base.schemas[ids.0].shape, &head.schemas[ids.1].shape);
    // Another type has other bounds.
    if mem::discriminant(shapes.0) == mem::discriminant(shapes.1) {
        constraints::compare(cx, ids);
    }
    match shapes {
        (Shape::Object(old), Shape::Object(new)) => objects::compare(cx, ids, old, new),
        (Shape::Array { items: old }, Shape::Array { items: new }) => vec![(*old, *new)],
        (Shape::Tuple { items: old, rest: was }, Shape::Tuple { items: new, rest: is })
            if old.len() == new.len() && mem::discriminant(was) == mem::discriminant(is) =>
        {
            let rest = was.schema().zip(is.schema());
            old.iter().copied().zip(new.iter().copied()).chain(rest).collect()
        }
        (Shape::Enum(old), Shape::Enum(new)) => {
            values(cx, ids, old, new);
            Vec::new()
        }
        (Shape::Union(old), Shape::Union(new)) => union(cx, ids, old, new),
        (old, new) => {
            // Ids in tuples are each edition's own.
            if old != new || matches!(old, Shape::Tuple { .. }) {
                changed_type(cx, ids, old, new);
            }
            Vec::new()
        }
    }
}

fn changed_type(cx: &mut Comparison<'_>, ids: (SchemaId, SchemaId), old: &Shape, new: &Shape) {
    let (before, after) = places(cx, ids);
    let name = place::name(cx.head, &after);
    let message = format!("`{name}` is {}, was {}", describe(new), describe(old));
    cx.of_schema(type_rule(old, new), ids, message, Some(&before), Some(&after));
    cx.brings(cx.base, [ids.0]);
    cx.brings(cx.head, [ids.1]);
}

/// What another type is called: whether every value of one is a value of the other.
fn type_rule(old: &Shape, new: &Shape) -> Kind {
    match (old, new) {
        (Shape::Integer(_), Shape::Integer(_))
        | (Shape::Number(_), Shape::Number(_))
        | (Shape::String(_), Shape::String(_)) => FORMAT_CHANGED,
        (Shape::Enum(all), wide) if holds_listed(wide, all) => ENUM_OPENED,
        (wide, Shape::Enum(all)) if holds_listed(wide, all) => ENUM_CLOSED,
        (narrow, wide) if holds(wide, narrow) => TYPE_WIDENED,
        (wide, narrow) if holds(wide, narrow) => TYPE_NARROWED,
        _ => TYPE_CHANGED,
    }
}

/// Whether every value of a type is one of another.
fn holds(wide: &Shape, narrow: &Shape) -> bool {
    matches!((wide, narrow), (Shape::Any, _) | (Shape::Number(_), Shape::Integer(_)))
}

/// Whether the values of a list are of a type that says nothing more of them.
fn holds_listed(wide: &Shape, listed: &Enumeration) -> bool {
    listed.values.iter().all(|value| match wide {
        Shape::String(StringFormat::Unspecified) => value.is_string(),
        Shape::Integer(_) => value.is_i64() || value.is_u64(),
        Shape::Number(_) => value.is_number(),
        Shape::Boolean => value.is_boolean(),
        _ => false,
    })
}

/// A shape in words.
pub(super) fn describe(shape: &Shape) -> String {
    let text = match shape {
        Shape::Any => "anything".to_owned(),
        Shape::Null => "null".to_owned(),
        Shape::Boolean => "boolean".to_owned(),
        Shape::Integer(format) => format!("integer {format:?}"),
        Shape::Number(format) => format!("number {format:?}"),
        Shape::String(specwright_ir::StringFormat::Other(format)) => format!("string {format}"),
        Shape::String(format) => format!("string {format:?}"),
        Shape::Enum(_) => "one of listed values".to_owned(),
        Shape::Array { .. } => "array".to_owned(),
        Shape::Tuple { items, rest } => {
            let more = if *rest == Additional::Forbidden { "" } else { " or more" };
            format!("array of {}{more}", items.len())
        }
        Shape::Object(_) => "object".to_owned(),
        Shape::Union(_) => "a union".to_owned(),
        Shape::Alias(_) => "another schema".to_owned(),
    };
    text.replace(" Unspecified", "").to_lowercase()
}

fn values(
    cx: &mut Comparison<'_>,
    ids: (SchemaId, SchemaId),
    old: &Enumeration,
    new: &Enumeration,
) {
    let (before, after) = places(cx, ids);
    let name = place::name(cx.head, &after);
    for value in old.values.iter().filter(|value| !new.values.contains(value)) {
        let message = format!("`{name}` is no longer {value}");
        cx.of_schema(ENUM_VALUE_REMOVED, ids, message, Some(&before), Some(&after));
    }
    for value in new.values.iter().filter(|value| !old.values.contains(value)) {
        let message = format!("`{name}` may be {value}");
        cx.of_schema(ENUM_VALUE_ADDED, ids, message, Some(&before), Some(&after));
    }
}

fn union(
    cx: &mut Comparison<'_>,
    ids: (SchemaId, SchemaId),
    old: &Union,
    new: &Union,
) -> Vec<(SchemaId, SchemaId)> {
    let (before, after) = places(cx, ids);
    let name = place::name(cx.head, &after);
    let (was, is) = (labels(cx.base, old), labels(cx.head, new));
    tag(cx, ids, (old, &was), (new, &is));
    let same = partners(old, new, (&was, &is));
    let mut pairs = Vec::new();
    for (at, member) in old.members.iter().enumerate() {
        match same.iter().find(|(one, _)| *one == at) {
            Some((_, to)) => pairs.push((member.schema, new.members[*to].schema)),
            None => {
                let message = format!("`{name}` is no longer {}", was[at]);
                let places = (Some(&member.origin), Some(&after));
                cx.of_schema(UNION_MEMBER_REMOVED, ids, message, places.0, places.1);
                cx.brings(cx.base, [member.schema]);
            }
        }
    }
    for (at, member) in new.members.iter().enumerate() {
        if !same.iter().any(|(_, one)| *one == at) {
            let message = format!("`{name}` may be {}", is[at]);
            cx.of_schema(UNION_MEMBER_ADDED, ids, message, Some(&before), Some(&member.origin));
            cx.brings(cx.head, [member.schema]);
        }
    }
    pairs
}

/// By which tag members are told apart, and what is meant without one that is known.
fn tag(
    cx: &mut Comparison<'_>,
    ids: (SchemaId, SchemaId),
    (old, was): (&Union, &[String]),
    (new, is): (&Union, &[String]),
) {
    let (
        Choice::Tag { property: before, default: old_default, .. },
        Choice::Tag { property: after, default: new_default, .. },
    ) = (&old.choice, &new.choice)
    else {
        return;
    };
    let places = places(cx, ids);
    let name = place::name(cx.head, &places.1);
    let (base, head) = (Some(&places.0), Some(&places.1));
    if before != after {
        let message = format!("`{name}` is told apart by `{after}`, was by `{before}`");
        cx.of_schema(UNION_TAG_CHANGED, ids, message, base, head);
    }
    let of = |at: &Option<usize>, labels: &[String]| {
        at.and_then(|at| labels.get(at).cloned()).unwrap_or_else(|| "unknown".to_owned())
    };
    let (before, after) = (of(old_default, was), of(new_default, is));
    if before != after {
        let message = format!("`{name}` without a known tag is {after}, was {before}");
        cx.of_schema(UNION_DEFAULT_CHANGED, ids, message, base, head);
        // Whatever a value is by default holds its tag.
        let by_default = |of: &Union, labels: &[String]| {
            let labelled = labels.iter().zip(&of.members);
            let meant = labelled.filter(|(label, _)| [&before, &after].contains(label));
            meant.map(|(_, member)| member.schema).collect::<Vec<_>>()
        };
        cx.brings(cx.base, by_default(old, was));
        cx.brings(cx.head, by_default(new, is));
    }
}

/// Which members are the same: those of one label; else those that share a value of the tag.
fn partners(old: &Union, new: &Union, (was, is): (&[String], &[String])) -> Vec<(usize, usize)> {
    let labelled = |(at, label)| Some((at, is.iter().position(|other| other == label)?));
    let mut found: Vec<(usize, usize)> = was.iter().enumerate().filter_map(labelled).collect();
    if let (Choice::Tag { values: old, .. }, Choice::Tag { values: new, .. }) =
        (&old.choice, &new.choice)
    {
        for (at, values) in old.iter().enumerate() {
            let shares = |others: &Vec<String>| others.iter().any(|value| values.contains(value));
            let Some(to) = new.iter().position(shares) else { continue };
            if !found.iter().any(|(one, two)| *one == at || *two == to) {
                found.push((at, to));
            }
        }
    }
    found
}

/// What the members of a union are known by: their tags, else their components, else what they are and their number.
fn labels(api: &Api, union: &Union) -> Vec<String> {
    let label = |(at, member): (usize, &specwright_ir::Member)| {
        let schema = &api.schemas[member.schema];
        match &union.choice {
            Choice::Tag { values, .. } if values.get(at).is_some_and(|all| !all.is_empty()) => {
                let values: Vec<_> = values[at].iter().map(|value| format!("`{value}`")).collect();
                values.join(" or ")
            }
            _ => match &schema.name {
                Some(name) => format!("`{name}`"),
                None => {
                    let kind = describe(&schema.shape);
                    let same = union.members[..at].iter();
                    let same = same.filter(|m| describe(&api.schemas[m.schema].shape) == kind);
                    match same.count() {
                        0 => kind,
                        n => format!("{kind} {}", n + 1),
                    }
                }
            },
        }
    };
    union.members.iter().enumerate().map(label).collect()
}
