//! Documents of a media type.

use At::{Cookie, Header, Path, Query, Querystring};
use serde_json::json;
use specwright_runtime::codegen::encoding;

use super::{At, sent};

#[tokio::test]
async fn documents_are_escaped_as_their_place_needs_it() {
    let value = json!({"numbers": [1, 2], "name": "Zoë a+b", "flag": null});
    let json = "%7B%22numbers%22%3A%5B1%2C2%5D%2C%22name%22%3A%22Zo%C3%AB%20a%2Bb%22%2C%22flag%22%3Anull%7D";
    assert_eq!(sent(Path, encoding::JSON, &value).await, json);
    assert_eq!(sent(Query, encoding::JSON, &value).await, format!("?color={json}"));
    assert_eq!(sent(Cookie, encoding::JSON, &value).await, format!("color={json}"));
    assert_eq!(sent(Querystring, encoding::JSON, &value).await, format!("?{json}"));
    assert_eq!(
        sent(Header, encoding::JSON, &value).await,
        "{\"numbers\":[1,2],\"name\":\"Zo\\u00eb a+b\",\"flag\":null}"
    );
    assert_eq!(sent(Query, encoding::JSON, &json!(null)).await, "?color=null");
    let form = "numbers=1&numbers=2&name=Zo%C3%AB+a%2Bb";
    assert_eq!(sent(Querystring, encoding::URLENCODED, &value).await, format!("?{form}"));
    assert_eq!(sent(Header, encoding::URLENCODED, &value).await, form);
    assert_eq!(sent(Query, encoding::URLENCODED, &json!({"a": "b c"})).await, "?color=a%3Db%2Bc");
    let deep = json!({"a": {"b": "~"}, "c": [{"d": 1}]});
    assert_eq!(
        sent(Querystring, encoding::URLENCODED, &deep).await,
        "?a=%7B%22b%22%3A%22%7E%22%7D&c=%7B%22d%22%3A1%7D"
    );
    assert_eq!(sent(Querystring, encoding::TEXT, "$.a.b[1:1]").await, "?%24.a.b%5B1%3A1%5D");
    assert_eq!(sent(Path, encoding::TEXT, "a/b").await, "a%2Fb");
    assert_eq!(sent(Header, encoding::TEXT, "a;b=\"c\"").await, "a;b=\"c\"");
    assert_eq!(sent(Cookie, encoding::TEXT, "a b,c").await, "color=a b,c");
    assert_eq!(sent(Query, encoding::TEXT, &1.5).await, "?color=1.5");
}

#[tokio::test]
async fn what_is_no_such_document_is_refused() {
    for (at, encoding, value, text) in [
        (
            Querystring,
            encoding::URLENCODED,
            json!([1]),
            "the query `color` cannot be written: a form is an object",
        ),
        (
            Header,
            encoding::TEXT,
            json!([1]),
            "the header `color` cannot be written: it is a list, not text",
        ),
        (
            Cookie,
            encoding::TEXT,
            json!("a; b=c"),
            "the cookie `color` cannot be written: it has characters that no cookie can hold: give it escaped",
        ),
        (
            Cookie,
            encoding::COOKIE,
            json!(["a", "b\r\n"]),
            "the cookie `color` cannot be written: it has characters that no cookie can hold: give it escaped",
        ),
        (
            Header,
            encoding::SIMPLE,
            json!(["a", "b\u{7f}"]),
            "the value of the header `color` has characters that no header can hold",
        ),
        (
            Cookie,
            encoding::COOKIE,
            json!("\u{1}"),
            "a cookie has characters that no header can hold",
        ),
    ] {
        assert_eq!(sent(at, encoding, &value).await, format!("GET /: {text}"));
    }
}
