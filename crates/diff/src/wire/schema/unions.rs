//! Unions that stand for something simpler: several types, a value or `null`, an object that has become one of several.

use specwright_ir::{Api, Schema, SchemaId, Written};

use super::{Editions, Ids, Pair, referred, written};

/// What says that a schema has several types: a union of nothing but types.
enum Types {
    One(String),
    Union(Vec<String>),
}

/// The types that a union of plain types gains and loses, where either side is one.
pub(super) fn plain_types(pair: &Pair<'_>) -> Option<(Vec<String>, Vec<String>)> {
    let (old, new) = (pair.types_of(pair.was, true), pair.types_of(pair.is, false));
    let union = |of: &Option<Types>| matches!(of, Some(Types::Union(_)));
    if !union(&old) && !union(&new) {
        return None;
    }
    let list = |of: Option<Types>| match of {
        Some(Types::One(only)) => vec![only],
        Some(Types::Union(all)) => all,
        None => Vec::new(),
    };
    let (old, new) = (list(old), list(new));
    let only = |these: &[String], others: &[String]| -> Vec<String> {
        these.iter().filter(|word| !others.contains(word)).cloned().collect()
    };
    let (gained, lost) = (only(&new, &old), only(&old, &new));
    (!gained.is_empty() || !lost.is_empty()).then_some((gained, lost))
}

impl Pair<'_> {
    fn types_of(&self, of: &Written, old: bool) -> Option<Types> {
        if of.not.is_some() || !of.all_of.is_empty() || !of.properties.is_empty() {
            return None;
        }
        if let Some(first) = of.types.first() {
            return Some(Types::One(first.clone()));
        }
        let api = if old { self.base } else { self.head };
        let plain = |ids: &[SchemaId]| -> Option<Vec<String>> {
            let one = |id: &SchemaId| simple(&api.schemas[referred(api, *id)]);
            ids.iter().map(one).collect()
        };
        let union = [&of.one_of, &of.any_of].into_iter().find_map(|ids| {
            let found = plain(ids)?;
            (!found.is_empty()).then_some(found)
        });
        union.map(Types::Union)
    }
}

/// The only type of a schema that says nothing of what is in its values.
fn simple(schema: &Schema) -> Option<String> {
    let of = written(schema);
    let plain = of.properties.is_empty()
        && of.one_of.is_empty()
        && of.any_of.is_empty()
        && of.all_of.is_empty();
    match of.types.as_slice() {
        [only] if plain => Some(only.clone()),
        _ => None,
    }
}

/// What became of `null` where one schema is a union of the other and `null`, and nothing else changed:
///
/// ```yaml
/// $ref: '#/components/schemas/Pet'                                  # before, or after
/// oneOf: [{ $ref: '#/components/schemas/Pet' }, { type: 'null' }]   # after, or before
/// ```
/// `true`: it may be now.
pub(super) fn null_apart(of: &Editions<'_>, pair: &Pair<'_>) -> Option<(bool, Ids)> {
    let composed = |it: &Written| {
        !it.one_of.is_empty() || !it.any_of.is_empty() || !it.all_of.is_empty() || it.not.is_some()
    };
    let plain =
        |it: &Written| !composed(it) && !it.nullable && !it.types.iter().any(|word| word == "null");
    if plain(pair.was) {
        let ids = (pair.ids.0, beside_null(pair.head, pair.is)?);
        return of.alike(ids).then(|| (true, of.resolved(ids)));
    }
    if plain(pair.is) {
        let ids = (beside_null(pair.base, pair.was)?, pair.ids.1);
        return of.alike(ids).then(|| (false, of.resolved(ids)));
    }
    None
}

/// The member of a union of two, the other of which is `null`.
fn beside_null(api: &Api, union: &Written) -> Option<SchemaId> {
    let bare = Written { one_of: Vec::new(), default: None, ..union.clone() } == Written::default();
    let [first, second] = union.one_of.as_slice() else { return None };
    let null = |id: &SchemaId| {
        let of = written(&api.schemas[referred(api, *id)]);
        let rest = Written { types: Vec::new(), default: None, ..of.clone() };
        of.types == ["null"] && rest == Written::default()
    };
    match (null(first), null(second)) {
        (true, false) if bare => Some(*second),
        (false, true) if bare => Some(*first),
        _ => None,
    }
}

/// The properties that went from an object into members of a union that stands in its place.
///
/// ```yaml
/// properties: { a: {} }                                          # before
/// oneOf: [{ properties: { a: {} } }, { properties: { b: {} } }]      # after
/// ```
pub(super) fn wrapped(_: &Editions<'_>, pair: &Pair<'_>) -> Option<Vec<String>> {
    let (was, is) = (pair.was, pair.is);
    let object = was.one_of.is_empty() && !was.properties.is_empty();
    let union = !is.one_of.is_empty() && is.properties.is_empty() && is.types.is_empty();
    if !object || !union {
        return None;
    }
    let held = |name: &String| {
        is.one_of.iter().any(|id| {
            let member = written(&pair.head.schemas[referred(pair.head, *id)]);
            member.properties.iter().any(|property| property.name == *name)
        })
    };
    let moved: Vec<String> =
        was.properties.iter().map(|one| one.name.clone()).filter(held).collect();
    (!moved.is_empty()).then_some(moved)
}
