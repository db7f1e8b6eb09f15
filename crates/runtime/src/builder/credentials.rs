//! What calls are proved with: by kind, by scheme, and from the environment.

use http::{HeaderMap, header};

use super::{BuildError, ClientBuilder};
use crate::{
    ClientCredentials, Credential, Secret, TokenSource,
    access::{Credentials, Held, Kind, Place, Scheme},
};

/// For an API that documents no scheme: the caller knows better.
static USUAL: [Scheme; 2] = [Scheme::bearer("bearer", ""), Scheme::basic("basic", "", "")];

/// Credentials. Each method gives one for a scheme of the API; what is given last counts.
impl<C> ClientBuilder<C> {
    /// The key that calls are made with: of the first scheme that takes one. An API that documents no scheme is sent none.
    #[must_use]
    pub fn api_key(self, key: impl Into<Secret>) -> Self {
        if self.api.schemes.is_empty() {
            return self;
        }
        let is_key = |kind| matches!(kind, Kind::Key(..) | Kind::Bearer(_) | Kind::Http(..));
        let at = self.first(is_key).or_else(|| self.first(|kind| matches!(kind, Kind::Token(..))));
        self.given(at, "API key", key.into())
    }

    /// A token that calls are made with, as `Authorization: Bearer`: of the first scheme that takes one. An API that documents no scheme
    /// is sent it with every call.
    #[must_use]
    pub fn bearer(self, token: impl Into<Secret>) -> Self {
        let at = self.first(is_bearer);
        self.given(at, "bearer token", token.into())
    }

    /// User and password that calls are made with, which may be empty: of the first scheme that takes them. An API that documents no
    /// scheme is sent them with every call.
    #[must_use]
    pub fn basic(self, user: impl Into<String>, password: impl Into<Secret>) -> Self {
        let at = self.first(|kind| matches!(kind, Kind::Basic(..)));
        self.given(at, "user and password", Credential::basic(user, password))
    }

    /// Where the tokens are had that calls are made with: as [`ClientBuilder::bearer`], for tokens that expire.
    #[must_use]
    pub fn token_source(self, source: impl TokenSource + 'static) -> Self {
        let is_token = |kind| matches!(kind, Kind::Token(..));
        let at = self.first(is_token).or_else(|| self.first(is_bearer));
        self.given(at, "bearer token", Credential::source(source))
    }

    /// Has the tokens that calls are made with where the description says that programs have theirs, for an id and a secret:
    /// [`ClientCredentials`] at that place.
    #[must_use]
    pub fn client_credentials(
        mut self,
        id: impl Into<String>,
        secret: impl Into<Secret>,
        scopes: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        let grants = self.schemes().iter().enumerate();
        let found = grants.clone().find_map(|(at, scheme)| match scheme.kind {
            Kind::Token(_, Some(grant)) => Some((at, grant)),
            _ => None,
        });
        match found {
            Some((at, grant)) => {
                let source = ClientCredentials::new(grant.url, id, secret).scopes(scopes);
                self.given(Some(at), "", Credential::source(source))
            }
            None => {
                let api = self.api.name;
                self.fail(format!(
                    "{api} documents no place to have tokens: call `token_source` with `ClientCredentials::new`"
                ));
                self
            }
        }
    }

    /// What calls are made with for the scheme of that name in the description: a key or a token (any text is one), or what a
    /// [`Credential`] is made of.
    #[must_use]
    pub fn credential(mut self, scheme: &str, credential: impl Into<Credential>) -> Self {
        match self.schemes().iter().position(|known| known.name == scheme) {
            Some(at) => self.given(Some(at), "", credential),
            None => {
                let names: Vec<String> =
                    self.api.schemes.iter().map(|known| format!("`{}`", known.name)).collect();
                let known = match names.is_empty() {
                    true => "it has none".to_owned(),
                    false => format!("it has {}", names.join(", ")),
                };
                let scheme = scheme.escape_debug();
                self.fail(format!("{} has no scheme `{scheme}`: {known}", self.api.name));
                self
            }
        }
    }

