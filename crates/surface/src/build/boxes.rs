//! Boxes where a type would contain itself.
//!
//! Types that contain each other form a circle. Each of its fields that leads to a type whose name is not later in the
//! alphabet is boxed: every circle has such a field, and neither a type outside of it nor the order of the description matters.

use std::collections::{BTreeMap, BTreeSet};

use crate::{Item, ItemKind, Member, Type};

/// Boxes what must be boxed.
pub(crate) fn insert(items: &mut [Item]) {
    let edges: BTreeMap<String, Vec<String>> = items
        .iter()
        .map(|item| (item.name.clone(), contained(item).map(str::to_owned).collect()))
        .collect();
    let circles = components(&edges);
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
            let Some(target) = direct(ty) else { return false };
            let same = circles.get(&name).is_some_and(|at| circles.get(target) == Some(at));
            // An alias cannot be boxed at its definition alone, so whoever names it boxes it.
            same && (target <= name.as_str() || aliases.contains_key(target))
        };
        for ty in parts(&mut item.kind) {
            if closes(ty) {
                *ty = Type::Boxed(Box::new(std::mem::replace(ty, Type::Unit)));
            }
        }
    }
}

/// The type that a value holds without a heap allocation between.
fn direct(ty: &Type) -> Option<&str> {
    match ty {
        Type::Named(name) => Some(name),
        Type::Option(inner) => direct(inner),
        _ => None,
    }
}

fn contained(item: &Item) -> impl Iterator<Item = &str> {
    let types: Vec<&Type> = match &item.kind {
        ItemKind::Struct(object) => object.fields().map(|field| &field.ty).collect(),
        ItemKind::Union(union) => union.variants.iter().map(|variant| &variant.ty).collect(),
        ItemKind::Alias(ty) => vec![ty],
        ItemKind::Enum(_) => Vec::new(),
    };
    types.into_iter().filter_map(direct)
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
        ItemKind::Alias(_) | ItemKind::Enum(_) => Vec::new(),
    }
}

/// The circle each type is on, by the circle's first name. Types on none are absent.
fn components(edges: &BTreeMap<String, Vec<String>>) -> BTreeMap<String, String> {
    let mut reversed: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (from, targets) in edges {
        targets.iter().for_each(|to| reversed.entry(to).or_default().push(from));
    }
    let forward: BTreeMap<&str, Vec<&str>> = edges
        .iter()
        .map(|(from, targets)| (from.as_str(), targets.iter().map(String::as_str).collect()))
        .collect();
    let mut circles: BTreeMap<String, String> = BTreeMap::new();
    let mut done: BTreeSet<&str> = BTreeSet::new();
    for start in finished(&forward).into_iter().rev() {
        let members = reachable(start, &reversed, &mut done);
        let itself = forward.get(start).is_some_and(|targets| targets.contains(&start));
        let Some(first) = members.iter().min().copied() else { continue };
        if members.len() > 1 || itself {
            circles.extend(members.iter().map(|member| ((*member).to_owned(), first.to_owned())));
        }
    }
    circles
}

/// Every type after all that it leads to, without recursion: the first half of Kosaraju's algorithm.
fn finished<'a>(edges: &BTreeMap<&'a str, Vec<&'a str>>) -> Vec<&'a str> {
    let (mut order, mut seen) = (Vec::new(), BTreeSet::new());
    for &start in edges.keys() {
        let mut open = vec![(start, false)];
        while let Some((at, left)) = open.pop() {
            if left {
                order.push(at);
            } else if seen.insert(at) {
                open.push((at, true));
                open.extend(edges.get(at).into_iter().flatten().map(|to| (*to, false)));
            }
        }
    }
    order
}

fn reachable<'a>(
    start: &'a str,
    edges: &BTreeMap<&'a str, Vec<&'a str>>,
    done: &mut BTreeSet<&'a str>,
) -> Vec<&'a str> {
    let (mut found, mut open) = (Vec::new(), vec![start]);
    while let Some(at) = open.pop() {
        if done.insert(at) {
            found.push(at);
            open.extend(edges.get(at).into_iter().flatten().copied());
        }
    }
    found
}
