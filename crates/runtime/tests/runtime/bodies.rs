//! What a call sends as its body. Expected bytes are written out from RFC 7578 and RFC 2046.

use std::collections::BTreeMap;

use bytes::Bytes;
use futures_util::{StreamExt, stream};
use serde_json::json;
use specwright_runtime::{
    Body, ClientBuilder, ErrorKind, Json, Multipart, TransportError, Undocumented, Upload,
    codegen::{Call, Core, Method, encoding, tables, way},
};

use crate::scripted::{API, Scripted, answer};

/// A call whose boundaries are `XX`.
fn start(scripted: &std::sync::Arc<Scripted>) -> Call {
    let builder = ClientBuilder::<Core>::new(&API).api_key("k").transport(scripted.clone());
    builder.boundaries(|| "XX".to_owned()).build().unwrap().call(Method::POST, "/a")
}

/// The media type and the body of a call.
async fn sent(change: impl FnOnce(Call) -> Call) -> (String, String) {
    let scripted = Scripted::new([answer(204, &[], "")]);
    change(start(&scripted)).value::<(), Undocumented>().await.unwrap();
    let request = scripted.requests().remove(0);
    let media_type = request.headers()["content-type"].to_str().unwrap().to_owned();
    (media_type, String::from_utf8(request.body().to_vec()).unwrap())
}

/// What is wrong with a call that is not made.
async fn refused(change: impl FnOnce(Call) -> Call) -> String {
    let scripted = Scripted::new([]);
    let error = change(start(&scripted)).value::<(), Undocumented>().await.unwrap_err();
    assert_eq!((error.kind(), scripted.requests().len()), (ErrorKind::Request, 0));
    error.to_string().split_off("POST /a: ".len())
}

fn pair(media_type: &str, body: &str) -> (String, String) {
    (media_type.to_owned(), body.to_owned())
}

#[tokio::test]
async fn text_says_its_charset_where_it_matters() {
    let text =
        |media_type, body: &'static str| sent(move |call| call.content_type(media_type).text(body));
    assert_eq!(text("text/plain", "a").await, pair("text/plain", "a"));
    assert_eq!(text("text/plain", "é").await, pair("text/plain; charset=utf-8", "é"));
    assert_eq!(text("text/csv; charset=UTF-8", "é").await, pair("text/csv; charset=UTF-8", "é"));
    assert_eq!(text("application/xml", "<é/>").await, pair("application/xml", "<é/>"));
}

#[tokio::test]
async fn bytes_are_of_the_media_type_that_they_say() {
    let bytes = |upload: Upload| sent(|call| call.content_type("image/png").binary(upload));
    assert_eq!(bytes(vec![b'x'].into()).await, pair("image/png", "x"));
    assert_eq!(bytes("x".into()).await, pair("image/png", "x"));
    let upload = Upload::from(Bytes::from_static(b"x")).content_type("image/gif").file_name("no");
    assert_eq!(bytes(upload).await, pair("image/gif", "x"));
    let chunks = stream::iter(["a", "", "b"]).map(|it| Ok::<_, TransportError>(it.into()));
    assert_eq!(bytes(Upload::stream(chunks)).await, pair("image/png", "ab"));
}

#[tokio::test]
async fn parts_are_told_apart_by_a_boundary() {
    let body = || {
        Multipart::new()
            .text("note", "Zoë\r\nsaid")
            .json("list", &json!([1, {"a": null}]))
            .file("file", Upload::from("{}").file_name("\"a\"\n文.json").content_type("text/json"))
            .file("file", "2")
    };
    assert_eq!(
        sent(|call| call.content_type("multipart/form-data").multipart(body(), &[])).await,
        pair(
            "multipart/form-data; boundary=XX",
            "--XX\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nZoë\r\nsaid\r\n\
             --XX\r\nContent-Disposition: form-data; name=\"list\"\r\nContent-Type: application/json\r\n\r\n[1,{\"a\":null}]\r\n\
             --XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%22a%22%0A文.json\"\r\nContent-Type: text/json\r\n\r\n{}\r\n\
             --XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"blob\"\r\nContent-Type: application/octet-stream\r\n\r\n2\r\n\
             --XX--\r\n"
        )
    );
    assert_eq!(
        sent(|call| call.content_type("multipart/mixed").multipart(Multipart::new(), &[])).await,
        pair("multipart/mixed; boundary=XX", "--XX--\r\n")
    );
    let debug = format!("{:?}", body());
    assert_eq!(debug, "Multipart { parts: [\"note\", \"list\", \"file\", \"file\"], .. }");
}

