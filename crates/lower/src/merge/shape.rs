//! Shapes of values that satisfy two schemas.

use std::collections::HashSet;

use specwright_ir::{
    Additional, Enumeration, IntegerFormat, Json, NumberFormat, Origin, SchemaId, Shape,
    StringFormat,
};

use super::{Contradiction, object, parts::both, union};
use crate::{
    context::Context,
    schema::{Kind, fits, shape_of},
};

/// Merges two shapes.
///
/// ```yaml
/// allOf: [{ type: number }, { type: integer, format: int32 }]   # before
/// { type: integer, format: int32 }                              # after
/// ```
pub(super) fn merge(
    cx: &mut Context<'_>,
    origin: &Origin,
    a: &Shape,
    b: &Shape,
) -> Result<Shape, Contradiction> {
    Ok(match (a, b) {
        (Shape::Any, other) | (other, Shape::Any) => other.clone(),
        (a, b) if a == b => a.clone(),
        // What is left of a union may be one member.
        (Shape::Alias(id), other) => {
            let target = shape_of(cx, *id).clone();
            merge(cx, origin, &target, other)?
        }
        (other, Shape::Alias(id)) => {
            let target = shape_of(cx, *id).clone();
            merge(cx, origin, other, &target)?
        }
        (Shape::Union(union), other) => union::distribute(cx, origin, union, other, true)?,
        (other, Shape::Union(union)) => union::distribute(cx, origin, union, other, false)?,
        (Shape::Object(a), Shape::Object(b)) => Shape::Object(object::merge(cx, a, b)?),
        (Shape::Array { items: a }, Shape::Array { items: b }) => {
            Shape::Array { items: both(cx, origin, *a, *b) }
        }
        (Shape::Tuple { items: a, rest: x }, Shape::Tuple { items: b, rest: y }) => {
            tuples(cx, (a, *x), (b, *y))
        }
        (Shape::Tuple { items: all, rest }, Shape::Array { items: each })
        | (Shape::Array { items: each }, Shape::Tuple { items: all, rest }) => {
            tuples(cx, (all, *rest), (&[], Additional::Schema(*each)))
        }
        (Shape::Enum(a), Shape::Enum(b)) => listed_in_both(a, b)?,
        (Shape::Enum(list), other) | (other, Shape::Enum(list)) => listed_of(list, other)?,
        (Shape::Integer(a), Shape::Integer(b)) => Shape::Integer(match *b {
            IntegerFormat::Unspecified => *a,
            format => format,
        }),
        (Shape::Integer(format), Shape::Number(_)) | (Shape::Number(_), Shape::Integer(format)) => {
            Shape::Integer(*format)
        }
        (Shape::Number(a), Shape::Number(b)) => Shape::Number(match *b {
            NumberFormat::Unspecified => *a,
            format => format,
        }),
        (Shape::String(a), Shape::String(b)) => Shape::String(string_format(a, b)),
        (a, b) => {
            return Err(Contradiction::because(format!("{} and {}", describe(a), describe(b))));
        }
    })
}

/// Tuples item by item. An item that only one of them lists is what the other says of the rest.
fn tuples(
    cx: &mut Context<'_>,
    (a, a_rest): (&[SchemaId], Additional),
    (b, b_rest): (&[SchemaId], Additional),
) -> Shape {
    let mut items = Vec::new();
    for at in 0..a.len().max(b.len()) {
        let one = |of: &[SchemaId], rest: Additional| match (of.get(at), rest) {
            (Some(id), _) => Additional::Schema(*id),
            (None, rest) => rest,
        };
        match object::additional(cx, one(a, a_rest), one(b, b_rest)) {
            Additional::Schema(id) => items.push(id),
            _ => break,
        }
    }
    Shape::Tuple { items, rest: object::additional(cx, a_rest, b_rest) }
}

fn listed_in_both(a: &Enumeration, b: &Enumeration) -> Result<Shape, Contradiction> {
    let others: HashSet<&Json> = b.values.iter().collect();
    let values: Vec<Json> = a.values.iter().filter(|v| others.contains(v)).cloned().collect();
    enumeration(values, "the lists of values have none in common")
}

fn listed_of(list: &Enumeration, shape: &Shape) -> Result<Shape, Contradiction> {
    let kind = match shape {
        Shape::Null => Kind::Null,
        Shape::Boolean => Kind::Boolean,
        Shape::Integer(_) => Kind::Integer,
        Shape::Number(_) => Kind::Number,
        Shape::String(_) => Kind::String,
        Shape::Array { .. } | Shape::Tuple { .. } => Kind::Array,
        Shape::Object(_) => Kind::Object,
        Shape::Any | Shape::Enum(_) | Shape::Union(_) | Shape::Alias(_) => {
            return Ok(Shape::Enum(list.clone()));
        }
    };
    let values: Vec<Json> = list.values.iter().filter(|v| fits(v, kind)).cloned().collect();
    enumeration(values, &format!("no value listed is {}", describe(shape)))
}

fn enumeration(values: Vec<Json>, why_not: &str) -> Result<Shape, Contradiction> {
    if values.is_empty() {
        return Err(Contradiction::because(why_not));
    }
    Ok(Shape::Enum(Enumeration { values }))
}

/// A format with meaning before one without, then the later one: formats describe, they do not exclude.
fn string_format(a: &StringFormat, b: &StringFormat) -> StringFormat {
    let weight = |format: &StringFormat| match format {
        StringFormat::Unspecified => 0,
        StringFormat::Other(_) => 1,
        _ => 2,
    };
    if weight(a) > weight(b) { a.clone() } else { b.clone() }
}

/// A shape in words.
fn describe(shape: &Shape) -> &'static str {
    match shape {
        Shape::Any => "anything",
        Shape::Null => "null",
        Shape::Boolean => "a boolean",
        Shape::Integer(_) => "an integer",
        Shape::Number(_) => "a number",
        Shape::String(_) => "a string",
        Shape::Enum(_) => "a listed value",
        Shape::Array { .. } | Shape::Tuple { .. } => "an array",
        Shape::Object(_) => "an object",
        Shape::Union(_) => "one of several",
        Shape::Alias(_) => "another schema",
    }
}
