//! The contract of an HTTP API, as specwright reads it from an OpenAPI description.
//!
//! The IR says what the API *is*, never how Rust spells it: closed enums, ids instead of pointers, wire names only.
//! Every node keeps its [`Origin`], so that whoever objects to it can say where it was written.
//!
//! Invariants, kept by whoever builds an [`Api`]:
//! * every [`SchemaId`] indexes [`Api::schemas`]; `$ref` is resolved to the id of its target, cycles included;
//! * an [`Shape::Alias`] chain ends; `allOf` is merged away, its members stay readable in [`Composition`];
//! * `null` is never a member of an enumeration or a union: it is [`Schema::nullable`];
//! * a path parameter exists for each variable of its operation's [`PathTemplate`];
//! * order is that of the description.
//!
//! This crate reads nothing, prints nothing (its [`dump`] aside) and depends on no other crate of the workspace.

mod dump;
mod operation;
mod origin;
mod path;
mod reach;
mod schema;
mod security;
mod union;
mod written;

use indexmap::IndexMap;

pub use dump::dump;
pub use operation::{
    Body, Callback, Declared, Header, LeftOut, Location, MediaType, Method, Operation, Parameter,
    ParameterEncoding, PropertyEncoding, PropertyStyle, Response, StatusMatch, Style,
};
pub use origin::{Origin, Pointer};
pub use path::{PathTemplate, Segment};
pub use reach::{Direction, Reach};
pub use schema::{
    Access, Additional, Composition, Constraints, Enumeration, IntegerFormat, NumberFormat, Object,
    Property, Schema, SchemaId, Schemas, Shape, StringFormat,
};
pub use security::{KeyLocation, OAuthFlow, SecurityRequirement, SecurityScheme, SecurityTerm};
pub use union::{Choice, Discriminator, JsonType, Member, Union, UnionKind};
pub use written::{Exclusive, Written};

/// JSON as written in the description: defaults, examples, enumeration values.
pub type Json = serde_json::Value;

/// `x-` members kept by name, in the order of the description.
pub type Extensions = IndexMap<String, Json>;

/// A whole API.
#[derive(Debug, Clone, PartialEq)]
pub struct Api {
    /// Title, version and prose.
    pub info: Info,
    /// Servers of the whole API, the default first; empty means `/`.
    pub servers: Vec<Server>,
    /// What an operation needs that does not say otherwise: any one of these; `None`: nothing is said.
    pub security: Option<Vec<SecurityRequirement>>,
    /// Schemes by component name.
    pub security_schemes: IndexMap<String, SecurityScheme>,
    /// Every schema node, named or inline.
    pub schemas: Schemas,
    /// The named ones (`components.schemas`), in the order of the description.
    pub components: IndexMap<String, SchemaId>,
    /// Every operation, in the order of the description.
    pub operations: Vec<Operation>,
    /// What the API calls, in the order of the description: the path is the webhook's name as a literal. They are never called; bodies
    /// are received, and answers sent.
    pub webhooks: Vec<Operation>,
    /// Extensions of the document's root.
    pub extensions: Extensions,
}

impl Api {
    /// What a call of `operation` must satisfy: any one of these; empty means nothing.
    #[must_use]
    pub fn security_of<'a>(&'a self, operation: &'a Operation) -> &'a [SecurityRequirement] {
        let said = operation.security.as_deref().or(self.security.as_deref());
        said.unwrap_or_default()
    }

    /// What the API calls, whether or not anybody asked for it: webhooks and callbacks.
    pub fn received(&self) -> impl Iterator<Item = &Operation> {
        let callbacks = self.operations.iter().flat_map(|operation| &operation.callbacks);
        self.webhooks.iter().chain(callbacks.map(|callback| &callback.operation))
    }
}

/// The [Info Object](https://spec.openapis.org/oas/v3.0.4.html#info-object).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Info {
    /// Where it was written.
    pub origin: Origin,
    /// The API's title.
    pub title: String,
    /// The version of the description (not of OpenAPI).
    pub version: String,
    /// Prose, CommonMark.
    pub description: Option<String>,
}

/// A [Server Object](https://spec.openapis.org/oas/v3.0.4.html#server-object).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Server {
    /// Where it was written.
    pub origin: Origin,
    /// The URL template, possibly relative.
    pub url: String,
    /// What it is called (3.2).
    pub name: Option<String>,
    /// Prose.
    pub description: Option<String>,
    /// Variables of the template by name.
    pub variables: IndexMap<String, ServerVariable>,
}

/// A variable of a [`Server`]'s URL.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServerVariable {
    /// Used when the caller says nothing.
    pub default: String,
    /// The values allowed; empty means any.
    pub values: Vec<String>,
    /// Prose.
    pub description: Option<String>,
}
