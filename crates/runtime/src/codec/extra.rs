//! Members that an object's description does not declare.

use std::{collections::BTreeMap, marker::PhantomData};

use serde::{
    de::{IgnoredAny, MapAccess},
    ser::{Error, SerializeMap},
};

use super::{Codec, Decode, Encode};
use crate::Json;

/// What becomes of undeclared members.
pub trait Extra {
    /// The type of the field for them.
    type Value: Default;
    /// Whether their names are needed.
    const KEPT: bool;
    /// Reads the value of an undeclared member.
    ///
    /// # Errors
    /// The format's.
    fn read<'de, A: MapAccess<'de>>(
        value: &mut Self::Value,
        name: String,
        map: &mut A,
    ) -> Result<(), A::Error>;
    /// Writes all of them.
    ///
    /// # Errors
    /// The format's; a name that is declared: the member would be there twice.
    fn write<M: SerializeMap>(
        value: &Self::Value,
        declared: impl Fn(&str) -> bool,
        map: &mut M,
    ) -> Result<(), M::Error>;
}

/// They are dropped.
pub struct Dropped;

impl Extra for Dropped {
    type Value = ();
    const KEPT: bool = false;
    fn read<'de, A: MapAccess<'de>>((): &mut (), _: String, map: &mut A) -> Result<(), A::Error> {
        map.next_value::<IgnoredAny>().map(|_| ())
    }
    fn write<M: SerializeMap>(
        (): &(),
        _: impl Fn(&str) -> bool,
        _: &mut M,
    ) -> Result<(), M::Error> {
        Ok(())
    }
}

/// Those of which something is said by a pattern for their names are kept in a map. Names are not matched: what is of another kind is
/// of no pattern, and dropped.
pub struct Matched<C>(PhantomData<C>);

impl<C: Codec> Extra for Matched<C> {
    type Value = BTreeMap<String, C::Value>;
    const KEPT: bool = true;
    fn read<'de, A: MapAccess<'de>>(
        value: &mut Self::Value,
        name: String,
        map: &mut A,
    ) -> Result<(), A::Error> {
        if let Ok(read) = C::decode(map.next_value::<Json>()?) {
            value.insert(name, read);
        }
        Ok(())
    }
    fn write<M: SerializeMap>(
        value: &Self::Value,
        declared: impl Fn(&str) -> bool,
        map: &mut M,
    ) -> Result<(), M::Error> {
        Kept::<C>::write(value, declared, map)
    }
}

/// They are kept in a map.
pub struct Kept<C>(PhantomData<C>);

impl<C: Codec> Extra for Kept<C> {
    type Value = BTreeMap<String, C::Value>;
    const KEPT: bool = true;
    fn read<'de, A: MapAccess<'de>>(
        value: &mut Self::Value,
        name: String,
        map: &mut A,
    ) -> Result<(), A::Error> {
        value.insert(name, map.next_value_seed(Decode::<C>::new())?);
        Ok(())
    }
    fn write<M: SerializeMap>(
        value: &Self::Value,
        declared: impl Fn(&str) -> bool,
        map: &mut M,
    ) -> Result<(), M::Error> {
        value.iter().try_for_each(|(name, value)| {
            if declared(name) {
                let twice = format_args!("the undeclared member `{name}` is a declared one");
                return Err(M::Error::custom(twice));
            }
            map.serialize_entry(name, &Encode::<C>(value))
        })
    }
}
