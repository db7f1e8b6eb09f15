//! Operations: what can be called, with what, and what comes back.

use std::{fmt, sync::Arc};

use crate::{Extensions, Json, Origin, PathTemplate, SchemaId, SecurityRequirement, Server};

/// An [Operation Object](https://spec.openapis.org/oas/v3.0.4.html#operation-object) with its method and path.
#[derive(Debug, Clone, PartialEq)]
pub struct Operation {
    /// Where it was written.
    pub origin: Origin,
    /// `operationId`, if it has one.
    pub id: Option<String>,
    /// The HTTP method.
    pub method: Method,
    /// The path.
    pub path: PathTemplate,
    /// Tags as written; the first one groups.
    pub tags: Vec<String>,
    /// One line of prose.
    pub summary: Option<String>,
    /// Prose, CommonMark.
    pub description: Option<String>,
    /// Whether callers should move away from it.
    pub deprecated: bool,
    /// Parameters of the path item and of the operation, the latter winning.
    pub parameters: Vec<Parameter>,
    /// Parameters of a path that has no such variable, for who compares descriptions: they are never sent.
    pub idle: Vec<Parameter>,
    /// The request body.
    pub body: Option<Body>,
    /// The responses documented.
    pub responses: Vec<Response>,
    /// `None`: the API's default applies ([`crate::Api::security_of`]).
    pub security: Option<Vec<SecurityRequirement>>,
    /// Servers of this operation alone; empty: those of the API.
    pub servers: Vec<Server>,
    /// What the API calls because this was called.
    pub callbacks: Vec<Callback>,
    /// `x-` members.
    pub extensions: Extensions,
}

impl Operation {
    /// How people name it: the id, else `METHOD /path`.
    #[must_use]
    pub fn label(&self) -> String {
        self.id.clone().unwrap_or_else(|| format!("{} {}", self.method, self.path))
    }
}

/// What the API calls because an operation was called
/// ([Callback Object](https://spec.openapis.org/oas/v3.0.4.html#callback-object)). It is never called; bodies are received, and answers
/// sent.
#[derive(Debug, Clone, PartialEq)]
pub struct Callback {
    /// Its name in the operation.
    pub name: String,
    /// What is called: the path is the expression that says where, as a literal.
    pub operation: Operation,
}

/// An operation that is not part of what is generated: operations are whole or not there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// Where it was written.
    pub origin: Origin,
    /// `operationId`, if it has one.
    pub id: Option<String>,
    /// The HTTP method.
    pub method: Method,
    /// The path as written.
    pub path: String,
    /// Tags as far as they can be read.
    pub tags: Vec<String>,
    /// Why.
    pub reason: String,
}

impl LeftOut {
    /// A whole operation, for a reason.
    #[must_use]
    pub fn of(operation: &Operation, reason: impl Into<String>) -> Self {
        Self {
            origin: operation.origin.clone(),
            id: operation.id.clone(),
            method: operation.method.clone(),
            path: operation.path.to_string(),
            tags: operation.tags.clone(),
            reason: reason.into(),
        }
    }

    /// How people name it: the id, else `METHOD /path`.
    #[must_use]
    pub fn label(&self) -> String {
        self.id.clone().unwrap_or_else(|| format!("{} {}", self.method, self.path))
    }
}

/// An HTTP method that a path item can hold.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "named as in RFC 9110, RFC 5789 and OpenAPI 3.2")]
pub enum Method {
    Get,
    Put,
    Post,
    Delete,
    Options,
    Head,
    Patch,
    Trace,
    Query,
    /// A method that OpenAPI has no member for, as written.
    Other(Arc<str>),
}

impl Method {
    /// The name on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Get => "GET",
            Self::Put => "PUT",
            Self::Post => "POST",
            Self::Delete => "DELETE",
            Self::Options => "OPTIONS",
            Self::Head => "HEAD",
            Self::Patch => "PATCH",
            Self::Trace => "TRACE",
            Self::Query => "QUERY",
            Self::Other(name) => name,
        }
    }
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A [Parameter Object](https://spec.openapis.org/oas/v3.0.4.html#parameter-object).
#[derive(Debug, Clone, PartialEq)]
pub struct Parameter {
    /// Where it was written (the component, when shared).
    pub origin: Origin,
    /// The name on the wire.
    pub name: String,
    /// Where it travels.
    pub location: Location,
    /// Whether every call must send it. Always true in a path.
    pub required: bool,
    /// Prose.
    pub description: Option<String>,
    /// Whether callers should move away from it.
    pub deprecated: bool,
    /// Its values.
    pub schema: SchemaId,
    /// How a value becomes text.
    pub encoding: ParameterEncoding,
    /// `allowEmptyValue`
    pub allow_empty: bool,
    /// Where it is declared.
    pub declared: Declared,
    /// `x-` members.
    pub extensions: Extensions,
}

/// Where a parameter is declared.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Declared {
    /// For the operation.
    #[default]
    Operation,
    /// For all operations of its path.
    Path,
    /// Nowhere: the template of the path has such a variable.
    Template,
}

/// Where a parameter travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "named as OpenAPI's `in`")]
pub enum Location {
    Path,
    Query,
    Header,
    Cookie,
    /// The whole query, as one value (3.2). It has no name on the wire.
    Querystring,
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Path => "path",
            Self::Query => "query",
            Self::Header => "header",
            Self::Cookie => "cookie",
            Self::Querystring => "querystring",
        })
    }
}

