//! Members told apart by a Discriminator Object.

use specwright_ir::{Choice, Discriminator, Member, Pointer, SchemaId};

use super::{disjoint, listed};
use crate::{context::Context, schema::flattened};

/// The values that mean each member: those of `mapping`, else those that its property lists, else its component's name
/// ([OAS 3.0.4, 4.7.25](https://spec.openapis.org/oas/v3.0.4.html#discriminator-object)). `None`, which is reported, when a
/// member has no value, or two have the same.
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
    let mut values = Vec::new();
    for member in members {
        values.push(values_of(cx, member.schema, discriminator));
    }
    if disjoint(&values) {
        return Some(Choice::Tag { property: discriminator.property.clone(), values });
    }
    cx.warn(
        &discriminator.origin,
        "this discriminator does not tell all members apart",
        "ignored; other differences are looked for",
    );
    None
}

fn values_of(cx: &mut Context<'_>, id: SchemaId, discriminator: &Discriminator) -> Vec<String> {
    let mapped: Vec<String> = discriminator
        .mapping
        .iter()
        .filter(|(_, target)| leads_to(cx, target, id))
        .map(|(value, _)| value.clone())
        .collect();
    if !mapped.is_empty() {
        return mapped;
    }
    let property = match flattened(cx, id).shape {
        specwright_ir::Shape::Object(object) => object.property(&discriminator.property).cloned(),
        _ => None,
    };
    property
        .and_then(|property| listed(cx, &property))
        .unwrap_or_else(|| cx.schemas[id].name.clone().into_iter().collect())
}

/// Whether a mapping's target, a reference or a component's name, is this schema.
fn leads_to(cx: &Context<'_>, target: &str, id: SchemaId) -> bool {
    if let Some(pointer) = target.strip_prefix('#').and_then(Pointer::parse) {
        return cx.schema_at(&pointer) == Some(id);
    }
    cx.components.get(target) == Some(&id)
}
