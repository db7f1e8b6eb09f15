//! What can be called.

use specwright_ir::{Method, Origin};

use crate::Type;

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
    /// Whether it is called without credentials.
    pub anonymous: bool,
    /// What its body is sent as; `None`: as `application/json`, or there is none.
    pub content_type: Option<String>,
    /// What its success is asked for as; `None`: as `application/json`, or there is none.
    pub accept: Option<String>,
    /// What every call needs, as arguments in order.
    pub arguments: Vec<Argument>,
    /// What a call may have, as setters sorted by name.
    pub setters: Vec<Argument>,
    /// What a success holds.
    pub output: Type,
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
    /// In the path, `style: simple`.
    Path,
    /// In the query, one value.
    Query,
    /// In the query, `name=value` per item.
    QueryList,
    /// In the query, as JSON.
    QueryJson,
    /// In a header, one value.
    Header,
    /// In a header, as ASCII-escaped JSON.
    HeaderJson,
    /// In a header, as base64 of JSON.
    HeaderJsonBase64,
    /// The body, as JSON.
    Body,
}

/// How pages follow each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paging {
    /// The query parameter that takes the key of the next page, on the wire.
    pub parameter: String,
    /// Its setter.
    pub setter: String,
    /// The field of the page that has the key.
    pub next: String,
    /// Whether that field may be missing.
    pub next_presence: crate::Presence,
    /// The field that says whether there is more, and whether it may be missing.
    pub has_more: Option<(String, crate::Presence)>,
    /// The field that holds the items.
    pub items: String,
    /// Whether that field may be missing.
    pub items_presence: crate::Presence,
    /// What the items are.
    pub item: Type,
}
