//! Where a type says less than its schema, or as little: the places that are any JSON.

use std::collections::BTreeMap;

use specwright_ir::{Origin, Schema};

use crate::{Type, Untyped};

/// What was found of every place whose type was looked for.
#[derive(Debug, Default)]
pub(crate) struct Census(BTreeMap<Origin, Option<(String, bool)>>);

impl Census {
    /// Counts a place that has a type.
    pub(crate) fn typed(&mut self, origin: &Origin) {
        self.0.entry(origin.clone()).or_default();
    }

    /// Counts a place that is any JSON. What is said first of a place holds.
    pub(crate) fn untyped(
        &mut self,
        origin: &Origin,
        reason: impl Into<String>,
        faithful: bool,
    ) -> Type {
        let found = self.0.entry(origin.clone()).or_default();
        found.get_or_insert_with(|| (reason.into(), faithful));
        Type::Json
    }

    /// Counts a schema that says nothing of its values, or of which nothing is left.
    pub(crate) fn any(&mut self, schema: &Schema) -> Type {
        match &schema.loss {
            Some(loss) => self.untyped(&schema.origin, loss, false),
            None => self.untyped(&schema.origin, "the schema says nothing of its values", true),
        }
    }

    /// Every place that is any JSON, in order, and how many places there are.
    pub(crate) fn finish(self) -> (Vec<Untyped>, usize) {
        let positions = self.0.len();
        let untyped = self.0.into_iter().filter_map(|(origin, found)| {
            found.map(|(reason, faithful)| Untyped { origin, reason, faithful })
        });
        (untyped.collect(), positions)
    }
}
