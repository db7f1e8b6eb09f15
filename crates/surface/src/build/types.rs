//! The type of a schema's values.

use specwright_ir::{
    Additional, IntegerFormat, NumberFormat, Origin, SchemaId, Shape, StringFormat,
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
            Shape::Tuple { .. } => self.degraded(id, "this is not covered yet"),
            Shape::Boolean => Type::Bool,
            Shape::Integer(format) => match format {
                IntegerFormat::Unspecified | IntegerFormat::Int64 => Type::I64,
                IntegerFormat::Int32 => Type::I32,
                IntegerFormat::Uint32 => Type::U32,
                IntegerFormat::Uint64 => Type::U64,
            },
            Shape::Number(NumberFormat::Float) => Type::F32,
            Shape::Number(NumberFormat::Unspecified | NumberFormat::Double) => Type::F64,
            Shape::String(format) => string(format),
            Shape::Enum(values) if values.values.iter().all(serde_json::Value::is_boolean) => {
                Type::Bool
            }
            Shape::Enum(values) if values.values.iter().all(serde_json::Value::is_number) => {
                Type::F64
            }
            Shape::Enum(_) => {
                self.degraded(id, "an enumeration of several JSON types is not covered yet")
            }
            Shape::Array { items } => Type::List(Box::new(self.item_of(*items))),
            Shape::Alias(target) => self.type_of(*target),
            Shape::Object(object) => match object.additional {
                Additional::Schema(values) => Type::Map(Box::new(self.item_of(values))),
                Additional::Unspecified | Additional::Any | Additional::Forbidden => {
                    Type::Map(Box::new(self.undeclared(id)))
                }
            },
            // Unions always have a name; see `naming`.
            Shape::Union(_) => Type::Json,
        }
    }

    /// Members of which nothing is said.
    pub(crate) fn undeclared(&mut self, id: SchemaId) -> Type {
        let origin = self.api.schemas[id].origin.push("additionalProperties");
        self.census.untyped(&origin, "nothing is said of undeclared members", true)
    }

    /// What a document holds.
    pub(crate) fn held(&mut self, schema: Option<SchemaId>, origin: &Origin) -> Type {
        match schema {
            Some(id) => self.item_of(id),
            None => self.census.untyped(origin, "the media type has no schema", true),
        }
    }
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
