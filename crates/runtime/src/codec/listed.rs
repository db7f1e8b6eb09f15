//! Open enums of values of several JSON types.

use serde::{Deserialize, Deserializer, Serialize, Serializer, ser::Error};

use super::{Codec, Number};
use crate::Json;

/// A value that a description lists.
#[derive(Debug, Clone, Copy)]
#[expect(missing_docs, reason = "named as what they hold")]
pub enum Listed {
    Text(&'static str),
    Integer(i64),
    /// Beyond `i64`.
    Unsigned(u64),
    Number(f64),
    Boolean(bool),
    /// A list or an object, as JSON.
    Other(&'static str),
}

impl Listed {
    /// Whether a value is this one, numbers by value.
    fn is(self, value: &Json) -> bool {
        match self {
            Self::Text(text) => value.as_str() == Some(text),
            Self::Integer(number) => {
                #[expect(clippy::cast_precision_loss, reason = "a number with a fraction of 0")]
                let float = number as f64;
                value.as_i64().map_or(value.as_f64() == Some(float), |value| value == number)
            }
            Self::Unsigned(number) => value.as_u64() == Some(number),
            Self::Number(number) => value.as_f64() == Some(number),
            Self::Boolean(boolean) => value.as_bool() == Some(boolean),
            Self::Other(text) => serde_json::from_str::<Json>(text).is_ok_and(|it| it == *value),
        }
    }
}

impl Serialize for Listed {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match *self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Integer(number) => serializer.serialize_i64(number),
            Self::Unsigned(number) => serializer.serialize_u64(number),
            Self::Number(number) => Number::encode(&number, serializer),
            Self::Boolean(boolean) => serializer.serialize_bool(boolean),
            Self::Other(text) => {
                let value: Json = serde_json::from_str(text).map_err(S::Error::custom)?;
                value.serialize(serializer)
            }
        }
    }
}

/// An enum of listed values with a variant for every other value.
pub trait Mixed: Clone + PartialEq + 'static {
    /// The values that are listed.
    const KNOWN: &'static [(Listed, Self)];
    /// The value that is not listed.
    fn unknown(value: Json) -> Self;
    /// The value, if it is not listed.
    fn held(&self) -> Option<&Json>;
}

/// The variant of a value.
#[must_use]
pub fn listed<T: Mixed>(value: Json) -> T {
    let found = T::KNOWN.iter().find(|(listed, _)| listed.is(&value));
    found.map_or_else(|| T::unknown(value), |(_, known)| known.clone())
}

/// Reads an enum of listed values.
///
/// # Errors
/// The deserializer's.
pub fn read_listed<'de, T: Mixed, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    Json::deserialize(deserializer).map(listed)
}

/// Writes an enum of listed values.
///
/// # Errors
/// The serializer's.
pub fn write_listed<T: Mixed, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    match (value.held(), T::KNOWN.iter().find(|(_, known)| known == value)) {
        (None, Some((listed, _))) => listed.serialize(serializer),
        (held, _) => held.unwrap_or(&Json::Null).serialize(serializer),
    }
}

/// The value as text: a string as it is, anything else as JSON.
#[must_use]
pub fn listed_text<T: Mixed>(value: &T) -> String {
    match write_listed(value, serde_json::value::Serializer) {
        Ok(Json::String(text)) => text,
        Ok(json) => json.to_string(),
        Err(_) => String::new(),
    }
}
