//! Rows of the wire table: arguments in paths.

use std::collections::BTreeMap;

use kitchen_sink_client::path_styles::types::{Color, TypedPathKind};

/// The object of OAS 3.0.4, style examples.
fn color() -> Color {
    Color::new(150, 200, 100)
}

const COLORS: [&str; 3] = ["blue", "black", "brown"];

/// The variable `keys` of RFC 6570, 3.2.
fn keys() -> BTreeMap<String, String> {
    [("comma", ","), ("dot", "."), ("semi", ";")]
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .into()
}

#[tokio::test]
async fn every_style_is_as_openapi_shows_it() {
    rows! { path_styles:
        "OAS 3.0.4, style examples, matrix false string" |c| c.matrix_text("blue") =>
            "GET /matrix/joined/text/;color=blue";
        "OAS 3.0.4, style examples, matrix false array" |c| c.matrix_list(COLORS) =>
            "GET /matrix/joined/list/;color=blue,black,brown";
        "OAS 3.0.4, style examples, matrix false object" |c| c.matrix_object(color()) =>
            "GET /matrix/joined/object/;color=R,100,G,200,B,150";
        "OAS 3.0.4, style examples, matrix true string" |c| c.matrix_exploded_text("blue") =>
            "GET /matrix/exploded/text/;color=blue";
        "OAS 3.0.4, style examples, matrix true array" |c| c.matrix_exploded_list(COLORS) =>
            "GET /matrix/exploded/list/;color=blue;color=black;color=brown";
        "OAS 3.0.4, style examples, matrix true object" |c| c.matrix_exploded_object(color()) =>
            "GET /matrix/exploded/object/;R=100;G=200;B=150";
        "OAS 3.0.4, style examples, label false string" |c| c.label_text("blue") =>
            "GET /label/joined/text/.blue";
        "OAS 3.0.4, style examples, label false array" |c| c.label_list(COLORS) =>
            "GET /label/joined/list/.blue,black,brown";
        "OAS 3.0.4, style examples, label false object" |c| c.label_object(color()) =>
            "GET /label/joined/object/.R,100,G,200,B,150";
        "OAS 3.0.4, style examples, label true string" |c| c.label_exploded_text("blue") =>
            "GET /label/exploded/text/.blue";
        "OAS 3.0.4, style examples, label true array" |c| c.label_exploded_list(COLORS) =>
            "GET /label/exploded/list/.blue.black.brown";
        "OAS 3.0.4, style examples, label true object" |c| c.label_exploded_object(color()) =>
            "GET /label/exploded/object/.R=100.G=200.B=150";
        "OAS 3.0.4, style examples, simple false string" |c| c.simple_text("blue") =>
            "GET /simple/joined/text/blue";
        "OAS 3.0.4, style examples, simple false array" |c| c.simple_list(COLORS) =>
            "GET /simple/joined/list/blue,black,brown";
        "OAS 3.0.4, style examples, simple false object" |c| c.simple_object(color()) =>
            "GET /simple/joined/object/R,100,G,200,B,150";
        "OAS 3.0.4, style examples, simple true string" |c| c.simple_exploded_text("blue") =>
            "GET /simple/exploded/text/blue";
        "OAS 3.0.4, style examples, simple true array" |c| c.simple_exploded_list(COLORS) =>
            "GET /simple/exploded/list/blue,black,brown";
        "OAS 3.0.4, style examples, simple true object" |c| c.simple_exploded_object(color()) =>
            "GET /simple/exploded/object/R=100,G=200,B=150";
    }
}

