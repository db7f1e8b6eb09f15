//! Integers.

use std::{fmt, marker::PhantomData};

use serde::{
    Deserializer, Serialize, Serializer,
    de::{Error, Unexpected, Visitor},
};

use super::Codec;

/// An integer, however it is written: JSON has one number type, in which 3.0 is an integer
/// ([JSON Schema, 6.1.1](https://json-schema.org/draft/2020-12/json-schema-validation#section-6.1.1)).
pub struct Whole<T>(PhantomData<T>);

impl<T: Serialize + TryFrom<i64> + TryFrom<u64>> Codec for Whole<T> {
    type Value = T;
    fn encode<S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
        value.serialize(serializer)
    }
    fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
        deserializer.deserialize_i64(WholeVisitor(PhantomData))
    }
}

struct WholeVisitor<T>(PhantomData<T>);

/// From here on an `f64` is beyond an `i64`.
const BEYOND: f64 = 9_223_372_036_854_775_808.0;

impl<T: TryFrom<i64> + TryFrom<u64>> Visitor<'_> for WholeVisitor<T> {
    type Value = T;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(std::any::type_name::<T>())
    }
    fn visit_i64<E: Error>(self, value: i64) -> Result<T, E> {
        T::try_from(value).map_err(|_| E::invalid_value(Unexpected::Signed(value), &self))
    }
    fn visit_u64<E: Error>(self, value: u64) -> Result<T, E> {
        T::try_from(value).map_err(|_| E::invalid_value(Unexpected::Unsigned(value), &self))
    }
    fn visit_f64<E: Error>(self, value: f64) -> Result<T, E> {
        if value.fract() == 0.0 && (-BEYOND..BEYOND).contains(&value) {
            #[expect(clippy::cast_possible_truncation, reason = "whole and in range")]
            return self.visit_i64(value as i64);
        }
        Err(E::invalid_type(Unexpected::Float(value), &self))
    }
}
