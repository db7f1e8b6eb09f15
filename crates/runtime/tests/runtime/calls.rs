//! What a call sends, and what is wrong with one that sends nothing.

use std::{sync::Arc, time::Duration};

use serde_json::json;
use specwright_runtime::{
    CallOptions, ClientBuilder, Error, ErrorKind, Json, Secret, Undocumented,
    codegen::{Api, Call, Core, Method, encoding},
};

use crate::scripted::{API, Scripted, answer, core};

/// The request of a call, as text: a line per part, headers by name.
async fn sent(change: impl FnOnce(Call) -> Call) -> String {
    let scripted = Scripted::new([answer(204, &[], "")]);
    let call = change(core(&scripted).call(Method::POST, "/a/{id}").path("id", "x"));
    call.value::<(), Undocumented>().await.unwrap();
    let request = scripted.requests().remove(0);
    let mut headers: Vec<String> = request
        .headers()
        .iter()
        .map(|(name, value)| format!("{name}: {}", value.to_str().unwrap()))
        .collect();
    headers.sort();
    let body = std::str::from_utf8(request.body()).unwrap();
    format!("{} {}\n{}\n{body}", request.method(), request.uri(), headers.join("\n"))
}

#[tokio::test]
async fn a_call_sends_what_it_was_told_and_no_more() {
    assert_eq!(
        sent(|call| call).await,
        "POST https://test.example/v1/a/x\n\
         accept: application/json\nauthorization: Bearer k\nuser-agent: test/1\n"
    );
    let call = |call: Call| {
        call.json(&json!({"b": [1, null], "a": 3}))
            .query("q", "a b&c=d/é+%")
            .query("list", &["x", "", "y"])
            .query("none", &Vec::<i64>::new())
            .query_as(encoding::JSON, "json", &json!({"k": ["v"]}))
            .header("X-Trace", "t")
            .header("accept", "text/plain")
            .header_as(encoding::JSON, "X-Json", &json!({"name": "Zoë"}))
            .header_as(encoding::JSON_BASE64, "X-Base64", &json!({"name": "Zoë>"}))
            .anonymous()
    };
    assert_eq!(
        sent(call).await,
        "POST https://test.example/v1/a/x?q=a%20b%26c%3Dd%2F%C3%A9%2B%25&list=x&list=&list=y\
         &json=%7B%22k%22%3A%5B%22v%22%5D%7D\n\
         accept: text/plain\ncontent-type: application/json\nuser-agent: test/1\n\
         x-base64: eyJuYW1lIjoiWm/Dqz4ifQ==\nx-json: {\"name\":\"Zo\\u00eb\"}\nx-trace: t\n\
         {\"b\":[1,null],\"a\":3}"
    );
}

#[tokio::test]
async fn what_is_set_twice_is_what_it_was_set_to_last() {
    let call = |call: Call| {
        let call = call.query("q", "1").query("r", "2").query("q", "3");
        let call = call.query("r", &["4", "5"]).query("q", &["6"]);
        call.header("x", "1").header("X", "2").json(&1).json(&2)
    };
    let text = sent(call).await;
    assert!(text.starts_with("POST https://test.example/v1/a/x?r=4&r=5&q=6\n"), "{text}");
    assert!(text.contains("\nx: 2\n") && !text.contains("\nx: 1"), "{text}");
    assert!(text.ends_with("\n2"), "{text}");
}

#[tokio::test]
async fn a_body_is_sent_as_its_media_type_and_no_body_as_none() {
    let merged = |call: Call| call.content_type("application/merge-patch+json");
    assert!(!sent(merged).await.contains("content-type"));
    let text = sent(|call| merged(call).json(&1)).await;
    assert!(text.contains("\ncontent-type: application/merge-patch+json\n"), "{text}");
    let text = sent(|call| merged(call).json(&1).header("content-type", "text/json")).await;
    assert!(text.contains("\ncontent-type: text/json\n"), "{text}");
}

#[tokio::test]
async fn an_answer_is_asked_for_as_its_media_type() {
    assert!(sent(|call| call).await.contains("\naccept: application/json\n"));
    let vendor = |call: Call| call.accept("application/vnd.x+json, application/json");
    let text = sent(vendor).await;
    assert!(text.contains("\naccept: application/vnd.x+json, application/json\n"), "{text}");
    let text = sent(|call| vendor(call).header("accept", "text/json")).await;
    assert!(text.contains("\naccept: text/json\n"), "{text}");
}

