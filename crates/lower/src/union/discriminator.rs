//! Members told apart by a Discriminator Object.

use std::collections::{HashMap, HashSet};

use indexmap::IndexSet;
use specwright_ir::{
    Additional, Choice, Discriminator, Member, Property, Schema, SchemaId, Shape, StringFormat,
    Union,
};
use specwright_source::Code;

use super::{disjoint, listed};
use crate::{
    context::Context,
    reference,
    schema::{Written, flattened, shape_of},
};

/// What the one form of all dialects has for `defaultMapping`.
const DEFAULT_MAPPING: &str = "x-specwright-default-mapping";

/// How far `allOf` is followed to what members extend.
const MAX_DEPTH: usize = 32;

/// The values that mean each member: those of `mapping`, else those that its property lists or that tell its own members apart,
/// else its component's name ([OAS 3.0.4, 4.7.25](https://spec.openapis.org/oas/v3.0.4.html#discriminator-object)). `None`,
/// which is reported, when a member has no value, or two have the same.
///
/// ```yaml
/// oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }]
/// discriminator: { propertyName: kind, mapping: { tabby: '#/components/schemas/Cat' } }
/// ```
/// ```text
/// kind: tabby => Cat, Dog => Dog
/// ```
pub(super) fn infer(
    cx: &mut Context<'_>,
    members: &[Member],
    discriminator: &Discriminator,
) -> Option<Choice> {
    let choice = tag(cx, members, discriminator);
    if choice.is_none() {
        cx.warn(
            Code::UnusableDiscriminator,
            &discriminator.origin,
            "this discriminator does not tell all members apart",
            "ignored; other differences are looked for",
        );
    }
    choice
}

/// The discriminator of a schema that all members extend.
///
/// ```yaml
/// oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }]
/// # with
/// Cat: { allOf: [{ $ref: '#/components/schemas/Pet' }, { type: object }] }
/// Dog: { allOf: [{ $ref: '#/components/schemas/Pet' }] }
/// Pet: { type: object, discriminator: { propertyName: kind } }
/// ```
/// ```text
/// kind: Cat => Cat, Dog => Dog
/// ```
pub(super) fn infer_inherited(cx: &mut Context<'_>, members: &[Member]) -> Option<Choice> {
    let (first, others) = members.split_first()?;
    let mut shared = extended(cx, first.schema);
    for member in others {
        if shared.is_empty() {
            return None;
        }
        let bases = extended(cx, member.schema);
        shared.retain(|base| bases.contains(base));
    }
    for base in shared {
        let keywords = cx.keywords(base);
        let Some(written) = keywords.as_ref().and_then(|of| of.discriminator.as_ref()) else {
            continue;
        };
        if let Some(choice) = tag(cx, members, written) {
            cx.inherited.insert(base);
            return Some(choice);
        }
    }
    None
}

/// The schemas that one extends by `allOf`, the nearest first.
fn extended(cx: &Context<'_>, id: SchemaId) -> IndexSet<SchemaId> {
    let mut found: IndexSet<SchemaId> = IndexSet::new();
    let mut level = vec![id];
    for _ in 0..MAX_DEPTH {
        let next: Vec<SchemaId> = level.iter().flat_map(|id| bases(cx, *id)).collect();
        level = next.into_iter().filter(|id| found.insert(*id)).collect();
        if level.is_empty() {
            break;
        }
    }
    found
}

fn bases(cx: &Context<'_>, id: SchemaId) -> Vec<SchemaId> {
    match cx.written(id) {
        Written::Reference(target) => vec![target],
        Written::Keywords(keywords) => keywords.all_of.iter().map(|part| part.schema).collect(),
        Written::Nothing | Written::All(_) => Vec::new(),
    }
}

fn tag(cx: &Context<'_>, members: &[Member], discriminator: &Discriminator) -> Option<Choice> {
    let mut mapped: HashMap<SchemaId, Vec<String>> = HashMap::new();
    for (value, target) in &discriminator.mapping {
        if let Some(id) = target_of(cx, discriminator, target) {
            mapped.entry(id).or_default().push(value.clone());
        }
    }
    let values = members.iter().map(|member| {
        let mapped = mapped.get(&member.schema).cloned();
        mapped.unwrap_or_else(|| values_of(cx, member.schema, discriminator))
    });
    let (values, property) = (values.collect::<Vec<_>>(), discriminator.property.clone());
    let default = discriminator.default_mapping.as_deref();
    let default = default.and_then(|text| target_of(cx, discriminator, text));
    let default = members.iter().position(|member| Some(member.schema) == default);
    disjoint(&values).then_some(Choice::Tag { property, values, default })
}

