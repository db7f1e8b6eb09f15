//! All members of an object, as a tuple of slots.

use serde::{
    de::{Error, MapAccess},
    ser::SerializeMap,
};

use super::Slot;

/// A tuple of slots, or several tuples joined.
pub trait Slots {
    /// How many slots there are.
    const LEN: usize;
    /// The fields' values.
    type Values;
    /// The fields, borrowed.
    type Refs<'a>
    where
        Self: 'a;
    /// What was read so far.
    type State: Default;
    /// Reads the value of the slot of that number.
    ///
    /// # Errors
    /// The format's; a member that is there twice.
    fn read<'de, A: MapAccess<'de>>(
        state: &mut Self::State,
        index: usize,
        names: &'static [&'static str],
        map: &mut A,
    ) -> Result<(), A::Error>;
    /// The values, once everything is read.
    ///
    /// # Errors
    /// A required member that is missing.
    fn finish<E: Error>(
        state: Self::State,
        names: &'static [&'static str],
    ) -> Result<Self::Values, E>;
    /// Writes every member.
    ///
    /// # Errors
    /// The format's.
    fn write<'a, M: SerializeMap>(
        refs: Self::Refs<'a>,
        names: &'static [&'static str],
        map: &mut M,
    ) -> Result<(), M::Error>
    where
        Self: 'a;
}

/// Two tuples of slots, for objects with more members than a tuple is implemented for.
pub struct Join<A, B>(A, B);

impl<A: Slots, B: Slots> Slots for Join<A, B> {
    const LEN: usize = A::LEN + B::LEN;
    type Values = (A::Values, B::Values);
    type Refs<'a>
        = (A::Refs<'a>, B::Refs<'a>)
    where
        Self: 'a;
    type State = (A::State, B::State);
    fn read<'de, M: MapAccess<'de>>(
        state: &mut Self::State,
        index: usize,
        names: &'static [&'static str],
        map: &mut M,
    ) -> Result<(), M::Error> {
        if index < A::LEN {
            A::read(&mut state.0, index, names, map)
        } else {
            B::read(&mut state.1, index - A::LEN, &names[A::LEN..], map)
        }
    }
    fn finish<E: Error>(
        state: Self::State,
        names: &'static [&'static str],
    ) -> Result<Self::Values, E> {
        Ok((A::finish(state.0, names)?, B::finish(state.1, &names[A::LEN..])?))
    }
    fn write<'a, M: SerializeMap>(
        refs: Self::Refs<'a>,
        names: &'static [&'static str],
        map: &mut M,
    ) -> Result<(), M::Error>
    where
        Self: 'a,
    {
        A::write(refs.0, names, map)?;
        B::write(refs.1, &names[A::LEN..], map)
    }
}

macro_rules! tuple {
    ($len:literal $($index:tt $slot:ident)*) => {
        impl<$($slot: Slot),*> Slots for ($($slot,)*) {
            const LEN: usize = $len;
            type Values = ($($slot::Value,)*);
            type Refs<'a> = ($(&'a $slot::Value,)*) where Self: 'a;
            type State = ($(Option<$slot::Value>,)*);
            #[allow(unused_variables, reason = "an object without members reads none")]
            fn read<'de, M: MapAccess<'de>>(
                state: &mut Self::State,
                index: usize,
                names: &'static [&'static str],
                map: &mut M,
            ) -> Result<(), M::Error> {
                match index {
                    $($index => {
                        if state.$index.is_some() {
                            return Err(M::Error::duplicate_field(names[index]));
                        }
                        state.$index = Some($slot::read(map)?);
                    })*
                    _ => {}
                }
                Ok(())
            }
            #[allow(unused_variables, reason = "an object without members has no names")]
            #[allow(clippy::unused_unit, reason = "an object without members is the empty tuple")]
            fn finish<E: Error>(
                state: Self::State,
                names: &'static [&'static str],
            ) -> Result<Self::Values, E> {
                Ok(($(match state.$index {
                    Some(value) => value,
                    None => $slot::missing(names[$index])?,
                },)*))
            }
            #[allow(unused_variables, reason = "an object without members writes none")]
            fn write<'a, M: SerializeMap>(
                refs: Self::Refs<'a>,
                names: &'static [&'static str],
                map: &mut M,
            ) -> Result<(), M::Error>
            where
                Self: 'a,
            {
                $($slot::write(refs.$index, names[$index], map)?;)*
                Ok(())
            }
        }
    };
}

tuple!(0);
tuple!(1 0 A);
tuple!(2 0 A 1 B);
tuple!(3 0 A 1 B 2 C);
tuple!(4 0 A 1 B 2 C 3 D);
tuple!(5 0 A 1 B 2 C 3 D 4 E1);
tuple!(6 0 A 1 B 2 C 3 D 4 E1 5 F);
tuple!(7 0 A 1 B 2 C 3 D 4 E1 5 F 6 G);
tuple!(8 0 A 1 B 2 C 3 D 4 E1 5 F 6 G 7 H);
tuple!(9 0 A 1 B 2 C 3 D 4 E1 5 F 6 G 7 H 8 I);
tuple!(10 0 A 1 B 2 C 3 D 4 E1 5 F 6 G 7 H 8 I 9 J);
tuple!(11 0 A 1 B 2 C 3 D 4 E1 5 F 6 G 7 H 8 I 9 J 10 K);
tuple!(12 0 A 1 B 2 C 3 D 4 E1 5 F 6 G 7 H 8 I 9 J 10 K 11 L);
