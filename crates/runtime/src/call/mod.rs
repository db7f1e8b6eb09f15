//! A call on its way: what generated operations are made of.

mod access;
mod answer;
mod arguments;
mod body;
mod page;
mod payload;
mod request;

use std::{fmt, sync::Arc, time::Duration};

use http::{HeaderMap, Method};

pub use body::RequestBody;

use arguments::Texts;
use payload::Payload;

use crate::{
    CallOptions, access::Alternatives, client::Core, error::Operation, server::Documented,
};

/// A call that is not made yet.
#[derive(Clone)]
pub struct Call {
    core: Core,
    method: Method,
    template: &'static str,
    /// What variables are filled with.
    path: Vec<(&'static str, String)>,
    /// Names with their values, by parameter.
    query: Texts,
    /// The URL of a page, in place of path and query.
    page: Option<String>,
    headers: HeaderMap,
    /// Names with their values, by cookie.
    cookies: Texts,
    body: Option<Payload>,
    /// Of a body that does not say it itself.
    content_type: &'static str,
    /// Of the answer.
    accept: &'static str,
    options: CallOptions,
    security: Alternatives,
    anonymous: bool,
    /// Instead of those of the API.
    servers: Option<&'static [Documented]>,
    /// Statuses that are successes, beside 2xx.
    successes: &'static [&'static str],
    /// What is wrong with an argument; reported when the call is made.
    fault: Option<Arc<str>>,
}

impl Call {
    pub(crate) fn new(core: Core, method: Method, template: &'static str) -> Self {
        let (options, security) = (core.0.options.clone(), core.0.api.security);
        Self {
            core,
            method,
            template,
            path: Vec::new(),
            query: Vec::new(),
            page: None,
            headers: HeaderMap::new(),
            cookies: Vec::new(),
            body: None,
            content_type: "application/json",
            accept: "application/json",
            options,
            security,
            anonymous: false,
            servers: None,
            successes: &[],
            fault: None,
        }
    }

    pub(crate) fn by(core: Core, method: &'static str, template: &'static str) -> Self {
        match Method::from_bytes(method.as_bytes()) {
            Ok(method) => Self::new(core, method, template),
            Err(_) => {
                let mut call = Self::new(core, Method::default(), template);
                call.fail(format!("`{}` is not a method of HTTP", method.escape_debug()));
                call
            }
        }
    }

    /// Sets what the answer is asked for as: JSON by other names.
    #[must_use]
    pub fn accept(mut self, media_types: &'static str) -> Self {
        self.accept = media_types;
        self
    }

    /// Sets statuses that are successes, beside 2xx.
    #[must_use]
    pub fn successes(mut self, statuses: &'static [&'static str]) -> Self {
        self.successes = statuses;
        self
    }

    /// Sets how long the call may take, its body included; of an answer that is read as it comes, its head.
    #[must_use]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.options.timeout = Some(timeout);
        self
    }

    fn operation(&self) -> Operation {
        Operation {
            method: self.method.clone(),
            path: self.template,
            hints: Vec::new(),
            secrets: self.core.0.credentials.secrets().clone(),
            timeout: self.options.timeout,
        }
    }

    fn fail(&mut self, message: String) {
        self.fault.get_or_insert_with(|| message.into());
    }
}

/// Names without values: arguments may be secret.
impl fmt::Debug for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call")
            .field("method", &self.method)
            .field("path", &self.template)
            .field("query", &self.query.iter().map(|(name, _)| name).collect::<Vec<_>>())
            .field("headers", &self.headers.keys().collect::<Vec<_>>())
            .field("body", &self.body)
            .field("options", &self.options)
            .finish_non_exhaustive()
    }
}
