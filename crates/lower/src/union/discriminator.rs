//! Members told apart by a Discriminator Object.

use std::collections::{HashMap, HashSet};

use specwright_ir::{
    Additional, Choice, Discriminator, Member, Property, Schema, SchemaId, Shape, StringFormat,
    Union,
};
use specwright_source::Code;

use super::{disjoint, heirs::line, listed};
use crate::{
    context::Context,
    reference,
    schema::{flattened, shape_of},
};

/// What the one form of all dialects has for `defaultMapping`.
const DEFAULT_MAPPING: &str = "x-specwright-default-mapping";

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

/// The discriminator of a schema that all members are or extend.
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
    let mut shared = line(cx, first.schema);
    for member in others {
        if shared.is_empty() {
            return None;
        }
        let line = line(cx, member.schema);
        shared.retain(|base| line.contains(base));
    }
    for base in shared {
        let keywords = cx.keywords(base);
        let Some(written) = keywords.as_ref().and_then(|of| of.discriminator.as_ref()) else {
            continue;
        };
        if let Some(choice) = tag(cx, members, written) {
            return Some(choice);
        }
    }
    None
}

fn tag(cx: &Context<'_>, members: &[Member], discriminator: &Discriminator) -> Option<Choice> {
    let mut mapped: HashMap<SchemaId, Vec<String>> = HashMap::new();
    for (value, target) in &discriminator.mapping {
        if let Some(id) = target_of(cx, discriminator, target) {
            mapped.entry(id).or_default().push(value.clone());
        }
    }
    let values = |listed: bool| -> Vec<Vec<String>> {
        let of = |member: &Member| {
            let mapped = mapped.get(&cx.heirs.known_as(member.schema)).cloned();
            mapped.unwrap_or_else(|| values_of(cx, member.schema, discriminator, listed))
        };
        members.iter().map(of).collect()
    };
    let listed = values(true);
    // What members inherit may list the values of all of them.
    let values = if disjoint(&listed) { listed } else { values(false) };
    let property = discriminator.property.clone();
    let default = discriminator.default_mapping.as_deref();
    let default = default.and_then(|text| target_of(cx, discriminator, text));
    let meant = |member: &Member| Some(cx.heirs.known_as(member.schema)) == default;
    let default = members.iter().position(meant);
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

/// The values of a member that no mapping names; `listed`: what its property lists counts before its name.
fn values_of(
    cx: &Context<'_>,
    id: SchemaId,
    discriminator: &Discriminator,
    listed: bool,
) -> Vec<String> {
    let property = match shape_of(cx, id) {
        Shape::Object(object) => object.property(&discriminator.property),
        Shape::Union(Union { choice: Choice::Tag { property, values, .. }, .. })
            if *property == discriminator.property =>
        {
            return values.concat();
        }
        _ => None,
    };
    let values = property.and_then(|property| listed::of_property(cx, property));
    let component = &cx.schemas[cx.heirs.known_as(id)];
    let said = OWN_VALUE.iter().find_map(|word| component.extensions.get(*word)?.as_str());
    let name = said.map(str::to_owned).or_else(|| component.name.clone());
    match values {
        Some(values) if listed => values,
        Some(values) => name.into_iter().filter(|name| values.contains(name)).collect(),
        None => name.into_iter().collect(),
    }
}

/// Extensions by which a schema says its own value, which Swagger 2.0 has no word for:
/// [AutoRest's](https://azure.github.io/autorest/extensions/#x-ms-discriminator-value), and as others write it.
const OWN_VALUE: [&str; 2] = ["x-ms-discriminator-value", "x-discriminator-value"];

/// The schema that a mapping leads to: its target is a reference or a component's name.
pub(super) fn target_of(cx: &Context<'_>, of: &Discriminator, target: &str) -> Option<SchemaId> {
    let component = cx.components.get(target).copied();
    component.or_else(|| reference::named_schema(cx, &of.origin, target))
}

/// Reports values that a union's mapping gives to what is no member.
pub(super) fn report_strangers(
    cx: &mut Context<'_>,
    members: &[Member],
    discriminator: &Discriminator,
) {
    let members: HashSet<SchemaId> =
        members.iter().map(|member| cx.heirs.known_as(member.schema)).collect();
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

/// Reports discriminators of schemas that are no unions, and that no schema extends.
pub(crate) fn report_unused(cx: &mut Context<'_>) {
    let components: Vec<SchemaId> = cx.components.values().copied().collect();
    for id in components {
        let Some(keywords) = cx.keywords(id) else { continue };
        let is_union = keywords.one_of.is_some() || keywords.any_of.is_some();
        let Some(written) = keywords.discriminator.as_ref().filter(|_| !is_union) else { continue };
        if !cx.heirs.extend(id) {
            cx.warn(
                Code::UnusableDiscriminator,
                &written.origin,
                "this discriminator has nothing to tell apart",
                "there is no `oneOf` or `anyOf`, and no schema has this in its `allOf`",
            );
        }
    }
}
