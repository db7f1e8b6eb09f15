//! Where it is written what makes an item change that is not written there itself: a part of another item.

use specwright_ir::Origin;
use specwright_surface::{
    Constant, Field, FieldPath, Item, ItemKind, Operation, PagedBy, Struct, Surface, Type, Union,
    UnionChoice, UnionConstructor, UnionVariant,
};

/// The struct that a type is or holds one of.
fn structure<'s>(of: &'s Surface, ty: &Type) -> Option<(&'s Item, &'s Struct)> {
    match ty {
        Type::Named(name) => {
            let item = of.item(name)?;
            match &item.kind {
                ItemKind::Struct(object) => Some((item, object)),
                ItemKind::Alias(ty) => structure(of, ty),
                _ => None,
            }
        }
        Type::Boxed(inner) | Type::Option(inner) | Type::List(inner) => structure(of, inner),
        _ => None,
    }
}

/// Where a member of an object is written, if it is a field, or would be.
fn member(item: &Item, object: &Struct, wire: &str) -> Origin {
    let field = object.field(wire).map(|field| field.origin.clone());
    field.unwrap_or_else(|| item.origin.push("properties").push(wire))
}

/// The fields that make a constructor of a variant another: those of its struct that are not the same in both.
pub(super) fn of_constructor(
    (base, head): (&Surface, &Surface),
    was: Option<&UnionConstructor>,
    is: Option<&UnionConstructor>,
) -> Vec<Origin> {
    let target = |of, constructor: Option<&UnionConstructor>| {
        let name = constructor.or(was).or(is)?.target.clone();
        structure(of, &Type::Named(name)).map(|(_, object)| object)
    };
    let fields = |object: Option<&Struct>| -> Vec<Field> {
        object.into_iter().flat_map(Struct::fields).cloned().collect()
    };
    let (old, new) = (fields(target(base, was)), fields(target(head, is)));
    let same = |a: &Field, b: &Field| a.wire == b.wire && a.declared() == b.declared();
    let only = |of: &[Field], other: &[Field]| -> Vec<Origin> {
        let moved = of.iter().filter(|field| !other.iter().any(|one| same(field, one)));
        moved.map(|field| field.origin.clone()).collect()
    };
    let mut found = only(&new, &old);
    found.extend(only(&old, &new));
    found
}

/// The members by which the variants of a union are told apart, of those that are told apart by other values now.
pub(super) fn of_choice(of: &Surface, union: &Union, other: &Union) -> Vec<Origin> {
    let UnionChoice::Tag { property, values, .. } = &union.choice else { return Vec::new() };
    let elsewhere = |name: &str| {
        let UnionChoice::Tag { property: tag, values, .. } = &other.choice else { return None };
        let at = other.variants.iter().position(|variant| variant.name == name)?;
        Some((tag, values.get(at)?))
    };
    let moved = union.variants.iter().zip(values).filter(|(variant, values)| {
        elsewhere(&variant.name).is_none_or(|(tag, known)| tag != property || known != *values)
    });
    let places = moved.filter_map(|(variant, _)| {
        let (item, object) = structure(of, &variant.ty)?;
        Some(member(item, object, property))
    });
    places.collect()
}

/// Where it is written that a union has a variant of that name: as a member of it, and by the tag that it is named after. The tag comes
/// first where the member is in the other edition, too.
pub(super) fn of_variant(
    (own, union, variant): (&Surface, &Union, &UnionVariant),
    (other, others): (&Surface, &Union),
) -> Vec<Origin> {
    let tag = |of: &Surface, choice: &UnionChoice, variant: &UnionVariant| match choice {
        UnionChoice::Tag { property, .. } => {
            let (item, object) = structure(of, &variant.ty)?;
            Some(member(item, object, property))
        }
        _ => None,
    };
    let there = others.variants.iter().find(|one| one.origin.pointer == variant.origin.pointer);
    let known = |choice: &UnionChoice| {
        let here = tag(own, choice, variant);
        here.into_iter().chain(there.and_then(|one| tag(other, choice, one))).collect::<Vec<_>>()
    };
    let tags = [known(&union.choice), known(&others.choice)].concat();
    let place = variant.origin.clone();
    match there {
        Some(_) => tags.into_iter().chain([place]).collect(),
        None => vec![place],
    }
}

/// Where the unions that have an item as a variant are told apart, where that is done otherwise now: their tags are constants of it.
fn of_unions_with((base, head): (&Surface, &Surface), old: &Item) -> Vec<Origin> {
    let mut found = Vec::new();
    for (name, union) in unions(base) {
        let holds = |variant: &UnionVariant| {
            structure(base, &variant.ty).is_some_and(|(item, _)| item.name == old.name)
        };
        let now = head.item(name).map(|item| &item.kind);
        if let Some(ItemKind::Union(now)) = now
            && now.choice != union.choice
            && union.variants.iter().any(holds)
        {
            found.extend(of_choice(head, now, union));
            found.extend(of_choice(base, union, now));
        }
    }
    found
}

fn unions(of: &Surface) -> impl Iterator<Item = (&str, &Union)> {
    of.items.iter().filter_map(|item| match &item.kind {
        ItemKind::Union(union) => Some((item.name.as_str(), union)),
        _ => None,
    })
}

/// The members that a client writes without asking, of those that are not the same in another.
pub(super) fn of_constants(
    surfaces: (&Surface, &Surface),
    (old, was): (&Item, &[&Constant]),
    (new, is): (&Item, &[&Constant]),
) -> Vec<Origin> {
    let only = |item: &Item, own: &[&Constant], other: &[&Constant]| -> Vec<Origin> {
        let moved = own.iter().filter(|constant| !other.contains(constant));
        moved.map(|constant| item.origin.push("properties").push(&constant.wire)).collect()
    };
    [only(new, is, was), only(old, was, is), of_unions_with(surfaces, old)].concat()
}

/// Where an answer has what pages follow from, and the parameters that lead to the next.
pub(super) fn of_paging(of: &Surface, operation: &Operation) -> Vec<Origin> {
    let Some(paging) = &operation.paging else { return Vec::new() };
    let (next, parameter) = match &paging.by {
        PagedBy::Key { parameter, next, .. } => (Some(next), Some(parameter)),
        PagedBy::Url { next, .. } => (Some(next), None),
        PagedBy::Link => (None, None),
        PagedBy::Number { parameter, .. } | PagedBy::Offset { parameter, .. } => {
            (None, Some(parameter))
        }
    };
    let places = [Some(&paging.items), paging.has_more.as_ref(), paging.total.as_ref(), next];
    let mut found: Vec<Origin> = Vec::new();
    for path in places.into_iter().flatten() {
        found.extend(along(of, &operation.output, path));
    }
    let mut arguments = operation.arguments.iter().chain(&operation.setters);
    let sent = arguments.find(|argument| Some(&argument.wire) == parameter);
    found.extend(sent.map(|argument| argument.origin.clone()));
    found
}

/// The fields on the way to a part of an answer.
fn along(of: &Surface, from: &Type, path: &FieldPath) -> Vec<Origin> {
    let mut found = Vec::new();
    let mut at = from.clone();
    for (name, _) in path {
        let field = structure(of, &at)
            .and_then(|(_, object)| object.fields().find(|field| field.name == *name));
        let Some(field) = field else { break };
        found.push(field.origin.clone());
        at = field.ty.clone();
    }
    found
}
