//! Who makes a call, and where to: what a request is given beside its arguments.

use std::time::Instant;

use http::{HeaderMap, HeaderName, Request, header};
use percent_encoding::percent_decode_str;

use super::Call;
use crate::{
    CallOptions, Channel, Secret, TokenError,
    access::{Alternatives, Chosen, Place, Scheme, Target, Tokens, Value, check},
    builder::{self, cookies},
    client::{Core, Settings},
    error::{Failure, Operation},
    parameter,
    server::Documented,
};

/// What goes with a request.
pub(super) struct Proofs<'a> {
    sent: Vec<(&'a Target, Secret)>,
    /// Tokens that a server may refuse.
    tokens: Vec<(&'a Tokens, Secret)>,
}

impl Call {
    /// Sends these credentials, and not those that other calls do.
    #[must_use]
    pub fn security(mut self, alternatives: Alternatives) -> Self {
        self.security = alternatives;
        self
    }

    /// Sends no credentials.
    #[must_use]
    pub fn anonymous(mut self) -> Self {
        self.anonymous = true;
        self
    }

    /// Goes to one of these servers, and not where other calls do.
    #[must_use]
    pub fn servers(mut self, servers: &'static [Documented]) -> Self {
        self.servers = Some(servers);
        self
    }

    /// The base URL, without a slash at the end.
    pub(super) fn base_url(&self) -> Result<String, String> {
        let Settings { base_url, servers, .. } = &*self.core.0;
        let Some(own) = self.servers else { return Ok(base_url.clone()) };
        servers.base(own, Some(base_url)).ok_or_else(|| {
            let url = own.first().map_or("its server", |server| server.template);
            format!("nobody says where `{url}` is: call `base_url` or `server_for` of the builder")
        })
    }
}

impl<'a> Proofs<'a> {
    /// What a request needs that is not in it yet; `None`: nothing. Whatever of it nobody should see is noted in `operation`.
    pub(super) async fn of<B>(
        core: &'a Core,
        alternatives: Option<Alternatives>,
        request: &mut Request<B>,
        operation: &mut Operation,
    ) -> Result<Self, Failure> {
        let credentials = &core.0.credentials;
        let mut proofs = Self { sent: Vec::new(), tokens: Vec::new() };
        let Some(alternatives) = alternatives else { return Ok(proofs) };
        let chosen = credentials.choose(alternatives, |place| is_set(request, place));
        let chosen = chosen.map_err(Failure::Missing)?;
        for Chosen { scheme, held } in chosen {
            let value = match &held.value {
                Value::Fixed(value, _) => value.clone(),
                Value::Tokens(tokens) => {
                    let token = token(core, scheme, tokens, request).await?;
                    operation.secrets.add(token.clone());
                    let value = scheme.sent(token.expose()).into();
                    proofs.tokens.push((tokens, token));
                    value
                }
            };
            operation.hints.push(held.hint(scheme));
            proofs.sent.push((&held.target, value));
        }
        Ok(proofs)
    }

    /// Puts them where they travel, unless a caller has put something there.
    pub(super) fn add_to<B>(&self, request: &mut Request<B>) -> Result<(), String> {
        for (target, value) in &self.sent {
            let value = value.expose();
            match target {
                Target::Header(name) if request.headers().contains_key(name) => {}
                Target::Header(name) => set(request.headers_mut(), name.clone(), value)?,
                Target::Query(name) => {
                    let separator = if request.uri().query().is_some() { '&' } else { '?' };
                    let (name, value) = (parameter::escaped(name), parameter::escaped(value));
                    let url = format!("{}{separator}{name}={value}", request.uri());
                    *request.uri_mut() = url.parse().map_err(|_| "not a URL".to_owned())?;
                }
                Target::Cookie(name) => {
                    let mut cookies: Vec<String> = cookies(request.headers()).collect();
                    cookies.push(format!("{name}={value}"));
                    set(request.headers_mut(), header::COOKIE, &cookies.join("; "))?;
                }
            }
        }
        Ok(())
    }

    /// A server refused them: the next call has others.
    pub(super) async fn refused(&self) {
        for (tokens, token) in &self.tokens {
            tokens.forget(token).await;
        }
    }
}

/// A token that is good now, which takes of the time that the call has.
async fn token<B>(
    core: &Core,
    scheme: &Scheme,
    tokens: &Tokens,
    request: &mut Request<B>,
) -> Result<Secret, Failure> {
    let options = request.extensions_mut().get_or_insert_with(CallOptions::default);
    let (started, options) = (Instant::now(), options);
    let channel = Channel { transport: core.0.transport.clone(), options: options.clone() };
    let token = tokens.token(channel).await;
    options.timeout = options.timeout.map(|all| all.saturating_sub(started.elapsed()));
    let failed = |error| Failure::Credentials(scheme.name, error);
    let token = token.map_err(failed)?;
    check(scheme, &token).map_err(|message| failed(TokenError::new(message)))?;
    Ok(token)
}

/// Whether a caller has set something of this place.
fn is_set<B>(request: &Request<B>, place: Place) -> bool {
    match place {
        Place::Query(name) => {
            let mut pairs = request.uri().query().unwrap_or_default().split('&');
            pairs.any(|pair| {
                let known = pair.split_once('=').map_or(pair, |(known, _)| known);
                percent_decode_str(known).eq(name.bytes())
            })
        }
        Place::Header(_) | Place::Cookie(_) => builder::is_set(request.headers(), place),
    }
}

fn set(headers: &mut HeaderMap, name: HeaderName, value: &str) -> Result<(), String> {
    let (name, value) = builder::header(name.as_str(), value)?;
    headers.insert(name, value);
    Ok(())
}
