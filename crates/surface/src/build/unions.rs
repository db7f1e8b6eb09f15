//! Open enums whose variants hold values.

use specwright_ir::{Choice, Union as Schema};

use super::{Context, naming::member_labels};
use crate::{Union, UnionChoice, UnionVariant, doc, name};

/// Builds the enum of a `oneOf` or `anyOf`.
pub(crate) fn build(cx: &mut Context<'_>, union: &Schema) -> Union {
    let labels = member_labels(cx, union);
    let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
    let mut scope = name::Scope::default();
    let names = scope.take_all(&labels, name::variant_name);
    let unknown = scope.take(&["Unknown", "Unlisted"]);
    let mut variants = Vec::new();
    for (member, name) in union.members.iter().zip(names) {
        let ty = cx.item_of(member.schema);
        let mut doc = doc::of_schema(cx.api, member.schema, None);
        if doc.is_empty() {
            doc = match &union.choice {
                Choice::Tag { property, values } => tagged(property, values.get(variants.len())),
                _ => "One of the values it may hold.".to_owned(),
            };
        }
        let origin = member.origin.clone();
        variants.push(UnionVariant { name, origin, ty, doc, from: false, constructor: None });
    }
    Union { variants, choice: choice(&union.choice), unknown }
}

fn choice(choice: &Choice) -> UnionChoice {
    match choice {
        Choice::Tag { property, values } => {
            UnionChoice::Tag { property: property.clone(), values: values.clone() }
        }
        Choice::JsonType(types) => UnionChoice::JsonType(types.clone()),
        Choice::RequiredKey(keys) => UnionChoice::RequiredKey(keys.clone()),
        Choice::Trial => UnionChoice::Trial,
    }
}

/// `When `type` is `a` or `b`.`
fn tagged(property: &str, values: Option<&Vec<String>>) -> String {
    let values: Vec<_> =
        values.into_iter().flatten().map(|value| doc::inline_code(value)).collect();
    format!("When {} is {}.", doc::inline_code(property), values.join(" or "))
}
