//! The type of a schema's values.

use specwright_ir::{
    Additional, IntegerFormat, Object, Origin, Schema, SchemaId, Shape, StringFormat,
};

use super::Context;
use crate::{Format, Type};

impl Context<'_> {
    /// The type of a schema's values other than `null`.
    pub(crate) fn type_of(&mut self, id: SchemaId) -> Type {
        let id = self.classes.of(id);
        self.census.typed(&self.api.schemas[id].origin);
        match self.names.of(id) {
            Some(name) => Type::Named(name.to_owned()),
            None if self.open.contains(&id) => {
                self.degraded(id, "this holds itself without an object between")
            }
            None => {
                self.open.push(id);
                let ty = self.written_out(id);
                self.open.pop();
                ty
            }
        }
    }

    /// The type of a value that may be null: an item of a list or map.
    pub(crate) fn item_of(&mut self, id: SchemaId) -> Type {
        let inner = self.type_of(id);
        let (target, nullable) = self.api.schemas.resolve(id);
        let any = matches!(self.api.schemas[target].shape, Shape::Any | Shape::Null);
        if nullable && !any { Type::Option(Box::new(inner)) } else { inner }
    }

    /// The type of a schema, without regard to a name of its own.
    pub(crate) fn written_out(&mut self, id: SchemaId) -> Type {
        match &self.api.schemas[id].shape {
            Shape::Any => self.census.any(&self.api.schemas[id]),
            Shape::Null => Type::Null,
            // Lists of no fixed length always have a name.
            Shape::Tuple { items, .. } => {
                Type::Tuple(items.iter().map(|item| self.item_of(*item)).collect())
            }
            Shape::Boolean => Type::Bool,
            Shape::Integer(format) => match format {
                IntegerFormat::Unspecified | IntegerFormat::Int64 => Type::I64,
                IntegerFormat::Int32 => Type::I32,
                IntegerFormat::Uint32 => Type::U32,
                IntegerFormat::Uint64 => Type::U64,
            },
            // Servers write more digits than an `f32` keeps, whatever the format says.
            Shape::Number(_) => Type::F64,
            Shape::String(format) => string(format),
            // Other enumerations always have a name; see `naming`.
            Shape::Enum(_) => Type::Bool,
            Shape::Array { items } => Type::List(Box::new(self.item_of(*items))),
            Shape::Alias(target) => self.type_of(*target),
            Shape::Object(object) => Type::Map(Box::new(self.undeclared(id, object))),
            // Unions always have a name; see `naming`.
            Shape::Union(_) => Type::Json,
        }
    }

    /// What members are that are not declared. Those that match a pattern are kept with the others.
    pub(crate) fn undeclared(&mut self, id: SchemaId, object: &Object) -> Type {
        let origin = self.api.schemas[id].origin.push("additionalProperties");
        if let Some(id) = object.undeclared() {
            return self.item_of(id);
        }
        let shape = |id: SchemaId| &self.api.schemas[self.api.schemas.resolve(id).0].shape;
        if object.patterns.iter().all(|(_, id)| *shape(*id) == Shape::Any) {
            return self.census.untyped(&origin, "nothing is said of undeclared members", true);
        }
        self.degraded_at(&origin, "only the names of members tell those that may be anything")
    }

    /// What a document holds.
    pub(crate) fn held(&mut self, schema: Option<SchemaId>, origin: &Origin) -> Type {
        match schema {
            Some(id) => self.item_of(id),
            None => self.census.untyped(origin, "the media type has no schema", true),
        }
    }
}

/// As many items as a tuple may have: that many have `Debug` and the other traits.
const ITEMS: std::ops::RangeInclusive<usize> = 2..=12;

/// Whether a list has as many items as it names, no fewer and no more.
pub(crate) fn is_fixed(schema: &Schema) -> bool {
    let Shape::Tuple { items, rest } = &schema.shape else { return false };
    let count = items.len() as u64;
    let closed = *rest == Additional::Forbidden || schema.constraints.max_items == Some(count);
    let full = schema.constraints.min_items.is_some_and(|least| least >= count);
    closed && full && ITEMS.contains(&items.len())
}

fn string(format: &StringFormat) -> Type {
    Type::Format(match format {
        StringFormat::DateTime => Format::DateTime,
        StringFormat::Date => Format::Date,
        StringFormat::Time => Format::Time,
        StringFormat::Duration => Format::Duration,
        StringFormat::Uuid => Format::Uuid,
        StringFormat::Uri => Format::Uri,
        StringFormat::Decimal => Format::Decimal,
        StringFormat::Ipv4 => Format::Ipv4,
        StringFormat::Ipv6 => Format::Ipv6,
        StringFormat::Ip => Format::Ip,
        StringFormat::Byte => Format::Base64,
        StringFormat::Unspecified | StringFormat::Binary | StringFormat::Other(_) => {
            return Type::String;
        }
    })
}
