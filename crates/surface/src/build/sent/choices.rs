//! Items of types that are only sent.

use std::collections::BTreeSet;

use specwright_ir::{Choice as By, Direction, SchemaId, Shape, Union};

use super::{Content, Context, Held, Kind, Made, Payload, content, held, labels};
use crate::{
    Choice, ChoiceKind, ChoiceVariant, Item, ItemKind, Type, Written,
    build::{items, labels::member_labels, structs, unions},
    doc,
    doc::inline_code,
    name,
};

/// The type of a schema where it is only sent.
pub(in crate::build) fn item(cx: &mut Context<'_>, id: SchemaId, name: String) -> Option<Item> {
    let (made, encoding) = cx.sent.get(id)?;
    let schema = &cx.api.schemas[id];
    cx.census.typed(&schema.origin);
    let kind = match (&schema.shape, made) {
        (Shape::Object(object), _) => {
            ItemKind::Struct(structs::multipart(cx, id, object, encoding))
        }
        (Shape::Union(union), Made::Union) => ItemKind::Choice(multiparts(cx, id, union)),
        (Shape::Union(union), _) => ItemKind::Choice(parts(cx, id, union)),
        _ => return None,
    };
    Some(Item {
        name,
        origin: schema.origin.clone(),
        doc: doc::of_item(cx.api, id).unwrap_or_else(|| items::fallback(cx, id)),
        deprecated: schema.deprecated,
        direction: Direction::REQUEST,
        kind,
    })
}

/// A union of multipart bodies.
fn multiparts(cx: &mut Context<'_>, id: SchemaId, union: &Union) -> Choice {
    let labels = member_labels(cx, id, union);
    let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
    let names = name::Scope::default().take_all(&labels, name::variant_name);
    let mut variants = Vec::new();
    for (at, (member, name)) in union.members.iter().zip(names).enumerate() {
        let ty = cx.multipart_type(member.schema);
        let tag = unions::added_tag(cx, &union.choice, member.schema, at);
        let tag = match &union.choice {
            By::Tag { property, .. } => tag.map(|value| (property.clone(), value)),
            _ => None,
        };
        let written = Written::Multipart(tag);
        variants.push(variant(cx, (name, member.schema), member.origin.clone(), ty, written));
    }
    Choice { kind: ChoiceKind::Multiparts, variants }
}

/// A member of a multipart body that is one of several.
fn parts(cx: &mut Context<'_>, id: SchemaId, union: &Union) -> Choice {
    let labels = member_labels(cx, id, union);
    let label =
        |(member, label): (&specwright_ir::Member, String)| match held(cx.api, member.schema, None)
        {
            Held::File => "File".to_owned(),
            Held::List(_) => "Files".to_owned(),
            _ => label,
        };
    let labels: Vec<String> = union.members.iter().zip(labels).map(label).collect();
    let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
    let names = name::Scope::default().take_all(&labels, name::variant_name);
    let mut variants = Vec::new();
    for (member, name) in union.members.iter().zip(names) {
        let (ty, files) = cx.member_type(member.schema, None);
        let written = if files { Written::Files } else { Written::Value };
        variants.push(variant(cx, (name, member.schema), member.origin.clone(), ty, written));
    }
    Choice { kind: ChoiceKind::Parts, variants }
}

/// The types of bodies of several media types, each once however many operations share it.
pub(in crate::build) fn bodies(cx: &mut Context<'_>) -> Vec<Item> {
    let plans = std::mem::take(&mut cx.plans);
    let mut seen = BTreeSet::new();
    let mut items = Vec::new();
    for plan in &plans {
        let Some(payload) = plan.body.as_ref().filter(|payload| payload.contents.len() > 1) else {
            continue;
        };
        let name = cx.names.sent.body(payload.body).to_owned();
        if seen.insert(name.clone()) {
            let label = inline_code(&plan.operation.label());
            items.push(body(cx, payload, name, format!("The body of {label}, by media type.")));
        }
    }
    cx.plans = plans;
    items
}

fn body<'a>(cx: &mut Context<'a>, payload: &Payload<'a>, name: String, usual: String) -> Item {
    let names = labels::of_bodies(&payload.contents);
    let mut variants = Vec::new();
    for (one, name) in payload.contents.iter().zip(names) {
        let ty = cx.content_type(one);
        let written = Written::Body(content(one));
        let doc = format!("As {}.", inline_code(&accepted(one)));
        let origin = one.media.origin.clone();
        variants.push(ChoiceVariant { name, origin, doc, ty, from: false, written });
    }
    let said = payload.body.description.as_deref().map(doc::to_rustdoc);
    Item {
        name,
        origin: payload.body.origin.clone(),
        doc: said.filter(|said| !said.is_empty()).unwrap_or(usual),
        deprecated: false,
        direction: Direction::REQUEST,
        kind: ItemKind::Choice(Choice { kind: ChoiceKind::Bodies, variants }),
    }
}

/// The media type as the description has it, where callers choose among those of a range.
fn accepted(content: &Content<'_>) -> String {
    match content.kind {
        Kind::Binary => content.media.name.clone(),
        _ => content.media_type.clone(),
    }
}

fn variant(
    cx: &Context<'_>,
    (name, id): (String, SchemaId),
    origin: specwright_ir::Origin,
    ty: Type,
    written: Written,
) -> ChoiceVariant {
    let mut doc = doc::of_schema(cx.api, id, None);
    if doc.is_empty() {
        doc = "One of what it may be.".to_owned();
    }
    ChoiceVariant { name, origin, doc, ty, from: false, written }
}