/// The variables of [RFC 6570, 3.2](https://www.rfc-editor.org/rfc/rfc6570#section-3.2), members in the order of their names.
#[tokio::test]
async fn every_operator_is_as_its_rfc_shows_it() {
    rows! { path_styles:
        "RFC 6570, 3.2.7 {;keys}" |c| c.matrix_keys(keys()) =>
            "GET /matrix/joined/keys/;keys=comma,%2C,dot,.,semi,%3B";
        "RFC 6570, 3.2.7 {;keys*}" |c| c.matrix_exploded_keys(keys()) =>
            "GET /matrix/exploded/keys/;comma=%2C;dot=.;semi=%3B";
        "RFC 6570, 3.2.5 {.keys}" |c| c.label_keys(keys()) =>
            "GET /label/joined/keys/.comma,%2C,dot,.,semi,%3B";
        "RFC 6570, 3.2.5 {.keys*}" |c| c.label_exploded_keys(keys()) =>
            "GET /label/exploded/keys/.comma=%2C.dot=..semi=%3B";
        "RFC 6570, 3.2.2 {keys}" |c| c.simple_keys(keys()) =>
            "GET /simple/joined/keys/comma,%2C,dot,.,semi,%3B";
        "RFC 6570, 3.2.2 {keys*}" |c| c.simple_exploded_keys(keys()) =>
            "GET /simple/exploded/keys/comma=%2C,dot=.,semi=%3B";
        "RFC 6570, 3.2.2 {hello}" |c| c.simple_text("Hello World!") =>
            "GET /simple/joined/text/Hello%20World%21";
        "RFC 6570, 3.2.2 {half}" |c| c.simple_text("50%") =>
            "GET /simple/joined/text/50%25";
        "RFC 6570, 3.2.2 {path}, here /foo/bar" |c| c.simple_text("/foo/bar") =>
            "GET /simple/joined/text/%2Ffoo%2Fbar";
        "RFC 6570, 3.2.5 {.half}" |c| c.label_text("50%") =>
            "GET /label/joined/text/.50%25";
        "RFC 6570, 3.2.7 {;hello}" |c| c.matrix_text("Hello World!") =>
            "GET /matrix/joined/text/;color=Hello%20World%21";
        "RFC 6570, 3.2.7 {;empty}" |c| c.matrix_text("") =>
            "GET /matrix/joined/text/;color";
        "RFC 6570, 3.2.7, an item that is empty" |c| c.matrix_exploded_list(["a", ""]) =>
            "GET /matrix/exploded/list/;color=a;color";
        "RFC 6570, 3.2.2, an item that is empty" |c| c.simple_list(["", "a", ""]) =>
            "GET /simple/joined/list/,a,";
    }
}

#[tokio::test]
async fn delimiters_in_values_are_escaped() {
    rows! { path_styles:
        "RFC 3986, 2.2" |c| c.simple_text(":/?#[]@!$&'()*+,;=") =>
            "GET /simple/joined/text/%3A%2F%3F%23%5B%5D%40%21%24%26%27%28%29%2A%2B%2C%3B%3D";
        "RFC 3986, 2.3" |c| c.simple_text("azAZ09-._~") =>
            "GET /simple/joined/text/azAZ09-._~";
        "RFC 3986, 2.4, `%` is data" |c| c.simple_text("%41") =>
            "GET /simple/joined/text/%2541";
        "RFC 3986, 2.5" |c| c.simple_text("é€😀") =>
            "GET /simple/joined/text/%C3%A9%E2%82%AC%F0%9F%98%80";
        "OAS 3.2, parameter examples, username" |c| c.simple_text("diṅnāga") =>
            "GET /simple/joined/text/di%E1%B9%85n%C4%81ga";
        "RFC 3986, 2.1, what is nowhere allowed" |c| c.simple_text(" \"<>\\^`{|}\t\n\0\u{7f}") =>
            "GET /simple/joined/text/%20%22%3C%3E%5C%5E%60%7B%7C%7D%09%0A%00%7F";
        "RFC 6570, 3.2.1, `,` in an item" |c| c.simple_list(["a,b", "c"]) =>
            "GET /simple/joined/list/a%2Cb,c";
        "RFC 6570, 3.2.1, `;` and `=` in an item" |c| c.matrix_exploded_list(["a;b=c", "d"]) =>
            "GET /matrix/exploded/list/;color=a%3Bb%3Dc;color=d";
        "RFC 6570, 3.2.5, `.` is unreserved" |c| c.label_list(["a.b", "c"]) =>
            "GET /label/joined/list/.a.b,c";
    }
}

