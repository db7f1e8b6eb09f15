//! What a client holds: settings and a transport, shared by its clones and calls.

use std::{fmt, sync::Arc};

use http::{HeaderMap, Method};

use crate::{
    CallOptions, Transport,
    access::{Alternatives, Credentials, Scheme},
    call::Call,
    multipart::Boundaries,
    server::{Documented, Servers},
};

/// What a client knows of its API before any call.
#[derive(Debug, Clone, Copy)]
pub struct Api {
    /// The API's short name.
    pub name: &'static str,
    /// Where it is, the default first; empty: only the caller can say.
    pub servers: &'static [Documented],
    /// Where some of its operations are instead.
    pub own_servers: &'static [Documented],
    /// The ways to prove who makes a call.
    pub schemes: &'static [Scheme],
    /// Which of them a call needs that says nothing else.
    pub security: Alternatives,
    /// Whether every call needs that, so that a client without it is of no use.
    pub required: bool,
    /// The environment variable with another base URL.
    pub base_url_env: &'static str,
    /// The `User-Agent`.
    pub user_agent: &'static str,
}

/// What every call of a client needs. Clones share it.
#[derive(Clone)]
pub struct Core(pub(crate) Arc<Settings>);

pub(crate) struct Settings {
    pub(crate) api: &'static Api,
    /// Of calls to no server of their own, without a slash at the end.
    pub(crate) base_url: String,
    pub(crate) servers: Servers,
    pub(crate) credentials: Credentials,
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
            .field("key", &self.0.credentials)
            .field("headers", &self.0.headers.keys().collect::<Vec<_>>())
            .field("options", &self.0.options)
            .field("transport", &self.0.transport)
            .finish()
    }
}
