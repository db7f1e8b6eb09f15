//! Schemas that a value must satisfy all of.

use indexmap::IndexSet;
use specwright_ir::{Origin, SchemaId};

use super::Contradiction;
use crate::{context::Context, schema::Written};

/// One schema, or several that are to become one. Only [`Parts::finish`] makes it, so that what is added one by one makes none on
/// the way.
pub(super) struct Parts {
    first: SchemaId,
    /// All of them, and where the last is written.
    several: Option<(IndexSet<SchemaId>, Origin)>,
}

impl Parts {
    pub(super) fn of(id: SchemaId) -> Self {
        Self { first: id, several: None }
    }

    /// Adds a schema that is written at `origin`.
    pub(super) fn add(&mut self, cx: &Context<'_>, origin: &Origin, id: SchemaId) {
        if self.several.is_none() && id == self.first {
            return;
        }
        let first = self.first;
        let (ids, last) = self
            .several
            .get_or_insert_with(|| (written(cx, first).into_iter().collect(), origin.clone()));
        let before = ids.len();
        ids.extend(written(cx, id));
        if ids.len() > before {
            last.clone_from(origin);
        }
    }

    /// A schema for what satisfies all: one and the same for the same ones, so that recursion ends.
    pub(super) fn finish(self, cx: &mut Context<'_>) -> SchemaId {
        let Some((ids, origin)) = self.several else { return self.first };
        let parts: Vec<SchemaId> = ids.into_iter().collect();
        if let [only] = parts.as_slice() {
            return *only;
        }
        let mut key = parts.clone();
        key.sort_unstable();
        if let Some(id) = cx.combined.get(&key) {
            return *id;
        }
        if !cx.may_merge(parts.len()) {
            Contradiction::too_many().report(cx, &origin, "the first of them is taken");
            return self.first;
        }
        let id = cx.add(origin, Written::All(parts));
        cx.combined.insert(key, id);
        id
    }
}

/// The schemas that one stands for.
fn written(cx: &Context<'_>, id: SchemaId) -> Vec<SchemaId> {
    match cx.written(id) {
        Written::All(parts) => parts,
        _ => vec![id],
    }
}

/// A schema for what satisfies two.
pub(super) fn both(cx: &mut Context<'_>, origin: &Origin, a: SchemaId, b: SchemaId) -> SchemaId {
    let mut parts = Parts::of(a);
    parts.add(cx, origin, b);
    parts.finish(cx)
}
