#![doc = include_str!("../README.md")]

#[rustfmt::skip]
mod generated;

pub use generated::*;
pub use specwright_runtime::{
    ApiError, Body, BoxFuture, BuildError, CallOptions, DecodeError, Error, ErrorKind, Event,
    Events, Items, Json, Lines, Maybe, Pages, Response, Secret, StreamError, Transport,
    TransportError, TransportErrorKind, formats,
};
