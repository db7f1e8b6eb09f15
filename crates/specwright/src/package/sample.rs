//! Values to call an operation with, as Rust text.

use specwright_surface::{
    Argument, Constructor, Field, Format, ItemKind, Operation, Presence, Role, Struct, Surface,
    Type,
};

use super::ident;

/// How deep values are made of values: an example is short, and types may be made of themselves.
const DEEPEST: usize = 4;

/// What an operation requires, divided by commas; `None`: that is too much for an example.
pub(super) fn arguments(surface: &Surface, operation: &Operation) -> Option<String> {
    let each = operation.arguments.iter().map(|argument| taken(surface, argument));
    Some(each.collect::<Option<Vec<_>>>()?.join(", "))
}

/// A value where an argument takes it.
fn taken(surface: &Surface, argument: &Argument) -> Option<String> {
    let Argument { wire, ty, role, .. } = argument;
    match (ty, role) {
        (Type::String, Role::Parameter(..)) => Some(text(wire)),
        (Type::List(item), Role::Parameter(..)) => {
            Some(format!("[{}]", given(surface, item, wire, 0)?))
        }
        // Bodies of text and bytes are anything that becomes these.
        (Type::String | Type::Upload, Role::Body) => Some(text(wire)),
        (Type::Named(name), Role::Body) => body(surface, name, ty),
        _ => exact(surface, ty, wire, 0),
    }
}

/// A body of a named type. Of one of several media types, what it holds is enough where that means it.
fn body(surface: &Surface, name: &str, ty: &Type) -> Option<String> {
    let first = match &surface.item(name)?.kind {
        ItemKind::Choice(choice) => choice.variants.first().filter(|first| first.from),
        _ => None,
    };
    match first.map(|first| &first.ty) {
        Some(Type::String) => Some(text("")),
        Some(held @ Type::Named(_)) => exact(surface, held, "", 0),
        _ => exact(surface, ty, "", 0),
    }
}

/// A value of exactly that type. `wire` is what it is called, which text may as well say.
pub(crate) fn exact(surface: &Surface, ty: &Type, wire: &str, depth: usize) -> Option<String> {
    if depth > DEEPEST {
        return None;
    }
    match ty {
        Type::String | Type::Format(_) | Type::Upload => {
            Some(format!("{}.into()", literal(ty, wire)))
        }
        Type::List(item) => Some(format!("vec![{}]", exact(surface, item, wire, depth + 1)?)),
        Type::Map(_) => Some("Default::default()".to_owned()),
        Type::Option(_) => Some("None".to_owned()),
        Type::Boxed(inner) => {
            Some(format!("Box::new({})", exact(surface, inner, wire, depth + 1)?))
        }
        Type::Named(name) => named(surface, name, depth),
        Type::Bool | Type::I32 | Type::I64 | Type::U32 | Type::U64 | Type::F64 => {
            Some(literal(ty, wire))
        }
        _ => None,
    }
}

/// A value where anything that becomes the type is taken.
fn given(surface: &Surface, ty: &Type, wire: &str, depth: usize) -> Option<String> {
    match ty {
        Type::String | Type::Format(_) | Type::Upload => Some(literal(ty, wire)),
        Type::List(item) => {
            let value = match **item {
                Type::List(_) | Type::Map(_) => exact(surface, item, wire, depth + 1)?,
                _ => given(surface, item, wire, depth + 1)?,
            };
            Some(format!("[{value}]"))
        }
        // An empty map would not say what its keys are.
        Type::Map(_) => None,
        Type::Boxed(inner) => given(surface, inner, wire, depth + 1),
        other => exact(surface, other, wire, depth),
    }
}

fn literal(ty: &Type, wire: &str) -> String {
    let known = match ty {
        Type::Bool => "true",
        Type::F64 => "1.0",
        Type::I32 | Type::I64 | Type::U32 | Type::U64 => "1",
        Type::Format(Format::DateTime) => "\"2026-01-02T03:04:05Z\"",
        Type::Format(Format::Date) => "\"2026-01-02\"",
        Type::Format(Format::Time) => "\"03:04:05Z\"",
        Type::Format(Format::Duration) => "\"PT1H\"",
        Type::Format(Format::Uuid) => "\"123e4567-e89b-12d3-a456-426614174000\"",
        Type::Format(Format::Uri) => "\"https://example.com/\"",
        Type::Format(Format::Decimal) => "\"1.5\"",
        Type::Format(Format::Ipv4 | Format::Ip) => "\"192.0.2.1\"",
        Type::Format(Format::Ipv6) => "\"2001:db8::1\"",
        _ => return text(wire),
    };
    known.to_owned()
}

/// A string literal that says what is wanted.
fn text(wire: &str) -> String {
    let plain: String =
        wire.chars().filter(|c| c.is_ascii_alphanumeric() || "_-".contains(*c)).collect();
    format!("{:?}", if plain.is_empty() { "..." } else { &plain })
}

fn named(surface: &Surface, name: &str, depth: usize) -> Option<String> {
    let item = surface.item(name)?;
    let path = format!("types::{}", ident(name));
    match &item.kind {
        ItemKind::Enum(values) => {
            Some(format!("{path}::{}", ident(&values.variants.first()?.name)))
        }
        ItemKind::Struct(object) => match &object.constructor {
            Some(Constructor::Arguments(fields)) => {
                let fields = fields.iter().map(|name| field(surface, object, name, depth + 1));
                let fields = fields.collect::<Option<Vec<_>>>()?.join(", ");
                Some(format!("{path}::new({fields})"))
            }
            None if object.derives.default => Some(format!("{path}::default()")),
            Some(Constructor::Required { .. }) | None => None,
        },
        ItemKind::Choice(choice) => {
            let first = choice.variants.first()?;
            let held = exact(surface, &first.ty, name, depth + 1)?;
            Some(format!("{path}::{}({held})", ident(&first.name)))
        }
        ItemKind::Alias(ty) => exact(surface, ty, name, depth + 1),
        _ => None,
    }
}

fn field(surface: &Surface, object: &Struct, name: &str, depth: usize) -> Option<String> {
    let Field { ty, presence, wire, .. } = object.fields().find(|field| field.name == name)?;
    match presence {
        Presence::Required => given(surface, ty, wire, depth),
        Presence::Optional | Presence::Given | Presence::RequiredNullable | Presence::Nullable => {
            Some("None".to_owned())
        }
    }
}
