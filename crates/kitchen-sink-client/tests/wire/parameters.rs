//! Arguments in paths, queries and headers.

use kitchen_sink_client as sink;
use specwright_loopback::{Reply, Server};

use crate::exchange::shown;

/// What a call sends.
macro_rules! sent {
    ($feature:ident, |$client:ident| $call:expr) => {{
        let server = Server::start([Reply::text(204, "")]);
        let $client = client!($feature, server);
        $call.await.unwrap();
        shown(&server.requests()[0])
    }};
}

#[tokio::test]
async fn in_paths() {
    let one = |b: i64, a: &'static str| async move { sent!(path_parameters, |c| c.get_one(b, a)) };
    assert_eq!(one(-7, "x").await, "GET /a/-7/c/x\n");
    assert_eq!(one(1, "a/b ?#%.é~").await, "GET /a/1/c/a%2Fb%20%3F%23%25.%C3%A9~\n");
    assert_eq!(one(1, "{b}").await, "GET /a/1/c/%7Bb%7D\n");
    assert_eq!(one(1, "...").await, "GET /a/1/c/...\n");
    for bad in ["", ".", ".."] {
        let server = Server::start([]);
        let error = client!(path_parameters, server).get_one(1, bad).await.unwrap_err();
        let text = "GET /a/{b}/c/{a}: the path argument `a` must not be empty, `.` or `..`";
        assert_eq!((error.to_string().as_str(), server.requests().len()), (text, 0));
    }
}

#[tokio::test]
async fn in_paths_that_are_more_than_a_path() {
    let sent = sent!(path_parameters, |c| c.get_shared("a"));
    assert_eq!(sent, "GET /my%20files/a?view=full\n");
    let sent = sent!(path_parameters, |c| c.get_shared("a").page(2));
    assert_eq!(sent, "GET /my%20files/a?view=full&page=2\n");
}

#[tokio::test]
#[expect(deprecated, reason = "what is deprecated works nevertheless")]
async fn in_paths_by_type() {
    use sink::path_parameters::types::DeleteDayKind;
    let kinds = [DeleteDayKind::X, "y".into(), "z/".into()];
    for (kind, text) in kinds.into_iter().zip(["x", "y", "z%2F"]) {
        let sent = sent!(path_parameters, |c| c.delete_day("2026-01-31".into(), kind));
        assert_eq!(sent, format!("DELETE /days/2026-01-31/{text}\n"));
    }
}

#[tokio::test]
async fn in_queries() {
    use sink::query_parameters::types::{Order, SearchFilter};
    assert_eq!(sent!(query_parameters, |c| c.search("")), "GET /search?q=\n");
    assert_eq!(
        sent!(query_parameters, |c| c.search("a b&c=+é").limit(-1).exact(false).ratio(3.0)),
        "GET /search?q=a%20b%26c%3D%2B%C3%A9&limit=-1&exact=false&ratio=3\n"
    );
    assert_eq!(
        sent!(query_parameters, |c| c.search("q").tags(["a,b", "", "c"]).sizes([2, 1])),
        "GET /search?q=q&tags=a%2Cb&tags=&tags=c&sizes=2&sizes=1\n"
    );
    assert_eq!(
        sent!(query_parameters, |c| c.search("q").tags(Vec::<String>::new()).timeout_query(5)),
        "GET /search?q=q&timeout=5\n"
    );
    assert_eq!(
        sent!(query_parameters, |c| {
            let call = c.search("q").order(Order::Desc).filter(SearchFilter::default().with_a("ä"));
            call.order(Order::from("up")).query("q", "other")
        }),
        "GET /search?filter=%7B%22a%22%3A%22%C3%A4%22%7D&order=up&q=other\n"
    );
}

#[tokio::test]
async fn in_headers() {
    use sink::header_parameters::types::Trace;
    assert_eq!(sent!(header_parameters, |c| c.with_headers("t")), "GET /head\nx-tenant: t\n");
    assert_eq!(
        sent!(header_parameters, |c| c
            .with_headers("t")
            .x_level(-3)
            .x_context(Trace::new("Zoë\n"))),
        "GET /head\nx-context: {\"user\":\"Zo\\u00eb\\n\"}\nx-level: -3\nx-tenant: t\n"
    );
    let server = Server::start([]);
    let error = client!(header_parameters, server).with_headers("a\nb").await.unwrap_err();
    let text =
        "GET /head: the value of the header `x-tenant` has characters that no header can hold";
    assert_eq!((error.to_string().as_str(), server.requests().len()), (text, 0));
}

#[tokio::test]
async fn by_reference() {
    use sink::component_references::types::{Note, Order};
    let server = Server::start([Reply::json(200, r#"{"text":"b"}"#), Reply::text(204, "")]);
    let client = client!(component_references, server);
    let put = client.put_note("n/1", Note::new("a")).limit(2).order(Order::Oldest);
    assert_eq!(put.await.unwrap().text, "b");
    client.delete_note("n").order("any".into()).await.unwrap();
    let requests = server.requests();
    assert_eq!(
        shown(&requests[0]),
        "PUT /notes/n%2F1?limit=2&order=oldest\ncontent-type: application/json\n\n{\"text\":\"a\"}"
    );
    assert_eq!(shown(&requests[1]), "DELETE /notes/n?order=any\n");
}

#[tokio::test]
async fn named_like_keywords() {
    use sink::keywords::types::Keywords;
    let text = r#"{"gen":"g","type":"t"}"#;
    let body: Keywords = serde_json::from_str(text).unwrap();
    let server = Server::start([Reply::json(200, text)]);
    let client = client!(keywords, server);
    let call = client.r#struct().r#gen("p/", "s", body.clone()).r#gen("g").r#async(1);
    let call = call.type_header("h").body("b").a_b("-").a_b_query("_");
    assert_eq!(call.await.unwrap(), body);
    assert_eq!(
        shown(&server.requests()[0]),
        format!(
            "POST /echo/p%2F?self=s&gen=g&async=1&body=b&a-b=-&a_b=_\ncontent-type: application/json\ntype: h\n\n{text}"
        )
    );
}
