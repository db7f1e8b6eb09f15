//! Members told apart by a key that only one of them has.

use std::collections::{HashMap, HashSet};

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
    let declared = members.iter().map(|objects| declared(objects));
    let mut declaring: HashMap<&str, usize> = HashMap::new();
    declared.flatten().for_each(|name| *declaring.entry(name).or_default() += 1);
    let key_of = |objects: &Vec<&Object>| {
        let required_in = |object: &&Object, name: &str| {
            object.property(name).is_some_and(|property| property.required)
        };
        let candidates = objects.first()?.properties.iter().map(|property| &property.name);
        let mut candidates = candidates
            .filter(|name| objects.iter().all(|object| required_in(object, name)))
            .filter(|name| declaring.get(name.as_str()) == Some(&1));
        candidates.next().cloned()
    };
    let keys: Vec<Option<String>> = members.iter().map(key_of).collect();
    let without = keys.iter().filter(|key| key.is_none()).count();
    (without <= 1).then_some(Choice::RequiredKey(keys))
}

/// The keys that any of a member's objects declares.
fn declared<'o>(objects: &[&'o Object]) -> HashSet<&'o str> {
    objects.iter().flat_map(|object| &object.properties).map(|p| p.name.as_str()).collect()
}
