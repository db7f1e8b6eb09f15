//! Members of a union that are one type: no reader could tell them apart, and none has to.

use specwright_ir::{
    Enumeration, IntegerFormat, Json, Member, NumberFormat, Object, Schema, SchemaId, Shape,
    StringFormat,
};

use crate::{
    context::Context,
    schema::{Keywords, Kind, flattened},
};

/// The members with those that are alike made one, in the place of the first.
///
/// ```yaml
/// anyOf:                                         # before
///   - { type: string, enum: [a, b] }
///   - { type: string }
///   - { type: array, items: { type: string } }
/// ```
/// ```text
/// "a" or "b" or any other string, or an array    # after: an enumeration is open
/// ```
/// Integers are numbers; strings of several formats are strings; objects that differ by what they require are one object, which requires
/// what all of them do.
pub(super) fn joined(cx: &mut Context<'_>, members: Vec<Member>) -> Vec<Member> {
    let shapes: Vec<Shape> =
        members.iter().map(|member| flattened(cx, member.schema).shape).collect();
    let mut taken = vec![false; members.len()];
    let mut joined: Vec<Member> = Vec::new();
    for at in 0..members.len() {
        if taken[at] {
            continue;
        }
        let alike: Vec<usize> = (at..members.len())
            .filter(|to| !taken[*to] && are_alike(cx, &shapes, at, *to))
            .collect();
        alike.iter().for_each(|to| taken[*to] = true);
        let all: Vec<&Shape> = alike.iter().map(|to| &shapes[*to]).collect();
        joined.push(match all.as_slice() {
            [_] => members[at].clone(),
            all => one_of(cx, &members[at], &one_shape(all)),
        });
    }
    joined
}

/// The member whose shape that is, or one like the first of them with that shape.
fn one_of(cx: &mut Context<'_>, first: &Member, shape: &Shape) -> Member {
    let schema = flattened(cx, first.schema);
    if schema.shape == *shape {
        return first.clone();
    }
    let origin = first.origin.clone();
    let shape = shape.clone();
    let schema = Schema { shape, title: schema.title, ..Schema::any(origin.clone()) };
    Member { origin, schema: cx.add_settled(schema) }
}

/// What listed values have in common with shapes.
#[derive(PartialEq)]
enum Class {
    Text,
    Number,
    Object,
    Other,
}

fn class(shape: &Shape) -> Class {
    match shape {
        Shape::String(_) => Class::Text,
        Shape::Integer(_) | Shape::Number(_) => Class::Number,
        Shape::Enum(list) if list.values.iter().all(Json::is_string) => Class::Text,
        Shape::Enum(list) if list.values.iter().all(Json::is_number) => Class::Number,
        Shape::Object(_) => Class::Object,
        _ => Class::Other,
    }
}

fn are_alike(cx: &Context<'_>, shapes: &[Shape], a: usize, b: usize) -> bool {
    if a == b {
        return true;
    }
    match (&shapes[a], &shapes[b]) {
        (Shape::Object(a), Shape::Object(b)) => same_members(cx, a, b),
        (a, b) => class(a) != Class::Other && class(a) == class(b),
    }
}

/// Whether objects differ by nothing but what they require.
fn same_members(cx: &Context<'_>, a: &Object, b: &Object) -> bool {
    let same = |a: SchemaId, b: SchemaId| {
        let scalars = cx.keywords(a).zip(cx.keywords(b));
        a == b || scalars.is_some_and(|(a, b)| are_one_scalar(&a, &b))
    };
    a.additional == b.additional
        && a.patterns == b.patterns
        && a.properties.len() == b.properties.len()
        && a.properties
            .iter()
            .all(|one| b.property(&one.name).is_some_and(|other| same(one.schema, other.schema)))
}

/// Whether two schemas say the same of scalars. They are read as written: what is settled so far is a matter of order.
fn are_one_scalar(a: &Keywords, b: &Keywords) -> bool {
    let composed = |of: &Keywords| {
        !of.all_of.is_empty() || of.one_of.is_some() || of.any_of.is_some() || of.not.is_some()
    };
    let scalar = |of: &Keywords| match of.kind {
        Some(Kind::Boolean | Kind::Integer | Kind::Number | Kind::String) => !composed(of),
        Some(Kind::Null | Kind::Array | Kind::Object) | None => false,
    };
    let says = |of: &Keywords| (of.kind, of.format.clone(), of.values.clone(), of.nullable);
    scalar(a) && scalar(b) && says(a) == says(b)
}

/// The shape of values of any of several like shapes.
fn one_shape(all: &[&Shape]) -> Shape {
    let lists = all.iter().filter_map(|shape| match shape {
        Shape::Enum(list) => Some(&list.values),
        _ => None,
    });
    let mut values: Vec<Json> = Vec::new();
    for value in lists.clone().flatten() {
        if !values.contains(value) {
            values.push(value.clone());
        }
    }
    let number = all.iter().any(|shape| matches!(shape, Shape::Number(_)));
    match all.first() {
        Some(Shape::Object(first)) => Shape::Object(least_required(first, all)),
        // An open enumeration of integers has no room for other numbers.
        _ if !values.is_empty() && !number => Shape::Enum(Enumeration { values }),
        Some(Shape::String(first)) => {
            let same = all.iter().all(|shape| **shape == Shape::String(first.clone()));
            Shape::String(if same { first.clone() } else { StringFormat::Unspecified })
        }
        _ if number => Shape::Number(NumberFormat::Unspecified),
        Some(Shape::Integer(first)) => {
            let same = all.iter().all(|shape| **shape == Shape::Integer(*first));
            Shape::Integer(if same { *first } else { IntegerFormat::Unspecified })
        }
        Some(other) => (*other).clone(),
        None => Shape::Any,
    }
}

fn least_required(first: &Object, all: &[&Shape]) -> Object {
    let objects: Vec<&Object> = all
        .iter()
        .filter_map(|shape| match shape {
            Shape::Object(object) => Some(object),
            _ => None,
        })
        .collect();
    let mut merged = first.clone();
    for property in &mut merged.properties {
        let required = |of: &&Object| of.property(&property.name).is_some_and(|p| p.required);
        property.required = objects.iter().all(required);
    }
    merged
        .required_undeclared
        .retain(|name| objects.iter().all(|of| of.required_undeclared.contains(name)));
    merged
}
