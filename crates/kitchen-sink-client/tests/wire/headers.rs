//! Rows of the wire table: arguments in headers.
//!
//! Headers are not percent-encoded ([OAS 3.2, parameters](https://spec.openapis.org/oas/v3.2.0.html#fixed-fields-for-use-with-schema)).

use kitchen_sink_client::header_styles::types::{Color, HeadersXKind};
use serde_json::json;

/// The object of OAS 3.0.4, style examples.
fn color() -> Color {
    Color::new(150, 200, 100)
}

const COLORS: [&str; 3] = ["blue", "black", "brown"];

#[tokio::test]
async fn every_style_is_as_openapi_shows_it() {
    rows! { header_styles:
        "OAS 3.0.4, style examples, simple false string" |c| c.headers().x_text("blue") =>
            "GET /headers\nx-text: blue";
        "OAS 3.0.4, style examples, simple false array" |c| c.headers().x_list(COLORS) =>
            "GET /headers\nx-list: blue,black,brown";
        "OAS 3.0.4, style examples, simple false object" |c| c.headers().x_object(color()) =>
            "GET /headers\nx-object: R,100,G,200,B,150";
        "OAS 3.0.4, style examples, simple true string" |c| c.headers().x_exploded_text("blue") =>
            "GET /headers\nx-exploded-text: blue";
        "OAS 3.0.4, style examples, simple true array" |c| c.headers().x_exploded_list(COLORS) =>
            "GET /headers\nx-exploded-list: blue,black,brown";
        "OAS 3.0.4, style examples, simple true object" |c| c.headers().x_exploded_object(color()) =>
            "GET /headers\nx-exploded-object: R=100,G=200,B=150";
        "OAS 3.2, parameter examples, X-Token" |c| c.headers().x_numbers([12345678, 90099]) =>
            "GET /headers\nx-numbers: 12345678,90099";
        "OAS 3.0.4, required, by name" |c| c.required_headers(color(), [1, 2]) =>
            "GET /required\nx-color: R,100,G,200,B,150\nx-ids: 1,2";
        "OAS 3.0.4, several" |c| c.headers().x_text("a").x_list(["b"]).x_flag(true) =>
            "GET /headers\nx-flag: true\nx-list: b\nx-text: a";
    }
}

#[tokio::test]
async fn values_pass_unchanged() {
    rows! { header_styles:
        "RFC 9110, 5.5" |c| c.headers().x_text("a b, c; d=\"e\" %41 /?#[]@!$&'()*+=") =>
            "GET /headers\nx-text: a b, c; d=\"e\" %41 /?#[]@!$&'()*+=";
        "RFC 9110, 5.5, a tab" |c| c.headers().x_text("a\tb") => "GET /headers\nx-text: a\tb";
        "RFC 9110, 5.5, obs-text: UTF-8" |c| c.headers().x_text("Zoë") => "GET /headers\nx-text: Zoë";
        "RFC 9110, 8.8.3" |c| c.headers().if_match("W/\"a\"") => "GET /headers\nif-match: W/\"a\"";
        "RFC 9110, 5.5, an empty value" |c| c.headers().x_text("") => "GET /headers\nx-text: ";
        "RFC 9110, 5.5, a line" |c| c.headers().x_text("a\r\nb: c") =>
            refused "GET /headers: the value of the header `x-text` has characters that no header can hold";
        "RFC 9110, 5.5, a control" |c| c.headers().x_list(["a", "\u{1}"]) =>
            refused "GET /headers: the value of the header `x-list` has characters that no header can hold";
        "RFC 9110, 5.5, DEL" |c| c.headers().x_text("\u{7f}") =>
            refused "GET /headers: the value of the header `x-text` has characters that no header can hold";
    }
}

#[tokio::test]
async fn types_are_written_as_in_json() {
    rows! { header_styles:
        "RFC 8259, 6" |c| c.headers().x_number(3.0) => "GET /headers\nx-number: 3";
        "RFC 8259, 6, an exponent" |c| c.headers().x_number(1e21) => "GET /headers\nx-number: 1e+21";
        "RFC 8259, 3" |c| c.headers().x_flag(false) => "GET /headers\nx-flag: false";
        "OAS 3.0.4, enum" |c| c.headers().x_kind(HeadersXKind::B) => "GET /headers\nx-kind: b";
        "RFC 3339, 5.6" |c| c.headers().x_time("2026-01-31T12:00:00+01:00".into()) =>
            "GET /headers\nx-time: 2026-01-31T12:00:00+01:00";
        "OAS 3.0.4, simple false array" |c| c.headers().x_any(json!(["a", 1, null])) =>
            "GET /headers\nx-any: a,1";
        "RFC 6570, 2.3" |c| c.headers().x_any(json!(null)) => "GET /headers";
        "RFC 6570, 2.3" |c| c.headers().x_list(["a"]).x_list(Vec::<String>::new()) => "GET /headers";
        "RFC 6570, 2.4.2" |c| c.headers().x_any(json!([[1]])) =>
            refused "GET /headers: the header `X-Any` cannot be written: an item is a list, for which style `simple` has no text; `header` sends any text";
        "RFC 9110, 5.1, a header has one value of a call" |c| c.headers().x_text("a").header("X-TEXT", "b") =>
            "GET /headers\nx-text: b";
    }
}

#[tokio::test]
async fn documents_are_written_as_they_are() {
    rows! { header_styles:
        "RFC 8259, 7" |c| c.headers().x_json(color()) =>
            "GET /headers\nx-json: {\"R\":100,\"G\":200,\"B\":150}";
        "RFC 8259, 7, no ASCII is escaped" |c| c.headers().x_json_list(["Zoë", "😀", "\n"]) =>
            "GET /headers\nx-json-list: [\"Zo\\u00eb\",\"\\ud83d\\ude00\",\"\\n\"]";
        "OAS 3.0.4, appendix D, text/plain" |c| c.headers().x_plain("a; b=\"c\"") =>
            "GET /headers\nx-plain: a; b=\"c\"";
        "URL, 5.2" |c| c.headers().x_form(color()) => "GET /headers\nx-form: R=100&G=200&B=150";
    }
}
