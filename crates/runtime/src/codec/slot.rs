//! Members of an object: whether each may be missing or null.

use std::marker::PhantomData;

use serde::{
    de::{Error, MapAccess},
    ser::SerializeMap,
};

use super::{Codec, Decode, Encode, NullOr};
use crate::Maybe;

/// A member of an object.
pub trait Slot {
    /// The type of the field.
    type Value;
    /// Reads the member's value.
    ///
    /// # Errors
    /// The format's.
    fn read<'de, A: MapAccess<'de>>(map: &mut A) -> Result<Self::Value, A::Error>;
    /// What a missing member is.
    ///
    /// # Errors
    /// The member must be there.
    fn missing<E: Error>(name: &'static str) -> Result<Self::Value, E>;
    /// Writes the member, unless it is not to be written.
    ///
    /// # Errors
    /// The format's.
    fn write<M: SerializeMap>(
        value: &Self::Value,
        name: &'static str,
        map: &mut M,
    ) -> Result<(), M::Error>;
}

/// Always there.
pub struct Required<C>(PhantomData<C>);

impl<C: Codec> Slot for Required<C> {
    type Value = C::Value;
    fn read<'de, A: MapAccess<'de>>(map: &mut A) -> Result<Self::Value, A::Error> {
        map.next_value_seed(Decode::<C>::new())
    }
    fn missing<E: Error>(name: &'static str) -> Result<Self::Value, E> {
        Err(E::missing_field(name))
    }
    fn write<M: SerializeMap>(
        value: &Self::Value,
        name: &'static str,
        map: &mut M,
    ) -> Result<(), M::Error> {
        map.serialize_entry(name, &Encode::<C>(value))
    }
}

/// May be missing; null is read as missing.
pub struct Optional<C>(PhantomData<C>);

impl<C: Codec> Slot for Optional<C> {
    type Value = Option<C::Value>;
    fn read<'de, A: MapAccess<'de>>(map: &mut A) -> Result<Self::Value, A::Error> {
        map.next_value_seed(Decode::<NullOr<C>>::new())
    }
    fn missing<E: Error>(_: &'static str) -> Result<Self::Value, E> {
        Ok(None)
    }
    fn write<M: SerializeMap>(
        value: &Self::Value,
        name: &'static str,
        map: &mut M,
    ) -> Result<(), M::Error> {
        match value {
            Some(value) => map.serialize_entry(name, &Encode::<C>(value)),
            None => Ok(()),
        }
    }
}

/// May be missing; null is a value of its own.
pub struct Given<C>(PhantomData<C>);

impl<C: Codec> Slot for Given<C> {
    type Value = Option<C::Value>;
    fn read<'de, A: MapAccess<'de>>(map: &mut A) -> Result<Self::Value, A::Error> {
        map.next_value_seed(Decode::<C>::new()).map(Some)
    }
    fn missing<E: Error>(_: &'static str) -> Result<Self::Value, E> {
        Ok(None)
    }
    fn write<M: SerializeMap>(
        value: &Self::Value,
        name: &'static str,
        map: &mut M,
    ) -> Result<(), M::Error> {
        Optional::<C>::write(value, name, map)
    }
}

/// Always there, maybe null. A server that leaves it out means null.
pub struct RequiredNullable<C>(PhantomData<C>);

impl<C: Codec> Slot for RequiredNullable<C> {
    type Value = Option<C::Value>;
    fn read<'de, A: MapAccess<'de>>(map: &mut A) -> Result<Self::Value, A::Error> {
        map.next_value_seed(Decode::<NullOr<C>>::new())
    }
    fn missing<E: Error>(_: &'static str) -> Result<Self::Value, E> {
        Ok(None)
    }
    fn write<M: SerializeMap>(
        value: &Self::Value,
        name: &'static str,
        map: &mut M,
    ) -> Result<(), M::Error> {
        map.serialize_entry(name, &Encode::<NullOr<C>>(value))
    }
}

/// May be missing or null.
pub struct Nullable<C>(PhantomData<C>);

impl<C: Codec> Slot for Nullable<C> {
    type Value = Maybe<C::Value>;
    fn read<'de, A: MapAccess<'de>>(map: &mut A) -> Result<Self::Value, A::Error> {
        map.next_value_seed(Decode::<NullOr<C>>::new()).map(Maybe::from)
    }
    fn missing<E: Error>(_: &'static str) -> Result<Self::Value, E> {
        Ok(Maybe::Absent)
    }
    fn write<M: SerializeMap>(
        value: &Self::Value,
        name: &'static str,
        map: &mut M,
    ) -> Result<(), M::Error> {
        match value {
            Maybe::Absent => Ok(()),
            Maybe::Null => map.serialize_entry(name, &()),
            Maybe::Present(value) => map.serialize_entry(name, &Encode::<C>(value)),
        }
    }
}
