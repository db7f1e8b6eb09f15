//! Rows of the wire table: arguments in cookies, all in one header
//! ([RFC 6265, 5.4](https://www.rfc-editor.org/rfc/rfc6265#section-5.4)).

use kitchen_sink_client::cookies::types::Color;

/// The object of OAS 3.0.4, style examples.
fn color() -> Color {
    Color::new(150, 200, 100)
}

const COLORS: [&str; 3] = ["blue", "black", "brown"];

#[tokio::test]
async fn every_style_is_as_openapi_shows_it() {
    rows! { cookies:
        "OAS 3.0.4, style examples, form true string" |c| c.cookies().text("blue") =>
            "GET /cookies\ncookie: text=blue";
        "OAS 3.0.4, style examples, form true array; appendix D, parted by `; `" |c| c.cookies().list(COLORS) =>
            "GET /cookies\ncookie: list=blue; list=black; list=brown";
        "OAS 3.0.4, style examples, form true object; appendix D, parted by `; `" |c| c.cookies().object(color()) =>
            "GET /cookies\ncookie: R=100; G=200; B=150";
        "OAS 3.0.4, style examples, form false string" |c| c.cookies().joined_text("blue") =>
            "GET /cookies\ncookie: joinedText=blue";
        "OAS 3.0.4, style examples, form false array" |c| c.cookies().joined(COLORS) =>
            "GET /cookies\ncookie: joined=blue,black,brown";
        "OAS 3.0.4, style examples, form false object" |c| c.cookies().joined_object(color()) =>
            "GET /cookies\ncookie: joinedObject=R,100,G,200,B,150";
        "RFC 8259, 6" |c| c.cookies().count(-1) => "GET /cookies\ncookie: count=-1";
        "OAS 3.2, parameter examples, greeting" |c| c.cookies().text("Hello, world!") =>
            "GET /cookies\ncookie: text=Hello%2C%20world%21";
        "RFC 6265, 4.1.1, what would end a value" |c| c.cookies().text("a; b=c\r\n\"é") =>
            "GET /cookies\ncookie: text=a%3B%20b%3Dc%0D%0A%22%C3%A9";
        "RFC 6265, 4.1.1, a name is a token" |c| c.cookies().a_b("c") => "GET /cookies\ncookie: a%20b=c";
        "RFC 6570, 3.2.8, an empty string" |c| c.cookies().text("") => "GET /cookies\ncookie: text=";
        "RFC 6570, 2.3, an empty list" |c| c.cookies().list(Vec::<String>::new()) => "GET /cookies";
        "OAS 3.0.4, appendix E, JSON" |c| c.cookies().json(color()) =>
            "GET /cookies\ncookie: json=%7B%22R%22%3A100%2C%22G%22%3A200%2C%22B%22%3A150%7D";
        "OAS 3.0.4, appendix D, text of the caller's" |c| c.cookies().plain("a,b/c=") =>
            "GET /cookies\ncookie: plain=a,b/c=";
        "RFC 6265, 4.2.1, text that would be two" |c| c.cookies().plain("a; b") =>
            refused "GET /cookies: the cookie `plain` cannot be written: it has characters that no cookie can hold: give it escaped";
    }
}

#[tokio::test]
async fn cookies_are_one_header() {
    rows! { cookies:
        "RFC 6265, 4.2.1" |c| c.cookies().text("a").count(1).list(["b", "c"]) =>
            "GET /cookies\ncookie: text=a; count=1; list=b; list=c";
        "a cookie has one value of a call" |c| c.cookies().text("a").count(1).text("b") =>
            "GET /cookies\ncookie: count=1; text=b";
        "RFC 6265, 5.4, beside a header" |c| c.cookies().text("a").header("Cookie", "own=1; two=2") =>
            "GET /cookies\ncookie: own=1; two=2; text=a";
        "RFC 6265, 5.4, a header alone" |c| c.cookies().header("Cookie", "own=1") =>
            "GET /cookies\ncookie: own=1";
        "OAS 3.0.4, a required cookie" |c| c.session("s/1") => "POST /session\ncookie: session=s%2F1";
    }
}
