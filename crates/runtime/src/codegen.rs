//! What generated code imports. Not for anyone else: it changes with the generator.

pub use std::collections::BTreeMap;

pub use http::{Method, StatusCode};
pub use serde::{Deserialize, Deserializer, Serialize, Serializer};
pub use serde_json::Error as JsonError;

pub use crate::{
    BuildError, ClientBuilder, Items, Json, Maybe, Multipart, Null, Pages, Undocumented, Upload,
    api_error,
    api_error::matches,
    call::{Call, RequestBody},
    client::{Api, Auth, Core},
    formats,
    multipart::Written,
    operation,
    paging::Paging,
};

/// What the tables of types say without a path. Nothing else: these names are not free for types.
pub mod tables {
    pub use std::collections::BTreeMap;

    pub use crate::{
        Json, Null, codec,
        codec::{Given, Nullable, Optional, Required, RequiredNullable},
        formats, from_variants, integer_enum, mixed_enum, multipart, newtype, object, parts,
        string_enum, tagged_union, union,
    };
}

/// What the tables of multipart bodies are read with.
pub mod parts {
    pub use crate::multipart::{Parts, add_value};
}