#[tokio::test]
async fn credentials_are_marked_and_can_be_replaced() {
    let scripted = Scripted::new([answer(204, &[], ""), answer(204, &[], "")]);
    let core = core(&scripted);
    core.call(Method::GET, "/").value::<(), Undocumented>().await.unwrap();
    let own = core.call(Method::GET, "/").header("authorization", "Basic x");
    own.value::<(), Undocumented>().await.unwrap();
    let requests = scripted.requests();
    assert!(requests[0].headers()["authorization"].is_sensitive());
    assert_eq!(requests[1].headers().get_all("authorization").iter().count(), 1);
    assert_eq!(requests[1].headers()["authorization"], "Basic x");
}

#[tokio::test]
async fn options_travel_with_the_request() {
    let minute = Some(Duration::from_mins(1));
    for (build, call, expected) in [
        (None, None, minute),
        (Some(Duration::from_secs(5)), None, Some(Duration::from_secs(5))),
        (Some(Duration::from_secs(5)), Some(Duration::MAX), Some(Duration::MAX)),
    ] {
        let scripted = Scripted::new([answer(204, &[], "")]);
        let builder = ClientBuilder::<Core>::new(&API).api_key("k").transport(scripted.clone());
        let builder = build.into_iter().fold(builder, ClientBuilder::timeout);
        let start = builder.build().unwrap().call(Method::GET, "/");
        let start = call.into_iter().fold(start, Call::timeout);
        start.value::<(), Undocumented>().await.unwrap();
        let request = scripted.requests().remove(0);
        assert_eq!(request.extensions().get::<CallOptions>().unwrap().timeout, expected);
    }
    let scripted = Scripted::new([answer(204, &[], "")]);
    let builder = ClientBuilder::<Core>::new(&API).api_key("k").transport(scripted.clone());
    let call = builder.no_timeout().build().unwrap().call(Method::GET, "/");
    call.value::<(), Undocumented>().await.unwrap();
    let request = scripted.requests().remove(0);
    assert_eq!(request.extensions().get::<CallOptions>().unwrap().timeout, None);
}

#[tokio::test]
async fn an_argument_that_is_of_no_use_is_an_error_and_nothing_is_sent() {
    let scripted = Scripted::new([]);
    let start = || core(&scripted).call(Method::GET, "/a/{id}/b/{kind}");
    let with = |id: &str| start().path("id", id).path("kind", "k");
    let nan = || specwright_runtime::codec::Encode::<specwright_runtime::codec::Number>(&f64::NAN);
    let table: [(Call, &str); 10] = [
        (with(""), "the path argument `id` must not be empty, `.` or `..`"),
        (with("."), "the path argument `id` must not be empty, `.` or `..`"),
        (with(".."), "the path argument `id` must not be empty, `.` or `..`"),
        (start().path("id", "x"), "the path argument `kind` is missing"),
        (with("x").header("a b", "c"), "`a b` is not the name of a header"),
        (
            with("x").header("X-Key", "s3cr3t\n"),
            "the value of the header `x-key` has characters that no header can hold",
        ),
        (with("x").json(&nan()), "the body cannot be written: JSON has no number NaN"),
        (
            with("x").query_as(encoding::JSON, "q", &nan()),
            "the query parameter `q` cannot be written: JSON has no number NaN",
        ),
        (
            with("x")
                .header_as(encoding::JSON, "h", &nan())
                .header("a b", "the first fault counts"),
            "the header `h` cannot be written: JSON has no number NaN",
        ),
        (
            with("x").header_as(encoding::JSON_BASE64, "h", &nan()),
            "the header `h` cannot be written: JSON has no number NaN",
        ),
    ];
    for (call, message) in table {
        let error: Error<Undocumented> = call.value::<Json, _>().await.unwrap_err();
        assert_eq!((error.kind(), error.request_was_sent()), (ErrorKind::Request, false));
        assert_eq!(error.to_string(), format!("GET /a/{{id}}/b/{{kind}}: {message}"));
    }
    assert!(scripted.requests().is_empty());
}

