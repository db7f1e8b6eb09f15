//! Who calls: credentials; and handles.

use kitchen_sink_client as sink;
use specwright_loopback::{Reply, Server};
use specwright_runtime::{Credential, ErrorKind};

use crate::exchange::shown;

fn nothings(count: usize) -> Server {
    Server::start(std::iter::repeat_with(|| Reply::text(204, "")).take(count))
}

fn sent(server: &Server) -> Vec<String> {
    server.requests().iter().map(shown).collect()
}

#[tokio::test]
async fn credentials_go_where_they_are_asked_for() {
    let server = nothings(2);
    let builder = sink::security::Client::builder().base_url(server.url()).api_key("k");
    let client = builder.build().unwrap();
    client.open().await.unwrap();
    client.closed().await.unwrap();
    assert_eq!(sent(&server), ["GET /open\n", "GET /closed\nauthorization: Bearer k\n"]);
    // Not every call needs the key, so that a client without one is of use.
    let error = client!(security, server).closed().await.unwrap_err().to_string();
    assert!(error.contains("it needs `token` (KITCHEN_SINK_API_KEY)"), "{error}");
    assert_eq!(server.requests().len(), 2, "nothing is sent");
}

#[tokio::test]
async fn of_several_credentials_the_first_that_is_there_is_sent() {
    let server = nothings(3);
    let builder = || sink::security_alternatives::Client::builder().base_url(server.url());
    let client = builder().api_key("k").build().unwrap();
    client.either().await.unwrap();
    client.optional().await.unwrap();
    builder().credential("key", "h").build().unwrap().either().await.unwrap();
    assert_eq!(
        sent(&server),
        ["GET /either\nauthorization: Bearer k\n", "GET /optional\n", "GET /either\nx-key: h\n"]
    );
}

/// A call of each operation, with what it sends.
macro_rules! calls {
    ($client:expr, $server:expr, $($method:ident => $request:literal),+ $(,)?) => {
        let client = $client.build().unwrap();
        $(
            client.$method().await.unwrap();
            assert_eq!(sent(&$server).pop().unwrap(), $request);
        )+
    };
}

#[tokio::test]
async fn every_kind_goes_where_its_scheme_says() {
    let server = nothings(20);
    let builder = || sink::credentials::Client::builder().base_url(server.url());
    calls!(
        // The example of RFC 7617, 2.
        builder().basic("Aladdin", "open sesame"), server,
        by_login => "GET /login\nauthorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==\n",
        by_any => "GET /any\nauthorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==\n",
        by_chance => "GET /maybe\n",
        by_nothing => "GET /open\n",
    );
    calls!(
        // The example of RFC 7617, 2.1: UTF-8.
        builder().basic("test", "123£"), server,
        by_login => "GET /login\nauthorization: Basic dGVzdDoxMjPCow==\n",
    );
    calls!(
        // A key as the user, as many APIs have it: "key:".
        builder().basic("key", ""), server,
        by_login => "GET /login\nauthorization: Basic a2V5Og==\n",
    );
    let all = || {
        let some = builder().credential("header", "h").credential("query", "q &=+é");
        some.credential("cookie", "c=1").credential("token", "mF_9.B5f-4.1JqM")
    };
    calls!(
        all().credential("identity", "i").credential("digest", "username=\"a\""), server,
        by_header => "GET /header\nx-api-key: h\n",
        by_query => "GET /query?api%5Bkey%5D=q%20%26%3D%2B%C3%A9\n",
        by_cookie => "GET /cookie\ncookie: session=c=1\n",
        by_token => "GET /token\nauthorization: Bearer mF_9.B5f-4.1JqM\n",
        by_identity => "GET /identity\nauthorization: Bearer i\n",
        by_digest => "GET /digest\nauthorization: Digest username=\"a\"\n",
        by_all => "GET /all?api%5Bkey%5D=q%20%26%3D%2B%C3%A9\n\
                   authorization: Bearer mF_9.B5f-4.1JqM\ncookie: session=c=1\nx-api-key: h\n",
        by_any => "GET /any?api%5Bkey%5D=q%20%26%3D%2B%C3%A9\nx-api-key: h\n",
        by_chance => "GET /maybe\nx-api-key: h\n",
        by_nothing => "GET /open\n",
    );
    calls!(
        builder().credential("cookie", "c"), server,
        by_any => "GET /any\ncookie: session=c\n",
    );
}

