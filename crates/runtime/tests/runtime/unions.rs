//! Unions as JSON and back.

use std::time::{Duration, Instant};

use serde::{Serialize, de::DeserializeOwned};
use serde_json::json;
use specwright_runtime::{DecodeError, Json, codegen::tables::*};

#[derive(Debug, Clone, PartialEq)]
struct Cat {
    lives: i64,
}

object! { Cat { lives: Required<i64> = "lives" } const { "kind": "cat" } }

/// Holds its tag, which has two values.
#[derive(Debug, Clone, PartialEq)]
struct Dog {
    kind: String,
    friends: Option<Vec<Pet>>,
}

object! { Dog { kind: Required<String> = "kind", friends: Optional<Vec<Pet>> = "friends" } }

/// Does not hold its tag, and keeps what it does not know.
#[derive(Debug, Clone, PartialEq)]
struct Fish {
    depth: f64,
    extra: BTreeMap<String, Json>,
}

object! { Fish { depth: Required<codec::Number> = "depth" } extra extra: Json }

#[derive(Debug, Clone, PartialEq)]
enum Pet {
    Cat(Cat),
    Dog(Box<Dog>),
    Fish(Fish),
    Text(String),
    Unknown(Json),
}

tagged_union! {
    Pet by "kind" {
        Cat(Cat) = "cat",
        Dog(codec::Boxed<Dog>) = "dog" | "wolf",
        Fish(Fish) = "fish" adding "fish",
        Text(String) = "text" adding "text",
    } else Unknown
}

from_variants! { Pet { Cat(Cat), Fish(Fish) } }

#[derive(Debug, Clone, PartialEq)]
enum Id {
    Text(String),
    Number(f64),
    Several(Vec<i64>),
    Unknown(Json),
}

union! {
    Id { Text(String) is (String | Null), Number(codec::Number) is (Number), Several(Vec<i64>) is (Array) }
    else Unknown
}

#[derive(Debug, Clone, PartialEq)]
struct Point {
    color: Option<String>,
}

object! { Point { color: Optional<String> = "color" } }

#[derive(Debug, Clone, PartialEq)]
enum Shape {
    Cat(Cat),
    Dog(Dog),
    Point(Point),
    Unknown(Json),
}

union! { Shape { Cat(Cat) has ("lives"), Dog(Dog) has ("friends"), Point(Point) otherwise } else Unknown }

#[derive(Debug, Clone, PartialEq)]
enum Trial {
    Cat(Cat),
    Dog(Dog),
    Unknown(Json),
}

union! { Trial { Cat(Cat) decodes, Dog(Dog) decodes } else Unknown }

fn read<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    DecodeError::read(text.as_bytes()).map_err(|error| error.to_string())
}

/// What a text is read as, and what that is written as; the text itself where nothing else is said.
#[track_caller]
fn goes_through<T>(table: &[(&str, T, Option<&str>)])
where
    T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug,
{
    for (text, value, written) in table {
        assert_eq!(read::<T>(text).as_ref(), Ok(value), "{text}");
        assert_eq!(serde_json::to_string(value).unwrap(), written.unwrap_or(text));
        let json = serde_json::from_str::<Json>(text).unwrap();
        assert_eq!(serde_json::from_value::<T>(json).as_ref().ok(), Some(value), "{text}");
    }
}

fn cat(lives: i64) -> Pet {
    Pet::Cat(Cat { lives })
}

fn fish(depth: f64, extra: &[(&str, Json)]) -> Pet {
    let extra = extra.iter().map(|(name, value)| ((*name).to_owned(), value.clone()));
    Pet::Fish(Fish { depth, extra: extra.collect() })
}