#[test]
fn a_client_is_made_of_settings_that_are_of_use() {
    static OPEN: Api = Api { schemes: &[], security: &[], required: false, servers: &[], ..API };
    let url = "the base URL must be `http` or `https` with a host, without user, query or fragment";
    let with = || ClientBuilder::<Core>::new(&API).transport(Scripted::new([]));
    let keyed = || with().api_key("k");
    for (builder, message) in [
        (
            with(),
            "no API key for test: set the environment variable TEST_API_KEY and use `from_env`, or call `api_key`",
        ),
        (with().api_key(" \t"), "the API key is empty"),
        (with().api_key("k\n"), "the API key has characters that a header cannot hold"),
        (keyed().header("a b", ""), "`a b` is not the name of a header"),
        (
            keyed().header("a", "\u{7f}").header("a b", ""),
            "the value of the header `a` has characters that no header can hold",
        ),
        (keyed().base_url("test.example"), url),
        (keyed().base_url("ftp://test.example"), url),
        (keyed().base_url("http://"), url),
        (keyed().base_url("http://:80"), url),
        (keyed().base_url("http://u:p@test.example"), url),
        (keyed().base_url("http://test.example?a"), url),
        (keyed().base_url("http://test.example#a"), url),
        (keyed().base_url("http://test example"), url),
        (
            ClientBuilder::new(&OPEN),
            "no base URL for test: set the environment variable TEST_BASE_URL and use `from_env`, or call `base_url`",
        ),
    ] {
        assert_eq!(builder.build().unwrap_err().to_string(), message);
    }
    let open = ClientBuilder::<Core>::new(&OPEN).transport(Scripted::new([]));
    assert!(open.base_url(" http://[::1]:80/v1// ").build().is_ok());
}

#[tokio::test]
async fn the_base_url_keeps_its_path_and_loses_its_slash() {
    for (base, whole) in [
        ("http://a", "http://a/x"),
        (" http://a/ ", "http://a/x"),
        ("HTTPS://a:8443/v1//", "https://a:8443/v1/x"),
    ] {
        let scripted = Scripted::new([answer(204, &[], "")]);
        let builder = ClientBuilder::<Core>::new(&API).api_key("k").transport(scripted.clone());
        let core = builder.base_url(base).build().unwrap();
        core.call(Method::GET, "/x").value::<(), Undocumented>().await.unwrap();
        assert_eq!(scripted.requests()[0].uri().to_string(), whole, "{base}");
    }
}

#[tokio::test]
async fn nothing_shows_what_is_secret() {
    let scripted: Arc<Scripted> = Scripted::new([]);
    let builder = ClientBuilder::<Core>::new(&API).api_key("s3cr3t").header("x-a", "s3cr3t");
    let builder = builder.transport(scripted);
    let shown = "ClientBuilder { api: \"test\", credentials: [Secret(***)], headers: [\"x-a\"], \
                 options: CallOptions { timeout: Some(60s) }, transport: Some(Scripted { \
                 answers: Mutex { data: [], poisoned: false, .. }, \
                 requests: Mutex { data: [], poisoned: false, .. } }), .. }";
    assert_eq!(format!("{builder:?}"), shown);
    let core = builder.build().unwrap();
    assert!(!format!("{core:?}").contains("s3cr3t"), "{core:?}");
    let call = core.call(Method::GET, "/a/{id}").path("id", "s3cr3t").query("q", "s3cr3t");
    let call = call.header("x-b", "s3cr3t").json(&"s3cr3t");
    let shown = "Call { method: GET, path: \"/a/{id}\", query: [\"q\"], headers: [\"x-b\"], \
                 body: Some(8 bytes), options: CallOptions { timeout: Some(60s) }, .. }";
    assert_eq!(format!("{call:?}"), shown);
    // What transports write of a request is not ours.
    let scripted = Scripted::new([answer(204, &[("x-c", "s3cr3t")], "")]);
    let builder = ClientBuilder::<Core>::new(&API).api_key("s3cr3t").header("x-a", "s3cr3t");
    let core = builder.transport(scripted.clone()).build().unwrap();
    let call = core.call(Method::GET, "/a").header("x-b", "s3cr3t");
    let response = call.response::<(), Undocumented>().await.unwrap();
    let sent = format!("{:?}", scripted.requests()[0].headers());
    assert!(!sent.contains("s3cr3t") && sent.contains("x-b"), "{sent}");
    let shown = "Response { value: (), status: 204, headers: [\"x-c\"] }";
    assert_eq!(format!("{response:?}"), shown);
    let secret = Secret::from("s3cr3t");
    assert_eq!(format!("{secret} {secret:?} {}", secret.expose()), "*** Secret(***) s3cr3t");
    assert_eq!(secret, Secret::new(String::from("s3cr3t")));
}
