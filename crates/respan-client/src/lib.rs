#![doc = include_str!("../README.md")]

#[rustfmt::skip]
mod generated;

pub use generated::*;
pub use specwright_runtime::{
    ApiError, Body, BoxFuture, BuildError, CallOptions, DecodeError, Error, ErrorKind, Items, Json,
    Maybe, Pages, Response, Secret, Transport, TransportError, TransportErrorKind, formats,
};
