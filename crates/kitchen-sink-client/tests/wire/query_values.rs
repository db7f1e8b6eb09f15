//! Rows of the wire table: values in queries, by type and by character.

use std::collections::BTreeMap;

use kitchen_sink_client::query_styles::types::{
    Color, TypedEither, TypedLevel, TypedOrder, TypedOrdersItem,
};
use serde_json::json;

fn map<V, const N: usize>(members: [(&str, V); N]) -> BTreeMap<String, V> {
    members.map(|(name, value)| (name.to_owned(), value)).into()
}

#[tokio::test]
async fn single_values_are_written_as_in_json() {
    rows! { query_styles:
        "RFC 8259, 3" |c| c.typed().flag(true) => "GET /typed?flag=true";
        "RFC 8259, 3" |c| c.typed().flag(false) => "GET /typed?flag=false";
        "RFC 8259, 6" |c| c.typed().small(i32::MIN) => "GET /typed?small=-2147483648";
        "RFC 8259, 6" |c| c.typed().large(i64::MIN) => "GET /typed?large=-9223372036854775808";
        "RFC 8259, 6" |c| c.typed().unsigned(u64::MAX) => "GET /typed?unsigned=18446744073709551615";
        "RFC 8259, 6, a whole number" |c| c.typed().number(3.0) => "GET /typed?number=3";
        "RFC 8259, 6, a fraction" |c| c.typed().number(-0.25) => "GET /typed?number=-0.25";
        "RFC 8259, 6, an exponent" |c| c.typed().number(1e21) => "GET /typed?number=1e%2B21";
        "RFC 8259, 6, an exponent" |c| c.typed().number(1.5e-9) => "GET /typed?number=1.5e-9";
        "RFC 8259, 6, NaN is no number" |c| c.typed().number(f64::NAN) =>
            refused "GET /typed: the query parameter `number` cannot be written: JSON has no number NaN";
        "RFC 8259, 6, in a list" |c| c.typed().numbers([1.0, 2.5]) => "GET /typed?numbers=1&numbers=2.5";
        "RFC 8259, 6, in a map" |c| c.typed().free(map([("a", 1.0), ("b", 0.5)])) => "GET /typed?a=1&b=0.5";
        "OAS 3.0.4, enum" |c| c.typed().order(TypedOrder::Asc) => "GET /typed?order=asc";
        "an enum's value that is newer" |c| c.typed().order("up & down".into()) =>
            "GET /typed?order=up%20%26%20down";
        "OAS 3.0.4, enum of integers" |c| c.typed().level(TypedLevel::Value2) => "GET /typed?level=2";
        "OAS 3.0.4, enums in a list" |c| c.typed().orders([TypedOrdersItem::Desc, TypedOrdersItem::Asc]) =>
            "GET /typed?orders=desc&orders=asc";
        "RFC 3339, 5.6" |c| c.typed().time("2026-01-31T12:00:00+01:00".into()) =>
            "GET /typed?time=2026-01-31T12%3A00%3A00%2B01%3A00";
        "RFC 3339, 5.6" |c| c.typed().day("2026-01-31".into()) => "GET /typed?day=2026-01-31";
        "RFC 9562, 4" |c| c.typed().id("123e4567-e89b-12d3-a456-426614174000".into()) =>
            "GET /typed?id=123e4567-e89b-12d3-a456-426614174000";
        "RFC 4648, 4" |c| c.typed().bytes("+/8=".into()) => "GET /typed?bytes=%2B%2F8%3D";
        "RFC 3986, 2.2" |c| c.typed().link("https://a.b/c?d=e#f".into()) =>
            "GET /typed?link=https%3A%2F%2Fa.b%2Fc%3Fd%3De%23f";
        "OAS 3.0.4, nullable" |c| c.typed().maybe("null") => "GET /typed?maybe=null";
        "OAS 3.0.4, allowEmptyValue" |c| c.typed().empty("") => "GET /typed?empty=";
    }
}

