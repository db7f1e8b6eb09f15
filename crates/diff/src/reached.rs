//! Which operations a place in a description is about.

use std::collections::{BTreeMap, BTreeSet};

use specwright_ir::{Api, Operation, Origin, Reach, SchemaId};

/// What operations of an edition reach, by label.
pub(crate) struct Reached<'a> {
    api: &'a Api,
    reach: BTreeMap<String, Reach>,
}

impl<'a> Reached<'a> {
    pub(crate) fn of(api: &'a Api) -> Self {
        let one = |operation: &Operation| (operation.label(), Reach::of_operation(api, operation));
        Self { api, reach: api.operations.iter().map(one).collect() }
    }

    /// Labels of the operations that reach a schema, and how it travels in each.
    pub(crate) fn by(
        &self,
        schema: SchemaId,
    ) -> impl Iterator<Item = (&String, specwright_ir::Direction)> {
        let of = move |(label, reach): (_, &Reach)| {
            Some((label, reach.direction(schema))).filter(|_| reach.contains(schema))
        };
        self.reach.iter().filter_map(of)
    }

    /// Labels of the operations that reach a schema written at a place or inside of it.
    pub(crate) fn within(&self, place: &Origin) -> impl Iterator<Item = String> {
        let inside =
            |part: &Origin| part.file == place.file && part.pointer.is_within(&place.pointer);
        let schemas = self.api.schemas.iter().filter(move |(_, schema)| inside(&schema.origin));
        schemas.flat_map(|(id, _)| self.by(id)).map(|(label, _)| label.clone())
    }

    /// Labels of the operations that a place is a part of: of themselves, of what they share, of a schema that they reach.
    pub(crate) fn around(&self, place: &Origin) -> BTreeSet<String> {
        let holds =
            |part: &Origin| part.file == place.file && place.pointer.is_within(&part.pointer);
        let own = self.api.operations.iter().filter(|operation| parts(operation).any(holds));
        let mut found: BTreeSet<String> = own.map(Operation::label).collect();
        for (id, _) in self.api.schemas.iter().filter(|(_, schema)| holds(&schema.origin)) {
            found.extend(self.by(id).map(|(label, _)| label.clone()));
        }
        found
    }
}

/// An operation and what it may share with others.
fn parts(operation: &Operation) -> impl Iterator<Item = &Origin> {
    let parameters = operation.parameters.iter().map(|parameter| &parameter.origin);
    let body = operation.body.iter().map(|body| &body.origin);
    let responses = operation.responses.iter().map(|response| &response.origin);
    [&operation.origin].into_iter().chain(parameters).chain(body).chain(responses)
}
