//! The public Rust items of a client, as data.
