//! Reads every schema as written: ids for all nodes, no meaning yet.

use std::rc::Rc;

use specwright_ir::{Json, Member, Origin, Property, SchemaId};
use specwright_source::{Code, Diagnostic};

use crate::{
    context::Context,
    reference::{self, Component, Entry, Target},
    schema::{
        Written,
        keywords::{self, CONTENT_SCHEMA, Children, PATTERN_PROPERTIES, PREFIX_ITEMS},
        pattern,
    },
    target,
};

/// How deep schemas may be written inside each other.
const MAX_DEPTH: usize = 100;

/// Reads `components.schemas`.
pub(crate) fn read_components<'a>(cx: &mut Context<'a>) {
    let (at, root) = (cx.top().push("components"), cx.root);
    let Some(components) = root.get("components") else { return };
    let written = reference::named(cx, &at, components, "schemas", Component::Schema);
    // Ids come first, so that references in any direction find their component.
    for Entry { name, target } in &written {
        let id = cx.add(target.origin.clone(), Written::Nothing);
        cx.schemas[id].name = Some((*name).to_owned());
        cx.remember(target.origin.clone(), id);
        cx.components.insert((*name).to_owned(), id);
    }
    let elsewhere: Vec<_> = written.iter().map(|named| adopted(cx, named)).collect();
    for (Entry { name, target }, elsewhere) in written.into_iter().zip(elsewhere) {
        let Target { origin, value } = elsewhere.unwrap_or(target);
        let written = read_written(cx, &origin, value, 0);
        cx.set_written(cx.components[name], written);
    }
}

/// What a component stands for that is written in a place with a name of its own: the first component to refer to it names it.
///
/// ```yaml
/// components: { schemas: { Pet: { $ref: models/animal.yaml } } }   # `Pet`, and no `animal`
/// ```
fn adopted<'a>(cx: &mut Context<'a>, named: &Entry<'a>) -> Option<Target<'a>> {
    let Entry { name, target: Target { origin, value } } = named;
    value.get("$ref")?;
    let target = reference::resolved(cx, origin, value, Component::Schema)?;
    let known = cx.schema_at(&target.origin).is_some();
    if known || target::names(&target.origin, &cx.file).is_empty() {
        return None;
    }
    let id = cx.components[*name];
    cx.remember(target.origin.clone(), id);
    cx.schemas[id].origin = target.origin.clone();
    Some(target)
}

/// The schema written at a place: the component's own id where a component is referred to.
pub(crate) fn schema_at<'a>(cx: &mut Context<'a>, origin: &Origin, value: &'a Json) -> SchemaId {
    schema_below(cx, origin, value, 0)
}

fn schema_below<'a>(
    cx: &mut Context<'a>,
    origin: &Origin,
    value: &'a Json,
    depth: usize,
) -> SchemaId {
    if let Some(id) = cx.schema_at(origin) {
        return id;
    }
    if let Some(id) = referred(cx, origin, value, depth) {
        cx.remember(origin.clone(), id);
        return id;
    }
    let id = cx.add(origin.clone(), Written::Nothing);
    cx.remember(origin.clone(), id);
    if value.get("$ref").is_none() {
        let written = read_written(cx, origin, value, depth);
        cx.set_written(id, written);
    }
    id
}

/// Names a schema that other files, or schemas, offer as a component. A name that is taken is said with what holds it, then numbered.
fn name_component(cx: &mut Context<'_>, origin: &Origin, id: SchemaId) {
    let names = target::names(origin, &cx.file);
    let Some(first) = names.first().cloned() else { return };
    let numbered = (2_usize..).map(|number| format!("{first} {number}"));
    let free = names.into_iter().chain(numbered).find(|name| !cx.components.contains_key(name));
    if let Some(name) = free {
        cx.schemas[id].name = Some(name.clone());
        cx.components.insert(name, id);
    }
}

/// The schema that a `$ref` leads to; `None` when there is no `$ref` or it leads nowhere (which is reported).
fn referred<'a>(
    cx: &mut Context<'a>,
    origin: &Origin,
    value: &'a Json,
    depth: usize,
) -> Option<SchemaId> {
    value.get("$ref")?;
    let target = reference::follow(cx, origin, value, Component::Schema)?;
    if depth > MAX_DEPTH {
        cx.warn(Code::LimitExceeded, origin, "references lead too deep", "any value is assumed");
        return None;
    }
    let known = cx.schema_at(&target.origin).is_some();
    let id = schema_below(cx, &target.origin, target.value, depth + 1);
    if !known && cx.schemas[id].origin == target.origin {
        name_component(cx, &target.origin, id);
    }
    Some(id)
}

