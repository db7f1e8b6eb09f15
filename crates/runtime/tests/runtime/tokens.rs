//! Tokens that expire, and where they are had.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use futures_util::future::join_all;
use specwright_loopback::{Reply, Server};
use specwright_runtime::{
    BoxFuture, Channel, ClientBuilder, ClientCredentials, Credential, Error, ErrorKind, Token,
    TokenError, TokenSource, Undocumented,
    codegen::{Api, Core, Method, Scheme},
};

use crate::scripted::{API, Scripted, answer};

static OAUTH: Api = Api {
    schemes: &[Scheme::token("oauth", "TEST_ACCESS_TOKEN").granted_at(
        "https://auth.example/token",
        "TEST_CLIENT_ID",
        "TEST_CLIENT_SECRET",
    )],
    security: &[&["oauth"]],
    ..API
};

fn builder() -> ClientBuilder<Core> {
    ClientBuilder::<Core>::new(&OAUTH)
}

async fn get(core: &Core) -> Result<(), Error<Undocumented>> {
    core.call(Method::GET, "/a").value().await
}

/// What the requests were authorized with.
fn authorizations(scripted: &Scripted) -> Vec<String> {
    let requests = scripted.requests();
    let sent = requests.iter().map(|request| &request.headers()["authorization"]);
    sent.map(|value| value.to_str().unwrap().to_owned()).collect()
}

/// Gives `t1`, `t2`, ..., each good for a while.
#[derive(Clone)]
struct Numbered {
    asked: Arc<AtomicUsize>,
    life: Option<Duration>,
    /// How long an answer takes.
    wait: Duration,
    /// Which answers are errors.
    fails: fn(usize) -> bool,
}

impl Numbered {
    fn new(life: Option<Duration>) -> Self {
        let asked = Arc::default();
        Self { asked, life, wait: Duration::ZERO, fails: |_| false }
    }

    fn asked(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }
}

impl TokenSource for Numbered {
    fn fetch(&self, _: Channel) -> BoxFuture<Result<Token, TokenError>> {
        let (number, this) = (self.asked.fetch_add(1, Ordering::SeqCst) + 1, self.clone());
        Box::pin(async move {
            tokio::time::sleep(this.wait).await;
            if (this.fails)(number) {
                return Err(TokenError::new(format!("no token {number}")));
            }
            let token = Token::new(format!("t{number}"));
            Ok(this.life.map_or(token.clone(), |life| token.expires_in(life)))
        })
    }
}

fn nothings(count: usize) -> Arc<Scripted> {
    Scripted::new((0..count).map(|_| answer(204, &[], "")))
}

#[tokio::test]
async fn a_token_is_kept_until_it_expires() {
    for (life, expected) in [
        (None, ["Bearer t1", "Bearer t1", "Bearer t1"]),
        (Some(Duration::from_hours(1)), ["Bearer t1", "Bearer t1", "Bearer t1"]),
        (Some(Duration::ZERO), ["Bearer t1", "Bearer t2", "Bearer t3"]),
        (Some(Duration::from_millis(300)), ["Bearer t1", "Bearer t1", "Bearer t2"]),
    ] {
        let (source, scripted) = (Numbered::new(life), nothings(3));
        let core = builder().token_source(source).transport(scripted.clone()).build().unwrap();
        get(&core).await.unwrap();
        get(&core).await.unwrap();
        tokio::time::sleep(Duration::from_millis(350)).await;
        // Clones of a client share what it has.
        get(&core.clone()).await.unwrap();
        assert_eq!(authorizations(&scripted), expected, "{life:?}");
    }
}

#[tokio::test]
async fn calls_at_the_same_time_wait_for_one_token() {
    let source = Numbered { wait: Duration::from_millis(50), ..Numbered::new(None) };
    let scripted = nothings(20);
    let core = builder().token_source(source.clone()).transport(scripted.clone()).build().unwrap();
    for result in join_all((0..20).map(|_| get(&core))).await {
        result.unwrap();
    }
    assert_eq!((source.asked(), authorizations(&scripted)), (1, vec!["Bearer t1".to_owned(); 20]));
}

#[tokio::test]
async fn calls_that_wait_share_a_failure_and_the_next_asks_again() {
    let wait = Duration::from_millis(50);
    let source = Numbered { wait, fails: |number| number == 1, ..Numbered::new(None) };
    let scripted = nothings(1);
    let core = builder().token_source(source.clone()).transport(scripted.clone()).build().unwrap();
    for result in join_all((0..5).map(|_| get(&core))).await {
        let error = result.unwrap_err();
        assert_eq!((error.kind(), error.request_was_sent()), (ErrorKind::Credentials, false));
        assert_eq!(error.to_string(), "GET /a: no token for `oauth`: no token 1");
    }
    assert_eq!((source.asked(), scripted.requests().len()), (1, 0));
    get(&core).await.unwrap();
    assert_eq!(authorizations(&scripted), ["Bearer t2"]);
}

