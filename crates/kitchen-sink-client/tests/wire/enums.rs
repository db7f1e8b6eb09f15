//! Enums, whose other values are kept.

use kitchen_sink_client as sink;

use crate::exchange::{refused, written};

#[tokio::test]
async fn of_strings() {
    use sink::string_enum::types::*;
    echoes! {
        string_enum, Paint,
        r#"{"color":"red"}"# is Paint { color: Color::Red, finish: None, .. },
        r#"{"color":"light-blue","finish":"","maybe":null}"# is Paint { finish: Some(PaintFinish::Empty), .. },
        r#"{"color":"Red","finish":"Matt","maybe":"a"}"#
            is Paint { color: Color::Unknown(_), finish: Some(PaintFinish::Matt), .. },
        r#"{"color":"","finish":"matt","maybe":"c"}"#
            is Paint { color: Color::Unknown(_), finish: Some(PaintFinish::Matt2), .. },
        r#"{"color":"é \"\n","finish":"unknown"}"# is Paint { finish: Some(PaintFinish::Unknown), .. },
        r#"{"color":"red","finish":"gloss"}"# is Paint { finish: Some(PaintFinish::Unlisted(_)), .. },
    }
    assert_eq!(written(&Paint::new("light-blue").with_finish("+1")), {
        r#"{"color":"light-blue","finish":"+1"}"#
    });
    assert_eq!((Color::from("red"), Color::from("pink".to_owned()).as_str()), (Color::Red, "pink"));
    assert_eq!(
        refused::<Paint>(r#"{"color":1}"#),
        "invalid type: integer `1`, expected a string at line 1 column 10"
    );
}

#[tokio::test]
async fn of_integers() {
    use sink::integer_enum::types::*;
    echoes! {
        integer_enum, Level,
        r#"{"level":1}"# is Level { level: LevelLevel::Value1, .. },
        r#"{"level":-1,"both":false}"# is Level { level: LevelLevel::Minus1, both: Some(false), .. },
        r#"{"level":9223372036854775807}"# is Level { level: LevelLevel::Unknown(i64::MAX), .. },
    }
    assert_eq!(written(&Level::new(2).with_both(true)), r#"{"level":2,"both":true}"#);
    assert_eq!(
        refused::<Level>(r#"{"level":"1"}"#),
        r#"invalid type: string "1", expected i64 at line 1 column 12"#
    );
}

#[tokio::test]
async fn of_values_that_are_no_names() {
    use sink::enum_values::types::*;
    echoes! {
        enum_values, Values,
        r#"{"order":"ASC","spelled":"a-b","sign":"+1","symbol":"<","strange":"m²","reserved":"Self"}"#
            is Values { order: Some(ValuesOrder::Asc), sign: Some(ValuesSign::Plus1), .. },
        r#"{"order":"asc","spelled":"a_b","sign":"-1","symbol":"<=","strange":"½","reserved":"self"}"#
            is Values { order: Some(ValuesOrder::Asc2), symbol: Some(ValuesSymbol::LessEqual), .. },
        r#"{"order":"Desc","spelled":"aB","sign":"1","symbol":"","strange":"two\nlines","reserved":"Unknown"}"#
            is Values { symbol: Some(ValuesSymbol::Empty), reserved: Some(ValuesReserved::Unknown), .. },
        r#"{"order":"DESC","sign":"1.0","symbol":" ","strange":"quote\"","reserved":"Unlisted"}"#
            is Values { symbol: Some(ValuesSymbol::Space), reserved: Some(ValuesReserved::Unlisted), .. },
        r#"{"sign":"1.5","symbol":"_","strange":"\\","reserved":"new"}"#
            is Values { strange: Some(ValuesStrange::U5c), reserved: Some(ValuesReserved::Unlisted2(_)), .. },
        r#"{"untyped":null,"only_null":null,"written":"400","flag":false,"ratio":1,"level":-9223372036854775808}"#
            is Values { written: Some(ValuesWritten::_400), flag: Some(false), .. },
        r#"{"untyped":"a","only_null":"x","written":"no","ratio":0.25,"level":null}"#
            is Values { written: Some(ValuesWritten::Unknown(_)), .. },
    }
}
