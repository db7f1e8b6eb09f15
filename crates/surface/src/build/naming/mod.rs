//! Names of types and calls, given once: components first, then calls, then what is written inline, from the outside in.
//!
//! A name depends on what it names and on whoever contains it, never on its neighbours, so that adding one thing does not
//! rename another. Only when two want the same name does the later one, by place, get a number.

mod roots;

use std::collections::{BTreeMap, VecDeque};

use specwright_ir::{Additional, Api, Object, Property, SchemaId, Shape};

use super::{Context, enums, labels::member_labels, sent, types};
pub(super) use roots::shared;
use roots::{received, roots};

use crate::{
    doc::inline_code,
    name::{Scope, snake, type_name},
};

/// Names that generated code says without a path.
const RESERVED: [&str; 33] = [
    "Api",
    "ApiError",
    "AsRef",
    "Auth",
    "BTreeMap",
    "Box",
    "BuildError",
    "Client",
    "ClientBuilder",
    "Core",
    "Default",
    "From",
    "Given",
    "Into",
    "IntoFuture",
    "IntoIterator",
    "Items",
    "Json",
    "Maybe",
    "Method",
    "Null",
    "Nullable",
    "Option",
    "Optional",
    "Pages",
    "Paging",
    "Required",
    "RequiredNullable",
    "Result",
    "Self",
    "String",
    "Undocumented",
    "Vec",
];

/// Names of types and calls.
#[derive(Debug, Default)]
pub(crate) struct Names {
    types: BTreeMap<SchemaId, String>,
    /// What an inline type is, for those whose description says nothing.
    roles: BTreeMap<SchemaId, String>,
    /// Method and call type, parallel to the plans.
    pub(crate) calls: Vec<Call>,
    /// Of types that are only sent.
    pub(crate) sent: sent::Names,
    /// What is taken.
    pub(crate) scope: Scope,
}

/// Names of an operation.
#[derive(Debug, Clone)]
pub(crate) struct Call {
    pub(crate) method: String,
    pub(crate) call: String,
    pub(crate) error: String,
    /// Of an enum of its successes, where they differ.
    pub(crate) output: Option<String>,
    /// Of the headers of its answers, where some are documented.
    pub(crate) headers: Option<String>,
}

impl Names {
    /// The name of a schema's type, if it has a type of its own.
    pub(crate) fn of(&self, id: SchemaId) -> Option<&str> {
        self.types.get(&id).map(String::as_str)
    }

    /// What an inline type is.
    pub(crate) fn role_of(&self, id: SchemaId) -> Option<&str> {
        self.roles.get(&id).map(String::as_str)
    }

    /// Every type with its name.
    pub(crate) fn types(&self) -> impl Iterator<Item = (SchemaId, &str)> {
        self.types.iter().map(|(id, name)| (*id, name.as_str()))
    }
}

/// Names every type and call.
pub(crate) fn assign(cx: &mut Context<'_>, scope: super::Scope) {
    cx.names.scope = Scope::with(&RESERVED);
    components(cx);
    calls(cx);
    bodies(cx);
    inline(cx, scope);
}

fn components(cx: &mut Context<'_>) {
    let mut found: Vec<(&str, SchemaId)> = cx
        .api
        .components
        .iter()
        .filter(|(_, id)| cx.reach.contains(**id) || cx.sent.contains(**id))
        .map(|(name, id)| (name.as_str(), *id))
        .collect();
    // What spells its name as Rust would comes first, so that `Pet` keeps it whether or not there is a `pet`.
    found.sort_by_key(|(name, _)| (type_name(name) != *name, *name));
    for (name, id) in found {
        let wanted = cx.config.names.get(name).cloned().unwrap_or_else(|| type_name(name));
        let taken = cx.names.scope.take(&[&wanted, &format!("{wanted}Type")]);
        match cx.reach.contains(id) {
            true => drop(cx.names.types.insert(id, taken)),
            false => cx.names.sent.add(id, taken),
        }
    }
}

