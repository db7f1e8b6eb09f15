//! Names of types that are only sent.

use std::collections::BTreeMap;

use specwright_ir::{Body, Origin, SchemaId, Shape};

use super::{Made, encoding_of, held, labels};
use crate::{
    build::{
        Context,
        labels::member_labels,
        naming::{Wanted, constant, shared},
        plan::{bare, multipart::Held},
    },
    doc::inline_code,
    name::type_name,
};

/// Names of types that are only sent.
#[derive(Debug, Default)]
pub(crate) struct Names {
    /// Multipart bodies, and members of them.
    parts: BTreeMap<SchemaId, String>,
    /// Bodies of several media types, by where they are written.
    bodies: BTreeMap<Origin, String>,
}

impl Names {
    /// The name of what a schema is where it is only sent.
    pub(crate) fn of(&self, id: SchemaId) -> Option<&str> {
        self.parts.get(&id).map(String::as_str)
    }

    /// The name of a body of several media types.
    pub(super) fn body(&self, body: &Body) -> &str {
        self.bodies.get(&body.origin).map(String::as_str).unwrap_or_default()
    }

    /// Every multipart body and member, with its name.
    pub(in crate::build) fn parts(&self) -> impl Iterator<Item = (SchemaId, &str)> {
        self.parts.iter().map(|(id, name)| (*id, name.as_str()))
    }

    /// Whether a body has been named.
    pub(in crate::build) fn knows(&self, body: &Body) -> bool {
        self.bodies.contains_key(&body.origin)
    }

    /// Names a body of several media types.
    pub(in crate::build) fn add_body(&mut self, body: &Body, name: String) {
        self.bodies.insert(body.origin.clone(), name);
    }

    /// Names what a schema is where it is only sent.
    pub(in crate::build) fn add(&mut self, id: SchemaId, name: String) {
        self.parts.insert(id, name);
    }
}

/// What the body of an operation is made of, with the names they would have; `name` is that of the body.
pub(in crate::build) fn of_body(cx: &Context<'_>, at: usize, name: &str) -> Vec<Wanted> {
    let Some(payload) = &cx.plans[at].body else { return Vec::new() };
    let label = inline_code(&cx.plans[at].operation.label());
    let role = format!("The body of {label}.");
    let labels = labels::of_bodies(&payload.contents);
    let mut wanted = Vec::new();
    for (content, label) in payload.contents.iter().zip(labels) {
        let (id, is_value) = match (content.value(), content.parts()) {
            (Some(id), _) => (bare(cx.api, id), true),
            (None, Some(id)) => (cx.api.schemas.resolve(id).0, false),
            (None, None) => continue,
        };
        let (name, role) = match shared(&cx.api.schemas[id].origin) {
            _ if payload.contents.len() > 1 => {
                (format!("{}{label}", cx.names.sent.body(payload.body)), role.clone())
            }
            Some(shared) => shared,
            None => (name.to_owned(), role.clone()),
        };
        wanted.push(match is_value {
            true => Wanted::new(id, name, role),
            false => Wanted::sent(id, name, role),
        });
    }
    wanted
}

/// What a type that is only sent is made of, with the names they would have.
pub(in crate::build) fn children(cx: &Context<'_>, id: SchemaId, name: &str) -> Vec<Wanted> {
    let of = format!("of [`{name}`]");
    let Some((made, encoding)) = cx.sent.get(id) else {
        // A map has no type of its own, but what it holds may have.
        let Shape::Object(object) = &cx.api.schemas[id].shape else { return Vec::new() };
        let values = object.additional.schema().into_iter();
        let role = "A value of a map.".to_owned();
        return values.flat_map(|id| member(cx, id, None, format!("{name}Value"), &role)).collect();
    };
    match (&cx.api.schemas[id].shape, made) {
        (Shape::Object(object), _) => {
            let declared = object.properties.iter().filter(|p| constant(cx, id, p).is_none());
            let mut all: Vec<Wanted> = declared
                .flat_map(|property| {
                    let role = format!("Values of {} {of}.", inline_code(&property.name));
                    let name = format!("{name}{}", type_name(&property.name));
                    let encoding = encoding_of(encoding, &property.name);
                    member(cx, property.schema, encoding, name, &role)
                })
                .collect();
            all.extend(
                object.undeclared().into_iter().flat_map(|id| {
                    member(cx, id, None, format!("{name}Value"), "A value of a map.")
                }),
            );
            all
        }
        (Shape::Union(union), made) => {
            let members = union.members.iter().zip(member_labels(cx, id, union));
            let members = members.flat_map(|(one, label)| {
                let wanted = format!("{name}{}", type_name(&label));
                let role = format!("A variant {of}.");
                match made {
                    Made::Union => {
                        let (id, _) = cx.api.schemas.resolve(one.schema);
                        vec![Wanted::sent(id, wanted, role)]
                    }
                    _ => member(cx, one.schema, None, wanted, &role),
                }
            });
            members.collect()
        }
        _ => Vec::new(),
    }
}

fn member(
    cx: &Context<'_>,
    id: SchemaId,
    encoding: Option<&specwright_ir::PropertyEncoding>,
    name: String,
    role: &str,
) -> Vec<Wanted> {
    match held(cx.api, id, encoding) {
        Held::Value => vec![Wanted::new(id, name, role)],
        Held::List(items) => {
            member(cx, items, encoding, format!("{name}Item"), "An item of a list.")
        }
        Held::Choice(id) => vec![Wanted::sent(id, name, role)],
        Held::File | Held::Text | Held::Texts => Vec::new(),
    }
}