#[tokio::test]
async fn types_documents_and_names_travel_in_paths() {
    let typed = |number: f64, flag: bool, kind: TypedPathKind| {
        move |c: kitchen_sink_client::path_styles::Client| {
            let time = "2026-01-31T12:00:00.5+01:00";
            c.typed_path("a/b", u64::MAX, number, flag, kind, time.into())
        }
    };
    rows! { path_styles:
        "RFC 8259, 6 and RFC 3339, 5.6" |c| typed(3.0, true, TypedPathKind::AB)(c) =>
            "GET /typed/a%2Fb/18446744073709551615/3/true/a%2Fb/2026-01-31T12%3A00%3A00.5%2B01%3A00";
        "RFC 8259, 6, an exponent" |c| typed(1e21, false, "new".into())(c) =>
            "GET /typed/a%2Fb/18446744073709551615/1e%2B21/false/new/2026-01-31T12%3A00%3A00.5%2B01%3A00";
        "OAS 3.0.4, path templating, two variables in a segment" |c| c.several_in_a_segment("a.b", "c/d") =>
            "GET /files/a.b.c%2Fd";
        "OAS 3.0.4, styles are by parameter" |c| c.several_styles(7, -1.5) =>
            "GET /matrix/;id=7/label/.-1.5";
        "RFC 6570, 2.3, names that are no ASCII" |c| c.strange_names("x", "ü") =>
            "GET /names/;user-id=x/;gr%C3%B6%C3%9Fe=%C3%BC";
        "OAS 3.2, parameter examples, content" |c| c.json_in_path(color()) =>
            "GET /json/%7B%22R%22%3A100%2C%22G%22%3A200%2C%22B%22%3A150%7D";
        "OAS 3.0.4, appendix E, text/plain" |c| c.text_in_path("a b/c") =>
            "GET /text/a%20b%2Fc";
    }
}

#[tokio::test]
async fn what_would_be_another_path_is_refused() {
    rows! { path_styles:
        "RFC 3986, 5.2.4" |c| c.simple_text(".") =>
            refused "GET /simple/joined/text/{color}: the path argument `color` must not be empty, `.` or `..`";
        "RFC 3986, 5.2.4" |c| c.simple_text("..") =>
            refused "GET /simple/joined/text/{color}: the path argument `color` must not be empty, `.` or `..`";
        "RFC 3986, 3.3, three dots are a name" |c| c.simple_text("...") =>
            "GET /simple/joined/text/...";
        "OAS 3.0.4, path parameters are required" |c| c.simple_text("") =>
            refused "GET /simple/joined/text/{color}: the path argument `color` must not be empty, `.` or `..`";
        "RFC 6570, 2.3, an empty list is undefined" |c| c.simple_list(Vec::<String>::new()) =>
            refused "GET /simple/joined/list/{color}: the path argument `color` must not be empty, `.` or `..`";
        "RFC 6570, 3.2.2, one empty item joins to nothing" |c| c.simple_list([""]) =>
            refused "GET /simple/joined/list/{color}: the path argument `color` must not be empty, `.` or `..`";
        "RFC 6570, 2.3, an empty map is undefined" |c| c.matrix_exploded_keys(BTreeMap::new()) =>
            refused "GET /matrix/exploded/keys/{keys}: the path argument `keys` must not be empty, `.` or `..`";
        "RFC 6570, 3.2.5, a label of nothing is a dot" |c| c.label_text("") =>
            refused "GET /label/joined/text/{color}: the path argument `color` must not be empty, `.` or `..`";
        "RFC 6570, 3.2.5, a label of a dot is two" |c| c.label_text(".") =>
            refused "GET /label/joined/text/{color}: the path argument `color` must not be empty, `.` or `..`";
        "RFC 3986, 5.2.4, two items that join to dots" |c| c.label_exploded_list(["", ""]) =>
            refused "GET /label/exploded/list/{color}: the path argument `color` must not be empty, `.` or `..`";
        "RFC 3986, 3.3, a segment is judged as a whole" |c| c.several_in_a_segment("..", ".") =>
            "GET /files/....";
        "RFC 3986, 3.3, each variable has a value" |c| c.several_in_a_segment("a", "") =>
            refused "GET /files/{name}.{extension}: the path argument `extension` must not be empty, `.` or `..`";
    }
}
