//! Rows of the wire table: methods, and what several places share.

use kitchen_sink_client as sink;
use specwright_loopback::Reply;

#[tokio::test]
async fn one_name_in_several_places_is_as_many_arguments() {
    rows! { one_name:
        "OAS 3.0.4, a parameter is a name and a location" |c| c.same_name(7, ["a", "b"], "h,h", "c;") =>
            "GET /things/7?id=a&id=b\ncookie: id=c%3B\nid: h,h";
        "OAS 3.0.4, names are case-sensitive" |c|
            c.one_name_in_rust("a", "b").id_query("c").id_query_2("d").id_header("e") =>
            "GET /all/a/b?Id=c&id=d\nid: e";
    }
}

#[tokio::test]
async fn methods_of_any_name_are_called() {
    let it = || Reply::json(200, r#"{"id":"a"}"#);
    rows! { v3_2_query_method answering it();
        "OAS 3.2, path items, query" |c|
            c.query_things(sink::v3_2_query_method::types::It::new("b")) =>
            "QUERY /things\ncontent-type: application/json\n\n{\"id\":\"b\"}";
    }
    rows! { v3_2_additional_operations answering it();
        "OAS 3.2, path items, additionalOperations" |c| c.copy_thing("b/c") => "COPY /things/b%2Fc";
    }
    rows! { v3_2_querystring answering it();
        "OAS 3.2, parameter examples, spacesAndPluses" |c|
            c.find_things().selector(sink::v3_2_querystring::types::It::new("a + b")) =>
            "GET /things?id=a+%2B+b";
    }
}
