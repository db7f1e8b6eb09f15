//! How generated types become JSON and back.
//!
//! A generated type says what it holds in a table, which a macro reads; everything else is here, once, so that the compiler has
//! little to do per type: no visitor, no `match` over names and no `?` in a generated crate. Types are ordinary serde types
//! to their users.
//!
//! A field is a [`Slot`], the slots of a type are a tuple ([`Slots`]), and `object` reads and writes any [`Object`] made of them.
//! What a slot holds is a [`Codec`]: every serde type, and a few that are written differently ([`Number`]).

mod collected;
mod enum_macros;
mod extra;
mod list;
mod listed;
mod macros;
mod nested;
mod object;
mod slot;
mod slots;
mod tagged;
mod text;
mod trial;
mod union;
mod value;
mod whole;

pub(crate) use nested::{Places, with_places};

pub use collected::collected;
pub use extra::{Dropped, Extra, Kept, Matched};
pub use list::{Rest, Tuple, read_list, write_list};
pub use listed::{Listed, Mixed, listed, listed_text, read_listed, write_listed};
pub use object::{Object, read, write};
pub use slot::{Given, Nullable, Optional, Required, RequiredNullable, Slot};
pub use slots::{Join, Slots};
pub use tagged::{Tagged, read_tagged, read_variant, unknown_variant, write_with_tag};
pub use text::{Integer, Text, read_integer, read_text};
pub use trial::Trial;
pub use union::{Kind, Union, kind_of, read_union, try_variant, variant};
pub use value::{Boxed, Codec, Decode, Encode, List, Map, NullOr, Number};
pub use whole::Whole;
