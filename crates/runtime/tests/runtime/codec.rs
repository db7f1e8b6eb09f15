//! Objects, enums and numbers as JSON and back.

use std::fmt::Debug;

use serde::{Serialize, de::DeserializeOwned};
use serde_json::json;
use specwright_runtime::{DecodeError, Json, Maybe, codegen::tables::*};

/// Every kind of slot, in more members than a tuple of slots has.
#[derive(Debug, Clone, PartialEq)]
struct Many {
    a: i64,
    b: i64,
    c: i64,
    d: i64,
    e: i64,
    f: i64,
    g: i64,
    h: i64,
    i: i64,
    j: i64,
    k: i64,
    l: i64,
    needed: String,
    left_out: Option<i64>,
    both: Maybe<f64>,
    null: Option<String>,
}

object! {
    Many {
        a: Required<i64> = "a", b: Required<i64> = "b", c: Required<i64> = "c", d: Required<i64> = "d",
        e: Required<i64> = "e", f: Required<i64> = "f", g: Required<i64> = "g", h: Required<i64> = "h",
        i: Required<i64> = "i", j: Required<i64> = "j", k: Required<i64> = "k", l: Required<i64> = "l",
    } {
        needed: Required<String> = "needed", left_out: Optional<i64> = "leftOut",
    } {
        both: Nullable<codec::Number> = "both", null: RequiredNullable<String> = "null",
    }
}

#[derive(Debug, Clone, PartialEq)]
struct Outer {
    items: Vec<Many>,
}

object! { Outer { items: Required<Vec<Many>> = "items" } }

#[derive(Debug, Clone, PartialEq)]
struct Nothing {}

object! { Nothing {} }

#[derive(Debug, Clone, PartialEq)]
struct Tagged {
    id: Option<String>,
    extra: BTreeMap<String, Json>,
}

object! { Tagged { id: Optional<String> = "id" } const { "type": "t", "version": "1" } extra extra: Json }

#[derive(Debug, Clone, PartialEq)]
struct Sizes {
    sizes: BTreeMap<String, f64>,
}

object! { Sizes {} extra sizes: codec::Number }

#[derive(Debug, Clone, PartialEq)]
enum Color {
    Red,
    Empty,
    Unknown(String),
}

string_enum! { Color { Red = "red", Empty = "" } else Unknown }

#[derive(Debug, Clone, PartialEq)]
enum Level {
    Low,
    High,
    Unknown(i64),
}

integer_enum! { Level { Low = -1, High = 9_007_199_254_740_993 } else Unknown }

fn read<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    DecodeError::read(text.as_bytes()).map_err(|error| error.to_string())
}

/// Reads and writes again.
fn rewritten<T: Serialize + DeserializeOwned>(text: &str) -> Result<String, String> {
    read::<T>(text).map(|value| serde_json::to_string(&value).unwrap())
}

#[track_caller]
fn goes_through<T: Serialize + DeserializeOwned>(table: &[(&str, Result<&str, &str>)]) {
    for (text, expected) in table {
        let expected = expected.map(str::to_owned).map_err(str::to_owned);
        assert_eq!(rewritten::<T>(text), expected, "{text}");
    }
}

const TWELVE: &str =
    r#""a":1,"b":2,"c":3,"d":4,"e":5,"f":6,"g":7,"h":8,"i":9,"j":10,"k":11,"l":12"#;

