//! Structs: one field per declared property, in the order of the description.

use specwright_ir::{
    Access, Additional, Direction, Object, Property, PropertyEncoding, SchemaId, Shape,
};

use super::{Context, enums, naming::constant, plan::multipart::encoding_of};
use crate::{
    Constant, Derives, Extra, Field, Kept, Member, Presence, Shape as Form, Struct, doc, name,
};

/// Builds the struct of an object schema.
pub(crate) fn build(
    cx: &mut Context<'_>,
    id: SchemaId,
    object: &Object,
    direction: Direction,
) -> Struct {
    built(cx, (id, object), direction, None)
}

/// Builds the struct of an object that is a multipart body with files.
pub(crate) fn multipart(
    cx: &mut Context<'_>,
    id: SchemaId,
    object: &Object,
    encoding: &[PropertyEncoding],
) -> Struct {
    let built = built(cx, (id, object), Direction::REQUEST, Some(encoding));
    Struct { shape: Form::Multipart, ..built }
}

/// `parts`: what is said of members, in a multipart body.
fn built(
    cx: &mut Context<'_>,
    (id, object): (SchemaId, &Object),
    direction: Direction,
    parts: Option<&[PropertyEncoding]>,
) -> Struct {
    let mut scope = name::Scope::default();
    let declared = |property: &&Property| constant(cx, id, property).is_none();
    let fields: Vec<&Property> = object.properties.iter().filter(declared).collect();
    let wires: Vec<&str> = fields.iter().map(|property| property.name.as_str()).collect();
    let mut names = scope.take_all(&wires, name::snake).into_iter();
    let mut members = Vec::new();
    for property in &object.properties {
        if let Some(value) = constant(cx, id, property) {
            let (wire, value) = (property.name.clone(), value.to_owned());
            members.push(Member::Constant(Constant { wire, value }));
        } else if let Some(name) = names.next() {
            members.push(Member::Field(field(cx, property, name, (direction, parts))));
        }
    }
    let kept = match object.additional {
        Additional::Any | Additional::Schema(_) => Some(Kept::Members),
        _ if object.patterns.is_empty() => None,
        Additional::Unspecified => Some(Kept::Matched),
        Additional::Forbidden => Some(Kept::Members),
    };
    let extra = kept.map(|kept| {
        let name = scope.take(&["extra", "extra_members"]);
        let files = object.additional.schema().filter(|_| parts.is_some());
        let files = files.map(|id| cx.member_type(id, None)).filter(|(_, files)| *files);
        let (ty, files) = files.unwrap_or_else(|| (cx.undeclared(id, object), false));
        Extra { name, ty, files, kept }
    });
    Struct { members, shape: Form::Object, extra, constructor: None, derives: Derives::default() }
}

/// Builds the struct of a list whose first items differ: a field for each of them. Lists may be shorter, unless `minItems` says
/// otherwise, and longer, unless that is forbidden.
///
/// ```yaml
/// x-specwright-prefix-items: [{ type: string }, { type: integer }]   # (and minItems: 1)
/// ```
/// ```text
/// struct Pair { item_1: String, item_2: Option<i64>, rest: Vec<Json> }
/// ```
pub(crate) fn of_list(
    cx: &mut Context<'_>,
    id: SchemaId,
    (items, rest): (&[SchemaId], Additional),
    direction: Direction,
) -> Struct {
    let schema = &cx.api.schemas[id];
    let least = schema.constraints.min_items.unwrap_or_default();
    let mut members = Vec::new();
    for (at, item) in items.iter().enumerate() {
        let property = Property {
            origin: cx.api.schemas[*item].origin.clone(),
            name: at.to_string(),
            required: (at as u64) < least,
            schema: *item,
            description: None,
        };
        let mut field = field(cx, &property, format!("item_{}", at + 1), (direction, None));
        if field.doc == format!("Member `{at}`.") {
            field.doc = format!("Item {}.", at + 1);
        }
        members.push(Member::Field(field));
    }
    let full = schema.constraints.max_items.is_some_and(|most| most <= items.len() as u64);
    let origin = schema.origin.push("items");
    let ty = match rest {
        Additional::Forbidden => None,
        Additional::Schema(id) => Some(cx.item_of(id)),
        _ if full => None,
        _ => Some(cx.census.untyped(&origin, "nothing is said of the items that follow", true)),
    };
    let extra = ty.map(|ty| Extra { name: "rest".to_owned(), ty, files: false, kept: Kept::Items });
    Struct { members, shape: Form::List, extra, constructor: None, derives: Derives::default() }
}

fn field(
    cx: &mut Context<'_>,
    property: &Property,
    name: String,
    (direction, parts): (Direction, Option<&[PropertyEncoding]>),
) -> Field {
    let (ty, files) = match parts {
        Some(encoding) => cx.property_type(property, encoding),
        None => (cx.type_of(property.schema), false),
    };
    let (target, nullable) = cx.api.schemas.resolve(property.schema);
    let access = [property.schema, target].map(|id| cx.api.schemas[id].access);
    let holds_null = matches!(cx.api.schemas[target].shape, Shape::Any | Shape::Null);
    let required = property.required && always_there(access, direction);
    let said = property.description.as_deref();
    let mut doc = doc::of_schema(cx.api, property.schema, said);
    if doc.is_empty() {
        doc = format!("Member {}.", doc::inline_code(&property.name));
    }
    let said = parts.and_then(|encoding| encoding_of(encoding, &property.name));
    if let Some(encoding) = said {
        doc = doc::paragraphs([Some(doc), doc::of_part(encoding)]);
    }
    let deprecated = cx.api.schemas[property.schema].deprecated;
    let presence = match parts {
        // No part is null.
        Some(_) if required && !nullable => Presence::Required,
        Some(_) => Presence::Optional,
        None => presence(required, nullable, holds_null),
    };
    let only = match &cx.api.schemas[target].shape {
        Shape::Enum(values) if presence == Presence::Required => enums::only(values),
        _ => None,
    };
    Field {
        name,
        wire: property.name.clone(),
        origin: property.origin.clone(),
        doc,
        deprecated,
        ty,
        presence,
        files,
        only,
        setter: None,
    }
}

/// Whether a required property is there whoever sends it: a `readOnly` one is not in requests, nor a `writeOnly` one in
/// responses ([OAS 3.0.4, 4.7.24.2](https://spec.openapis.org/oas/v3.0.4.html#fixed-fields-20)).
fn always_there(access: [Access; 2], direction: Direction) -> bool {
    let missing = match direction {
        Direction { request: true, .. } if access.contains(&Access::ReadOnly) => true,
        Direction { response: true, .. } => access.contains(&Access::WriteOnly),
        Direction { .. } => false,
    };
    !missing
}

/// `holds_null`: the type has a value for `null`.
fn presence(required: bool, nullable: bool, holds_null: bool) -> Presence {
    match (required, nullable) {
        (true, _) if holds_null => Presence::Required,
        (false, _) if holds_null => Presence::Given,
        (true, false) => Presence::Required,
        (true, true) => Presence::RequiredNullable,
        (false, true) => Presence::Nullable,
        (false, false) => Presence::Optional,
    }
}
