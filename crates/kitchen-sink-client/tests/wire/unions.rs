//! Unions by everything that tells their members apart.

use kitchen_sink_client as sink;

use crate::exchange::{refused, written};

#[tokio::test]
async fn by_a_discriminator() {
    use sink::tagged_union_discriminator::types::*;
    echoes! {
        tagged_union_discriminator, Event,
        r#"{"type":"created","at":"now"}"# is Event::Created(_),
        r#"{"type":"made","at":"now"}"# is Event::Created(_),
        r#"{"at":"now","type":"made"}"# => r#"{"type":"made","at":"now"}"# is Event::Created(_),
        r#"{"type":"deleted"}"# is Event::Deleted(_),
        r#"{"reason":null,"x":1,"type":"deleted"}"# => r#"{"type":"deleted","reason":null}"# is Event::Deleted(_),
        r#"{"type":"Untagged","note":"n"}"# is Event::Untagged(_),
        r#"{"note":"n","type":"Untagged"}"# => r#"{"type":"Untagged","note":"n"}"# is Event::Untagged(_),
        // Names of schemas where the mapping has others, another case, no tag.
        r#"{"type":"Created","at":"now"}"# is Event::Unknown(_),
        r#"{"type":"DELETED"}"# is Event::Unknown(_),
        r#"{"note":"n"}"# is Event::Unknown(_),
        r#"{"b":[1.5,null],"type":"moved","a":{"type":"created"}}"# is Event::Unknown(_),
        r#"{"type":null}"# is Event::Unknown(_),
        r#"["created"]"# is Event::Unknown(_),
        "null" is Event::Unknown(_),
    }
    assert_eq!(written(&Event::created("t", "made")), r#"{"type":"made","at":"t"}"#);
    assert_eq!(written(&Event::from(Deleted::default())), r#"{"type":"deleted"}"#);
    assert_eq!(
        written(&Event::from(Untagged::default().with_note("n"))),
        r#"{"type":"Untagged","note":"n"}"#
    );
    let error = refused::<Event>(r#"{"type":"created"}"#);
    assert_eq!(error, "missing field `at` at line 1 column 18");
}

#[tokio::test]
async fn by_a_discriminator_or_by_default() {
    use sink::v3_2_default_mapping::types::*;
    echoes! {
        v3_2_default_mapping, Holder,
        r#"{"it":{"kind":"cat","lives":9}}"# is Holder { it: Some(It::Cat(_)), .. },
        // Its own tag, another, none.
        r#"{"it":{"kind":"Other","name":"n"}}"# is Holder { it: Some(It::Other(Other { kind: Some(_), .. })), .. },
        r#"{"it":{"name":"n","kind":"fox"}}"# => r#"{"it":{"kind":"fox","name":"n"}}"#
            is Holder { it: Some(It::Other(Other { kind: Some(_), .. })), .. },
        r#"{"it":{"name":"n"}}"# is Holder { it: Some(It::Other(Other { kind: None, .. })), .. },
        r#"{"it":{"kind":null}}"# => r#"{"it":{}}"# is Holder { it: Some(It::Other(_)), .. },
        // What is not of it either.
        r#"{"it":{"kind":"fox","name":1}}"# is Holder { it: Some(It::Unknown(_)), .. },
        r#"{"it":["cat"]}"# is Holder { it: Some(It::Unknown(_)), .. },
        // A tag that its schema does not declare, or lists, is kept.
        r#"{"undeclared":{"kind":"fox","name":"n"}}"# is Holder { undeclared: Some(HolderUndeclared::Untagged(_)), .. },
        r#"{"undeclared":{"name":"n"}}"# is Holder { undeclared: Some(HolderUndeclared::Untagged(_)), .. },
        r#"{"undeclared":{"kind":"fox"}}"# is Holder { undeclared: Some(HolderUndeclared::Unknown(_)), .. },
        r#"{"listed":{"kind":"plain","name":"n"}}"# is Holder { listed: Some(HolderListed::Plain(_)), .. },
        r#"{"listed":{"kind":"fox","name":"n"}}"#
            is Holder { listed: Some(HolderListed::Plain(Plain { kind: PlainKind::Unknown(_), .. })), .. },
        r#"{"listed":{"name":"n"}}"# is Holder { listed: Some(HolderListed::Unknown(_)), .. },
        r#"{"anything":{"kind":"fox","lives":[9]}}"# is Holder { anything: Some(HolderAnything::Anything(_)), .. },
        r#"{"anything":{}}"# is Holder { anything: Some(HolderAnything::Anything(_)), .. },
        r#"{"stranger":{"kind":"fox","name":"n"}}"# is Holder { stranger: Some(HolderStranger::Unknown(_)), .. },
    }
    let holder = Holder::default().with_it(Other::default().with_kind("fox"));
    assert_eq!(written(&holder), r#"{"it":{"kind":"fox"}}"#);
}

#[tokio::test]
async fn by_a_constant_property() {
    use sink::tagged_union_inferred::types::*;
    echoes! {
        tagged_union_inferred, Pet,
        r#"{"kind":"cat","lives":9}"# is Pet::Cat(Cat { lives: 9, .. }),
        r#"{"lives":9,"kind":"cat"}"# => r#"{"kind":"cat","lives":9}"# is Pet::Cat(_),
        r#"{"kind":"dog"}"# is Pet::Dog(Dog { kind: DogKind::Dog, name: None, .. }),
        r#"{"name":"n","kind":"wolf"}"# => r#"{"kind":"wolf","name":"n"}"# is Pet::Dog(Dog { kind: DogKind::Wolf, .. }),
        r#"{"kind":"fox","name":"n"}"# is Pet::Unknown(_),
        r#"{"name":"n"}"# is Pet::Unknown(_),
    }
    assert_eq!(written(&Pet::cat(9)), r#"{"kind":"cat","lives":9}"#);
    assert_eq!(written(&Pet::dog("wolf")), r#"{"kind":"wolf"}"#);
}

#[tokio::test]
async fn by_json_type() {
    use sink::union_by_json_type::types::*;
    echoes! {
        union_by_json_type, Holder,
        r#"{"id":"a"}"# is Holder { id: HolderId::String(_), .. },
        r#"{"id":-3,"flag":true}"# is Holder { id: HolderId::Number(-3), .. },
        r#"{"id":["a"],"flag":"f"}"# is Holder { id: HolderId::List(_), .. },
        r#"{"id":{"b":1,"a":2.5},"flag":null}"# => r#"{"id":{"a":2.5,"b":1},"flag":null}"#
            is Holder { id: HolderId::Object(_), .. },
        r#"{"id":true,"flag":[1]}"# is Holder { id: HolderId::Unknown(_), .. },
        r#"{"id":null}"# is Holder { id: HolderId::Unknown(_), .. },
    }
    assert_eq!(
        refused::<Holder>(r#"{"id":2.5}"#),
        "invalid type: floating point `2.5`, expected i64 at line 1 column 10"
    );
    assert_eq!(
        refused::<Holder>(r#"{"id":["a",1]}"#),
        "in `[1]`: invalid type: integer `1`, expected a string at line 1 column 14"
    );
}

#[tokio::test]
async fn by_a_required_key() {
    use sink::union_by_required_key::types::*;
    echoes! {
        union_by_required_key, Shape,
        r#"{"side":2,"color":"red"}"# is Shape::Square(_),
        r#"{"color":"red","radius":2.5}"# => r#"{"radius":2.5,"color":"red"}"# is Shape::Circle(_),
        r#"{"color":"red"}"# is Shape::Point(_),
        r#"{"x":1}"# => "{}" is Shape::Point(_),
        r#"{"color":["red"]}"# is Shape::Unknown(_),
        r#"[{"side":2}]"# is Shape::Unknown(_),
        r#""side""# is Shape::Unknown(_),
    }
    assert_eq!(refused::<Shape>(r#"{"side":2}"#), "missing field `color`");
    assert_eq!(
        refused::<Shape>(r#"{"side":"2"}"#),
        r#"in `side`: invalid type: string "2", expected f64"#
    );
    assert_eq!(written(&Shape::circle("red", 3.0)), r#"{"radius":3,"color":"red"}"#);
}

#[tokio::test]
async fn by_trial() {
    use sink::union_by_trial::types::*;
    echoes! {
        union_by_trial, Value,
        r#"{"size":1,"note":"n"}"# is Value::Strict(_),
        r#"{"size":"1"}"# is Value::Loose(_),
        r#"{"size":1,"x":[]}"# => r#"{"size":1}"# is Value::Strict(_),
        r#"{"size":null}"# is Value::Unknown(_),
        r#"{"size":1,"note":2}"# is Value::Unknown(_),
        "[]" is Value::Unknown(_),
    }
}

#[tokio::test]
async fn with_null_with_one_member_and_in_each_other() {
    use sink::union_members::types::*;
    echoes! {
        union_members, Holder,
        "{}",
        r#"{"maybe_leaf":null,"lone":{"name":"a"},"nested":"s"}"#
            is Holder { nested: Some(HolderNested::String(_)), .. },
        r#"{"maybe_leaf":{"name":"a"},"nested":3}"# is Holder { nested: Some(HolderNested::Number(3)), .. },
        r#"{"nested":true,"shared_base":{"id":"i","left":"l"}}"#
            is Holder { shared_base: Some(HolderSharedBase::Left(_)), .. },
        r#"{"nested":[],"shared_base":{"id":"i","right":"r"}}"#
            is Holder { nested: Some(HolderNested::Unknown(_)), shared_base: Some(HolderSharedBase::Right(_)), .. },
        r#"{"shared_base":{"id":"i"}}"# is Holder { shared_base: Some(HolderSharedBase::Unknown(_)), .. },
    }
}

#[tokio::test]
async fn of_unions() {
    use sink::union_nested::types::*;
    echoes! {
        union_nested, Outer,
        r#"{"kind":"circle","radius":2}"# is Outer::Shape(Shape::Circle(_)),
        r#"{"radius":2.5,"kind":"circle"}"# => r#"{"kind":"circle","radius":2.5}"# is Outer::Shape(_),
        r#"{"kind":"square","side":1,"inside":"none","over":{"kind":"line","ends":[true,7,[{"kind":"line"}],{}]}}"#
            is Outer::Shape(Shape::Square(Square { over: Some(Tagged::Line(_)), .. })),
        r#"{"kind":"square","side":1,"over":{"kind":"circle","radius":0}}"#
            is Outer::Shape(Shape::Square(Square { over: Some(Tagged::Shape(_)), .. })),
        r#"{"kind":"line"}"# is Outer::Line(_),
        r#"{"kind":"cube","side":1}"# is Outer::Unknown(_),
    }
    let text = r#"{"kind":"line","ends":["some",null,2,[{"kind":"cube"}]]}"#;
    let line: Outer = serde_json::from_str(text).unwrap();
    let Outer::Line(Line { ends: Some(ends), .. }) = &line else { panic!("{line:?}") };
    assert_eq!(ends[0], Mixed::String(MixedString::Unknown("some".into())));
    assert_eq!(ends[1], Mixed::Unknown(serde_json::Value::Null));
    assert_eq!(ends[2], Mixed::Variant3(MixedVariant3::Number(2)));
    assert!(
        matches!(&ends[3], Mixed::Variant3(MixedVariant3::List(list)) if matches!(list[..], [Outer::Unknown(_)]))
    );
    assert_eq!(written(&line), text);
}

#[tokio::test]
async fn beside_members_of_their_own() {
    use sink::union_beside::types::*;
    echoes! {
        union_beside, Holder,
        r#"{"lone_required":{"name":"a"},"lone_typed":{},"lone_bounded":"longer than five","lone_both":{"name":""}}"#,
        r#"{"one_fits":{"size":1,"name":"n"},"one_fits_all":{"name":"n","size":2}}"#,
        r#"{"conditions":{"id":"i"}}"# is Holder { conditions: Some(HolderConditions { id: Some(_), .. }), .. },
        r#"{"conditions":{"name":"n"}}"# is Holder { conditions: Some(HolderConditions { name: Some(_), .. }), .. },
        r#"{"conditions":{}}"# is Holder { conditions: Some(HolderConditions { id: None, name: None, .. }), .. },
        r#"{"tagged":{"side":"left","id":"i"}}"# is Holder { tagged: Some(HolderTagged::Left(_)), .. },
        r#"{"tagged":{"id":"i","side":"right","note":"n"}}"# => r#"{"tagged":{"side":"right","id":"i","note":"n"}}"#
            is Holder { tagged: Some(HolderTagged::Right(_)), .. },
        r#"{"tagged":{"side":"up"}}"# is Holder { tagged: Some(HolderTagged::Unknown(_)), .. },
    }
}

#[tokio::test]
async fn by_an_inherited_discriminator() {
    use sink::union_inherited_discriminator::types::*;
    use specwright_runtime::Maybe;
    echoes! {
        union_inherited_discriminator, Shelter,
        r#"{"pets":[{"kind":"Cat","name":"a","lives":9},{"kind":"pup","name":"b","tricks":[]}]}"#,
        r#"{"pets":[{"kind":"Puppy","name":"b"},{"name":"c"}],"first":{"kind":"any","name":"d"}}"#,
        // A value of the schema that they extend: any of them, or that by itself.
        r#"{"pets":[],"first":{"kind":"Cat","name":"a","lives":9},"last":null}"# is Shelter { first: Some(Pet::Cat(_)), .. },
        r#"{"pets":[],"last":{"name":"b","lives":9,"kind":"Cat"}}"# => r#"{"pets":[],"last":{"kind":"Cat","name":"b","lives":9}}"#
            is Shelter { last: Maybe::Present(Pet::Cat(_)), .. },
        r#"{"pets":[],"first":{"kind":"Pet","name":"a","friend":{"kind":"pup","name":"b","tricks":["sit"]}}}"#
            is Shelter { first: Some(Pet::Base(PetBase { friend: Some(_), .. })), .. },
        r#"{"pets":[],"first":{"kind":"Dog","name":"a","tricks":[]}}"# is Shelter { first: Some(Pet::Dog(_)), .. },
        r#"{"pets":[],"first":{"kind":"Fox","name":"a","den":[1]}}"# is Shelter { first: Some(Pet::Unknown(_)), .. },
        r#"{"pets":[],"dog":{"kind":"pup","name":"a"}}"# is Shelter { dog: Some(Dog::Pup(_)), .. },
        r#"{"pets":[],"dog":{"kind":"Dog","name":"a"}}"# is Shelter { dog: Some(Dog::Base(_)), .. },
        r#"{"pets":[],"dog":{"kind":"Cat","name":"a","lives":9}}"# is Shelter { dog: Some(Dog::Unknown(_)), .. },
        r#"{"pets":[],"listed":{"kind":"Pet","name":"a"}}"# is Shelter { listed: Some(ShelterListed::Pet(_)), .. },
        // What is more than that by itself.
        r#"{"pets":[],"old":{"kind":"Cat","name":"a","age":20}}"# is Shelter { old: Some(ShelterOld { age: Some(20), .. }), .. },
        // All values are listed where they are inherited from.
        r#"{"pets":[],"vehicle":{"type":"Van","load":1.5}}"# is Shelter { vehicle: Some(Vehicle::Van(_)), .. },
        r#"{"pets":[],"vehicle":{"type":"Bus"}}"# is Shelter { vehicle: Some(Vehicle::Unknown(_)), .. },
        r#"{"pets":[],"place":{"kind":"Park","trees":3}}"# is Shelter { place: Some(ShelterPlace::Park(_)), .. },
    }
    let kinds = |text: &str| serde_json::from_str::<Shelter>(text).unwrap().pets;
    let known =
        kinds(r#"{"pets":[{"kind":"Cat","name":"a","lives":9},{"kind":"pup","name":"b"}]}"#);
    assert!(matches!(known[..], [ShelterPetsItem::Cat(_), ShelterPetsItem::Pup(_)]), "{known:?}");
    let other = kinds(r#"{"pets":[{"kind":"Puppy","name":"b"},{"name":"c"}]}"#);
    assert!(matches!(other[..], [ShelterPetsItem::Unknown(_), ShelterPetsItem::Unknown(_)]));
}

#[tokio::test]
async fn of_members_that_share_values() {
    use sink::union_overlapping::types::*;
    echoes! {
        union_overlapping, Holder,
        r#"{"model":"small","when":"2026-01-01T00:00:00Z","amount":2,"stop":"end"}"#
            is Holder { model: Some(HolderModel::Small), stop: Some(HolderStop::String(HolderStopString::End)), .. },
        r#"{"model":"new","when":"noon","amount":2.5,"stop":["a"]}"#
            is Holder { model: Some(HolderModel::Unknown(_)), stop: Some(HolderStop::List(_)), .. },
        // The member that keeps most.
        r#"{"any":{"name":"n"},"one":{"size":1.0}}"# => r#"{"any":{"name":"n"},"one":{"size":1}}"#
            is Holder { any: Some(HolderAny::Named(_)), one: Some(HolderOne::Sized(_)), .. },
        r#"{"any":{"size":1,"unit":"m"},"one":{}}"#
            is Holder { any: Some(HolderAny::Sized(_)), one: Some(HolderOne::Named(_)), .. },
        r#"{"any":{"name":"n","size":1}}"# is Holder { any: Some(HolderAny::Both(_)), .. },
        // None keeps all that another keeps: as it came. But what is new to all of them makes no value unknown.
        r#"{"any":{"name":"n","size":1,"unit":"m"}}"# is Holder { any: Some(HolderAny::Unknown(_)), .. },
        r#"{"any":{"name":"n","new":[1]}}"# => r#"{"any":{"name":"n"}}"# is Holder { any: Some(HolderAny::Named(_)), .. },
        // Of exactly one: the others' members are no reason to doubt.
        r#"{"one":{"name":"n","size":1,"unit":"m"}}"# => r#"{"one":{"size":1,"unit":"m"}}"#
            is Holder { one: Some(HolderOne::Sized(_)), .. },
        r#"{"by_key":{"url":"u"}}"# is Holder { by_key: Some(HolderByKey::Url(_)), .. },
        r#"{"by_key":{"url":"u","text":"t"}}"# is Holder { by_key: Some(HolderByKey::Unknown(_)), .. },
        r#"{"by_key":{"url":"u","text":1}}"# => r#"{"by_key":{"url":"u"}}"# is Holder { by_key: Some(HolderByKey::Url(_)), .. },
        r#"{"by_key":{}}"# is Holder { by_key: Some(HolderByKey::Unknown(_)), .. },
    }
    assert_eq!(
        refused::<Holder>(r#"{"by_key":{"url":1}}"#),
        "in `url`: invalid type: integer `1`, expected a string at line 1 column 20"
    );
}

#[test]
fn lossy_trials_within_trials_are_made_once() {
    use sink::union_overlapping::types::*;
    // Nothing keeps `new`, at any depth, so that every member is tried at each.
    let text = format!(r#"{{"new":1{}"#, r#","inner":{"new":1"#.repeat(100)) + &"}".repeat(101);
    let begun = std::time::Instant::now();
    let mut holder: Holder = serde_json::from_str(&text).unwrap();
    for _ in 0..100 {
        let Some(HolderInner::Holder(inner)) = holder.inner else { panic!("{holder:?}") };
        holder = *inner;
    }
    assert!(begun.elapsed().as_secs() < 5, "{:?}", begun.elapsed());
}
