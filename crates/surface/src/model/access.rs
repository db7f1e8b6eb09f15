//! How calls prove who makes them.

use std::fmt;

use specwright_ir::Origin;

/// A way to prove who makes a call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scheme {
    /// Its name in the description, by which callers give a credential.
    pub name: String,
    /// Where it was written; where all are, if it was not.
    pub origin: Origin,
    /// What is sent, and the environment variables that hold it.
    pub kind: SchemeKind,
}

/// What a scheme sends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SchemeKind {
    /// A key, as a bearer token.
    Bearer {
        /// The environment variable with the key.
        variable: String,
    },
    /// An access token of OAuth 2 or OpenID Connect, as a bearer token.
    Token {
        /// The environment variable with the token.
        variable: String,
        /// Where programs have tokens of their own.
        grant: Option<Grant>,
    },
    /// A user and a password.
    Basic {
        /// The environment variable with the user.
        user: String,
        /// The environment variable with the password.
        password: String,
    },
    /// Another scheme of HTTP.
    Http {
        /// The scheme as it is sent.
        word: String,
        /// The environment variable with what follows it.
        variable: String,
    },
    /// A key on its own.
    Key {
        /// Where it travels.
        location: specwright_ir::KeyLocation,
        /// The header, query parameter or cookie.
        name: String,
        /// The environment variable with the key.
        variable: String,
    },
    /// What is not said in a call, or what nobody says how to send.
    Outside,
}

/// Where programs have tokens for an id and a secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grant {
    /// The token URL.
    pub url: String,
    /// The environment variable with the id.
    pub id: String,
    /// The environment variable with the secret.
    pub secret: String,
}

impl Scheme {
    /// The environment variables that hold its credential.
    #[must_use]
    pub fn variables(&self) -> Vec<&str> {
        match &self.kind {
            SchemeKind::Bearer { variable }
            | SchemeKind::Token { variable, .. }
            | SchemeKind::Http { variable, .. }
            | SchemeKind::Key { variable, .. } => vec![variable],
            SchemeKind::Basic { user, password } => vec![user, password],
            SchemeKind::Outside => Vec::new(),
        }
    }
}

/// What a call needs: any one of these, each of schemes by name that are needed together. An empty one means that the call may be
/// made without; it is the last. None at all: the call is made without.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Alternatives(pub Vec<Vec<String>>);

impl fmt::Display for Alternatives {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let one = |terms: &Vec<String>| match terms.is_empty() {
            true => "nothing".to_owned(),
            false => terms.join(" and "),
        };
        let all: Vec<String> = self.0.iter().map(one).collect();
        f.write_str(&if all.is_empty() { "nothing".to_owned() } else { all.join(" or ") })
    }
}
