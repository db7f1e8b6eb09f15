//! Schemes: the ways to prove who makes a call that a description documents.

use std::fmt;

/// A way to prove who makes a call. Generated, one for each security scheme of the description.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scheme {
    pub(crate) name: &'static str,
    pub(crate) kind: Kind,
}

/// What a scheme sends; with each, the environment variables that hold it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// `Authorization: Bearer KEY` ([RFC 6750, 2.1](https://www.rfc-editor.org/rfc/rfc6750#section-2.1)).
    Bearer(&'static str),
    /// A bearer token that is had of somebody else.
    Token(&'static str, Option<Grant>),
    /// `Authorization: Basic ...` ([RFC 7617](https://www.rfc-editor.org/rfc/rfc7617)); user and password.
    Basic(&'static str, &'static str),
    /// `Authorization`, of another scheme ([RFC 9110, 11.6.2](https://www.rfc-editor.org/rfc/rfc9110#section-11.6.2)).
    Http(&'static str, &'static str),
    /// A key on its own.
    Key(Place, &'static str),
    /// Nothing that a call says, or nothing that is known of.
    Outside,
}

/// Where a key travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Header(&'static str),
    Query(&'static str),
    Cookie(&'static str),
}

/// Where tokens are had for a program of its own (`clientCredentials`), and the variables with its id and secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Grant {
    pub(crate) url: &'static str,
    pub(crate) id: &'static str,
    pub(crate) secret: &'static str,
}

/// The header of schemes that HTTP defines.
const AUTHORIZATION: Place = Place::Header("authorization");

impl Scheme {
    /// A key that travels as a bearer token.
    #[must_use]
    pub const fn bearer(name: &'static str, variable: &'static str) -> Self {
        Self { name, kind: Kind::Bearer(variable) }
    }

    /// An access token, of OAuth 2 or OpenID Connect.
    #[must_use]
    pub const fn token(name: &'static str, variable: &'static str) -> Self {
        Self { name, kind: Kind::Token(variable, None) }
    }

    /// Tokens are had at this URL for an id and a secret, which these variables hold.
    #[must_use]
    pub const fn granted_at(
        self,
        url: &'static str,
        id: &'static str,
        secret: &'static str,
    ) -> Self {
        let kind = match self.kind {
            Kind::Token(variable, _) => Kind::Token(variable, Some(Grant { url, id, secret })),
            other => other,
        };
        Self { kind, ..self }
    }

    /// A user and a password.
    #[must_use]
    pub const fn basic(name: &'static str, user: &'static str, password: &'static str) -> Self {
        Self { name, kind: Kind::Basic(user, password) }
    }

    /// Another scheme of the header `Authorization`.
    #[must_use]
    pub const fn http(name: &'static str, word: &'static str, variable: &'static str) -> Self {
        Self { name, kind: Kind::Http(word, variable) }
    }

    /// A key in a header.
    #[must_use]
    pub const fn header(name: &'static str, header: &'static str, variable: &'static str) -> Self {
        Self { name, kind: Kind::Key(Place::Header(header), variable) }
    }

    /// A key in the query.
    #[must_use]
    pub const fn query(
        name: &'static str,
        parameter: &'static str,
        variable: &'static str,
    ) -> Self {
        Self { name, kind: Kind::Key(Place::Query(parameter), variable) }
    }

    /// A key in a cookie.
    #[must_use]
    pub const fn cookie(name: &'static str, cookie: &'static str, variable: &'static str) -> Self {
        Self { name, kind: Kind::Key(Place::Cookie(cookie), variable) }
    }

    /// What the connection proves, as mutual TLS does, or what nobody knows how to send.
    #[must_use]
    pub const fn outside(name: &'static str) -> Self {
        Self { name, kind: Kind::Outside }
    }

    /// Where its credential travels, if it does.
    pub(crate) fn place(&self) -> Option<Place> {
        match self.kind {
            Kind::Bearer(_) | Kind::Token(..) | Kind::Basic(..) | Kind::Http(..) => {
                Some(AUTHORIZATION)
            }
            Kind::Key(place, _) => Some(place),
            Kind::Outside => None,
        }
    }

    /// A key or token as it is sent.
    pub(crate) fn sent(&self, text: &str) -> String {
        match self.kind {
            Kind::Bearer(_) | Kind::Token(..) => format!("Bearer {text}"),
            Kind::Http(word, _) => format!("{word} {text}"),
            Kind::Basic(..) | Kind::Key(..) | Kind::Outside => text.to_owned(),
        }
    }

    /// The method of the builder that takes its credential.
    pub(crate) fn method(&self) -> &'static str {
        match self.kind {
            Kind::Bearer(_) | Kind::Http(..) | Kind::Key(..) => "api_key",
            Kind::Token(..) => "bearer",
            Kind::Basic(..) => "basic",
            Kind::Outside => "credential",
        }
    }

    /// What its credential is called.
    pub(crate) fn noun(&self) -> &'static str {
        match self.kind {
            Kind::Bearer(_) | Kind::Http(..) | Kind::Key(..) => "API key",
            Kind::Token(..) => "access token",
            Kind::Basic(..) => "user and password",
            Kind::Outside => "credential",
        }
    }

    /// The environment variables that hold its credential.
    pub(crate) fn variables(&self) -> Vec<&'static str> {
        match self.kind {
            Kind::Bearer(one) | Kind::Http(_, one) | Kind::Key(_, one) | Kind::Token(one, _) => {
                vec![one]
            }
            Kind::Basic(user, password) => vec![user, password],
            Kind::Outside => Vec::new(),
        }
    }
}

impl Place {
    /// Whether both are one place: what is sent there twice is sent once.
    pub(crate) fn is(self, other: Self) -> bool {
        match (self, other) {
            (Self::Header(one), Self::Header(other)) => one.eq_ignore_ascii_case(other),
            (one, other) => one == other,
        }
    }
}

/// The name and the variables: `` `token` (ACME_API_KEY) ``.
impl fmt::Display for Scheme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`", self.name)?;
        match self.variables().join(", ") {
            none if none.is_empty() => Ok(()),
            all => write!(f, " ({all})"),
        }
    }
}
