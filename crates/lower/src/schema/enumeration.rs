//! `enum` and `const`.

use indexmap::IndexSet;
use specwright_ir::{Enumeration, Json, Origin, Shape};
use specwright_source::Code;

use crate::{
    context::Context,
    schema::{Keywords, Kind},
};

/// What `enum` says.
pub(crate) struct Listed {
    /// The values but `null`; `None` when none is left.
    pub(crate) shape: Option<Shape>,
    /// Whether `null` is one of them.
    pub(crate) null: bool,
}

/// Reads the values of an enumeration.
///
/// ```yaml
/// type: string             # before
/// enum: [a, 400, a, null]
/// ```
/// ```text
/// ["a", "400"], nullable   # after, and a warning: 400 is not a string
/// ```
/// A list of both booleans is just a boolean.
pub(crate) fn read(cx: &mut Context<'_>, origin: &Origin, keywords: &Keywords) -> Option<Listed> {
    let written = keywords.values.as_ref()?;
    let at = origin.push("enum");
    if written.is_empty() {
        cx.warn(
            Code::UnsatisfiableSchema,
            &at,
            "an `enum` without values allows nothing",
            "ignored",
        );
        return None;
    }
    let mut values: IndexSet<Json> = IndexSet::new();
    let mut null = false;
    for (index, value) in written.iter().enumerate() {
        if value.is_null() {
            null = true;
            continue;
        }
        values.extend(fitting(cx, &at.push(index.to_string()), value, keywords.kind));
    }
    let values: Vec<Json> = values.into_iter().collect();
    let shape = match values.as_slice() {
        [] => None,
        [Json::Bool(_), Json::Bool(_)] => Some(Shape::Boolean),
        _ => Some(Shape::Enum(Enumeration { values })),
    };
    Some(Listed { shape, null })
}

/// The value as one of the type, or `None`. YAML reads an unquoted `400` or `true` as no string: what was meant is clear.
fn fitting(
    cx: &mut Context<'_>,
    origin: &Origin,
    value: &Json,
    kind: Option<Kind>,
) -> Option<Json> {
    let Some(kind) = kind else { return Some(value.clone()) };
    if fits(value, kind) {
        return Some(if kind == Kind::Integer { whole(value) } else { value.clone() });
    }
    let meant = match (kind, value) {
        (Kind::String, Json::Number(number)) => Some(Json::String(number.to_string())),
        (Kind::String, Json::Bool(bool)) => Some(Json::String(bool.to_string())),
        (Kind::Integer | Kind::Number, Json::String(text)) => {
            text.parse().ok().map(Json::Number).filter(|number| fits(number, kind))
        }
        _ => None,
    };
    let outcome = if meant.is_some() { "taken as if it were" } else { "left out" };
    cx.warn(Code::MismatchedValue, origin, format!("{value} is not of the `type` given"), outcome);
    meant
}

/// An integer that is written `3.0` is 3.
fn whole(value: &Json) -> Json {
    match value.as_f64() {
        #[expect(clippy::cast_possible_truncation, reason = "whole, and exact in an `f64`")]
        Some(float) if value.is_f64() && float.abs() <= EXACT => Json::from(float as i64),
        _ => value.clone(),
    }
}

/// Whole numbers of this size and below are exact in an `f64`.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// Whether a value is of a type.
pub(crate) fn fits(value: &Json, kind: Kind) -> bool {
    match kind {
        Kind::Null => value.is_null(),
        Kind::Boolean => value.is_boolean(),
        // JSON Schema has one number type: 3.0 is an integer.
        Kind::Integer => {
            value.is_i64() || value.is_u64() || value.as_f64().is_some_and(|n| n.fract() == 0.0)
        }
        Kind::Number => value.is_number(),
        Kind::String => value.is_string(),
        Kind::Array => value.is_array(),
        Kind::Object => value.is_object(),
    }
}