#[tokio::test]
async fn a_call_that_is_dropped_lets_the_next_one_ask() {
    let source = Numbered { wait: Duration::from_millis(100), ..Numbered::new(None) };
    let scripted = nothings(1);
    let core = builder().token_source(source.clone()).transport(scripted.clone()).build().unwrap();
    let dropped = tokio::time::timeout(Duration::from_millis(10), get(&core)).await;
    assert!(dropped.is_err());
    get(&core).await.unwrap();
    assert_eq!((source.asked(), authorizations(&scripted)), (2, vec!["Bearer t2".to_owned()]));
}

#[tokio::test]
async fn a_token_that_is_refused_is_not_sent_again() {
    let answers = [answer(204, &[], ""), answer(401, &[], "no t1, no"), answer(204, &[], "")];
    let (source, scripted) = (Numbered::new(None), Scripted::new(answers));
    let core = builder().token_source(source).transport(scripted.clone()).build().unwrap();
    get(&core).await.unwrap();
    let error = get(&core).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "GET /a: 401 Unauthorized: no ***, no; check the token source of `oauth`"
    );
    get(&core).await.unwrap();
    assert_eq!(authorizations(&scripted), ["Bearer t1", "Bearer t1", "Bearer t2"]);
}

#[tokio::test]
async fn a_function_is_a_source_and_what_no_header_holds_is_no_token() {
    let scripted = nothings(1);
    let core = builder().token_source(|| async { Ok(Token::new("s3cr3t\n")) });
    let core = core.transport(scripted.clone()).build().unwrap();
    let error = get(&core).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "GET /a: no token for `oauth`: the access token has characters that a header cannot hold"
    );
    assert!(scripted.requests().is_empty());
}

/// A client whose tokens and calls are answered by the server, in order.
fn at(server: &Server, source: ClientCredentials) -> Core {
    builder().token_source(source).base_url(server.url()).build().unwrap()
}

fn granted() -> Reply {
    Reply::json(
        200,
        r#"{"access_token":"2YotnFZFEjr1zCsicMWpAA","token_type":"Bearer","expires_in":3600}"#,
    )
}

#[tokio::test]
async fn client_credentials_are_asked_for_as_rfc_6749_has_it() {
    // The examples of RFC 6749, 4.4.2 and 2.3.1.
    let (id, secret) = ("s6BhdRkqt3", "gX1fBat3bV");
    let server = Server::start([granted(), Reply::text(204, ""), Reply::text(204, "")]);
    let url = format!("{}/token", server.url());
    let core = at(&server, ClientCredentials::new(&url, id, secret));
    get(&core).await.unwrap();
    get(&core).await.unwrap();
    let [token, first, second] = &server.requests()[..] else { panic!("three requests") };
    assert_eq!((token.method.as_str(), token.target.as_str()), ("POST", "/token"));
    assert_eq!(token.header("authorization"), Some("Basic czZCaGRSa3F0MzpnWDFmQmF0M2JW"));
    assert_eq!(token.header("content-type"), Some("application/x-www-form-urlencoded"));
    assert_eq!(token.header("accept"), Some("application/json"));
    assert_eq!(token.body, "grant_type=client_credentials");
    for call in [first, second] {
        assert_eq!(call.header("authorization"), Some("Bearer 2YotnFZFEjr1zCsicMWpAA"));
    }
    let server = Server::start([granted(), Reply::text(204, "")]);
    let url = format!("{}/token", server.url());
    let source = ClientCredentials::new(&url, id, "7Fjfp0ZBr1KtDRbnfVdmIw").in_body();
    let source = source.scopes(["read", "a:b+c"]).parameter("audience", "https://a/ü");
    get(&at(&server, source)).await.unwrap();
    let token = &server.requests()[0];
    assert_eq!(token.header("authorization"), None);
    assert_eq!(
        token.body,
        "grant_type=client_credentials&scope=read+a%3Ab%2Bc&audience=https%3A%2F%2Fa%2F%C3%BC\
         &client_id=s6BhdRkqt3&client_secret=7Fjfp0ZBr1KtDRbnfVdmIw"
    );
    // Appendix B: id and secret are encoded as in a form before they are joined, "a%3Ab:p%2Bw+x".
    let server = Server::start([granted(), Reply::text(204, "")]);
    let source = ClientCredentials::new(format!("{}/t", server.url()), "a:b", "p+w x");
    get(&at(&server, source)).await.unwrap();
    let sent = server.requests()[0].header("authorization").map(str::to_owned);
    assert_eq!(sent.as_deref(), Some("Basic YSUzQWI6cCUyQncreA=="));
}

#[tokio::test]
async fn the_token_url_of_the_description_is_used() {
    let token = r#"{"access_token":"t","token_type":"bearer","expires_in":"3600"}"#;
    let scripted = Scripted::new([answer(200, &[], token), answer(204, &[], "")]);
    let builder = builder().client_credentials("id", "s3cr3t", ["a", "b"]);
    assert!(!format!("{builder:?}").contains("s3cr3t"), "{builder:?}");
    get(&builder.transport(scripted.clone()).build().unwrap()).await.unwrap();
    let requests = scripted.requests();
    assert_eq!(requests[0].uri().to_string(), "https://auth.example/token");
    assert_eq!(requests[0].body(), "grant_type=client_credentials&scope=a+b");
    assert_eq!(authorizations(&scripted), ["Basic aWQ6czNjcjN0", "Bearer t"]);
}

