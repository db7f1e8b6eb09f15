//! Values that are always `null`.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::Json;

/// `null`, where a description knows no other value. A server that comes to send one is understood.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub enum Null {
    /// `null`
    #[default]
    Null,
    /// A value that this client does not know, as it came.
    Unknown(Json),
}

impl Serialize for Null {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Unknown(value) => value.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Null {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(match Json::deserialize(deserializer)? {
            Json::Null => Self::Null,
            other => Self::Unknown(other),
        })
    }
}