#[tokio::test]
async fn values_are_parts_by_what_they_are() {
    let value = json!({
        "text": "a", "number": 1.5, "flag": true, "nothing": null, "list": ["x", null, 2],
        "object": {"k": [1]}, "nested": [[1], {}], "none": [], "doc": "<a/>", "json": "a",
    });
    let ways = [
        ("doc", way::As("application/xml")),
        ("json", way::As("application/json")),
        ("list", way::As("text/plain")),
    ];
    let (_, body) = sent(|call| call.parts(&value, &ways)).await;
    let parts: Vec<(&str, &str)> = body
        .split("--XX")
        .filter_map(|part| part.trim_end().split_once("name="))
        .filter_map(|(_, part)| part.split_once("\r\n\r\n"))
        .collect();
    let json = |name: &'static str| format!("\"{name}\"\r\nContent-Type: application/json");
    assert_eq!(
        parts,
        [
            ("\"text\"", "a"),
            ("\"number\"", "1.5"),
            ("\"flag\"", "true"),
            ("\"list\"\r\nContent-Type: text/plain", "x"),
            ("\"list\"\r\nContent-Type: text/plain", "2"),
            (&*json("object"), "{\"k\":[1]}"),
            (&*json("nested"), "[1]"),
            (&*json("nested"), "{}"),
            ("\"doc\"\r\nContent-Type: application/xml", "<a/>"),
            (&*json("json"), "\"a\""),
        ]
    );
    let what = refused(|call| call.parts(&json!([1]), &[])).await;
    assert_eq!(what, "a multipart body is an object");
}

/// What a description makes of files and values.
#[derive(Debug)]
struct CreateFile {
    file: Upload,
    more: Option<Vec<Upload>>,
    image: Option<Image>,
    ratio: Option<f64>,
    purpose: String,
    extra: BTreeMap<String, Json>,
}

#[derive(Debug)]
enum Image {
    File(Upload),
    Url(BTreeMap<String, String>),
}

const WAYS: [(&str, way::Way); 2] =
    [("file", way::As("image/png")), ("purpose", way::As("text/x-note"))];

mod codec {
    use super::{CreateFile, Image, Json, tables::*};
    multipart! {
        CreateFile {
            file: file = "file",
            more: file = "more",
            image: file = "image",
            ratio: value codec::Number = "ratio",
            purpose: value String = "purpose",
        } extra extra: value Json
    }
    parts! { Image { File: file, Url: value BTreeMap<String, String> } }
}

#[tokio::test]
async fn generated_types_become_parts() {
    let whole = CreateFile {
        file: "1".into(),
        more: Some(vec!["2".into(), Upload::from("3").content_type("text/csv")]),
        image: Some(Image::Url(BTreeMap::from([("url".to_owned(), "u".to_owned())]))),
        ratio: Some(3.0),
        purpose: "p".to_owned(),
        extra: BTreeMap::from([("file".to_owned(), json!(1)), ("more-so".to_owned(), json!("m"))]),
    };
    let file = |name: &str, media_type: &str, text: &str| {
        format!(
            "--XX\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"blob\"\r\nContent-Type: {media_type}\r\n\r\n{text}\r\n"
        )
    };
    let octets = "application/octet-stream";
    let expected = [
        file("file", "image/png", "1"),
        file("more", octets, "2"),
        file("more", "text/csv", "3"),
        "--XX\r\nContent-Disposition: form-data; name=\"image\"\r\nContent-Type: application/json\r\n\r\n{\"url\":\"u\"}\r\n".to_owned(),
        "--XX\r\nContent-Disposition: form-data; name=\"ratio\"\r\n\r\n3\r\n".to_owned(),
        "--XX\r\nContent-Disposition: form-data; name=\"purpose\"\r\nContent-Type: text/x-note\r\n\r\np\r\n".to_owned(),
        "--XX\r\nContent-Disposition: form-data; name=\"more-so\"\r\n\r\nm\r\n--XX--\r\n".to_owned(),
    ];
    assert_eq!(sent(|call| call.multipart(whole, &WAYS)).await.1, expected.concat());
    let least = CreateFile {
        file: "1".into(),
        more: None,
        image: Some(Image::File("2".into())),
        ratio: None,
        purpose: String::new(),
        extra: BTreeMap::new(),
    };
    let purpose = "--XX\r\nContent-Disposition: form-data; name=\"purpose\"\r\nContent-Type: text/x-note\r\n\r\n\r\n--XX--\r\n";
    assert_eq!(
        sent(|call| call.multipart(least, &WAYS)).await.1,
        file("file", "image/png", "1") + &file("image", octets, "2") + purpose
    );
}

