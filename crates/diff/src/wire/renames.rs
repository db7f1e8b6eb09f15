//! Components under another name. Names are not on the wire, but types are named after them.

use std::collections::BTreeSet;

use specwright_ir::{Api, Origin, SchemaId, Shape};

use super::Comparison;

/// A component that is in both editions, under two names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Renamed {
    /// What is said of it.
    pub message: String,
    /// Where it was in the base.
    pub base: Origin,
    /// Where it is in the head.
    pub head: Origin,
    /// Labels of the operations that it reaches.
    pub operations: BTreeSet<String>,
    /// Where either edition refers to it.
    pub uses: BTreeSet<Origin>,
}

/// Components that stand where others stood, where those are gone and these are new, and each stands for one other.
pub(super) fn find(cx: &Comparison<'_>) -> Vec<Renamed> {
    let known = |api: &Api| -> BTreeSet<String> {
        api.schemas.iter().filter_map(|(_, schema)| schema.name.clone()).collect()
    };
    let (old, new) = (known(cx.base), known(cx.head));
    let named = |(was, is): &(SchemaId, SchemaId)| {
        let names = cx.base.schemas[*was].name.as_ref().zip(cx.head.schemas[*is].name.as_ref());
        names.is_some_and(|(was, is)| !new.contains(was) && !old.contains(is))
    };
    let pairs: BTreeSet<(SchemaId, SchemaId)> = cx.graph.compared().filter(named).collect();
    let alone = |(was, is): &&(SchemaId, SchemaId)| {
        pairs.iter().filter(|(a, b)| a == was || b == is).count() == 1
    };
    pairs.iter().filter(alone).map(|(was, is)| renamed(cx, *was, *is)).collect()
}

fn renamed(cx: &Comparison<'_>, was: SchemaId, is: SchemaId) -> Renamed {
    let name = |api: &Api, id: SchemaId| api.schemas[id].name.clone().unwrap_or_default();
    let (before, after) = (&cx.base.schemas[was].origin, &cx.head.schemas[is].origin);
    let operations = cx.base_reach.within(before).chain(cx.head_reach.within(after)).collect();
    Renamed {
        message: format!("`{}` is called `{}`", name(cx.base, was), name(cx.head, is)),
        base: before.clone(),
        head: after.clone(),
        operations,
        uses: uses(cx.base, was).into_iter().chain(uses(cx.head, is)).collect(),
    }
}

/// Where an edition refers to a schema.
fn uses(api: &Api, id: SchemaId) -> Vec<Origin> {
    let is = |one: SchemaId| api.schemas.resolve(one).0 == id;
    let mut found = Vec::new();
    for (_, schema) in api.schemas.iter() {
        match &schema.shape {
            Shape::Object(object) => {
                let held = object.properties.iter().filter(|property| is(property.schema));
                found.extend(held.map(|property| property.origin.clone()));
                let mut undeclared = object.patterns.iter().map(|(_, id)| *id);
                if object.additional.schema().is_some_and(is) || undeclared.any(is) {
                    found.push(schema.origin.clone());
                }
            }
            Shape::Union(union) => {
                let members = union.members.iter().filter(|member| is(member.schema));
                found.extend(members.map(|member| member.origin.clone()));
            }
            Shape::Tuple { items, rest } if items.iter().copied().chain(rest.schema()).any(is) => {
                found.push(schema.origin.clone());
            }
            Shape::Array { items: one } | Shape::Alias(one) if is(*one) => {
                found.push(schema.origin.clone());
            }
            _ => {}
        }
    }
    for operation in &api.operations {
        let parameters = operation.parameters.iter().filter(|parameter| is(parameter.schema));
        found.extend(parameters.map(|parameter| parameter.origin.clone()));
        let body = operation.body.iter().flat_map(|body| &body.content);
        let media = body.chain(operation.responses.iter().flat_map(|response| &response.content));
        found.extend(media.filter(|one| one.schema.is_some_and(is)).map(|one| one.origin.clone()));
    }
    found
}
