//! Descriptions in Swagger 2.0, where bodies are among the parameters.

use kitchen_sink_client as sink;
use specwright_loopback::{Reply, Server};

use crate::exchange::shown;

#[tokio::test]
async fn bodies_that_operations_share_are_one_type_sent_as_each_consumes() {
    use sink::{swagger_path_bodies, swagger_shared_parts};
    let replies =
        [Reply::json(200, "{}"), Reply::text(204, ""), Reply::json(400, r#"{"reason":"r"}"#)];
    let server = Server::start(replies);
    let client = client!(swagger_shared_parts, server);
    let order = swagger_shared_parts::types::OrderBody::new("a").with_count(2);
    client.replace_order(order.clone()).await.unwrap();
    client.list_orders().limit(5).await.unwrap();
    let refused = client.place_order(order).await.unwrap_err();
    let Some(swagger_shared_parts::errors::PlaceOrderError::BadRequest(body)) = refused.api()
    else {
        panic!("{refused:?}")
    };
    assert_eq!(body.reason.as_deref(), Some("r"));
    let sent: Vec<String> = server.requests().iter().map(shown).collect();
    let order = r#"{"item":"a","count":2}"#;
    assert_eq!(
        sent,
        [
            format!(
                "PUT /orders\naccept: application/vnd.example+json\ncontent-type: application/vnd.example+json\n\n{order}"
            ),
            "GET /orders?limit=5\n".to_owned(),
            format!("POST /orders\ncontent-type: application/json\n\n{order}"),
        ]
    );
    let server = Server::start([Reply::text(204, ""), Reply::text(204, "")]);
    let client = client!(swagger_path_bodies, server);
    let thing = swagger_path_bodies::types::MergeThingBody::new(1);
    client.replace_thing("i", thing.clone()).await.unwrap();
    client.merge_thing("i", thing).dry(true).await.unwrap();
    let sent: Vec<String> = server.requests().iter().map(shown).collect();
    let json = "content-type: application/json\n\n{\"size\":1}";
    assert_eq!(
        sent,
        [format!("PUT /things/i\n{json}"), format!("POST /things/i?dry=true\n{json}")]
    );
}

#[tokio::test]
async fn answers_that_operations_share_are_one_type_asked_for_as_each_produces() {
    use sink::swagger_shared_parts::{errors::ReplaceOrderError, types::OrderBody};
    let server = Server::start([
        Reply::json(200, r#"{"item":"a"}"#),
        Reply::json(200, r#"{"item":"b"}"#),
        Reply::json(400, r#"{"reason":"r"}"#),
    ]);
    let client = client!(swagger_shared_parts, server);
    let mut found = client.read_order("i").await.unwrap();
    assert_eq!(found.item.as_deref(), Some("a"));
    found = client.replace_order(OrderBody::new("b")).await.unwrap();
    assert_eq!(found.item.as_deref(), Some("b"));
    let refused = client.replace_order(OrderBody::new("c")).await.unwrap_err();
    let Some(ReplaceOrderError::BadRequest(body)) = refused.api() else { panic!("{refused:?}") };
    assert_eq!(body.reason.as_deref(), Some("r"));
    let sent = server.requests();
    let accepted: Vec<_> = sent.iter().filter_map(|sent| sent.header("accept")).collect();
    let (json, own) = ("application/json", "application/vnd.example+json");
    assert_eq!(accepted, [json, own, own]);
}

#[tokio::test]
async fn lists_are_repeated_where_the_collection_format_says_so() {
    let server = Server::start([Reply::json(200, "[]")]);
    let client = client!(swagger_several_files, server);
    let pets = client.list_pets().limit(1).tags(["a,b", "c"]).await.unwrap();
    assert_eq!(pets, []);
    assert_eq!(
        shown(&server.requests()[0]),
        "GET /pets?limit=1&tags=a%2Cb&tags=c\naccept: application/vnd.example+json\n"
    );
}

/// [`collectionFormat`](https://spec.openapis.org/oas/v2.0.html#parameter-object), escaped as in OpenAPI 3.0.
#[tokio::test]
async fn lists_are_joined_as_their_collection_format_says() {
    rows! { swagger_collection_formats:
        "Swagger 2.0, csv in a path" |c| c.read_lists([1, 2]) => "GET /lists/1,2";
        "Swagger 2.0, csv is the default" |c| c.read_lists([1]).usual(["a", "b,c"]) =>
            "GET /lists/1?usual=a,b%2Cc";
        "Swagger 2.0, csv" |c| c.read_lists([1]).csv(["a", "b"]) => "GET /lists/1?csv=a,b";
        "Swagger 2.0, multi" |c| c.read_lists([1]).multi(["a", "b"]) => "GET /lists/1?multi=a&multi=b";
        "Swagger 2.0, csv in a header" |c| c.read_lists([1]).x_list(["a", "b c"]) =>
            "GET /lists/1\nx-list: a,b c";
        "Swagger 2.0, ssv" |c| c.read_separated().ssv(["a", "b"]) => "GET /separators?ssv=a%20b";
        "Swagger 2.0, pipes" |c| c.read_separated().pipes(["a", "b"]) => "GET /separators?pipes=a%7Cb";
        "Swagger 2.0, tsv" |c| c.read_tabs().tsv(["a", "b c"]) => "GET /tabs?tsv=a%09b%20c";
        "Swagger 2.0, pipes in a path" |c| c.read_places([1, 2]) => "GET /places/1%7C2";
        "Swagger 2.0, tsv in a header" |c| c.read_places([1]).x_list(["a", "b"]) =>
            "GET /places/1\nx-list: a\tb";
        "Swagger 2.0, an empty list" |c| c.read_separated().ssv(Vec::<String>::new()) =>
            "GET /separators";
        "Swagger 2.0, nested lists have separators of their own" |c|
            c.read_nested().pairs([vec!["a".to_owned()]]) =>
            refused "GET /nested: the query parameter `pairs` cannot be written: an item is a list, for which style `form` has no text; `query` sends any text";
    }
}

#[tokio::test]
async fn a_schema_with_a_discriminator_stands_for_those_that_extend_it() {
    use sink::swagger_discriminator::types::*;
    echoes! {
        swagger_discriminator, Shape,
        r#"{"kind":"Circle","color":"red","radius":2}"# is Shape::Circle(_),
        r#"{"radius":2.5,"kind":"Circle"}"# => r#"{"kind":"Circle","radius":2.5}"# is Shape::Circle(_),
        // By a value of its own.
        r#"{"kind":"box","side":1}"# is Shape::Box(_),
        r#"{"kind":"Square","side":1}"# is Shape::Unknown(_),
        r#"{"kind":"Shape","color":"red"}"# is Shape::Base(_),
        r#"{"kind":"Line","ends":[1,2]}"# is Shape::Unknown(_),
        r#"{"color":"red"}"# is Shape::Unknown(_),
    }
}
