//! Rows of the wire table: forms, by media types and styles
//! ([OAS 3.0.4, encoding object](https://spec.openapis.org/oas/v3.0.4.html#encoding-object)). What is percent-encoded, and a space
//! that is `+`, is by the [URL standard, 5.2](https://url.spec.whatwg.org/#urlencoded-serializing); in styles it is by RFC 6570.

use std::collections::BTreeMap;

use kitchen_sink_client::form_bodies::types::*;

fn plain() -> SendPlainBody {
    SendPlainBody::new("f81d4fae-7dec-11d0-a765-00a0c91e6bf6")
}

fn point(x: i64) -> SendPlainBodyPointsItem {
    SendPlainBodyPointsItem::default().with_x(x)
}

fn encoded() -> Encoded {
    Encoded::default()
}

const COLORS: [&str; 3] = ["blue", "black", "brown"];

#[tokio::test]
async fn what_no_encoding_is_said_of_is_text_or_json() {
    let address = SendPlainBodyAddress::default()
        .with_street_address("123 Example Dr.")
        .with_city("Somewhere")
        .with_state("CA")
        .with_zip("99999+1234");
    rows! { form_bodies:
        "OAS 3.0.4, URL encoded form with JSON values" |c| c.send_plain(plain().with_address(address)) =>
            "POST /plain\ncontent-type: application/x-www-form-urlencoded\n\n\
             id=f81d4fae-7dec-11d0-a765-00a0c91e6bf6&address=%7B%22streetAddress%22%3A%22123+Example+Dr.%22%2C%22city%22%3A%22Somewhere%22%2C%22state%22%3A%22CA%22%2C%22zip%22%3A%2299999%2B1234%22%7D";
        "OAS 3.0.4, encoding object, text/plain" |c| c.send_plain(plain().with_count(-7).with_ratio(0.5).with_on(false)) =>
            "POST /plain\ncontent-type: application/x-www-form-urlencoded\n\n\
             id=f81d4fae-7dec-11d0-a765-00a0c91e6bf6&count=-7&ratio=0.5&on=false";
        "RFC 8259, 6, a whole number has no fraction" |c| c.send_plain(plain().with_ratio(3.0)) =>
            "POST /plain\ncontent-type: application/x-www-form-urlencoded\n\nid=f81d4fae-7dec-11d0-a765-00a0c91e6bf6&ratio=3";
        "OAS 3.0.4, encoding object, an array is as its items" |c| c.send_plain(plain().with_tags(["a b", "c&d=e", ""])) =>
            "POST /plain\ncontent-type: application/x-www-form-urlencoded\n\n\
             id=f81d4fae-7dec-11d0-a765-00a0c91e6bf6&tags=a+b&tags=c%26d%3De&tags=";
        "OAS 3.0.4, encoding object, an array of objects" |c| c.send_plain(plain().with_points([point(1), point(2)])) =>
            "POST /plain\ncontent-type: application/x-www-form-urlencoded\n\n\
             id=f81d4fae-7dec-11d0-a765-00a0c91e6bf6&points=%7B%22x%22%3A1%7D&points=%7B%22x%22%3A2%7D";
        "RFC 6570, 2.3, null and an empty list are undefined" |c| c.send_plain(plain().with_note(None).with_tags([""; 0])) =>
            "POST /plain\ncontent-type: application/x-www-form-urlencoded\n\nid=f81d4fae-7dec-11d0-a765-00a0c91e6bf6";
        "URL, 5.2, what is encoded" |c| c.send_plain(plain().with_note("*-._~ +%é\r\n'\"")) =>
            "POST /plain\ncontent-type: application/x-www-form-urlencoded\n\n\
             id=f81d4fae-7dec-11d0-a765-00a0c91e6bf6&note=*-._%7E+%2B%25%C3%A9%0D%0A%27%22";
        "URL, 5.2, an empty form is a body" |c| c.send_map(BTreeMap::new()) =>
            "POST /map\ncontent-type: application/x-www-form-urlencoded";
        "URL, 5.2, names are encoded" |c| c.send_map(BTreeMap::from([("a[b] c&".to_owned(), "=".to_owned())])) =>
            "POST /map\ncontent-type: application/x-www-form-urlencoded\n\na%5Bb%5D+c%26=%3D";
        "OAS 3.0.4, media type object, a union" |c| c.send_union(SendUnionBody::email("a@b.example")) =>
            "POST /union\ncontent-type: application/x-www-form-urlencoded; charset=utf-8\n\nemail=a%40b.example";
        "a form of the caller's" |c| c.send_written("a=b+c&a=d") =>
            "POST /written\ncontent-type: application/x-www-form-urlencoded\n\na=b+c&a=d";
    }
}

