//! Every encoding at every place: what is sent of a value, and what is refused.
//!
//! The texts are those of [OAS 3.0.4, style examples](https://spec.openapis.org/oas/v3.0.4.html#style-examples), of
//! [RFC 6570](https://www.rfc-editor.org/rfc/rfc6570#section-3.2) where it has the case, and worked out by their rules elsewhere.

mod documents;
mod styles;
mod values;

use serde::Serialize;
use serde_json::json;
use specwright_runtime::{
    Error, Undocumented,
    codegen::{
        Call, Method,
        encoding::{self, Encoding},
    },
};

use crate::scripted::{Scripted, answer, core};

#[derive(Clone, Copy, Debug)]
enum At {
    Path,
    Query,
    Querystring,
    Header,
    Cookie,
}

/// What is sent of a value whose name is `color`, after the path `/`: the rest of the target, or the header.
async fn sent<T: Serialize + ?Sized>(at: At, encoding: Encoding, value: &T) -> String {
    let scripted = Scripted::new([answer(204, &[], "")]);
    let start = |path| core(&scripted).call(Method::GET, path);
    let call = match at {
        At::Path => start("/{color}").path_as(encoding, "color", value),
        At::Query => start("/").query_as(encoding, "color", value),
        At::Querystring => start("/").querystring(encoding, "color", value),
        At::Header => start("/").header_as(encoding, "color", value),
        At::Cookie => start("/").cookie_as(encoding, "color", value),
    };
    if let Err(error) = call.value::<(), Undocumented>().await {
        return error.to_string();
    }
    let request = scripted.requests().remove(0);
    let header = |name| match request.headers().get(name) {
        Some(value) => String::from_utf8(value.as_bytes().to_vec()).unwrap(),
        None => "(nothing)".to_owned(),
    };
    match at {
        At::Header => header("color"),
        At::Cookie => header("cookie"),
        At::Path | At::Query | At::Querystring => {
            request.uri().to_string().strip_prefix("https://test.example/v1/").unwrap().to_owned()
        }
    }
}

#[tokio::test]
async fn an_argument_is_what_it_was_set_to_last_and_cookies_are_one_header() {
    let scripted = Scripted::new([answer(204, &[], ""), answer(204, &[], "")]);
    let start = |change: fn(Call) -> Call| {
        let call = core(&scripted).call(Method::GET, "/{a}").path("a", "p");
        change(call).value::<(), Undocumented>()
    };
    start(|call| {
        let call = call.query("a", "q").header("a", &["h"]).cookie("a", "c").cookie("b", &[1, 2]);
        let call = call.header("cookie", "own=1; a=own").cookie("a", "d");
        call.query("gone", "1").query("gone", &()).header("gone", "1").header("gone", &())
    })
    .await
    .unwrap();
    start(|call| {
        let call = call.query_as(encoding::FORM, "a", &json!({"x": 1, "y": 2})).query("b", "3");
        call.query_as(encoding::FORM, "a", &json!({"z": 4})).cookie("a", "1").cookie("a", &())
    })
    .await
    .unwrap();
    let requests = scripted.requests();
    assert_eq!(requests[0].uri(), "https://test.example/v1/p?a=q");
    assert_eq!(requests[0].headers()["a"], "h");
    assert_eq!(requests[0].headers()["cookie"], "own=1; a=own; b=1; b=2; a=d");
    assert!(requests[0].headers()["cookie"].is_sensitive());
    assert!(!requests[0].headers().contains_key("gone"));
    assert_eq!(requests[1].uri(), "https://test.example/v1/p?b=3&z=4");
    assert!(!requests[1].headers().contains_key("cookie"));
}

#[tokio::test]
async fn any_method_of_http_can_be_called() {
    let scripted = Scripted::new([answer(204, &[], "")]);
    let call = core(&scripted).call_by("QUERY", "/");
    call.value::<(), Undocumented>().await.unwrap();
    assert_eq!(scripted.requests()[0].method(), "QUERY");
    let error: Error<Undocumented> =
        core(&scripted).call_by("A B", "/").value::<(), _>().await.unwrap_err();
    assert_eq!(error.to_string(), "GET /: `A B` is not a method of HTTP");
}
