//! What can go wrong with a call.

use std::{error, fmt, time::Duration};

use bytes::Bytes;
use http::{HeaderMap, Method, StatusCode};

use crate::{
    ApiError, DecodeError, TokenError, TransportError, TransportErrorKind, access::Secrets,
    answer::Raw, media_type, message, retry_after,
};

/// Why a call gave no value. `E` is what the documented failures of the operation hold.
///
/// Status, headers and body are kept whatever they are. Credentials and arguments are never shown.
pub struct Error<E>(Box<Inner<E>>);

struct Inner<E> {
    operation: Operation,
    kind: Kind<E>,
    raw: Option<Raw>,
}

/// The operation that was called.
#[derive(Debug, Clone)]
pub struct Operation {
    pub(crate) method: Method,
    pub(crate) path: &'static str,
    /// What to look at when the server refuses the credentials.
    pub(crate) hints: Vec<String>,
    /// What must not be shown, even where the server repeats it.
    pub(crate) secrets: Secrets,
    pub(crate) timeout: Option<Duration>,
}

impl Operation {
    /// What is wrong with an answer, without what must not be shown.
    pub(crate) fn hiding(&self, error: DecodeError) -> DecodeError {
        error.hiding(&self.secrets)
    }

    /// What the server said, without what must not be shown.
    fn hidden(&self, text: &str) -> String {
        self.secrets.hidden_in(text)
    }
}

enum Kind<E> {
    Request(String),
    Missing(String),
    Credentials(&'static str, TokenError),
    Transport(TransportError),
    Api(E),
    Status(Option<DecodeError>),
    Decode(DecodeError),
}

/// Failures that do not depend on the operation's types.
#[derive(Debug)]
pub enum Failure {
    Request(String),
    /// The credentials that are missing, in words.
    Missing(String),
    /// There is no token for this scheme.
    Credentials(&'static str, TokenError),
    Transport(TransportError),
    Interrupted(TransportError, Raw),
    Status(Raw, Option<DecodeError>),
    Decode(Raw, DecodeError),
}

/// What kind of thing went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// An argument is not of use; nothing was sent.
    Request,
    /// Credentials are missing, or there is no token to be had; nothing was sent.
    Credentials,
    /// No connection; nothing was sent.
    Connect,
    /// The deadline passed; the server may have acted.
    Timeout,
    /// The connection broke; the server may have acted.
    Transport,
    /// A documented failure: [`Error::api`] has it.
    Api,
    /// A status that is not documented, or whose body is not what is documented.
    Status,
    /// A success whose body is not what is documented.
    Decode,
}

impl<E: ApiError> Error<E> {
    pub(crate) fn new(operation: Operation, failure: Failure) -> Self {
        let hiding = |error| operation.hiding(error);
        let (kind, raw) = match failure {
            Failure::Request(message) => (Kind::Request(message), None),
            Failure::Missing(what) => (Kind::Missing(what), None),
            Failure::Credentials(scheme, error) => (Kind::Credentials(scheme, error), None),
            Failure::Transport(error) => (Kind::Transport(error), None),
            Failure::Interrupted(error, raw) => (Kind::Transport(error), Some(raw)),
            Failure::Status(raw, error) => (Kind::Status(error.map(hiding)), Some(raw)),
            Failure::Decode(raw, error) => (Kind::Decode(hiding(error)), Some(raw)),
        };
        Self(Box::new(Inner { operation, kind, raw }))
    }

    pub(crate) fn documented(operation: Operation, error: E, raw: Raw) -> Self {
        Self(Box::new(Inner { operation, kind: Kind::Api(error), raw: Some(raw) }))
    }
}

impl<E> Error<E> {
    /// What kind of thing went wrong.
    pub fn kind(&self) -> ErrorKind {
        match &self.0.kind {
            Kind::Request(_) => ErrorKind::Request,
            Kind::Missing(_) | Kind::Credentials(..) => ErrorKind::Credentials,
            Kind::Transport(error) => match error.kind() {
                TransportErrorKind::Connect => ErrorKind::Connect,
                TransportErrorKind::Timeout => ErrorKind::Timeout,
                TransportErrorKind::Refused => ErrorKind::Request,
                TransportErrorKind::Interrupted | TransportErrorKind::Upload => {
                    ErrorKind::Transport
                }
            },
            Kind::Api(_) => ErrorKind::Api,
            Kind::Status(_) => ErrorKind::Status,
            Kind::Decode(_) => ErrorKind::Decode,
        }
    }

    /// The documented failure, if it is one.
    pub fn api(&self) -> Option<&E> {
        match &self.0.kind {
            Kind::Api(error) => Some(error),
            _ => None,
        }
    }

    /// The documented failure, if it is one.
    ///
    /// # Errors
    /// The error itself, when it is something else.
    pub fn into_api(self) -> Result<E, Self> {
        match *self.0 {
            Inner { kind: Kind::Api(error), .. } => Ok(error),
            inner => Err(Self(Box::new(inner))),
        }
    }

    /// Where the body is not what is documented.
    pub fn decode_error(&self) -> Option<&DecodeError> {
        match &self.0.kind {
            Kind::Decode(error) | Kind::Status(Some(error)) => Some(error),
            _ => None,
        }
    }

    /// The status, if there was an answer.
    pub fn status(&self) -> Option<StatusCode> {
        self.0.raw.as_ref().map(|raw| raw.status)
    }

    /// The headers, if there was an answer.
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.0.raw.as_ref().map(|raw| &raw.headers)
    }

