//! One schema against another, as both are written: what changed between their own keywords, and which schemas in them belong together.

mod applicators;
mod bounds;
mod composition;
mod discriminator;
mod equal;
mod life;
mod objects;
mod types;
mod unions;
mod values;

use std::{cell::RefCell, collections::HashMap};

use specwright_ir::{Api, Schema, SchemaId, Shape, Written};

use super::{
    fact::{Fact, Kind, Senders},
    place,
};
use crate::Levels;

pub(super) use types::TypeChange;

/// Ids of a schema in both editions.
pub(super) type Ids = (SchemaId, SchemaId);

/// Two editions.
pub(super) struct Editions<'a> {
    pub(super) base: &'a Api,
    pub(super) head: &'a Api,
    /// What dates are held against.
    levels: &'a Levels,
    /// Pairs that are known to be equal, or not.
    equal: RefCell<HashMap<(Ids, bool), bool>>,
}

/// What two schemas say differently, and the pairs in them that are compared next.
#[derive(Debug, Default)]
pub(super) struct Node {
    pub(super) facts: Vec<Fact>,
    pub(super) parts: Vec<Ids>,
}

/// One schema in both editions.
struct Pair<'a> {
    base: &'a Api,
    head: &'a Api,
    ids: Ids,
    old: &'a Schema,
    new: &'a Schema,
    was: &'a Written,
    is: &'a Written,
}

impl<'a> Editions<'a> {
    pub(super) fn new(base: &'a Api, head: &'a Api, levels: &'a Levels) -> Self {
        Self { base, head, levels, equal: RefCell::default() }
    }

    /// The schemas that references lead to.
    pub(super) fn resolved(&self, ids: Ids) -> Ids {
        (referred(self.base, ids.0), referred(self.head, ids.1))
    }

    /// Compares two schemas, references followed.
    pub(super) fn node(&self, ids: Ids) -> Node {
        let pair = self.pair(ids);
        let mut node = Node::default();
        if let Some((now, ids)) = unions::null_apart(self, &pair) {
            node.null(self, &pair, now);
            node.parts.push(ids);
            return node;
        }
        let wrapped = unions::wrapped(self, &pair);
        let types = unions::plain_types(&pair);
        if let Some((gained, lost)) = &types {
            node.types(self, &pair, gained, lost);
        } else if wrapped.is_none() {
            node.other_type(self, &pair);
        }
        node.nullability(self, &pair);
        values::compare(self, &mut node, &pair);
        bounds::compare(self, &mut node, &pair);
        objects::compare(self, &mut node, &pair, wrapped.as_ref());
        composition::compare(self, &mut node, &pair, types.is_some(), wrapped.is_some());
        discriminator::compare(self, &mut node, &pair);
        applicators::compare(self, &mut node, &pair);
        life::compare(self, &mut node, &pair);
        if let Some(of) = pair.was.items.zip(pair.is.items) {
            node.parts.push(of);
        }
        node
    }

    /// Whether items are what values were, or any text.
    fn lists(&self, pair: &Pair<'_>, items: SchemaId) -> bool {
        let item = written(&self.head.schemas[referred(self.head, items)]);
        let bare = Written { types: Vec::new(), ..item.clone() } == Written::default();
        let text = bare && item.types == ["string"] && pair.was.types.contains(&item.types[0]);
        text || self.alike((pair.ids.0, items))
    }

    fn pair(&self, ids: Ids) -> Pair<'a> {
        let (old, new) = (&self.base.schemas[ids.0], &self.head.schemas[ids.1]);
        let (base, head) = (self.base, self.head);
        Pair { base, head, ids, old, new, was: written(old), is: written(new) }
    }
}

impl Pair<'_> {
    /// Whether no value of one is one of the other.
    fn is_of_another_type(&self) -> bool {
        let (old, new) = (&self.was.types, &self.is.types);
        !old.is_empty() && !new.is_empty() && !old.iter().any(|word| new.contains(word))
    }
}

