//! Schemas: what values look like.

use std::ops::{Index, IndexMut};

use crate::{Extensions, Json, Origin, Union, Written};

/// The number of a schema in [`Schemas`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SchemaId(u32);

impl SchemaId {
    /// Its place in [`Schemas::iter`]'s order.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// Every schema node of an API, by id.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Schemas(Vec<Schema>);

impl Schemas {
    /// Adds a node.
    pub fn add(&mut self, schema: Schema) -> SchemaId {
        let id = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        self.0.push(schema);
        SchemaId(id)
    }

    /// Drops what the nodes were written as, which only comparisons ask for.
    pub fn forget_written(&mut self) {
        self.0.iter_mut().for_each(|schema| schema.written = None);
    }

    /// Every node with its id, in the order of addition.
    pub fn iter(&self) -> impl Iterator<Item = (SchemaId, &Schema)> {
        self.0.iter().zip(0..).map(|(schema, id)| (SchemaId(id), schema))
    }

    /// How many nodes there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Follows [`Shape::Alias`] to what the value really is, and whether `null` is allowed anywhere on the way.
    #[must_use]
    pub fn resolve(&self, id: SchemaId) -> (SchemaId, bool) {
        let (mut at, mut nullable) = (id, self[id].nullable);
        // The invariant says that chains end; the bound makes a violation harmless.
        for _ in 0..self.0.len() {
            let Shape::Alias(target) = self[at].shape else { break };
            at = target;
            nullable |= self[at].nullable;
        }
        (at, nullable)
    }
}

impl Index<SchemaId> for Schemas {
    type Output = Schema;
    fn index(&self, id: SchemaId) -> &Schema {
        &self.0[id.index()]
    }
}

impl IndexMut<SchemaId> for Schemas {
    fn index_mut(&mut self, id: SchemaId) -> &mut Schema {
        &mut self.0[id.index()]
    }
}

/// A [Schema Object](https://spec.openapis.org/oas/v3.0.4.html#schema-object).
#[derive(Debug, Clone, PartialEq)]
pub struct Schema {
    /// Where it was written.
    pub origin: Origin,
    /// Its key under `components.schemas`; `None` for an inline schema.
    pub name: Option<String>,
    /// `title`
    pub title: Option<String>,
    /// Prose, CommonMark.
    pub description: Option<String>,
    /// Whether callers should move away from it.
    pub deprecated: bool,
    /// Whether `null` is a value.
    pub nullable: bool,
    /// `readOnly`, `writeOnly`
    pub access: Access,
    /// What types are made from.
    pub shape: Shape,
    /// Why the shape says less than was written, where it does; what is lost is not in the contract.
    pub loss: Option<String>,
    /// Bounds on values.
    pub constraints: Constraints,
    /// What a string that holds JSON holds (`contentSchema`).
    pub content: Option<SchemaId>,
    /// What the server assumes when nothing is sent.
    pub default: Option<Json>,
    /// Documented values.
    pub examples: Vec<Json>,
    /// Composition as written, for people who review the contract.
    pub composition: Composition,
    /// Its keywords as written; `None`: it is a `$ref`, is not readable, or was made while others were merged.
    pub written: Option<Box<Written>>,
    /// `x-` members.
    pub extensions: Extensions,
}

impl Schema {
    /// A node that says nothing but its place.
    #[must_use]
    pub fn any(origin: Origin) -> Self {
        Self {
            origin,
            name: None,
            title: None,
            description: None,
            deprecated: false,
            nullable: false,
            access: Access::ReadWrite,
            shape: Shape::Any,
            loss: None,
            constraints: Constraints::default(),
            content: None,
            default: None,
            examples: Vec::new(),
            composition: Composition::default(),
            written: None,
            extensions: Extensions::new(),
        }
    }
}

/// Who may send a value.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Access {
    /// Both sides.
    #[default]
    ReadWrite,
    /// Only the server (`readOnly`).
    ReadOnly,
    /// Only the caller (`writeOnly`).
    WriteOnly,
}

/// What a value is.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// `{}`: nothing is said.
    Any,
    /// Only `null`; [`Schema::nullable`] as well.
    Null,
    /// `type: boolean`
    Boolean,
    /// `type: integer`
    Integer(IntegerFormat),
    /// `type: number`
    Number(NumberFormat),
    /// `type: string`
    String(StringFormat),
    /// `enum`; one value makes a constant.
    Enum(Enumeration),
    /// `type: array`
    Array {
        /// What each item is.
        items: SchemaId,
    },
    /// `prefixItems`: an array whose first items have schemas of their own. How many there are is up to `minItems` and `maxItems`.
    Tuple {
        /// What the first items are, at least one.
        items: Vec<SchemaId>,
        /// What the items after these are.
        rest: Additional,
    },
    /// `type: object`
    Object(Object),
    /// `oneOf`, `anyOf`
    Union(Union),
    /// The same values as another schema: a lone `$ref`, with or without `nullable` and prose of its own.
    Alias(SchemaId),
}

