//! What multipart bodies hold, and which members of them are files.
//!
//! A body without files is a value that could be JSON as well, sent in parts. One with files is of a type of its own: files are no
//! JSON. What says nothing of its members is put together by callers, part by part.

use specwright_ir::{
    Additional, Api, MediaType, Object, PropertyEncoding, PropertyStyle, SchemaId, Shape,
    StringFormat,
};

use super::media::{Family, family};
use crate::{Encoding, Way, build::naming::is_map};

/// What a multipart body is made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Multipart {
    /// A value without files.
    Values,
    /// An object, a map or a union of objects, with files.
    Files,
    /// Any parts.
    Any,
}

/// What a member of a multipart body holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Held {
    /// A value that could be JSON as well.
    Value,
    /// A file.
    File,
    /// Files.
    List(SchemaId),
    /// One of several, of which some are files.
    Choice(SchemaId),
    /// What the description says more of than callers can be asked for but as text: objects that are sent as XML.
    Text,
    /// A list of those.
    Texts,
}

/// How deep unions in unions are looked into.
const DEEPEST: usize = 8;

/// What the body of a media type is made from.
pub(super) fn plan(api: &Api, media: &MediaType) -> Multipart {
    let Some(id) = media.schema else { return Multipart::Any };
    match objects(api, id, 0) {
        None => Multipart::Any,
        Some(objects) => {
            let any = objects.iter().any(|object| has_files(api, object, &media.encoding));
            if any { Multipart::Files } else { Multipart::Values }
        }
    }
}

/// The objects that a body may be; `None`: it may be something else.
pub(super) fn objects(api: &Api, id: SchemaId, depth: usize) -> Option<Vec<&Object>> {
    match &api.schemas[api.schemas.resolve(id).0].shape {
        // What says nothing of its members may have files among them.
        Shape::Object(object) if is_free(object) => None,
        Shape::Object(object) => Some(vec![object]),
        Shape::Union(union) if depth < DEEPEST => {
            let members = union.members.iter();
            let each = members.map(|member| objects(api, member.schema, depth + 1));
            each.collect::<Option<Vec<_>>>().map(|all| all.into_iter().flatten().collect())
        }
        _ => None,
    }
}

fn is_free(object: &Object) -> bool {
    object.properties.is_empty()
        && object.patterns.is_empty()
        && matches!(object.additional, Additional::Any | Additional::Unspecified)
}

fn has_files(api: &Api, object: &Object, encoding: &[PropertyEncoding]) -> bool {
    let declared = object.properties.iter().any(|property| {
        held(api, property.schema, encoding_of(encoding, &property.name)) != Held::Value
    });
    let more = object.additional.schema();
    declared || more.is_some_and(|id| held(api, id, None) == Held::File)
}

/// What is said of a property.
pub(crate) fn encoding_of<'a>(
    encoding: &'a [PropertyEncoding],
    property: &str,
) -> Option<&'a PropertyEncoding> {
    encoding.iter().find(|encoding| encoding.property == property)
}

/// How a property is written, where its type does not say. Of several media types whoever gives the value chooses.
pub(crate) fn way(encoding: &PropertyEncoding) -> Option<Way> {
    match (encoding.style, encoding.media_types.as_slice()) {
        (Some(PropertyStyle { style, explode, allow_reserved: reserved }), _) => {
            Some(Way::Style(Encoding::Style { style, explode, reserved }))
        }
        (None, [only]) if !only.contains('*') => Some(Way::MediaType(only.clone())),
        (None, _) => None,
    }
}

