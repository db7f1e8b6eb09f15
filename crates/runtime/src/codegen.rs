//! What generated code imports. Not for anyone else: it changes with the generator.

pub use std::collections::BTreeMap;

pub use http::{Method, StatusCode};
pub use serde::{Deserialize, Deserializer, Serialize, Serializer};
pub use serde_json::Error as JsonError;

pub use crate::{
    BuildError, ClientBuilder, Items, Json, Maybe, Null, Pages, Undocumented, api_error,
    api_error::matches,
    call::Call,
    client::{Api, Auth, Core},
    formats, operation,
    paging::Paging,
};

/// What the tables of types say without a path. Nothing else: these names are not free for types.
pub mod tables {
    pub use std::collections::BTreeMap;

    pub use crate::{
        Json, Null, codec,
        codec::{Given, Nullable, Optional, Required, RequiredNullable},
        formats, from_variants, integer_enum, mixed_enum, newtype, object, string_enum,
        tagged_union, union,
    };
}
