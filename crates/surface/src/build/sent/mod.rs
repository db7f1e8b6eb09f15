//! Types that are only sent: bodies of several media types, multipart bodies with files, and members of these.
//!
//! They are no JSON. A component that is one of them and JSON elsewhere has two types.

mod choices;
mod labels;
mod names;

use std::collections::BTreeMap;

use specwright_ir::{Property, PropertyEncoding, SchemaId, Shape};

use super::{
    Context,
    naming::is_map,
    plan::{
        Content, Kind, Payload, Plan,
        multipart::{Held, Made, Multipart, Sent, encoding_of, held},
    },
};
use crate::{ContentKind, Type};

pub(super) use choices::{bodies, item};
pub(super) use names::{Names, children, of_body};

/// Schemas that become types which are only sent, with what they are, and what is said of their members where they are sent first.
#[derive(Debug, Default)]
pub(crate) struct Schemas<'a> {
    types: BTreeMap<SchemaId, (Made, &'a [PropertyEncoding])>,
}

impl<'a> Schemas<'a> {
    /// What the plans send.
    pub(super) fn of(api: &specwright_ir::Api, plans: &[Plan<'a>]) -> Self {
        let mut found = Self::default();
        for content in plans.iter().filter_map(|plan| plan.body.as_ref()).flat_map(|b| &b.contents)
        {
            let Some(id) = content.parts() else { continue };
            let encoding = content.media.encoding.as_slice();
            let sent = Sent::of(api, id, encoding);
            for (id, made) in sent.types {
                found.types.entry(id).or_insert((made, encoding));
            }
        }
        found
    }

    /// What becomes of a schema.
    pub(super) fn get(&self, id: SchemaId) -> Option<(Made, &'a [PropertyEncoding])> {
        self.types.get(&id).copied()
    }

    /// Whether a schema becomes a type that is only sent.
    pub(super) fn contains(&self, id: SchemaId) -> bool {
        self.types.contains_key(&id)
    }
}

impl<'a> Context<'a> {
    /// The type of a body.
    pub(super) fn body_type(&mut self, payload: &Payload<'a>) -> Type {
        match payload.contents.as_slice() {
            [only] => self.content_type(only),
            _ => Type::Named(self.names.sent.body(payload.body).to_owned()),
        }
    }

    /// The type of a body of one media type.
    fn content_type(&mut self, content: &Content<'a>) -> Type {
        let origin = match content.media.schema {
            Some(id) => self.api.schemas[id].origin.clone(),
            None => content.media.origin.clone(),
        };
        match (content.kind, content.schema) {
            (Kind::Json | Kind::Form | Kind::Multipart(Multipart::Values), schema) => {
                self.held(schema, &content.media.origin)
            }
            (Kind::Multipart(Multipart::Files), Some(id)) => self.multipart_type(id),
            (kind, _) => {
                self.census.typed(&origin);
                match kind {
                    Kind::Text => Type::String,
                    Kind::Multipart(_) => Type::Multipart,
                    _ => Type::Upload,
                }
            }
        }
    }

    /// The type of a multipart body with files.
    fn multipart_type(&mut self, id: SchemaId) -> Type {
        let (id, _) = self.api.schemas.resolve(id);
        self.census.typed(&self.api.schemas[id].origin);
        match &self.api.schemas[id].shape {
            Shape::Object(object) if is_map(object) => {
                let value = object.additional.schema();
                let ty = value.map_or(Type::Upload, |id| self.member_type(id, None).0);
                Type::Map(Box::new(ty))
            }
            _ => self.sent_type(id),
        }
    }

    fn sent_type(&self, id: SchemaId) -> Type {
        match self.names.sent.of(id) {
            Some(name) => Type::Named(name.to_owned()),
            None => Type::Multipart,
        }
    }

    /// The type of a member of a multipart body, and whether it holds files.
    pub(super) fn member_type(
        &mut self,
        id: SchemaId,
        encoding: Option<&PropertyEncoding>,
    ) -> (Type, bool) {
        let held = held(self.api, id, encoding);
        if held != Held::Value {
            self.census.typed(&self.api.schemas[id].origin);
        }
        match held {
            Held::Value => (self.type_of(id), false),
            Held::File => (Type::Upload, true),
            Held::List(items) => (Type::List(Box::new(self.member_type(items, encoding).0)), true),
            Held::Choice(id) => (self.sent_type(id), true),
            Held::Text => (Type::String, false),
            Held::Texts => (Type::List(Box::new(Type::String)), false),
        }
    }

    /// The type of a property of a multipart body, and whether it holds files.
    pub(super) fn property_type(
        &mut self,
        property: &Property,
        encoding: &[PropertyEncoding],
    ) -> (Type, bool) {
        self.member_type(property.schema, encoding_of(encoding, &property.name))
    }
}

/// How a body is written.
pub(super) fn content(content: &Content<'_>) -> crate::Content {
    let kind = match content.kind {
        Kind::Json => ContentKind::Json,
        Kind::Form => ContentKind::Form,
        Kind::Multipart(Multipart::Values) => ContentKind::Parts,
        Kind::Multipart(Multipart::Files | Multipart::Any) => ContentKind::Multipart,
        Kind::Text => ContentKind::Text,
        Kind::Binary => ContentKind::Binary,
    };
    let ways = content.ways.iter().map(|(name, way)| ((*name).to_owned(), way.clone())).collect();
    crate::Content { kind, media_type: content.media_type.clone(), ways }
}
