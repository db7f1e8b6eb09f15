//! Lists whose items differ: each of the first is a slot, as members of objects are, and what follows is kept or dropped.

use std::{fmt, marker::PhantomData};

use serde::{
    Deserializer, Serialize, Serializer,
    de::{DeserializeSeed, Error, MapAccess, SeqAccess, Visitor},
    ser::{Error as _, SerializeMap, SerializeSeq},
};

use super::{Codec, Decode, Encode, Extra, Object, Slots};
use crate::Json;

/// Items after those that have a field of their own.
pub struct Rest<C>(PhantomData<C>);

impl<C: Codec> Extra for Rest<C> {
    type Value = Vec<C::Value>;
    const KEPT: bool = true;
    fn read<'de, A: MapAccess<'de>>(
        value: &mut Self::Value,
        _: String,
        map: &mut A,
    ) -> Result<(), A::Error> {
        value.push(map.next_value_seed(Decode::<C>::new())?);
        Ok(())
    }
    fn write<M: SerializeMap>(
        value: &Self::Value,
        _: impl Fn(&str) -> bool,
        map: &mut M,
    ) -> Result<(), M::Error> {
        value.iter().try_for_each(|item| map.serialize_entry(REST, &Encode::<C>(item)))
    }
}

/// The name of each item that has no number.
const REST: &str = "";

/// Writes a list. An item that is missing before one that is not is `null`.
///
/// # Errors
/// The serializer's.
pub fn write_list<T: Object, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    let (refs, extra) = value.parts();
    let list = serializer.serialize_seq(None)?;
    let mut items = Items { list, written: 0, numbered: T::NAMES.len() };
    T::Slots::write(refs, T::NAMES, &mut items)?;
    T::Extra::write(extra, |_| false, &mut items)?;
    items.end()
}

/// Items by their numbers, written as a list.
struct Items<S> {
    list: S,
    written: usize,
    numbered: usize,
}

impl<S: SerializeSeq> SerializeMap for Items<S> {
    type Ok = S::Ok;
    type Error = S::Error;
    fn serialize_entry<K: Serialize + ?Sized, V: Serialize + ?Sized>(
        &mut self,
        key: &K,
        value: &V,
    ) -> Result<(), S::Error> {
        let key = serde_json::to_value(key).map_err(S::Error::custom)?;
        let number = key.as_str().and_then(|name| name.parse().ok()).unwrap_or(self.numbered);
        while self.written < number {
            self.list.serialize_element(&())?;
            self.written += 1;
        }
        self.written += 1;
        self.list.serialize_element(value)
    }
    fn serialize_key<K: Serialize + ?Sized>(&mut self, _: &K) -> Result<(), S::Error> {
        Err(S::Error::custom("an item comes with its number"))
    }
    fn serialize_value<V: Serialize + ?Sized>(&mut self, _: &V) -> Result<(), S::Error> {
        Err(S::Error::custom("an item comes with its number"))
    }
    fn end(self) -> Result<S::Ok, S::Error> {
        self.list.end()
    }
}

/// Reads a list. What follows the items that are known is dropped, unless it is kept.
///
/// # Errors
/// The deserializer's; a required item that is missing.
pub fn read_list<'de, T: Object, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_seq(ItemsVisitor::<T>(PhantomData))
}

struct ItemsVisitor<T>(PhantomData<T>);

impl<'de, T: Object> Visitor<'de> for ItemsVisitor<T> {
    type Value = T;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<T, A::Error> {
        let mut state = <T::Slots as Slots>::State::default();
        let mut extra = <T::Extra as Extra>::Value::default();
        let mut index = 0;
        while let Some(item) = list.next_element::<Json>()? {
            let mut one = One { item: Some(item), index, error: PhantomData::<A::Error> };
            match index < T::NAMES.len() {
                true => T::Slots::read(&mut state, index, T::NAMES, &mut one)?,
                false => T::Extra::read(&mut extra, String::new(), &mut one)?,
            }
            index += 1;
        }
        Ok(T::build(T::Slots::finish(state, T::NAMES)?, extra))
    }
}

/// One item, as slots read it.
struct One<E> {
    item: Option<Json>,
    index: usize,
    error: PhantomData<E>,
}

impl<'de, E: Error> MapAccess<'de> for One<E> {
    type Error = E;
    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, _: K) -> Result<Option<K::Value>, E> {
        Ok(None)
    }
    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, E> {
        let item = self.item.take().unwrap_or_default();
        seed.deserialize(item)
            .map_err(|error| E::custom(format_args!("in item {}: {error}", self.index)))
    }
}

/// A list of a fixed length, as a tuple.
pub struct Tuple<T>(PhantomData<T>);

macro_rules! tuple {
    ($($codec:ident $index:tt),+) => {
        impl<$($codec: Codec),+> Codec for Tuple<($($codec,)+)> {
            type Value = ($($codec::Value,)+);
            fn encode<S: Serializer>(value: &Self::Value, serializer: S) -> Result<S::Ok, S::Error> {
                let mut list = serializer.serialize_seq(None)?;
                $(list.serialize_element(&Encode::<$codec>(&value.$index))?;)+
                list.end()
            }
            fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self::Value, D::Error> {
                deserializer.deserialize_seq(TupleVisitor(PhantomData::<($($codec,)+)>))
            }
        }
        impl<'de, $($codec: Codec),+> Visitor<'de> for TupleVisitor<($($codec,)+)> {
            type Value = ($($codec::Value,)+);
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list of a fixed length")
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
                let read = ($(
                    list.next_element_seed(Decode::<$codec>::new())?
                        .ok_or_else(|| A::Error::invalid_length($index, &self))?,
                )+);
                // What a server has added is dropped.
                while list.next_element::<serde::de::IgnoredAny>()?.is_some() {}
                Ok(read)
            }
        }
    };
}

struct TupleVisitor<T>(PhantomData<T>);

tuple!(A0 0, A1 1);
tuple!(A0 0, A1 1, A2 2);
tuple!(A0 0, A1 1, A2 2, A3 3);
tuple!(A0 0, A1 1, A2 2, A3 3, A4 4);
tuple!(A0 0, A1 1, A2 2, A3 3, A4 4, A5 5);
tuple!(A0 0, A1 1, A2 2, A3 3, A4 4, A5 5, A6 6);
tuple!(A0 0, A1 1, A2 2, A3 3, A4 4, A5 5, A6 6, A7 7);
tuple!(A0 0, A1 1, A2 2, A3 3, A4 4, A5 5, A6 6, A7 7, A8 8);
tuple!(A0 0, A1 1, A2 2, A3 3, A4 4, A5 5, A6 6, A7 7, A8 8, A9 9);
tuple!(A0 0, A1 1, A2 2, A3 3, A4 4, A5 5, A6 6, A7 7, A8 8, A9 9, A10 10);
tuple!(A0 0, A1 1, A2 2, A3 3, A4 4, A5 5, A6 6, A7 7, A8 8, A9 9, A10 10, A11 11);