    /// The schemes that credentials are given for.
    pub(super) fn schemes(&self) -> &'static [Scheme] {
        match self.api.schemes {
            [] => &USUAL,
            documented => documented,
        }
    }

    fn first(&self, fits: impl Fn(Kind) -> bool) -> Option<usize> {
        self.schemes().iter().position(|scheme| fits(scheme.kind))
    }

    fn given(mut self, at: Option<usize>, what: &str, credential: impl Into<Credential>) -> Self {
        match at.and_then(|at| self.credentials.get_mut(at)) {
            Some(place) => *place = Some(credential.into()),
            None => {
                let all: Vec<String> = self.schemes().iter().map(Scheme::to_string).collect();
                let (api, all) = (self.api.name, all.join(", "));
                self.fail(format!("{api} takes no {what}; it takes {all}: call `credential`"));
            }
        }
        self
    }

    /// What the environment has for schemes for which nothing is given.
    pub(super) fn credentials_from_env(&mut self) {
        for (at, scheme) in self.api.schemes.iter().enumerate() {
            if self.credentials[at].is_none() {
                self.credentials[at] = self.in_variables(scheme);
            }
        }
    }

    fn in_variables(&mut self, scheme: &Scheme) -> Option<Credential> {
        match scheme.kind {
            Kind::Basic(user, password) => {
                let (user, password) = (self.variable(user), self.variable(password));
                // A user without a password may be a key; the other way round it may be, too.
                (user.is_some() || password.is_some()).then(|| {
                    let text = |value: Option<String>| value.unwrap_or_default().trim().to_owned();
                    Credential::basic(text(user), text(password))
                })
            }
            Kind::Token(token, Some(grant)) => self.key(token).or_else(|| {
                let (id, secret) = (self.variable(grant.id)?, self.variable(grant.secret)?);
                let source = ClientCredentials::new(grant.url, id.trim(), secret.trim());
                Some(Credential::source(source))
            }),
            Kind::Bearer(key) | Kind::Token(key, None) | Kind::Http(_, key) | Kind::Key(_, key) => {
                self.key(key)
            }
            Kind::Outside => None,
        }
    }

    fn key(&mut self, variable: &str) -> Option<Credential> {
        self.variable(variable).map(|key| key.trim().into())
    }

    /// Checks what is given, and that it is enough where every call needs the same.
    pub(super) fn credentials(&mut self) -> Result<Credentials, BuildError> {
        let mut held = Vec::new();
        for (scheme, given) in self.schemes().iter().zip(std::mem::take(&mut self.credentials)) {
            let checked = given.map(|given| Held::of(scheme, given)).transpose();
            held.push((*scheme, checked.map_err(BuildError::new)?));
        }
        let credentials = Credentials::new(held, self.api.schemes.is_empty());
        let by_hand = |place| is_set(&self.headers, place);
        if self.api.required && credentials.choose(self.api.security, by_hand).is_err() {
            return Err(BuildError::new(self.missing()));
        }
        Ok(credentials)
    }

    /// What to do about the credential that every call needs.
    fn missing(&self) -> String {
        let needed = self.api.security.iter().copied().flatten().next();
        let scheme = self.api.schemes.iter().find(|scheme| Some(&scheme.name) == needed);
        let Some(scheme) = scheme else { return format!("no credentials for {}", self.api.name) };
        let (variables, s) = match scheme.variables().as_slice() {
            [one] => ((*one).to_owned(), ""),
            several => (several.join(" and "), "s"),
        };
        let (noun, api, method) = (scheme.noun(), self.api.name, scheme.method());
        format!(
            "no {noun} for {api}: set the environment variable{s} {variables} and use `from_env`, or call `{method}`"
        )
    }
}

fn is_bearer(kind: Kind) -> bool {
    matches!(kind, Kind::Bearer(_) | Kind::Token(..))
}

/// Whether callers have set a header for themselves, or a cookie.
pub(crate) fn is_set(headers: &HeaderMap, place: Place) -> bool {
    match place {
        Place::Header(name) => headers.contains_key(name),
        Place::Cookie(name) => cookies(headers)
            .any(|cookie| cookie.split_once('=').is_some_and(|(known, _)| known.trim() == name)),
        Place::Query(_) => false,
    }
}

/// The cookies of a request, each as `name=value`.
pub(crate) fn cookies(headers: &HeaderMap) -> impl Iterator<Item = String> {
    let lines = headers.get_all(header::COOKIE).iter();
    lines.flat_map(|line| {
        let line = String::from_utf8_lossy(line.as_bytes()).into_owned();
        line.split(';').map(|one| one.trim().to_owned()).collect::<Vec<_>>()
    })
}
