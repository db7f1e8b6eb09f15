//! The objects that the members of a union may be.

use specwright_ir::{Member, Object, SchemaId, Shape};

use crate::{context::Context, schema::shape_of};

/// How many unions may be inside of each other.
const MAX_DEPTH: usize = 16;

/// The objects of each member: one, or several where a member is a union itself; `None` when one is something else.
///
/// ```yaml
/// oneOf: [{ $ref: '#/components/schemas/Round' }, { type: object, properties: { sides: { type: integer } } }]
/// ```
/// ```text
/// [[the objects of Round's members], [{ sides }]]
/// ```
pub(super) fn of_members<'c>(
    cx: &'c Context<'_>,
    members: &[Member],
) -> Option<Vec<Vec<&'c Object>>> {
    members.iter().map(|member| of_schema(cx, member.schema, 0)).collect()
}

fn of_schema<'c>(cx: &'c Context<'_>, id: SchemaId, depth: usize) -> Option<Vec<&'c Object>> {
    match shape_of(cx, id) {
        Shape::Object(object) => Some(vec![object]),
        Shape::Union(union) if depth < MAX_DEPTH => {
            let inner = union.members.iter().map(|member| of_schema(cx, member.schema, depth + 1));
            Some(inner.collect::<Option<Vec<_>>>()?.concat())
        }
        _ => None,
    }
}
