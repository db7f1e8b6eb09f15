//! Open enums of strings and integers.

use std::{fmt, marker::PhantomData};

use serde::{
    Deserializer,
    de::{Error, Visitor},
};

use super::{Codec, Whole};

/// An enum of strings with a variant for every other string.
pub trait Text: Sized {
    /// The value of a string that is listed.
    fn known(text: &str) -> Option<Self>;
    /// The value of one that is not.
    fn unknown(text: String) -> Self;
}

/// Reads an enum of strings.
///
/// # Errors
/// The deserializer's; what is no string.
pub fn read_text<'de, T: Text, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_str(TextVisitor::<T>(PhantomData))
}

struct TextVisitor<T>(PhantomData<T>);

impl<T: Text> Visitor<'_> for TextVisitor<T> {
    type Value = T;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }
    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        Ok(T::known(text).unwrap_or_else(|| T::unknown(text.to_owned())))
    }
    fn visit_string<E: Error>(self, text: String) -> Result<T, E> {
        Ok(T::known(&text).unwrap_or_else(|| T::unknown(text)))
    }
}

/// An enum of integers with a variant for every other integer.
pub trait Integer: Sized {
    /// The value of an integer.
    fn of(value: i64) -> Self;
}

/// Reads an enum of integers.
///
/// # Errors
/// The deserializer's; what is no integer.
pub fn read_integer<'de, T: Integer, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    Whole::<i64>::decode(deserializer).map(T::of)
}