fn read_written<'a>(
    cx: &mut Context<'a>,
    origin: &Origin,
    value: &'a Json,
    depth: usize,
) -> Written {
    if value.get("$ref").is_some() {
        return match referred(cx, origin, value, depth) {
            Some(target) => Written::Reference(target),
            None => Written::Nothing,
        };
    }
    if depth > MAX_DEPTH {
        let message = format!("schemas are nested more than {MAX_DEPTH} deep");
        cx.warn(Code::LimitExceeded, origin, message, "any value is assumed");
        return Written::Nothing;
    }
    if !value.is_object() {
        let message = "a schema must be a map of keywords";
        let new = if value.is_null() { Diagnostic::warning } else { Diagnostic::error };
        let finding = new(Code::WrongKind, message).at(origin, "any value is assumed");
        cx.report(origin, finding.help("write `{ type: ... }`, or `{}` for any value"));
        return Written::Nothing;
    }
    let children = read_children(cx, origin, value, depth + 1);
    match keywords::read_keywords(cx, origin, value, children) {
        Some(keywords) => Written::Keywords(Rc::new(keywords)),
        None => Written::Nothing,
    }
}

fn read_children<'a>(
    cx: &mut Context<'a>,
    origin: &Origin,
    value: &'a Json,
    depth: usize,
) -> Children {
    let one = |cx: &mut Context<'a>, key: &str| {
        let child = value.get(key)?;
        // `additionalProperties: true` is not a schema, and `additionalProperties: {}` says the same.
        let says_nothing =
            child.is_boolean() || child.as_object().is_some_and(serde_json::Map::is_empty);
        if key == "additionalProperties" && says_nothing {
            return None;
        }
        Some(schema_below(cx, &origin.push(key), child, depth))
    };
    let additional = one(cx, "additionalProperties");
    let items = one(cx, "items");
    let not = one(cx, "not");
    let content = one(cx, CONTENT_SCHEMA);
    let many = |cx: &mut Context<'a>, key: &str| {
        let list = value.get(key)?.as_array()?;
        let at = origin.push(key);
        let member = |(index, child): (usize, &'a Json)| {
            let origin = at.push(index.to_string());
            Member { schema: schema_below(cx, &origin, child, depth), origin }
        };
        Some(list.iter().enumerate().map(member).collect::<Vec<_>>())
    };
    let all_of = many(cx, "allOf").unwrap_or_default();
    let one_of = many(cx, "oneOf");
    let any_of = many(cx, "anyOf");
    let prefix_items = many(cx, PREFIX_ITEMS).unwrap_or_default();
    let prefix_items = prefix_items.into_iter().map(|member| member.schema).collect();
    let properties = read_properties(cx, origin, value, depth);
    let patterns = read_patterns(cx, origin, value, depth);
    Children {
        properties,
        patterns,
        additional,
        items,
        prefix_items,
        content,
        all_of,
        one_of,
        any_of,
        not,
    }
}

fn read_patterns<'a>(
    cx: &mut Context<'a>,
    origin: &Origin,
    value: &'a Json,
    depth: usize,
) -> Vec<(String, SchemaId)> {
    let patterns = reference::named(cx, origin, value, PATTERN_PROPERTIES, Component::Schema);
    let read = |Entry { name, target }: Entry<'a>| {
        pattern::report(cx, &target.origin, name);
        (name.to_owned(), schema_below(cx, &target.origin, target.value, depth))
    };
    patterns.into_iter().map(read).collect()
}

fn read_properties<'a>(
    cx: &mut Context<'a>,
    origin: &Origin,
    value: &'a Json,
    depth: usize,
) -> Vec<Property> {
    let properties = reference::named(cx, origin, value, "properties", Component::Schema);
    let read = |Entry { name, target: Target { origin, value } }: Entry<'a>| {
        let prose = value.get("$ref").and_then(|_| value.get("description")?.as_str());
        Property {
            schema: schema_below(cx, &origin, value, depth),
            origin,
            name: name.to_owned(),
            required: false,
            description: prose.map(str::to_owned),
        }
    };
    properties.into_iter().map(read).collect()
}
