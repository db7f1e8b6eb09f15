//! Schemas: first everything is read as written, then each schema is settled into one shape.

mod default;
mod enumeration;
mod keywords;
mod kind;
mod loss;
mod pattern;
mod patterns;
mod read;
mod scalar;
mod settle;
mod shape;
mod written;

use std::rc::Rc;

use specwright_ir::SchemaId;

pub(crate) use enumeration::fits;
pub(crate) use keywords::Keywords;
pub(crate) use kind::Kind;
pub(crate) use patterns::unite as unite_patterns;
pub(crate) use read::{read_components, schema_at};
pub(crate) use settle::{flattened, settle, settle_all, shape_of};
pub(crate) use shape::is_only_null;
pub(crate) use written::keep as keep_written;

/// What a schema was written as.
#[derive(Debug, Clone)]
pub(crate) enum Written {
    /// Not readable; reported.
    Nothing,
    /// A component that is a bare `$ref`.
    Reference(SchemaId),
    /// A Schema Object.
    Keywords(Rc<Keywords>),
    /// Nowhere: the values that satisfy all of these, for a property that several `allOf` members declare.
    All(Vec<SchemaId>),
}
