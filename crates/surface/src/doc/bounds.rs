//! Bounds and defaults in words. They are documented and never enforced: servers change them without notice.

use specwright_ir::{Constraints, Json, Schema};

use super::inline_code;

/// A paragraph on a schema's bounds and default, if it has any.
pub(super) fn of(schema: &Schema) -> Option<String> {
    let mut parts = range(&schema.constraints);
    parts.extend(lengths(&schema.constraints));
    parts
        .extend(schema.constraints.patterns.iter().map(|p| format!("Matches {}.", inline_code(p))));
    if let Some(default) = schema.default.as_ref().filter(|default| !default.is_null()) {
        let text = match default {
            Json::String(text) => text.clone(),
            other => other.to_string(),
        };
        parts.push(format!("The server assumes {} when it is missing.", inline_code(&text)));
    }
    (!parts.is_empty()).then(|| parts.join(" "))
}

fn range(c: &Constraints) -> Vec<String> {
    let low = c.minimum.as_ref().map(|n| match c.exclusive_minimum {
        true => format!("more than {n}"),
        false => format!("at least {n}"),
    });
    let high = c.maximum.as_ref().map(|n| match c.exclusive_maximum {
        true => format!("less than {n}"),
        false => format!("at most {n}"),
    });
    let multiple = c.multiple_of.as_ref().map(|n| format!("a multiple of {n}"));
    sentence([low, high, multiple]).into_iter().collect()
}

fn lengths(c: &Constraints) -> Vec<String> {
    let of = |low: Option<u64>, high: Option<u64>, unit: &str| {
        let low = low.filter(|n| *n > 0);
        let text = match (low, high) {
            (Some(low), Some(high)) if low == high => format!("exactly {low} {unit}"),
            (Some(low), Some(high)) => format!("{low} to {high} {unit}"),
            (Some(low), None) => format!("at least {low} {unit}"),
            (None, Some(high)) => format!("at most {high} {unit}"),
            (None, None) => return None,
        };
        sentence([Some(text)])
    };
    let unique = c.unique_items.then(|| "Items are unique.".to_owned());
    [
        of(c.min_length, c.max_length, "characters"),
        of(c.min_items, c.max_items, "items"),
        unique,
        of(c.min_properties, c.max_properties, "members"),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The parts as one sentence.
fn sentence<const N: usize>(parts: [Option<String>; N]) -> Option<String> {
    let text = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let mut chars = text.chars();
    let first = chars.next()?;
    Some(format!("{}{}.", first.to_uppercase(), chars.as_str()))
}
