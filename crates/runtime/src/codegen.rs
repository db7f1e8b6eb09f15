//! What generated code imports. Not for anyone else: it changes with the generator.

pub use std::collections::BTreeMap;

pub use serde::{Deserialize, Deserializer, Serialize, Serializer};
pub use serde_json::Error as JsonError;

pub use crate::{
    Json, Maybe,
    codec::{
        Boxed, List, Map, NullOr, Nullable, Number, Number32, Optional, Required, RequiredNullable,
    },
    from_variants, integer_enum, object, string_enum, tagged_union, union,
};