#[tokio::test]
async fn what_is_wrong_with_a_body_is_said_before_anything_is_sent() {
    let not_json = BTreeMap::from([((), 1)]);
    let json = |call: Call| call.json(&not_json);
    assert_eq!(refused(json).await, "the body cannot be written: key must be a string");
    let what = refused(|call| call.multipart(Multipart::new().json("a", &not_json), &[])).await;
    assert_eq!(what, "the part `a` cannot be written: key must be a string");
    let upload = || Upload::from("a").content_type("text/plain\nX-Evil: 1");
    let expected = "`text/plain\\nX-Evil: 1` is not a media type";
    assert_eq!(refused(|call| call.binary(upload())).await, expected);
    assert_eq!(
        refused(|call| call.multipart(Multipart::new().file("a", upload()), &[])).await,
        expected
    );
    let upload = || Upload::from("a").header("Content-Type", "text/plain");
    assert_eq!(
        refused(|call| call.binary(upload())).await,
        "the header `Content-Type` of a part cannot be set as such"
    );
}

#[tokio::test]
async fn forms_have_a_pair_per_value() {
    let value = json!({
        "a b": "c d&e=f+g%~*é", "n": 3, "none": null, "list": ["x", null, ""], "empty": [],
        "object": {"k": [1, "a"]}, "json": "q",
    });
    let ways = [("json", way::As("application/json")), ("n", way::As("text/plain"))];
    let form =
        |call: Call| call.content_type("application/x-www-form-urlencoded").form(&value, &ways);
    assert_eq!(
        sent(form).await,
        pair(
            "application/x-www-form-urlencoded",
            "a+b=c+d%26e%3Df%2Bg%25%7E*%C3%A9&n=3&list=x&list=&object=%7B%22k%22%3A%5B1%2C%22a%22%5D%7D&json=%22q%22"
        )
    );
    let what = refused(|call| call.form("text", &[])).await;
    assert_eq!(what, "the body cannot be written: a form is an object");
}

