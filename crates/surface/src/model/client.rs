//! The client type.

use specwright_ir::Origin;

use crate::{Alternatives, Scheme};

/// What a client knows of its API before any call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Client {
    /// Where the API is described as a whole.
    pub origin: Origin,
    /// The API's short name, e.g. `retell`: the folder of its description.
    pub api: String,
    /// The API's title.
    pub title: String,
    /// Rustdoc, Markdown.
    pub doc: String,
    /// The base URL when nothing else is said; `None`: the caller must say.
    pub base_url: Option<String>,
    /// Where the API is, the default first.
    pub servers: Place,
    /// The environment variable with another base URL.
    pub base_url_env: String,
    /// The ways to prove who makes a call, those that calls need by default first.
    pub schemes: Vec<Scheme>,
    /// What a call needs that says nothing else.
    pub security: Alternatives,
    /// Whether every call needs that one credential.
    pub required: bool,
}

/// Where calls go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// To the one server that there is, without variables: its URL, which may be relative. `None`: the description has none.
    Only(Option<String>),
    /// To the first of these types of servers.
    Chosen(Vec<String>),
}
