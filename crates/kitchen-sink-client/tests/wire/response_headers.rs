//! Documented headers of answers.

use kitchen_sink_client as sink;
use specwright_loopback::{Reply, Server};

#[tokio::test]
async fn headers_are_read_as_they_are_documented() {
    use sink::response_headers::types::{EveryFormHeaders, ListThingsHeaders};
    let page = Reply::json(200, "[]")
        .header("link", "<a>; rel=\"next\"")
        .header("link", "<b>; rel=\"last\"")
        .header("x-total", "12");
    let forms = Reply::text(200, "")
        .header("X-Flag", "true")
        .header("X-Rate", "0.5")
        .header("X-When", "2026-01-02T03:04:05Z")
        .header("X-Names", "a, b")
        .header("X-Numbers", "1,2")
        .header("X-Numbers", "3")
        .header("X-Color", "R,100,G,200")
        .header("X-Exploded", "R=100,G=200,B=150")
        .header("X-Json", r#"{"R":100,"G":200}"#)
        .header("X-Text", "{}")
        .header("X-Any", "7")
        .header("Set-Cookie", "a=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT")
        .header("Set-Cookie", "b=2");
    let server = Server::start([page, Reply::text(429, "").header("retry-after", "3"), forms]);
    let client = client!(response_headers, server);
    let response = client.list_things().response().await.unwrap();
    let headers = ListThingsHeaders::read(response.headers()).unwrap();
    assert_eq!(headers.link.as_deref(), Some("<a>; rel=\"next\", <b>; rel=\"last\""));
    assert_eq!((headers.x_total.as_deref(), headers.retry_after), (Some("12"), None));
    // Those of failures are among them.
    let error = client.list_things().await.unwrap_err();
    let headers = ListThingsHeaders::read(error.headers().unwrap()).unwrap();
    assert_eq!((headers.retry_after, headers.link), (Some(3), None));
    let response = client.every_form().response().await.unwrap();
    let all = EveryFormHeaders::read(response.headers()).unwrap();
    assert_eq!((all.x_flag, all.x_rate), (Some(true), Some(0.5)));
    assert_eq!(all.x_when.unwrap().as_str(), "2026-01-02T03:04:05Z");
    assert_eq!(all.x_names.unwrap(), ["a", "b"]);
    assert_eq!(all.x_numbers.unwrap(), [1, 2, 3]);
    let color = |color: Option<sink::response_headers::types::Color>| {
        color.map(|color| (color.r, color.g, color.b))
    };
    assert_eq!(color(all.x_color), Some((100, 200, None)));
    assert_eq!(color(all.x_exploded), Some((100, 200, Some(150))));
    assert_eq!(color(all.x_json), Some((100, 200, None)));
    assert_eq!((all.x_text.as_deref(), all.x_any.as_deref()), (Some("{}"), Some("7")));
    let cookies = ["a=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT", "b=2"];
    assert_eq!(all.set_cookie.unwrap(), cookies);
}

#[tokio::test]
async fn operations_of_equal_headers_share_their_struct() {
    use sink::response_headers::types::{Kind, ListOthersHeaders, ReplaceOthersHeaders};
    let server = Server::start([
        Reply::text(200, "").header("x-kind", "new"),
        Reply::text(204, "").header("X-Kind", "strange"),
    ]);
    let client = client!(response_headers, server);
    let listed = client.list_others().response().await.unwrap();
    let headers: ReplaceOthersHeaders = ListOthersHeaders::read(listed.headers()).unwrap();
    assert_eq!(headers.x_kind, Some(Kind::New));
    let replaced = client.replace_others().response().await.unwrap();
    let headers = ReplaceOthersHeaders::read(replaced.headers()).unwrap();
    assert_eq!(headers.x_kind, Some(Kind::Unknown("strange".to_owned())));
}

#[tokio::test]
async fn a_header_that_is_not_as_documented_is_named() {
    use sink::response_headers::types::EveryFormHeaders;
    for (name, value, message) in [
        ("X-Flag", "s3cr3t", "at `X-Flag`: it is not `true` or `false`"),
        ("X-Rate", "s3cr3t", "at `X-Rate`: it is not a number"),
        ("X-Color", "R,s3cr3t", "at `X-Color`: it is not a number"),
        ("X-Json", "s3cr3t", "at `X-Json`: it is not the JSON that is documented"),
    ] {
        let server = Server::start([Reply::text(200, "").header(name, value)]);
        let response = client!(response_headers, server).every_form().response().await.unwrap();
        let error = EveryFormHeaders::read(response.headers()).unwrap_err();
        assert_eq!(error.to_string(), message);
    }
}
