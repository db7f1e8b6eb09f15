//! Objects, lists and maps of everything.

use kitchen_sink_client as sink;

use crate::exchange::{refused, written};

#[tokio::test]
async fn undeclared_members_are_kept() {
    use sink::additional_properties::types::Open;
    echoes! {
        additional_properties, Open,
        r#"{"id":"a"}"#,
        r#"{"id":"a","labels":{"k":"v"},"anything":{"x":[1,null]},"extra":"e","more":5,"other":-1}"#,
        r#"{"z":1,"id":"a","y":2}"# => r#"{"id":"a","y":2,"z":1}"#,
    }
    let mut open = Open::new("a").with_labels([("k", "v")]);
    open.extra_members.insert("more".into(), 5);
    assert_eq!(written(&open), r#"{"id":"a","labels":{"k":"v"},"more":5}"#);
    assert_eq!(
        refused::<Open>(r#"{"id":"a","more":"5"}"#),
        r#"invalid type: string "5", expected i64 at line 1 column 20"#
    );
    open.extra_members.insert("extra".into(), 5);
    let server = specwright_loopback::Server::start([]);
    let error = client!(additional_properties, server).echo(open).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "POST /echo: the body cannot be written: the undeclared member `extra` is a declared one"
    );
}

#[tokio::test]
async fn aliases() {
    use sink::aliases::types::Wrapper;
    echoes! {
        aliases, Wrapper,
        r#"{"id":"longer than ten","maybe":null}"# is Wrapper { maybe: None, .. },
        r#"{"id":"","same":"s","maybe":"m","nested":[[],[[]]]}"# is Wrapper { maybe: Some(_), .. },
        r#"{"id":"","maybe":null,"price":3,"prices":{"a":1.5,"b":2},"steps":[1]}"# is Wrapper { price: Some(_), .. },
        r#"{"id":"","maybe":null,"price":3.0,"steps":[1.0]}"# => r#"{"id":"","maybe":null,"price":3,"steps":[1]}"#,
    }
}

#[tokio::test]
async fn all_of() {
    {
        use sink::all_of_merge::types::Order;
        echoes! {
            all_of_merge, Order,
            r#"{"id":"o","size":3,"total":12,"note":"n"}"# is Order { size: 3, .. },
            r#"{"id":"o","size":11,"total":1.5}"#,
        }
        assert_eq!(
            refused::<Order>(r#"{"id":"o","size":3}"#),
            "missing field `total` at line 1 column 19"
        );
    }
    use sink::all_of_inherit::types::Child;
    echoes! {
        all_of_inherit, Child,
        r#"{"kind":"child","size":3,"labels":[],"code":"a1"}"#,
        r#"{"id":"i","kind":"child","size":3,"labels":["x"],"leaf":{"name":"n","parent":{"kind":"parent","code":null}},"code":"a1","children":[],"first":{"kind":"child","size":1,"labels":[],"code":"c"}}"#,
    }
}

#[tokio::test]
async fn lists_and_maps() {
    use sink::arrays_and_maps::types::Lists;
    echoes! {
        arrays_and_maps, Lists,
        r#"{"plain":[]}"#,
        r#"{"plain":["a","a"],"nested":[[1],[]],"maps":[{},{"a":null,"b":"c"}],"of_alias":[["t"],[]]}"#,
    }
    assert_eq!(
        refused::<Lists>(r#"{"plain":[],"maps":[{"a":1}]}"#),
        "invalid type: integer `1`, expected a string at line 1 column 26"
    );
    assert_eq!(
        refused::<Lists>(r#"{"plain":{}}"#),
        "invalid type: map, expected a sequence at line 1 column 9"
    );
}

#[tokio::test]
async fn types_that_contain_themselves() {
    {
        use sink::recursive::types::*;
        echoes! {
            recursive, Tree,
            r#"{"label":"a"}"#,
            r#"{"label":"a","left":{"label":"b","left":{"label":"c"}},"children":[{"label":"d"}],"owner":{"tree":{"label":"e"},"next":{"next":"f"}}}"#,
            r#"{"label":"a","owner":{"next":[1]}}"#,
        }
        let made = Tree::new("a").with_left(Tree::new("b")).with_children([Tree::new("c")]);
        assert_eq!(
            written(&made),
            r#"{"label":"a","left":{"label":"b"},"children":[{"label":"c"}]}"#
        );
        let left = r#"{"label":"a","left":"#.repeat(200);
        let deep = format!("{left}{{\"label\":\"z\"}}{}", "}".repeat(200));
        assert!(refused::<Tree>(&deep).starts_with("recursion limit exceeded"));
    }
    use sink::recursive_lists::types::Holder;
    echoes! {
        recursive_lists, Holder,
        r#"{"inline":[[],[[]]],"map":{"a":{}},"first":[[]],"merged":[[]],"nested":{"up":{"up":{}}}}"#,
    }
}

#[tokio::test]
async fn names_on_the_wire_are_those_of_the_description() {
    use sink::{
        keywords::types::Keywords,
        names::types::{OptionType, Type},
    };
    let text = r#"{"self":"1","Self":"2","type":"3","fooBar":"4","foo_bar":"5","1st":"6","@id":"7","$ref-like":"8","":"9","名前":"10"}"#;
    let value: Type = serde_json::from_str(text).unwrap();
    assert_eq!((&*value.self_2, &*value.self_, value.foo_bar.as_deref()), ("1", "2", Some("5")));
    assert_eq!((value.value.as_deref(), value.名前.as_deref()), (Some("9"), Some("10")));
    assert_eq!(written(&value), text);
    let text = r#"{"string":{"value":"s"},"vec":{"items":["a"]},"required":"Some"}"#;
    assert_eq!(written(&serde_json::from_str::<OptionType>(text).unwrap()), text);
    let text = r#"{"as":"1","async":"2","gen":"3","self":"4","try":"5","type":"6","yield":"7"}"#;
    let value: Keywords = serde_json::from_str(text).unwrap();
    assert_eq!((&*value.r#gen, &*value.r#type, value.r#try.as_deref()), ("3", "6", Some("5")));
    assert_eq!(written(&value), text);
}

#[tokio::test]
async fn many_members() {
    use sink::many_fields::types::Many;
    echoes! {
        many_fields, Many,
        r#"{"m01":"a","m13":"b","m25":"c","kind":"many","nothing":null,"list":[1],"itself":{"many":null}}"#,
        r#"{"m25":"c","m26":4,"m12":true,"m01":"a","m02":1,"m03":2.0,"m13":"b","list":[],"itself":{},"kind":"many"}"#
            => r#"{"m01":"a","m02":1,"m03":2,"m12":true,"m13":"b","m25":"c","m26":4,"kind":"many","nothing":null,"list":[],"itself":{"many":null}}"#,
    }
    assert_eq!(
        refused::<Many>(r#"{"m01":"a","m25":"c","list":[],"itself":{}}"#),
        "missing field `m13` at line 1 column 43"
    );
    assert_eq!(
        refused::<Many>(r#"{"m26":1,"m26":2}"#),
        "duplicate field `m26` at line 1 column 14"
    );
}

#[tokio::test]
async fn strange_names_are_on_the_wire_as_they_are() {
    use sink::strange_names::types::*;
    echoes! {
        strange_names, Strange,
        r#"{"+":"+","-":"1",">=":"2","<=":"3","🦀":"4","naïve":"5","r#type":"6","type":"7","extra":"8","ID":"9","id":"10","iD":"11"}"#
            is Strange { plus: StrangePlus::Plus, id: Some(_), .. },
        r#"{"+":">=","pets":[{"name":"n"}],"default":{"clone":"c"},"own":{"some":1},"null":"NULL"}"#
            is Strange { plus: StrangePlus::GreaterEqual, .. },
        r#"{"+":"A"}"# is Strange { plus: StrangePlus::A, .. },
        r#"{"+":"a"}"# is Strange { plus: StrangePlus::A2, .. },
        r#"{"+":" ","own":{"vec":[{"self":{}}]},"more":"m"}"# is Strange { plus: StrangePlus::Space, .. },
    }
}

/// What servers call is received, and answered.
#[test]
fn callbacks() {
    use sink::callbacks::types::*;
    let progress: StartJobProgressBody = serde_json::from_str(r#"{"percent":50}"#).unwrap();
    assert!((progress.percent - 50.0).abs() < f64::EPSILON);
    let answer = StartJobProgressResponse::default().with_stop(true);
    assert_eq!(written(&answer), r#"{"stop":true}"#);
    // Named after the callback that several operations share.
    let done: DoneBody = serde_json::from_str(r#"{"result":{"id":"i"}}"#).unwrap();
    assert_eq!(done.result.unwrap().id, "i");
}
