//! What generated code imports. Not for anyone else: it changes with the generator.

pub use std::collections::BTreeMap;

pub use http::{HeaderMap, Method, StatusCode};
pub use serde::{Deserialize, Deserializer, Serialize, Serializer};
pub use serde_json::Error as JsonError;

pub use crate::{
    BuildError, ClientBuilder, Json, Maybe, Null, Undocumented,
    access::Scheme,
    answer::{Alternative, Alternatives, read_variant},
    api_error,
    api_error::{matches, text},
    call::{Call, RequestBody},
    client::{Api, Core},
    codec, formats, headers, operation, outputs, paged,
    paging::Paging,
    parameter::encoding,
    response_headers::{HeaderForm, read_header},
    server,
    server::{Documented, filled},
    way,
};

/// What callers make bodies of. By path: these names are free for types.
pub mod bodies {
    pub use crate::{Multipart, Upload};
}

/// What reads an answer as it comes.
pub mod stream {
    pub use crate::{Body, Events, Lines};
}

/// How an answer becomes a value.
pub mod readings {
    pub use crate::{
        answer::{Binary, Json, OneOf as Alternatives, Text},
        stream::{EventObjects, EventStream, EventText, JsonLines},
    };
}

/// What the tables of types say without a path. Nothing else: these names are not free for types.
pub mod tables {
    pub use std::collections::BTreeMap;

    pub use super::{bodies, encoding, way};

    pub use crate::{
        Json, Null, body, codec,
        codec::{Given, Nullable, Optional, Required, RequiredNullable},
        formats, from_variants, headers, integer_enum, mixed_enum, multipart, multiparts, newtype,
        object, outputs, parts, string_enum, tagged_union, union,
    };

    pub use super::stream;
}

/// What the tables of multipart bodies are read with.
pub mod parts {
    pub use crate::multipart::{IntoMultipart, Parts, add_value};

    /// Adds a part that says which of several bodies this is.
    pub fn constant(name: &str, value: &str, to: &mut crate::Multipart) {
        to.constant(name, value);
    }
}