fn many() -> Many {
    read(&format!(r#"{{{TWELVE},"needed":"n","leftOut":13,"both":2.5,"null":"x"}}"#)).unwrap()
}

#[test]
fn members_come_in_any_order_and_go_out_in_theirs() {
    let written = serde_json::to_string(&many()).unwrap();
    assert_eq!(written, format!(r#"{{{TWELVE},"needed":"n","leftOut":13,"both":2.5,"null":"x"}}"#));
    let Json::Object(members) = serde_json::to_value(many()).unwrap() else { panic!("{written}") };
    let members: Vec<_> = members.into_iter().collect();
    for first in 0..members.len() {
        let mut turned = members.clone();
        turned.rotate_left(first);
        let in_turn = Json::Object(turned.iter().cloned().collect()).to_string();
        assert_eq!(read::<Many>(&in_turn), Ok(many()), "{in_turn}");
        let reversed = Json::Object(turned.into_iter().rev().collect()).to_string();
        assert_eq!(read::<Many>(&reversed), Ok(many()), "{reversed}");
    }
}

#[test]
fn names_are_found_however_the_format_hands_them_out() {
    let text = serde_json::to_string(&many()).unwrap();
    let escaped = text.replace("\"needed\"", r#""\u006eeeded""#).replace("\"a\"", r#""\u0061""#);
    assert_eq!(serde_json::from_str::<Many>(&text).unwrap(), many(), "borrowed");
    assert_eq!(serde_json::from_str::<Many>(&escaped).unwrap(), many(), "for a moment");
    assert_eq!(serde_json::from_reader::<_, Many>(text.as_bytes()).unwrap(), many(), "read");
    let json: Json = serde_json::from_str(&text).unwrap();
    assert_eq!(serde_json::from_value::<Many>(json.clone()).unwrap(), many(), "owned");
    assert_eq!(<Many as serde::Deserialize>::deserialize(&json).unwrap(), many(), "in a value");
    assert_eq!(rewritten::<Tagged>(r#"{"\u0069d":"a","\u0078":1}"#).unwrap(), {
        r#"{"type":"t","version":"1","id":"a","x":1}"#
    });
}

#[test]
fn each_slot_tells_missing_null_and_present_apart_as_far_as_it_has_to() {
    let text = |rest: &str| format!(r#"{{{TWELVE},"needed":"n"{rest}}}"#);
    for (rest, expected) in [
        ("", r#","null":null"#),
        (r#","leftOut":null,"both":null,"null":null"#, r#","both":null,"null":null"#),
        (r#","leftOut":0,"both":0,"null":"""#, r#","leftOut":0,"both":0,"null":"""#),
        (r#","new":{"a":[1]},"null":"x","x":null"#, r#","null":"x""#),
    ] {
        assert_eq!(rewritten::<Many>(&text(rest)), Ok(text(expected)), "{rest}");
    }
    assert_eq!(rewritten::<Nothing>(r#"{"a":{"b":[]},"c":1}"#).unwrap(), "{}");
}

#[test]
fn what_is_wrong_has_a_place() {
    let one = |rest: &str| format!(r#"{{"items":[{{{TWELVE},"needed":"n"}},{{{TWELVE}{rest}}}]}}"#);
    for (text, error) in [
        (one(""), "at `items[1]`: missing field `needed` at line 1 column 176"),
        (one(r#","both":1"#), "at `items[1]`: missing field `needed` at line 1 column 185"),
        (
            one(r#","needed":null"#),
            "at `items[1].needed`: invalid type: null, expected a string at line 1 column 189",
        ),
        (
            one(r#","needed":"n","both":"2""#),
            r#"at `items[1].both`: invalid type: string "2", expected f64 at line 1 column 199"#,
        ),
        (
            one(r#","needed":"n","leftOut":1,"leftOut":2"#),
            "at `items[1]`: duplicate field `leftOut` at line 1 column 210",
        ),
        (one(r#","a":1"#), "at `items[1]`: duplicate field `a` at line 1 column 179"),
        (
            r#"{"items":[5]}"#.to_owned(),
            "at `items[0]`: invalid type: integer `5`, expected an object at line 1 column 11",
        ),
        ("[]".to_owned(), "at `.`: invalid type: sequence, expected an object at line 1 column 0"),
        (r#"{"items":[]} x"#.to_owned(), "at `.`: trailing characters at line 1 column 14"),
        (r#"{"items":["#.to_owned(), "at `items`: EOF while parsing a list at line 1 column 10"),
        (String::new(), "at `.`: EOF while parsing a value at line 1 column 0"),
    ] {
        assert_eq!(read::<Outer>(&text).unwrap_err(), error, "{text}");
    }
    let error = DecodeError::read::<Outer>(b"{\n \"items\": [5]}").unwrap_err();
    assert_eq!((error.path(), error.line(), error.column()), ("items[0]", 2, 12));
}

#[test]
fn undeclared_members_are_kept_and_constants_are_not() {
    goes_through::<Tagged>(&[
        ("{}", Ok(r#"{"type":"t","version":"1"}"#)),
        (
            r#"{"z":null,"type":"t","id":"a","a":[1.0,{"b":{}}],"version":"2"}"#,
            Ok(r#"{"type":"t","version":"1","id":"a","a":[1.0,{"b":{}}],"z":null}"#),
        ),
    ]);
    goes_through::<Sizes>(&[
        (r#"{"b":3.0,"a":2.5}"#, Ok(r#"{"a":2.5,"b":3}"#)),
        (
            r#"{"a":1,"b":"x"}"#,
            Err(r#"at `b`: invalid type: string "x", expected f64 at line 1 column 14"#),
        ),
    ]);
}

#[test]
fn no_member_is_written_twice() {
    for name in ["id", "type", "version"] {
        let extra = BTreeMap::from([(name.to_owned(), json!(1))]);
        let error = serde_json::to_string(&Tagged { id: None, extra }).unwrap_err().to_string();
        assert_eq!(error, format!("the undeclared member `{name}` is a declared one"));
    }
}

#[test]
fn numbers_are_written_as_they_are_meant() {
    for (value, text) in [
        (3.0, "3"),
        (-4.0, "-4"),
        (0.0, "0"),
        (-0.0, "-0.0"),
        (2.5, "2.5"),
        (0.1 + 0.2, "0.30000000000000004"),
        (1e300, "1e+300"),
        (5e-324, "5e-324"),
        (9_007_199_254_740_992.0, "9007199254740992"),
        (9_007_199_254_740_994.0, "9007199254740994.0"),
        (f64::MAX, "1.7976931348623157e+308"),
    ] {
        let written = serde_json::to_string(&codec::Encode::<codec::Number>(&value)).unwrap();
        assert_eq!(written, text);
        let read = codec::Decode::<codec::Number>::new();
        let mut json = serde_json::Deserializer::from_str(text);
        let read: f64 = serde::de::DeserializeSeed::deserialize(read, &mut json).unwrap();
        assert_eq!(read.to_bits(), value.to_bits(), "{text}");
    }
}

#[test]
fn what_json_has_no_number_for_is_not_sent_as_null() {
    for (value, name) in [(f64::NAN, "NaN"), (f64::INFINITY, "inf"), (f64::NEG_INFINITY, "-inf")] {
        let error = serde_json::to_string(&codec::Encode::<codec::Number>(&value)).unwrap_err();
        assert_eq!(error.to_string(), format!("JSON has no number {name}"));
    }
}

#[test]
fn numbers_are_written_as_they_were_read() {
    // The last bit of these is lost to readers that are fast rather than exact.
    for text in
        ["90.42225290942383", "42.215889504792884", "31.245270191439438", "94.13808431905917"]
    {
        let value: f64 = text.parse().unwrap();
        assert_eq!(read::<f64>(text).map(f64::to_bits), Ok(value.to_bits()), "{text}");
        assert_eq!(read::<Json>(text), Ok(json!(value)), "{text}");
    }
}

#[test]
fn lists_and_maps_hold_any_codec() {
    type Codec = codec::List<codec::Map<codec::NullOr<codec::Boxed<codec::Number>>>>;
    let text = r#"[{"a":null,"b":3},{}]"#;
    let seed = codec::Decode::<Codec>::new();
    let mut json = serde_json::Deserializer::from_str(text);
    let value = serde::de::DeserializeSeed::deserialize(seed, &mut json).unwrap();
    assert_eq!(value[0]["b"], Some(Box::new(3.0)));
    assert_eq!(serde_json::to_string(&codec::Encode::<Codec>(&value)).unwrap(), text);
}

#[track_caller]
fn converts<T: Debug + PartialEq + From<String> + for<'a> From<&'a str>>(text: &str, value: &T) {
    assert_eq!((&T::from(text), &T::from(text.to_owned())), (value, value));
}

#[test]
fn enums_of_strings_know_their_values_and_keep_others() {
    goes_through::<Vec<Color>>(&[
        (
            r#"["red","","\u0072ed","Red","\u00e9\n"]"#,
            Ok("[\"red\",\"\",\"red\",\"Red\",\"é\\n\"]"),
        ),
        ("[1]", Err("at `[0]`: invalid type: integer `1`, expected a string at line 1 column 2")),
        ("[null]", Err("at `[0]`: invalid type: null, expected a string at line 1 column 5")),
    ]);
    assert_eq!(read::<Color>(r#""\u0072ed""#), Ok(Color::Red));
    converts("red", &Color::Red);
    converts("", &Color::Empty);
    converts("Red", &Color::Unknown("Red".into()));
    assert_eq!((Color::Red.to_string(), Color::from("x").as_str()), ("red".to_owned(), "x"));
}

#[test]
fn enums_of_integers_know_their_values_and_keep_others() {
    goes_through::<Vec<Level>>(&[
        ("[-1,9007199254740993,0]", Ok("[-1,9007199254740993,0]")),
        ("[-9223372036854775808]", Ok("[-9223372036854775808]")),
        ("[\"1\"]", Err("at `[0]`: invalid type: string \"1\", expected i64 at line 1 column 4")),
    ]);
    assert_eq!(read::<Level>("-1"), Ok(Level::Low));
    assert_eq!(
        (Level::from(9_007_199_254_740_993), Level::from(7)),
        (Level::High, Level::Unknown(7))
    );
    assert_eq!((Level::Low.to_string(), Level::Unknown(7).as_i64()), ("-1".to_owned(), 7));
}

#[test]
fn outside_of_objects_maybe_is_null_or_a_value() {
    goes_through::<Vec<Maybe<i64>>>(&[("[null,1]", Ok("[null,1]"))]);
    assert_eq!(serde_json::to_string(&Maybe::<i64>::Absent).unwrap(), "null");
}
