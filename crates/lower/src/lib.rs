//! OpenAPI documents to the contract.
//!
//! Passes, in order: the [`version`] gate; [`schema`]s are read as written, one component at a time, then settled into one shape
//! each, compositions [`merge`]d and [`union`]s told apart; [`operation`]s; [`security`] and [`api`]. Everything is read as
//! `openapiv3`, part by part, so that what is malformed costs its part.
//!
//! Invariants: [`reference`](mod@reference) alone follows `$ref`; nothing here knows Rust; an error means that the document is at
//! fault and must be mended, a warning that something is left out. Either way the rest of it becomes contract, as far as there is any.

mod api;
mod context;
mod merge;
mod operation;
mod read;
mod reference;
mod schema;
mod security;
mod union;
mod version;

use specwright_ir::{Api, LeftOut};
use specwright_source::{Diagnostics, Document};

use context::Context;

/// A document as contract, with what was found on the way.
#[derive(Debug, Clone)]
pub struct Lowered {
    /// The contract, as far as it could be read; `None` when nothing could. Whoever writes files asks for errors first.
    pub api: Option<Api>,
    /// How many operations the document has, whether or not they are part of the contract: those of [`Api::operations`] and
    /// those that are left out.
    pub operations: usize,
    /// Operations that are no part of the contract.
    pub left_out: Vec<LeftOut>,
    /// Findings of every severity.
    pub diagnostics: Diagnostics,
}

/// Lowers a document.
#[must_use]
pub fn lower(document: &Document) -> Lowered {
    let mut cx = Context::new(document.value(), document.name().clone());
    let api = version::check(&mut cx).then(|| api::build(&mut cx));
    let Context { refused, diagnostics, left_out, met, .. } = cx;
    Lowered { api: api.filter(|_| !refused), operations: met, left_out, diagnostics }
}