#[tokio::test]
async fn members_are_by_the_style_that_is_said() {
    rows! { form_bodies:
        "OAS 3.0.4, style examples, form false array" |c| c.send_encoded().body(encoded().with_joined(COLORS)) =>
            "POST /encoded\ncontent-type: application/x-www-form-urlencoded\n\njoined=blue,black,brown";
        "OAS 3.0.4, style examples, form true object" |c| c.send_encoded().body(encoded().with_exploded(
            EncodedExploded::default().with_r(100).with_g(200).with_b(150)
        )) => "POST /encoded\ncontent-type: application/x-www-form-urlencoded\n\nR=100&G=200&B=150";
        "OAS 3.0.4, style examples, spaceDelimited array" |c| c.send_encoded().body(encoded().with_spaces(COLORS)) =>
            "POST /encoded\ncontent-type: application/x-www-form-urlencoded\n\nspaces=blue%20black%20brown";
        "OAS 3.0.4, style examples, pipeDelimited array" |c| c.send_encoded().body(encoded().with_pipes(COLORS)) =>
            "POST /encoded\ncontent-type: application/x-www-form-urlencoded\n\npipes=blue%7Cblack%7Cbrown";
        "OAS 3.0.4, style examples, deepObject true" |c| c.send_encoded().body(encoded().with_deep(
            EncodedDeep::default().with_r(100).with_g(200).with_b(150)
        )) => "POST /encoded\ncontent-type: application/x-www-form-urlencoded\n\ndeep%5BR%5D=100&deep%5BG%5D=200&deep%5BB%5D=150";
        "RFC 6570, 3.2.3, reserved characters stay" |c| c.send_encoded().body(encoded().with_path("/a:b c")) =>
            "POST /encoded\ncontent-type: application/x-www-form-urlencoded\n\npath=/a:b%20c";
        "OAS 3.0.4, URL encoded form, JSON text" |c| c.send_encoded().body(encoded().with_id("f81d")) =>
            "POST /encoded\ncontent-type: application/x-www-form-urlencoded\n\nid=%22f81d%22";
        "each member is by its own encoding" |c| c.send_encoded().body(encoded().with_plain("a b").with_joined(["c d"])) =>
            "POST /encoded\ncontent-type: application/x-www-form-urlencoded\n\njoined=c%20d&plain=a+b";
        "a body that may be missing" |c| c.send_encoded() => "POST /encoded";
    }
}

#[tokio::test]
async fn forms_of_swagger_2_0() {
    use kitchen_sink_client::swagger_forms::types::*;
    let kind = || SendEitherBodyForm::new("small").with_count(2);
    rows! { swagger_forms:
        "Swagger 2.0, the usual form" |c| c.send_usual().body(SendUsualBody::default().with_text("a b")) =>
            "POST /usual\ncontent-type: application/x-www-form-urlencoded\n\ntext=a+b";
        "Swagger 2.0, parameter object, collectionFormat" |c| c.send_lists().body(
            SendListsBody::default().with_commas(["a", "b,c"]).with_spaces(["d", "e"]).with_tabs(["f", "g"])
        ) => "POST /lists\ncontent-type: application/x-www-form-urlencoded\n\ncommas=a,b%2Cc&spaces=d%20e&tabs=f%09g";
        "Swagger 2.0, consumes, the first" |c| c.send_either(kind()) =>
            "POST /both\ncontent-type: application/x-www-form-urlencoded\n\nkind=small&count=2";
        "Swagger 2.0, consumes, the other" |c| c.send_either(SendEitherBody::Multipart(kind())) =>
            "POST /both\ncontent-type: multipart/form-data; boundary=XX\n\n\
             --XX\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\nsmall\r\n\
             --XX\r\nContent-Disposition: form-data; name=\"count\"\r\n\r\n2\r\n\
             --XX--\r\n";
        "Swagger 2.0, type: file, collectionFormat: multi" |c| c.send_file(SendFileBody::new("x").with_labels(["a", "b"])) =>
            "POST /file\ncontent-type: multipart/form-data; boundary=XX\n\n\
             --XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"blob\"\r\nContent-Type: application/octet-stream\r\n\r\nx\r\n\
             --XX\r\nContent-Disposition: form-data; name=\"labels\"\r\n\r\na\r\n\
             --XX\r\nContent-Disposition: form-data; name=\"labels\"\r\n\r\nb\r\n\
             --XX--\r\n";
    }
}
