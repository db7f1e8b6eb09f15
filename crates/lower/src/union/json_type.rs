//! Members told apart by the JSON types of their values.

use specwright_ir::{Choice, Json, JsonType, Member, SchemaId, Shape};

use crate::{context::Context, schema::shape_of};

/// How many unions may be inside of each other.
const MAX_DEPTH: usize = 16;

/// The JSON types of each member, if no type is of two.
///
/// ```yaml
/// oneOf: [{ type: string }, { type: array, items: { type: string } }]
/// ```
pub(super) fn infer(cx: &Context<'_>, members: &[Member]) -> Option<Choice> {
    let types: Option<Vec<Vec<JsonType>>> =
        members.iter().map(|member| types_of(cx, member.schema, 0)).collect();
    let types = types?;
    let mut all: Vec<JsonType> = types.iter().flatten().copied().collect();
    let count = all.len();
    all.sort_unstable();
    all.dedup();
    (all.len() == count).then_some(Choice::JsonType(types))
}

/// The types that a schema's values may have; `None`: any.
fn types_of(cx: &Context<'_>, id: SchemaId, depth: usize) -> Option<Vec<JsonType>> {
    let mut types = match shape_of(cx, id) {
        Shape::Null => Vec::new(),
        Shape::Boolean => vec![JsonType::Boolean],
        Shape::Integer(_) | Shape::Number(_) => vec![JsonType::Number],
        Shape::String(_) => vec![JsonType::String],
        Shape::Array { .. } | Shape::Tuple { .. } => vec![JsonType::Array],
        Shape::Object(_) => vec![JsonType::Object],
        Shape::Enum(values) => values.values.iter().filter_map(type_of).collect(),
        Shape::Union(union) if depth < MAX_DEPTH => {
            let of = |member: &Member| types_of(cx, member.schema, depth + 1);
            let all: Option<Vec<_>> = union.members.iter().map(of).collect();
            all?.into_iter().flatten().collect()
        }
        Shape::Any | Shape::Union(_) | Shape::Alias(_) => return None,
    };
    types.sort_unstable();
    types.dedup();
    Some(types)
}

fn type_of(value: &Json) -> Option<JsonType> {
    Some(match value {
        Json::Null => return None,
        Json::Bool(_) => JsonType::Boolean,
        Json::Number(_) => JsonType::Number,
        Json::String(_) => JsonType::String,
        Json::Array(_) => JsonType::Array,
        Json::Object(_) => JsonType::Object,
    })
}
