//! Lists in pages, of both shapes.

use kitchen_sink_client as sink;
use specwright_loopback::{Reply, Server};

/// A server with pages, and where it was asked for each.
fn pages(pages: &[&str]) -> Server {
    Server::start(pages.iter().map(|page| Reply::json(200, *page)))
}

fn targets(server: &Server) -> Vec<String> {
    server
        .requests()
        .into_iter()
        .map(|request| format!("{} {}", request.method, request.target))
        .collect()
}

/// Every item of a list.
macro_rules! all {
    ($list:expr) => {{
        let mut list = $list.items();
        let mut items = Vec::new();
        while let Some(item) = list.try_next().await.unwrap() {
            items.push(item);
        }
        items
    }};
}

#[tokio::test]
async fn by_a_key() {
    let server = pages(&[
        r#"{"items":["a"],"pagination_key":"k/1"}"#,
        r#"{"items":null,"pagination_key":"k2"}"#,
        r#"{"items":["b","c"],"pagination_key":null}"#,
    ]);
    assert_eq!(all!(client!(paging_key, server).list_items().limit(2)), ["a", "b", "c"]);
    assert_eq!(
        targets(&server),
        [
            "GET /items?limit=2",
            "GET /items?limit=2&pagination_key=k%2F1",
            "GET /items?limit=2&pagination_key=k2",
        ]
    );
    for end in [r#"{"items":["a"]}"#, r#"{"items":["a"],"pagination_key":""}"#] {
        let server = pages(&[end]);
        assert_eq!(all!(client!(paging_key, server).list_items()), ["a"]);
        assert_eq!(targets(&server).len(), 1, "{end}");
    }
    // The list begins at a key, and the server knows no other.
    let server = pages(&[r#"{"items":["a"],"pagination_key":"k"}"#]);
    assert_eq!(all!(client!(paging_key, server).list_items().pagination_key("k")), ["a"]);
    assert_eq!(targets(&server), ["GET /items?pagination_key=k"]);
}

#[tokio::test]
async fn by_the_last_id() {
    let server = pages(&[
        r#"{"data":[{"id":"a"},{"id":"b"}],"has_more":true,"last_id":"b"}"#,
        r#"{"data":[{"id":"c"}],"has_more":false,"last_id":"c"}"#,
    ]);
    let ids: Vec<String> = all!(client!(paging_after, server).list_batches())
        .into_iter()
        .map(|batch| batch.id)
        .collect();
    assert_eq!(ids, ["a", "b", "c"]);
    assert_eq!(targets(&server), ["GET /batches", "GET /batches?after=b"]);
    let server = pages(&[r#"{"data":[],"has_more":true,"last_id":""}"#]);
    assert!(all!(client!(paging_after, server).list_batches()).is_empty());
    assert_eq!(targets(&server), ["GET /batches"]);
}

#[tokio::test]
async fn by_a_token_of_another_name() {
    let server = pages(&[
        r#"{"things":[1],"nextPageToken":"t"}"#,
        r#"{"things":[],"nextPageToken":"u"}"#,
        r#"{"things":[2]}"#,
    ]);
    assert_eq!(all!(client!(paging_token, server).list_required()), [1, 2]);
    assert_eq!(
        targets(&server),
        ["GET /required", "GET /required?pageToken=t", "GET /required?pageToken=u",]
    );
    let server = pages(&[
        r#"{"data":["a",null],"has_more":true,"next_cursor":"t"}"#,
        r#"{"data":["b"],"has_more":false,"next_cursor":"u"}"#,
    ]);
    let items = all!(client!(paging_token, server).list_flagged());
    assert_eq!(items, [Some("a".to_owned()), None, Some("b".to_owned())]);
    assert_eq!(targets(&server), ["POST /flagged", "POST /flagged?cursor=t"]);
}

#[tokio::test]
async fn page_by_page_with_what_the_first_was_asked_for_with() {
    let server = pages(&[
        r#"{"items":["a"],"pagination_key":"k"}"#,
        r#"{"items":1}"#,
        r#"{"items":["never asked for"]}"#,
    ]);
    let mut list = client!(paging_key, server).list_items().header("x-trace", "t").pages();
    let first = list.try_next().await.unwrap().unwrap();
    assert_eq!(
        (first.items.unwrap(), first.pagination_key.as_option().map(String::as_str)),
        (vec!["a".to_owned()], Some("k"))
    );
    let error = list.try_next().await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "GET /items: the answer is not as documented: at `items`: invalid type: integer `1`, \
         expected a sequence at line 1 column 10"
    );
    assert!(list.try_next().await.unwrap().is_none());
    assert!(server.requests().iter().all(|request| request.header("x-trace") == Some("t")));
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn what_is_no_list_in_pages_is_one_answer() {
    let server =
        pages(&[r#"{"data":["a"],"more":["b"],"last_id":"a","has_more":true}"#, "{}", "{}"]);
    let two: sink::paging_after::types::Two =
        client!(paging_after, server).list_all().after("z").await.unwrap();
    assert_eq!((two.data, two.more), (Some(vec!["a".to_owned()]), Some(vec!["b".to_owned()])));
    let client = client!(paging_token, server);
    client.key_is_a_header().cursor("c").await.unwrap();
    client.key_is_required("c").await.unwrap();
    assert_eq!(server.requests()[1].header("cursor"), Some("c"));
    assert_eq!(
        targets(&server),
        ["GET /not-paged?after=z", "GET /key-is-a-header", "GET /key-is-required?cursor=c",]
    );
}

#[tokio::test]
async fn by_the_number_of_the_page() {
    let server = pages(&["[1,2]", "[3]", "[]"]);
    assert_eq!(all!(client!(paging_counted, server).list_numbered().per_page(2)), [1, 2, 3]);
    assert_eq!(
        targets(&server),
        [
            "GET /numbered?per_page=2",
            "GET /numbered?per_page=2&page=1",
            "GET /numbered?per_page=2&page=2"
        ]
    );
    let server = pages(&["[1]", "[]"]);
    assert_eq!(all!(client!(paging_counted, server).list_numbered().page(7)), [1]);
    assert_eq!(targets(&server), ["GET /numbered?page=7", "GET /numbered?page=8"]);
}

#[tokio::test]
async fn by_the_number_of_the_item() {
    let server =
        pages(&[r#"{"data":[1,2],"meta":{"total":3}}"#, r#"{"data":[3],"meta":{"total":3}}"#]);
    assert_eq!(all!(client!(paging_counted, server).list_from()), [1, 2, 3]);
    assert_eq!(targets(&server), ["GET /offset", "GET /offset?offset=2"]);
    // Without a total the last page is an empty one; from the middle the total does not say what is left.
    let server = pages(&[r#"{"data":[3],"meta":{"total":1}}"#, r#"{"data":[],"meta":{}}"#]);
    assert_eq!(all!(client!(paging_counted, server).list_from().offset(2)), [3]);
    assert_eq!(targets(&server), ["GET /offset?offset=2", "GET /offset?offset=3"]);
    // Indexes count from 1.
    let server = pages(&[
        r#"{"totalResults":3,"Resources":[1,2]}"#,
        r#"{"totalResults":3,"Resources":[3]}"#,
    ]);
    assert_eq!(all!(client!(paging_counted, server).list_indexed().count(2)), [1, 2, 3]);
    assert_eq!(targets(&server), ["GET /indexed?count=2", "GET /indexed?count=2&startIndex=3"]);
}

#[tokio::test]
async fn by_a_link() {
    let next = r#"</linked?per_page=2&page=9>; rel="next", </linked?page=1>; rel="first""#;
    let server = Server::start([
        Reply::json(200, "[1,2]").header("link", next),
        Reply::json(200, "[3]").header("link", r#"</linked?page=1>; rel="first""#),
    ]);
    assert_eq!(all!(client!(paging_linked, server).list_linked().per_page(2)), [1, 2, 3]);
    assert_eq!(targets(&server), ["GET /linked?per_page=2", "GET /linked?per_page=2&page=9"]);
}

#[tokio::test]
async fn by_a_url() {
    let server = pages(&[
        r#"{"workers":[1],"meta":{"next_page_url":"?size=1&token=a%2Fb"}}"#,
        r#"{"workers":null,"meta":{"next_page_url":"/located?size=1&token=c"}}"#,
        r#"{"workers":[2],"meta":{"next_page_url":null}}"#,
    ]);
    assert_eq!(all!(client!(paging_linked, server).list_located().size(1)), [1, 2]);
    assert_eq!(
        targets(&server),
        ["GET /located?size=1", "GET /located?size=1&token=a%2Fb", "GET /located?size=1&token=c"]
    );
    // Credentials are for one server: a page elsewhere is not fetched.
    let server = pages(&[r#"{"workers":[1],"meta":{"next_page_url":"https://elsewhere.test/x"}}"#]);
    let mut list = client!(paging_linked, server).list_located().items();
    assert_eq!(list.try_next().await.unwrap(), Some(1));
    let error = list.try_next().await.unwrap_err();
    assert_eq!(error.to_string(), "GET /located: the next page is on another server");
}

#[tokio::test]
async fn by_a_key_inside() {
    let server = pages(&[
        r#"{"things":[1],"pagination":{"next_cursor":"x"}}"#,
        r#"{"things":[2],"pagination":null}"#,
    ]);
    assert_eq!(all!(client!(paging_linked, server).list_nested()), [1, 2]);
    assert_eq!(targets(&server), ["GET /nested", "GET /nested?cursor=x"]);
}