/// What a member holds. A schema that says nothing means bytes
/// ([OAS 3.0.4, 4.7.15](https://spec.openapis.org/oas/v3.0.4.html#encoding-object)), unless its encoding means text.
pub(crate) fn held(api: &Api, id: SchemaId, encoding: Option<&PropertyEncoding>) -> Held {
    let style = encoding.is_some_and(|encoding| encoding.style.is_some());
    let family = match encoding.map(|encoding| encoding.media_types.as_slice()) {
        Some([only]) if !style => Some(family(only)),
        _ => None,
    };
    let textual = matches!(family, Some(Family::Json | Family::Text | Family::Form));
    let (id, _) = api.schemas.resolve(id);
    let schema = &api.schemas[id];
    let is_object = |id| matches!(api.schemas[api.schemas.resolve(id).0].shape, Shape::Object(_));
    match &schema.shape {
        Shape::Any if schema.loss.is_none() && !textual && !style => Held::File,
        Shape::Object(_) if family == Some(Family::Text) => Held::Text,
        Shape::Array { items } if family == Some(Family::Text) && is_object(*items) => Held::Texts,
        Shape::Array { items } => match held(api, *items, encoding) {
            Held::File | Held::Choice(_) => Held::List(*items),
            _ => Held::Value,
        },
        Shape::Union(_) if has_file(api, id, 0) => Held::Choice(id),
        _ if is_file(api, id) => Held::File,
        _ => Held::Value,
    }
}

fn is_file(api: &Api, id: SchemaId) -> bool {
    let schema = &api.schemas[api.schemas.resolve(id).0];
    schema.shape == Shape::String(StringFormat::Binary)
}

/// Whether a value may be a file, or a list of files.
fn has_file(api: &Api, id: SchemaId, depth: usize) -> bool {
    match &api.schemas[api.schemas.resolve(id).0].shape {
        Shape::Array { items } => is_file(api, *items),
        Shape::Union(union) if depth < DEEPEST => {
            union.members.iter().any(|member| has_file(api, member.schema, depth + 1))
        }
        _ => is_file(api, id),
    }
}

/// What a multipart body with files is made of.
#[derive(Debug, Default)]
pub(crate) struct Sent {
    /// What gets a type that is only sent: objects and unions, each with what it is.
    pub(crate) types: Vec<(SchemaId, Made)>,
    /// Values that could be JSON as well.
    pub(crate) values: Vec<SchemaId>,
}

/// What a type is that is only sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Made {
    /// An object that is a multipart body.
    Struct,
    /// A union of these.
    Union,
    /// A union that is a member of one.
    Member,
}

impl Sent {
    /// What the body of a schema is made of.
    pub(crate) fn of(api: &Api, id: SchemaId, encoding: &[PropertyEncoding]) -> Self {
        let mut sent = Self::default();
        sent.body(api, id, encoding);
        sent
    }

    fn body(&mut self, api: &Api, id: SchemaId, encoding: &[PropertyEncoding]) {
        let (id, _) = api.schemas.resolve(id);
        match &api.schemas[id].shape {
            Shape::Object(object) => {
                if !is_map(object) && !self.add(id, Made::Struct) {
                    return;
                }
                for property in &object.properties {
                    self.member(api, property.schema, encoding_of(encoding, &property.name));
                }
                object.undeclared().into_iter().for_each(|id| self.member(api, id, None));
            }
            Shape::Union(union) if self.add(id, Made::Union) => {
                union.members.iter().for_each(|member| self.body(api, member.schema, encoding));
            }
            _ => {}
        }
    }

    fn member(&mut self, api: &Api, id: SchemaId, encoding: Option<&PropertyEncoding>) {
        match held(api, id, encoding) {
            Held::Value => self.values.push(id),
            Held::List(items) => self.member(api, items, encoding),
            Held::Choice(id) => {
                if let Shape::Union(union) = &api.schemas[id].shape
                    && self.add(id, Made::Member)
                {
                    union.members.iter().for_each(|member| self.member(api, member.schema, None));
                }
            }
            Held::File | Held::Text | Held::Texts => {}
        }
    }

    /// Whether it is new.
    fn add(&mut self, id: SchemaId, made: Made) -> bool {
        let new = !self.types.iter().any(|(known, _)| *known == id);
        if new {
            self.types.push((id, made));
        }
        new
    }
}