fn calls(cx: &mut Context<'_>) {
    let wires: Vec<String> = cx.plans.iter().map(|plan| wire(plan.operation)).collect();
    let mut order: Vec<usize> = (0..wires.len()).collect();
    order.sort_by_key(|&at| &wires[at]);
    let mut methods: BTreeMap<Option<&str>, Scope> = BTreeMap::new();
    let mut calls = vec![None; wires.len()];
    for at in order {
        let group = cx.plans[at].operation.tags.first().map(String::as_str);
        let scope = methods
            .entry(group)
            .or_insert_with(|| Scope::with(&["builder", "clone", "from_env", "new"]));
        let method = scope.take(&[&snake(&wires[at]), &format!("{}_call", snake(&wires[at]))]);
        let wanted = type_name(&method);
        let call = cx.names.scope.take(&[&wanted, &format!("{wanted}Call")]);
        let error = cx.names.scope.take(&[&format!("{call}Error")]);
        let mut has = |it: bool, what| it.then(|| cx.names.scope.take(&[&format!("{call}{what}")]));
        let output = has(cx.plans[at].answers.single().is_none(), "Output");
        let headers = has(!cx.plans[at].headers.is_empty(), "Headers");
        calls[at] = Some(Call { method, call, error, output, headers });
    }
    cx.names.calls = calls.into_iter().flatten().collect();
}

/// Bodies of several media types.
fn bodies(cx: &mut Context<'_>) {
    let mut order: Vec<usize> = (0..cx.plans.len()).collect();
    order.sort_by_key(|&at| &cx.names.calls[at].call);
    for at in order {
        let Some(payload) = cx.plans[at].body.as_ref() else { continue };
        if payload.contents.len() < 2 || cx.names.sent.knows(payload.body) {
            continue;
        }
        let wanted = match shared(&payload.body.origin) {
            Some((name, _)) => name,
            None => format!("{}Body", cx.names.calls[at].call),
        };
        let name = cx.names.scope.take(&[&wanted]);
        cx.names.sent.add_body(payload.body, name);
    }
}

/// What an operation is called after: its id, else method and path.
fn wire(operation: &specwright_ir::Operation) -> String {
    operation.id.clone().filter(|id| !id.trim().is_empty()).unwrap_or_else(|| {
        let path = operation.path.segments.iter().map(|segment| match segment {
            specwright_ir::Segment::Literal(text) => text.clone(),
            specwright_ir::Segment::Variable(name) => format!(" by {name}"),
        });
        format!("{} {}", operation.method.as_str().to_lowercase(), path.collect::<String>())
    })
}

/// A schema with the name it would have if it has a type of its own, and what it is.
pub(super) struct Wanted {
    id: SchemaId,
    name: String,
    role: String,
    /// Whether it is only sent.
    sent: bool,
}

impl Wanted {
    pub(super) fn new(id: SchemaId, name: String, role: impl Into<String>) -> Self {
        Self { id, name, role: role.into(), sent: false }
    }

    pub(super) fn sent(id: SchemaId, name: String, role: impl Into<String>) -> Self {
        Self { sent: true, ..Self::new(id, name, role) }
    }
}

fn inline(cx: &mut Context<'_>, scope: super::Scope) {
    let mut open: VecDeque<Wanted> = roots(cx).into();
    if scope == super::Scope::All {
        open.extend(received(cx));
    }
    let mut seen = std::collections::BTreeSet::new();
    while let Some(Wanted { id, name: wanted, role, sent }) = open.pop_front() {
        let id = cx.classes.of(id);
        if !seen.insert((id, sent)) {
            continue;
        }
        if sent {
            let name = name_sent(cx, id, wanted, role);
            open.extend(sent::children(cx, id, &name));
            continue;
        }
        let name = match cx.names.types.get(&id) {
            Some(name) => name.clone(),
            None if has_type(cx, id) => {
                let pointer = cx.api.schemas[id].origin.pointer.as_str();
                let wanted = cx.config.names.get(pointer).cloned().unwrap_or(wanted);
                let name = cx.names.scope.take(&[&wanted]);
                cx.names.types.insert(id, name.clone());
                cx.names.roles.insert(id, role);
                name
            }
            None => wanted,
        };
        open.extend(children(cx, id, &name));
    }
}

