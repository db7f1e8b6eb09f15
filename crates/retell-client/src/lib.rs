#![doc = include_str!("../README.md")]

#[rustfmt::skip]
mod generated;

pub use generated::*;
pub use specwright_runtime::{
    ApiError, Body, BoxFuture, BuildError, CallOptions, Channel, ClientCredentials, Credential,
    DecodeError, Error, ErrorKind, Event, Events, Items, Json, Lines, Maybe, Multipart, Pages,
    Response, Secret, Server, StreamError, Token, TokenError, TokenSource, Transport,
    TransportError, TransportErrorKind, Upload, formats,
};
