//! What OpenAPI 3.1 says in words of JSON Schema: tuples, constants, several types, names of members, schemas by their own names.

use kitchen_sink_client as sink;

use crate::exchange::{refused, written};

#[tokio::test]
async fn tuples() {
    use sink::v3_1_tuples::types::*;
    echoes! {
        v3_1_tuples, It,
        r#"{"point":[1,2.5]}"# is It { point: (_, _), row: None, open: None, older: None, .. },
        // Each item is of its own type, and those that follow are of another.
        r#"{"point":[0,0],"row":["a",1,true,false]}"# is It { row: Some(ItRow { item_2: Some(1), .. }), .. },
        // They may be shorter, where `minItems` says nothing else.
        r#"{"point":[0,0],"row":["a"]}"# is It { row: Some(ItRow { item_2: None, .. }), .. },
        r#"{"point":[0,0],"row":[]}"# is It { row: Some(ItRow { item_1: None, .. }), .. },
        // Where nothing is said of what follows, it is kept as it came.
        r#"{"point":[0,0],"open":["a",2,null,{"b":[3]}]}"# is It { open: Some(ItOpen { item_2: Some(2), .. }), .. },
        r#"{"point":[0,0],"older":["a",1.5]}"# is It { older: Some(ItOlder { item_2: Some(_), .. }), .. },
        // Where nothing may follow, what a newer server adds is dropped.
        r#"{"point":[1,2,3],"older":["a",1,"new"]}"# => r#"{"point":[1,2],"older":["a",1]}"#,
    }
    let row: ItRow = serde_json::from_str(r#"["a",1,true,false]"#).unwrap();
    assert_eq!(
        (row.item_1.as_deref(), row.item_2, row.rest),
        (Some("a"), Some(1), vec![true, false])
    );
    let mut row = ItRow::default().with_item_2(7);
    row.rest.push(true);
    let it = It::new((3.0, 0.5)).with_row(row).with_open(ItOpen::new("o"));
    assert_eq!(written(&it), r#"{"point":[3,0.5],"row":[null,7,true],"open":["o"]}"#);
    assert_eq!(
        refused::<It>(r#"{"point":[1]}"#),
        "invalid length 1, expected a list of a fixed length at line 1 column 12"
    );
    assert_eq!(
        refused::<ItRow>(r#"["a",1,"b"]"#),
        r#"in item 2: invalid type: string "b", expected a boolean at line 1 column 11"#
    );
    assert_eq!(refused::<ItOpen>("[]"), "missing field `0` at line 1 column 2");
}

#[tokio::test]
async fn constants() {
    use sink::v3_1_const::types::*;
    echoes! {
        v3_1_const, It,
        r#"{"kind":"text","text":"t"}"# is It::Text(_),
        r#"{"text":"t","kind":"text"}"# => r#"{"kind":"text","text":"t"}"# is It::Text(_),
        r#"{"kind":"count","count":1,"version":2}"# is It::Count(Count { version: Some(CountVersion::Value2), .. }),
        r#"{"kind":"text","text":"t","unit":"line","ratio":1.5,"final":true,"nothing":null,"pair":[1,{"a":"b"}]}"#
            is It::Text(Text { unit: Some(TextUnit::Line), ratio: Some(TextRatio::Value1_5), pair: Some(TextPair::_1AB), .. }),
        // A constant that is another in a newer edition.
        r#"{"kind":"count","count":1,"version":3}"# is It::Count(Count { version: Some(CountVersion::Unknown(3)), .. }),
        r#"{"kind":"text","text":"t","unit":"page","ratio":2,"final":false,"pair":[]}"#
            is It::Text(Text { unit: Some(TextUnit::Unknown(_)), ratio: Some(TextRatio::Unknown(_)), pair: Some(TextPair::Unknown(_)), .. }),
        r#"{"kind":"sum","text":"t"}"# is It::Unknown(_),
    }
    let text = Text::new("t").with_unit("line").with_ratio(TextRatio::Value1_5);
    assert_eq!(written(&It::from(text)), r#"{"kind":"text","text":"t","unit":"line","ratio":1.5}"#);
    assert_eq!(written(&It::count(3)), r#"{"kind":"count","count":3}"#);
}

#[tokio::test]
async fn lists_of_types() {
    use sink::v3_1_type_lists::types::*;
    use specwright_runtime::Maybe;
    echoes! {
        v3_1_type_lists, It,
        r#"{"name":"n","size":"s"}"# is It { name: Some(_), size: ItSize::String(_), several: Maybe::Absent, .. },
        r#"{"name":null,"size":3,"several":null,"only":false,"number":3}"#
            is It { name: None, size: ItSize::Number(3), several: Maybe::Null, .. },
        r#"{"name":null,"size":3,"several":"a","number":2.5}"#
            is It { several: Maybe::Present(ItSeveral::String(_)), number: Some(_), .. },
        r#"{"name":null,"size":3,"several":["a","b"]}"# is It { several: Maybe::Present(ItSeveral::List(_)), .. },
        // Of a type that is not on the list.
        r#"{"name":null,"size":[3],"several":{"a":1}}"#
            is It { size: ItSize::Unknown(_), several: Maybe::Present(ItSeveral::Unknown(_)), .. },
    }
    let it = It::new(None, 4).with_several(ItSeveral::from(vec!["x".to_owned()]));
    assert_eq!(written(&it), r#"{"name":null,"size":4,"several":["x"]}"#);
    let it =
        It::new(Some("n".to_owned()), ItSize::from("big".to_owned())).with_several(Maybe::Null);
    assert_eq!(written(&it), r#"{"name":"n","size":"big","several":null}"#);
    assert_eq!(
        refused::<It>(r#"{"name":1,"size":1}"#),
        "invalid type: integer `1`, expected a string at line 1 column 9"
    );
}

#[tokio::test]
async fn members_by_patterns() {
    use sink::v3_1_pattern_properties::types::*;
    echoes! {
        v3_1_pattern_properties, It,
        r#"{"id":"a","x-more":"m"}"#,
        r#"{"id":"a","same":{"a-1":"s","b-1":"t","other":"u"}}"#,
        // Each by its type, whatever its name.
        r#"{"id":"a","types":{"id":"i","n-1":1,"s-1":"s","s-2":null,"t-1":"t"}}"#
            is It { types: Some(Types { id: Some(_), .. }), .. },
        r#"{"id":"a","objects":{"flag":true,"l-1":{"x":1,"length":2},"p-1":{"x":1,"y":2}}}"#,
        // Where others may be anything, they are kept as they came.
        r#"{"id":"a","open":{"any":[1],"object":{"z":1},"p-1":{"x":1,"y":2.5},"s-1":"s"}}"#,
        r#"{"id":"a","free":{"any":[1],"s-1":"s"}}"#,
        r#"{"id":"a","tree":{"l-1":"leaf","t-1":{"l-2":"leaf","t-2":{}}}}"#,
    }
    let it: It = serde_json::from_str(
        r#"{"id":"a","types":{"n-1":1,"s-1":"s","s-2":null},"objects":{"l-1":{"x":1,"length":2},"p-1":{"x":1,"y":2},"b":true},"open":{"any":[1],"p-1":{"x":1,"y":2}}}"#,
    )
    .unwrap();
    let types = &it.types.as_ref().unwrap().extra;
    assert!(matches!(types["n-1"], Some(TypesValue::Integer(1))), "{types:?}");
    assert!(matches!(&types["s-1"], Some(TypesValue::String(text)) if text == "s"), "{types:?}");
    assert_eq!(types["s-2"], None);
    let objects = &it.objects.as_ref().unwrap();
    assert!(matches!(objects["p-1"], ObjectsValue::Point(_)), "{objects:?}");
    assert!(matches!(objects["b"], ObjectsValue::Bool(true)), "{objects:?}");
    let open = &it.open.as_ref().unwrap();
    assert!(matches!(open["p-1"], OpenValue::Point(_)), "{open:?}");
    assert!(matches!(open["any"], OpenValue::Unknown(_)), "{open:?}");
}

#[tokio::test]
async fn schemas_by_what_they_call_themselves() {
    use sink::v3_1_ids::types::*;
    echoes! {
        v3_1_ids, It,
        r#"{"by_id":{"tail":{"long":true},"size":{"width":2},"parent":{"size":{"width":1}},"friend":{"name":"n","pet":{},"tail":{"long":false}},"note":{"text":"t"}}}"#
            is It { by_id: Some(Pet { parent: Some(_), .. }), .. },
        r#"{"by_anchor":{"text":"t"},"by_urn":{"kind":"o","name":"n"},"in_another":{"long":true},"deep_in_another":3,"relative":{"places":4}}"#
            is It { by_anchor: Some(Note { .. }), by_urn: Some(Owner { .. }), in_another: Some(Tail { long: true, .. }), deep_in_another: Some(3), .. },
        r#"{"any":{"kind":"o","name":"n"}}"# is It { any: Some(ItAny::O(_)), .. },
        r#"{"any":{"kind":"k","places":4}}"# is It { any: Some(ItAny::K(_)), .. },
    }
}
