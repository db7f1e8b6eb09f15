//! Unions whose members differ by JSON type or by a key, or not at all. Values are read as JSON first.

use serde::{Deserialize, Deserializer, de::Error};

use super::{
    Codec,
    nested::{Places, attempt, places, with_places},
};
use crate::Json;

/// A union that is read from JSON.
pub trait Union: Sized {
    /// The member that a value is, or the value as it came.
    ///
    /// # Errors
    /// A value that must be of a member and is not.
    fn of(value: Json) -> Result<Self, serde_json::Error>;
}

/// Reads a union.
///
/// # Errors
/// The deserializer's; a value that must be of a member and is not.
pub fn read_union<'de, T: Union, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    T::of(Json::deserialize(deserializer)?).map_err(D::Error::custom)
}

/// The JSON type of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "named as in RFC 8259")]
pub enum Kind {
    Null,
    Boolean,
    Number,
    String,
    Array,
    Object,
}

/// The JSON type of a value.
#[must_use]
pub fn kind_of(value: &Json) -> Kind {
    match value {
        Json::Null => Kind::Null,
        Json::Bool(_) => Kind::Boolean,
        Json::Number(_) => Kind::Number,
        Json::String(_) => Kind::String,
        Json::Array(_) => Kind::Array,
        Json::Object(_) => Kind::Object,
    }
}

/// A value as a member.
///
/// # Errors
/// It is not of that member.
pub fn variant<C: Codec>(value: &Json) -> Result<C::Value, serde_json::Error> {
    match places() {
        Some(Places::Dropped) => C::decode(value),
        Some(Places::Kept) => located::<C>(value),
        // Knowing the place costs time, so it is looked for only when something is wrong.
        None => with_places(Places::Dropped, || C::decode(value))
            .or_else(|_| with_places(Places::Kept, || located::<C>(value))),
    }
}

/// A value as a member, or what is wrong with it and where.
fn located<C: Codec>(value: &Json) -> Result<C::Value, serde_json::Error> {
    let mut track = serde_path_to_error::Track::new();
    let read = C::decode(serde_path_to_error::Deserializer::new(value, &mut track));
    read.map_err(|error| match track.path().to_string() {
        path if path == "." => error,
        path => serde_json::Error::custom(format_args!("in `{path}`: {error}")),
    })
}

/// A value as a member, if it is one.
#[must_use]
pub fn try_variant<C: Codec + 'static>(value: &Json) -> Option<C::Value> {
    attempt::<C, _>(value, || C::decode(value).ok())
}
