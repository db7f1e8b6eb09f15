//! The surface as data.

mod access;
mod answer;
mod body;
mod client;
mod error_enum;
mod item;
mod operation;
mod paging;
mod server;
mod taken;
mod types;

pub use access::{Alternatives, Grant, Scheme, SchemeKind};
pub use answer::{HeaderField, HeaderForm, Headers, OutputVariant, Outputs, Reading};
pub use body::{Choice, ChoiceKind, ChoiceVariant, Content, ContentKind, Way, Written};
pub use client::{Client, Place};
pub use error_enum::{ErrorEnum, ErrorVariant};
pub use item::{
    Constant, Constructor, Derives, Enum, EnumKind, Extra, Field, Item, ItemKind, Kept, Member,
    Presence, Shape, Struct, Union, UnionChoice, UnionConstructor, UnionVariant, Variant,
};
pub use operation::{Argument, Encoding, Group, Operation, Role};
pub use paging::{FieldPath, PagedBy, Paging};
pub use server::{Server, ServerVariable};
pub use taken::Taken;
pub use types::{Format, Type};

use specwright_ir::{LeftOut, Origin, SchemaId};

/// Everything that users of a generated client can see, named and typed. Each list is sorted by name.
#[derive(Debug, Clone, PartialEq)]
pub struct Surface {
    /// The client itself.
    pub client: Client,
    /// Types of bodies and parameters.
    pub items: Vec<Item>,
    /// What documented failures hold.
    pub errors: Vec<ErrorEnum>,
    /// Servers that callers can choose, in the order of the description; empty: there is nothing to choose.
    pub servers: Vec<Server>,
    /// Operations by handle; the client's own come first.
    pub groups: Vec<Group>,
    /// Operations of the contract that cannot be called.
    pub left_out: Vec<LeftOut>,
    /// Every place whose type is any JSON, by place: of fields, items, variants, arguments, answers, undeclared members.
    pub untyped: Vec<Untyped>,
    /// How many places have a type at all, these included.
    pub positions: usize,
    /// Schemas with documented values, of components and bodies, and the types of these.
    pub exemplified: Vec<(SchemaId, Type)>,
}

/// A place whose type is any JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Untyped {
    /// Where its schema is written; where one would be, if there is none.
    pub origin: Origin,
    /// Why.
    pub reason: String,
    /// Whether its schema says nothing more of its values.
    pub faithful: bool,
}

impl Surface {
    /// Every operation with the group it is on.
    pub fn operations(&self) -> impl Iterator<Item = (&Group, &Operation)> {
        self.groups.iter().flat_map(|group| group.operations.iter().map(move |op| (group, op)))
    }

    /// Whether callers should move away from a type or a field.
    #[must_use]
    pub fn has_deprecated_types(&self) -> bool {
        self.items.iter().any(|item| {
            let field = match &item.kind {
                ItemKind::Struct(object) => object.fields().any(|field| field.deprecated),
                ItemKind::Headers(headers) => headers.fields.iter().any(|field| field.deprecated),
                ItemKind::Enum(_)
                | ItemKind::Union(_)
                | ItemKind::Outputs(_)
                | ItemKind::Choice(_)
                | ItemKind::Alias(_)
                | ItemKind::Newtype(_) => false,
            };
            item.deprecated || field
        })
    }

    /// The type of that name.
    #[must_use]
    pub fn item(&self, name: &str) -> Option<&Item> {
        self.items
            .binary_search_by(|item| item.name.as_str().cmp(name))
            .ok()
            .map(|at| &self.items[at])
    }
}
