//! A compact text form of a surface, for snapshots: what a reviewer of the public interface reads.

use std::fmt::Write;

use crate::{
    Argument, Constructor, Enum, Item, ItemKind, Kept, Member, Operation, Struct, Surface, Union,
    UnionChoice,
};

/// The surface as text. Documentation is left out; everything a signature depends on is there.
#[must_use]
pub fn dump(surface: &Surface) -> String {
    let mut out = String::new();
    let client = &surface.client;
    let base = client.base_url.as_deref().unwrap_or("(none)");
    line(&mut out, 0, &format!("client {} {:?} at {base}", client.api, client.auth));
    line(&mut out, 1, &format!("env {} {}", client.api_key_env, client.base_url_env));
    for group in &surface.groups {
        line(&mut out, 0, &format!("handle {} = client.{}()", group.handle, group.accessor));
        group.operations.iter().for_each(|one| operation(&mut out, one));
    }
    for error in &surface.errors {
        line(&mut out, 0, &format!("error {}", error.name));
        for variant in &error.variants {
            line(&mut out, 1, &format!("{} => {}({})", variant.status, variant.name, variant.ty));
        }
        for (alias, _) in &error.aliases {
            line(&mut out, 1, &format!("alias {alias}"));
        }
    }
    surface.items.iter().for_each(|one| item(&mut out, one));
    let untyped = surface.untyped.iter().filter(|one| !one.faithful);
    untyped.for_each(|one| {
        line(&mut out, 0, &format!("any JSON {}: {}", one.origin.pointer, one.reason))
    });
    out
}

fn line(out: &mut String, depth: usize, text: &str) {
    let _ = writeln!(out, "{}{}", "  ".repeat(depth), text.trim_end());
}

fn flag(on: bool, text: &str) -> &str {
    if on { text } else { "" }
}

fn operation(out: &mut String, operation: &Operation) {
    let signature = |arguments: &[Argument]| {
        let each = arguments.iter().map(|a| format!("{}: {} ({})", a.name, a.ty, a.role));
        each.collect::<Vec<_>>().join(", ")
    };
    let deprecated = flag(operation.deprecated, " deprecated");
    line(
        out,
        1,
        &format!(
            "fn {}({}) -> {}: {}{deprecated}",
            operation.name,
            signature(&operation.arguments),
            operation.call,
            operation.output
        ),
    );
    let anonymous = flag(operation.anonymous, " anonymous");
    let error = operation.error_enum.as_deref().unwrap_or("undocumented");
    let sent = operation.content_type.iter().map(|name| format!(" as {name}")).collect::<String>();
    let asked = operation.accept.iter().map(|name| format!(" for {name}")).collect::<String>();
    let (method, path) = (&operation.method, &operation.path);
    line(out, 2, &format!("{method} {path}{sent}{asked}{anonymous} else {error}"));
    for setter in &operation.setters {
        line(out, 2, &format!(".{}", signature(std::slice::from_ref(setter))));
    }
    if let Some(paging) = &operation.paging {
        let more = paging.has_more.as_ref().map_or("-", |(field, _)| field);
        line(
            out,
            2,
            &format!(
                "pages of {} in {}, next {} -> {}, more {more}",
                paging.item, paging.items, paging.next, paging.parameter
            ),
        );
    }
}

fn item(out: &mut String, item: &Item) {
    let direction = match (item.direction.request, item.direction.response) {
        (true, true) => "both",
        (true, false) => "request",
        (false, true) => "response",
        (false, false) => "unreached",
    };
    let tail = format!("{} [{direction}]{}", item.name, flag(item.deprecated, " deprecated"));
    match &item.kind {
        ItemKind::Struct(object) => {
            let default = flag(object.derives.default, " Default");
            let list = flag(object.list, " list");
            line(out, 0, &format!("struct {tail}{default}{list}"));
            members(out, object);
        }
        ItemKind::Enum(values) => {
            line(out, 0, &format!("enum {tail} {:?}", values.kind));
            variants(out, values);
        }
        ItemKind::Union(union) => {
            let several = flag(union.several, " of several");
            line(out, 0, &format!("union {tail}{several}"));
            choice(out, union);
        }
        ItemKind::Alias(ty) => line(out, 0, &format!("type {tail} = {ty}")),
        ItemKind::Newtype(ty) => line(out, 0, &format!("struct {tail}({ty})")),
    }
}

fn members(out: &mut String, object: &Struct) {
    for member in &object.members {
        match member {
            Member::Constant(constant) => {
                line(out, 1, &format!("{:?} = {:?}", constant.wire, constant.value));
            }
            Member::Field(field) => {
                let wire = format!(" {:?}", field.wire);
                let wire = if field.wire == field.name { "" } else { &wire };
                let setter = field.setter.as_ref().map(|name| format!(" .{name}()"));
                let deprecated = flag(field.deprecated, " deprecated");
                let only = field.only.as_ref().filter(|_| object.constructor.is_some());
                let only = only.map(|only| format!(" = {only}"));
                let text = format!(
                    "{}{wire}: {} {:?}{}{}{deprecated}",
                    field.name,
                    field.declared(),
                    field.presence,
                    only.unwrap_or_default(),
                    setter.unwrap_or_default()
                );
                line(out, 1, &text);
            }
        }
    }
    if let Some(extra) = &object.extra {
        let what = match extra.kept {
            Kept::Members => "undeclared members",
            Kept::Matched => "undeclared members that are",
            Kept::Items => "more items",
        };
        line(out, 1, &format!("{}: {what}, {}", extra.name, extra.ty));
    }
    match &object.constructor {
        Some(Constructor::Arguments(fields)) => {
            line(out, 1, &format!("new({})", fields.join(", ")))
        }
        Some(Constructor::Required { name, fields }) => {
            line(out, 1, &format!("new({name} {{ {} }})", fields.join(", ")));
        }
        None => {}
    }
}

fn variants(out: &mut String, values: &Enum) {
    for variant in &values.variants {
        line(out, 1, &format!("{} = {:?}", variant.name, variant.wire));
    }
    line(out, 1, &format!("{} = ...", values.unknown));
}

fn choice(out: &mut String, union: &Union) {
    for (at, variant) in union.variants.iter().enumerate() {
        let by = match &union.choice {
            UnionChoice::Tag { property, values, default } => {
                let values = values.get(at).map_or(&[][..], Vec::as_slice);
                let by_default = flag(*default == Some(at), ", or by default");
                format!(" if {property} in {values:?}{by_default}")
            }
            UnionChoice::JsonType(types) => {
                format!(" if {:?}", types.get(at).map_or(&[][..], Vec::as_slice))
            }
            UnionChoice::RequiredKey(keys) => match keys.get(at).and_then(Option::as_ref) {
                Some(key) => format!(" if has {key:?}"),
                None => " otherwise".to_owned(),
            },
            UnionChoice::Trial => " if it keeps most".to_owned(),
        };
        let from = flag(variant.from, " From");
        let make = variant.constructor.as_ref().map(|c| format!(" {}()", c.name));
        line(
            out,
            1,
            &format!("{}({}){by}{from}{}", variant.name, variant.ty, make.unwrap_or_default()),
        );
    }
    line(out, 1, &format!("{}(Json)", union.unknown));
}
