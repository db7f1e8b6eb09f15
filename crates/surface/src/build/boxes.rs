//! Boxes where a type would contain itself.
//!
//! Types that contain each other form a circle. Each of its fields that leads to a type whose name is not later in the
//! alphabet is boxed: every circle has such a field, and neither a type outside of it nor the order of the description matters.

use std::collections::{HashMap, HashSet};

use super::circles::{circles, on_one};
use crate::{Item, ItemKind, Member, Type};

/// Boxes what must be boxed.
pub(super) fn insert(items: &mut [Item], numbers: &Numbers) {
    let aliases: HashSet<usize> = items
        .iter()
        .enumerate()
        .filter(|(_, item)| matches!(item.kind, ItemKind::Alias(_)))
        .map(|(at, _)| at)
        .collect();
    let edges = items.iter().enumerate().map(|(at, item)| {
        let targets: Vec<usize> = contained(item).filter_map(|name| numbers.get(name)).collect();
        (at, targets)
    });
    let circles = circles(&edges.filter(|(_, targets)| !targets.is_empty()).collect());
    for (at, item) in items.iter_mut().enumerate().filter(|(at, _)| circles.contains_key(at)) {
        let closes = |ty: &Type| {
            direct(ty).into_iter().filter_map(|name| numbers.get(name)).any(|target| {
                // An alias cannot be boxed at its definition alone, so whoever names it boxes it.
                on_one(&circles, &at, &target) && (target <= at || aliases.contains(&target))
            })
        };
        for ty in parts(&mut item.kind) {
            if closes(ty) {
                *ty = Type::Boxed(Box::new(std::mem::replace(ty, Type::Unit)));
            }
        }
    }
}

/// The places of items in their list, by name. They are sorted by it, so that the order of places is that of names.
pub(super) struct Numbers(HashMap<String, usize>);

impl Numbers {
    pub(super) fn of(items: &[Item]) -> Self {
        Self(items.iter().enumerate().map(|(at, item)| (item.name.clone(), at)).collect())
    }

    pub(super) fn get(&self, name: &str) -> Option<usize> {
        self.0.get(name).copied()
    }
}

/// The types that a value holds without a heap allocation between.
fn direct(ty: &Type) -> Vec<&str> {
    match ty {
        Type::Named(name) => vec![name],
        Type::Option(inner) => direct(inner),
        Type::Tuple(items) => items.iter().flat_map(direct).collect(),
        _ => Vec::new(),
    }
}

fn contained(item: &Item) -> impl Iterator<Item = &str> {
    let types: Vec<&Type> = match &item.kind {
        ItemKind::Struct(object) => object.fields().map(|field| &field.ty).collect(),
        ItemKind::Union(union) => union.variants.iter().map(|variant| &variant.ty).collect(),
        ItemKind::Alias(ty) | ItemKind::Newtype(ty) => vec![ty],
        // Nothing contains these.
        ItemKind::Enum(_) | ItemKind::Outputs(_) | ItemKind::Headers(_) | ItemKind::Choice(_) => {
            Vec::new()
        }
    };
    types.into_iter().flat_map(direct)
}

fn parts(kind: &mut ItemKind) -> Vec<&mut Type> {
    match kind {
        ItemKind::Struct(object) => object
            .members
            .iter_mut()
            .filter_map(|member| match member {
                Member::Field(field) => Some(&mut field.ty),
                Member::Constant(_) => None,
            })
            .collect(),
        ItemKind::Union(union) => {
            union.variants.iter_mut().map(|variant| &mut variant.ty).collect()
        }
        ItemKind::Newtype(ty) => vec![ty],
        ItemKind::Alias(_)
        | ItemKind::Enum(_)
        | ItemKind::Outputs(_)
        | ItemKind::Headers(_)
        | ItemKind::Choice(_) => Vec::new(),
    }
}
