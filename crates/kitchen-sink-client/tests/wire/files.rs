//! Rows of the wire table: bodies of bytes and text, from memory, from the disk and as they come
//! ([RFC 9110, 8.3](https://www.rfc-editor.org/rfc/rfc9110#section-8.3), [RFC 9112, 6](https://www.rfc-editor.org/rfc/rfc9112#section-6)).

use std::{
    io,
    pin::Pin,
    task::{Context, Poll},
};

use kitchen_sink_client::text_bodies::types::{PatchThingBodyItem, PostTwoBody, Thing};
use specwright_runtime::Upload;

/// Chunks that come one after the other.
struct Chunks(Vec<&'static str>);

impl futures_core::Stream for Chunks {
    type Item = io::Result<bytes::Bytes>;
    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let next = if self.0.is_empty() { None } else { Some(self.0.remove(0)) };
        Poll::Ready(next.map(|chunk| Ok(chunk.into())))
    }
}

#[tokio::test]
async fn bytes_are_sent_as_they_are() {
    let path = std::env::temp_dir().join(format!("specwright-{}.bin", std::process::id()));
    std::fs::write(&path, "from the disk").unwrap();
    let file = Upload::open(&path).await.unwrap();
    rows! { binary_bodies:
        "RFC 9112, 6.2, bytes in memory" |c| c.put_octets(vec![b'a', 0, b'b']) =>
            "PUT /octets\ncontent-type: application/octet-stream\n\na\0b";
        "RFC 9112, 6.2, text in memory" |c| c.put_octets("é".to_owned()) =>
            "PUT /octets\ncontent-type: application/octet-stream\n\né";
        "RFC 9112, 6.2, a file" |c| c.put_octets(file) =>
            "PUT /octets\ncontent-type: application/octet-stream\n\nfrom the disk";
        "RFC 9112, 7.1, a stream" |c| c.put_octets(Upload::stream(Chunks(vec!["ab", "", "c"]))) =>
            "PUT /octets\ncontent-type: application/octet-stream\ntransfer-encoding: chunked\n\nabc";
        "RFC 9112, 6.2, a stream of a known length" |c| c.put_octets(Upload::sized(3, Chunks(vec!["ab", "c"]))) =>
            "PUT /octets\ncontent-type: application/octet-stream\n\nabc";
        "RFC 9110, 8.6, nothing" |c| c.put_octets("") => "PUT /octets\ncontent-type: application/octet-stream";
        "a body that may be missing" |c| c.put_maybe() => "PUT /octets/maybe";
        "a body that may be missing, and is not" |c| c.put_maybe().body("a") =>
            "PUT /octets/maybe\ncontent-type: application/octet-stream\n\na";
        "RFC 9110, 8.3, of several media types the first" |c| c.put_image("a") =>
            "PUT /image\ncontent-type: image/png\n\na";
        "RFC 9110, 8.3, of several media types the one that is meant" |c| c.put_image(Upload::from("a").content_type("image/webp")) =>
            "PUT /image\ncontent-type: image/webp\n\na";
        "RFC 9110, 8.3, one media type" |c| c.put_jpeg("/9j/4A==") => "PUT /jpeg\ncontent-type: image/jpeg\n\n/9j/4A==";
        "RFC 9110, 12.5.1, a range is no media type" |c| c.post_asset().body("a") =>
            "POST /asset\ncontent-type: application/octet-stream\n\na";
        "RFC 9110, 8.3, within a range" |c| c.post_asset().body(Upload::from("a").content_type("application/zip")) =>
            "POST /asset\ncontent-type: application/zip\n\na";
        "one document per line" |c| c.post_lines("{}\n{}\n") => "POST /lines\ncontent-type: application/x-ndjson\n\n{}\n{}\n";
        "RFC 9110, 5.5, what no header can hold" |c| c.put_octets(Upload::from("a").content_type("a\r\nb: c")) =>
            refused "PUT /octets: `a\\r\\nb: c` is not a media type";
    }
    std::fs::remove_file(&path).unwrap();
}

#[tokio::test]
async fn text_and_json_by_other_names() {
    let patch = || [PatchThingBodyItem::new("replace", "/a").with_value(serde_json::json!(null))];
    let thing = || Thing::default().with_name("n");
    rows! { text_bodies:
        "RFC 2046, 4.1.2, ASCII needs no charset" |c| c.put_plain("a") => "PUT /plain\ncontent-type: text/plain\n\na";
        "RFC 2046, 4.1.2, other text does" |c| c.put_plain("é") => "PUT /plain\ncontent-type: text/plain; charset=utf-8\n\né";
        "RFC 2046, 4.1.2, unless it is documented" |c| c.put_maybe().body("é") =>
            "PUT /plain/maybe\ncontent-type: text/plain; charset=utf-8\n\né";
        "of two media types the first" |c| c.post_two("a") => "POST /two\ncontent-type: text/plain\n\na";
        "of two media types the one that is meant" |c| c.post_two(PostTwoBody::Markdown("*a*".to_owned())) =>
            "POST /two\ncontent-type: text/x-markdown\n\n*a*";
        "RFC 7303, 3.2, XML says its charset itself" |c| c.put_xml("<é/>") => "PUT /xml\ncontent-type: application/xml\n\n<é/>";
        "RFC 8866, 8.1" |c| c.post_sdp("v=0\r\n") => "POST /sdp\ncontent-type: application/sdp\n\nv=0\r\n";
        "an object of a media type that nobody knows" |c| c.post_vendor(thing()) =>
            "POST /vendor\ncontent-type: application/vnd.example.thing\n\n{\"name\":\"n\"}";
        "an object of any media type" |c| c.post_range(thing()) => "POST /range\ncontent-type: application/json\n\n{\"name\":\"n\"}";
        "RFC 6902, 3" |c| c.patch_thing(patch().into()) =>
            "PATCH /patch\ncontent-type: application/json-patch+json\n\n[{\"op\":\"replace\",\"path\":\"/a\",\"value\":null}]";
        "RFC 8259, 6, a whole number has no fraction" |c| c.put_numbers(vec![3.0, 0.5]) =>
            "PUT /numbers\ncontent-type: application/json\n\n[3,0.5]";
    }
}
