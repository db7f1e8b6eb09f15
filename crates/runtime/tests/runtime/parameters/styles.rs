//! Styles of OpenAPI.

use At::{Cookie, Header, Path, Query};
use serde_json::json;
use specwright_runtime::codegen::encoding::{self, Encoding};

use super::{At, sent};

/// What each style writes of a string, a list and an object.
const STYLES: [(At, Encoding, [&str; 3]); 23] = [
    (
        Path,
        encoding::MATRIX,
        [";color=blue", ";color=blue,black,brown", ";color=R,100,G,200,B,150"],
    ),
    (
        Path,
        encoding::MATRIX.exploded(),
        [";color=blue", ";color=blue;color=black;color=brown", ";R=100;G=200;B=150"],
    ),
    (Path, encoding::LABEL, [".blue", ".blue,black,brown", ".R,100,G,200,B,150"]),
    (Path, encoding::LABEL.exploded(), [".blue", ".blue.black.brown", ".R=100.G=200.B=150"]),
    (Path, encoding::SIMPLE, ["blue", "blue,black,brown", "R,100,G,200,B,150"]),
    (Path, encoding::SIMPLE.exploded(), ["blue", "blue,black,brown", "R=100,G=200,B=150"]),
    (Header, encoding::SIMPLE, ["blue", "blue,black,brown", "R,100,G,200,B,150"]),
    (Header, encoding::SIMPLE.exploded(), ["blue", "blue,black,brown", "R=100,G=200,B=150"]),
    (
        Query,
        encoding::FORM.joined(),
        ["?color=blue", "?color=blue,black,brown", "?color=R,100,G,200,B,150"],
    ),
    (
        Query,
        encoding::FORM,
        ["?color=blue", "?color=blue&color=black&color=brown", "?R=100&G=200&B=150"],
    ),
    (
        Query,
        encoding::SPACE_DELIMITED,
        ["?color=blue", "?color=blue%20black%20brown", "?color=R%20100%20G%20200%20B%20150"],
    ),
    (
        Query,
        encoding::SPACE_DELIMITED.exploded(),
        ["?color=blue", "?color=blue&color=black&color=brown", "?R=100&G=200&B=150"],
    ),
    (
        Query,
        encoding::PIPE_DELIMITED,
        ["?color=blue", "?color=blue%7Cblack%7Cbrown", "?color=R%7C100%7CG%7C200%7CB%7C150"],
    ),
    (
        Query,
        encoding::PIPE_DELIMITED.exploded(),
        ["?color=blue", "?color=blue&color=black&color=brown", "?R=100&G=200&B=150"],
    ),
    (
        Query,
        encoding::TAB_DELIMITED,
        ["?color=blue", "?color=blue%09black%09brown", "?color=R%09100%09G%09200%09B%09150"],
    ),
    (
        Query,
        encoding::DEEP_OBJECT,
        [
            "?color=blue",
            "?color%5B%5D=blue&color%5B%5D=black&color%5B%5D=brown",
            "?color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150",
        ],
    ),
    (
        Cookie,
        encoding::FORM.joined(),
        ["color=blue", "color=blue,black,brown", "color=R,100,G,200,B,150"],
    ),
    (
        Cookie,
        encoding::FORM,
        ["color=blue", "color=blue; color=black; color=brown", "R=100; G=200; B=150"],
    ),
    (
        Cookie,
        encoding::COOKIE.joined(),
        ["color=blue", "color=blue,black,brown", "color=R,100,G,200,B,150"],
    ),
    (
        Cookie,
        encoding::COOKIE,
        ["color=blue", "color=blue; color=black; color=brown", "R=100; G=200; B=150"],
    ),
    // `collectionFormat` of Swagger 2.0, which is not for queries alone.
    (
        Path,
        encoding::PIPE_DELIMITED,
        ["blue", "blue%7Cblack%7Cbrown", "R%7C100%7CG%7C200%7CB%7C150"],
    ),
    (Header, encoding::PIPE_DELIMITED, ["blue", "blue|black|brown", "R|100|G|200|B|150"]),
    (Header, encoding::TAB_DELIMITED, ["blue", "blue\tblack\tbrown", "R\t100\tG\t200\tB\t150"]),
];

#[tokio::test]
async fn every_style_writes_what_openapi_shows() {
    let values =
        [json!("blue"), json!(["blue", "black", "brown"]), json!({"R": 100, "G": 200, "B": 150})];
    for (at, encoding, texts) in STYLES {
        for (value, text) in values.iter().zip(texts) {
            assert_eq!(sent(at, encoding, value).await, text, "{at:?} {encoding:?} {value}");
        }
    }
}

#[tokio::test]
async fn what_is_undefined_is_not_sent_and_what_is_empty_is() {
    let nothing = [json!(null), json!([]), json!({}), json!([null]), json!({"a": null})];
    let encodings = [
        (Query, encoding::FORM, ""),
        (Query, encoding::FORM.joined(), ""),
        (Query, encoding::SPACE_DELIMITED, ""),
        (Query, encoding::DEEP_OBJECT, ""),
        (Header, encoding::SIMPLE, "(nothing)"),
        (Cookie, encoding::FORM, "(nothing)"),
        (Cookie, encoding::COOKIE, "(nothing)"),
    ];
    for (at, encoding, text) in encodings {
        for value in &nothing {
            assert_eq!(sent(at, encoding, value).await, text, "{at:?} {encoding:?} {value}");
        }
    }
    for encoding in
        [encoding::SIMPLE, encoding::LABEL, encoding::MATRIX, encoding::MATRIX.exploded()]
    {
        for value in &nothing {
            let refused = "GET /{color}: the path argument `color` must not be empty, `.` or `..`";
            assert_eq!(sent(Path, encoding, value).await, refused, "{encoding:?} {value}");
        }
    }
    let table = [
        // RFC 6570, 3.2.7: `;` writes no `=` before what is empty, `?` does.
        (Path, encoding::MATRIX, json!(""), ";color"),
        (Path, encoding::MATRIX.exploded(), json!(["a", ""]), ";color=a;color"),
        (Path, encoding::MATRIX.exploded(), json!({"a": ""}), ";a"),
        (Path, encoding::LABEL.exploded(), json!({"a": ""}), ".a="),
        (Path, encoding::SIMPLE, json!(["a", "", null]), "a,"),
        (Query, encoding::FORM, json!(""), "?color="),
        (Query, encoding::FORM, json!(["", ""]), "?color=&color="),
        (Query, encoding::FORM.joined(), json!(["", "a", ""]), "?color=,a,"),
        (Query, encoding::FORM, json!({"a": "", "b": null}), "?a="),
        (Header, encoding::SIMPLE, json!(""), ""),
        (Cookie, encoding::FORM, json!(""), "color="),
    ];
    for (at, encoding, value, text) in table {
        assert_eq!(sent(at, encoding, &value).await, text, "{at:?} {encoding:?} {value}");
    }
}
