//! Tokens for a program of its own: the client credentials grant of OAuth 2.

use std::{
    fmt,
    time::{Duration, Instant},
};

use base64::Engine;
use http::{HeaderValue, Method, header};

use super::{Channel, Secrets, Token, TokenError, TokenSource};
use crate::{Body, BoxFuture, Json, Secret, form::encoded as plus, message};

/// Fetches tokens with the client credentials grant
/// ([RFC 6749, 4.4](https://www.rfc-editor.org/rfc/rfc6749#section-4.4)), by the transport of the client whose calls need them.
///
/// ```
/// use specwright_runtime::ClientCredentials;
///
/// let source = ClientCredentials::new("https://auth.example.com/token", "my-id", "my-secret")
///     .scopes(["jobs.read"])
///     .parameter("audience", "https://api.example.com");
/// ```
#[derive(Clone)]
pub struct ClientCredentials {
    url: String,
    id: String,
    secret: Secret,
    scopes: Vec<String>,
    parameters: Vec<(String, String)>,
    in_body: bool,
}

impl ClientCredentials {
    /// Asks at this URL, as the client with this id and secret.
    pub fn new(url: impl Into<String>, id: impl Into<String>, secret: impl Into<Secret>) -> Self {
        Self {
            url: url.into(),
            id: id.into(),
            secret: secret.into(),
            scopes: Vec::new(),
            parameters: Vec::new(),
            in_body: false,
        }
    }

    /// Asks for these scopes; for the server's default when nothing is said.
    #[must_use]
    pub fn scopes(mut self, scopes: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.scopes = scopes.into_iter().map(Into::into).collect();
        self
    }

    /// Sends another parameter, as `audience` or `resource`.
    #[must_use]
    pub fn parameter(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.parameters.push((name.into(), value.into()));
        self
    }

    /// Sends id and secret in the body, for servers that do not take them as HTTP Basic
    /// ([RFC 6749, 2.3.1](https://www.rfc-editor.org/rfc/rfc6749#section-2.3.1)).
    #[must_use]
    pub fn in_body(mut self) -> Self {
        self.in_body = true;
        self
    }

    fn request(&self) -> Result<http::Request<Body>, TokenError> {
        let scopes = self.scopes.join(" ");
        let mut form = vec![("grant_type", "client_credentials")];
        if !scopes.is_empty() {
            form.push(("scope", &scopes));
        }
        form.extend(self.parameters.iter().map(|(name, value)| (name.as_str(), value.as_str())));
        if self.in_body {
            form.extend([("client_id", self.id.as_str()), ("client_secret", self.secret.expose())]);
        }
        let pairs: Vec<String> = form
            .into_iter()
            .map(|(name, value)| format!("{}={}", plus(name), plus(value)))
            .collect();
        let mut request = http::Request::new(Body::from(pairs.join("&")));
        *request.method_mut() = Method::POST;
        // Without the URL: people put secrets into URLs.
        *request.uri_mut() =
            self.url.parse().map_err(|_| TokenError::new("the token URL is not a URL"))?;
        let headers = request.headers_mut();
        headers.insert(header::ACCEPT, HeaderValue::from_static("application/json"));
        let form = HeaderValue::from_static("application/x-www-form-urlencoded");
        headers.insert(header::CONTENT_TYPE, form);
        if !self.in_body
            && let Ok(mut value) = HeaderValue::from_str(&format!("Basic {}", self.basic()))
        {
            value.set_sensitive(true);
            headers.insert(header::AUTHORIZATION, value);
        }
        Ok(request)
    }

    /// Id and secret are encoded first, so that a colon in the id is none
    /// ([RFC 6749, 2.3.1](https://www.rfc-editor.org/rfc/rfc6749#section-2.3.1)).
    fn basic(&self) -> String {
        let pair = format!("{}:{}", plus(&self.id), plus(self.secret.expose()));
        base64::engine::general_purpose::STANDARD.encode(pair)
    }

    /// What servers may repeat and nobody should see.
    fn secrets(&self) -> Secrets {
        let written = plus(self.secret.expose());
        Secrets::from([self.secret.clone(), written.into(), self.basic().into()])
    }
}

impl TokenSource for ClientCredentials {
    fn fetch(&self, channel: Channel) -> BoxFuture<Result<Token, TokenError>> {
        let (request, secrets) = (self.request(), self.secrets());
        Box::pin(async move {
            let asked = Instant::now();
            let unreachable = |error: crate::TransportError| {
                TokenError::new(format!("the token endpoint gave no answer: {error}"))
                    .caused_by(error)
            };
            let response = channel.send(request?).await.map_err(unreachable)?;
            let (head, body) = response.into_parts();
            let body = body.collect().await.map_err(unreachable)?;
            match head.status.is_success() {
                true => granted(&body, asked),
                false => Err(refused(head.status, &body, &secrets)),
            }
        })
    }
}

/// A successful answer ([RFC 6749, 5.1](https://www.rfc-editor.org/rfc/rfc6749#section-5.1)), of which errors show nothing.
fn granted(body: &[u8], asked: Instant) -> Result<Token, TokenError> {
    let wrong =
        |what: &str| Err(TokenError::new(format!("the answer of the token endpoint {what}")));
    let Ok(Json::Object(answer)) = serde_json::from_slice(body) else {
        return wrong("is not a JSON object");
    };
    let text = |name: &str| answer.get(name).and_then(Json::as_str);
    let Some(token) = text("access_token").filter(|token| !token.is_empty()) else {
        return wrong("has no `access_token`");
    };
    if text("token_type").is_some_and(|kind| !kind.eq_ignore_ascii_case("bearer")) {
        return wrong("has a token that is no bearer token");
    }
    let token = Token::new(token);
    // A number; some servers write it as a string.
    let seconds = match answer.get("expires_in") {
        Some(Json::String(text)) => text.trim().parse().ok(),
        Some(other) => other.as_f64(),
        None => None,
    };
    let life = seconds.and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
    Ok(match life {
        Some(life) => token.expires_after(asked, life),
        None => token,
    })
}

/// An error ([RFC 6749, 5.2](https://www.rfc-editor.org/rfc/rfc6749#section-5.2)), or whatever the server says.
fn refused(status: http::StatusCode, body: &[u8], secrets: &Secrets) -> TokenError {
    let answer: Json = serde_json::from_slice(body).unwrap_or_default();
    let text = |name: &str| answer.get(name).and_then(Json::as_str).map(str::to_owned);
    let said = match (text("error"), text("error_description")) {
        (Some(error), Some(description)) => Some(format!("{error}: {description}")),
        (Some(error), None) => Some(error),
        _ => message::of(body),
    };
    let said = said.map(|said| format!(": {}", message::line(&secrets.hidden_in(&said))));
    TokenError::new(format!("the token endpoint answered {status}{}", said.unwrap_or_default()))
}

/// Without the secret, and without the URL, which may hold one.
impl fmt::Debug for ClientCredentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientCredentials")
            .field("id", &self.id)
            .field("secret", &self.secret)
            .field("scopes", &self.scopes)
            .field("in_body", &self.in_body)
            .finish_non_exhaustive()
    }
}
