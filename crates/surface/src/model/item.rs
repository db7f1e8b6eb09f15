//! Types that a client crate defines.

use specwright_ir::{Direction, Origin};

use crate::{Choice, Headers, Outputs, Type};

/// A type of the crate.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// The name in Rust.
    pub name: String,
    /// Where the schema was written.
    pub origin: Origin,
    /// Rustdoc, Markdown.
    pub doc: String,
    /// Whether callers should move away from it.
    pub deprecated: bool,
    /// Who sends it.
    pub direction: Direction,
    /// What it is.
    pub kind: ItemKind,
}

/// What an [`Item`] is.
#[derive(Debug, Clone, PartialEq)]
pub enum ItemKind {
    /// A struct.
    Struct(Struct),
    /// An open enum of strings or integers.
    Enum(Enum),
    /// An open enum whose variants hold values.
    Union(Union),
    /// An enum of successes that differ.
    Outputs(Outputs),
    /// A struct of documented headers.
    Headers(Headers),
    /// An enum that is only sent.
    Choice(Choice),
    /// `type Name = Type;`
    Alias(Type),
    /// `struct Name(pub Type);`, for what holds itself: an alias cannot.
    Newtype(Type),
}

/// An object.
#[derive(Debug, Clone, PartialEq)]
pub struct Struct {
    /// What it holds and writes, in the order of the description.
    pub members: Vec<Member>,
    /// What it is on the wire.
    pub shape: Shape,
    /// Where undeclared members go; `None`: dropped.
    pub extra: Option<Extra>,
    /// `new`; only on what a request can hold.
    pub constructor: Option<Constructor>,
    /// Traits beside `Debug` and, except for multipart bodies, `Clone` and `PartialEq`.
    pub derives: Derives,
}

impl Struct {
    /// The fields among the members.
    pub fn fields(&self) -> impl Iterator<Item = &Field> {
        self.members.iter().filter_map(|member| match member {
            Member::Field(field) => Some(field),
            Member::Constant(_) => None,
        })
    }

    /// The field of that wire name.
    #[must_use]
    pub fn field(&self, wire: &str) -> Option<&Field> {
        self.fields().find(|field| field.wire == wire)
    }
}

/// What a [`Struct`] is on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// An object of JSON.
    Object,
    /// A list of JSON whose items differ: members are named by their numbers, from 0.
    List,
    /// A multipart body: no JSON, and only sent.
    Multipart,
}

/// A member of an object.
#[derive(Debug, Clone, PartialEq)]
pub enum Member {
    /// A public field.
    Field(Field),
    /// Always written, never read: no field.
    Constant(Constant),
}

/// A public field.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// The name in Rust, without `r#`.
    pub name: String,
    /// The name on the wire.
    pub wire: String,
    /// Where the property was written.
    pub origin: Origin,
    /// Rustdoc, Markdown.
    pub doc: String,
    /// Whether callers should move away from it.
    pub deprecated: bool,
    /// What it holds when it is there.
    pub ty: Type,
    /// Whether it may be missing or null.
    pub presence: Presence,
    /// Whether it holds files, as a whole or in its items, or a [`Choice`] with files: in a multipart body.
    pub files: bool,
    /// The variant of its type that `new` sets without asking: the only value that the description lists.
    pub only: Option<String>,
    /// The name of its `with_` setter, if it has one.
    pub setter: Option<String>,
}

impl Field {
    /// What a constructor takes for it.
    #[must_use]
    pub fn argument(&self) -> Type {
        match self.presence {
            Presence::Required => self.ty.clone(),
            Presence::Optional
            | Presence::Given
            | Presence::RequiredNullable
            | Presence::Nullable => Type::Option(Box::new(self.ty.clone())),
        }
    }

    /// The type as declared.
    #[must_use]
    pub fn declared(&self) -> String {
        match self.presence {
            Presence::Required => self.ty.to_string(),
            Presence::Optional | Presence::Given | Presence::RequiredNullable => {
                format!("Option<{}>", self.ty)
            }
            Presence::Nullable => format!("Maybe<{}>", self.ty),
        }
    }
}