#[tokio::test]
async fn members_by_a_style_are_parameters_of_a_query() {
    // The values and texts of OAS 3.0.4, 4.7.12.4; a space is joined as in a query.
    let value = json!({
        "color": ["blue", "black", "brown"], "rgb": {"R": 100, "G": 200}, "deep": {"a b": "c&d"},
        "spaces": ["a", "b"], "pipes": ["a", "b"], "exploded": {"x": 1}, "path": "a/b", "none": [],
    });
    use encoding::{DEEP_OBJECT, FORM, PIPE_DELIMITED, SPACE_DELIMITED};
    let ways = [
        ("color", way::By(FORM.joined())),
        ("rgb", way::By(FORM.joined())),
        ("deep", way::By(DEEP_OBJECT)),
        ("spaces", way::By(SPACE_DELIMITED)),
        ("pipes", way::By(PIPE_DELIMITED)),
        ("exploded", way::By(FORM)),
        ("path", way::By(FORM.reserved())),
        ("none", way::By(FORM)),
    ];
    assert_eq!(
        sent(|call| call.form(&value, &ways)).await.1,
        "color=blue,black,brown&rgb=R,100,G,200&deep%5Ba%20b%5D=c%26d&spaces=a%20b&pipes=a%7Cb&x=1&path=a/b"
    );
    let parts = [
        ("color", "blue,black,brown"),
        ("rgb", "R,100,G,200"),
        ("deep[a b]", "c&d"),
        ("spaces", "a b"),
        ("pipes", "a|b"),
        ("x", "1"),
        ("path", "a/b"),
    ];
    let parts = parts.map(|(name, value)| {
        format!("--XX\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    });
    let (_, body) = sent(|call| call.parts(&value, &ways)).await;
    assert_eq!(body, parts.concat() + "--XX--\r\n");
    let nested = json!({"rgb": [[1]]});
    let what = refused(|call| call.form(&nested, &ways)).await;
    assert!(what.starts_with("the body cannot be written: `rgb`: "), "{what}");
    let what = refused(|call| call.parts(&nested, &ways)).await;
    assert!(what.starts_with("the part `rgb` cannot be written: "), "{what}");
}

/// A body of one of several kinds, as they are generated.
enum Either {
    Json(Json),
    Form(Json),
    Text(String),
    Bytes(Upload),
    Parts(Json),
    Files(File),
}

enum File {
    One(BTreeMap<String, Upload>),
    Other(Multipart),
}

mod kinds {
    use super::{Either, File, tables::*};
    body! {
        Either {
            Json: json "application/json",
            Form: form "application/x-www-form-urlencoded" &[("a", way::As("application/json"))],
            Text: text "text/plain",
            Bytes: binary "image/png",
            Parts: parts "multipart/form-data" &[],
            Files: multipart "multipart/mixed" &[("f", way::As("text/csv"))],
        }
    }
    multiparts! { File { One adding "kind" = "one", Other } }
    from_variants! { Either { Text(String), Files(File) } }
}

#[tokio::test]
async fn a_body_may_be_of_several_kinds() {
    let value = || json!({"a": "b"});
    let body = |body: Either| sent(|call| call.body(body));
    assert_eq!(body(Either::Json(value())).await, pair("application/json", "{\"a\":\"b\"}"));
    assert_eq!(
        body(Either::Form(value())).await,
        pair("application/x-www-form-urlencoded", "a=%22b%22")
    );
    assert_eq!(body("a".to_owned().into()).await, pair("text/plain", "a"));
    assert_eq!(body(Either::Bytes("a".into())).await, pair("image/png", "a"));
    let text = |name: &str, value: &str| {
        format!("--XX\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    let parts = text("a", "b") + "--XX--\r\n";
    let of_parts = "multipart/form-data; boundary=XX";
    assert_eq!(body(Either::Parts(value())).await, pair(of_parts, &parts));
    let file = "--XX\r\nContent-Disposition: form-data; name=\"f\"; filename=\"blob\"\r\nContent-Type: text/csv\r\n\r\n1\r\n--XX--\r\n";
    let files = File::One(BTreeMap::from([("f".to_owned(), "1".into())]));
    let mixed = "multipart/mixed; boundary=XX";
    assert_eq!(body(files.into()).await, pair(mixed, &(text("kind", "one") + file)));
    let other = File::Other(Multipart::new().text("a", "b"));
    assert_eq!(body(other.into()).await, pair(mixed, &parts));
}

#[tokio::test]
async fn a_stream_is_sent_once() {
    let scripted = Scripted::new([answer(204, &[], ""), answer(204, &[], "")]);
    let chunks = stream::iter(["a"]).map(|it| Ok::<_, TransportError>(it.into()));
    let call = start(&scripted).binary(Upload::stream(chunks));
    call.clone().value::<(), Undocumented>().await.unwrap();
    let error = call.value::<(), Undocumented>().await.unwrap_err();
    let text = "POST /a: the body is a stream, and a clone of this call has sent it";
    assert_eq!((error.to_string().as_str(), scripted.requests().len()), (text, 1));
    let call = start(&scripted).text("a");
    call.clone().value::<(), Undocumented>().await.unwrap();
}

#[tokio::test]
async fn a_body_is_bytes_or_chunks() {
    let chunks = |texts: &'static [&'static str]| {
        stream::iter(texts).map(|it| Ok::<_, TransportError>(Bytes::from_static(it.as_bytes())))
    };
    let whole = Body::from("abc");
    assert_eq!((whole.length(), whole.as_bytes()), (Some(3), Some(&"abc".into())));
    assert_eq!(whole.try_clone().unwrap().collect().await.unwrap(), "abc");
    assert_eq!(Body::empty().collect().await.unwrap(), "");
    let mut streamed = Body::stream(chunks(&["a", "b"]));
    assert_eq!((streamed.length(), streamed.as_bytes()), (None, None));
    assert!(streamed.try_clone().is_none());
    assert_eq!(streamed.try_next().await.unwrap().unwrap(), "a");
    assert_eq!(streamed.collect().await.unwrap(), "b");
    let mut sized = Body::sized(3, chunks(&["a", "bc"]));
    assert_eq!(sized.length(), Some(3));
    assert_eq!(sized.try_next().await.unwrap().unwrap(), "a");
    assert_eq!(sized.length(), Some(2));
    assert_eq!(sized.collect().await.unwrap(), "bc");
    for (length, texts) in [(1, &["a", "b"][..]), (3, &["a", "b"])] {
        let mut body = Body::sized(length, chunks(texts));
        body.try_next().await.unwrap();
        if length == 3 {
            body.try_next().await.unwrap();
        }
        let error = body.try_next().await.unwrap_err();
        assert_eq!(error.to_string(), "what is uploaded cannot be read");
        assert!(body.try_next().await.unwrap().is_none());
    }
}
