//! Bounds on values: who sends within narrower ones is right before and after, who reads is right within wider ones.

use std::cmp::Ordering;

use serde_json::Number;
use specwright_ir::{Constraints, SchemaId};

use super::{Comparison, place, schemas::places};
use crate::rules::{
    CONSTRAINT_ADDED, CONSTRAINT_LOOSENED, CONSTRAINT_REMOVED, CONSTRAINT_TIGHTENED, Kind,
    PATTERN_CHANGED,
};

/// Compares the bounds of two schemas of one type.
pub(super) fn compare(cx: &mut Comparison<'_>, ids: (SchemaId, SchemaId)) {
    let (old, new) = (&cx.base.schemas[ids.0].constraints, &cx.head.schemas[ids.1].constraints);
    if old == new {
        return;
    }
    let (before, after) = places(cx, ids);
    let name = place::name(cx.head, &after);
    let found = bounds(old).into_iter().zip(bounds(new)).filter_map(|(was, is)| bound(&was, &is));
    for (rule, what) in found.chain(flags(old, new)).chain(patterns(old, new)) {
        let message = format!("`{name}`: {what}");
        cx.of_schema(rule, ids, message, Some(&before), Some(&after));
    }
}

/// What changed, and the words for it.
type Found = (Kind, String);

/// A limit on one side.
struct Bound {
    /// As JSON Schema names it.
    keyword: &'static str,
    /// The limit, and whether it is itself excluded.
    limit: Option<(Number, bool)>,
    /// Whether smaller is tighter.
    upper: bool,
}

fn bounds(of: &Constraints) -> [Bound; 8] {
    let count = |limit: Option<u64>| limit.map(|limit| (Number::from(limit), false));
    let number = |limit: &Option<Number>, excluded| limit.clone().map(|limit| (limit, excluded));
    let lower = |keyword, limit| Bound { keyword, limit, upper: false };
    let upper = |keyword, limit| Bound { keyword, limit, upper: true };
    [
        lower("minimum", number(&of.minimum, of.exclusive_minimum)),
        upper("maximum", number(&of.maximum, of.exclusive_maximum)),
        lower("minLength", count(of.min_length)),
        upper("maxLength", count(of.max_length)),
        lower("minItems", count(of.min_items)),
        upper("maxItems", count(of.max_items)),
        lower("minProperties", count(of.min_properties)),
        upper("maxProperties", count(of.max_properties)),
    ]
}

fn bound(was: &Bound, is: &Bound) -> Option<Found> {
    let keyword = is.keyword;
    let text = |(limit, excluded): &(Number, bool)| match excluded {
        true => format!("{limit} exclusive"),
        false => limit.to_string(),
    };
    match (&was.limit, &is.limit) {
        (None, Some(new)) => Some((CONSTRAINT_ADDED, format!("{keyword} is {}", text(new)))),
        (Some(old), None) => {
            Some((CONSTRAINT_REMOVED, format!("{keyword} is gone, was {}", text(old))))
        }
        (Some(old), Some(new)) => {
            let order = compared(&new.0, &old.0);
            let order = if is.upper { order.reverse() } else { order };
            let rule = match order.then(new.1.cmp(&old.1)) {
                Ordering::Greater => CONSTRAINT_TIGHTENED,
                Ordering::Less => CONSTRAINT_LOOSENED,
                Ordering::Equal => return None,
            };
            Some((rule, format!("{keyword} is {}, was {}", text(new), text(old))))
        }
        (None, None) => None,
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
fn flags(old: &Constraints, new: &Constraints) -> Vec<Found> {
    let mut found = Vec::new();
    match (old.unique_items, new.unique_items) {
        (false, true) => found.push((CONSTRAINT_ADDED, "items must differ".to_owned())),
        (true, false) => found.push((CONSTRAINT_REMOVED, "items need not differ".to_owned())),
        _ => {}
    }
    let multiple = |of: &Constraints| of.multiple_of.as_ref().and_then(Number::as_f64);
    match (multiple(old), multiple(new)) {
        (None, Some(is)) => found.push((CONSTRAINT_ADDED, format!("multipleOf is {is}"))),
        (Some(was), None) => {
            found.push((CONSTRAINT_REMOVED, format!("multipleOf is gone, was {was}")));
        }
        (Some(was), Some(is)) if was != is => {
            // What is a multiple of 6 is one of 3.
            let rule = if was % is == 0.0 { CONSTRAINT_LOOSENED } else { CONSTRAINT_TIGHTENED };
            found.push((rule, format!("multipleOf is {is}, was {was}")));
        }
        _ => {}
    }
    found
}

fn patterns(old: &Constraints, new: &Constraints) -> Vec<Found> {
    let only = |of: &Constraints, other: &Constraints| -> Vec<String> {
        of.patterns.iter().filter(|one| !other.patterns.contains(one)).cloned().collect()
    };
    let (gone, added) = (only(old, new), only(new, old));
    match (gone.as_slice(), added.as_slice()) {
        // Which of two patterns allows more cannot be told from their texts.
        ([was], [is]) => vec![(PATTERN_CHANGED, format!("pattern is {is:?}, was {was:?}"))],
        _ => {
            let gone =
                gone.iter().map(|was| (CONSTRAINT_REMOVED, format!("pattern {was:?} is gone")));
            let added = added.iter().map(|is| (CONSTRAINT_ADDED, format!("pattern is {is:?}")));
            gone.chain(added).collect()
        }
    }
}
