//! Credentials: what callers give for a scheme, checked and ready to be sent.

use std::{fmt, sync::Arc};

use base64::Engine;
use http::{HeaderName, HeaderValue};

use super::{Kind, Place, Scheme, Secrets, TokenSource, Tokens};
use crate::{Secret, builder};

/// What proves who makes a call: a key or a token (any text is one), a user with a password, a source of tokens, or a header.
#[derive(Clone)]
pub struct Credential(pub(crate) Given);

#[derive(Clone)]
pub(crate) enum Given {
    Text(Secret),
    Basic(String, Secret),
    Source(Arc<dyn TokenSource>),
    Header(String, Secret),
}

impl Credential {
    /// A user and a password, which may be empty.
    pub fn basic(user: impl Into<String>, password: impl Into<Secret>) -> Self {
        Self(Given::Basic(user.into(), password.into()))
    }

    /// Tokens that expire.
    pub fn source(source: impl TokenSource + 'static) -> Self {
        Self(Given::Source(Arc::new(source)))
    }

    /// A header as it is sent, whatever the scheme says: `Credential::header("Authorization", "Custom abc")`.
    pub fn header(name: impl Into<String>, value: impl Into<Secret>) -> Self {
        Self(Given::Header(name.into(), value.into()))
    }
}

/// A key or a token.
impl<T: Into<Secret>> From<T> for Credential {
    fn from(text: T) -> Self {
        Self(Given::Text(text.into()))
    }
}

impl fmt::Debug for Credential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Given::Text(secret) => secret.fmt(f),
            Given::Basic(..) => f.write_str("Basic(***)"),
            Given::Source(_) => f.write_str("TokenSource(..)"),
            Given::Header(name, _) => write!(f, "Header({name:?}, ***)"),
        }
    }
}

/// A credential that fits its scheme.
pub(crate) struct Held {
    pub(crate) target: Target,
    pub(crate) value: Value,
    shown: Credential,
}

/// Where a credential is put.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Target {
    Header(HeaderName),
    Query(&'static str),
    Cookie(&'static str),
}

pub(crate) enum Value {
    /// As it is sent, and what of it nobody should see.
    Fixed(Secret, Secrets),
    /// As the scheme sends it.
    Tokens(Tokens),
}

impl Held {
    /// Checks a credential. What is wrong is said without it.
    pub(crate) fn of(scheme: &Scheme, given: Credential) -> Result<Self, String> {
        let basic = matches!(scheme.kind, Kind::Basic(..));
        let (target, value) = match &given.0 {
            Given::Header(name, value) => {
                let (name, _) = builder::header(name, value.expose())?;
                (Target::Header(name), Value::Fixed(value.clone(), [value.clone()].into()))
            }
            Given::Basic(user, password) if basic => (target(scheme)?, pair(user, password)?),
            Given::Basic(..) => {
                return Err(format!("`{}` takes no user and password", scheme.name));
            }
            Given::Source(_) | Given::Text(_) if basic => {
                return Err(format!("`{}` takes a user and a password", scheme.name));
            }
            Given::Source(source) => (target(scheme)?, Value::Tokens(Tokens::new(source.clone()))),
            Given::Text(key) => {
                check(scheme, key)?;
                let sent = scheme.sent(key.expose());
                (target(scheme)?, Value::Fixed(sent.into(), [key.clone()].into()))
            }
        };
        Ok(Self { target, value, shown: given })
    }

    /// What to look at when a server refuses it.
    pub(crate) fn hint(&self, scheme: &Scheme) -> String {
        let variables: Vec<String> = scheme
            .variables()
            .iter()
            .filter(|name| !name.is_empty())
            .map(|name| format!("`{name}`"))
            .collect();
        match (&self.shown.0, variables.join(", ")) {
            (Given::Source(_), _) => format!("the token source of `{}`", scheme.name),
            (Given::Header(name, _), _) => format!("the header `{name}`"),
            (_, none) if none.is_empty() => format!("the {}", scheme.noun()),
            (_, variables) => format!("the {} ({variables})", scheme.noun()),
        }
    }
}

/// Where the scheme says.
fn target(scheme: &Scheme) -> Result<Target, String> {
    let name = scheme.name;
    match scheme.place() {
        Some(Place::Header(header)) => {
            HeaderName::from_bytes(header.as_bytes()).map(Target::Header).map_err(|_| {
                format!("`{name}` is sent as `{header}`, which is not the name of a header")
            })
        }
        Some(Place::Query(name)) => Ok(Target::Query(name)),
        Some(Place::Cookie(name)) => Ok(Target::Cookie(name)),
        None => Err(format!("nobody says how `{name}` is sent: give it as `Credential::header`")),
    }
}

/// The header of RFC 7617, in UTF-8 ([2.1](https://www.rfc-editor.org/rfc/rfc7617#section-2.1)).
fn pair(user: &str, password: &Secret) -> Result<Value, String> {
    if user.contains(':') {
        return Err("the user must have no colon: what follows it is the password".to_owned());
    }
    if user.chars().chain(password.expose().chars()).any(char::is_control) {
        return Err("user and password must have no control characters".to_owned());
    }
    if user.is_empty() && password.expose().is_empty() {
        return Err("user and password are empty".to_owned());
    }
    let pair = format!("{user}:{}", password.expose());
    let pair = Secret::from(base64::engine::general_purpose::STANDARD.encode(pair));
    // Where there is no password, the user is a key.
    let key = if password.expose().is_empty() { user.into() } else { password.clone() };
    Ok(Value::Fixed(format!("Basic {}", pair.expose()).into(), [key, pair].into()))
}

/// What can be sent where the scheme sends it.
pub(crate) fn check(scheme: &Scheme, key: &Secret) -> Result<(), String> {
    let (text, noun) = (key.expose(), scheme.noun());
    if text.trim().is_empty() {
        return Err(format!("the {noun} is empty"));
    }
    let (fits, what) = match scheme.place() {
        Some(Place::Query(_)) => (true, "query"),
        // As it is: servers compare it with what they gave out.
        Some(Place::Cookie(_)) => (text.bytes().all(is_cookie_octet), "cookie"),
        // Beyond ASCII a header has no encoding that everybody reads.
        _ => (text.is_ascii() && HeaderValue::from_str(text).is_ok(), "header"),
    };
    match fits {
        true => Ok(()),
        false => Err(format!("the {noun} has characters that a {what} cannot hold")),
    }
}

/// [RFC 6265, 4.1.1](https://www.rfc-editor.org/rfc/rfc6265#section-4.1.1)
fn is_cookie_octet(byte: u8) -> bool {
    matches!(byte, 0x21 | 0x23..=0x2b | 0x2d..=0x3a | 0x3c..=0x5b | 0x5d..=0x7e)
}

impl fmt::Debug for Held {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.shown.fmt(f)
    }
}
