//! What leads back to itself.

use std::collections::{BTreeMap, BTreeSet};

use specwright_ir::{Api, SchemaId, Shape};

use super::naming::has_own_type;

/// Schemas without a name that lead back to themselves through nothing but such schemas, one or more on each way round.
///
/// ```yaml
/// schema: { type: array, items: { $ref: '#/paths/~1a/get/responses/200/content/application~1json/schema' } }
/// ```
pub(super) fn endless(api: &Api) -> BTreeSet<SchemaId> {
    let bare = |id: SchemaId| api.schemas[id].name.is_none() && !has_own_type(api, id);
    let mut edges: BTreeMap<SchemaId, Vec<SchemaId>> = BTreeMap::new();
    for (id, schema) in api.schemas.iter().filter(|(id, _)| bare(*id)) {
        let parts: Vec<SchemaId> = held(&schema.shape).into_iter().filter(|id| bare(*id)).collect();
        if !parts.is_empty() {
            edges.insert(id, parts);
        }
    }
    let circles = circles(&edges);
    let closes = |(from, targets): &(&SchemaId, &Vec<SchemaId>)| {
        targets.iter().any(|to| to >= from && on_one(&circles, *from, to))
    };
    edges.iter().filter(closes).map(|(from, _)| *from).collect()
}

/// What is written out within a type that has no name.
fn held(shape: &Shape) -> Vec<SchemaId> {
    match shape {
        Shape::Array { items: one } | Shape::Alias(one) => vec![*one],
        Shape::Tuple { items, .. } => items.clone(),
        Shape::Object(object) => object.undeclared().into_iter().collect(),
        _ => Vec::new(),
    }
}

/// Whether two are on one circle.
pub(super) fn on_one<T: Ord>(circles: &BTreeMap<T, T>, a: &T, b: &T) -> bool {
    circles.get(a).is_some_and(|at| circles.get(b) == Some(at))
}

/// The circle each of some is on, by the first on that circle. What is on none is absent.
pub(super) fn circles<T: Copy + Ord>(edges: &BTreeMap<T, Vec<T>>) -> BTreeMap<T, T> {
    let mut reversed: BTreeMap<T, Vec<T>> = BTreeMap::new();
    for (from, targets) in edges {
        targets.iter().for_each(|to| reversed.entry(*to).or_default().push(*from));
    }
    let mut circles: BTreeMap<T, T> = BTreeMap::new();
    let mut done: BTreeSet<T> = BTreeSet::new();
    for start in finished(edges).into_iter().rev() {
        let members = reachable(start, &reversed, &mut done);
        let itself = edges.get(&start).is_some_and(|targets| targets.contains(&start));
        let Some(first) = members.iter().min().copied() else { continue };
        if members.len() > 1 || itself {
            circles.extend(members.into_iter().map(|member| (member, first)));
        }
    }
    circles
}

/// Each after all that it leads to, without recursion: the first half of Kosaraju's algorithm.
fn finished<T: Copy + Ord>(edges: &BTreeMap<T, Vec<T>>) -> Vec<T> {
    let (mut order, mut seen) = (Vec::new(), BTreeSet::new());
    for &start in edges.keys() {
        let mut open = vec![(start, false)];
        while let Some((at, left)) = open.pop() {
            if left {
                order.push(at);
            } else if seen.insert(at) {
                open.push((at, true));
                open.extend(edges.get(&at).into_iter().flatten().map(|to| (*to, false)));
            }
        }
    }
    order
}

fn reachable<T: Copy + Ord>(
    start: T,
    edges: &BTreeMap<T, Vec<T>>,
    done: &mut BTreeSet<T>,
) -> Vec<T> {
    let (mut found, mut open) = (Vec::new(), vec![start]);
    while let Some(at) = open.pop() {
        if done.insert(at) {
            found.push(at);
            open.extend(edges.get(&at).into_iter().flatten().copied());
        }
    }
    found
}
