//! Characters, single values, and values in values.

use At::{Cookie, Header, Path, Query};
use serde_json::{Value, json};
use specwright_runtime::codegen::encoding;

use super::{At, sent};

#[tokio::test]
async fn characters_are_escaped_where_they_would_say_something_else() {
    let text = "a b/c?d#e&f=g+h%i%41;j,k:l@m[n]o'p\"q~é";
    let all = "a%20b%2Fc%3Fd%23e%26f%3Dg%2Bh%25i%2541%3Bj%2Ck%3Al%40m%5Bn%5Do%27p%22q~%C3%A9";
    assert_eq!(sent(Path, encoding::SIMPLE, text).await, all);
    assert_eq!(sent(Query, encoding::FORM, text).await, format!("?color={all}"));
    assert_eq!(sent(Cookie, encoding::FORM, text).await, format!("color={all}"));
    assert_eq!(sent(Header, encoding::SIMPLE, text).await, text);
    assert_eq!(
        sent(Query, encoding::FORM.reserved(), text).await,
        "?color=a%20b/c?d%23e&f=g+h%25i%41;j,k:l@m%5Bn%5Do%27p%22q~%C3%A9"
    );
    assert_eq!(
        sent(Path, encoding::SIMPLE.reserved(), text).await,
        "a%20b%2Fc%3Fd%23e&f=g+h%25i%41;j,k:l@m%5Bn%5Do'p%22q~%C3%A9"
    );
    assert_eq!(
        sent(Cookie, encoding::FORM.reserved(), text).await,
        "color=a%20b/c?d#e&f=g+h%25i%41%3Bj%2Ck:l@m[n]o'p%22q~%C3%A9"
    );
    let table = [
        (Query, encoding::FORM.reserved(), json!("%"), "?color=%25"),
        (Query, encoding::FORM.reserved(), json!("%4"), "?color=%254"),
        (Query, encoding::FORM.reserved(), json!("%é1"), "?color=%25%C3%A91"),
        (Query, encoding::FORM.reserved(), json!("%%2f"), "?color=%25%2f"),
        (Query, encoding::FORM.reserved(), json!({"a/b": "c/d"}), "?a%2Fb=c/d"),
        (Query, encoding::FORM.reserved().joined(), json!(["a,b", "c"]), "?color=a,b,c"),
        (Query, encoding::FORM.joined(), json!(["a,b", "c"]), "?color=a%2Cb,c"),
        (Query, encoding::PIPE_DELIMITED, json!(["a|b", "c"]), "?color=a%7Cb%7Cc"),
        (Query, encoding::DEEP_OBJECT, json!({"a]": "b&"}), "?color%5Ba%5D%5D=b%26"),
        (Query, encoding::DEEP_OBJECT.reserved(), json!({"a/b": "c/d"}), "?color%5Ba%2Fb%5D=c/d"),
        (Path, encoding::MATRIX.exploded(), json!({"a;b": "c;d"}), ";a%3Bb=c%3Bd"),
        (Path, encoding::LABEL, json!("a.b"), ".a.b"),
        (Header, encoding::SIMPLE, json!(["a,b", " c"]), "a,b, c"),
        (Cookie, encoding::COOKIE, json!("a b%20\"c\""), "color=a b%20\"c\""),
    ];
    for (at, encoding, value, text) in table {
        assert_eq!(sent(at, encoding, &value).await, text, "{at:?} {encoding:?} {value}");
    }
}

#[tokio::test]
async fn single_values_are_written_as_in_json() {
    let table: [(Value, &str); 10] = [
        (json!(true), "true"),
        (json!(false), "false"),
        (json!(0), "0"),
        (json!(i64::MIN), "-9223372036854775808"),
        (json!(u64::MAX), "18446744073709551615"),
        (json!(1.5), "1.5"),
        (json!(-0.25), "-0.25"),
        (json!(1e21), "1e%2B21"),
        (json!("2026-01-31T12:00:00+01:00"), "2026-01-31T12%3A00%3A00%2B01%3A00"),
        (json!("null"), "null"),
    ];
    for (value, text) in table {
        assert_eq!(sent(Path, encoding::SIMPLE, &value).await, text);
        assert_eq!(sent(Query, encoding::FORM, &value).await, format!("?color={text}"));
    }
}

#[tokio::test]
async fn values_in_values_are_written_where_there_is_one_way_to() {
    let list = json!({"page": 1, "sort": ["a", "b,c", null], "none": []});
    assert_eq!(sent(Query, encoding::FORM, &list).await, "?page=1&sort=a&sort=b%2Cc");
    let deep = json!({
        "a": {"b": {"c": 1}, "d": [2, 3]},
        "e": [{"f": 4}, {"f": 5, "g": [6]}],
        "h": [[7], [8]],
        "i": {},
        "j": null,
    });
    assert_eq!(
        sent(Query, encoding::DEEP_OBJECT, &deep).await,
        "?color%5Ba%5D%5Bb%5D%5Bc%5D=1&color%5Ba%5D%5Bd%5D%5B%5D=2&color%5Ba%5D%5Bd%5D%5B%5D=3\
         &color%5Be%5D%5B0%5D%5Bf%5D=4&color%5Be%5D%5B1%5D%5Bf%5D=5&color%5Be%5D%5B1%5D%5Bg%5D%5B%5D=6\
         &color%5Bh%5D%5B0%5D%5B%5D=7&color%5Bh%5D%5B1%5D%5B%5D=8"
    );
    let table = [
        (Query, encoding::FORM, json!({"a": {"b": 1}}), "a member is an object"),
        (Query, encoding::FORM, json!({"a": [[1]]}), "an item of a member is a list"),
        (Query, encoding::FORM, json!([{"b": 1}]), "an item is an object"),
        (Query, encoding::FORM.joined(), json!({"a": [1]}), "a member is a list"),
        (Cookie, encoding::FORM, json!({"a": [1]}), "a member is a list"),
    ];
    for (at, encoding, value, what) in table {
        let (kind, help) = match at {
            Cookie => ("cookie", ""),
            _ => ("query parameter", "; `query` sends any text"),
        };
        let text = format!(
            "GET /: the {kind} `color` cannot be written: {what}, for which style `form` has no text{help}"
        );
        assert_eq!(sent(at, encoding, &value).await, text);
    }
    assert_eq!(
        sent(Path, encoding::LABEL, &json!([[1]])).await,
        "GET /{color}: the path argument `color` cannot be written: an item is a list, for which style `label` has no text"
    );
    assert_eq!(
        sent(Query, encoding::MATRIX, "a").await,
        "GET /: the query parameter `color` cannot be written: style `matrix` is not for a query parameter"
    );
}
