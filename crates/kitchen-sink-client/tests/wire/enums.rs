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
async fn of_several_types() {
    use sink::mixed_enums::types::*;
    echoes! {
        mixed_enums, Settings,
        r#"{"level":"auto","ratio":0.5}"# is Settings { level: Some(Level::Auto2), ratio: Some(Ratio::Value0_5), .. },
        r#"{"level":1.0,"ratio":1,"whole":3.0}"# => r#"{"level":1,"ratio":1,"whole":3}"#
            is Settings { level: Some(Level::Value1), ratio: Some(Ratio::Value1), whole: Some(Whole::Value3), .. },
        r#"{"level":"1","large":18446744073709551615}"#
            is Settings { level: Some(Level::Unknown(_)), large: Some(Large::Value18446744073709551615), .. },
        r#"{"level":-1,"large":2}"# is Settings { level: Some(Level::Minus1), large: Some(Large::Unknown(_)), .. },
        r#"{"level":true,"shape":{"kind":"round"},"maybe":null,"always":true}"#
            is Settings { level: Some(Level::True), shape: Some(Shape::KindRound), maybe: specwright_runtime::Maybe::Null, .. },
        r#"{"level":"","shape":[1,2],"maybe":1,"always":false}"# is Settings { level: Some(Level::Empty), .. },
        r#"{"shape":[2,1],"levels":["auto",1.5,[],{"a":null}]}"# is Settings { shape: Some(Shape::Unknown(_)), .. },
    }
    let settings = Settings::default().with_level("auto").with_shape(serde_json::json!({}));
    assert_eq!(written(&settings), r#"{"level":"auto","shape":{}}"#);
    let server = specwright_loopback::Server::start([specwright_loopback::Reply::json(200, "{}")]);
    let client = client!(mixed_enums, server);
    client.get_level(Level::Value1_5).ratio(Ratio::Minus0_5).await.unwrap();
    assert_eq!(server.requests()[0].target, "/levels/1.5?ratio=-0.5");
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
