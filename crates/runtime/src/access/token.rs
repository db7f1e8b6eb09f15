//! Tokens that are had of somebody else, kept until they expire.

use std::{
    error::Error,
    fmt,
    future::Future,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use tokio::sync::Mutex;

use crate::{Body, BoxFuture, CallOptions, Secret, Transport, TransportError, TransportErrorKind};

/// A token is renewed while it is still good, so that it does not expire on its way: this long before, or a tenth of its life.
const MARGIN: Duration = Duration::from_secs(30);

/// Gives access tokens: from a file, from a program, from a server. See [`crate::ClientCredentials`].
///
/// A client asks when a call needs a token and there is none, or the last one has expired or was refused (401). Calls that need one
/// at the same time wait for one answer.
///
/// ```
/// use specwright_runtime::{BoxFuture, Channel, Token, TokenError, TokenSource};
///
/// #[derive(Debug)]
/// struct File(std::path::PathBuf);
///
/// impl TokenSource for File {
///     fn fetch(&self, _: Channel) -> BoxFuture<Result<Token, TokenError>> {
///         let path = self.0.clone();
///         Box::pin(async move {
///             let text = std::fs::read_to_string(path)
///                 .map_err(|error| TokenError::new("the token cannot be read").caused_by(error))?;
///             Ok(Token::new(text.trim()).expires_in(std::time::Duration::from_secs(60)))
///         })
///     }
/// }
/// ```
pub trait TokenSource: Send + Sync {
    /// Fetches a token. `channel` is how the client reaches servers; a source may reach its own in any other way.
    fn fetch(&self, channel: Channel) -> BoxFuture<Result<Token, TokenError>>;
}

/// A function is a source, too: `token_source(|| async { Ok(Token::new("...")) })`.
impl<F, Fut> TokenSource for F
where
    F: Fn() -> Fut + Send + Sync,
    Fut: Future<Output = Result<Token, TokenError>> + Send + 'static,
{
    fn fetch(&self, _: Channel) -> BoxFuture<Result<Token, TokenError>> {
        Box::pin(self())
    }
}

/// An access token.
#[derive(Debug, Clone)]
pub struct Token {
    value: Secret,
    /// Until when it is given out again; `None`: as long as no server refuses it.
    fresh_until: Option<Instant>,
}

impl Token {
    /// A token that does not expire.
    pub fn new(value: impl Into<Secret>) -> Self {
        Self { value: value.into(), fresh_until: None }
    }

    /// It is good for this long, from now on.
    #[must_use]
    pub fn expires_in(self, life: Duration) -> Self {
        self.expires_after(Instant::now(), life)
    }

    /// It was good for this long when it was asked for.
    pub(crate) fn expires_after(mut self, asked: Instant, life: Duration) -> Self {
        self.fresh_until = asked.checked_add(life.saturating_sub(MARGIN.min(life / 10)));
        self
    }

    fn is_fresh(&self) -> bool {
        self.fresh_until.is_none_or(|until| Instant::now() < until)
    }
}

/// Why there is no token.
#[derive(Debug, Clone, thiserror::Error)]
#[error("{message}")]
pub struct TokenError {
    message: String,
    #[source]
    source: Option<Arc<dyn Error + Send + Sync>>,
}

impl TokenError {
    /// An error with a message, which should say nothing secret: it is shown.
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), source: None }
    }

    /// With what caused it.
    #[must_use]
    pub fn caused_by(mut self, source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        self.source = Some(Arc::from(source.into()));
        self
    }

    /// Whether the deadline of the call that asked was too short, which says nothing to other calls.
    fn is_timeout(&self) -> bool {
        let transport = self.source.as_deref().and_then(|error| error.downcast_ref());
        transport.is_some_and(|error: &TransportError| error.kind() == TransportErrorKind::Timeout)
    }
}

/// How a client reaches servers: its transport, within the time that the call has.
#[derive(Debug, Clone)]
pub struct Channel {
    pub(crate) transport: Arc<dyn Transport>,
    pub(crate) options: CallOptions,
}

impl Channel {
    /// Sends a request and gives the response as soon as its head is there.
    pub fn send(
        &self,
        mut request: http::Request<Body>,
    ) -> BoxFuture<Result<http::Response<Body>, TransportError>> {
        request.extensions_mut().insert(self.options.clone());
        self.transport.send(request)
    }
}

/// The tokens of a source, one at a time.
pub(crate) struct Tokens {
    source: Arc<dyn TokenSource>,
    /// How often it was asked.
    asked: AtomicU64,
    kept: Mutex<Kept>,
}

#[derive(Default)]
struct Kept {
    token: Option<Token>,
    /// How the last time ended, and which it was, if it went wrong.
    failed: Option<(u64, TokenError)>,
}

impl Tokens {
    pub(crate) fn new(source: Arc<dyn TokenSource>) -> Self {
        Self { source, asked: AtomicU64::new(0), kept: Mutex::default() }
    }

    /// A token that is good now. Who waits while another call asks has its answer; who comes later asks anew after a failure.
    pub(crate) async fn token(&self, channel: Channel) -> Result<Secret, TokenError> {
        let before = self.asked.load(Ordering::Acquire);
        let mut kept = self.kept.lock().await;
        if let Some(token) = kept.token.as_ref().filter(|token| token.is_fresh()) {
            return Ok(token.value.clone());
        }
        if let Some((time, error)) = &kept.failed
            && *time > before
            && !error.is_timeout()
        {
            return Err(error.clone());
        }
        // A call that is dropped meanwhile lets the next one ask.
        let answer = self.source.fetch(channel).await;
        let time = self.asked.fetch_add(1, Ordering::AcqRel) + 1;
        *kept = Kept::default();
        match answer {
            Ok(token) => {
                let value = token.value.clone();
                kept.token = Some(token);
                Ok(value)
            }
            Err(error) => {
                kept.failed = Some((time, error.clone()));
                Err(error)
            }
        }
    }

    /// A server refused this token: the next call asks for another.
    pub(crate) async fn forget(&self, refused: &Secret) {
        let mut kept = self.kept.lock().await;
        kept.token.take_if(|token| token.value == *refused);
    }
}

impl fmt::Debug for Tokens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TokenSource(..)")
    }
}
