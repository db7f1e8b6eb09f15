//! A call on its way: what generated operations are made of.

mod answer;
mod body;
mod payload;
mod request;

use std::{borrow::Cow, fmt, fmt::Display, sync::Arc, time::Duration};

use http::{HeaderMap, Method};
use serde::Serialize;

pub use body::RequestBody;
use payload::Payload;

use crate::{
    CallOptions, builder,
    client::{Auth, Core},
    error::Operation,
    parameter,
};

/// A call that is not made yet.
#[derive(Clone)]
pub struct Call {
    core: Core,
    method: Method,
    template: &'static str,
    path: Vec<(&'static str, String)>,
    query: Vec<(Cow<'static, str>, String)>,
    headers: HeaderMap,
    body: Option<Payload>,
    /// Of a body that does not say it itself.
    content_type: &'static str,
    /// Of the answer.
    accept: &'static str,
    options: CallOptions,
    anonymous: bool,
    /// Statuses that are successes, beside 2xx.
    successes: &'static [&'static str],
    /// What is wrong with an argument; reported when the call is made.
    fault: Option<Arc<str>>,
}

impl Call {
    pub(crate) fn new(core: Core, method: Method, template: &'static str) -> Self {
        let options = core.0.options.clone();
        Self {
            core,
            method,
            template,
            path: Vec::new(),
            query: Vec::new(),
            headers: HeaderMap::new(),
            body: None,
            content_type: "application/json",
            accept: "application/json",
            options,
            anonymous: false,
            successes: &[],
            fault: None,
        }
    }

    /// Fills a variable of the path.
    #[must_use]
    pub fn path(mut self, name: &'static str, value: &(impl Display + ?Sized)) -> Self {
        self.path.push((name, value.to_string()));
        self
    }

    /// Sets a query parameter, whatever it was before.
    #[must_use]
    pub fn query(
        mut self,
        name: impl Into<Cow<'static, str>>,
        value: &(impl Display + ?Sized),
    ) -> Self {
        let name = name.into();
        self.query.retain(|(known, _)| *known != name);
        self.query.push((name, value.to_string()));
        self
    }

    /// What a query parameter is set to.
    pub(crate) fn query_values(&self, name: &str) -> impl Iterator<Item = &str> {
        let set = self.query.iter().filter(move |(known, _)| *known == name);
        set.map(|(_, value)| value.as_str())
    }

    /// Sets a query parameter once per item.
    #[must_use]
    pub fn query_list<T: Display>(
        mut self,
        name: &'static str,
        values: impl IntoIterator<Item = T>,
    ) -> Self {
        self.query.retain(|(known, _)| *known != name);
        self.query.extend(values.into_iter().map(|value| (name.into(), value.to_string())));
        self
    }

    /// Sets a query parameter to JSON.
    #[must_use]
    pub fn query_json<T: Serialize>(mut self, name: &'static str, value: &T) -> Self {
        match serde_json::to_string(value) {
            Ok(json) => self.query(name, &json),
            Err(error) => {
                self.fail(format!("the query parameter `{name}` cannot be written: {error}"));
                self
            }
        }
    }

    /// Sets a header, whatever it was before.
    #[must_use]
    pub fn header(mut self, name: impl AsRef<str>, value: &(impl Display + ?Sized)) -> Self {
        match builder::header(name.as_ref(), &value.to_string()) {
            Ok((name, value)) => {
                self.headers.insert(name, value);
            }
            Err(message) => self.fail(message),
        }
        self
    }

    /// Sets a header to JSON in ASCII.
    #[must_use]
    pub fn header_json<T: Serialize>(self, name: &'static str, value: &T) -> Self {
        self.header_text(name, parameter::ascii_json(value))
    }

    /// Sets a header to base64 of JSON.
    #[must_use]
    pub fn header_json_base64<T: Serialize>(self, name: &'static str, value: &T) -> Self {
        self.header_text(name, parameter::base64_json(value))
    }

    fn header_text(mut self, name: &'static str, text: Result<String, serde_json::Error>) -> Self {
        match text {
            Ok(text) => self.header(name, &text),
            Err(error) => {
                self.fail(format!("the header `{name}` cannot be written: {error}"));
                self
            }
        }
    }

    /// Sets what the answer is asked for as: JSON by other names.
    #[must_use]
    pub fn accept(mut self, media_types: &'static str) -> Self {
        self.accept = media_types;
        self
    }

    /// Sends no credentials.
    #[must_use]
    pub fn anonymous(mut self) -> Self {
        self.anonymous = true;
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
        let api = self.core.0.api;
        let keyed = api.auth != Auth::None && !self.anonymous;
        Operation {
            method: self.method.clone(),
            path: self.template,
            api_key_env: if keyed { api.api_key_env } else { "" },
            key: self.core.0.key.clone(),
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
