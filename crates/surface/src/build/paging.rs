//! How pages follow each other, when the shape of an operation says so beyond doubt.
//!
//! A page has one list, and a member that holds the key of the next page, which an optional query parameter takes:
//!
//! ```yaml
//! parameters: [{ in: query, name: pagination_key, schema: { type: string } }]
//! # answers with
//! { items: [...], pagination_key: string, has_more: boolean }
//! ```

use specwright_ir::Location;

use super::{Context, plan::Plan};
use crate::{Argument, Encoding, Field, Item, ItemKind, Paging, Presence, Role, Struct, Type};

/// What holds the next page's key, and the parameters that take it, in order of preference. A `true` says that the member is
/// there on the last page, too: then only a flag ends the list.
const KEYS: [(&str, &[&str], bool); 11] = [
    ("pagination_key", &["pagination_key"], false),
    ("next_cursor", &["cursor", "next_cursor", "after", "starting_after", "start_cursor"], false),
    ("next_page_token", &["page_token", "next_page_token", "pageToken"], false),
    ("nextPageToken", &["pageToken", "page_token"], false),
    ("nextCursor", &["cursor", "after"], false),
    ("next_token", &["next_token", "token"], false),
    ("nextToken", &["nextToken"], false),
    ("next_page", &["page_token", "next_page", "cursor"], false),
    ("end_cursor", &["after", "cursor"], true),
    ("last_id", &["after", "after_id", "starting_after"], true),
    ("cursor", &["cursor"], false),
];

const FLAGS: [&str; 5] = ["has_more", "hasMore", "has_next_page", "has_next", "more"];

/// How the operation's pages follow each other, unless that is in doubt.
pub(crate) fn infer(
    cx: &Context<'_>,
    items: &[Item],
    plan: &Plan<'_>,
    output: &Type,
    setters: &[Argument],
) -> Option<Paging> {
    let switched_off = |id: &String| cx.config.paging.get(id) == Some(&false);
    if plan.operation.id.as_ref().is_some_and(switched_off) {
        return None;
    }
    let page = page(items, output)?;
    let (list, item) = list(page)?;
    let has_more = FLAGS.iter().find_map(|wire| page.field(wire)).filter(|f| f.ty == Type::Bool);
    let (next, setter) = KEYS.iter().find_map(|(wire, parameters, stays)| {
        let next = page.field(wire).filter(|field| field.ty == Type::String)?;
        if *stays && has_more.is_none() {
            return None;
        }
        let setter = parameters.iter().find_map(|parameter| takes_key(setters, parameter))?;
        Some((next, setter))
    })?;
    Some(Paging {
        parameter: setter.wire.clone(),
        setter: setter.name.clone(),
        next: next.name.clone(),
        next_presence: next.presence,
        has_more: has_more.map(|field| (field.name.clone(), field.presence)),
        items: list.name.clone(),
        items_presence: list.presence,
        item,
    })
}

fn page<'a>(items: &'a [Item], output: &Type) -> Option<&'a Struct> {
    let Type::Named(name) = output else { return None };
    match &items.iter().find(|item| item.name == *name)?.kind {
        ItemKind::Struct(page) => Some(page),
        _ => None,
    }
}

/// The list of a page: the only one, if its type says what the items are.
fn list(page: &Struct) -> Option<(&Field, Type)> {
    let mut lists = page.fields().filter_map(|field| match &field.ty {
        Type::List(item) => Some((field, (**item).clone())),
        _ => None,
    });
    let only = lists.next()?;
    let plain =
        matches!(only.0.presence, Presence::Required | Presence::Optional | Presence::Nullable);
    (plain && lists.next().is_none()).then_some(only)
}

fn takes_key<'a>(setters: &'a [Argument], wire: &str) -> Option<&'a Argument> {
    let role = Role::Parameter(Location::Query, Encoding::usual(Location::Query));
    setters
        .iter()
        .find(|setter| setter.role == role && setter.wire == wire && setter.ty == Type::String)
}
