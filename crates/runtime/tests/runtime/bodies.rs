//! What a call sends as its body. Expected bytes are written out from RFC 7578 and RFC 2046.

use std::collections::BTreeMap;

use bytes::Bytes;
use futures_util::{StreamExt, stream};
use serde_json::json;
use specwright_runtime::{
    Body, ClientBuilder, ErrorKind, Json, Multipart, TransportError, Undocumented, Upload,
    codegen::{Call, Core, Method, RequestBody, Written, tables},
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
        sent(|call| call.content_type("multipart/form-data").multipart(body())).await,
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
        sent(|call| call.content_type("multipart/mixed").multipart(Multipart::new())).await,
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
        ("doc", Written::As("application/xml")),
        ("json", Written::As("application/json")),
        ("list", Written::As("text/plain")),
    ];
    let (_, body) = sent(|call| call.multipart(Multipart::of(&value, &ways))).await;
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
    let what = refused(|call| call.multipart(Multipart::of(&json!([1]), &[]))).await;
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

mod codec {
    use super::{CreateFile, Image, Json, Written, tables::*};
    multipart! {
        CreateFile {
            file: file = "file" as Written::As("image/png"),
            more: file = "more",
            image: file = "image",
            ratio: value codec::Number = "ratio",
            purpose: value String = "purpose" as Written::As("text/x-note"),
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
    assert_eq!(sent(|call| call.multipart(whole)).await.1, expected.concat());
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
        sent(|call| call.multipart(least)).await.1,
        file("file", "image/png", "1") + &file("image", octets, "2") + purpose
    );
}

#[tokio::test]
async fn what_is_wrong_with_a_body_is_said_before_anything_is_sent() {
    let not_json = BTreeMap::from([((), 1)]);
    let json = |call: Call| call.json(&not_json);
    assert_eq!(refused(json).await, "the body cannot be written: key must be a string");
    let what = refused(|call| call.multipart(Multipart::new().json("a", &not_json))).await;
    assert_eq!(what, "the part `a` cannot be written: key must be a string");
    let upload = || Upload::from("a").content_type("text/plain\nX-Evil: 1");
    let expected = "`text/plain\\nX-Evil: 1` is not a media type";
    assert_eq!(refused(|call| call.binary(upload())).await, expected);
    assert_eq!(
        refused(|call| call.multipart(Multipart::new().file("a", upload()))).await,
        expected
    );
    let upload = || Upload::from("a").header("Content-Type", "text/plain");
    assert_eq!(
        refused(|call| call.binary(upload())).await,
        "the header `Content-Type` of a part cannot be set as such"
    );
}

/// A body of one of several kinds.
enum Either {
    Json(Json),
    Text(String),
}

impl RequestBody for Either {
    fn set(self, call: Call) -> Call {
        match self {
            Self::Json(value) => call.json(&value),
            Self::Text(text) => call.content_type("text/plain").text(text),
        }
    }
}

#[tokio::test]
async fn a_body_may_be_of_several_kinds() {
    let json = sent(|call| call.body(Either::Json(json!(1)))).await;
    assert_eq!(json, pair("application/json", "1"));
    let text = sent(|call| call.body(Either::Text("a".to_owned()))).await;
    assert_eq!(text, pair("text/plain", "a"));
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
