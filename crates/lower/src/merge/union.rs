//! What several schemas say beside a union holds for each of its members.

use specwright_ir::{Choice, Member, Origin, Schema, SchemaId, Shape, Union};

use super::{Contradiction, shape};
use crate::{context::Context, schema::flattened, union};

/// Merges a shape into each member of a union. Members that contradict it fall away.
///
/// ```yaml
/// required: [id]                                              # before
/// properties: { id: { type: string } }
/// oneOf:
///   - { properties: { cat: { type: string } } }
///   - { properties: { dog: { type: string } } }
/// ```
/// ```yaml
/// oneOf:                                                      # after
///   - { required: [id], properties: { id: { type: string }, cat: { type: string } } }
///   - { required: [id], properties: { id: { type: string }, dog: { type: string } } }
/// ```
pub(super) fn distribute(
    cx: &mut Context<'_>,
    origin: &Origin,
    of: &Union,
    other: &Shape,
    union_first: bool,
) -> Result<Shape, Contradiction> {
    let mut members: Vec<Member> = Vec::new();
    let mut kept: Vec<usize> = Vec::new();
    let mut why = Contradiction::because("no member is left");
    for (at, member) in of.members.iter().enumerate() {
        let Some(left) = cx.members_left.checked_sub(1) else {
            return Err(Contradiction::too_many());
        };
        cx.members_left = left;
        let part = flattened(cx, member.schema);
        let merged = match union_first {
            true => shape::merge(cx, origin, &part.shape, other),
            false => shape::merge(cx, origin, other, &part.shape),
        };
        match merged {
            Ok(shape) => {
                let schema = merged_member(cx, member, part, shape);
                members.push(Member { origin: member.origin.clone(), schema });
                kept.push(at);
            }
            Err(reason) => why = reason,
        }
    }
    match members.as_slice() {
        [] => Err(why),
        [only] => Ok(Shape::Alias(only.schema)),
        _ => {
            let discriminator = of.discriminator.clone();
            // A tag that told the members apart still does; a mapping knows them by the names they had.
            let choice = match &of.choice {
                Choice::Tag { property, values, default } => Choice::Tag {
                    property: property.clone(),
                    values: kept.iter().filter_map(|at| values.get(*at).cloned()).collect(),
                    default: kept.iter().position(|at| Some(*at) == *default),
                },
                _ => union::infer(cx, origin, &mut members, discriminator.as_ref()),
            };
            Ok(Shape::Union(Union { kind: of.kind, members, choice, discriminator }))
        }
    }
}

/// The member itself where nothing was added to it, else a schema of its own that keeps the member's name as title.
fn merged_member(cx: &mut Context<'_>, member: &Member, part: Schema, shape: Shape) -> SchemaId {
    if part.shape == shape {
        return member.schema;
    }
    let title = cx.schemas[member.schema].name.clone().or(part.title);
    let origin = member.origin.clone();
    cx.add_settled(Schema { origin, name: None, title, shape, ..part })
}
