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
    let key = |id: SchemaId| format!("{:010}", id.index());
    let mut edges: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut ids: BTreeMap<String, SchemaId> = BTreeMap::new();
    for (id, schema) in api.schemas.iter().filter(|(id, _)| bare(*id)) {
        let parts = held(&schema.shape);
        edges.insert(key(id), parts.into_iter().filter(|id| bare(*id)).map(key).collect());
        ids.insert(key(id), id);
    }
    let circles = circles(&edges);
    let closes = |(from, targets): (&String, &Vec<String>)| {
        targets.iter().any(|to| to >= from && on_one(&circles, from, to))
    };
    let found = edges.iter().filter(|edge| closes(*edge)).filter_map(|(from, _)| ids.get(from));
    found.copied().collect()
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
pub(super) fn on_one(circles: &BTreeMap<String, String>, a: &str, b: &str) -> bool {
    circles.get(a).is_some_and(|at| circles.get(b) == Some(at))
}

/// The circle each type is on, by the circle's first name. Types on none are absent.
pub(super) fn circles(edges: &BTreeMap<String, Vec<String>>) -> BTreeMap<String, String> {
    let mut reversed: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (from, targets) in edges {
        targets.iter().for_each(|to| reversed.entry(to).or_default().push(from));
    }
    let forward: BTreeMap<&str, Vec<&str>> = edges
        .iter()
        .map(|(from, targets)| (from.as_str(), targets.iter().map(String::as_str).collect()))
        .collect();
    let mut circles: BTreeMap<String, String> = BTreeMap::new();
    let mut done: BTreeSet<&str> = BTreeSet::new();
    for start in finished(&forward).into_iter().rev() {
        let members = reachable(start, &reversed, &mut done);
        let itself = forward.get(start).is_some_and(|targets| targets.contains(&start));
        let Some(first) = members.iter().min().copied() else { continue };
        if members.len() > 1 || itself {
            circles.extend(members.iter().map(|member| ((*member).to_owned(), first.to_owned())));
        }
    }
    circles
}

/// Every type after all that it leads to, without recursion: the first half of Kosaraju's algorithm.
fn finished<'a>(edges: &BTreeMap<&'a str, Vec<&'a str>>) -> Vec<&'a str> {
    let (mut order, mut seen) = (Vec::new(), BTreeSet::new());
    for &start in edges.keys() {
        let mut open = vec![(start, false)];
        while let Some((at, left)) = open.pop() {
            if left {
                order.push(at);
            } else if seen.insert(at) {
                open.push((at, true));
                open.extend(edges.get(at).into_iter().flatten().map(|to| (*to, false)));
            }
        }
    }
    order
}

fn reachable<'a>(
    start: &'a str,
    edges: &BTreeMap<&'a str, Vec<&'a str>>,
    done: &mut BTreeSet<&'a str>,
) -> Vec<&'a str> {
    let (mut found, mut open) = (Vec::new(), vec![start]);
    while let Some(at) = open.pop() {
        if done.insert(at) {
            found.push(at);
            open.extend(edges.get(at).into_iter().flatten().copied());
        }
    }
    found
}
