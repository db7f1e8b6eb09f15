//! The surface of a client as Rust text.
