//! How a client is configured.

mod credentials;
mod servers;

use std::{env, fmt, marker::PhantomData, sync::Arc, time::Duration};

use http::{HeaderMap, HeaderName, HeaderValue};

use crate::{
    CallOptions, Credential, Transport,
    client::{Api, Core, Settings},
    multipart::{Boundaries, random},
};

pub(crate) use credentials::{cookies, is_set};

/// Configures a client. Errors wait until [`ClientBuilder::build`].
pub struct ClientBuilder<C> {
    api: &'static Api,
    /// One for each of the schemes.
    credentials: Vec<Option<Credential>>,
    base_url: Option<String>,
    /// Servers of the description, and where calls go instead.
    servers: Vec<(String, String)>,
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
        let mut new = Self {
            api,
            credentials: Vec::new(),
            base_url: None,
            servers: Vec::new(),
            headers: HeaderMap::new(),
            options: CallOptions::default(),
            boundaries: Arc::new(random),
            transport: None,
            error: None,
            client: PhantomData,
        };
        new.credentials = vec![None; new.schemes().len()];
        new
    }

    /// Takes credentials and the base URL from the API's environment variables, where they are set and nothing else was said.
    #[must_use]
    pub fn from_env(mut self) -> Self {
        self.credentials_from_env();
        self.base_url_from_env();
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
    /// A setting that is not of use; a credential that every call needs and that is missing; no place to send calls to; no transport.
    pub fn build(mut self) -> Result<C, BuildError> {
        if let Some(error) = self.error {
            return Err(error);
        }
        let (base_url, servers) = self.places()?;
        let credentials = self.credentials()?;
        let transport = match self.transport {
            Some(transport) => transport,
            None => default_transport()?,
        };
        let Self { api, headers, options, boundaries, .. } = self;
        let settings = Settings {
            api,
            base_url,
            servers,
            credentials,
            headers,
            options,
            boundaries,
            transport,
        };
        Ok(Core(Arc::new(settings)).into())
    }
}

impl<C> ClientBuilder<C> {
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

impl<C> fmt::Debug for ClientBuilder<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder")
            .field("api", &self.api.name)
            .field("credentials", &self.credentials.iter().flatten().collect::<Vec<_>>())
            .field("headers", &self.headers.keys().collect::<Vec<_>>())
            .field("options", &self.options)
            .field("transport", &self.transport)
            .finish_non_exhaustive()
    }
}