#[tokio::test]
async fn a_value_of_any_kind_is_sent_as_what_it_is() {
    let color = || Color::new(3, 2, 1);
    rows! { query_styles:
        "OAS 3.0.4, form true string" |c| c.typed().either("a".to_owned().into()) => "GET /typed?either=a";
        "OAS 3.0.4, form true array" |c|
            c.typed().either(TypedEither::List(vec!["a".to_owned(), "b".to_owned()])) =>
            "GET /typed?either=a&either=b";
        "OAS 3.0.4, form true object" |c| c.typed().either(TypedEither::Color(color())) =>
            "GET /typed?R=1&G=2&B=3";
        "OAS 3.0.4, form true string" |c| c.typed().any(json!("a")) => "GET /typed?any=a";
        "RFC 8259, 6" |c| c.typed().any(json!(18_446_744_073_709_551_615_u64)) =>
            "GET /typed?any=18446744073709551615";
        "RFC 6570, 2.3" |c| c.typed().any(json!(null)) => "GET /typed";
        "RFC 6570, 2.3, in a list" |c| c.typed().any(json!(["a", null, true])) =>
            "GET /typed?any=a&any=true";
        "OAS 3.0.4, form true object" |c| c.typed().any(json!({"z": 1, "a": [2, 3], "n": null})) =>
            "GET /typed?z=1&a=2&a=3";
        "RFC 6570, 2.4.2" |c| c.typed().any(json!({"a": {"b": 1}})) =>
            refused "GET /typed: the query parameter `any` cannot be written: a member is an object, for which style `form` has no text; `query` sends any text";
    }
}

#[tokio::test]
async fn characters_are_escaped() {
    rows! { query_styles:
        "RFC 3986, 2.2" |c| c.form_text(":/?#[]@!$&'()*+,;=") =>
            "GET /form/text?color=%3A%2F%3F%23%5B%5D%40%21%24%26%27%28%29%2A%2B%2C%3B%3D";
        "RFC 3986, 2.3" |c| c.form_text("azAZ09-._~") => "GET /form/text?color=azAZ09-._~";
        "RFC 3986, 2.4" |c| c.form_text("100%41%") => "GET /form/text?color=100%2541%25";
        "URL, 5.1, a `+` would be a space" |c| c.form_text("1+1 = 2") =>
            "GET /form/text?color=1%2B1%20%3D%202";
        "RFC 3986, 2.5" |c| c.form_text("ä€😀") => "GET /form/text?color=%C3%A4%E2%82%AC%F0%9F%98%80";
        "RFC 3986, 2.1" |c| c.form_text("\"<>\\^`{|}\r\n\t\0") =>
            "GET /form/text?color=%22%3C%3E%5C%5E%60%7B%7C%7D%0D%0A%09%00";
        "RFC 6570, 3.2.8, `,` in an item" |c| c.form_joined_list(["a,b", "c"]) =>
            "GET /formJoined/list?color=a%2Cb,c";
        "OAS 3.0.4, appendix E, the delimiter in an item" |c| c.pipe_list(["a|b", "c"]) =>
            "GET /pipe/list?color=a%7Cb%7Cc";
        "OAS 3.0.4, appendix E, the delimiter in an item" |c| c.space_list(["a b", "c"]) =>
            "GET /space/list?color=a%20b%20c";
        "OAS 3.2, parameter examples, thing" |c| c.form_list(["one thing", "another thing"]) =>
            "GET /form/list?color=one%20thing&color=another%20thing";
    }
}

