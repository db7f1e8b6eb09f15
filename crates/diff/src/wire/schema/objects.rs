//! Objects, by property.

use specwright_ir::{Additional, Api, Property};

use super::{Editions, Node, Pair, describe, written};
use crate::wire::{
    fact::{Fact, Kind, Senders},
    place,
};

/// Compares two objects. `moved`: properties that are in the members of a union now.
pub(super) fn compare(
    of: &Editions<'_>,
    node: &mut Node,
    pair: &Pair<'_>,
    moved: Option<&Vec<String>>,
) {
    let find = |all: &'_ [Property], name: &str| all.iter().position(|one| one.name == name);
    let mut gone: Vec<&Property> = Vec::new();
    for was in &pair.was.properties {
        match find(&pair.is.properties, &was.name).map(|at| &pair.is.properties[at]) {
            Some(is) => {
                both(of, node, was, is);
                node.parts.push((was.schema, is.schema));
            }
            None if moved.is_some_and(|moved| moved.contains(&was.name)) => {}
            None => gone.push(was),
        }
    }
    let mut added: Vec<&Property> = pair.is.properties.iter().collect();
    added.retain(|is| find(&pair.was.properties, &is.name).is_none());
    for (was, is) in renamed(of, &mut gone, &mut added) {
        rename(of, node, was, is);
    }
    for was in gone {
        let kind = Kind::Removed { required: was.required, senders: senders(of.base, was) };
        let message = format!("`{}` is gone", place::name(of.base, &was.origin));
        let (base, takes) = (Some(was.origin.clone()), vec![was.schema]);
        node.facts.push(Fact { kind, message, base, head: None, takes, brings: Vec::new() });
    }
    for is in added {
        let (senders, default) = (senders(of.head, is), has_default(of.head, is));
        let kind = Kind::Added { required: is.required, default, senders };
        let need = if is.required { "required" } else { "optional" };
        let message = format!("`{}` is new and {need}", place::name(of.head, &is.origin));
        let (head, brings) = (Some(is.origin.clone()), vec![is.schema]);
        node.facts.push(Fact { kind, message, base: None, head, takes: Vec::new(), brings });
    }
    undeclared(of, node, pair);
}

fn senders(api: &Api, property: &Property) -> Senders {
    Senders::of(written(&api.schemas[super::referred(api, property.schema)]))
}

fn has_default(api: &Api, property: &Property) -> bool {
    written(&api.schemas[super::referred(api, property.schema)]).default.is_some()
}

/// A property that is in both.
fn both(of: &Editions<'_>, node: &mut Node, was: &Property, is: &Property) {
    let mut add = |kind, what: &str| {
        let message = format!("`{}` {what}", place::name(of.head, &is.origin));
        let (base, head) = (Some(was.origin.clone()), Some(is.origin.clone()));
        node.facts.push(Fact { kind, message, base, head, takes: Vec::new(), brings: Vec::new() });
    };
    let (before, after) = (senders(of.base, was), senders(of.head, is));
    if was.required != is.required {
        let (now, default) = (is.required, has_default(of.head, is));
        let what = if now { "is required now" } else { "is optional now" };
        add(Kind::Required { now, default, senders: after }, what);
    }
    let required = was.required;
    for (word, was, now) in [
        ("read-only", before.read_only, after.read_only),
        ("write-only", before.write_only, after.write_only),
    ] {
        if was != now {
            let what = match (now, word) {
                (true, "read-only") => "is sent by servers alone",
                (true, _) => "is sent by callers alone",
                (false, "read-only") => "is no longer sent by servers alone",
                (false, _) => "is no longer sent by callers alone",
            };
            add(Kind::Sender { word, now, required }, what);
        }
    }
}

fn rename(of: &Editions<'_>, node: &mut Node, was: &Property, is: &Property) {
    let kind = Kind::Renamed {
        was_required: was.required,
        required: is.required,
        default: has_default(of.head, is),
        senders: senders(of.head, is),
    };
    node.facts.push(Fact {
        kind,
        message: format!("`{}` is renamed to `{}`", place::name(of.base, &was.origin), is.name),
        base: Some(was.origin.clone()),
        head: Some(is.origin.clone()),
        takes: Vec::new(),
        brings: Vec::new(),
    });
}

/// Pairs of what is gone and what is new that are one property under another name: the only ones of their kind, with the same
/// type, requirement and prose.
fn renamed<'a>(
    of: &Editions<'_>,
    gone: &mut Vec<&'a Property>,
    added: &mut Vec<&'a Property>,
) -> Vec<(&'a Property, &'a Property)> {
    let traits = |api: &Api, property: &Property| {
        let schema = &api.schemas[property.schema];
        let kind = schema.name.clone().unwrap_or_else(|| describe(schema));
        let prose = property.description.clone().or_else(|| schema.description.clone());
        (kind, schema.nullable, senders(api, property), property.required, prose)
    };
    let old: Vec<_> = gone.iter().map(|was| traits(of.base, was)).collect();
    let new: Vec<_> = added.iter().map(|is| traits(of.head, is)).collect();
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

/// What is said of names that no property declares.
fn undeclared(of: &Editions<'_>, node: &mut Node, pair: &Pair<'_>) {
    let senders = Senders::of(pair.is);
    let declared = |name: &String| {
        let in_one = |all: &[Property]| all.iter().any(|one| one.name == *name);
        in_one(&pair.was.properties) || in_one(&pair.is.properties)
    };
    for name in pair.is.required.iter().filter(|name| !pair.was.required.contains(name)) {
        if !declared(name) {
            let kind = Kind::Guarded("undeclared-property-became-required", senders);
            node.add(of, pair, kind, format!(" must hold `{name}`"));
        }
    }
    for name in pair.was.required.iter().filter(|name| !pair.is.required.contains(name)) {
        if !declared(name) {
            let kind = Kind::Guarded("undeclared-property-became-optional", senders);
            node.add(of, pair, kind, format!(" need not hold `{name}`"));
        }
    }
    for (name, was) in &pair.was.patterns {
        match pair.is.patterns.iter().find(|(other, _)| other == name) {
            Some((_, is)) => node.parts.push((*was, *is)),
            None => {
                let kind = Kind::Guarded("pattern-property-removed", senders);
                node.add(of, pair, kind, format!(": nothing is said of members like {name:?}"));
                node.last_moves(&[*was], &[]);
            }
        }
    }
    for (name, is) in &pair.is.patterns {
        if !pair.was.patterns.iter().any(|(other, _)| other == name) {
            let kind = Kind::Guarded("pattern-property-added", senders);
            node.add(of, pair, kind, format!(": members like {name:?} are described"));
            node.last_moves(&[], &[*is]);
        }
    }
    let kind = match (pair.was.additional, pair.is.additional) {
        (Additional::Schema(was), Additional::Schema(is)) => {
            node.parts.push((was, is));
            return;
        }
        (was, is) if was == is => return,
        (Additional::Unspecified | Additional::Any, Additional::Unspecified | Additional::Any) => {
            return;
        }
        (_, Additional::Forbidden) => "additional-properties-forbidden",
        (Additional::Forbidden, _) => "additional-properties-allowed",
        _ => "additional-properties-changed",
    };
    node.add(of, pair, Kind::Guarded(kind, senders), ": undeclared members changed".to_owned());
    let (takes, brings) = (pair.was.additional.schema(), pair.is.additional.schema());
    node.last_moves(takes.as_slice(), brings.as_slice());
}