/// Beside arguments in the same place, in the one header of cookies
/// ([RFC 6265, 5.4](https://www.rfc-editor.org/rfc/rfc6265#section-5.4)).
#[tokio::test]
async fn keys_are_sent_beside_arguments() {
    let server = nothings(3);
    let builder = || sink::credentials::Client::builder().base_url(server.url());
    let client = builder().credential("query", "k").build().unwrap();
    client.by_query().page(2).await.unwrap();
    let client = builder().credential("cookie", "c").build().unwrap();
    client.by_cookie().theme("a b").await.unwrap();
    client.by_cookie().theme("dark").header("cookie", "own=1").await.unwrap();
    assert_eq!(
        sent(&server),
        [
            "GET /query?page=2&api%5Bkey%5D=k\n",
            "GET /cookie\ncookie: theme=a%20b; session=c\n",
            "GET /cookie\ncookie: own=1; theme=dark; session=c\n",
        ]
    );
}

#[tokio::test]
async fn what_is_missing_is_said_and_nothing_is_sent() {
    let server = nothings(0);
    let builder = || sink::credentials::Client::builder().base_url(server.url());
    let client = builder().credential("header", "s3cr3t").build().unwrap();
    let error = client.by_login().await.unwrap_err();
    assert_eq!((error.kind(), error.request_was_sent()), (ErrorKind::Credentials, false));
    assert_eq!(
        error.to_string(),
        "GET /login: no credentials: it needs `login` (KITCHEN_SINK_USERNAME, KITCHEN_SINK_PASSWORD); set the \
         variables and use `from_env`, or call `credential` of the builder"
    );
    let error = client.by_any().await.unwrap_err().to_string();
    let needs = "it needs `query` (KITCHEN_SINK_QUERY), or `cookie` (KITCHEN_SINK_COOKIE), or `login` \
                 (KITCHEN_SINK_USERNAME, KITCHEN_SINK_PASSWORD); ";
    assert!(error.contains(needs), "{error}");
    let error = client.by_all().await.unwrap_err().to_string();
    let needs =
        "it needs `cookie` (KITCHEN_SINK_COOKIE) and `query` (KITCHEN_SINK_QUERY) and `token` (";
    assert!(error.contains(needs), "{error}");
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn what_callers_set_themselves_stands_for_a_credential() {
    let server = nothings(6);
    let plain = || sink::credentials::Client::builder().base_url(server.url());
    let client = plain().header("x-api-key", "own").build().unwrap();
    client.by_header().await.unwrap();
    client.by_login().header("authorization", "Basic own").await.unwrap();
    client.by_query().query("api[key]", "own").await.unwrap();
    client.by_cookie().header("cookie", "a=b; session=own").await.unwrap();
    let client = plain().credential("header", "h").credential("cookie", "c").build().unwrap();
    client.by_header().header("X-Api-Key", "own").await.unwrap();
    client.by_cookie().header("cookie", "a=b").await.unwrap();
    assert_eq!(
        sent(&server),
        [
            "GET /header\nx-api-key: own\n",
            "GET /login\nauthorization: Basic own\nx-api-key: own\n",
            "GET /query?api%5Bkey%5D=own\nx-api-key: own\n",
            "GET /cookie\ncookie: a=b; session=own\nx-api-key: own\n",
            "GET /header\nx-api-key: own\n",
            "GET /cookie\ncookie: a=b; session=c\n",
        ]
    );
}

#[tokio::test]
async fn two_schemes_of_one_place_are_one_credential() {
    let server = nothings(3);
    let builder = || sink::credentials::Client::builder().base_url(server.url());
    calls!(builder().bearer("b"), server, by_one_place => "GET /one-place\nauthorization: Bearer b\n");
    calls!(
        builder().credential("raw", "Token r"), server,
        by_one_place => "GET /one-place\nauthorization: Token r\n",
    );
    calls!(
        builder().bearer("b").credential("raw", "Token r"), server,
        by_one_place => "GET /one-place\nauthorization: Token r\n",
    );
}

#[tokio::test]
async fn a_scheme_that_nobody_declares_is_a_header_of_the_caller() {
    let server = nothings(2);
    let builder = || sink::credentials::Client::builder().base_url(server.url());
    calls!(builder(), server, by_what_nobody_knows => "GET /nobody-knows\n");
    let own = Credential::header("X-Own", "s3cr3t");
    calls!(
        builder().credential("undeclared", own), server,
        by_what_nobody_knows => "GET /nobody-knows\nx-own: s3cr3t\n",
    );
    let error = builder().credential("undeclared", "s3cr3t").build().unwrap_err();
    assert_eq!(
        error.to_string(),
        "nobody says how `undeclared` is sent: give it as `Credential::header`"
    );
}

#[tokio::test]
async fn where_nothing_says_which_calls_need_credentials_all_have_them() {
    let server = nothings(4);
    let builder = || sink::credentials_undocumented::Client::builder().base_url(server.url());
    calls!(builder(), server, get_things => "GET /things\n");
    calls!(builder().bearer("b"), server, get_things => "GET /things\nauthorization: Bearer b\n");
    let both = builder().bearer("b").api_key("k");
    calls!(both, server, get_things => "GET /things\nx-key: k\n");
    // No scheme is declared at all: the caller says what is sent, and how.
    let client = sink::tags::Client::builder().base_url(server.url()).bearer("b").build().unwrap();
    client.get_c().await.unwrap();
    assert_eq!(sent(&server).pop().unwrap(), "GET /c\nauthorization: Bearer b\n");
}

#[test]
fn credentials_that_do_not_fit_are_errors() {
    let builder = sink::credentials::Client::builder;
    for (builder, message) in [
        (
            builder().basic("a:s3cr3t", ""),
            "the user must have no colon: what follows it is the password",
        ),
        (builder().basic("a", "s3cr3t\n"), "user and password must have no control characters"),
        (builder().basic("", ""), "user and password are empty"),
        (builder().credential("login", "s3cr3t"), "`login` takes a user and a password"),
        (
            builder().credential("header", Credential::basic("a", "s3cr3t")),
            "`header` takes no user and password",
        ),
        (
            builder().credential("header", "s3cr3t\n"),
            "the API key has characters that a header cannot hold",
        ),
        (
            builder().credential("cookie", "s3cr3t;"),
            "the API key has characters that a cookie cannot hold",
        ),
        (builder().credential("token", " "), "the access token is empty"),
        (
            builder().credential("toke", "s3cr3t"),
            "kitchen-sink has no scheme `toke`: it has `login`, `bearer`, `digest`, `header`, `raw`, `query`, `cookie`, \
             `identity`, `token`, `undeclared`",
        ),
    ] {
        let shown = format!("{builder:?}");
        let error = builder.build().unwrap_err();
        assert_eq!(error.to_string(), message);
        assert!(!format!("{shown} {error:?}").contains("s3cr3t"), "{shown} {error:?}");
    }
    let error = sink::security::Client::builder().basic("a", "s3cr3t").build().unwrap_err();
    assert_eq!(
        error.to_string(),
        "kitchen-sink takes no user and password; it takes `token` (KITCHEN_SINK_API_KEY): call `credential`"
    );
    let error = sink::security::Client::builder().client_credentials("a", "s3cr3t", ["b"]).build();
    assert_eq!(
        error.unwrap_err().to_string(),
        "kitchen-sink documents no place to have tokens: call `token_source` with `ClientCredentials::new`"
    );
}

#[tokio::test]
async fn what_the_connection_proves_is_not_sent() {
    let server =
        Server::start([Reply::json(200, r#"{"id":"a"}"#), Reply::json(200, r#"{"id":"b"}"#)]);
    let builder = sink::v3_1_mutual_tls::Client::builder().base_url(server.url()).api_key("k");
    let client = builder.build().unwrap();
    assert_eq!(client.get_things().await.unwrap().id, "a");
    assert_eq!(client.get_owned().await.unwrap().id, "b");
    assert_eq!(sent(&server), ["GET /things\n", "GET /owned\nauthorization: Bearer k\n"]);
}

#[tokio::test]
async fn an_api_without_credentials_sends_none() {
    let server = Server::start([Reply::text(401, "")]);
    let builder = sink::tags::Client::builder().base_url(server.url()).api_key("k");
    let error = builder.build().unwrap().get_c().await.unwrap_err();
    // And no key is to be checked.
    assert_eq!(error.to_string(), "GET /c: 401 Unauthorized");
    assert_eq!(sent(&server), ["GET /c\n"]);
}

#[tokio::test]
async fn operations_are_on_the_handle_of_their_first_tag() {
    let server = nothings(3);
    let client = client!(tags, server);
    client.test_runs().list_a().await.unwrap();
    client.test_suites().list_b().await.unwrap();
    client.get_c().await.unwrap();
    assert_eq!(sent(&server), ["GET /a\n", "GET /b\n", "GET /c\n"]);
}

#[tokio::test]
#[expect(deprecated, reason = "what is deprecated works nevertheless")]
async fn what_is_deprecated_works() {
    let server = Server::start([Reply::json(200, r#"{"gone":"g","kept":"k"}"#)]);
    let old = client!(deprecated, server).old().mode("m").await.unwrap();
    assert_eq!((old.gone.as_deref(), old.kept.as_deref()), (Some("g"), Some("k")));
    assert_eq!(sent(&server), ["GET /old?mode=m\n"]);
}

#[tokio::test]
async fn prose_changes_nothing() {
    let server = nothings(2);
    client!(prose, server).prose().await.unwrap();
    client!(prose_blocks, server).blocks("f", "o").await.unwrap();
    assert_eq!(sent(&server), ["GET /prose\n", "GET /blocks?filter=f&only=o\n"]);
}
