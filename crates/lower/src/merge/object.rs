//! Objects that satisfy two schemas.

use specwright_ir::{Additional, Object, Property};

use super::shape::both;
use crate::context::Context;

/// Merges two objects: every property, one declared twice with both schemas; everything that either requires.
///
/// ```yaml
/// allOf:                                                            # before
///   - properties: { kind: { type: string }, id: { type: string } }
///   - { properties: { kind: { enum: [dog] } }, required: [kind, id] }
/// ```
/// ```yaml
/// properties: { kind: { enum: [dog] }, id: { type: string } }       # after
/// required: [kind, id]
/// ```
pub(super) fn merge(cx: &mut Context<'_>, a: &Object, b: &Object) -> Object {
    let mut properties = a.properties.clone();
    for later in &b.properties {
        match properties.iter_mut().find(|p| p.name == later.name) {
            Some(property) => *property = same_property(cx, property, later),
            None => properties.push(later.clone()),
        }
    }
    let mut required_undeclared = Vec::new();
    for name in a.required_undeclared.iter().chain(&b.required_undeclared) {
        match properties.iter_mut().find(|p| p.name == *name) {
            Some(property) => property.required = true,
            None if required_undeclared.contains(name) => {}
            None => required_undeclared.push(name.clone()),
        }
    }
    let mut patterns = a.patterns.clone();
    for (pattern, later) in &b.patterns {
        match patterns.iter_mut().find(|(known, _)| known == pattern) {
            Some((_, schema)) => {
                let origin = cx.schemas[*later].origin.clone();
                *schema = both(cx, &origin, *schema, *later);
            }
            None => patterns.push((pattern.clone(), *later)),
        }
    }
    let additional = additional(cx, a.additional, b.additional);
    Object { properties, patterns, additional, required_undeclared }
}

fn same_property(cx: &mut Context<'_>, earlier: &Property, later: &Property) -> Property {
    let schema = both(cx, &later.origin, earlier.schema, later.schema);
    Property {
        origin: later.origin.clone(),
        name: later.name.clone(),
        required: earlier.required || later.required,
        schema,
        description: later.description.clone().or_else(|| earlier.description.clone()),
    }
}

/// The stricter of both.
///
/// Read strictly, `additionalProperties: false` in one `allOf` member forbids what the other members declare, so that nothing
/// would be left. What is meant is that the whole is closed.
pub(super) fn additional(cx: &mut Context<'_>, a: Additional, b: Additional) -> Additional {
    match (a, b) {
        (Additional::Forbidden, _) | (_, Additional::Forbidden) => Additional::Forbidden,
        (Additional::Schema(a), Additional::Schema(b)) => {
            let origin = cx.schemas[b].origin.clone();
            Additional::Schema(both(cx, &origin, a, b))
        }
        (Additional::Schema(id), _) | (_, Additional::Schema(id)) => Additional::Schema(id),
        (Additional::Any, _) | (_, Additional::Any) => Additional::Any,
        (Additional::Unspecified, Additional::Unspecified) => Additional::Unspecified,
    }
}
