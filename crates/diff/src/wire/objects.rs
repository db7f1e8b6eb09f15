//! Objects, by property.

use specwright_ir::{Additional, Object, Property, SchemaId};

use super::{Comparison, place, schemas::describe};
use crate::rules::{
    PROPERTY_ADDED, PROPERTY_BECAME_OPTIONAL, PROPERTY_BECAME_REQUIRED, PROPERTY_REMOVED,
    PROPERTY_RENAMED, REQUIRED_PROPERTY_ADDED, REQUIRED_PROPERTY_REMOVED,
    UNDECLARED_MEMBERS_CHANGED,
};

/// Compares two objects; gives the pairs of schemas that are to be compared next.
pub(super) fn compare(
    cx: &mut Comparison<'_>,
    ids: (SchemaId, SchemaId),
    old: &Object,
    new: &Object,
) -> Vec<(SchemaId, SchemaId)> {
    let mut pairs = Vec::new();
    let mut gone: Vec<&Property> = Vec::new();
    for was in &old.properties {
        match new.property(&was.name) {
            Some(is) => {
                required(cx, ids, was, is);
                pairs.push((was.schema, is.schema));
            }
            None => gone.push(was),
        }
    }
    let mut added: Vec<&Property> =
        new.properties.iter().filter(|is| old.property(&is.name).is_none()).collect();
    for (was, is) in renamed(cx, &mut gone, &mut added) {
        let message =
            format!("`{}` is renamed to `{}`", place::name(cx.base, &was.origin), is.name);
        cx.of_schema(PROPERTY_RENAMED, ids, message, Some(&was.origin), Some(&is.origin));
        pairs.push((was.schema, is.schema));
    }
    for was in gone {
        let rule = if was.required { REQUIRED_PROPERTY_REMOVED } else { PROPERTY_REMOVED };
        let message = format!("`{}` is gone", place::name(cx.base, &was.origin));
        cx.of_schema(rule, ids, message, Some(&was.origin), None);
        cx.brings(cx.base, [was.schema]);
    }
    for is in added {
        let (rule, kind) = match is.required {
            true => (REQUIRED_PROPERTY_ADDED, "required"),
            false => (PROPERTY_ADDED, "optional"),
        };
        let message = format!("`{}` is new and {kind}", place::name(cx.head, &is.origin));
        cx.of_schema(rule, ids, message, None, Some(&is.origin));
        cx.brings(cx.head, [is.schema]);
    }
    let patterns = |of: &Object| of.patterns.iter().map(|(name, _)| name.clone()).collect();
    let (was, is): (Vec<String>, Vec<String>) = (patterns(old), patterns(new));
    if was == is {
        let both = old.patterns.iter().zip(&new.patterns);
        pairs.extend(both.map(|((_, was), (_, is))| (*was, *is)));
    } else {
        changed_undeclared(cx, ids);
    }
    pairs.extend(undeclared(cx, ids, old, new));
    pairs
}

fn required(cx: &mut Comparison<'_>, ids: (SchemaId, SchemaId), was: &Property, is: &Property) {
    let name = place::name(cx.head, &is.origin);
    let (rule, message) = match (was.required, is.required) {
        (false, true) => (PROPERTY_BECAME_REQUIRED, format!("`{name}` is required now")),
        (true, false) => (PROPERTY_BECAME_OPTIONAL, format!("`{name}` is optional now")),
        _ => return,
    };
    cx.of_schema(rule, ids, message, Some(&was.origin), Some(&is.origin));
}

/// Pairs of what is gone and what is new that are one property under another name: the only ones of their kind, with the same
/// type, requirement and prose.
fn renamed<'a>(
    cx: &Comparison<'_>,
    gone: &mut Vec<&'a Property>,
    added: &mut Vec<&'a Property>,
) -> Vec<(&'a Property, &'a Property)> {
    let traits = |api: &specwright_ir::Api, property: &Property| {
        let schema = &api.schemas[property.schema];
        let shape = match &schema.name {
            Some(name) => name.clone(),
            None => describe(&schema.shape),
        };
        let prose = property.description.clone().or_else(|| schema.description.clone());
        (shape, schema.nullable, property.required, prose)
    };
    let old: Vec<_> = gone.iter().map(|was| traits(cx.base, was)).collect();
    let new: Vec<_> = added.iter().map(|is| traits(cx.head, is)).collect();
    let only = |all: &[_], of: &_| all.iter().filter(|one| *one == of).count() == 1;
    let mut pairs = Vec::new();
    for of in old.iter().filter(|of| only(&old, of) && only(&new, of)) {
        let at = |all: &[_]| all.iter().position(|one| one == of);
        if let (Some(was), Some(is)) = (at(&old), at(&new)) {
            pairs.push((gone[was], added[is]));
        }
    }
    gone.retain(|one| !pairs.iter().any(|(was, _)| was.name == one.name));
    added.retain(|one| !pairs.iter().any(|(_, is)| is.name == one.name));
    pairs
}

/// What is said of undeclared members.
fn undeclared(
    cx: &mut Comparison<'_>,
    ids: (SchemaId, SchemaId),
    old: &Object,
    new: &Object,
) -> Option<(SchemaId, SchemaId)> {
    match (old.additional, new.additional) {
        (Additional::Schema(was), Additional::Schema(is)) => Some((was, is)),
        (was, is) if was == is => None,
        // Nothing said and anything allowed are the same on the wire.
        (Additional::Unspecified, Additional::Any) | (Additional::Any, Additional::Unspecified) => {
            None
        }
        _ => {
            changed_undeclared(cx, ids);
            None
        }
    }
}

fn changed_undeclared(cx: &mut Comparison<'_>, ids: (SchemaId, SchemaId)) {
    let places = (cx.base.schemas[ids.0].origin.clone(), cx.head.schemas[ids.1].origin.clone());
    let message = format!("undeclared members of `{}` changed", place::name(cx.head, &places.1));
    cx.of_schema(UNDECLARED_MEMBERS_CHANGED, ids, message, Some(&places.0), Some(&places.1));
}
