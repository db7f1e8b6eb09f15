//! Members told apart by a key that only one of them has.

use specwright_ir::{Choice, Member};

use super::objects;
use crate::context::Context;

/// A key that each member requires and no other declares; one member may be without: what has no other's key is of that one.
///
/// ```yaml
/// oneOf:
///   - { required: [url], properties: { url: { type: string } } }
///   - { required: [text], properties: { text: { type: string } } }
/// ```
pub(super) fn infer(cx: &mut Context<'_>, members: &[Member]) -> Option<Choice> {
    let objects = objects(cx, members)?;
    let keys: Vec<Option<String>> = objects
        .iter()
        .enumerate()
        .map(|(at, object)| {
            let declared_elsewhere = |name: &str| {
                let others = objects.iter().enumerate().filter(|(other, _)| *other != at);
                others.into_iter().any(|(_, other)| other.property(name).is_some())
            };
            let mut required = object.properties.iter().filter(|property| property.required);
            let key = required.find(|property| !declared_elsewhere(&property.name));
            key.map(|property| property.name.clone())
        })
        .collect();
    let without = keys.iter().filter(|key| key.is_none()).count();
    (without <= 1).then_some(Choice::RequiredKey(keys))
}
