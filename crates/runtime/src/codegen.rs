//! What generated code imports. Not for anyone else: it changes with the generator.

pub use std::collections::BTreeMap;

pub use http::{Method, StatusCode};
pub use serde::{Deserialize, Deserializer, Serialize, Serializer};
pub use serde_json::Error as JsonError;

pub use crate::{
    BuildError, Items, Json, Maybe, Pages, Undocumented, api_error,
    api_error::matches,
    call::Call,
    client::{Api, Auth, Core},
    codec::{
        Boxed, List, Map, NullOr, Nullable, Number, Number32, Optional, Required, RequiredNullable,
    },
    formats, from_variants, integer_enum, object, operation,
    paging::Paging,
    string_enum, tagged_union, union,
};
