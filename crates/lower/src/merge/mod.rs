//! `allOf`: the values that satisfy several schemas at once.

mod constraints;
mod object;
mod parts;
mod shape;
mod union;
mod whole;

use specwright_ir::{Access, Origin, Schema, Shape};
use specwright_source::Code;

pub(crate) use constraints::merge as constraints;

use crate::context::Context;
use whole::Whole;

/// Why schemas are not merged.
pub(crate) struct Contradiction {
    code: Code,
    message: String,
}

impl Contradiction {
    /// They have no value in common.
    fn because(why: impl AsRef<str>) -> Self {
        let message = format!("no value satisfies all of these: {}", why.as_ref());
        Self { code: Code::UnsatisfiableSchema, message }
    }

    /// What one description may ask for is made already.
    fn too_many() -> Self {
        let message = "these are more combinations than are made".to_owned();
        Self { code: Code::LimitExceeded, message }
    }

    /// Tells of it, and of what is done.
    fn report(self, cx: &mut Context<'_>, origin: &Origin, outcome: &str) {
        cx.warn(self.code, origin, self.message, outcome);
    }
}

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
    let mut whole = Whole::of(std::mem::replace(&mut merged.shape, Shape::Any));
    for mut part in parts {
        whole = whole.and(cx, origin, std::mem::replace(&mut part.shape, Shape::Any));
        merged = two(merged, part);
    }
    Schema { nullable, shape: whole.finish(cx), ..merged }
}

/// What two schemas say, their shapes aside.
fn two(a: Schema, b: Schema) -> Schema {
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
        shape: Shape::Any,
        loss: a.loss.or(b.loss),
        constraints: constraints(a.constraints, &b.constraints),
        default: b.default.or(a.default),
        examples: if b.examples.is_empty() { a.examples } else { b.examples },
        composition: a.composition,
        written: None,
        content: b.content.or(a.content),
        extensions,
    }
}
