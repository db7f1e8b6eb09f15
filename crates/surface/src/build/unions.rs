//! Open enums whose variants hold values.

use std::collections::BTreeSet;

use specwright_ir::{Api, Choice, SchemaId, Shape, Union as Schema, UnionKind};

use super::{Context, labels::member_labels};
use crate::{Union, UnionChoice, UnionVariant, doc, name};

/// Builds the enum of a `oneOf` or `anyOf`.
pub(crate) fn build(cx: &mut Context<'_>, id: SchemaId, union: &Schema) -> Union {
    let labels = member_labels(cx, id, union);
    let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
    let mut scope = name::Scope::default();
    let names = scope.take_all(&labels, name::variant_name);
    let unknown = scope.take(&["Unknown", "Unlisted"]);
    let mut variants = Vec::new();
    for (member, name) in union.members.iter().zip(names) {
        // A member's `null` is the union's: whoever holds the union holds it.
        let ty = cx.type_of(member.schema);
        let mut doc = doc::of_schema(cx.api, member.schema, None);
        if doc.is_empty() {
            doc = match &union.choice {
                Choice::Tag { property, values, default } => {
                    let by_default = *default == Some(variants.len());
                    tagged(property, values.get(variants.len()), by_default)
                }
                _ => "One of the values it may hold.".to_owned(),
            };
        }
        let origin = member.origin.clone();
        let added_tag = added_tag(cx, &union.choice, member.schema, variants.len());
        variants.push(UnionVariant {
            name,
            origin,
            ty,
            doc,
            added_tag,
            from: false,
            constructor: None,
        });
    }
    let several = union.kind == UnionKind::AnyOf;
    Union { variants, choice: choice(&union.choice), several, unknown }
}

/// The objects that unions choose by nothing but a tag, with the tag.
pub(crate) fn tags(api: &Api) -> BTreeSet<(SchemaId, &str)> {
    let (mut tags, mut by_default) = (BTreeSet::new(), BTreeSet::new());
    for (_, schema) in api.schemas.iter() {
        if let Shape::Union(Schema {
            members, choice: Choice::Tag { property, default, .. }, ..
        }) = &schema.shape
        {
            let ids = members.iter().map(|member| api.schemas.resolve(member.schema).0);
            for (at, id) in ids.enumerate() {
                let of = if *default == Some(at) { &mut by_default } else { &mut tags };
                of.insert((id, property.as_str()));
            }
        }
    }
    &tags - &by_default
}

fn choice(choice: &Choice) -> UnionChoice {
    match choice {
        Choice::Tag { property, values, default } => UnionChoice::Tag {
            property: property.clone(),
            values: values.clone(),
            default: *default,
        },
        Choice::JsonType(types) => UnionChoice::JsonType(types.clone()),
        Choice::RequiredKey(keys) => UnionChoice::RequiredKey(keys.clone()),
        Choice::Trial => UnionChoice::Trial,
    }
}

/// The tag of a member that does not declare it.
pub(super) fn added_tag(
    cx: &Context<'_>,
    choice: &Choice,
    member: SchemaId,
    at: usize,
) -> Option<String> {
    let Choice::Tag { property, values, default } = choice else { return None };
    if *default == Some(at) {
        return None;
    }
    match &cx.api.schemas[cx.api.schemas.resolve(member).0].shape {
        Shape::Object(object) if object.property(property).is_some() => None,
        Shape::Union(_) => None,
        _ => values.get(at)?.first().cloned(),
    }
}

/// `When `type` is `a` or `b`.`
fn tagged(property: &str, values: Option<&Vec<String>>, by_default: bool) -> String {
    let values: Vec<_> =
        values.into_iter().flatten().map(|value| doc::inline_code(value)).collect();
    let otherwise = if by_default { ", missing or unknown" } else { "" };
    format!("When {} is {}{otherwise}.", doc::inline_code(property), values.join(" or "))
}
