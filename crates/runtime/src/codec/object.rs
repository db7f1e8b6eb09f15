//! Objects, read and written by their slots.

use std::{fmt, marker::PhantomData};

use serde::{
    Deserializer, Serializer,
    de::{DeserializeSeed, MapAccess, Visitor},
    ser::SerializeMap,
};

use super::{Extra, Slots};

/// A generated struct.
pub trait Object: Sized {
    /// Its members.
    type Slots: Slots;
    /// What becomes of other members.
    type Extra: Extra;
    /// The names of the members on the wire, parallel to the slots.
    const NAMES: &'static [&'static str];
    /// Members with one possible value, written first: a union's reader looks for its tag there. What is read is not compared.
    const CONSTANTS: &'static [(&'static str, &'static str)];
    /// Puts the fields together.
    fn build(values: <Self::Slots as Slots>::Values, extra: <Self::Extra as Extra>::Value) -> Self;
    /// Takes the fields apart.
    fn parts(&self) -> (<Self::Slots as Slots>::Refs<'_>, &<Self::Extra as Extra>::Value);
}

/// Writes an object.
///
/// # Errors
/// The serializer's.
pub fn write<T: Object, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    let (refs, extra) = value.parts();
    let mut map = serializer.serialize_map(None)?;
    for (name, constant) in T::CONSTANTS {
        map.serialize_entry(name, constant)?;
    }
    T::Slots::write(refs, T::NAMES, &mut map)?;
    T::Extra::write(extra, |name| T::NAMES.contains(&name) || is_constant::<T>(name), &mut map)?;
    map.end()
}

/// Reads an object.
///
/// # Errors
/// The deserializer's; a required member that is missing; a member that is there twice.
pub fn read<'de, T: Object, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_map(ObjectVisitor::<T>(PhantomData))
}

struct ObjectVisitor<T>(PhantomData<T>);

impl<'de, T: Object> Visitor<'de> for ObjectVisitor<T> {
    type Value = T;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
        let mut state = <T::Slots as Slots>::State::default();
        let mut extra = <T::Extra as Extra>::Value::default();
        let mut expected = 0;
        loop {
            let seed = NameSeed { names: T::NAMES, expected, keep: T::Extra::KEPT };
            match map.next_key_seed(seed)? {
                Some(Name::Declared(index)) => {
                    T::Slots::read(&mut state, index, T::NAMES, &mut map)?;
                    expected = index + 1;
                }
                Some(Name::Other(name)) if is_constant::<T>(&name) => {
                    map.next_value::<serde::de::IgnoredAny>()?;
                }
                Some(Name::Other(name)) => T::Extra::read(&mut extra, name, &mut map)?,
                None => break,
            }
        }
        Ok(T::build(T::Slots::finish(state, T::NAMES)?, extra))
    }
}

/// A constant is declared: it is not kept among the undeclared.
fn is_constant<T: Object>(name: &str) -> bool {
    T::Extra::KEPT && T::CONSTANTS.iter().any(|(constant, _)| *constant == name)
}

/// The name of a member.
enum Name {
    /// The slot of that number.
    Declared(usize),
    /// Another one; empty when nobody needs it.
    Other(String),
}

/// Finds a member's slot. Members mostly come in the order of the description, so the one after the last is tried first.
#[derive(Clone, Copy)]
struct NameSeed {
    names: &'static [&'static str],
    expected: usize,
    keep: bool,
}

impl<'de> DeserializeSeed<'de> for NameSeed {
    type Value = Name;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Name, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for NameSeed {
    type Value = Name;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a member")
    }
    fn visit_str<E>(self, name: &str) -> Result<Name, E> {
        if self.names.get(self.expected).is_some_and(|expected| *expected == name) {
            return Ok(Name::Declared(self.expected));
        }
        Ok(match self.names.iter().position(|known| *known == name) {
            Some(index) => Name::Declared(index),
            None => Name::Other(if self.keep { name.to_owned() } else { String::new() }),
        })
    }
}
