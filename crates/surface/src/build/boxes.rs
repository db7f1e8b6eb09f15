//! Boxes where a type would contain itself.
//!
//! Types that contain each other form a circle. Each of its fields that leads to a type whose name is not later in the
//! alphabet is boxed: every circle has such a field, and neither a type outside of it nor the order of the description matters.

use std::collections::BTreeMap;

use super::circles::circles;
use crate::{Item, ItemKind, Member, Type};

/// Boxes what must be boxed.
pub(crate) fn insert(items: &mut [Item]) {
    let edges: BTreeMap<String, Vec<String>> = items
        .iter()
        .map(|item| (item.name.clone(), contained(item).map(str::to_owned).collect()))
        .collect();
    let circles = circles(&edges);
    let aliases: BTreeMap<String, Type> = items
        .iter()
        .filter_map(|item| match &item.kind {
            ItemKind::Alias(ty) => Some((item.name.clone(), ty.clone())),
            _ => None,
        })
        .collect();
    for item in items {
        let name = item.name.clone();
        let closes = |ty: &Type| {
            direct(ty).into_iter().any(|target| {
                let same = circles.get(&name).is_some_and(|at| circles.get(target) == Some(at));
                // An alias cannot be boxed at its definition alone, so whoever names it boxes it.
                same && (target <= name.as_str() || aliases.contains_key(target))
            })
        };
        for ty in parts(&mut item.kind) {
            if closes(ty) {
                *ty = Type::Boxed(Box::new(std::mem::replace(ty, Type::Unit)));
            }
        }
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