/// Has the member that values are of by default hold their tag, which would be lost where nothing declares it.
///
/// ```yaml
/// oneOf: [{ $ref: '#/components/schemas/Cat' }, { type: object, properties: { name: { type: string } } }]
/// discriminator: { propertyName: kind, defaultMapping: the second }
/// ```
/// ```yaml
/// { type: object, properties: { kind: { type: string }, name: { type: string } } }   # the second after
/// ```
pub(super) fn keep_tag(
    cx: &mut Context<'_>,
    members: &mut [Member],
    choice: &Choice,
    discriminator: Option<&Discriminator>,
) {
    let Choice::Tag { property: name, default: Some(at), .. } = choice else { return };
    let (Some(member), Some(written)) = (members.get_mut(*at), discriminator) else { return };
    let part = flattened(cx, member.schema);
    let Shape::Object(object) = &part.shape else { return };
    let anything = match object.additional {
        Additional::Any => true,
        Additional::Unspecified => object.properties.is_empty() && object.patterns.is_empty(),
        Additional::Forbidden | Additional::Schema(_) => false,
    };
    if anything || object.property(name).is_some() {
        return;
    }
    let origin = written.origin.push("propertyName");
    let shape = Shape::String(StringFormat::Unspecified);
    let schema = cx.add_settled(Schema { shape, ..Schema::any(origin.clone()) });
    let mut object = object.clone();
    let required = object.required_undeclared.contains(name);
    object.required_undeclared.retain(|undeclared| undeclared != name);
    let tag = Property { origin, name: name.clone(), required, schema, description: None };
    object.properties.insert(0, tag);
    let title = cx.schemas[member.schema].name.clone().or_else(|| part.title.clone());
    let (origin, shape) = (member.origin.clone(), Shape::Object(object));
    member.schema = cx.add_settled(Schema { origin, name: None, title, shape, ..part });
}

/// The values of a member that no mapping names.
fn values_of(cx: &Context<'_>, id: SchemaId, discriminator: &Discriminator) -> Vec<String> {
    let property = match shape_of(cx, id) {
        Shape::Object(object) => object.property(&discriminator.property),
        Shape::Union(Union { choice: Choice::Tag { property, values, .. }, .. })
            if *property == discriminator.property =>
        {
            return values.concat();
        }
        _ => None,
    };
    property
        .and_then(|property| listed::of_property(cx, property))
        .unwrap_or_else(|| cx.schemas[id].name.clone().into_iter().collect())
}

/// The schema that a mapping leads to: its target is a reference or a component's name.
fn target_of(cx: &Context<'_>, of: &Discriminator, target: &str) -> Option<SchemaId> {
    let component = cx.components.get(target).copied();
    component.or_else(|| reference::named_schema(cx, &of.origin, target))
}

/// Reports values that a union's mapping gives to what is no member.
pub(super) fn report_strangers(
    cx: &mut Context<'_>,
    members: &[Member],
    discriminator: &Discriminator,
) {
    let members: HashSet<SchemaId> = members.iter().map(|member| member.schema).collect();
    let mapped = discriminator
        .mapping
        .iter()
        .map(|(value, target)| (discriminator.origin.push("mapping").push(value), target));
    let default = discriminator.default_mapping.iter();
    let default = default.map(|target| (discriminator.origin.push(DEFAULT_MAPPING), target));
    for (origin, target) in mapped.chain(default) {
        let known = target_of(cx, discriminator, target);
        if !known.is_some_and(|id| members.contains(&id)) {
            let message = format!("`{target}` is not a member of this union");
            cx.warn(Code::UnusableDiscriminator, &origin, message, "ignored: the value is unknown");
        }
    }
}

/// Reports discriminators of schemas that are no unions, where no union of their heirs uses them: such a schema stands for any of its
/// heirs, but is read as it is written.
pub(crate) fn report_unused(cx: &mut Context<'_>) {
    let components: Vec<SchemaId> = cx.components.values().copied().collect();
    for id in components {
        let Some(keywords) = cx.keywords(id) else { continue };
        let is_union = keywords.one_of.is_some() || keywords.any_of.is_some();
        let Some(written) = keywords.discriminator.as_ref().filter(|_| !is_union) else { continue };
        if !cx.inherited.contains(&id) {
            cx.warn(
                Code::NotCovered,
                &written.origin,
                "a discriminator without `oneOf` or `anyOf` is not covered yet",
                "values are read as this schema alone",
            );
        }
    }
}
