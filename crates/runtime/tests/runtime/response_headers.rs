//! Headers of answers, as values.

use std::collections::BTreeMap;

use specwright_runtime::{
    Json, Undocumented,
    codegen::{Method, formats, headers, tables::*},
};

use crate::scripted::{Scripted, answer, core};

#[derive(Debug, Clone, PartialEq)]
struct Color {
    r: i64,
    g: Option<f64>,
}

object! { Color { r: Required<codec::Whole<i64>> = "R", g: Optional<codec::Number> = "G" } }

#[derive(Debug, Clone, PartialEq)]
enum Kind {
    New,
    Unknown(String),
}

string_enum! { Kind { New = "new" } else Unknown }

#[derive(Debug, Default, PartialEq)]
struct Documented {
    link: Option<String>,
    left: Option<i64>,
    reset: Option<f64>,
    fresh: Option<bool>,
    since: Option<formats::DateTime>,
    kind: Option<Kind>,
    names: Option<Vec<String>>,
    numbers: Option<Vec<i64>>,
    color: Option<Color>,
    exploded: Option<Color>,
    counts: Option<BTreeMap<String, i64>>,
    meta: Option<Vec<i64>>,
    cookies: Option<Vec<String>>,
    any: Option<Json>,
}

headers! {
    Documented {
        link: String = "Link",
        left: codec::Whole<i64> = "X-Left",
        reset: codec::Number = "x-reset",
        fresh: bool = "X-Fresh",
        since: formats::DateTime = "X-Since",
        kind: Kind = "X-Kind",
        names: Vec<String> = "X-Names",
        numbers: codec::List<codec::Whole<i64>> = "X-Numbers",
        color: Color = "X-Color",
        exploded: Color = "X-Exploded" as Exploded,
        counts: codec::Map<codec::Whole<i64>> = "X-Counts",
        meta: codec::List<codec::Whole<i64>> = "X-Meta" as Json,
        cookies: Vec<String> = "Set-Cookie",
        any: Json = "X-Any",
    }
}

async fn read(headers: &[(&'static str, &'static str)]) -> Result<Documented, String> {
    let call = core(&Scripted::new([answer(200, headers, "1")])).call(Method::GET, "/a");
    let response = call.response::<i64, Undocumented>().await.unwrap();
    Documented::read(response.headers()).map_err(|error| error.to_string())
}

#[tokio::test]
async fn every_kind_of_value_is_read() {
    let found = read(&[
        ("link", "<a>; rel=next"),
        ("link", "<b>; rel=last"),
        ("x-left", "12"),
        ("x-reset", "1470173023.123"),
        ("x-fresh", "true"),
        ("x-since", "2026-01-02T03:04:05Z"),
        ("x-kind", "old"),
        ("x-names", "a, b"),
        ("x-names", "c"),
        ("x-numbers", "1,2"),
        ("x-color", "R,100,G,2.5"),
        ("x-exploded", "R=100,G=2.5"),
        ("x-counts", "a,1,b,2"),
        ("x-meta", "[1, 2]"),
        ("set-cookie", "a=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT"),
        ("set-cookie", "b=2"),
        ("x-any", "7"),
    ]);
    let text = |text: &str| Some(text.to_owned());
    let texts = |texts: &[&str]| Some(texts.iter().map(|text| (*text).to_owned()).collect());
    let color = || Some(Color { r: 100, g: Some(2.5) });
    let expected = Documented {
        link: text("<a>; rel=next, <b>; rel=last"),
        left: Some(12),
        reset: Some(1_470_173_023.123),
        fresh: Some(true),
        since: Some("2026-01-02T03:04:05Z".into()),
        kind: Some(Kind::Unknown("old".into())),
        names: texts(&["a", "b", "c"]),
        numbers: Some(vec![1, 2]),
        color: color(),
        exploded: color(),
        counts: Some([("a".to_owned(), 1), ("b".to_owned(), 2)].into()),
        meta: Some(vec![1, 2]),
        cookies: texts(&["a=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT", "b=2"]),
        any: Some(7.into()),
    };
    assert_eq!(found.await, Ok(expected));
    assert_eq!(read(&[]).await, Ok(Documented::default()));
    assert_eq!(read(&[("x-names", "")]).await.unwrap().names, texts(&[]));
}

#[tokio::test]
async fn a_value_that_is_not_as_documented_is_named_and_not_shown() {
    for (name, value, message) in [
        ("x-left", "s3cr3t", "at `X-Left`: it is not a number"),
        ("x-left", "1.5", "at `X-Left`: it is not of the type that is documented"),
        ("x-reset", "", "at `x-reset`: it is not a number"),
        ("x-fresh", "yes", "at `X-Fresh`: it is not `true` or `false`"),
        ("x-numbers", "1,s3cr3t", "at `X-Numbers`: it is not a number"),
        ("x-color", "G,1", "at `X-Color`: it is not of the type that is documented"),
        ("x-meta", "s3cr3t", "at `X-Meta`: it is not the JSON that is documented"),
    ] {
        assert_eq!(read(&[(name, value)]).await, Err(message.to_owned()), "{value}");
    }
}
