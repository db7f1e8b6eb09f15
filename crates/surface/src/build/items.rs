//! Types of the crate, one per named schema.

use std::collections::BTreeMap;

use specwright_ir::{Object, Origin, SchemaId, Shape};
use specwright_source::{Code, Diagnostic};

use super::{
    Context,
    boxes::{self, Numbers},
    circles::{circles, on_one},
    construct, enums,
    naming::is_map,
    sent, structs, types, unions,
};
use crate::{Item, ItemKind, Type, doc};

/// Builds every type, sorted by name.
pub(crate) fn build(cx: &mut Context<'_>) -> Vec<Item> {
    let named: Vec<(SchemaId, String)> =
        cx.names.types().map(|(id, name)| (id, name.to_owned())).collect();
    let mut items: Vec<Item> = named.into_iter().map(|(id, name)| item(cx, id, name)).collect();
    let named: Vec<(SchemaId, String)> =
        cx.names.sent.parts().map(|(id, name)| (id, name.to_owned())).collect();
    items.extend(named.into_iter().filter_map(|(id, name)| sent::item(cx, id, name)));
    items.extend(sent::bodies(cx));
    items.sort_by(|a, b| a.name.cmp(&b.name));
    let numbers = Numbers::of(&items);
    end_alias_cycles(&mut items, &numbers);
    boxes::insert(&mut items, &numbers);
    construct::add(cx, &mut items);
    items
}

fn item(cx: &mut Context<'_>, id: SchemaId, name: String) -> Item {
    let schema = &cx.api.schemas[id];
    cx.census.typed(&schema.origin);
    let direction = cx.reach.direction(id);
    let kind = match &schema.shape {
        Shape::Object(object) if !is_map(object) => {
            report_undeclared(cx, &schema.origin, object);
            ItemKind::Struct(structs::build(cx, id, object, direction))
        }
        Shape::Enum(values) => match enums::build(values) {
            Some(kind) => ItemKind::Enum(kind),
            None => ItemKind::Alias(cx.written_out(id)),
        },
        Shape::Union(union) => ItemKind::Union(unions::build(cx, id, union)),
        Shape::Tuple { items, rest } if !types::is_fixed(schema) => {
            ItemKind::Struct(structs::of_list(cx, id, (items, *rest), direction))
        }
        _ => ItemKind::Alias(cx.written_out(id)),
    };
    let doc = doc::of_item(cx.api, id).unwrap_or_else(|| fallback(cx, id));
    Item {
        name,
        origin: schema.origin.clone(),
        doc,
        deprecated: schema.deprecated,
        direction,
        kind,
    }
}

/// Descriptions require members that they forgot to declare, or to strike: servers may not send them, so they are no fields.
fn report_undeclared(cx: &mut Context<'_>, origin: &Origin, object: &Object) {
    for name in &object.required_undeclared {
        let finding = Diagnostic::note(
            Code::UndeclaredProperty,
            format!("`{name}` is required, but not declared"),
        );
        cx.findings.push(finding.at(&origin.push("required"), "no field holds it"));
    }
}

/// What can be said of a type whose schema says nothing.
pub(super) fn fallback(cx: &Context<'_>, id: SchemaId) -> String {
    match (&cx.api.schemas[id].name, cx.names.role_of(id)) {
        (Some(wire), _) => format!("Schema {} of the description.", doc::inline_code(wire)),
        (None, Some(role)) if !role.is_empty() => role.to_owned(),
        (None, _) => "Part of a body or parameter.".to_owned(),
    }
}

/// An alias cannot name itself in Rust: `type Tree = Vec<Tree>`. One on each way round becomes a type of its own.
fn end_alias_cycles(items: &mut [Item], numbers: &Numbers) {
    let targets = |ty: &Type| -> Vec<usize> {
        ty.named().into_iter().filter_map(|name| numbers.get(name)).collect()
    };
    let edges: BTreeMap<usize, Vec<usize>> = items
        .iter()
        .enumerate()
        .filter_map(|(at, item)| match &item.kind {
            ItemKind::Alias(ty) => Some((at, targets(ty))),
            _ => None,
        })
        .collect();
    let circles = circles(&edges);
    for (at, item) in items.iter_mut().enumerate() {
        if let ItemKind::Alias(ty) = &item.kind
            && targets(ty).iter().any(|to| *to >= at && on_one(&circles, &at, to))
        {
            item.kind = ItemKind::Newtype(ty.clone());
        }
    }
}
