//! Members told apart by a property whose listed values differ.

use specwright_ir::{Choice, Member};

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
pub(super) fn infer(cx: &mut Context<'_>, members: &[Member]) -> Option<Choice> {
    let objects = objects(cx, members)?;
    let candidates: Vec<String> =
        objects.first()?.properties.iter().map(|property| property.name.clone()).collect();
    let required = |name: &String| {
        objects.iter().all(|object| object.property(name).is_some_and(|property| property.required))
    };
    let (first, second): (Vec<String>, Vec<String>) =
        candidates.into_iter().partition(|name| required(name));
    for property in first.into_iter().chain(second) {
        let mut values = Vec::new();
        for object in &objects {
            let Some(declared) = object.property(&property) else { break };
            let Some(listed) = listed(cx, declared) else { break };
            values.push(listed);
        }
        if values.len() == objects.len() && disjoint(&values) {
            return Some(Choice::Tag { property, values });
        }
    }
    None
}