/// How a parameter's value becomes text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ParameterEncoding {
    /// By `style` and `explode`, defaults filled in.
    Style {
        /// The style.
        style: Style,
        /// One `name=value` per item or member.
        explode: bool,
        /// Reserved characters are sent as they are.
        allow_reserved: bool,
    },
    /// As a document of this media type (`content`).
    Content {
        /// The media type, e.g. `application/json`.
        media_type: String,
    },
}

/// A parameter style ([OAS 3.0.4, 4.7.12.3](https://spec.openapis.org/oas/v3.0.4.html#style-values)).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "named as in OpenAPI")]
pub enum Style {
    Matrix,
    Label,
    Simple,
    Form,
    SpaceDelimited,
    PipeDelimited,
    /// Joined by tabs: `collectionFormat: tsv` of Swagger 2.0.
    TabDelimited,
    DeepObject,
    /// Name-value pairs of the `Cookie` header (3.2).
    Cookie,
}

impl fmt::Display for Style {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Matrix => "matrix",
            Self::Label => "label",
            Self::Simple => "simple",
            Self::Form => "form",
            Self::SpaceDelimited => "spaceDelimited",
            Self::PipeDelimited => "pipeDelimited",
            Self::TabDelimited => "tabDelimited",
            Self::DeepObject => "deepObject",
            Self::Cookie => "cookie",
        })
    }
}

/// A [Request Body Object](https://spec.openapis.org/oas/v3.0.4.html#request-body-object).
#[derive(Debug, Clone, PartialEq)]
pub struct Body {
    /// Where it was written.
    pub origin: Origin,
    /// Whether every call must send one.
    pub required: bool,
    /// Prose.
    pub description: Option<String>,
    /// What it may be, one entry per media type.
    pub content: Vec<MediaType>,
}

/// A [Media Type Object](https://spec.openapis.org/oas/v3.0.4.html#media-type-object) under its key.
#[derive(Debug, Clone, PartialEq)]
pub struct MediaType {
    /// Where it was written.
    pub origin: Origin,
    /// The key as written, e.g. `application/json`.
    pub name: String,
    /// What the document holds; `None`: nothing is said.
    pub schema: Option<SchemaId>,
    /// `itemSchema` (3.2): what each item of a stream is.
    pub items: Option<SchemaId>,
    /// `encoding`: how properties are written, in forms and multipart bodies, in the order of the description.
    pub encoding: Vec<PropertyEncoding>,
    /// Documented bodies, `example` and `examples.*.value`.
    pub examples: Vec<Json>,
}

/// An [Encoding Object](https://spec.openapis.org/oas/v3.0.4.html#encoding-object) under its key.
#[derive(Debug, Clone, PartialEq)]
pub struct PropertyEncoding {
    /// Where it was written.
    pub origin: Origin,
    /// The property.
    pub property: String,
    /// `contentType`: the media types, or ranges of them, that the property may be of; empty: what its type says.
    pub media_types: Vec<String>,
    /// How it becomes text, where any of `style`, `explode` and `allowReserved` is said: media types are of no effect then.
    pub style: Option<PropertyStyle>,
    /// Headers of its part.
    pub headers: Vec<Header>,
}

/// How a property becomes text, as parameters of a query do; defaults filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PropertyStyle {
    /// The style.
    pub style: Style,
    /// One `name=value` per item or member.
    pub explode: bool,
    /// Reserved characters are sent as they are.
    pub allow_reserved: bool,
}

/// A [Response Object](https://spec.openapis.org/oas/v3.0.4.html#response-object) under its status.
#[derive(Debug, Clone, PartialEq)]
pub struct Response {
    /// Where it was written (the component, when shared).
    pub origin: Origin,
    /// The statuses it speaks for.
    pub status: StatusMatch,
    /// Prose.
    pub description: String,
    /// Headers documented.
    pub headers: Vec<Header>,
    /// What the body may be, one entry per media type; empty: no body.
    pub content: Vec<MediaType>,
}

/// The statuses that a documented response speaks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum StatusMatch {
    /// One status.
    Code(u16),
    /// `1XX` to `5XX`: the first digit.
    Range(u8),
    /// Every status not documented otherwise.
    Default,
}

impl StatusMatch {
    /// Reads a key of the Responses Object.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if text == "default" {
            return Some(Self::Default);
        }
        let bytes = text.as_bytes();
        match bytes {
            [d @ b'1'..=b'5', b'x' | b'X', b'x' | b'X'] => Some(Self::Range(d - b'0')),
            [b'1'..=b'5', b'0'..=b'9', b'0'..=b'9'] => text.parse().ok().map(Self::Code),
            _ => None,
        }
    }

    /// Whether it speaks of success (2xx).
    #[must_use]
    pub fn is_success(self) -> bool {
        matches!(self, Self::Code(200..=299) | Self::Range(2))
    }
}

impl fmt::Display for StatusMatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Code(code) => write!(f, "{code}"),
            Self::Range(digit) => write!(f, "{digit}XX"),
            Self::Default => f.write_str("default"),
        }
    }
}

/// A response header.
#[derive(Debug, Clone, PartialEq)]
pub struct Header {
    /// Where it was written.
    pub origin: Origin,
    /// The name as written.
    pub name: String,
    /// Whether every such response has it.
    pub required: bool,
    /// Prose.
    pub description: Option<String>,
    /// Whether callers should move away from it.
    pub deprecated: bool,
    /// Its values.
    pub schema: SchemaId,
    /// How a value becomes text.
    pub encoding: ParameterEncoding,
}
