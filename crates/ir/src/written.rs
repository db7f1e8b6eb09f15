//! Schema Objects as they are written, for whoever compares two editions of one.

use indexmap::IndexMap;
use serde_json::Number;

use crate::{Additional, Constraints, Discriminator, Json, Property, SchemaId};

/// The keywords of one [Schema Object](https://spec.openapis.org/oas/v3.1.1.html#schema-object) as written: composition is not
/// merged, several types are no union. Members that are a `$ref` are known by the id of what they lead to.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Written {
    /// `type`, one or several, `null` among them.
    pub types: Vec<String>,
    /// `format`
    pub format: Option<String>,
    /// `nullable: true`
    pub nullable: bool,
    /// `enum`; `None`: nothing is listed.
    pub values: Option<Vec<Json>>,
    /// `const`
    pub constant: Option<Json>,
    /// `default`
    pub default: Option<Json>,
    /// `readOnly`
    pub read_only: bool,
    /// `writeOnly`
    pub write_only: bool,
    /// `deprecated`
    pub deprecated: bool,
    /// `properties`, each with whether this very schema requires it.
    pub properties: Vec<Property>,
    /// `required`
    pub required: Vec<String>,
    /// `patternProperties`
    pub patterns: Vec<(String, SchemaId)>,
    /// `additionalProperties`
    pub additional: Additional,
    /// `items`
    pub items: Option<SchemaId>,
    /// `prefixItems`
    pub prefix_items: Vec<SchemaId>,
    /// `allOf`
    pub all_of: Vec<SchemaId>,
    /// `oneOf`
    pub one_of: Vec<SchemaId>,
    /// `anyOf`
    pub any_of: Vec<SchemaId>,
    /// `not`
    pub not: Option<SchemaId>,
    /// Bounds, exclusive ones aside.
    pub constraints: Constraints,
    /// `exclusiveMinimum`
    pub exclusive_minimum: Exclusive,
    /// `exclusiveMaximum`
    pub exclusive_maximum: Exclusive,
    /// `discriminator`
    pub discriminator: Option<Discriminator>,
    /// What no shape says, by keyword: `if`, `contains`, `dependentRequired`, `unevaluatedProperties`, `contentMediaType`, ...
    pub beyond: IndexMap<String, Json>,
}

/// Whether a bound is excluded: OpenAPI 3.0 says whether `minimum` is, 3.1 has a bound of its own.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Exclusive {
    /// Nothing is excluded.
    #[default]
    No,
    /// The bound beside it is.
    Beside,
    /// This number and all beyond it are.
    Bound(Number),
}
