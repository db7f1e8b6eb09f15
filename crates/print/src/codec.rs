//! `codec.rs`: how each type becomes JSON and back, as tables that macros of the runtime read. The one place that knows how
//! generated types serialise.

use std::fmt::Write;

use proc_macro2::TokenStream;
use specwright_ir::{Json, JsonType};
use specwright_surface::{
    Enum, EnumKind, Field, Item, ItemKind, Kept, Member, Presence, Shape, Struct, Surface, Type,
    Union, UnionChoice, UnionVariant,
};

use crate::{File, Header, PrintError, answers, file, layout::Page, sent, tokens::ident};

/// The runtime implements tuples of this many slots; more are written in groups.
const GROUP: usize = 12;

/// Prints `codec.rs`.
pub(crate) fn file(surface: &Surface, header: &Header) -> Result<File, PrintError> {
    let mut page = Page::new("codec.rs", "How types become JSON and back.", header);
    if surface.items.iter().any(|item| !matches!(item.kind, ItemKind::Alias(_))) {
        page.lines(&file::allowed(surface))?;
        page.lines("use specwright_runtime::codegen::tables::*;\nuse super::types::*;\n")?;
    }
    page.each(&surface.items, |page, item| table(page, surface, item))?;
    Ok(page.finish())
}

fn table(page: &mut Page, surface: &Surface, item: &Item) -> Result<(), PrintError> {
    match &item.kind {
        ItemKind::Struct(object) if object.shape == Shape::Multipart => {
            page.lines(&sent::multipart(surface, item, object))
        }
        ItemKind::Choice(choice) => {
            page.lines(&sent::table(surface, item, choice))?;
            page.lines(&sent::conversions(item, choice))
        }
        ItemKind::Struct(object) => page.lines(&self::object(surface, item, object)),
        ItemKind::Enum(values) => page.lines(&open_enum(&item.name, values)),
        ItemKind::Union(union) => {
            page.lines(&self::union(surface, item, union))?;
            page.lines(&conversions(item, union))
        }
        ItemKind::Outputs(outputs) => page.lines(&answers::outputs_table(item, outputs)),
        ItemKind::Headers(headers) => {
            page.lines(&answers::headers_table(item, headers, |ty| codec(surface, ty)))
        }
        ItemKind::Alias(_) => Ok(()),
        ItemKind::Newtype(ty) => {
            let (name, codec) = (&item.name, codec(surface, ty));
            page.lines(&format!("newtype! {{\n    {name}({ty}) = {codec}\n}}\n"))
        }
    }
}

fn object(surface: &Surface, item: &Item, object: &Struct) -> String {
    let fields: Vec<&Field> = object.fields().collect();
    let kind = match &object.extra {
        _ if object.shape == Shape::List => "list ",
        Some(extra) if extra.kept == Kept::Matched => "matched ",
        _ => "",
    };
    let mut text = format!("object! {{\n    {kind}{}", item.name);
    if fields.is_empty() {
        text.push_str(" {}");
    }
    for group in fields.chunks(GROUP) {
        text.push_str(" {\n");
        for field in group {
            let _ = writeln!(
                text,
                "        {}: {}<{}> = {:?},",
                ident(&field.name),
                slot(field.presence),
                codec(surface, &field.ty),
                field.wire
            );
        }
        text.push_str("    }");
    }
    let constants: Vec<String> = object
        .members
        .iter()
        .filter_map(|member| match member {
            Member::Constant(constant) => {
                Some(format!("{:?}: {:?}", constant.wire, constant.value))
            }
            Member::Field(_) => None,
        })
        .collect();
    if !constants.is_empty() {
        let _ = write!(text, " const {{ {} }}", constants.join(", "));
    }
    if let Some(extra) = &object.extra {
        let _ = write!(text, " extra {}: {}", ident(&extra.name), codec(surface, &extra.ty));
    }
    text.push_str("\n}\n");
    text
}

fn slot(presence: Presence) -> &'static str {
    match presence {
        Presence::Required => "Required",
        Presence::Optional => "Optional",
        Presence::Given => "Given",
        Presence::RequiredNullable => "RequiredNullable",
        Presence::Nullable => "Nullable",
    }
}

/// The codec of a type, as tokens, if there are floats in it.
pub(crate) fn floats(surface: &Surface, ty: &Type) -> Option<TokenStream> {
    has_float(surface, ty).then(|| codec(surface, ty).parse().ok()).flatten()
}

fn has_float(surface: &Surface, ty: &Type) -> bool {
    match ty {
        Type::F64 => true,
        Type::Tuple(items) => items.iter().any(|item| has_float(surface, item)),
        Type::List(inner) | Type::Map(inner) | Type::Option(inner) | Type::Boxed(inner) => {
            has_float(surface, inner)
        }
        other => aliased(surface, other).is_some_and(|ty| has_float(surface, ty)),
    }
}

/// The codec of a type: the type itself, unless numbers or tuples are in it, by whatever name.
pub(crate) fn codec(surface: &Surface, ty: &Type) -> String {
    if !has_number(surface, ty) {
        return ty.to_string();
    }
    let of = |inner: &Type| codec(surface, inner);
    match ty {
        Type::I32 | Type::I64 | Type::U32 | Type::U64 => format!("codec::Whole<{ty}>"),
        Type::F64 => "codec::Number".to_owned(),
        Type::Tuple(items) => {
            let items: Vec<String> = items.iter().map(of).collect();
            format!("codec::Tuple<({})>", items.join(", "))
        }
        Type::List(inner) => format!("codec::List<{}>", of(inner)),
        Type::Map(inner) => format!("codec::Map<{}>", of(inner)),
        Type::Option(inner) => format!("codec::NullOr<{}>", of(inner)),
        Type::Boxed(inner) => format!("codec::Boxed<{}>", of(inner)),
        other => aliased(surface, other).map_or_else(|| other.to_string(), of),
    }
}

