//! Whether a default is one of the values that its schema allows. Defaults are documented as they are written, and never sent.

use specwright_ir::{Constraints, Json, Origin};
use specwright_source::Code;

use crate::{
    context::Context,
    schema::{Keywords, fits},
};

/// Reports a default that the schema's own keywords do not allow.
///
/// ```yaml
/// { type: integer, maximum: 9, default: 10 }
/// ```
pub(super) fn report(cx: &mut Context<'_>, origin: &Origin, keywords: &Keywords) {
    let Some(default) = &keywords.default else { return };
    if let Some(why) = misfit(keywords, default) {
        let message = format!("the default {why}");
        let label = "documented as it is written";
        cx.note(Code::MismatchedValue, &origin.push("default"), message, label);
    }
}

/// What keeps a value from being one of the schema's.
fn misfit(keywords: &Keywords, value: &Json) -> Option<&'static str> {
    // Many write `null` for want of a default.
    if value.is_null() {
        return None;
    }
    let listed = keywords.values.as_ref().is_none_or(|all| all.contains(value));
    if keywords.kind.is_some_and(|kind| !fits(value, kind)) {
        return Some("is not of the `type` given");
    }
    if !listed {
        return Some("is not among the values listed");
    }
    (!within(&keywords.constraints, value)).then_some("is outside of the bounds given")
}

/// Whether a value is within the bounds of its type. Patterns are not looked at.
fn within(bounds: &Constraints, value: &Json) -> bool {
    let between = |size: usize, least: Option<u64>, most: Option<u64>| {
        let size = size as u64;
        least.is_none_or(|least| size >= least) && most.is_none_or(|most| size <= most)
    };
    match value {
        Json::Number(number) => {
            let (number, limit) = (number.as_f64(), |limit: &Option<serde_json::Number>| {
                limit.as_ref().and_then(serde_json::Number::as_f64)
            });
            let Some(number) = number else { return true };
            let above = limit(&bounds.minimum)
                .is_none_or(|least| number > least || !bounds.exclusive_minimum && number >= least);
            let below = limit(&bounds.maximum)
                .is_none_or(|most| number < most || !bounds.exclusive_maximum && number <= most);
            above && below
        }
        Json::String(text) => between(text.chars().count(), bounds.min_length, bounds.max_length),
        Json::Array(items) => between(items.len(), bounds.min_items, bounds.max_items),
        Json::Object(map) => between(map.len(), bounds.min_properties, bounds.max_properties),
        Json::Null | Json::Bool(_) => true,
    }
}
