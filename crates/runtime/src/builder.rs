//! How a client is configured.

use std::{env, fmt, marker::PhantomData, sync::Arc, time::Duration};

use http::{HeaderMap, HeaderName, HeaderValue, Uri};

use crate::{
    CallOptions, Secret, Transport,
    client::{Api, Auth, Core, Settings},
    multipart::{Boundaries, random},
};

/// Configures a client. Errors wait until [`ClientBuilder::build`].
pub struct ClientBuilder<C> {
    api: &'static Api,
    key: Option<Secret>,
    base_url: Option<String>,
    headers: HeaderMap,
    options: CallOptions,
    boundaries: Boundaries,
    transport: Option<Arc<dyn Transport>>,
    error: Option<BuildError>,
    client: PhantomData<fn() -> C>,
}

/// Why a client cannot be made.
#[derive(Debug, thiserror::Error)]
#[error("{message}")]
pub struct BuildError {
    message: String,
    #[source]
    source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

impl BuildError {
    fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), source: None }
    }

    #[cfg(feature = "reqwest")]
    pub(crate) fn transport(source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self { message: "the HTTP client cannot be set up".into(), source: Some(source.into()) }
    }
}

impl<C: From<Core>> ClientBuilder<C> {
    /// Starts from the defaults of an API.
    #[must_use]
    pub fn new(api: &'static Api) -> Self {
        Self {
            api,
            key: None,
            base_url: None,
            headers: HeaderMap::new(),
            options: CallOptions::default(),
            boundaries: Arc::new(random),
            transport: None,
            error: None,
            client: PhantomData,
        }
    }

    /// Takes the key and the base URL from the API's environment variables, where they are set and nothing else was said.
    #[must_use]
    pub fn from_env(mut self) -> Self {
        if self.key.is_none() && self.api.auth != Auth::None {
            self.key = self.variable(self.api.api_key_env).map(|key| Secret::new(key.trim()));
        }
        if self.base_url.is_none() {
            self.base_url = self.variable(self.api.base_url_env);
        }
        self
    }

    /// The key that calls are made with.
    #[must_use]
    pub fn api_key(mut self, key: impl Into<Secret>) -> Self {
        self.key = Some(key.into());
        self
    }

    /// Another base URL: `http` or `https`, with or without a path, without a query.
    #[must_use]
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.base_url = Some(url.into());
        self
    }

    /// A header that every call sends.
    #[must_use]
    pub fn header(mut self, name: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        match header(name.as_ref(), value.as_ref()) {
            Ok((name, value)) => {
                self.headers.insert(name, value);
            }
            Err(message) => self.fail(message),
        }
        self
    }

    /// How long a call may take, its body included; one minute when nothing is said.
    #[must_use]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.options.timeout = Some(timeout);
        self
    }

    /// Calls may take as long as they take.
    #[must_use]
    pub fn no_timeout(mut self) -> Self {
        self.options.timeout = None;
        self
    }

    /// What requests travel by.
    #[must_use]
    pub fn transport(mut self, transport: impl Transport + 'static) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// A reqwest client that the program has already. It should follow no redirects.
    #[cfg(feature = "reqwest")]
    #[must_use]
    pub fn reqwest_client(self, client: reqwest::Client) -> Self {
        self.transport(crate::ReqwestTransport::from(client))
    }

    /// What multipart bodies are told apart by, one text per body, instead of random ones: what is sent can be compared then, in tests.
    /// A text that occurs in a body is lengthened until it does not.
    #[must_use]
    pub fn boundaries(mut self, source: impl Fn() -> String + Send + Sync + 'static) -> Self {
        self.boundaries = Arc::new(source);
        self
    }

    /// Makes the client.
    ///
    /// # Errors
    /// A setting that is not of use; a key that is needed and missing; no transport.
    pub fn build(self) -> Result<C, BuildError> {
        if let Some(error) = self.error {
            return Err(error);
        }
        let api = self.api;
        let base_url = base_url(api, self.base_url)?;
        if let Some(key) = &self.key {
            if key.expose().trim().is_empty() {
                return Err(BuildError::new("the API key is empty"));
            }
            // Shown without the value: it is a key. Beyond ASCII a header has no encoding that everybody reads.
            if !key.expose().is_ascii() || HeaderValue::from_str(key.expose()).is_err() {
                return Err(BuildError::new(
                    "the API key has characters that a header cannot hold",
                ));
            }
        } else if api.auth != Auth::None {
            let variable = api.api_key_env;
            return Err(BuildError::new(format!(
                "no API key for {}: set the environment variable {variable} and use `from_env`, or call `api_key`",
                api.name
            )));
        }
        let transport = match self.transport {
            Some(transport) => transport,
            None => default_transport()?,
        };
        let (key, headers, options) = (self.key, self.headers, self.options);
        let boundaries = self.boundaries;
        let settings = Settings { api, base_url, key, headers, options, boundaries, transport };
        Ok(Core(Arc::new(settings)).into())
    }

    /// A variable that is set to more than blanks.
    fn variable(&mut self, name: &str) -> Option<String> {
        match env::var(name) {
            Ok(value) => Some(value).filter(|value| !value.trim().is_empty()),
            Err(env::VarError::NotPresent) => None,
            Err(env::VarError::NotUnicode(_)) => {
                self.fail(format!("the environment variable {name} is not UTF-8"));
                None
            }
        }
    }

    fn fail(&mut self, message: String) {
        self.error.get_or_insert_with(|| BuildError::new(message));
    }
}

