//! Objects that satisfy two schemas.

use indexmap::{IndexMap, IndexSet, map::Entry};
use specwright_ir::{Additional, Object, Property};

use super::{
    Contradiction,
    parts::{Parts, both},
};
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
pub(super) fn merge(cx: &mut Context<'_>, a: &Object, b: &Object) -> Result<Object, Contradiction> {
    let mut members = Members::of(a.clone());
    members.add(cx, b)?;
    Ok(members.finish(cx))
}

/// The members of the objects merged so far, by name.
pub(super) struct Members {
    properties: IndexMap<String, (Property, Parts)>,
    patterns: IndexMap<String, Parts>,
    additional: Additional,
    /// What is required, and not declared as long as nothing more is added.
    undeclared: Vec<String>,
    /// Whether these are the members of one object.
    alone: bool,
}

impl Members {
    pub(super) fn of(object: Object) -> Self {
        let Object {
            properties,
            patterns,
            additional,
            required_undeclared: undeclared,
            matched: _,
        } = object;
        let properties = properties.into_iter().map(|property| {
            let parts = Parts::of(property.schema);
            (property.name.clone(), (property, parts))
        });
        let patterns = patterns.into_iter().map(|(pattern, id)| (pattern, Parts::of(id)));
        let (properties, patterns) = (properties.collect(), patterns.collect());
        Self { properties, patterns, additional, undeclared, alone: true }
    }

    /// Adds the members of another object.
    pub(super) fn add(
        &mut self,
        cx: &mut Context<'_>,
        object: &Object,
    ) -> Result<(), Contradiction> {
        let own = if self.alone { self.properties.len() } else { 0 };
        if !cx.may_merge(own + object.properties.len()) {
            return Err(Contradiction::too_many());
        }
        self.alone = false;
        for later in &object.properties {
            match self.properties.entry(later.name.clone()) {
                Entry::Occupied(mut known) => {
                    let (property, parts) = known.get_mut();
                    parts.add(cx, &later.origin, later.schema);
                    *property = same_property(property, later);
                }
                Entry::Vacant(free) => {
                    free.insert((later.clone(), Parts::of(later.schema)));
                }
            }
        }
        for (pattern, later) in &object.patterns {
            let known = self.patterns.entry(pattern.clone()).or_insert_with(|| Parts::of(*later));
            known.add(cx, &cx.schemas[*later].origin, *later);
        }
        self.additional = additional(cx, self.additional, object.additional);
        self.undeclared.extend(object.required_undeclared.iter().cloned());
        Ok(())
    }

    pub(super) fn finish(self, cx: &mut Context<'_>) -> Object {
        let Self { mut properties, patterns, additional, undeclared, alone: _ } = self;
        let mut required_undeclared = IndexSet::new();
        for name in undeclared {
            match properties.get_mut(&name) {
                Some((property, _)) => property.required = true,
                None => {
                    required_undeclared.insert(name);
                }
            }
        }
        let finished = |(_, (property, parts)): (String, (Property, Parts))| Property {
            schema: parts.finish(cx),
            ..property
        };
        let properties = properties.into_iter().map(finished).collect();
        let patterns = patterns.into_iter().map(|(pattern, parts)| (pattern, parts.finish(cx)));
        let patterns = patterns.collect();
        let required_undeclared = required_undeclared.into_iter().collect();
        Object { properties, patterns, additional, matched: None, required_undeclared }
    }
}

/// What is said of a property that is declared twice, its schemas aside.
fn same_property(earlier: &Property, later: &Property) -> Property {
    Property {
        origin: later.origin.clone(),
        name: later.name.clone(),
        required: earlier.required || later.required,
        schema: earlier.schema,
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
