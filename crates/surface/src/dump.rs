//! A compact text form of a surface, for snapshots: what a reviewer of the public interface reads.

use std::fmt::Write;

use crate::{
    Argument, ChoiceVariant, Client, Constructor, Content, ContentKind, Enum, ErrorVariant,
    FieldPath, HeaderField, HeaderForm, Item, ItemKind, Kept, Member, Operation, OutputVariant,
    PagedBy, Paging, Place, Reading, Scheme, Server, Shape, Struct, Surface, Union, UnionChoice,
    Way, Written,
};

/// The surface as text. Documentation is left out; everything a signature depends on is there.
#[must_use]
pub fn dump(surface: &Surface) -> String {
    let mut out = String::new();
    let client = &surface.client;
    let base = client.base_url.as_deref().unwrap_or("(none)");
    line(&mut out, 0, &format!("client {} at {base}", client.api));
    access(&mut out, client);
    for group in &surface.groups {
        line(&mut out, 0, &format!("handle {} = client.{}()", group.handle, group.accessor));
        group.operations.iter().for_each(|one| operation(&mut out, one));
    }
    for error in &surface.errors {
        line(&mut out, 0, &format!("error {}", error.name));
        for variant in &error.variants {
            let ErrorVariant { status, name, ty, reading, .. } = variant;
            let read = read_as(*reading);
            line(&mut out, 1, &format!("{status} => {name}({ty}){read}"));
        }
        for (alias, _) in &error.aliases {
            line(&mut out, 1, &format!("alias {alias}"));
        }
    }
    surface.servers.iter().for_each(|one| server(&mut out, one));
    surface.items.iter().for_each(|one| item(&mut out, one));
    let untyped = surface.untyped.iter().filter(|one| !one.faithful);
    untyped.for_each(|one| {
        line(&mut out, 0, &format!("any JSON {}: {}", one.origin.pointer, one.reason))
    });
    out
}

fn access(out: &mut String, client: &Client) {
    match &client.servers {
        Place::Only(Some(url)) if client.base_url.is_none() => {
            line(out, 1, &format!("server {url}"))
        }
        Place::Only(_) => {}
        Place::Chosen(names) => line(out, 1, &format!("servers {}", names.join(", "))),
    }
    line(out, 1, &format!("env {}", client.base_url_env));
    for Scheme { name, kind, .. } in &client.schemes {
        line(out, 1, &format!("scheme {name}: {kind:?}"));
    }
    if !client.schemes.is_empty() {
        let required = flag(client.required, ", every call");
        line(out, 1, &format!("needs {}{required}", client.security));
    }
}

fn server(out: &mut String, server: &Server) {
    line(out, 0, &format!("server {} = {}", server.name, server.template));
    for variable in &server.variables {
        let ty = variable.values.as_ref().map_or("String", |(name, _)| name);
        line(out, 1, &format!("{}: {ty} = {:?}", variable.name, variable.default));
    }
    for (name, values) in server.variables.iter().filter_map(|variable| variable.values.as_ref()) {
        line(out, 0, &format!("enum {name} {:?}", values.kind));
        variants(out, values);
    }
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
            "fn {}({}) -> {}: {}{}{deprecated}",
            operation.name,
            signature(&operation.arguments),
            operation.call,
            operation.output,
            read_as(operation.reading)
        ),
    );
    let needs = operation.security.iter().map(|own| format!(" with {own}")).collect::<String>();
    let place =
        flag(!operation.servers.is_empty(), " at ").to_owned() + &operation.servers.join(", ");
    let error = operation.error_enum.as_deref().unwrap_or("undocumented");
    let sent = operation.body.iter().filter_map(content).collect::<String>();
    let asked = operation.accept.iter().map(|name| format!(" for {name}")).collect::<String>();
    let others = operation.successes.iter().map(|status| format!(" or {status}"));
    let others = others.collect::<String>();
    let (method, path) = (&operation.method, &operation.path);
    line(out, 2, &format!("{method} {path}{sent}{asked}{needs}{place}{others} else {error}"));
    operation.headers.iter().for_each(|name| line(out, 2, &format!("headers {name}")));
    for setter in &operation.setters {
        line(out, 2, &format!(".{}", signature(std::slice::from_ref(setter))));
    }
    if let Some(paging) = &operation.paging {
        line(out, 2, &pages(paging));
    }
}

