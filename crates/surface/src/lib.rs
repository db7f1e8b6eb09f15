//! What Rust callers see of an API, as data: every item, name, type and signature.
//!
//! Names are given here, once. Printing decides nothing; whoever judges compatibility for Rust callers judges this.
//!
//! Invariants:
//! * every name in a [`Type::Named`] is the name of an [`Item`];
//! * names of items, calls, error enums and their aliases are unique in the crate;
//! * all documentation is safe for rustdoc;
//! * a name depends on what it names and what contains it, never on its neighbours, unless two want the same one.
//!
//! This crate reads no files and knows no tokens.

mod build;
mod config;
mod decisions;
mod doc;
mod dump;
mod model;
mod name;
mod signature;

use specwright_ir::Api;
use specwright_source::Diagnostics;

pub use build::Scope;
pub use config::{Config, HeaderEncoding, PagingRule, PagingWay};
pub use decisions::nearest;
pub use doc::in_comment;
pub use dump::dump;
pub use model::*;

/// The surface of an API, and warnings for what is left out of it. `name` is the API's folder, e.g. `retell`.
#[must_use]
pub fn surface(api: &Api, config: &Config, name: &str) -> (Surface, Diagnostics) {
    surface_of(api, config, name, Scope::All)
}

/// The surface of a part of an API.
#[must_use]
pub fn surface_of(api: &Api, config: &Config, name: &str, scope: Scope) -> (Surface, Diagnostics) {
    build::build(api, config, name, scope)
}