#[test]
fn a_tag_tells_members_apart_wherever_it_is() {
    let wolf = Dog { kind: "wolf".into(), friends: Some(vec![cat(9), Pet::Unknown(json!(null))]) };
    goes_through(&[
        (r#"{"kind":"cat","lives":9}"#, cat(9), None),
        (r#"{"lives":9,"x":[{}],"kind":"cat"}"#, cat(9), Some(r#"{"kind":"cat","lives":9}"#)),
        (r#"{"x":1,"kind":"cat","lives":9}"#, cat(9), Some(r#"{"kind":"cat","lives":9}"#)),
        (
            r#"{"kind":"wolf","friends":[{"kind":"cat","lives":9},null]}"#,
            Pet::Dog(Box::new(wolf.clone())),
            None,
        ),
        (
            r#"{"friends":[{"lives":9,"kind":"cat"},null],"kind":"wolf"}"#,
            Pet::Dog(Box::new(wolf)),
            Some(r#"{"kind":"wolf","friends":[{"kind":"cat","lives":9},null]}"#),
        ),
        (r#"{"kind":"fish","depth":0.1}"#, fish(0.1, &[("kind", json!("fish"))]), None),
        (
            r#"{"x":{"y":null},"depth":3,"kind":"fish"}"#,
            fish(3.0, &[("kind", json!("fish")), ("x", json!({"y": null}))]),
            Some(r#"{"kind":"fish","depth":3,"x":{"y":null}}"#),
        ),
    ]);
    // What a caller made has no tag of its own.
    let made = Pet::from(Fish { depth: 2.0, extra: BTreeMap::new() });
    assert_eq!(serde_json::to_string(&made).unwrap(), r#"{"kind":"fish","depth":2}"#);
}

#[test]
fn what_has_no_known_tag_is_kept_as_it_came() {
    for text in [
        r#"{"z":1.50,"kind":"bird","a":{"kind":"cat"},"b":[null,-0.0,18446744073709551615]}"#,
        r#"{"kind":null}"#,
        r#"{"kind":1,"lives":9}"#,
        r#"{"Kind":"cat","lives":9}"#,
        "{}",
        "null",
        "true",
        "-1",
        "18446744073709551615",
        "2.5",
        r#""cat""#,
        r#"["kind","cat"]"#,
    ] {
        let value: Pet = read(text).unwrap();
        let raw: Json = serde_json::from_str(text).unwrap();
        assert_eq!(value, Pet::Unknown(raw), "{text}");
        assert_eq!(serde_json::to_string(&value).unwrap(), text.replace("1.50", "1.5"));
    }
}

#[test]
fn a_known_tag_is_a_promise() {
    for (text, error) in [
        (r#"[{"kind":"cat"}]"#, "at `[0]`: missing field `lives` at line 1 column 15"),
        (
            r#"[{"kind":"cat","lives":"9"}]"#,
            r#"at `[0].lives`: invalid type: string "9", expected i64 at line 1 column 26"#,
        ),
        (
            r#"[{"lives":"9","kind":"cat"}]"#,
            r#"at `[0]`: in `lives`: invalid type: string "9", expected i64 at line 1 column 27"#,
        ),
        (
            r#"[{"kind":"wolf","friends":[{"kind":"cat","lives":[]}]}]"#,
            "at `[0].friends[0].lives`: invalid type: sequence, expected i64 at line 1 column 49",
        ),
        (
            r#"[{"kind":"text"}]"#,
            "at `[0]`: invalid type: map, expected a string at line 1 column 16",
        ),
    ] {
        assert_eq!(read::<Vec<Pet>>(text).unwrap_err(), error, "{text}");
    }
    let text = serde_json::to_string(&Pet::Text("a".into())).unwrap_err();
    assert_eq!(text.to_string(), "a tagged value must be an object");
}

#[test]
fn json_types_tell_members_apart() {
    goes_through(&[
        (r#""a""#, Id::Text("a".into()), None),
        ("3", Id::Number(3.0), None),
        ("2.50", Id::Number(2.5), Some("2.5")),
        ("[1,-2]", Id::Several(vec![1, -2]), None),
        (r#"{"b":1,"a":[]}"#, Id::Unknown(json!({"b": 1, "a": []})), None),
        ("true", Id::Unknown(json!(true)), None),
    ]);
    let error = read::<Vec<Id>>(r#"["a",[1,"x"]]"#).unwrap_err();
    let text = r#"at `[1]`: in `[1]`: invalid type: string "x", expected i64 at line 1 column 13"#;
    assert_eq!(error, text);
}

#[test]
fn keys_tell_members_apart() {
    let dog = Dog { kind: "d".into(), friends: Some(vec![]) };
    goes_through(&[
        (r#"{"lives":1}"#, Shape::Cat(Cat { lives: 1 }), Some(r#"{"kind":"cat","lives":1}"#)),
        (r#"{"kind":"d","friends":[]}"#, Shape::Dog(dog), None),
        (r#"{"color":"red"}"#, Shape::Point(Point { color: Some("red".into()) }), None),
        (r#"{"x":1}"#, Shape::Point(Point { color: None }), Some("{}")),
        (r#"{"color":1}"#, Shape::Unknown(json!({"color": 1})), None),
        (r#"["lives"]"#, Shape::Unknown(json!(["lives"])), None),
        (r#""lives""#, Shape::Unknown(json!("lives")), None),
    ]);
    let error = read::<Shape>(r#"{"friends":[{"kind":"cat","lives":"1"}],"kind":"d"}"#);
    let text = r#"at `.`: in `friends[0].lives`: invalid type: string "1", expected i64"#;
    assert_eq!(error, Err(text.to_owned()));
}

#[test]
fn what_nothing_tells_apart_is_the_first_that_fits() {
    goes_through(&[
        (r#"{"kind":"cat","lives":1}"#, Trial::Cat(Cat { lives: 1 }), None),
        (r#"{"kind":"d"}"#, Trial::Dog(Dog { kind: "d".into(), friends: None }), None),
        (r#"{"kind":1}"#, Trial::Unknown(json!({"kind": 1})), None),
        ("[]", Trial::Unknown(json!([])), None),
    ]);
}

#[test]
fn deep_json_is_an_error_and_not_an_overflow() {
    let deep = format!("{}{}", r#"{"kind":"dog","friends":["#.repeat(500), "]}".repeat(500));
    assert!(read::<Pet>(&deep).unwrap_err().contains("recursion limit exceeded"));
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(read::<Id>(&deep).unwrap_err().contains("recursion limit exceeded"));
}

/// Holds itself, told apart by JSON type.
#[derive(Debug, Clone, PartialEq)]
enum Nest {
    Whole(i64),
    List(Vec<Nest>),
    Unknown(Json),
}

union! { Nest { Whole(i64) is (Number), List(Vec<Nest>) is (Array) } else Unknown }

/// Holds itself, told apart by nothing; what the first member lacks comes after what is nested.
#[derive(Debug, Clone, PartialEq)]
struct Left {
    next: Box<Chain>,
    z: i64,
}

object! { Left { next: Required<codec::Boxed<Chain>> = "next", z: Required<i64> = "z" } }

#[derive(Debug, Clone, PartialEq)]
struct Right {
    next: Box<Chain>,
}

object! { Right { next: Required<codec::Boxed<Chain>> = "next" } }

#[derive(Debug, Clone, PartialEq)]
enum Chain {
    Left(Left),
    Right(Right),
    Unknown(Json),
}

union! { Chain { Left(Left) decodes, Right(Right) decodes } else Unknown }

/// A trial within a union that JSON types tell apart, and the other way round.
#[derive(Debug, Clone, PartialEq)]
enum Mixed {
    Whole(i64),
    Chain(Vec<Steps>),
    Unknown(Json),
}

union! { Mixed { Whole(i64) is (Number), Chain(Vec<Steps>) is (Array) } else Unknown }

#[derive(Debug, Clone, PartialEq)]
enum Steps {
    Pair((Mixed, i64)),
    One((Mixed,)),
    Unknown(Json),
}

union! { Steps { Pair((Mixed, i64)) decodes, One((Mixed,)) decodes } else Unknown }

#[test]
fn unions_in_unions_are_read_as_often_as_one() {
    let deep = |open: &str, leaf: &str, close: &str| {
        format!("{}{leaf}{}", open.repeat(60), close.repeat(60))
    };
    let begun = Instant::now();
    let text = deep("[", "1.5", "]");
    let error = read::<Nest>(&text).unwrap_err();
    let places = "in `[0]`: ".repeat(60);
    let wrong = "invalid type: floating point `1.5`, expected i64";
    assert_eq!(error, format!("at `.`: {places}{wrong}"));
    // Without us around it, too.
    let error = serde_json::from_str::<Nest>(&text).unwrap_err();
    assert_eq!(error.to_string(), format!("{places}{wrong}"));

    let mut chain: Chain = read(&deep(r#"{"next":"#, "[]", "}")).unwrap();
    for _ in 0..60 {
        let Chain::Right(right) = chain else { panic!("{chain:?}") };
        chain = *right.next;
    }
    assert_eq!(chain, Chain::Unknown(json!([])));

    let mut steps: Vec<Steps> = read(&deep("[[", "1.5", "]]")).unwrap();
    for _ in 1..60 {
        let Some(Steps::One((Mixed::Chain(next),))) = steps.pop() else { panic!("{steps:?}") };
        steps = next;
    }
    assert_eq!(steps, [Steps::Unknown(json!([1.5]))]);
    let left: Chain = read(r#"{"next":{"next":{"next":1},"z":2},"z":3}"#).unwrap();
    let Chain::Left(Left { next, z: 3 }) = left else { panic!("{left:?}") };
    assert!(matches!(*next, Chain::Left(Left { z: 2, .. })), "{next:?}");
    assert!(begun.elapsed() < Duration::from_secs(2), "{:?}", begun.elapsed());
}
