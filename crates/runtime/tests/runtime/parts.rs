//! What a program does with clients, calls and errors: send them between threads, keep them, match on them.

use std::future::{Future, IntoFuture};

use specwright_runtime::{
    Body, BoxFuture, ClientBuilder, Error, Items, Json, Maybe, Pages, Response, Transport,
    TransportError, Undocumented,
    codegen::{Call, Core, Method, operation},
};

use crate::scripted::{Scripted, answer, core};

operation! {
    /// A call.
    Get -> Json, Undocumented
}

#[test]
fn everything_goes_between_threads() {
    fn send<T: Send>() {}
    fn shared<T: Send + Sync + 'static>() {}
    fn sent<F: Future + Send>(_: &F) {}
    shared::<Core>();
    shared::<Call>();
    shared::<ClientBuilder<Core>>();
    shared::<Error<Undocumented>>();
    shared::<TransportError>();
    shared::<Response<Json>>();
    send::<Body>();
    send::<Pages<Json, Json, Undocumented>>();
    send::<Items<Json, Json, Undocumented>>();
    let call = || Get(core(&Scripted::new([])).call(Method::GET, "/"));
    sent(&call().into_future());
    sent(&call().response());
    let mut items: Items<Json, Json, Undocumented> = call().0.items(
        specwright_runtime::codegen::Paging::of(|page: &mut Json| page.as_array_mut())
            .by_key("after", |page| page.as_str().map(str::to_owned)),
    );
    sent(&items.try_next());
}

#[tokio::test]
async fn a_call_is_awaited_cloned_and_told_more() {
    let scripted = Scripted::new([answer(200, &[], "1"), answer(200, &[], "2")]);
    let call = Get(core(&scripted).call(Method::GET, "/a")).query("q", "1").header("x", "y");
    let first = call.clone().query(String::from("r"), "2").await.unwrap();
    let second = call.timeout(std::time::Duration::ZERO).response().await.unwrap();
    assert_eq!((first, second.into_inner()), (1.into(), 2.into()));
    assert_eq!(scripted.targets(), ["/a?q=1&r=2", "/a?q=1"]);
    assert!(scripted.requests().iter().all(|request| request.headers()["x"] == "y"));
}

#[tokio::test]
async fn a_transport_may_be_made_at_run_time() {
    let boxed: std::sync::Arc<dyn Transport> = Scripted::new([answer(200, &[], "1")]);
    let sent: BoxFuture<_> = boxed.send(http::Request::default());
    assert_eq!(sent.await.unwrap().into_body().collect().await.unwrap(), "1");
}

#[test]
fn maybe_is_missing_null_or_a_value() {
    let all = [Maybe::Absent, Maybe::Null, Maybe::Present(1)];
    assert_eq!(
        all.map(|maybe| (maybe.is_absent(), maybe.is_null())),
        [(true, false), (false, true), (false, false)]
    );
    assert_eq!(all.map(Maybe::into_option), [None, None, Some(1)]);
    assert_eq!(all.each_ref().map(Maybe::as_option), [None, None, Some(&1)]);
    assert_eq!(
        all.map(|maybe| maybe.map(|n| n + 1)),
        [Maybe::Absent, Maybe::Null, Maybe::Present(2)]
    );
    assert_eq!(all[2].as_ref(), Maybe::Present(&1));
    let given: [Maybe<i64>; 3] = [None::<i64>.into(), Some(1).into(), 1.into()];
    assert_eq!(given, [Maybe::Null, Maybe::Present(1), Maybe::Present(1)]);
    assert_eq!(Maybe::<String>::from("a"), Maybe::Present("a".to_owned()));
    assert_eq!(Maybe::<i64>::default(), Maybe::Absent);
}
