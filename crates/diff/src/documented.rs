//! Where documentation comes from: what is said of a component is repeated at every parameter and property that refers to it.

use std::collections::BTreeMap;

use specwright_ir::{Api, Origin, Schema, SchemaId, Shape};

use crate::RustChange;

/// Adds to changes of documentation the components that made them.
pub(crate) fn add_causes(changes: &mut [RustChange], base: &Api, head: &Api) {
    let edited = edited(base, head);
    for change in changes.iter_mut().filter(|change| change.prose) {
        let found = change.causes.iter().find_map(|cause| edited.get(cause));
        change.causes.extend(found.cloned());
    }
}

/// Components of which something else is said now, by the places that refer to them.
fn edited(base: &Api, head: &Api) -> BTreeMap<Origin, Origin> {
    let named = base.schemas.iter().filter_map(|(_, schema)| Some((schema.name.as_ref()?, schema)));
    let before: BTreeMap<&String, &Schema> = named.collect();
    let mut found = BTreeMap::new();
    let mut refer = |place: Origin, id: SchemaId| {
        let target = &head.schemas[head.schemas.resolve(id).0];
        let before = target.name.as_ref().and_then(|name| before.get(name));
        if before.is_some_and(|before| said(before) != said(target)) {
            found.insert(place, target.origin.clone());
        }
    };
    for parameter in head.operations.iter().flat_map(|operation| &operation.parameters) {
        refer(parameter.origin.clone(), parameter.schema);
        refer(parameter.origin.push("schema"), parameter.schema);
    }
    for (_, schema) in head.schemas.iter() {
        let Shape::Object(object) = &schema.shape else { continue };
        object.properties.iter().for_each(|one| refer(one.origin.clone(), one.schema));
    }
    found
}

/// What documentation repeats.
fn said(schema: &Schema) -> impl PartialEq + '_ {
    let Schema { title, description, constraints, default, examples, .. } = schema;
    (title, description, constraints, default, examples)
}
