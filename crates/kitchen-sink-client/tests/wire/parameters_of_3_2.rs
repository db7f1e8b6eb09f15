//! Rows of the wire table: what OpenAPI 3.2 has beside the parameters of 3.0.

use std::collections::BTreeMap;

use kitchen_sink_client::v3_2_parameters::types::{
    Color, CookiesGreeting, JsonQueryJson, Metadata,
};

/// The object of OAS 3.2, style examples.
fn color() -> Color {
    Color::new(150, 200, 100)
}

const COLORS: [&str; 3] = ["blue", "black", "brown"];

#[tokio::test]
async fn cookies_are_sent_as_callers_write_them() {
    let greeting = CookiesGreeting::default().with_greeting("Hello%2C%20world!").with_code(42);
    rows! { v3_2_parameters:
        "OAS 3.2, style examples, cookie true string" |c| c.cookies().text("blue") =>
            "GET /cookies\ncookie: text=blue";
        "OAS 3.2, style examples, cookie true array" |c| c.cookies().list(COLORS) =>
            "GET /cookies\ncookie: list=blue; list=black; list=brown";
        "OAS 3.2, style examples, cookie true object" |c| c.cookies().object(color()) =>
            "GET /cookies\ncookie: R=100; G=200; B=150";
        "OAS 3.2.0, style examples, cookie false string" |c| c.cookies().joined_text("blue") =>
            "GET /cookies\ncookie: joinedText=blue";
        "OAS 3.2.0, style examples, cookie false array" |c| c.cookies().joined(COLORS) =>
            "GET /cookies\ncookie: joined=blue,black,brown";
        "OAS 3.2.0, style examples, cookie false object" |c| c.cookies().joined_object(color()) =>
            "GET /cookies\ncookie: joinedObject=R,100,G,200,B,150";
        "OAS 3.2, parameter examples, cookie" |c| c.cookies().greeting(greeting) =>
            "GET /cookies\ncookie: greeting=Hello%2C%20world!; code=42";
        "OAS 3.2, style values, nothing is escaped" |c| c.cookies().text("\"a/b?c=d\"&%20%") =>
            "GET /cookies\ncookie: text=\"a/b?c=d\"&%20%";
        "RFC 6265, 4.2.1, `;` would begin another cookie" |c| c.cookies().text("a;b=c") =>
            refused "GET /cookies: the cookie `text` cannot be written: it has characters that no cookie can hold: give it escaped";
        "RFC 9110, 5.5, no line ends in a header" |c| c.cookies().list(["a", "b\r\n"]) =>
            refused "GET /cookies: the cookie `list` cannot be written: it has characters that no cookie can hold: give it escaped";
        "OAS 3.2, allowReserved of style form" |c| c.cookies().reserved("a/b?c=d&e,f;g h%2F%") =>
            "GET /cookies\ncookie: reserved=a/b?c=d&e%2Cf%3Bg%20h%2F%25";
    }
}

#[tokio::test]
async fn reserved_characters_stay_in_a_segment() {
    rows! { v3_2_parameters:
        "OAS 3.2, path templating: `/`, `?` and `#` are escaped" |c| c.reserved_path("a/b?c#d:@!$&'()*+,;=[]%2F%") =>
            "GET /reserved/a%2Fb%3Fc%23d:@!$&'()*+,;=%5B%5D%2F%25";
        "URL, 4.4, dots may be escaped" |c| c.reserved_path("%2e%2E") =>
            refused "GET /reserved/{path}: the path argument `path` must not be empty, `.` or `..`";
    }
}

#[tokio::test]
async fn a_document_is_the_whole_query() {
    let numbers = JsonQueryJson::default().with_numbers([1, 2]).with_flag(None);
    let metadata = || Metadata::default().with_sum("a + b").with_flag(true);
    let deep: BTreeMap<String, String> = [("k".to_owned(), "v w".to_owned())].into();
    rows! { v3_2_parameters:
        "OAS 3.2, parameter examples, json" |c| c.json_query().json(numbers) =>
            "GET /json?%7B%22numbers%22%3A%5B1%2C2%5D%2C%22flag%22%3Anull%7D";
        "OAS 3.2, parameter examples, selector" |c| c.selector_query("$.a.b[1:1]") =>
            "GET /selector?%24.a.b%5B1%3A1%5D";
        "OAS 3.2, parameter examples, metadata" |c| c.form_query(metadata()) =>
            "GET /form?sum=a+%2B+b&flag=true";
        "OAS 3.2, encoding by name, a list" |c| c.form_query(Metadata::default().with_list(["a&b", "~*-._"])) =>
            "GET /form?list=a%26b&list=%7E*-._";
        "OAS 3.0.4, encoding object, an object is JSON" |c| c.form_query(Metadata::default().with_deep(deep)) =>
            "GET /form?deep=%7B%22k%22%3A%22v+w%22%7D";
        "RFC 6570, 2.3, an empty form" |c| c.form_query(Metadata::default()) => "GET /form";
        "a parameter of a call beside it" |c| c.form_query(metadata()).query("x", "1") =>
            "GET /form?sum=a+%2B+b&flag=true&x=1";
        "no document at all" |c| c.json_query() => "GET /json";
    }
}
