//! The client type.

use specwright_ir::Origin;

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
    /// The environment variable with the key.
    pub api_key_env: String,
    /// The environment variable with another base URL.
    pub base_url_env: String,
    /// How a call proves who makes it.
    pub auth: Auth,
}

/// How a call proves who makes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Auth {
    /// Not at all.
    None,
    /// `Authorization: Bearer KEY`
    Bearer,
}