/// The name of a type that is only sent. What is JSON elsewhere has the plain name there.
fn name_sent(cx: &mut Context<'_>, id: SchemaId, wanted: String, role: String) -> String {
    if let Some(name) = cx.names.sent.of(id) {
        return name.to_owned();
    }
    if !cx.sent.contains(id) {
        return wanted;
    }
    let wanted = match cx.names.types.get(&id) {
        Some(name) => format!("{name}Multipart"),
        None => wanted,
    };
    let name = cx.names.scope.take(&[&wanted]);
    cx.names.sent.add(id, name.clone());
    cx.names.roles.entry(id).or_insert(role);
    name
}

/// Whether a schema without a name of its own becomes a type.
fn has_type(cx: &Context<'_>, id: SchemaId) -> bool {
    cx.endless.contains(&id) || has_own_type(cx.api, id)
}

/// Whether a schema becomes a type for what it is.
pub(crate) fn has_own_type(api: &Api, id: SchemaId) -> bool {
    match &api.schemas[id].shape {
        Shape::Object(object) => !is_map(object),
        Shape::Enum(values) => enums::is_enum(values),
        Shape::Tuple { .. } => !types::is_fixed(&api.schemas[id]),
        Shape::Union(_) => true,
        Shape::Any
        | Shape::Null
        | Shape::Boolean
        | Shape::Integer(_)
        | Shape::Number(_)
        | Shape::String(_)
        | Shape::Array { .. }
        | Shape::Alias(_) => false,
    }
}

/// Whether an object declares no member and may have any.
pub(crate) fn is_map(object: &Object) -> bool {
    let closed = object.additional == Additional::Forbidden && object.patterns.is_empty();
    object.properties.is_empty() && !closed
}

/// The value of a property that has just one and by which a union has chosen its object: whoever holds the object knows it. Elsewhere
/// a server may come to send another value, and callers may want to see it.
pub(crate) fn constant<'a>(
    cx: &Context<'a>,
    object: SchemaId,
    property: &Property,
) -> Option<&'a str> {
    if !cx.tags.contains(&(object, property.name.as_str())) {
        return None;
    }
    let (id, nullable) = cx.api.schemas.resolve(property.schema);
    match &cx.api.schemas[id].shape {
        Shape::Enum(values) if property.required && !nullable => values.constant()?.as_str(),
        _ => None,
    }
}

/// What a schema is made of, with the names they would have.
fn children(cx: &Context<'_>, id: SchemaId, name: &str) -> Vec<Wanted> {
    let of = format!("of [`{name}`]");
    match &cx.api.schemas[id].shape {
        Shape::Array { items } => {
            vec![Wanted::new(*items, format!("{name}Item"), "An item of a list.")]
        }
        Shape::Alias(target) => vec![Wanted::new(*target, name.to_owned(), "")],
        Shape::Union(union) => {
            let labels = member_labels(cx, id, union);
            let members = union.members.iter().zip(labels).map(|(member, label)| {
                let wanted = format!("{name}{}", type_name(&label));
                Wanted::new(member.schema, wanted, format!("A variant {of}."))
            });
            members.collect()
        }
        Shape::Object(object) => {
            let declared = object.properties.iter().filter(|p| constant(cx, id, p).is_none());
            let mut all: Vec<Wanted> = declared
                .map(|p| {
                    let role = format!("Values of {} {of}.", inline_code(&p.name));
                    Wanted::new(p.schema, format!("{name}{}", type_name(&p.name)), role)
                })
                .collect();
            let value = |id| Wanted::new(id, format!("{name}Value"), "A value of a map.");
            all.extend(object.undeclared().map(value));
            all
        }
        Shape::Tuple { items, rest } => {
            let of = format!("An item {of}.");
            let each = items.iter().enumerate();
            let mut all: Vec<Wanted> = each
                .map(|(at, id)| Wanted::new(*id, format!("{name}Item{}", at + 1), of.clone()))
                .collect();
            all.extend(rest.schema().map(|id| Wanted::new(id, format!("{name}Item"), of)));
            all
        }
        Shape::Any
        | Shape::Null
        | Shape::Boolean
        | Shape::Integer(_)
        | Shape::Number(_)
        | Shape::String(_)
        | Shape::Enum(_) => Vec::new(),
    }
}