/// Whether a member may be missing or null.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// Always there: `T`.
    Required,
    /// May be missing: `Option<T>`; `None` is not written, and `null` is read as `None`.
    Optional,
    /// May be missing: `Option<T>`, of a `T` that holds `null` itself; `None` is not written.
    Given,
    /// Always there, maybe null: `Option<T>`; `None` is written as `null`.
    RequiredNullable,
    /// May be missing or null: `Maybe<T>`.
    Nullable,
}

/// A member with one possible value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Constant {
    /// The name on the wire.
    pub wire: String,
    /// The value.
    pub value: String,
}

/// The field for undeclared members.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extra {
    /// The name in Rust.
    pub name: String,
    /// The type of each value.
    pub ty: Type,
    /// Whether each holds files: in multipart bodies.
    pub files: bool,
    /// Which are kept, and how.
    pub kept: Kept,
}

/// Which undeclared members are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// All, in a map.
    Members,
    /// Those of the type, in a map: of the others nothing is said.
    Matched,
    /// The items of a list after those that have a field, in a list.
    Items,
}

/// How `new` takes what is required; names of fields, ordered by wire name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Constructor {
    /// An argument each.
    Arguments(Vec<String>),
    /// One struct of that name.
    Required {
        /// The name of the struct.
        name: String,
        /// Its fields.
        fields: Vec<String>,
    },
}

/// Traits that depend on what a struct holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Derives {
    /// `Default`: a request may hold it and nothing is required.
    pub default: bool,
}

/// An open enum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enum {
    /// What its values are.
    pub kind: EnumKind,
    /// The values known, in the order of the description.
    pub variants: Vec<Variant>,
    /// The variant for values that are newer than the description.
    pub unknown: String,
}

/// What an [`Enum`] is on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "named as in JSON Schema")]
pub enum EnumKind {
    String,
    Integer,
    /// Of several JSON types, or of one that is neither.
    Mixed,
}

/// A value of an [`Enum`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variant {
    /// The name in Rust.
    pub name: String,
    /// The value on the wire: a string as it is, integers in decimal, of mixed values each as JSON.
    pub wire: String,
    /// Rustdoc, Markdown.
    pub doc: String,
}

/// An open enum whose variants hold values.
#[derive(Debug, Clone, PartialEq)]
pub struct Union {
    /// In the order of the description.
    pub variants: Vec<UnionVariant>,
    /// How a reader finds the variant.
    pub choice: UnionChoice,
    /// Whether a value may be of several members at once (`anyOf`).
    pub several: bool,
    /// The variant for values that are newer than the description, and for those of several members of which none holds all.
    pub unknown: String,
}

/// A variant of a [`Union`].
#[derive(Debug, Clone, PartialEq)]
pub struct UnionVariant {
    /// The name in Rust.
    pub name: String,
    /// Where the member was written.
    pub origin: Origin,
    /// What it holds.
    pub ty: Type,
    /// Rustdoc, Markdown.
    pub doc: String,
    /// The tag to write beside what it holds, where that does not hold the tag itself.
    pub added_tag: Option<String>,
    /// Whether `From` of what it holds is unambiguous.
    pub from: bool,
    /// A function that makes the variant from the required fields of its struct.
    pub constructor: Option<UnionConstructor>,
}

/// A function that makes a variant of a union.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnionConstructor {
    /// The name in Rust.
    pub name: String,
    /// The struct whose `new` it calls.
    pub target: String,
    /// The arguments of that `new`.
    pub arguments: Vec<(String, Type)>,
}

/// How a reader finds the variant of a [`Union`]; lists run parallel to the variants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UnionChoice {
    /// By a string member.
    Tag {
        /// The member.
        property: String,
        /// The values that mean each variant.
        values: Vec<Vec<String>>,
        /// The variant whose tag may be missing, or another.
        default: Option<usize>,
    },
    /// By the JSON type of the value.
    JsonType(Vec<Vec<specwright_ir::JsonType>>),
    /// By a member that no other variant has; `None`: what is left.
    RequiredKey(Vec<Option<String>>),
    /// The one that keeps most of the value; the first of those.
    Trial,
}