/// `format` of an integer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "named as the formats registry names them")]
pub enum IntegerFormat {
    /// No format, or one that does not bound it.
    Unspecified,
    Int32,
    Int64,
    Uint32,
    Uint64,
}

/// `format` of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "named as the formats registry names them")]
pub enum NumberFormat {
    /// No format, or one that does not bound it.
    Unspecified,
    Float,
    Double,
}

/// `format` of a string ([registry](https://spec.openapis.org/registry/format/)).
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "named as the formats registry names them")]
pub enum StringFormat {
    /// No format.
    Unspecified,
    DateTime,
    Date,
    Time,
    Duration,
    Uuid,
    Uri,
    Decimal,
    Ipv4,
    Ipv6,
    Ip,
    Byte,
    Binary,
    /// A format without meaning to the generator, as written.
    Other(String),
}

/// A closed list of values, at least one, without `null`.
#[derive(Debug, Clone, PartialEq)]
pub struct Enumeration {
    /// In the order of the description, without repetitions.
    pub values: Vec<Json>,
}

impl Enumeration {
    /// The values, if all are strings.
    #[must_use]
    pub fn strings(&self) -> Option<Vec<&str>> {
        self.values.iter().map(Json::as_str).collect()
    }

    /// The values, if all are integers that an `i64` holds.
    #[must_use]
    pub fn integers(&self) -> Option<Vec<i64>> {
        self.values.iter().map(Json::as_i64).collect()
    }

    /// The only value, if there is just one.
    #[must_use]
    pub fn constant(&self) -> Option<&Json> {
        match self.values.as_slice() {
            [only] => Some(only),
            _ => None,
        }
    }
}

/// An object's members.
#[derive(Debug, Clone, PartialEq)]
pub struct Object {
    /// Declared members, in the order of the description.
    pub properties: Vec<Property>,
    /// `patternProperties`: what members of names that match a pattern are, beside what is declared for them.
    pub patterns: Vec<(String, SchemaId)>,
    /// Members that are neither declared nor matched.
    pub additional: Additional,
    /// What members are that are not declared, where there are patterns: any of what these and `additional` say. `None`: there are no
    /// patterns, or nothing is said that holds for all.
    pub matched: Option<SchemaId>,
    /// Names under `required` that no property declares.
    pub required_undeclared: Vec<String>,
}

impl Object {
    /// What each member is that is not declared; `None`: nothing is said that holds for all.
    #[must_use]
    pub fn undeclared(&self) -> Option<SchemaId> {
        if self.patterns.is_empty() { self.additional.schema() } else { self.matched }
    }

    /// The property of that name.
    #[must_use]
    pub fn property(&self, name: &str) -> Option<&Property> {
        self.properties.iter().find(|p| p.name == name)
    }
}

/// A declared member.
#[derive(Debug, Clone, PartialEq)]
pub struct Property {
    /// Where it was written.
    pub origin: Origin,
    /// The name on the wire.
    pub name: String,
    /// Whether every object has it.
    pub required: bool,
    /// Its values.
    pub schema: SchemaId,
    /// Prose beside a `$ref`; the schema's own prose otherwise applies.
    pub description: Option<String>,
}

/// What members beyond the declared ones may be, and items after those of a tuple.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Additional {
    #[default]
    /// Nothing is said: allowed, and of no interest.
    Unspecified,
    /// `additionalProperties: false`: there are none.
    Forbidden,
    /// `additionalProperties: true` or `{}`
    Any,
    /// Each of them has this schema.
    Schema(SchemaId),
}

impl Additional {
    /// The schema that each of them has.
    #[must_use]
    pub fn schema(self) -> Option<SchemaId> {
        match self {
            Self::Schema(id) => Some(id),
            Self::Unspecified | Self::Forbidden | Self::Any => None,
        }
    }
}

/// Bounds on values; documentation for callers, contract for reviewers.
#[derive(Debug, Clone, Default, PartialEq)]
#[expect(missing_docs, reason = "named as in JSON Schema")]
pub struct Constraints {
    pub minimum: Option<serde_json::Number>,
    pub exclusive_minimum: bool,
    pub maximum: Option<serde_json::Number>,
    pub exclusive_maximum: bool,
    pub multiple_of: Option<serde_json::Number>,
    pub min_length: Option<u64>,
    pub max_length: Option<u64>,
    /// Every one of these must match.
    pub patterns: Vec<String>,
    pub min_items: Option<u64>,
    pub max_items: Option<u64>,
    pub unique_items: bool,
    pub min_properties: Option<u64>,
    pub max_properties: Option<u64>,
}

/// Composition as written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "named as in JSON Schema")]
pub struct Composition {
    pub all_of: Vec<SchemaId>,
    pub one_of: Vec<SchemaId>,
    pub any_of: Vec<SchemaId>,
    pub not: Option<SchemaId>,
}
