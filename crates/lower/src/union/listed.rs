//! The values that a property lists, found without settling its schema: that may be under way further out.

use std::collections::HashSet;

use specwright_ir::{Json, Property, SchemaId, Shape};

use crate::{
    context::{Context, State},
    schema::{Keywords, Kind, Written},
};

/// How far references and compositions are followed.
const MAX_DEPTH: usize = 32;

/// The strings that a property may be, if all of its values are listed strings.
///
/// ```yaml
/// type: { allOf: [{ $ref: '#/components/schemas/Kind' }, { enum: [a, b] }] }
/// ```
/// ```text
/// a, b
/// ```
pub(super) fn of_property(cx: &Context<'_>, property: &Property) -> Option<Vec<String>> {
    of_schema(cx, property.schema, 0)
}

fn of_schema(cx: &Context<'_>, id: SchemaId, depth: usize) -> Option<Vec<String>> {
    if depth > MAX_DEPTH {
        return None;
    }
    if cx.state(id) == State::Settled {
        return match &cx.schemas[id].shape {
            Shape::Enum(values) => Some(values.strings()?.into_iter().map(str::to_owned).collect()),
            Shape::Alias(target) => of_schema(cx, *target, depth + 1),
            _ => None,
        };
    }
    match cx.written(id) {
        Written::Nothing => None,
        Written::Reference(target) => of_schema(cx, target, depth + 1),
        Written::All(parts) => of_all(cx, &parts, None, depth),
        Written::Keywords(keywords) => {
            let parts: Vec<_> = keywords.all_of.iter().map(|member| member.schema).collect();
            let lone = |members: &Option<Vec<specwright_ir::Member>>| match members.as_deref() {
                Some([only]) => Some(only.schema),
                _ => None,
            };
            let lone = lone(&keywords.one_of).or_else(|| lone(&keywords.any_of));
            let parts: Vec<_> = parts.into_iter().chain(lone).collect();
            of_all(cx, &parts, own(&keywords), depth)
        }
    }
}

/// What `enum` lists, `null` aside; `None` when it lists nothing or other types.
fn own(keywords: &Keywords) -> Option<Vec<String>> {
    let values = keywords.values.as_ref()?.iter().filter(|value| !value.is_null());
    let text = |value: &Json| match value {
        Json::String(text) => Some(text.clone()),
        // What YAML takes for another type is a string all the same where the type says so.
        Json::Number(_) | Json::Bool(_) if keywords.kind == Some(Kind::String) => {
            Some(value.to_string())
        }
        _ => None,
    };
    values.map(text).collect()
}

/// What `own` and all parts that list values have in common.
fn of_all(
    cx: &Context<'_>,
    parts: &[SchemaId],
    own: Option<Vec<String>>,
    depth: usize,
) -> Option<Vec<String>> {
    let lists = parts.iter().filter_map(|part| of_schema(cx, *part, depth + 1));
    own.into_iter().chain(lists).reduce(|common, list| {
        let list: HashSet<String> = list.into_iter().collect();
        common.into_iter().filter(|value| list.contains(value)).collect()
    })
}