fn has_number(surface: &Surface, ty: &Type) -> bool {
    match ty {
        Type::F64 | Type::I32 | Type::I64 | Type::U32 | Type::U64 => true,
        Type::Tuple(_) => true,
        Type::List(inner) | Type::Map(inner) | Type::Option(inner) | Type::Boxed(inner) => {
            has_number(surface, inner)
        }
        other => aliased(surface, other).is_some_and(|ty| has_number(surface, ty)),
    }
}

/// What a name stands for that is no type of its own.
fn aliased<'s>(surface: &'s Surface, ty: &Type) -> Option<&'s Type> {
    let Type::Named(name) = ty else { return None };
    match &surface.item(name)?.kind {
        ItemKind::Alias(ty) => Some(ty),
        _ => None,
    }
}

/// The table of an enum.
pub(crate) fn open_enum(name: &str, values: &Enum) -> String {
    let table = match values.kind {
        EnumKind::String => "string_enum",
        EnumKind::Integer => "integer_enum",
        EnumKind::Mixed => "mixed_enum",
    };
    let mut text = format!("{table}! {{\n    {name} {{\n");
    for variant in &values.variants {
        let wire = match values.kind {
            EnumKind::String => format!("{:?}", variant.wire),
            EnumKind::Integer => variant.wire.clone(),
            EnumKind::Mixed => listed(&variant.wire),
        };
        let _ = writeln!(text, "        {} = {wire},", ident(&variant.name));
    }
    let _ = write!(text, "    }} else {}\n}}\n", values.unknown);
    text
}

/// A value of several types, as a table has it.
fn listed(wire: &str) -> String {
    match serde_json::from_str::<Json>(wire) {
        Ok(Json::String(text)) => format!("Text({text:?})"),
        Ok(Json::Bool(boolean)) => format!("Boolean({boolean})"),
        Ok(Json::Number(number)) if number.is_i64() => format!("Integer({number})"),
        Ok(Json::Number(number)) if number.is_u64() => format!("Unsigned({number})"),
        Ok(Json::Number(number)) => format!("Number({:?})", number.as_f64().unwrap_or_default()),
        _ => format!("Other({wire:?})"),
    }
}

fn union(surface: &Surface, item: &Item, union: &Union) -> String {
    let head = match &union.choice {
        UnionChoice::Tag { property, .. } => {
            format!("tagged_union! {{\n    {} by {property:?} {{\n", item.name)
        }
        _ => format!("union! {{\n    {} {{\n", item.name),
    };
    let mut text = head;
    // What is left to try comes last, whatever the order of the description.
    let mut order: Vec<usize> = (0..union.variants.len()).collect();
    if let (UnionChoice::RequiredKey(keys), false) = (&union.choice, union.several) {
        order.sort_by_key(|at| keys.get(*at).is_none_or(Option::is_none));
    }
    for at in order {
        let variant = &union.variants[at];
        let when = when(union, at, variant);
        let (name, codec) = (ident(&variant.name), codec(surface, &variant.ty));
        let _ = writeln!(text, "        {name}({codec}) {when},");
    }
    let default = match &union.choice {
        UnionChoice::Tag { default, .. } => default.and_then(|at| union.variants.get(at)),
        _ => None,
    };
    let default = default
        .map(|variant| format!(" or {}({})", ident(&variant.name), codec(surface, &variant.ty)));
    let (default, unknown) = (default.unwrap_or_default(), &union.unknown);
    let _ = write!(text, "    }}{default} else {unknown}\n}}\n");
    text
}

/// When a variant is meant.
fn when(union: &Union, at: usize, variant: &UnionVariant) -> String {
    match &union.choice {
        UnionChoice::Tag { values, .. } => {
            let values = values.get(at).map(Vec::as_slice).unwrap_or_default();
            let listed: Vec<String> = values.iter().map(|value| format!("{value:?}")).collect();
            let added = match &variant.added_tag {
                Some(tag) => format!(" adding {tag:?}"),
                None => String::new(),
            };
            format!("= {}{added}", listed.join(" | "))
        }
        UnionChoice::JsonType(types) => {
            let types = types.get(at).map(Vec::as_slice).unwrap_or_default();
            let kinds: Vec<&str> = types.iter().map(|of| kind(*of)).collect();
            format!("is ({})", kinds.join(" | "))
        }
        // What has no key may be meant whatever keys are there.
        UnionChoice::RequiredKey(keys) if union.several && keys.contains(&None) => {
            "keeps".to_owned()
        }
        UnionChoice::RequiredKey(keys) => match keys.get(at).and_then(Option::as_ref) {
            Some(key) if union.several => format!("alone ({key:?})"),
            Some(key) => format!("has ({key:?})"),
            None => "otherwise".to_owned(),
        },
        UnionChoice::Trial if union.several => "keeps".to_owned(),
        UnionChoice::Trial => "decodes".to_owned(),
    }
}

fn kind(of: JsonType) -> &'static str {
    match of {
        JsonType::Boolean => "Boolean",
        JsonType::Number => "Number",
        JsonType::String => "String",
        JsonType::Array => "Array",
        JsonType::Object => "Object",
    }
}

/// `From` for the variants that a type alone means; nothing where there are none.
fn conversions(item: &Item, union: &Union) -> String {
    let lines: Vec<String> = union
        .variants
        .iter()
        .filter(|variant| variant.from)
        .map(|variant| format!("        {}({}),\n", ident(&variant.name), variant.ty))
        .collect();
    if lines.is_empty() {
        return String::new();
    }
    format!("from_variants! {{\n    {} {{\n{}    }}\n}}\n", item.name, lines.concat())
}
