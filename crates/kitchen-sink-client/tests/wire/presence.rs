//! Members that may be missing, null or there.

use kitchen_sink_client as sink;
use specwright_runtime::{Json, Maybe};

use crate::exchange::{refused, written};

#[tokio::test]
async fn missing_null_and_present_differ_both_ways() {
    use sink::nullable_and_optional::types::*;
    echoes! {
        nullable_and_optional, Patch,
        r#"{"id":"a","cleared":null}"# is Patch { cleared: None, name: None, note: Maybe::Absent, .. },
        r#"{"id":"a"}"# => r#"{"id":"a","cleared":null}"#,
        r#"{"id":"a","cleared":"c","name":"","note":""}"#
            is Patch { cleared: Some(_), name: Some(_), note: Maybe::Present(_), .. },
        r#"{"id":"a","cleared":null,"note":null}"# is Patch { note: Maybe::Null, .. },
        // What may not be null is missing when it is.
        r#"{"id":"a","cleared":null,"name":null}"# => r#"{"id":"a","cleared":null}"# is Patch { name: None, .. },
    }
    assert_eq!(refused::<Patch>(r#"{"cleared":null}"#), "missing field `id` at line 1 column 16");
    assert_eq!(
        refused::<Patch>(r#"{"id":null}"#),
        "invalid type: null, expected a string at line 1 column 10"
    );
    let patch = Patch::new(None, "a").with_note("n");
    assert_eq!(written(&patch.clone().with_note(None)), r#"{"id":"a","cleared":null,"note":null}"#);
    assert_eq!(written(&patch.clone().with_note(Maybe::Absent)), r#"{"id":"a","cleared":null}"#);
    let text = r#"{"id":"a","cleared":null,"name":"x","note":"n"}"#;
    assert_eq!(written(&patch.with_name("x")), text);
}

#[tokio::test]
async fn answers_are_kept_as_they_came() {
    use sink::nullable_and_optional::types::View;
    let numbers = vec![Some(1.0), None, Some(2.5)];
    for (text, note, numbers) in [
        (r#"{"id":"a"}"#, Maybe::Absent, None),
        (r#"{"id":"a","note":null}"#, Maybe::Null, None),
        (
            r#"{"id":"a","note":"n","numbers":[1,null,2.5]}"#,
            Maybe::Present("n".to_owned()),
            Some(numbers),
        ),
    ] {
        let server =
            specwright_loopback::Server::start([specwright_loopback::Reply::json(200, text)]);
        let view: View = client!(nullable_and_optional, server).get_thing().await.unwrap();
        assert_eq!(written(&view), text);
        assert_eq!((view.note, view.numbers), (note, numbers), "{text}");
    }
    // Where the schema knows no `null`, it is read as missing.
    let view: View = serde_json::from_str(r#"{"id":"a","numbers":null}"#).unwrap();
    assert_eq!((view.note.clone(), &view.numbers), (Maybe::Absent, &None));
}

#[tokio::test]
async fn schemas_that_refer_may_be_null() {
    use sink::all_of_nullable::types::*;
    echoes! {
        all_of_nullable, Holder,
        r#"{"beside":null,"inherited":null}"# is Holder { agreed: Maybe::Absent, .. },
        r#"{"beside":{"name":"b"},"inherited":{},"described":{},"refused":{},"agreed":null,"referred":null}"#
            is Holder { agreed: Maybe::Null, referred: Maybe::Null, .. },
        r#"{"beside":{},"inherited":{},"agreed":{"name":"a"},"referred":{},"assigned":{}}"#
            is Holder { agreed: Maybe::Present(_), .. },
    }
}

#[tokio::test]
async fn members_of_one_direction_are_not_needed_in_the_other() {
    use sink::read_only::types::Account;
    echoes! {
        read_only, Account,
        r#"{"name":"n","password":"p"}"# is Account { id: None, password: Some(_), .. },
        r#"{"id":"i","name":"n"}"# is Account { id: Some(_), password: None, .. },
    }
    assert_eq!(written(&Account::new("n").with_password("p")), r#"{"name":"n","password":"p"}"#);
}

#[tokio::test]
async fn what_has_one_value_is_sent_and_not_asked_for() {
    use sink::constants::types::*;
    echoes! {
        constants, Constant,
        r#"{"id":"a","object":"constant","version":"1"}"#,
        r#"{"mode":"only","version":"1","object":"constant","id":"a","x":1}"#
            => r#"{"id":"a","object":"constant","version":"1","mode":"only"}"#
            is Constant { object: ConstantObject::Constant, mode: Some(ConstantMode::Only), .. },
        r#"{"id":"a","object":"newer","version":"2","mode":"other"}"#
            is Constant { object: ConstantObject::Unknown(_), version: ConstantVersion::Unknown(_), .. },
    }
    assert_eq!(written(&Constant::new("a")), r#"{"id":"a","object":"constant","version":"1"}"#);
}

#[tokio::test]
async fn bounds_are_not_enforced_and_defaults_not_sent() {
    use sink::bounds::types::Bounds;
    echoes! {
        bounds, Bounds,
        "{}",
        r#"{"between":-5,"beyond":99,"exact":"longer","list":["long","long"],"none":null}"#,
        r#"{"between":9007199254740993,"beyond":0.3,"exact":"","list":[],"none":""}"#,
    }
    assert_eq!(written(&Bounds::default()), "{}");
}

#[tokio::test]
async fn anything_is_anything() {
    use sink::empty_objects::types::*;
    echoes! {
        empty_objects, Holder,
        r#"{"closed":{},"undeclared":{"id":"a"}}"#,
        r#"{"closed":{"x":1},"undeclared":{"id":"a","name":"n"}}"# => r#"{"closed":{},"undeclared":{"id":"a"}}"#,
        r#"{"closed":{},"open":{"a":[null]},"anything":[1.5,{"z":1,"a":2}],"anything_or_null":null,"undeclared":{"id":"a"}}"#,
        r#"{"closed":{},"anything":false,"anything_or_null":"x","free":{"a":{}},"undeclared":{"id":"a"}}"#,
        r#"{"closed":{},"undeclared":{"id":"a"},"map_of_anything":{"a":null},"map_with_required":{"id":"i"}}"#,
        r#"{"closed":{},"undeclared":{"id":"a"},"kept":{"id":"i","b":{"z":null,"a":[]},"c":null}}"#,
    }
    let made = Holder::new(HolderClosed::default(), HolderUndeclared::new("a"));
    let made = made.with_anything(Json::Null).with_open([("a", 1)]);
    let text = r#"{"closed":{},"open":{"a":1},"anything":null,"undeclared":{"id":"a"}}"#;
    assert_eq!(written(&made), text);
}
