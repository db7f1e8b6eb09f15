//! Lists whose items differ, undeclared members by their kind, and types that hold themselves.

use serde::{Serialize, de::DeserializeOwned};
use serde_json::json;
use specwright_runtime::{Json, Maybe, Null, codegen::tables::*};

#[derive(Debug, Clone, PartialEq)]
struct Row {
    item_1: String,
    item_2: Option<i64>,
    item_3: Maybe<f64>,
    rest: Vec<bool>,
}

object! {
    list Row {
        item_1: Required<String> = "0",
        item_2: Optional<codec::Whole<i64>> = "1",
        item_3: Nullable<codec::Number> = "2",
    } extra rest: bool
}

#[derive(Debug, Clone, PartialEq)]
struct Short {
    item_1: Option<String>,
}

object! { list Short { item_1: Optional<String> = "0" } }

#[derive(Debug, Clone, PartialEq)]
struct Place {
    at: (f64, i64),
    none: Null,
}

object! { Place { at: Required<codec::Tuple<(codec::Number, codec::Whole<i64>)>> = "at", none: Required<Null> = "none" } }

#[derive(Debug, Clone, PartialEq)]
struct Anything {
    given: Option<Json>,
    maybe: Maybe<i64>,
}

object! { Anything { given: Given<Json> = "given", maybe: Nullable<codec::Whole<i64>> = "maybe" } }

#[derive(Debug, Clone, PartialEq)]
struct Settings {
    id: Option<String>,
    extra: BTreeMap<String, i64>,
}

object! { matched Settings { id: Optional<String> = "id" } extra extra: codec::Whole<i64> }

#[derive(Debug, Clone, PartialEq)]
struct Tree(Vec<Tree>);

newtype! { Tree(Vec<Tree>) = Vec<Tree> }

fn read<T: DeserializeOwned>(value: Json) -> Result<T, String> {
    serde_json::from_str(&value.to_string()).map_err(|error| error.to_string())
}

/// What is read is written again: the same, or what is said.
fn back<T: DeserializeOwned + Serialize>(cases: &[(Json, Option<Json>)]) {
    for (given, expected) in cases {
        let value: T = read(given.clone()).unwrap();
        let written = serde_json::to_value(&value).unwrap();
        assert_eq!(written, expected.clone().unwrap_or(given.clone()), "{given}");
    }
}

#[test]
fn lists_may_be_shorter_and_longer() {
    back::<Row>(&[
        (json!(["a"]), None),
        (json!(["a", 1]), None),
        (json!(["a", 1, 2.5]), None),
        (json!(["a", null, null]), None),
        (json!(["a", 1, null, true, false]), None),
        // A number is written by value; what is null and may not be is missing, which is null before another item.
        (json!(["a", 1.0, 2.0]), Some(json!(["a", 1, 2]))),
        (json!(["a", null]), Some(json!(["a"]))),
    ]);
    let row = Row { item_1: "a".into(), item_2: None, item_3: Maybe::Absent, rest: vec![true] };
    assert_eq!(serde_json::to_value(&row).unwrap(), json!(["a", null, null, true]));
    assert_eq!(read::<Row>(json!([])).unwrap_err(), "missing field `0` at line 1 column 2");
    assert_eq!(
        read::<Row>(json!(["a", "b"])).unwrap_err(),
        "in item 1: invalid type: string \"b\", expected i64 at line 1 column 9"
    );
    back::<Short>(&[
        (json!([]), None),
        (json!(["a"]), None),
        (json!(["a", 1]), Some(json!(["a"]))),
    ]);
}

#[test]
fn tuples_take_what_a_server_has_added() {
    back::<Place>(&[
        (json!({"at": [1, 2], "none": null}), None),
        (json!({"at": [1.5, 2.0], "none": [1]}), Some(json!({"at": [1.5, 2], "none": [1]}))),
        (json!({"at": [1, 2, 3], "none": null}), Some(json!({"at": [1, 2], "none": null}))),
    ]);
    assert_eq!(
        read::<Place>(json!({"at": [1], "none": null})).unwrap_err(),
        "invalid length 1, expected a list of a fixed length at line 1 column 9"
    );
}

#[test]
fn null_is_told_from_what_is_missing() {
    back::<Anything>(&[
        (json!({}), None),
        (json!({"given": null, "maybe": null}), None),
        (json!({"given": [null], "maybe": 1}), None),
    ]);
    let read: Anything = read(json!({"given": null, "maybe": null})).unwrap();
    assert_eq!(read, Anything { given: Some(Json::Null), maybe: Maybe::Null });
    let text = Maybe::Present("a".to_owned());
    assert_eq!(text.as_deref(), Some("a"));
    assert_eq!(text.unwrap_or_default(), "a");
    assert_eq!((Maybe::<i64>::Null.unwrap_or(2), Maybe::<i64>::Absent.unwrap_or_default()), (2, 0));
}

#[test]
fn matched_members_are_those_of_their_kind() {
    back::<Settings>(&[
        (json!({"id": "a", "x": 1}), None),
        (json!({"x": 1, "y": "b", "z": [1]}), Some(json!({"x": 1}))),
    ]);
}

#[test]
fn a_list_of_itself() {
    back::<Tree>(&[(json!([]), None), (json!([[], [[]]]), None)]);
    assert_eq!(Tree::from(vec![Tree(Vec::new())]), Tree(vec![Tree(Vec::new())]));
}
