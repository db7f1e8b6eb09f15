//! Every feature of descriptions as generated code, a module each: what compiles here and holds in the tests beside it is what the
//! generator does.

#[rustfmt::skip]
mod generated;

pub use generated::*;
