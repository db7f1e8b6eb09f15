//! What a slot may hold.

use std::{collections::BTreeMap, fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{DeserializeOwned, DeserializeSeed, MapAccess, SeqAccess, Visitor},
    ser::{Error as _, SerializeMap, SerializeSeq},
};

/// How values of one kind are written and read.
pub trait Codec {
    /// The type in Rust.
    type Value;
    /// Writes a value.
    ///
    /// # Errors
    /// The serializer's.
    fn encode<S: Serializer>(value: &Self::Value, serializer: S) -> Result<S::Ok, S::Error>;
    /// Reads a value.
    ///
    /// # Errors
    /// The deserializer's, and what is of another kind.
    fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self::Value, D::Error>;
}

/// Every serde type is its own codec.
impl<T: Serialize + DeserializeOwned> Codec for T {
    type Value = T;
    fn encode<S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
        value.serialize(serializer)
    }
    fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
        T::deserialize(deserializer)
    }
}

/// A value that is written by its codec.
pub struct Encode<'a, C: Codec>(pub &'a C::Value);

impl<C: Codec> Serialize for Encode<'_, C> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        C::encode(self.0, serializer)
    }
}

/// Reads a value by its codec.
pub struct Decode<C>(pub PhantomData<C>);

impl<C> Decode<C> {
    /// Reads a value by its codec.
    #[must_use]
    pub const fn new() -> Self {
        Self(PhantomData)
    }
}

impl<C> Default for Decode<C> {
    fn default() -> Self {
        Self::new()
    }
}

impl<'de, C: Codec> DeserializeSeed<'de> for Decode<C> {
    type Value = C::Value;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<C::Value, D::Error> {
        C::decode(deserializer)
    }
}

/// Whole numbers of this size and below are exact in an `f64`.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// An `f64` that is written without a fraction where it has none: 3, not 3.0. What JSON has no text for is an error, not `null`.
pub struct Number;

impl Codec for Number {
    type Value = f64;
    fn encode<S: Serializer>(value: &f64, serializer: S) -> Result<S::Ok, S::Error> {
        if !value.is_finite() {
            return Err(S::Error::custom(format_args!("JSON has no number {value}")));
        }
        // `-0.0` is equal to 0, but not the same.
        if value.fract() == 0.0
            && value.abs() <= EXACT
            && !(*value == 0.0 && value.is_sign_negative())
        {
            #[expect(clippy::cast_possible_truncation, reason = "whole and in range")]
            return serializer.serialize_i64(*value as i64);
        }
        serializer.serialize_f64(*value)
    }
    fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<f64, D::Error> {
        f64::deserialize(deserializer)
    }
}

/// A value on the heap.
pub struct Boxed<C>(PhantomData<C>);

impl<C: Codec> Codec for Boxed<C> {
    type Value = Box<C::Value>;
    fn encode<S: Serializer>(value: &Self::Value, serializer: S) -> Result<S::Ok, S::Error> {
        C::encode(value, serializer)
    }
    fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self::Value, D::Error> {
        C::decode(deserializer).map(Box::new)
    }
}

/// A value that may be null.
pub struct NullOr<C>(PhantomData<C>);

impl<C: Codec> Codec for NullOr<C> {
    type Value = Option<C::Value>;
    fn encode<S: Serializer>(value: &Self::Value, serializer: S) -> Result<S::Ok, S::Error> {
        match value {
            Some(value) => serializer.serialize_some(&Encode::<C>(value)),
            None => serializer.serialize_none(),
        }
    }
    fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_option(OptionVisitor::<C>(PhantomData))
    }
}

struct OptionVisitor<C>(PhantomData<C>);

impl<'de, C: Codec> Visitor<'de> for OptionVisitor<C> {
    type Value = Option<C::Value>;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value or null")
    }
    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }
    fn visit_none<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }
    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        C::decode(deserializer).map(Some)
    }
}

/// A list.
pub struct List<C>(PhantomData<C>);

impl<C: Codec> Codec for List<C> {
    type Value = Vec<C::Value>;
    fn encode<S: Serializer>(value: &Self::Value, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(Some(value.len()))?;
        for item in value {
            list.serialize_element(&Encode::<C>(item))?;
        }
        list.end()
    }
    fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_seq(ListVisitor::<C>(PhantomData))
    }
}

struct ListVisitor<C>(PhantomData<C>);

impl<'de, C: Codec> Visitor<'de> for ListVisitor<C> {
    type Value = Vec<C::Value>;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element_seed(Decode::<C>::new())? {
            items.push(item);
        }
        Ok(items)
    }
}

/// A map with string keys.
pub struct Map<C>(PhantomData<C>);

impl<C: Codec> Codec for Map<C> {
    type Value = BTreeMap<String, C::Value>;
    fn encode<S: Serializer>(value: &Self::Value, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(value.len()))?;
        for (name, value) in value {
            map.serialize_entry(name, &Encode::<C>(value))?;
        }
        map.end()
    }
    fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_map(MapVisitor::<C>(PhantomData))
    }
}

struct MapVisitor<C>(PhantomData<C>);

impl<'de, C: Codec> Visitor<'de> for MapVisitor<C> {
    type Value = BTreeMap<String, C::Value>;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut members = BTreeMap::new();
        while let Some(name) = map.next_key::<String>()? {
            members.insert(name, map.next_value_seed(Decode::<C>::new())?);
        }
        Ok(members)
    }
}
