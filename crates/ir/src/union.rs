//! Unions: which members there are, and how a reader tells them apart.

use crate::{Origin, SchemaId};

/// A choice between schemas. `null` members and single members are lowered away, and nested unions of the same kind where their
/// members are told from the others.
#[derive(Debug, Clone, PartialEq)]
pub struct Union {
    /// Exactly one, or at least one.
    pub kind: UnionKind,
    /// At least two, in the order of the description.
    pub members: Vec<Member>,
    /// How a reader finds the member that a value belongs to.
    pub choice: Choice,
    /// The discriminator as written.
    pub discriminator: Option<Discriminator>,
}

/// `oneOf` or `anyOf`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "named as in JSON Schema")]
pub enum UnionKind {
    OneOf,
    AnyOf,
}

/// A member of a [`Union`].
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// Where it was written in the union.
    pub origin: Origin,
    /// What it is: a component's id where the member is a bare `$ref`.
    pub schema: SchemaId,
}

/// How a reader finds the member that a value belongs to. Lists run parallel to [`Union::members`].
#[derive(Debug, Clone, PartialEq)]
pub enum Choice {
    /// A string property says it: `discriminator`, or a property with `const` or `enum` values unique to each member.
    Tag {
        /// The property.
        property: String,
        /// The values that mean each member.
        values: Vec<Vec<String>>,
        /// The member that a value is whose tag is missing, or means none (`defaultMapping`). It holds the tag.
        default: Option<usize>,
    },
    /// Each member has JSON types of its own.
    JsonType(Vec<Vec<JsonType>>),
    /// Each member but at most one (`None`) requires a key that no other member declares.
    RequiredKey(Vec<Option<String>>),
    /// Nothing tells them apart: the first that decodes, in order.
    Trial,
}

/// The JSON type of a value. Integers are numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "named as in RFC 8259")]
pub enum JsonType {
    Boolean,
    Number,
    String,
    Array,
    Object,
}

/// A [Discriminator Object](https://spec.openapis.org/oas/v3.0.4.html#discriminator-object).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Discriminator {
    /// Where it was written.
    pub origin: Origin,
    /// `propertyName`
    pub property: String,
    /// `mapping` as written.
    pub mapping: Vec<(String, String)>,
    /// `defaultMapping` as written (3.2): what a value is that has no tag, or one that means no member.
    pub default_mapping: Option<String>,
}
