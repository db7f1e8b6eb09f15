//! What members of unions are called.

use specwright_ir::{Choice, JsonType, Origin, SchemaId, Shape, Union};

use super::{Context, naming::is_map};

/// What each member of a union is called: by its tag, its component, its title, its JSON type, its key or its number; `Base`, if it is
/// what the union is by itself.
pub(crate) fn member_labels(cx: &Context<'_>, id: SchemaId, union: &Union) -> Vec<String> {
    let label = |(at, member): (usize, &specwright_ir::Member)| {
        let schema = &cx.api.schemas[member.schema];
        if schema.name.is_none() && schema.origin == cx.api.schemas[id].origin {
            return "Base".to_owned();
        }
        let tag = match &union.choice {
            Choice::Tag { values, .. } => match values.get(at).map(Vec::as_slice) {
                Some([only]) => Some(only.clone()),
                _ => None,
            },
            _ => None,
        };
        let title = || schema.title.clone().filter(|title| title.len() <= 40);
        let kind = || match &union.choice {
            Choice::JsonType(types) => types.get(at).and_then(|types| match types.as_slice() {
                [only] => Some(json_type(*only).to_owned()),
                _ => None,
            }),
            Choice::RequiredKey(keys) => keys.get(at).cloned().flatten(),
            Choice::Tag { .. } | Choice::Trial => shape(cx, member.schema).map(str::to_owned),
        };
        tag.or_else(|| schema.name.clone().or_else(|| component_at(cx, &schema.origin)))
            .or_else(title)
            .or_else(kind)
            .unwrap_or_else(|| format!("variant {}", at + 1))
    };
    union.members.iter().enumerate().map(label).collect()
}

/// The component of which a member is a part, in its place: what it is by itself.
fn component_at(cx: &Context<'_>, origin: &Origin) -> Option<String> {
    let mut components = cx.api.components.iter();
    let (name, _) = components.find(|(_, id)| cx.api.schemas[**id].origin == *origin)?;
    Some(name.clone())
}

fn json_type(of: JsonType) -> &'static str {
    match of {
        JsonType::Boolean => "bool",
        JsonType::Number => "number",
        JsonType::String => "string",
        JsonType::Array => "list",
        JsonType::Object => "object",
    }
}

/// What people call values of a schema that has no name.
fn shape(cx: &Context<'_>, id: SchemaId) -> Option<&'static str> {
    Some(match &cx.api.schemas[id].shape {
        Shape::Boolean => "bool",
        Shape::Integer(_) => "integer",
        Shape::Number(_) => "number",
        Shape::String(_) => "string",
        Shape::Null => "null",
        Shape::Array { .. } | Shape::Tuple { .. } => "list",
        Shape::Object(object) if is_map(object) => "map",
        Shape::Any | Shape::Enum(_) | Shape::Object(_) | Shape::Union(_) | Shape::Alias(_) => {
            return None;
        }
    })
}
