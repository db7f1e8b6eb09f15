//! What JSON Schema says beyond shapes: first items, conditions, what an item or a name must be, what strings hold
//! ([JSON Schema, 10](https://json-schema.org/draft/2020-12/json-schema-core#section-10)).

use specwright_ir::{Json, Written};

use super::{Editions, Node, Pair, composition};
use crate::{Profile, wire::fact::Kind};

/// Keywords that are there or are not, with what comes and goes.
const CONDITIONS: [(&str, &str, &str); 8] = [
    ("if", "if-added", "if-removed"),
    ("then", "then-added", "then-removed"),
    ("else", "else-added", "else-removed"),
    ("contains", "contains-added", "contains-removed"),
    ("propertyNames", "property-names-added", "property-names-removed"),
    ("unevaluatedItems", "unevaluated-items-added", "unevaluated-items-removed"),
    ("unevaluatedProperties", "unevaluated-properties-added", "unevaluated-properties-removed"),
    ("contentSchema", "content-schema-added", "content-schema-removed"),
];

pub(super) fn compare(of: &Editions<'_>, node: &mut Node, pair: &Pair<'_>) {
    first_items(of, node, pair);
    let of_levels = of.levels.profile;
    for (keyword, added, removed) in CONDITIONS {
        let said =
            |of: &'_ Written| of.beyond.get(keyword).filter(|it| is_told(of_levels, it)).cloned();
        let (was, is) = (said(pair.was), said(pair.is));
        let (kind, what) = match (was, is) {
            (None, Some(_)) => (added, format!(": `{keyword}` is new")),
            (Some(_), None) => (removed, format!(": `{keyword}` is gone")),
            (Some(was), Some(is)) if was != is => {
                ("condition-changed", format!(": `{keyword}` says something else"))
            }
            _ => continue,
        };
        node.add(of, pair, Kind::Named(kind), what);
    }
    for (keyword, kind) in [
        ("contentMediaType", "content-media-type-changed"),
        ("contentEncoding", "content-encoding-changed"),
    ] {
        let (was, is) = (pair.was.beyond.get(keyword), pair.is.beyond.get(keyword));
        if was != is {
            let text = |of: Option<&Json>| of.map_or("not said".to_owned(), Json::to_string);
            let what = format!(": `{keyword}` is {}, was {}", text(is), text(was));
            node.add(of, pair, Kind::Named(kind), what);
        }
    }
    required(of, node, pair);
    schemas(of, node, pair);
    if let Some(ids) = pair.old.content.zip(pair.new.content) {
        node.parts.push(ids);
    }
}

/// To oasdiff a condition that is `true` or `false` is none.
fn is_told(profile: Profile, condition: &Json) -> bool {
    profile == Profile::Specwright || !condition.is_boolean()
}

fn first_items(of: &Editions<'_>, node: &mut Node, pair: &Pair<'_>) {
    let (old, new) = (&pair.was.prefix_items, &pair.is.prefix_items);
    if of.levels.profile == Profile::Oasdiff {
        return any_items(of, node, pair);
    }
    node.parts.extend(old.iter().copied().zip(new.iter().copied()));
    let what = format!(" has {} first items, had {}", new.len(), old.len());
    match old.len().cmp(&new.len()) {
        std::cmp::Ordering::Less => {
            node.add(of, pair, Kind::Named("prefix-items-added"), what);
            node.last_moves(&[], &new[old.len()..]);
        }
        std::cmp::Ordering::Greater => {
            node.add(of, pair, Kind::Named("prefix-items-removed"), what);
            node.last_moves(&old[new.len()..], &[]);
        }
        std::cmp::Ordering::Equal => {}
    }
}

/// First items as oasdiff compares them: as members of a composition, wherever they are.
fn any_items(of: &Editions<'_>, node: &mut Node, pair: &Pair<'_>) {
    let (old, new) = (&pair.was.prefix_items, &pair.is.prefix_items);
    let members = composition::matched(of, (old, new), (None, None));
    node.parts.extend(members.pairs.iter().map(|(was, is)| (old[*was], new[*is])));
    if !members.added.is_empty() {
        let what = format!(" has {} other first items", members.added.len());
        node.add(of, pair, Kind::Named("prefix-items-added"), what);
    }
    if !members.gone.is_empty() {
        let what = format!(" no longer has {} first items", members.gone.len());
        node.add(of, pair, Kind::Named("prefix-items-removed"), what);
    }
}

/// The members of a keyword that is a map.
fn members<'w>(pair: &Pair<'w>, keyword: &str) -> [Vec<(&'w String, &'w Json)>; 2] {
    [pair.was, pair.is].map(|of| {
        let map = of.beyond.get(keyword).and_then(Json::as_object);
        map.into_iter().flatten().collect()
    })
}

/// `dependentRequired`: what must be there where another member is.
fn required(of: &Editions<'_>, node: &mut Node, pair: &Pair<'_>) {
    let [old, new] = members(pair, "dependentRequired");
    for (name, was) in &old {
        let (kind, what) = match new.iter().find(|(other, _)| other == name) {
            None => ("dependent-required-removed", "needs nothing else now"),
            Some((_, is)) if !same_words(was, is) => {
                ("dependent-required-changed", "needs other members")
            }
            Some(_) => continue,
        };
        node.add(of, pair, Kind::Named(kind), format!(": `{name}` {what}"));
    }
    for (name, _) in new.iter().filter(|(name, _)| !old.iter().any(|(other, _)| other == name)) {
        let what = format!(": `{name}` needs other members");
        node.add(of, pair, Kind::Named("dependent-required-added"), what);
    }
}

/// Whether two lists have the same words.
fn same_words(a: &Json, b: &Json) -> bool {
    match (a.as_array(), b.as_array()) {
        (Some(a), Some(b)) => {
            a.iter().all(|word| b.contains(word)) && b.iter().all(|word| a.contains(word))
        }
        _ => a == b,
    }
}

/// `dependentSchemas`: what else holds where another member is.
fn schemas(of: &Editions<'_>, node: &mut Node, pair: &Pair<'_>) {
    let [old, new] = members(pair, "dependentSchemas");
    for (name, was) in &old {
        let (kind, what) = match new.iter().find(|(other, _)| other == name) {
            None => ("dependent-schema-removed", "nothing else holds"),
            Some((_, is)) if was != is => ("condition-changed", "something else holds"),
            Some(_) => continue,
        };
        node.add(of, pair, Kind::Named(kind), format!(": with `{name}`, {what}"));
    }
    for (name, _) in new.iter().filter(|(name, _)| !old.iter().any(|(other, _)| other == name)) {
        let what = format!(": with `{name}`, more must hold");
        node.add(of, pair, Kind::Named("dependent-schema-added"), what);
    }
}