    /// The body as it came, if all of it arrived.
    pub fn body(&self) -> Option<&Bytes> {
        let interrupted = matches!(self.0.kind, Kind::Transport(_));
        self.0.raw.as_ref().map(|raw| &raw.body).filter(|_| !interrupted)
    }

    /// What the server calls this request, for its support.
    pub fn request_id(&self) -> Option<&str> {
        request_id(self.headers()?)
    }

    /// What the server says is wrong: `message`, `error.message`, `error` or `detail` of a JSON body, else its text; without the
    /// credentials, should they be repeated there.
    pub fn message(&self) -> Option<String> {
        message::of(self.body()?).map(|message| self.0.operation.hidden(&message))
    }

    /// How long the server asks to wait: `retry-after-ms`, `retry-after`, or `retry_after` of a JSON body, in seconds.
    pub fn retry_after(&self) -> Option<Duration> {
        retry_after::of(self.headers()?, self.body().map(|body| &body[..]).unwrap_or_default())
    }

    /// Whether the deadline passed.
    pub fn is_timeout(&self) -> bool {
        self.kind() == ErrorKind::Timeout
    }

    /// Whether the server may have acted on the request.
    pub fn request_was_sent(&self) -> bool {
        !matches!(self.kind(), ErrorKind::Request | ErrorKind::Credentials | ErrorKind::Connect)
    }

    /// The operation: method and path template.
    pub fn operation(&self) -> (&Method, &str) {
        (&self.0.operation.method, self.0.operation.path)
    }
}

/// Headers that servers and their front ends name requests in.
const REQUEST_IDS: [&str; 5] =
    ["x-request-id", "request-id", "x-amzn-requestid", "x-correlation-id", "cf-ray"];

pub(crate) fn request_id(headers: &HeaderMap) -> Option<&str> {
    let text = |name: &&str| headers.get(*name)?.to_str().ok().filter(|id| !id.trim().is_empty());
    REQUEST_IDS.iter().find_map(text)
}

/// One line: what was called, what happened, what to do.
impl<E> fmt::Display for Error<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Operation { method, path, hints, timeout, .. } = &self.0.operation;
        write!(f, "{method} {path}: ")?;
        match &self.0.kind {
            Kind::Request(message) => write!(f, "{message}")?,
            Kind::Missing(what) => write!(
                f,
                "no credentials: it needs {what}; set the variables and use `from_env`, or call `credential` of the builder"
            )?,
            Kind::Credentials(scheme, error) => write!(f, "no token for `{scheme}`: {error}")?,
            Kind::Transport(error) if error.kind() == TransportErrorKind::Timeout => {
                let answer =
                    if self.0.raw.is_some() { "only part of the answer" } else { "no answer" };
                match timeout {
                    Some(timeout) => write!(f, "{answer} within {timeout:?}")?,
                    None => write!(f, "{error}")?,
                }
            }
            Kind::Transport(error) => write!(f, "{error}")?,
            Kind::Api(_) | Kind::Status(_) => self.answer(f)?,
            Kind::Decode(error) => {
                write!(f, "the answer is not as documented: ")?;
                if let Some(said) = self.headers().and_then(media_type::of)
                    && !media_type::is_json(&media_type::essence(said))
                {
                    write!(f, "it is `{}`, ", self.0.operation.hidden(said))?;
                }
                write!(f, "{error}")?;
            }
        }
        if self.status() == Some(StatusCode::UNAUTHORIZED) && !hints.is_empty() {
            write!(f, "; check {}", hints.join(" and "))?;
        }
        if let Some(id) = self.request_id() {
            write!(f, " (request {})", self.0.operation.hidden(id))?;
        }
        Ok(())
    }
}

impl<E> Error<E> {
    fn answer(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(raw) = &self.0.raw else { return Ok(()) };
        write!(f, "{}", raw.status)?;
        if let Some(message) = self.message() {
            write!(f, ": {}", message::line(&message))?;
        }
        if let Some(wait) = self.retry_after() {
            write!(f, "; retry after {wait:?}")?;
        }
        Ok(())
    }
}

/// Names of headers without values; the body as far as a line shows it.
impl<E: fmt::Debug> fmt::Debug for Error<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let alternate = f.alternate();
        let mut shown = f.debug_struct("Error");
        shown.field("kind", &self.kind()).field("message", &self.to_string());
        match &self.0.kind {
            Kind::Api(error) => {
                let text = if alternate { format!("{error:#?}") } else { format!("{error:?}") };
                shown.field("api", &format_args!("{}", self.0.operation.hidden(&text)))
            }
            Kind::Transport(error) => shown.field("source", error),
            Kind::Decode(error) | Kind::Status(Some(error)) => shown.field("source", error),
            Kind::Credentials(_, error) => shown.field("source", error),
            Kind::Request(_) | Kind::Missing(_) | Kind::Status(None) => &mut shown,
        };
        shown.finish()
    }
}

impl<E: fmt::Debug> error::Error for Error<E> {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match &self.0.kind {
            Kind::Transport(error) => error::Error::source(error),
            Kind::Status(Some(error)) => Some(error),
            // Of it the message says the rest.
            Kind::Credentials(_, error) => error::Error::source(error),
            // Of a decode error the message says all.
            Kind::Decode(_)
            | Kind::Request(_)
            | Kind::Missing(_)
            | Kind::Api(_)
            | Kind::Status(None) => None,
        }
    }
}