impl Node {
    /// Adds a fact about the schemas themselves; `what` follows the name.
    fn add(&mut self, editions: &Editions<'_>, pair: &Pair<'_>, kind: Kind, what: String) {
        let name = place::name(editions.head, &pair.new.origin);
        self.facts.push(Fact {
            kind,
            message: format!("`{name}`{what}"),
            base: Some(pair.old.origin.clone()),
            head: Some(pair.new.origin.clone()),
            takes: Vec::new(),
            brings: Vec::new(),
        });
    }

    /// The last fact comes with schemas of the head, and takes away schemas of the base.
    fn last_moves(&mut self, takes: &[SchemaId], brings: &[SchemaId]) {
        if let Some(fact) = self.facts.last_mut() {
            fact.takes.extend(takes);
            fact.brings.extend(brings);
        }
    }

    fn types(&mut self, of: &Editions<'_>, pair: &Pair<'_>, gained: &[String], lost: &[String]) {
        let kind = Kind::Types { gained: !gained.is_empty(), lost: !lost.is_empty() };
        let what = format!(" is {}, was {}", describe(pair.new), describe(pair.old));
        self.add(of, pair, kind, what);
        self.last_moves(&[pair.ids.0], &[pair.ids.1]);
    }

    fn other_type(&mut self, of: &Editions<'_>, pair: &Pair<'_>) {
        let change = TypeChange {
            old: pair.was.types.clone(),
            new: pair.is.types.clone(),
            old_format: pair.was.format.clone().unwrap_or_default(),
            new_format: pair.is.format.clone().unwrap_or_default(),
            listed: pair.is.items.is_some_and(|items| of.lists(pair, items)),
        };
        if change.only_null() {
            return;
        }
        let what = format!(" is {}, was {}", describe(pair.new), describe(pair.old));
        self.add(of, pair, Kind::Type(change, Senders::of(pair.is)), what);
        self.last_moves(&[pair.ids.0], &[pair.ids.1]);
    }

    fn nullability(&mut self, of: &Editions<'_>, pair: &Pair<'_>) {
        let listed = |types: &[String]| types.iter().any(|word| word == "null");
        let (was, is) = (pair.was.nullable, pair.is.nullable);
        let null = if was != is {
            Some(is)
        } else {
            // Where no type is said, null is one of the values.
            match (listed(&pair.was.types), listed(&pair.is.types)) {
                (true, false) if !pair.is.types.is_empty() => Some(false),
                (false, true) if !pair.was.types.is_empty() => Some(true),
                _ => None,
            }
        };
        if let Some(now) = null {
            self.null(of, pair, now);
        }
    }

    fn null(&mut self, of: &Editions<'_>, pair: &Pair<'_>, now: bool) {
        let (kind, what) = match now {
            true => ("became-nullable", " may be null"),
            false => ("became-not-nullable", " may no longer be null"),
        };
        self.add(of, pair, Kind::Guarded(kind, Senders::ALL), what.to_owned());
    }
}

/// What a schema says; nothing, where that is not known.
fn written(schema: &Schema) -> &Written {
    static NOTHING: std::sync::LazyLock<Written> = std::sync::LazyLock::new(Written::default);
    schema.written.as_deref().unwrap_or(&NOTHING)
}

/// Follows what is nothing but a `$ref`.
fn referred(api: &Api, id: SchemaId) -> SchemaId {
    let mut at = id;
    for _ in 0..api.schemas.len() {
        match (&api.schemas[at].written, &api.schemas[at].shape) {
            (None, Shape::Alias(target)) => at = *target,
            _ => break,
        }
    }
    at
}

/// A schema in a few words.
pub(super) fn describe(schema: &Schema) -> String {
    let Written { types, format, values, one_of, any_of, prefix_items, .. } = written(schema);
    if values.is_some() {
        return "one of listed values".to_owned();
    }
    if types.is_empty() && !(one_of.is_empty() && any_of.is_empty()) {
        return "a union".to_owned();
    }
    if !prefix_items.is_empty() {
        return format!("array of {}", prefix_items.len());
    }
    let types = match types.as_slice() {
        [] => "anything".to_owned(),
        types => types.join(" or "),
    };
    match format {
        Some(format) => format!("{types} {format}"),
        None => types,
    }
}
