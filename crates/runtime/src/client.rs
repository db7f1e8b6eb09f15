//! What a client holds: settings and a transport, shared by its clones and calls.

use std::{fmt, sync::Arc};

use http::{HeaderMap, Method};

use crate::{CallOptions, Secret, Transport, call::Call, multipart::Boundaries};

/// What a client knows of its API before any call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Api {
    /// The API's short name.
    pub name: &'static str,
    /// The base URL when nothing else is said.
    pub base_url: Option<&'static str>,
    /// How a call proves who makes it.
    pub auth: Auth,
    /// The environment variable with the key.
    pub api_key_env: &'static str,
    /// The environment variable with another base URL.
    pub base_url_env: &'static str,
    /// The `User-Agent`.
    pub user_agent: &'static str,
}

/// How a call proves who makes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Auth {
    /// Not at all.
    None,
    /// `Authorization: Bearer KEY` ([RFC 6750, 2.1](https://www.rfc-editor.org/rfc/rfc6750#section-2.1)).
    Bearer,
}

/// What every call of a client needs. Clones share it.
#[derive(Clone)]
pub struct Core(pub(crate) Arc<Settings>);

pub(crate) struct Settings {
    pub(crate) api: &'static Api,
    /// Without a slash at the end.
    pub(crate) base_url: String,
    pub(crate) key: Option<Secret>,
    pub(crate) headers: HeaderMap,
    pub(crate) options: CallOptions,
    /// What parts of bodies are told apart by.
    pub(crate) boundaries: Boundaries,
    pub(crate) transport: Arc<dyn Transport>,
}

impl Core {
    /// Starts a call. `path` is the template of the description, whose variables [`Call::path`] fills.
    #[must_use]
    pub fn call(&self, method: Method, path: &'static str) -> Call {
        Call::new(self.clone(), method, path)
    }

    /// Starts a call by a method that has no constant.
    #[must_use]
    pub fn call_by(&self, method: &'static str, path: &'static str) -> Call {
        Call::by(self.clone(), method, path)
    }
}

impl fmt::Debug for Core {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Header values may be secret, too.
        f.debug_struct("Core")
            .field("api", &self.0.api.name)
            .field("base_url", &self.0.base_url)
            .field("key", &self.0.key)
            .field("headers", &self.0.headers.keys().collect::<Vec<_>>())
            .field("options", &self.0.options)
            .field("transport", &self.0.transport)
            .finish()
    }
}