/// A header's name and value, or why they are none. The value is not shown, neither here nor by
/// a transport: it may be secret.
pub(crate) fn header(name: &str, value: &str) -> Result<(HeaderName, HeaderValue), String> {
    let parsed = HeaderName::from_bytes(name.as_bytes())
        .map_err(|_| format!("`{}` is not the name of a header", name.escape_debug()))?;
    let mut value = HeaderValue::from_str(value).map_err(|_| {
        format!("the value of the header `{parsed}` has characters that no header can hold")
    })?;
    value.set_sensitive(true);
    Ok((parsed, value))
}

#[cfg(feature = "reqwest")]
fn default_transport() -> Result<Arc<dyn Transport>, BuildError> {
    Ok(Arc::new(crate::ReqwestTransport::new()?))
}

#[cfg(not(feature = "reqwest"))]
fn default_transport() -> Result<Arc<dyn Transport>, BuildError> {
    Err(BuildError::new("no transport: call `transport`, or enable the feature `reqwest`"))
}

fn base_url(api: &Api, said: Option<String>) -> Result<String, BuildError> {
    let Some(url) = said.or_else(|| api.base_url.map(str::to_owned)) else {
        let variable = api.base_url_env;
        return Err(BuildError::new(format!(
            "no base URL for {}: set the environment variable {variable} and use `from_env`, or call `base_url`",
            api.name
        )));
    };
    let trimmed = url.trim().trim_end_matches('/');
    let parsed: Result<Uri, _> = trimmed.parse();
    let fits = parsed.as_ref().is_ok_and(|uri| {
        matches!(uri.scheme_str(), Some("http" | "https"))
            && uri.host().is_some_and(|host| !host.is_empty())
            && uri.authority().is_some_and(|authority| !authority.as_str().contains('@'))
            && uri.query().is_none()
    });
    if !fits || trimmed.contains('#') {
        // Shown without the value: people put credentials into URLs.
        return Err(BuildError::new(
            "the base URL must be `http` or `https` with a host, without user, query or fragment",
        ));
    }
    Ok(trimmed.to_owned())
}

impl<C> fmt::Debug for ClientBuilder<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder")
            .field("api", &self.api.name)
            .field("key", &self.key)
            .field("headers", &self.headers.keys().collect::<Vec<_>>())
            .field("options", &self.options)
            .field("transport", &self.transport)
            .finish_non_exhaustive()
    }
}