#[tokio::test]
async fn a_token_endpoint_that_fails_is_told_without_secrets() {
    let refused = r#"{"error":"invalid_client","error_description":"no client\n for s3cr3t"}"#;
    let long = format!("<html>{}s3cr3t", "x".repeat(300));
    let shown =
        format!("the token endpoint answered 502 Bad Gateway: <html>{}...", "x".repeat(194));
    for (reply, message) in [
        (
            Reply::json(401, refused),
            "the token endpoint answered 401 Unauthorized: invalid_client: no client for ***",
        ),
        (
            Reply::json(400, r#"{"error":"invalid_scope"}"#),
            "the token endpoint answered 400 Bad Request: invalid_scope",
        ),
        (
            Reply::text(403, "aWQ6czNjcjN0 is not known"),
            "the token endpoint answered 403 Forbidden: *** is not known",
        ),
        (Reply::text(502, long), &shown),
        (Reply::text(500, ""), "the token endpoint answered 500 Internal Server Error"),
        (
            Reply::text(302, "").header("location", "https://elsewhere"),
            "the token endpoint answered 302 Found",
        ),
        (Reply::text(200, "s3cr3t"), "the answer of the token endpoint is not a JSON object"),
        (
            Reply::json(200, r#"{"token":"s3cr3t"}"#),
            "the answer of the token endpoint has no `access_token`",
        ),
        (
            Reply::json(200, r#"{"access_token":"s3cr3t","token_type":"mac"}"#),
            "the answer of the token endpoint has a token that is no bearer token",
        ),
        (Reply::dropped(), "the token endpoint gave no answer: the connection broke"),
        (
            granted().slow(Duration::from_secs(5)),
            "the token endpoint gave no answer: the deadline passed",
        ),
    ] {
        let server = Server::start([reply]);
        let source =
            ClientCredentials::new(format!("{}/t?key=s3cr3t", server.url()), "id", "s3cr3t");
        assert!(!format!("{source:?}").contains("s3cr3t"), "{source:?}");
        let call = at(&server, source).call(Method::GET, "/a").timeout(Duration::from_millis(500));
        let error: Error<Undocumented> = call.value::<(), _>().await.unwrap_err();
        assert_eq!(error.to_string(), format!("GET /a: no token for `oauth`: {message}"));
        assert_eq!((error.kind(), error.request_was_sent()), (ErrorKind::Credentials, false));
        assert!(!format!("{error:?} {error:#?}").contains("s3cr3t"), "{error:?}");
        assert_eq!(server.requests().len(), 1, "the call is not made");
    }
    let source = ClientCredentials::new("s3cr3t is no URL", "id", "s3cr3t");
    let core = builder().token_source(source).transport(Scripted::new([])).build().unwrap();
    let error = get(&core).await.unwrap_err().to_string();
    assert_eq!(error, "GET /a: no token for `oauth`: the token URL is not a URL");
}

#[tokio::test]
async fn one_deadline_is_for_token_and_call() {
    let slow = || granted().slow(Duration::from_millis(300));
    let server = Server::start([slow(), Reply::text(204, "").slow(Duration::from_millis(600))]);
    let source = ClientCredentials::new(format!("{}/t", server.url()), "id", "s3cr3t");
    let call = at(&server, source).call(Method::GET, "/a").timeout(Duration::from_millis(700));
    let error: Error<Undocumented> = call.value::<(), _>().await.unwrap_err();
    assert_eq!((error.is_timeout(), server.requests().len()), (true, 2));
}

static SEVERAL: Api = Api {
    schemes: &[
        Scheme::bearer("key", "TEST_API_KEY"),
        Scheme::basic("login", "TEST_USERNAME", "TEST_PASSWORD"),
        Scheme::header("own", "X-Own", "TEST_OWN"),
        Scheme::token("token", "TEST_ACCESS_TOKEN"),
    ],
    security: &[&["key"]],
    required: false,
    ..API
};

#[tokio::test]
async fn nothing_shows_a_credential() {
    let builder = ClientBuilder::<Core>::new(&SEVERAL)
        .api_key("s3cr3t")
        .basic("s3cr3t-user", "s3cr3t")
        .credential("own", Credential::header("X-Other", "s3cr3t"))
        .token_source(|| async { Ok(Token::new("s3cr3t")) });
    let core = builder.transport(Scripted::new([])).build().unwrap();
    let shown = "{\"key\": Some(Secret(***)), \"login\": Some(Basic(***)), \
                 \"own\": Some(Header(\"X-Other\", ***)), \"token\": Some(TokenSource(..))}";
    assert!(format!("{core:?}").contains(shown), "{core:?}");
    let token = Token::new("s3cr3t").expires_in(Duration::from_secs(1));
    let credential = Credential::basic("s3cr3t-user", "s3cr3t");
    for shown in [format!("{core:?}"), format!("{token:?}"), format!("{credential:?}")] {
        assert!(!shown.contains("s3cr3t"), "{shown}");
    }
}
