//! Members told apart by a key that only one of them has.

use specwright_ir::{Choice, Member, Object};

use super::objects;
use crate::context::Context;

/// A key that each member requires and no other declares; one member may be without: what has no other's key is of that one.
///
/// ```yaml
/// oneOf:
///   - { required: [url], properties: { url: { type: string } } }
///   - { required: [text], properties: { text: { type: string } } }
/// ```
pub(super) fn infer(cx: &Context<'_>, members: &[Member]) -> Option<Choice> {
    let members = objects::of_members(cx, members)?;
    let key_of = |(at, objects): (usize, &Vec<Object>)| {
        let declared_elsewhere = |name: &str| {
            let others = members.iter().enumerate().filter(|(other, _)| *other != at);
            others.flat_map(|(_, objects)| objects).any(|other| other.property(name).is_some())
        };
        let required_in = |object: &Object, name: &str| {
            object.property(name).is_some_and(|property| property.required)
        };
        let candidates = objects.first()?.properties.iter().map(|property| &property.name);
        let mut candidates = candidates
            .filter(|name| objects.iter().all(|object| required_in(object, name)))
            .filter(|name| !declared_elsewhere(name));
        candidates.next().cloned()
    };
    let keys: Vec<Option<String>> = members.iter().enumerate().map(key_of).collect();
    let without = keys.iter().filter(|key| key.is_none()).count();
    (without <= 1).then_some(Choice::RequiredKey(keys))
}