fn pages(paging: &Paging) -> String {
    let place =
        |place: &FieldPath| place.iter().map(|(field, _)| &**field).collect::<Vec<_>>().join(".");
    let by = match &paging.by {
        PagedBy::Key { parameter, next, .. } => format!("next {} -> {parameter}", place(next)),
        PagedBy::Url { next, .. } => format!("next at {}", place(next)),
        PagedBy::Link => "next by header".to_owned(),
        PagedBy::Number { parameter, first } => format!("{parameter} numbers pages from {first}"),
        PagedBy::Offset { parameter, first } => format!("{parameter} numbers items from {first}"),
    };
    let more = paging.has_more.as_ref().map_or("-".to_owned(), place);
    let total = paging.total.as_ref().map(|at| format!(", total {}", place(at)));
    let (item, items) = (&paging.item, place(&paging.items));
    format!("pages of {item} in {items}, {by}, more {more}{}", total.unwrap_or_default())
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
            let shape = match object.shape {
                Shape::Object => "",
                Shape::List => " list",
                Shape::Multipart => " multipart",
            };
            line(out, 0, &format!("struct {tail}{default}{shape}"));
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
        ItemKind::Outputs(outputs) => {
            line(out, 0, &format!("outputs {tail}"));
            outputs.variants.iter().for_each(|variant| output(out, variant));
        }
        ItemKind::Headers(headers) => {
            line(out, 0, &format!("headers {tail}"));
            headers.fields.iter().for_each(|field| header(out, field));
        }
        ItemKind::Choice(choice) => {
            line(out, 0, &format!("choice {tail} {:?}", choice.kind));
            choice.variants.iter().for_each(|variant| alternative(out, variant));
        }
        ItemKind::Alias(ty) => line(out, 0, &format!("type {tail} = {ty}")),
        ItemKind::Newtype(ty) => line(out, 0, &format!("struct {tail}({ty})")),
    }
}

fn output(out: &mut String, variant: &OutputVariant) {
    let OutputVariant { name, status, media_types, ty, reading, .. } = variant;
    let sent = media_types.iter().map(|name| format!(" {name}")).collect::<String>();
    line(out, 1, &format!("{status}{sent} => {name}({ty}){}", read_as(*reading)));
}

fn header(out: &mut String, field: &HeaderField) {
    let HeaderField { name, wire, ty, form, deprecated, .. } = field;
    let form = match form {
        HeaderForm::Simple => String::new(),
        form => format!(" {form:?}"),
    };
    line(out, 1, &format!("{name} {wire:?}: {ty}{form}{}", flag(*deprecated, " deprecated")));
}

fn read_as(reading: Reading) -> String {
    match reading {
        Reading::Json => String::new(),
        reading => format!(" as {reading:?}"),
    }
}

/// How a body is written, unless it is plain JSON.
fn content(content: &Content) -> Option<String> {
    let Content { kind, media_type, ways } = content;
    if *kind == ContentKind::Json && media_type == "application/json" {
        return None;
    }
    let kind = match kind {
        ContentKind::Json => "",
        ContentKind::Form => " (form)",
        ContentKind::Multipart => " (multipart)",
        ContentKind::Parts => " (parts)",
        ContentKind::Text => " (text)",
        ContentKind::Binary => " (binary)",
    };
    let ways = ways.iter().map(|(name, way)| match way {
        Way::MediaType(media_type) => format!(", {name} as {media_type}"),
        Way::Style(encoding) => format!(", {name} by {encoding}"),
    });
    Some(format!(" as {media_type}{kind}{}", ways.collect::<String>()))
}

fn alternative(out: &mut String, variant: &ChoiceVariant) {
    let written = match &variant.written {
        Written::Body(body) => content(body).unwrap_or_default(),
        Written::Multipart(None) | Written::Value => String::new(),
        Written::Multipart(Some((name, value))) => format!(" adding {name:?} = {value:?}"),
        Written::Files => " files".to_owned(),
    };
    let from = flag(variant.from, " From");
    line(out, 1, &format!("{}({}){written}{from}", variant.name, variant.ty));
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
                let files = flag(field.files, " files");
                let only = field.only.as_ref().filter(|_| object.constructor.is_some());
                let only = only.map(|only| format!(" = {only}"));
                let text = format!(
                    "{}{wire}: {} {:?}{files}{}{}{deprecated}",
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
