//! Types of the crate, one per named schema.

use std::collections::{BTreeMap, BTreeSet};

use specwright_ir::{Object, Origin, SchemaId, Shape};
use specwright_source::Diagnostic;

use super::{Context, boxes, construct, enums, naming::is_map, structs, unions};
use crate::{Item, ItemKind, Type, doc};

/// Builds every type, sorted by name.
pub(crate) fn build(cx: &mut Context<'_>) -> Vec<Item> {
    let named: Vec<(SchemaId, String)> =
        cx.names.types().map(|(id, name)| (id, name.to_owned())).collect();
    let mut items: Vec<Item> = named.into_iter().map(|(id, name)| item(cx, id, name)).collect();
    items.sort_by(|a, b| a.name.cmp(&b.name));
    end_alias_cycles(cx, &mut items);
    boxes::insert(&mut items);
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
        Shape::Union(union) => ItemKind::Union(unions::build(cx, union)),
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
        let finding = Diagnostic::note(format!("`{name}` is required, but not declared"));
        cx.findings.push(finding.at(&origin.push("required"), "no field holds it"));
    }
}

/// What can be said of a type whose schema says nothing.
fn fallback(cx: &Context<'_>, id: SchemaId) -> String {
    match (&cx.api.schemas[id].name, cx.names.role_of(id)) {
        (Some(wire), _) => format!("Schema {} of the description.", doc::inline_code(wire)),
        (None, Some(role)) if !role.is_empty() => role.to_owned(),
        (None, _) => "Part of a body or parameter.".to_owned(),
    }
}

/// An alias cannot name itself in Rust: `type Tree = Vec<Tree>`. The place that closes the circle becomes any JSON.
fn end_alias_cycles(cx: &mut Context<'_>, items: &mut [Item]) {
    let edges: BTreeMap<&str, &str> = items
        .iter()
        .filter_map(|item| match &item.kind {
            ItemKind::Alias(ty) => Some((item.name.as_str(), ty.named().next()?)),
            _ => None,
        })
        .collect();
    let circular: BTreeSet<String> = edges
        .keys()
        .filter(|start| is_least(&edges, start))
        .map(|name| (*name).to_owned())
        .collect();
    for item in items.iter_mut().filter(|item| circular.contains(&item.name)) {
        let message = format!("`{}` holds itself without an object between", item.name);
        let finding = Diagnostic::warning(message.clone());
        cx.census.untyped(&item.origin, message, false);
        cx.findings.push(finding.at(&item.origin, "its innermost part is typed as any JSON"));
        if let ItemKind::Alias(ty) = &mut item.kind {
            replace_named(ty);
        }
    }
}

/// Whether a name is on a circle, and the first of it by name.
fn is_least(edges: &BTreeMap<&str, &str>, start: &str) -> bool {
    let mut at = start;
    for _ in 0..edges.len() {
        match edges.get(at) {
            Some(next) if *next == start => return true,
            Some(next) if *next < start => return false,
            Some(next) => at = next,
            None => return false,
        }
    }
    false
}

fn replace_named(ty: &mut Type) {
    match ty {
        Type::List(inner) | Type::Map(inner) | Type::Option(inner) | Type::Boxed(inner) => {
            replace_named(inner);
        }
        other => *other = Type::Json,
    }
}
