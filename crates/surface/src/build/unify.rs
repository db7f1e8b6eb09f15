//! Error bodies that are written inline are one type when they are equal but for examples and descriptions.
//!
//! ```yaml
//! '400': { content: { application/json: { schema: { type: object, properties: { message: { example: a } } } } } }
//! '404': { content: { application/json: { schema: { type: object, properties: { message: { example: b } } } } } }
//! ```
//! gives one `ErrorBody`.

use std::collections::{BTreeMap, HashMap};

use specwright_ir::{Additional, Api, Origin, SchemaId, Shape};

use super::plan::{Plan, bare};

/// Inline error bodies by what they are equal to.
#[derive(Debug, Default)]
pub(crate) struct Classes {
    /// The member that stands for all of its class.
    representative: BTreeMap<SchemaId, SchemaId>,
    /// Classes in the order of their representatives' places.
    pub(crate) classes: Vec<Class>,
}

/// Error bodies that are one type.
#[derive(Debug)]
pub(crate) struct Class {
    /// The member that stands for all.
    pub(crate) representative: SchemaId,
    /// How often a failure has it.
    pub(crate) uses: usize,
    /// The component responses and operations that have it, without repetition.
    pub(crate) users: Vec<String>,
}

impl Classes {
    /// The schema that stands for this one.
    pub(crate) fn of(&self, id: SchemaId) -> SchemaId {
        self.representative.get(&id).copied().unwrap_or(id)
    }
}

/// Groups the inline error bodies of all plans.
pub(crate) fn classes(api: &Api, plans: &[Plan<'_>]) -> Classes {
    let mut found: BTreeMap<String, Vec<(SchemaId, String)>> = BTreeMap::new();
    // operations share components, whose signatures are as long as they are
    let mut signatures: HashMap<SchemaId, String> = HashMap::new();
    for plan in plans {
        for failure in &plan.answers.failures {
            let Some(id) = failure.held.schema else { continue };
            let id = bare(api, id);
            let inline = api.schemas[id].name.is_none();
            if inline && matches!(api.schemas[id].shape, Shape::Object(_)) {
                let places = [&api.schemas[id].origin, failure.origin];
                let user = user(places, plan);
                let signature = signatures.entry(id).or_insert_with(|| signature(api, id));
                match found.get_mut(signature) {
                    Some(members) => members.push((id, user)),
                    None => {
                        found.insert(signature.clone(), vec![(id, user)]);
                    }
                }
            }
        }
    }
    let mut classes = Classes::default();
    for members in found.into_values() {
        let place = |id: &SchemaId| api.schemas[*id].origin.clone();
        let Some(representative) = members.iter().map(|(id, _)| *id).min_by_key(place) else {
            continue;
        };
        for (id, _) in &members {
            classes.representative.insert(*id, representative);
        }
        let uses = members.len();
        let mut users: Vec<_> = members.into_iter().map(|(_, user)| user).collect();
        users.sort();
        users.dedup();
        classes.classes.push(Class { representative, uses, users });
    }
    classes.classes.sort_by_key(|class| api.schemas[class.representative].origin.clone());
    classes
}

/// Whether two schemas have one type: the same component, or equal but for prose where they are written inline.
pub(crate) fn equal(api: &Api, a: SchemaId, b: SchemaId) -> bool {
    let (a, b) = (bare(api, a), bare(api, b));
    let inline = |id: SchemaId| api.schemas[id].name.is_none();
    a == b || (inline(a) && inline(b) && signature(api, a) == signature(api, b))
}

/// Who has a failure: the component response that its body or itself is written in, else the operation.
fn user(places: [&Origin; 2], plan: &Plan<'_>) -> String {
    let component = places.into_iter().find_map(|place| {
        let tokens: Vec<String> = place.pointer.tokens().take(3).collect();
        let [components, responses, name] = tokens.as_slice() else { return None };
        (components == "components" && responses == "responses").then(|| format!("{name} body"))
    });
    component.unwrap_or_else(|| format!("{} error body", plan.operation.label()))
}

/// Whether two schemas say the same but for prose.
pub(super) fn alike(api: &Api, one: SchemaId, other: SchemaId) -> bool {
    let inline = |id: SchemaId| api.schemas[id].name.is_none();
    one == other || (inline(one) && inline(other) && signature(api, one) == signature(api, other))
}

/// Everything about a schema that its type depends on, as text. Components are known by name.
fn signature(api: &Api, id: SchemaId) -> String {
    let mut text = String::new();
    write(api, id, &mut Vec::new(), &mut text);
    text
}

/// `passed`: what the schema is a part of. A reference to one of these is known by how far out it is.
fn write(api: &Api, id: SchemaId, passed: &mut Vec<SchemaId>, out: &mut String) {
    let schema = &api.schemas[id];
    if let (Some(name), false) = (&schema.name, passed.is_empty()) {
        out.push_str(&format!("ref {name:?};"));
        return;
    }
    if let Some(at) = passed.iter().rev().position(|outer| *outer == id) {
        out.push_str(&format!("up {at};"));
        return;
    }
    passed.push(id);
    let mut each = |ids: Vec<SchemaId>, out: &mut String| {
        out.push('(');
        ids.into_iter().for_each(|id| write(api, id, passed, out));
        out.push(')');
    };
    out.push_str(&format!("null={} {:?} {:?} ", schema.nullable, schema.access, schema.deprecated));
    match &schema.shape {
        Shape::Array { items } => {
            out.push_str("array");
            each(vec![*items], out);
        }
        Shape::Alias(target) => {
            out.push_str("alias");
            each(vec![*target], out);
        }
        Shape::Union(union) => {
            out.push_str(&format!("union {:?} {:?}", union.kind, union.choice));
            each(union.members.iter().map(|member| member.schema).collect(), out);
        }
        Shape::Object(object) => {
            out.push_str("object");
            let mut properties: Vec<_> = object.properties.iter().collect();
            properties.sort_by_key(|property| &property.name);
            for property in properties {
                out.push_str(&format!(" {:?} {} ", property.name, property.required));
                each(vec![property.schema], out);
            }
            for (pattern, id) in &object.patterns {
                out.push_str(&format!(" {pattern:?} "));
                each(vec![*id], out);
            }
            each(object.additional.schema().into_iter().collect(), out);
            out.push_str(rest(object.additional));
        }
        Shape::Tuple { items, rest: more } => {
            out.push_str("tuple");
            each(items.iter().copied().chain(more.schema()).collect(), out);
            out.push_str(rest(*more));
        }
        leaf @ (Shape::Any
        | Shape::Null
        | Shape::Boolean
        | Shape::Integer(_)
        | Shape::Number(_)
        | Shape::String(_)
        | Shape::Enum(_)) => out.push_str(&format!("{leaf:?};")),
    }
    passed.pop();
}

fn rest(additional: Additional) -> &'static str {
    match additional {
        Additional::Schema(_) => " typed",
        Additional::Unspecified => " open",
        Additional::Forbidden => " closed",
        Additional::Any => " any",
    }
}
