//! What generated code imports. Not for anyone else: it changes with the generator.

pub use std::collections::BTreeMap;

pub use http::{HeaderMap, Method, StatusCode};
pub use serde::{Deserialize, Deserializer, Serialize, Serializer};
pub use serde_json::Error as JsonError;

pub use crate::{
    BuildError, ClientBuilder, Items, Json, Maybe, Multipart, Null, Pages, Undocumented, Upload,
    answer::{Alternative, Alternatives, read_variant},
    api_error,
    api_error::{matches, text},
    call::{Call, RequestBody},
    client::{Api, Auth, Core},
    codec, formats, headers,
    multipart::Written,
    operation, outputs,
    paging::Paging,
    parameter::encoding,
    response_headers::{HeaderForm, read_header},
};

/// What reads an answer as it comes.
pub mod stream {
    pub use crate::{Body, Events, Lines};
}

/// How an answer becomes a value.
pub mod readings {
    pub use crate::{
        answer::{Binary, Json, OneOf as Alternatives, Text},
        stream::{EventStream, EventText, JsonLines},
    };
}

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
