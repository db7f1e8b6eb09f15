//! Where lists go on and where they end.

use futures_util::{StreamExt, TryStreamExt};
use serde::Deserialize;
use specwright_runtime::{
    Items, Pages, Undocumented,
    codegen::{Call, Method, Paging},
};

use crate::scripted::{Answer, Scripted, answer, core};

#[derive(Debug, Deserialize)]
struct Page {
    items: Vec<i64>,
    next: Option<String>,
    more: Option<bool>,
}

const PAGING: Paging<Page, i64> = Paging::of(|page: &mut Page| Some(&mut page.items))
    .by_key("after", |page| page.next.clone())
    .has_more(|page| page.more);

/// What a list is asked for with.
type Ask = fn(Call) -> Call;

/// How a list is asked for, the pages it has, what is fetched and the items.
type List<'a> = (Ask, &'a [&'static str], &'a [&'a str], &'a [i64]);

fn page(body: &'static str) -> Answer {
    answer(200, &[], body)
}

/// What is fetched, and the items, of a list that is asked for like this and answers these pages.
async fn listed(ask: Ask, pages: &[&'static str]) -> (Vec<String>, Result<Vec<i64>, String>) {
    let scripted = Scripted::new(pages.iter().copied().map(page));
    let call = ask(core(&scripted).call(Method::GET, "/l"));
    let items: Items<Page, i64, Undocumented> = call.items(PAGING);
    let items = items.try_collect().await.map_err(|error| error.to_string());
    (scripted.targets(), items)
}

#[tokio::test]
async fn a_list_goes_on_as_long_as_there_is_a_new_key() {
    let plain: Ask = |call| call;
    let table: [List<'_>; 9] = [
        (plain, &[r#"{"items":[1],"next":null}"#], &["/l"], &[1]),
        (plain, &[r#"{"items":[1]}"#], &["/l"], &[1]),
        (plain, &[r#"{"items":[1],"next":""}"#], &["/l"], &[1]),
        (plain, &[r#"{"items":[1],"next":"a","more":false}"#], &["/l"], &[1]),
        (plain, &[r#"{"items":[1],"more":true}"#], &["/l"], &[1]),
        (
            plain,
            &[
                r#"{"items":[1,2],"next":"a"}"#,
                r#"{"items":[],"next":"b&/","more":true}"#,
                r#"{"items":[3],"next":null}"#,
            ],
            &["/l", "/l?after=a", "/l?after=b%26%2F"],
            &[1, 2, 3],
        ),
        // The server goes in circles.
        (
            plain,
            &[
                r#"{"items":[1],"next":"a"}"#,
                r#"{"items":[2],"next":"b"}"#,
                r#"{"items":[3],"next":"a","more":true}"#,
            ],
            &["/l", "/l?after=a", "/l?after=b"],
            &[1, 2, 3],
        ),
        // Every other parameter is kept, and the key that the caller began with is one that was there.
        (
            |call| call.query("after", "k").query("q", "x"),
            &[r#"{"items":[1],"next":"l"}"#, r#"{"items":[2],"next":"k"}"#],
            &["/l?after=k&q=x", "/l?q=x&after=l"],
            &[1, 2],
        ),
        (|call| call.query("after", "k"), &[r#"{"items":[1],"next":"k"}"#], &["/l?after=k"], &[1]),
    ];
    for (ask, pages, targets, items) in table {
        let (fetched, found) = listed(ask, pages).await;
        assert_eq!((fetched, found), (owned(targets), Ok(items.to_vec())), "{pages:?}");
    }
}

fn owned(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

#[tokio::test]
async fn a_list_ends_with_an_error() {
    let scripted =
        Scripted::new([page(r#"{"items":[1],"next":"a"}"#), answer(500, &[], ""), page("{}")]);
    let call = core(&scripted).call(Method::GET, "/l").header("x-trace", "t");
    let mut items: Items<Page, i64, Undocumented> = call.items(PAGING);
    assert_eq!(items.try_next().await.unwrap(), Some(1));
    let error = items.try_next().await.unwrap_err();
    assert_eq!(error.to_string(), "GET /l: 500 Internal Server Error");
    assert!(items.next().await.is_none() && StreamExt::next(&mut items).await.is_none());
    assert_eq!(scripted.targets(), ["/l", "/l?after=a"]);
    assert!(scripted.requests().iter().all(|request| request.headers()["x-trace"] == "t"));
}

#[tokio::test]
async fn pages_are_fetched_when_they_are_asked_for() {
    let scripted = Scripted::new([page(r#"{"items":[1],"next":"a"}"#), page(r#"{"items":[]}"#)]);
    let mut pages: Pages<Page, i64, Undocumented> =
        core(&scripted).call(Method::GET, "/l").pages(PAGING);
    assert_eq!(scripted.requests().len(), 0);
    assert_eq!(pages.try_next().await.unwrap().unwrap().items, [1]);
    assert_eq!(scripted.requests().len(), 1);
    assert_eq!(pages.next().await.unwrap().unwrap().items, [0; 0]);
    assert!(pages.try_next().await.unwrap().is_none());
    assert_eq!(scripted.requests().len(), 2);
    let shown = format!("{pages:?}");
    assert!(shown.starts_with("Pages { call: Call { method: GET, path: \"/l\""), "{shown}");
}
