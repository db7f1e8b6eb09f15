//! What a page looks like, and what it says of itself.

use crate::{Field, FieldPath, Format, Item, ItemKind, Struct, Type};

/// Members that may hold what is said of a page.
const ENVELOPES: [&str; 12] = [
    "meta",
    "metadata",
    "pagination",
    "paging",
    "page_info",
    "pageInfo",
    "paging_info",
    "response_metadata",
    "links",
    "_links",
    "cursors",
    "page",
];

/// Members that hold the items where a page has several lists.
const LISTS: [&str; 6] = ["data", "items", "results", "records", "entries", "values"];

/// A page: a struct, or the list itself.
pub(super) struct Page<'a> {
    items: &'a [Item],
    object: Option<&'a Struct>,
    /// Where the list is.
    pub(super) place: FieldPath,
    /// What the list holds.
    pub(super) item: Type,
}

/// A member of a page, at its place.
pub(super) struct Member<'a> {
    pub(super) place: FieldPath,
    pub(super) field: &'a Field,
}

impl<'a> Page<'a> {
    /// The page that an answer is: it has one list, or one whose name says that it is the list.
    pub(super) fn of(items: &'a [Item], output: &Type) -> Option<Self> {
        if let Type::List(item) = output {
            let (place, item) = (FieldPath::new(), (**item).clone());
            return Some(Self { items, object: None, place, item });
        }
        let object = structure(items, output)?;
        let lists: Vec<&Field> =
            object.fields().filter(|field| matches!(field.ty, Type::List(_))).collect();
        let named = || lists.iter().filter(|field| LISTS.contains(&field.wire.as_str()));
        let list = match (lists.as_slice(), named().count()) {
            ([only], _) => only,
            (_, 1) => named().next()?,
            _ => return None,
        };
        let Type::List(item) = &list.ty else { return None };
        let place = vec![step(list)];
        Some(Self { items, object: Some(object), place, item: (**item).clone() })
    }

    /// The page whose list is at that place, by names on the wire.
    pub(super) fn at(items: &'a [Item], output: &Type, names: &str) -> Option<Self> {
        let object = structure(items, output)?;
        let page = Self { items, object: Some(object), place: FieldPath::new(), item: Type::Json };
        let Member { place, field } = page.named(names)?;
        let Type::List(item) = &field.ty else { return None };
        Some(Self { place, item: (**item).clone(), ..page })
    }

    /// The first of these members that the page has and that fits, or that what it says of itself has.
    pub(super) fn find(&self, names: &[&str], fits: fn(&Type) -> bool) -> Option<Member<'a>> {
        names.iter().find_map(|name| self.member(name, fits))
    }

    pub(super) fn member(&self, name: &str, fits: fn(&Type) -> bool) -> Option<Member<'a>> {
        let object = self.object?;
        if let Some(field) = object.field(name).filter(|field| fits(&field.ty)) {
            return Some(Member { place: vec![step(field)], field });
        }
        ENVELOPES.iter().find_map(|envelope| {
            let outer = object.field(envelope)?;
            let field = structure(self.items, &outer.ty)?.field(name).filter(|f| fits(&f.ty))?;
            Some(Member { place: vec![step(outer), step(field)], field })
        })
    }

    /// The member at a place that is written as names on the wire, with dots between.
    pub(super) fn named(&self, names: &str) -> Option<Member<'a>> {
        let (mut object, mut place) = (self.object?, FieldPath::new());
        let mut names = names.split('.').peekable();
        loop {
            let field = object.field(names.next()?)?;
            place.push(step(field));
            if names.peek().is_none() {
                return Some(Member { place, field });
            }
            object = structure(self.items, &field.ty)?;
        }
    }
}

fn step(field: &Field) -> (String, crate::Presence) {
    (field.name.clone(), field.presence)
}

fn structure<'a>(items: &'a [Item], ty: &Type) -> Option<&'a Struct> {
    let Type::Named(name) = ty.unboxed() else { return None };
    let at = items.binary_search_by(|item| item.name.cmp(name)).ok()?;
    match &items[at].kind {
        ItemKind::Struct(object) => Some(object),
        ItemKind::Alias(target) if target != ty => structure(items, target),
        _ => None,
    }
}

pub(super) fn is_text(ty: &Type) -> bool {
    *ty == Type::String
}

pub(super) fn is_url(ty: &Type) -> bool {
    matches!(ty, Type::String | Type::Format(Format::Uri))
}

pub(super) fn is_flag(ty: &Type) -> bool {
    *ty == Type::Bool
}

pub(super) fn is_count(ty: &Type) -> bool {
    *ty == Type::I64
}
