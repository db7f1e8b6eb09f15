//! Bounds of values that satisfy two schemas.

use std::cmp::Ordering;

use serde_json::Number;
use specwright_ir::Constraints;

/// The tightest of both bounds; every pattern.
///
/// ```yaml
/// allOf: [{ minimum: 1, maxLength: 9 }, { minimum: 3, pattern: a }]   # before
/// { minimum: 3, maxLength: 9, pattern: a }                            # after
/// ```
pub(crate) fn merge(a: Constraints, b: &Constraints) -> Constraints {
    let minimum = (a.minimum, a.exclusive_minimum);
    let (minimum, exclusive_minimum) =
        tightest(minimum, (b.minimum.clone(), b.exclusive_minimum), Ordering::Greater);
    let maximum = (a.maximum, a.exclusive_maximum);
    let (maximum, exclusive_maximum) =
        tightest(maximum, (b.maximum.clone(), b.exclusive_maximum), Ordering::Less);
    let mut patterns = a.patterns;
    for pattern in &b.patterns {
        if !patterns.contains(pattern) {
            patterns.push(pattern.clone());
        }
    }
    Constraints {
        minimum,
        exclusive_minimum,
        maximum,
        exclusive_maximum,
        // The least common multiple would be exact; the later one is what documentation can show.
        multiple_of: b.multiple_of.clone().or(a.multiple_of),
        min_length: a.min_length.max(b.min_length),
        max_length: least(a.max_length, b.max_length),
        patterns,
        min_items: a.min_items.max(b.min_items),
        max_items: least(a.max_items, b.max_items),
        unique_items: a.unique_items || b.unique_items,
        min_properties: a.min_properties.max(b.min_properties),
        max_properties: least(a.max_properties, b.max_properties),
    }
}

fn least(a: Option<u64>, b: Option<u64>) -> Option<u64> {
    a.into_iter().chain(b).min()
}

/// The bound that lies further in the direction `tighter`; of equal ones the exclusive one.
fn tightest(
    a: (Option<Number>, bool),
    b: (Option<Number>, bool),
    tighter: Ordering,
) -> (Option<Number>, bool) {
    let (Some(x), Some(y)) = (&a.0, &b.0) else {
        return if a.0.is_some() { a } else { b };
    };
    match compare(y, x) {
        Ordering::Equal => (a.0, a.1 || b.1),
        order if order == tighter => b,
        _ => a,
    }
}

fn compare(a: &Number, b: &Number) -> Ordering {
    match (a.as_i64(), b.as_i64()) {
        (Some(a), Some(b)) => a.cmp(&b),
        _ => a.as_f64().partial_cmp(&b.as_f64()).unwrap_or(Ordering::Equal),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at_least(minimum: i64, exclusive: bool) -> Constraints {
        Constraints {
            minimum: Some(minimum.into()),
            exclusive_minimum: exclusive,
            ..Constraints::default()
        }
    }

    #[test]
    fn takes_the_tightest_bound_whatever_the_order() {
        let (loose, tight) = (at_least(1, true), at_least(3, false));
        assert_eq!(merge(loose.clone(), &tight), tight);
        assert_eq!(merge(tight.clone(), &loose), tight);
        assert_eq!(merge(at_least(3, true), &tight), at_least(3, true));
        assert_eq!(merge(Constraints::default(), &tight), tight);
    }

    #[test]
    fn takes_the_smaller_maximum_and_every_pattern() {
        let of = |max, pattern: &str| Constraints {
            max_length: max,
            patterns: vec![pattern.to_owned()],
            ..Constraints::default()
        };
        let both = merge(of(Some(5), "a"), &of(None, "b"));
        assert_eq!(both.max_length, Some(5));
        assert_eq!(both.patterns, ["a", "b"]);
        assert_eq!(merge(of(Some(5), "a"), &of(Some(4), "a")), of(Some(4), "a"));
    }
}
