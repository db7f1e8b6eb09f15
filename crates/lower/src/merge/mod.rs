//! `allOf`: the values that satisfy several schemas at once.

mod constraints;
mod object;
mod shape;
mod union;

use specwright_ir::{Access, Origin, Schema, Shape};
use specwright_source::Code;

pub(crate) use constraints::merge as constraints;

use crate::context::Context;

/// Why schemas have no value in common.
pub(crate) struct Contradiction(pub(crate) String);

/// Merges schemas, of which a later one is the more particular.
///
/// ```yaml
/// allOf:                                                      # before
///   - { type: object, properties: { id: { type: string } } }
///   - { required: [id], properties: { size: { type: integer } } }
/// ```
/// ```yaml
/// type: object                                                # after
/// properties: { id: { type: string }, size: { type: integer } }
/// required: [id]
/// ```
/// `null` is a value if every schema that names a type allows it. What contradicts is reported, and the later one holds.
pub(crate) fn all(cx: &mut Context<'_>, origin: &Origin, parts: Vec<Schema>) -> Schema {
    let typed = |part: &&Schema| part.shape != Shape::Any;
    let nullable = parts.iter().any(|part| part.nullable)
        && parts.iter().filter(typed).all(|part| part.nullable);
    let mut parts = parts.into_iter();
    let Some(mut merged) = parts.next() else { return Schema::any(origin.clone()) };
    for part in parts {
        merged = two(cx, origin, merged, part);
    }
    Schema { nullable, ..merged }
}

fn two(cx: &mut Context<'_>, origin: &Origin, a: Schema, b: Schema) -> Schema {
    let shape = match shape::merge(cx, origin, &a.shape, &b.shape) {
        Ok(shape) => shape,
        Err(Contradiction(why)) => {
            cx.warn(
                Code::UnsatisfiableSchema,
                origin,
                format!("no value satisfies all of these: {why}"),
                "the last of them is taken",
            );
            b.shape.clone()
        }
    };
    let mut extensions = b.extensions;
    for (name, value) in a.extensions {
        extensions.entry(name).or_insert(value);
    }
    Schema {
        origin: b.origin,
        name: None,
        title: b.title.or(a.title),
        description: b.description.or(a.description),
        deprecated: a.deprecated || b.deprecated,
        nullable: a.nullable && b.nullable,
        access: if b.access == Access::ReadWrite { a.access } else { b.access },
        shape,
        loss: a.loss.or(b.loss),
        constraints: constraints(a.constraints, &b.constraints),
        default: b.default.or(a.default),
        examples: if b.examples.is_empty() { a.examples } else { b.examples },
        composition: a.composition,
        extensions,
    }
}
