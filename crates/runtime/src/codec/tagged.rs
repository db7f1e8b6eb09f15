//! Unions whose members a string member tells apart.
//!
//! A tag that comes first is read in one pass. What comes before a tag is kept as JSON until the tag is known.

use std::{fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{
        DeserializeSeed, Error, MapAccess, SeqAccess, Visitor,
        value::{MapAccessDeserializer, SeqAccessDeserializer, StrDeserializer},
    },
    ser::{Error as _, SerializeMap},
};

use crate::Json;

/// A union told apart by a tag.
pub trait Tagged: Sized {
    /// The name of the tag.
    const TAG: &'static str;
    /// Whether a tag means one of the members.
    fn knows(tag: &str) -> bool;
    /// Reads the member that a known tag means.
    ///
    /// # Errors
    /// The format's.
    fn read<'de, D: Deserializer<'de>>(tag: &str, deserializer: D) -> Result<Self, D::Error>;
    /// What has no known tag: of the member that is meant by default if it is one, else none.
    fn unknown(value: Json) -> Self;
}

/// Reads a tagged union.
///
/// # Errors
/// The deserializer's; a known tag on a body that is not of its member.
pub fn read_tagged<'de, T: Tagged, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_any(TaggedVisitor::<T>(PhantomData))
}

/// Reads a member by its codec.
///
/// # Errors
/// The deserializer's.
pub fn read_variant<'de, C: super::Codec, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<C::Value, D::Error> {
    C::decode(deserializer)
}

/// A tag that no member has, in a `match` over the known ones.
///
/// # Errors
/// Always.
pub fn unknown_variant<T, E: Error>(tag: &str) -> Result<T, E> {
    Err(E::custom(format_args!("no member has the tag `{tag}`")))
}

/// Writes a member whose type does not hold the tag, with the tag.
///
/// # Errors
/// The serializer's; a member that is no object.
pub fn write_with_tag<T: Serialize, S: Serializer>(
    value: &T,
    tag: &str,
    text: &str,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let json = serde_json::to_value(value).map_err(S::Error::custom)?;
    let Json::Object(members) = json else {
        return Err(S::Error::custom("a tagged value must be an object"));
    };
    // First, where readers look for it.
    let mut map = serializer.serialize_map(None)?;
    map.serialize_entry(tag, text)?;
    for (name, value) in members.iter().filter(|(name, _)| *name != tag) {
        map.serialize_entry(name, value)?;
    }
    map.end()
}

struct TaggedVisitor<T>(PhantomData<T>);

impl<'de, T: Tagged> Visitor<'de> for TaggedVisitor<T> {
    type Value = T;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with a tag")
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
        let mut before: Vec<(String, Json)> = Vec::new();
        while let Some(name) = map.next_key::<String>()? {
            let value: Json = map.next_value()?;
            let tag = if name == T::TAG { value.as_str().map(str::to_owned) } else { None };
            before.push((name, value));
            if let Some(tag) = tag
                && T::knows(&tag)
            {
                let replayed = Replay { before: before.into_iter(), current: None, rest: map };
                return T::read(&tag, MapAccessDeserializer::new(replayed));
            }
        }
        Ok(T::unknown(Json::Object(before.into_iter().collect())))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<T, A::Error> {
        Json::deserialize(SeqAccessDeserializer::new(list)).map(T::unknown)
    }
    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        Ok(T::unknown(Json::String(text.to_owned())))
    }
    fn visit_bool<E: Error>(self, value: bool) -> Result<T, E> {
        Ok(T::unknown(Json::Bool(value)))
    }
    fn visit_i64<E: Error>(self, value: i64) -> Result<T, E> {
        Ok(T::unknown(value.into()))
    }
    fn visit_u64<E: Error>(self, value: u64) -> Result<T, E> {
        Ok(T::unknown(value.into()))
    }
    fn visit_f64<E: Error>(self, value: f64) -> Result<T, E> {
        Ok(T::unknown(value.into()))
    }
    fn visit_unit<E: Error>(self) -> Result<T, E> {
        Ok(T::unknown(Json::Null))
    }
}

/// Members that were read already, then the rest.
struct Replay<A> {
    before: std::vec::IntoIter<(String, Json)>,
    current: Option<(String, Json)>,
    rest: A,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Replay<A> {
    type Error = A::Error;
    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, A::Error> {
        match self.before.next() {
            Some(member) => {
                let (name, _) = self.current.insert(member);
                seed.deserialize(StrDeserializer::new(name)).map(Some)
            }
            None => self.rest.next_key_seed(seed),
        }
    }
    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        match self.current.take() {
            Some((name, value)) => seed
                .deserialize(value)
                .map_err(|error| A::Error::custom(format_args!("in `{name}`: {error}"))),
            None => self.rest.next_value_seed(seed),
        }
    }
}
