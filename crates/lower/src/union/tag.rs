//! Members told apart by a property whose listed values differ.

use indexmap::IndexSet;
use specwright_ir::{Choice, Member, Object};

use super::{disjoint, listed, objects};
use crate::context::Context;

/// The first property of the first member that every member lists values for, no value twice. One that all require comes first.
///
/// ```yaml
/// oneOf:
///   - { required: [type], properties: { type: { enum: [a] } } }
///   - { required: [type], properties: { type: { enum: [b, c] } } }
/// ```
/// ```text
/// type: a => first, b or c => second
/// ```
/// A member that is a union itself has the values of all its members.
pub(super) fn infer(cx: &Context<'_>, members: &[Member]) -> Option<Choice> {
    let members = objects::of_members(cx, members)?;
    let first = members.first()?.first()?;
    let required = |name: &String| {
        let mut all = members.iter().flatten().map(|object| object.property(name));
        all.all(|property| property.is_some_and(|property| property.required))
    };
    let candidates = first.properties.iter().map(|property| property.name.clone());
    let (first, second): (Vec<String>, Vec<String>) = candidates.partition(required);
    first.into_iter().chain(second).find_map(|property| {
        let values: Option<Vec<Vec<String>>> =
            members.iter().map(|objects| values_of(cx, objects, &property)).collect();
        let values = values.filter(|values| disjoint(values))?;
        Some(Choice::Tag { property, values, default: None })
    })
}

/// The values that a property may have in any of these objects; `None` when one does not list them.
fn values_of(cx: &Context<'_>, objects: &[&Object], property: &str) -> Option<Vec<String>> {
    let mut values: IndexSet<String> = IndexSet::new();
    for object in objects {
        values.extend(listed::of_property(cx, object.property(property)?)?);
    }
    Some(values.into_iter().collect())
}
