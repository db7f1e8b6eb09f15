//! The types of documented values.

use std::collections::BTreeSet;

use specwright_ir::{MediaType, SchemaId};

use super::{Context, plan::is_json};
use crate::Type;

/// Every component and body that documents values, with its type, by schema.
pub(super) fn types(cx: &mut Context<'_>) -> Vec<(SchemaId, Type)> {
    let api = cx.api;
    let documents = |id: &SchemaId| !api.schemas[*id].examples.is_empty();
    let components = api.components.values().copied().filter(documents);
    let responses = api.operations.iter().flat_map(|of| &of.responses);
    let bodies = api.operations.iter().filter_map(|of| of.body.as_ref());
    let media = responses.flat_map(|of| &of.content).chain(bodies.flat_map(|of| &of.content));
    let exemplified = |of: &&MediaType| is_json(&of.name) && !of.examples.is_empty();
    let media = media.filter(exemplified).filter_map(|of| of.schema);
    let ids: BTreeSet<SchemaId> = components.chain(media).collect();
    let reached = ids.into_iter().filter(|id| cx.reach.contains(*id));
    reached.collect::<Vec<_>>().into_iter().map(|id| (id, cx.item_of(id))).collect()
}
