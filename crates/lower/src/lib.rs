//! OpenAPI documents to the contract.
//!
//! Passes, in order: the files of a [`description`] are read and rewritten from their [`dialect`] to one form; [`schema`]s are read as written, one component at a time, then settled into one shape
//! each, compositions [`merge`]d and [`union`]s told apart; [`operation`]s; [`security`] and [`api`]. Everything is read as
//! `openapiv3`, part by part, so that what is malformed costs its part.
//!
//! Invariants: [`reference`](mod@reference) alone follows `$ref`; nothing here knows Rust; an error means that the document is at
//! fault and must be mended, a warning that something is left out. Either way the rest of it becomes contract, as far as there is any.

mod api;
mod context;
mod description;
mod dialect;
mod identity;
mod merge;
mod operation;
mod read;
mod reference;
mod schema;
mod security;
mod target;
mod union;

use specwright_ir::{Api, LeftOut};
use specwright_source::{Diagnostics, Document, Loader};

use context::Context;
use description::Description;

/// A description as contract, with what was found on the way.
#[derive(Debug, Clone)]
pub struct Lowered {
    /// The contract, as far as it could be read; `None` when the text is no description. Whoever writes files asks for errors first.
    pub api: Option<Api>,
    /// How many operations the document has, whether or not they are part of the contract: those of [`Api::operations`] and
    /// those that are left out.
    pub operations: usize,
    /// Operations that are no part of the contract.
    pub left_out: Vec<LeftOut>,
    /// Findings of every severity.
    pub diagnostics: Diagnostics,
    /// Every file of the description, as findings and the contract know its nodes.
    pub documents: Vec<Document>,
}

/// Lowers a description. Files that it refers to are asked for by their path from where the root's path starts, with `/` and
/// without `.`; what is above is `../`. The document is given away: its value is not needed any more once it is rewritten.
#[must_use]
pub fn lower(root: Document, loader: &dyn Loader) -> Lowered {
    let mut diagnostics = Diagnostics::new();
    let description = match Description::read(root, loader, &mut diagnostics) {
        Ok(description) => description,
        Err(root) => {
            let (documents, left_out) = (vec![root], Vec::new());
            return Lowered { api: None, operations: 0, left_out, diagnostics, documents };
        }
    };
    let mut cx = Context::new(&description);
    cx.diagnostics = diagnostics;
    let api = Some(api::build(&mut cx));
    let Context { diagnostics, left_out, met, .. } = cx;
    let documents = description.documents().cloned().collect();
    Lowered { api, operations: met, left_out, diagnostics, documents }
}
