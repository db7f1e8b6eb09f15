//! Members of a union that are one type: no reader could tell them apart, and none has to.

use indexmap::{IndexMap, IndexSet};
use specwright_ir::{
    Additional, Enumeration, IntegerFormat, Json, Member, NumberFormat, Object, Schema, SchemaId,
    Shape, StringFormat,
};

use crate::{
    context::Context,
    schema::{Kind, flattened, shape_of},
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
    let mut classes: IndexMap<Class, Vec<usize>> = IndexMap::new();
    for (at, member) in members.iter().enumerate() {
        classes.entry(class(cx, at, shape_of(cx, member.schema))).or_default().push(at);
    }
    let mut joined: Vec<Member> = Vec::new();
    for alike in classes.into_values() {
        let all = alike.iter().map(|at| shape_of(cx, members[*at].schema));
        let first = &members[alike[0]];
        joined.push(match alike.len() {
            1 => first.clone(),
            _ => {
                let shape = one_shape(&all.collect::<Vec<_>>());
                one_of(cx, first, &shape)
            }
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

/// What members that are alike have in common.
#[derive(PartialEq, Eq, Hash)]
enum Class {
    Text,
    Number,
    /// Objects that differ by nothing but what they require: members by name, patterns, what else there may be.
    Object(Vec<(String, Value)>, Vec<(String, SchemaId)>, Additional),
    /// Alone: the number of the member.
    Other(usize),
}

fn class(cx: &Context<'_>, at: usize, shape: &Shape) -> Class {
    match shape {
        Shape::String(_) => Class::Text,
        Shape::Integer(_) | Shape::Number(_) => Class::Number,
        Shape::Enum(list) if list.values.iter().all(Json::is_string) => Class::Text,
        Shape::Enum(list) if list.values.iter().all(Json::is_number) => Class::Number,
        Shape::Object(object) => {
            let properties = object.properties.iter();
            let mut values: Vec<_> =
                properties.map(|one| (one.name.clone(), value(cx, one.schema))).collect();
            values.sort_by(|a, b| a.0.cmp(&b.0));
            Class::Object(values, object.patterns.clone(), object.additional)
        }
        _ => Class::Other(at),
    }
}

/// What the value of a property is: a scalar, by what is said of it, or of a certain schema.
#[derive(PartialEq, Eq, Hash)]
enum Value {
    Scalar { kind: Kind, format: Option<String>, values: Option<Vec<Json>>, nullable: bool },
    Of(SchemaId),
}

/// The schema is read as written: what is settled so far is a matter of order.
fn value(cx: &Context<'_>, id: SchemaId) -> Value {
    let Some(of) = cx.keywords(id) else { return Value::Of(id) };
    let composed =
        !of.all_of.is_empty() || of.one_of.is_some() || of.any_of.is_some() || of.not.is_some();
    match of.kind {
        Some(kind @ (Kind::Boolean | Kind::Integer | Kind::Number | Kind::String)) if !composed => {
            let (format, values) = (of.format.clone(), of.values.clone());
            Value::Scalar { kind, format, values, nullable: of.nullable }
        }
        _ => Value::Of(id),
    }
}

/// The shape of values of any of several like shapes.
fn one_shape(all: &[&Shape]) -> Shape {
    let lists = all.iter().filter_map(|shape| match shape {
        Shape::Enum(list) => Some(&list.values),
        _ => None,
    });
    let values: IndexSet<Json> = lists.flatten().cloned().collect();
    let number = all.iter().any(|shape| matches!(shape, Shape::Number(_)));
    match all.first() {
        Some(Shape::Object(first)) => Shape::Object(least_required(first, all)),
        // An open enumeration of integers has no room for other numbers.
        _ if !values.is_empty() && !number => {
            Shape::Enum(Enumeration { values: values.into_iter().collect() })
        }
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
