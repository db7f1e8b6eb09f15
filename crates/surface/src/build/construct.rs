//! How callers make values: constructors and setters, only on what a request can hold.

use std::collections::{BTreeMap, HashMap};

use super::Context;
use crate::{
    Choice, Constructor, Field, Item, ItemKind, Member, Presence, Struct, Type, Union,
    UnionConstructor, name,
};

/// More required fields than this are given by name.
const ARGUMENTS: usize = 4;

/// Adds constructors and setters.
pub(crate) fn add(cx: &mut Context<'_>, items: &mut [Item]) {
    for item in items.iter_mut().filter(|item| item.direction.request) {
        if let ItemKind::Struct(object) = &mut item.kind {
            setters(object);
            construct(cx, &item.name, object);
        }
    }
    // Unions call the constructors of their structs, so these come first.
    let by_arguments: BTreeMap<String, Vec<(String, Type)>> = items
        .iter()
        .filter_map(|item| match &item.kind {
            ItemKind::Struct(object) => match &object.constructor {
                Some(Constructor::Arguments(fields)) => {
                    Some((item.name.clone(), arguments(object, fields)))
                }
                _ => None,
            },
            _ => None,
        })
        .collect();
    let aliases: BTreeMap<String, Type> = items
        .iter()
        .filter_map(|item| match &item.kind {
            ItemKind::Alias(ty) => Some((item.name.clone(), ty.clone())),
            _ => None,
        })
        .collect();
    for item in items.iter_mut().filter(|item| item.direction.request) {
        match &mut item.kind {
            ItemKind::Union(union) => members(&item.name, union, &by_arguments, &aliases),
            ItemKind::Choice(choice) => alternatives(choice, &aliases),
            _ => {}
        }
    }
}

fn setters(object: &mut Struct) {
    for member in &mut object.members {
        if let Member::Field(field) = member
            && matches!(field.presence, Presence::Optional | Presence::Given | Presence::Nullable)
        {
            field.setter = Some(format!("with_{}", field.name.trim_start_matches('_')));
        }
    }
}

fn construct(cx: &mut Context<'_>, name: &str, object: &mut Struct) {
    let is_required =
        |field: &&Field| matches!(field.presence, Presence::Required | Presence::RequiredNullable);
    // What has one value is not asked for, unless `new` would ask for nothing.
    let asked = object.fields().filter(is_required).any(|field| field.only.is_none());
    let mut required: Vec<(&str, &str)> = object
        .fields()
        .filter(is_required)
        .filter(|field| !asked || field.only.is_none())
        .map(|field| (field.wire.as_str(), field.name.as_str()))
        .collect();
    required.sort_unstable();
    let fields: Vec<String> = required.into_iter().map(|(_, name)| name.to_owned()).collect();
    if fields.is_empty() {
        object.derives.default = true;
    } else if fields.len() <= ARGUMENTS {
        object.constructor = Some(Constructor::Arguments(fields));
    } else {
        let name = cx.names.scope.take(&[&format!("{name}Required")]);
        object.constructor = Some(Constructor::Required { name, fields });
    }
}

/// The arguments of a struct's `new`.
fn arguments(object: &Struct, fields: &[String]) -> Vec<(String, Type)> {
    let field = |name: &String| object.fields().find(|field| field.name == *name);
    fields.iter().filter_map(|name| Some((name.clone(), field(name)?.argument()))).collect()
}

fn members(
    of: &str,
    union: &mut Union,
    by_arguments: &BTreeMap<String, Vec<(String, Type)>>,
    aliases: &BTreeMap<String, Type>,
) {
    // Two aliases of one type would make two equal `From`.
    let real = |ty: &Type| expand(ty.unboxed(), aliases);
    let mut uses: HashMap<Type, usize> = HashMap::new();
    for variant in &union.variants {
        *uses.entry(real(&variant.ty)).or_default() += 1;
    }
    // Nobody expects `Pet::pet` to make anything but a whole `Pet`.
    let mut scope = name::Scope::with(&[&name::snake(of)]);
    for variant in &mut union.variants {
        let expanded = real(&variant.ty);
        variant.from = uses.get(&expanded) == Some(&1)
            && !matches!(expanded, Type::Json | Type::Null | Type::Unit);
        let ty = variant.ty.unboxed();
        if let Type::Named(target) = ty
            && let Some(arguments) = by_arguments.get(target)
        {
            let wanted = name::constructor_name(&variant.name);
            let name = scope.take(&[&wanted, &format!("new_{wanted}")]);
            let (target, arguments) = (target.clone(), arguments.clone());
            variant.constructor = Some(UnionConstructor { name, target, arguments });
        }
    }
}

/// What several variants hold becomes the first of them.
fn alternatives(choice: &mut Choice, aliases: &BTreeMap<String, Type>) {
    let mut known: Vec<Type> = Vec::new();
    for variant in &mut choice.variants {
        let ty = expand(&variant.ty, aliases);
        variant.from = !known.contains(&ty);
        known.push(ty);
    }
}

/// The type with aliases written out.
fn expand(ty: &Type, aliases: &BTreeMap<String, Type>) -> Type {
    let inner = |ty: &Type| Box::new(expand(ty, aliases));
    match ty {
        Type::Named(name) => match aliases.get(name) {
            Some(target) => expand(target, aliases),
            None => ty.clone(),
        },
        Type::List(item) => Type::List(inner(item)),
        Type::Tuple(items) => Type::Tuple(items.iter().map(|ty| expand(ty, aliases)).collect()),
        Type::Map(value) => Type::Map(inner(value)),
        Type::Option(value) => Type::Option(inner(value)),
        Type::Boxed(value) => Type::Boxed(inner(value)),
        other => other.clone(),
    }
}
