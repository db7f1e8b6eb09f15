//! What a schema says by itself, composition aside.

use std::collections::HashSet;

use indexmap::IndexSet;
use specwright_ir::{
    Additional, Json, Object, Origin, Property, Schema, SchemaId, Shape, StringFormat,
};
use specwright_source::Code;

use crate::{
    context::Context,
    schema::{Keywords, Kind, default, enumeration, scalar},
};

/// What a schema's own keywords say.
pub(crate) struct Own {
    /// The shape; [`Shape::Any`] when nothing is said of it.
    pub(crate) shape: Shape,
    /// `null` is listed or is the type.
    pub(crate) null: bool,
}

/// Reads a schema's own shape.
///
/// ```yaml
/// properties: { id: { type: string } }   # before: no type
/// required: [id]
/// ```
/// is an object: the keywords of one type stand for that type.
pub(crate) fn own(cx: &mut Context<'_>, origin: &Origin, keywords: &Keywords) -> Own {
    report_idle(cx, origin, keywords);
    default::report(cx, origin, keywords);
    if is_only_null(keywords) {
        return Own { shape: Shape::Null, null: true };
    }
    if let Some(listed) = enumeration::read(cx, origin, keywords) {
        return Own { shape: listed.shape.unwrap_or(Shape::Any), null: listed.null };
    }
    let kind = keywords.kind.or_else(|| implied(keywords));
    let format = keywords.format.as_deref();
    let shape = match kind {
        None | Some(Kind::Null) => Shape::Any,
        Some(Kind::Boolean) => Shape::Boolean,
        Some(Kind::Integer) => Shape::Integer(scalar::integer(format)),
        Some(Kind::Number) => Shape::Number(scalar::number(format)),
        Some(Kind::String) => Shape::String(scalar::string(format)),
        Some(Kind::Array) if !keywords.prefix_items.is_empty() => tuple(keywords),
        Some(Kind::Array) => Shape::Array { items: items(cx, origin, keywords) },
        Some(Kind::Object) => Shape::Object(object(keywords)),
    };
    Own { shape, null: kind == Some(Kind::Null) }
}

/// The type that keywords stand for when `type` is missing.
fn implied(keywords: &Keywords) -> Option<Kind> {
    let is_object = !keywords.properties.is_empty()
        || !keywords.required.is_empty()
        || !keywords.patterns.is_empty()
        || keywords.additional != Additional::Unspecified;
    if is_object {
        return Some(Kind::Object);
    }
    if keywords.items.is_some() || !keywords.prefix_items.is_empty() {
        return Some(Kind::Array);
    }
    // Beside a composition, these bound the strings among its values and say nothing of the others.
    if !keywords.all_of.is_empty() || keywords.one_of.is_some() || keywords.any_of.is_some() {
        return None;
    }
    let bounds = &keywords.constraints;
    let bounded =
        !bounds.patterns.is_empty() || bounds.min_length.is_some() || bounds.max_length.is_some();
    let format = scalar::string(keywords.format.as_deref());
    let formatted = !matches!(format, StringFormat::Unspecified | StringFormat::Other(_));
    (bounded || formatted).then_some(Kind::String)
}

fn items(cx: &mut Context<'_>, origin: &Origin, keywords: &Keywords) -> SchemaId {
    keywords.items.unwrap_or_else(|| {
        cx.warn(
            Code::MissingMember,
            origin,
            "an array must say what its `items` are",
            "items may be anything",
        );
        cx.add_settled(Schema::any(origin.push("items")))
    })
}

/// ```yaml
/// x-specwright-prefix-items: [{ type: string }, { type: integer }]   # before
/// items: { type: boolean }
/// ```
/// ```text
/// (string, integer), then booleans                                   # after
/// ```
fn tuple(keywords: &Keywords) -> Shape {
    let rest = match keywords.items {
        _ if keywords.closed_items => Additional::Forbidden,
        Some(id) => Additional::Schema(id),
        None => Additional::Unspecified,
    };
    Shape::Tuple { items: keywords.prefix_items.clone(), rest }
}

fn object(keywords: &Keywords) -> Object {
    let required: IndexSet<&String> = keywords.required.iter().collect();
    let declared: HashSet<&String> = keywords.properties.iter().map(|p| &p.name).collect();
    let undeclared = required.iter().filter(|name| !declared.contains(**name));
    let property = |p: &Property| Property { required: required.contains(&p.name), ..p.clone() };
    Object {
        properties: keywords.properties.iter().map(property).collect(),
        patterns: keywords.patterns.clone(),
        additional: keywords.additional,
        matched: None,
        required_undeclared: undeclared.copied().cloned().collect(),
    }
}

/// Whether `null` is the only value.
pub(crate) fn is_only_null(keywords: &Keywords) -> bool {
    let listed = keywords.values.as_deref();
    let none_else = listed.is_some_and(|v| !v.is_empty() && v.iter().all(Json::is_null));
    keywords.null || keywords.kind == Some(Kind::Null) || none_else
}

/// Reports keywords of another type than the one given.
fn report_idle(cx: &mut Context<'_>, origin: &Origin, keywords: &Keywords) {
    let Some(kind) = keywords.kind else { return };
    let idle = [
        ("properties", Kind::Object, !keywords.properties.is_empty()),
        ("additionalProperties", Kind::Object, keywords.additional != Additional::Unspecified),
        ("items", Kind::Array, keywords.items.is_some()),
    ];
    for (keyword, of, present) in idle {
        if present && kind != of {
            let message = format!("`{keyword}` says nothing of this `type`");
            cx.warn(Code::IdleMember, &origin.push(keyword), message, "ignored");
        }
    }
}
