//! Bounds on values: who sends within narrower ones is right before and after, who reads is right within wider ones.

use std::cmp::Ordering;

use serde_json::Number;
use specwright_ir::{Exclusive, Json, Written};

use super::{Editions, Node, Pair};
use crate::{
    Profile,
    wire::fact::{Kind, Senders},
};

/// What may become of a bound, as ids name it.
struct Names {
    keyword: &'static str,
    set: &'static str,
    unset: &'static str,
    increased: &'static str,
    decreased: &'static str,
    /// A bound of 0 says nothing.
    zero_is_none: bool,
}

macro_rules! names {
    ($keyword:literal, $id:literal) => {
        names!($keyword, $id, false)
    };
    ($keyword:literal, $id:literal, $zero_is_none:literal) => {
        Names {
            keyword: $keyword,
            set: concat!($id, "-set"),
            unset: concat!($id, "-unset"),
            increased: concat!($id, "-increased"),
            decreased: concat!($id, "-decreased"),
            zero_is_none: $zero_is_none,
        }
    };
}

/// In the order of [`limits`].
const NAMES: [Names; 12] = [
    names!("minimum", "min"),
    names!("maximum", "max"),
    names!("exclusiveMinimum", "exclusive-min"),
    names!("exclusiveMaximum", "exclusive-max"),
    names!("minLength", "min-length", true),
    names!("maxLength", "max-length"),
    names!("minItems", "min-items", true),
    names!("maxItems", "max-items"),
    names!("minProperties", "min-properties", true),
    names!("maxProperties", "max-properties"),
    names!("minContains", "min-contains"),
    names!("maxContains", "max-contains"),
];

/// A limit, or a flag that excludes the one beside it.
#[derive(Debug, Clone, PartialEq)]
enum Limit {
    Number(Number),
    Flag,
}

fn limits(of: &Written) -> [Option<Limit>; 12] {
    let own = &of.constraints;
    let number = |limit: &Option<Number>| limit.clone().map(Limit::Number);
    let count = |limit: Option<u64>| limit.map(|limit| Limit::Number(limit.into()));
    let excluded = |bound: &Exclusive| match bound {
        Exclusive::No => None,
        Exclusive::Beside => Some(Limit::Flag),
        Exclusive::Bound(limit) => Some(Limit::Number(limit.clone())),
    };
    let beyond = |key: &str| {
        of.beyond.get(key).and_then(Json::as_number).map(|limit| Limit::Number(limit.clone()))
    };
    [
        number(&own.minimum),
        number(&own.maximum),
        excluded(&of.exclusive_minimum),
        excluded(&of.exclusive_maximum),
        count(own.min_length),
        count(own.max_length),
        count(own.min_items),
        count(own.max_items),
        count(own.min_properties),
        count(own.max_properties),
        beyond("minContains"),
        beyond("maxContains"),
    ]
}

/// Compares the bounds of two schemas. Where values are of another type, bounds are of another kind.
pub(super) fn compare(of: &Editions<'_>, node: &mut Node, pair: &Pair<'_>) {
    if of.levels.profile == Profile::Specwright && pair.is_of_another_type() {
        return;
    }
    let (old, new) = (limits(pair.was), limits(pair.is));
    for ((names, was), is) in NAMES.iter().zip(old).zip(new) {
        let some = |limit: Option<Limit>| {
            let zero = Some(Limit::Number(0_u64.into()));
            limit
                .filter(|_| true)
                .filter(|limit| !names.zero_is_none || zero.as_ref() != Some(limit))
        };
        if let Some((kind, what)) = changed(names, some(was), some(is)) {
            node.add(of, pair, Kind::Guarded(kind, Senders::of(pair.is)), what);
        }
    }
    flags(of, node, pair);
    patterns(of, node, pair);
}

fn changed(names: &Names, was: Option<Limit>, is: Option<Limit>) -> Option<(&'static str, String)> {
    let keyword = names.keyword;
    let text = |limit: &Limit| match limit {
        Limit::Number(number) => number.to_string(),
        Limit::Flag => "true".to_owned(),
    };
    match (was, is) {
        // a lower bound of how much there is always was there, at 0
        (None, Some(is)) if names.keyword == "minLength" => {
            Some((names.increased, format!(": {keyword} is {}", text(&is))))
        }
        (None, Some(is)) => Some((names.set, format!(": {keyword} is {}", text(&is)))),
        (Some(was), None) if names.keyword == "minLength" => {
            Some((names.decreased, format!(": {keyword} is gone, was {}", text(&was))))
        }
        (Some(was), None) => {
            Some((names.unset, format!(": {keyword} is gone, was {}", text(&was))))
        }
        (Some(Limit::Number(was)), Some(Limit::Number(is))) => {
            let what = format!(": {keyword} is {is}, was {was}");
            match compared(&is, &was) {
                Ordering::Greater => Some((names.increased, what)),
                Ordering::Less => Some((names.decreased, what)),
                Ordering::Equal => None,
            }
        }
        _ => None,
    }
}

/// By value: 1 and 1.0 are one limit. Integers that no `f64` holds are compared as integers.
fn compared(a: &Number, b: &Number) -> Ordering {
    match (a.as_i128(), b.as_i128()) {
        (Some(a), Some(b)) => a.cmp(&b),
        _ => a.as_f64().partial_cmp(&b.as_f64()).unwrap_or(Ordering::Equal),
    }
}

/// What has no greater and smaller.
fn flags(of: &Editions<'_>, node: &mut Node, pair: &Pair<'_>) {
    let access = Senders::of(pair.is);
    let (old, new) = (&pair.was.constraints, &pair.is.constraints);
    let unique = match (old.unique_items, new.unique_items) {
        (false, true) => Some(("unique-items-set", ": items must differ")),
        (true, false) => Some(("unique-items-unset", ": items need not differ")),
        _ => None,
    };
    if let Some((kind, what)) = unique {
        node.add(of, pair, Kind::Guarded(kind, access), what.to_owned());
    }
    let (kind, what) = match (&old.multiple_of, &new.multiple_of) {
        (None, Some(is)) => ("multiple-of-set", format!(": multipleOf is {is}")),
        (Some(was), None) => ("multiple-of-unset", format!(": multipleOf is gone, was {was}")),
        (Some(was), Some(is)) if compared(was, is).is_ne() => {
            ("multiple-of-changed", format!(": multipleOf is {is}, was {was}"))
        }
        _ => return,
    };
    node.add(of, pair, Kind::Guarded(kind, access), what);
}

fn patterns(of: &Editions<'_>, node: &mut Node, pair: &Pair<'_>) {
    let first = |of: &Written| of.constraints.patterns.first().cloned();
    let (kind, what) = match (first(pair.was), first(pair.is)) {
        (None, Some(is)) => ("pattern-added", format!(": pattern is {is:?}")),
        (Some(was), None) => ("pattern-removed", format!(": pattern {was:?} is gone")),
        (Some(was), Some(is)) if was != is => {
            // Which of two patterns allows more cannot be told from their texts, but where one allows anything.
            let any = [".*", "^.*$", "^.*", ".*$"].contains(&is.as_str());
            let kind = if any { "pattern-generalized" } else { "pattern-changed" };
            (kind, format!(": pattern is {is:?}, was {was:?}"))
        }
        _ => return,
    };
    node.add(of, pair, Kind::Pattern(kind), what);
}