/// [RFC 6570, 3.2.3](https://www.rfc-editor.org/rfc/rfc6570#section-3.2.3), but for what no query can hold
/// ([RFC 3986, 3.4](https://www.rfc-editor.org/rfc/rfc3986#section-3.4)).
#[tokio::test]
async fn reserved_characters_stay_where_they_are_allowed() {
    rows! { query_styles:
        "RFC 3986, 2.2 and 3.4" |c| c.reserved().text(":/?@!$&()*+,;=#[]") =>
            "GET /reserved?text=:/?@!$&()*+,;=%23%5B%5D";
        "URL, 1.3, special-query percent-encode set" |c| c.reserved().text("'") =>
            "GET /reserved?text=%27";
        "RFC 6570, 3.2.3 {+path}, here /foo/bar" |c| c.reserved().text("/foo/bar") =>
            "GET /reserved?text=/foo/bar";
        "RFC 6570, 3.2.3 {+hello}" |c| c.reserved().text("Hello World!") =>
            "GET /reserved?text=Hello%20World!";
        "RFC 6570, 3.2.3 {+half}" |c| c.reserved().text("50%") => "GET /reserved?text=50%25";
        "RFC 6570, 3.2.3, triplets stay" |c| c.reserved().text("a%2Fb%2fc%zz%4") =>
            "GET /reserved?text=a%2Fb%2fc%25zz%254";
        "RFC 6570, 3.2.3, `%` before what is no ASCII" |c| c.reserved().text("%é%C3%A9") =>
            "GET /reserved?text=%25%C3%A9%C3%A9";
        "RFC 3986, 2.1" |c| c.reserved().text("\"<>\\^`{|}") =>
            "GET /reserved?text=%22%3C%3E%5C%5E%60%7B%7C%7D";
        "RFC 6570, 3.2.3, items" |c| c.reserved().list(["a/b", "c&d"]) =>
            "GET /reserved?list=a/b&list=c&d";
        "RFC 6570, 3.2.3, items" |c| c.reserved().joined(["a,b", "/c"]) =>
            "GET /reserved?joined=a,b,/c";
        "OAS 3.0.4, appendix C, formulas" |c|
            c.reserved().labels(map([("a", "x%2By"), ("b", "x/y"), ("c", "x^y")].map(|(k, v)| (k, v.to_owned())))) =>
            "GET /reserved?a=x%2By&b=x/y&c=x%5Ey";
        "OAS 3.0.4, allowReserved is of values" |c| c.reserved().labels(map([("a/b", "c/d".to_owned())])) =>
            "GET /reserved?a%2Fb=c/d";
    }
}

#[tokio::test]
async fn documents_are_escaped_as_one_value() {
    let color = || Color::new(150, 200, 100);
    rows! { query_styles:
        "OAS 3.2, parameter examples, coordinates" |c| c.documents().json(color()) =>
            "GET /documents?json=%7B%22R%22%3A100%2C%22G%22%3A200%2C%22B%22%3A150%7D";
        "RFC 6839, 3.1, a vendor's JSON" |c| c.documents().vendor(["a b", "é"]) =>
            "GET /documents?vendor=%5B%22a%20b%22%2C%22%C3%A9%22%5D";
        "RFC 8259, 5, an empty list is a document" |c| c.documents().vendor(Vec::<String>::new()) =>
            "GET /documents?vendor=%5B%5D";
        "RFC 8259, 3, null is a document" |c| c.documents().nothing(json!(null)) =>
            "GET /documents?nothing=null";
        "OAS 3.0.4, appendix E, text/plain" |c| c.documents().text("a=b & c") =>
            "GET /documents?text=a%3Db%20%26%20c";
        "OAS 3.0.4, appendix B, a number as text" |c| c.documents().count(-1) => "GET /documents?count=-1";
        "URL, 5.2, then RFC 3986, 2.4" |c| c.documents().form(color()) =>
            "GET /documents?form=R%3D100%26G%3D200%26B%3D150";
        "OAS 3.0.4, appendix E, text of the caller's" |c| c.documents().xml("<a>b</a>") =>
            "GET /documents?xml=%3Ca%3Eb%3C%2Fa%3E";
        "two documents" |c| c.documents().text("a").count(1) => "GET /documents?text=a&count=1";
    }
}
