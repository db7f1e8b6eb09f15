//! What can be called.

use std::fmt;

use specwright_ir::{Location, Method, Origin, StatusMatch, Style};

use crate::{Alternatives, Content, Paging, Reading, Type};

/// Operations on one handle.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// The tag; `None`: the client itself.
    pub tag: Option<String>,
    /// The type that has the methods: `Client`, or the handle.
    pub handle: String,
    /// The method of the client that gives the handle, and its module.
    pub accessor: String,
    /// The methods, sorted by name.
    pub operations: Vec<Operation>,
}

impl Group {
    /// What the group is, in a line of Markdown. A tag is any text: its lines are one, and nothing in it is a link or HTML.
    #[must_use]
    pub fn about(&self) -> String {
        match &self.tag {
            None => "Operations of the client itself.".to_owned(),
            Some(tag) => {
                let tag = tag.replace(['[', ']', '<', '`'], " ");
                let between = |c: char| c.is_whitespace() || c.is_control();
                let words: Vec<&str> = tag.split(between).filter(|word| !word.is_empty()).collect();
                format!("Operations of the group \"{}\".", words.join(" "))
            }
        }
    }
}

/// An operation: a method that starts a call, and the call's type.
#[derive(Debug, Clone, PartialEq)]
pub struct Operation {
    /// The method.
    pub name: String,
    /// The call's type.
    pub call: String,
    /// How people name it: the `operationId`, else `METHOD /path`.
    pub label: String,
    /// Where it was written.
    pub origin: Origin,
    /// Rustdoc of the method, Markdown.
    pub doc: String,
    /// Whether callers should move away from it.
    pub deprecated: bool,
    /// The HTTP method.
    pub method: Method,
    /// The path template.
    pub path: String,
    /// The credentials it needs; `None`: those of the client.
    pub security: Option<Alternatives>,
    /// The types of the servers that it goes to; empty: to that of the client.
    pub servers: Vec<String>,
    /// How its body is written; `None`: there is none, or a [`crate::Choice`] says it.
    pub body: Option<Content>,
    /// What its success is asked for as; `None`: as `application/json`, or there is none.
    pub accept: Option<String>,
    /// What every call needs, as arguments in order.
    pub arguments: Vec<Argument>,
    /// What a call may have, as setters sorted by name.
    pub setters: Vec<Argument>,
    /// What a success holds.
    pub output: Type,
    /// How that is read.
    pub reading: Reading,
    /// Statuses that are successes, beside 2xx.
    pub successes: Vec<StatusMatch>,
    /// The type of the headers that are documented for its answers: an alias of what others may share.
    pub headers: Option<String>,
    /// The type of its documented failures: an alias of [`Operation::error_enum`].
    pub error: String,
    /// The [`crate::ErrorEnum`] behind it; `None`: no failure is documented with a body or status.
    pub error_enum: Option<String>,
    /// How its pages follow each other.
    pub paging: Option<Paging>,
}

/// A value that a call takes.
#[derive(Debug, Clone, PartialEq)]
pub struct Argument {
    /// The name in Rust, without `r#`.
    pub name: String,
    /// The name on the wire; empty for a body.
    pub wire: String,
    /// Where it was written.
    pub origin: Origin,
    /// Rustdoc, Markdown.
    pub doc: String,
    /// Whether callers should move away from it.
    pub deprecated: bool,
    /// Its type.
    pub ty: Type,
    /// Where it travels, and how.
    pub role: Role,
}

/// Where an argument travels, and how it becomes text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// A parameter.
    Parameter(Location, Encoding),
    /// The body, as [`Operation::body`] says.
    Body,
}

/// How a parameter becomes text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// By a style.
    Style {
        /// The style.
        style: Style,
        /// One `name=value` per item or member.
        explode: bool,
        /// Reserved characters are sent as they are.
        reserved: bool,
    },
    /// As JSON.
    Json,
    /// As base64 of JSON.
    JsonBase64,
    /// As text.
    Text,
    /// As a form (`application/x-www-form-urlencoded`).
    Form,
}

impl Encoding {
    /// What a parameter of that place has when its description does not say: nothing has to be said of it in code, either.
    #[must_use]
    pub fn usual(location: Location) -> Self {
        let (style, explode) = match location {
            Location::Path | Location::Header => (Style::Simple, false),
            Location::Query | Location::Cookie => (Style::Form, true),
            Location::Querystring => return Self::Form,
        };
        Self::Style { style, explode, reserved: false }
    }
}

/// As dumps show it: where, and how where that is not usual.
impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Body => f.write_str("Body"),
            Self::Parameter(location, encoding) if *encoding == Encoding::usual(*location) => {
                write!(f, "{location:?}")
            }
            Self::Parameter(location, encoding) => write!(f, "{location:?} as {encoding}"),
        }
    }
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Style { style, explode, reserved } => {
                let exploded = if *explode { "exploded" } else { "joined" };
                write!(f, "{style} {exploded}{}", if *reserved { " reserved" } else { "" })
            }
            Self::Json => f.write_str("JSON"),
            Self::JsonBase64 => f.write_str("base64 of JSON"),
            Self::Text => f.write_str("text"),
            Self::Form => f.write_str("a form"),
        }
    }
}
