//! `src/lib.rs`: what the checked-in clients have.

/// The text.
pub(super) fn text(mark: &str) -> String {
    format!(
        "// {mark}\n#![doc = include_str!(\"../README.md\")]\n\n#[rustfmt::skip]\nmod generated;\n\npub use generated::*;\n{REEXPORTED}"
    )
}

const REEXPORTED: &str = "\
pub use specwright_runtime::{
    ApiError, Body, BoxFuture, BuildError, CallOptions, Channel, ClientCredentials, Credential,
    DecodeError, Error, ErrorKind, Event, Events, Items, Json, Lines, Maybe, Multipart, Pages,
    Response, Secret, Server, StreamError, Token, TokenError, TokenSource, Transport, TransportError,
    TransportErrorKind, Upload, formats,
};
";
