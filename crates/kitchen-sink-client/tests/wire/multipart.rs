//! Rows of the wire table: multipart bodies ([RFC 7578](https://www.rfc-editor.org/rfc/rfc7578),
//! [RFC 2046, 5.1](https://www.rfc-editor.org/rfc/rfc2046#section-5.1)), by the defaults and encodings of
//! [OAS 3.0.4](https://spec.openapis.org/oas/v3.0.4.html#encoding-object).

use std::collections::BTreeMap;

use kitchen_sink_client::{multipart_bodies::types::*, multipart_unions};
use specwright_runtime::{Multipart, Upload};

fn address() -> Address {
    Address::default().with_street("a \"b\"").with_zip("1")
}

#[tokio::test]
async fn parts_are_text_json_or_files_by_what_they_hold() {
    let body =
        || SendBasicBody::new("f81d4fae-7dec-11d0-a765-00a0c91e6bf6", vec![b'G', b'I', b'F']);
    rows! { multipart_bodies:
        "OAS 3.0.4, basic multipart form" |c| c.send_basic(body().with_addresses([address(), Address::default()])) =>
            "POST /basic\ncontent-type: multipart/form-data; boundary=XX\n\n\
             --XX\r\nContent-Disposition: form-data; name=\"id\"\r\n\r\nf81d4fae-7dec-11d0-a765-00a0c91e6bf6\r\n\
             --XX\r\nContent-Disposition: form-data; name=\"profileImage\"; filename=\"blob\"\r\nContent-Type: application/octet-stream\r\n\r\nGIF\r\n\
             --XX\r\nContent-Disposition: form-data; name=\"addresses\"\r\nContent-Type: application/json\r\n\r\n{\"street\":\"a \\\"b\\\"\",\"zip\":\"1\"}\r\n\
             --XX\r\nContent-Disposition: form-data; name=\"addresses\"\r\nContent-Type: application/json\r\n\r\n{}\r\n\
             --XX--\r\n";
        "OAS 3.0.4, encoding object, text/plain" |c| c.send_basic(
            SendBasicBody::new("-", "").with_count(2).with_ratio(1.0).with_on(true).with_note("ü\n").with_kind("large").with_labels(["x", "y"])
        ) => "POST /basic\ncontent-type: multipart/form-data; boundary=XX\n\n\
             --XX\r\nContent-Disposition: form-data; name=\"id\"\r\n\r\n-\r\n\
             --XX\r\nContent-Disposition: form-data; name=\"profileImage\"; filename=\"blob\"\r\nContent-Type: application/octet-stream\r\n\r\n\r\n\
             --XX\r\nContent-Disposition: form-data; name=\"labels\"\r\n\r\nx\r\n\
             --XX\r\nContent-Disposition: form-data; name=\"labels\"\r\n\r\ny\r\n\
             --XX\r\nContent-Disposition: form-data; name=\"count\"\r\n\r\n2\r\n\
             --XX\r\nContent-Disposition: form-data; name=\"ratio\"\r\n\r\n1\r\n\
             --XX\r\nContent-Disposition: form-data; name=\"on\"\r\n\r\ntrue\r\n\
             --XX\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nü\n\r\n\
             --XX\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\nlarge\r\n\
             --XX--\r\n";
        "RFC 7578, 4.2 and 4.4, a file with name and type" |c| c.send_own(Voice::new(VoiceRequired {
            a: "1".into(), b: 2, c: false, d: vec![3, 4],
            sample: Upload::from("RIFF").file_name("voix \"é\".wav").content_type("audio/wav"),
        })) => "POST /own\ncontent-type: multipart/form-data; boundary=XX\n\n\
             --XX\r\nContent-Disposition: form-data; name=\"sample\"; filename=\"voix %22é%22.wav\"\r\nContent-Type: audio/wav\r\n\r\nRIFF\r\n\
             --XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n\
             --XX\r\nContent-Disposition: form-data; name=\"b\"\r\n\r\n2\r\n\
             --XX\r\nContent-Disposition: form-data; name=\"c\"\r\n\r\nfalse\r\n\
             --XX\r\nContent-Disposition: form-data; name=\"d\"\r\n\r\n3\r\n\
             --XX\r\nContent-Disposition: form-data; name=\"d\"\r\n\r\n4\r\n\
             --XX--\r\n";
        "RFC 2046, 5.1.1, a boundary is in no part" |c| c.send_own(Voice::new(VoiceRequired {
            a: "--XX--".into(), b: 0, c: true, d: Vec::new(), sample: "\r\n--XX0\r\n".into(),
        })) => "POST /own\ncontent-type: multipart/form-data; boundary=XX01\n\n\
             --XX01\r\nContent-Disposition: form-data; name=\"sample\"; filename=\"blob\"\r\nContent-Type: application/octet-stream\r\n\r\n\r\n--XX0\r\n\r\n\
             --XX01\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n--XX--\r\n\
             --XX01\r\nContent-Disposition: form-data; name=\"b\"\r\n\r\n0\r\n\
             --XX01\r\nContent-Disposition: form-data; name=\"c\"\r\n\r\ntrue\r\n\
             --XX01--\r\n";
    }
}

#[tokio::test]
async fn parts_are_by_the_encoding_that_is_said() {
    let body = SendEncodedBody::default;
    rows! { multipart_bodies:
        "OAS 3.0.4, encoding object, contentType" |c| c.send_encoded().body(
            body().with_id("a").with_icon("i").with_address(address()).with_note("*n*")
        ) => "POST /encoded\ncontent-type: multipart/form-data; boundary=XX\n\n\
             --XX\r\nContent-Disposition: form-data; name=\"id\"\r\nContent-Type: application/json\r\n\r\n\"a\"\r\n\
             --XX\r\nContent-Disposition: form-data; name=\"icon\"; filename=\"blob\"\r\nContent-Type: image/png\r\n\r\ni\r\n\
             --XX\r\nContent-Disposition: form-data; name=\"address\"\r\nContent-Type: application/vnd.address+json\r\n\r\n{\"street\":\"a \\\"b\\\"\",\"zip\":\"1\"}\r\n\
             --XX\r\nContent-Disposition: form-data; name=\"note\"\r\nContent-Type: text/markdown\r\n\r\n*n*\r\n\
             --XX--\r\n";
        "OAS 3.0.4, multipart form with encoding objects, XML" |c| c.send_encoded().body(body().with_addresses(["<a/>", "<b/>"])) =>
            "POST /encoded\ncontent-type: multipart/form-data; boundary=XX\n\n\
             --XX\r\nContent-Disposition: form-data; name=\"addresses\"\r\nContent-Type: application/xml; charset=utf-8\r\n\r\n<a/>\r\n\
             --XX\r\nContent-Disposition: form-data; name=\"addresses\"\r\nContent-Type: application/xml; charset=utf-8\r\n\r\n<b/>\r\n\
             --XX--\r\n";
        "OAS 3.0.4, multipart form with encoding objects, one of several types, and a header" |c| c.send_encoded().body(
            body().with_icon(Upload::from("i").header("X-Rate-Limit", "3")).with_picture(Upload::from("p").content_type("image/jpeg"))
        ) => "POST /encoded\ncontent-type: multipart/form-data; boundary=XX\n\n\
             --XX\r\nContent-Disposition: form-data; name=\"icon\"; filename=\"blob\"\r\nContent-Type: image/png\r\nx-rate-limit: 3\r\n\r\ni\r\n\
             --XX\r\nContent-Disposition: form-data; name=\"picture\"; filename=\"blob\"\r\nContent-Type: image/jpeg\r\n\r\np\r\n\
             --XX--\r\n";
        "OAS 3.1.1, appendix E, styles are not percent-encoded in parts" |c| c.send_encoded().body(
            body().with_tags(["a b", "c"]).with_color(SendEncodedBodyColor::default().with_r(100).with_g(200))
        ) => "POST /encoded\ncontent-type: multipart/form-data; boundary=XX\n\n\
             --XX\r\nContent-Disposition: form-data; name=\"tags\"\r\n\r\na b,c\r\n\
             --XX\r\nContent-Disposition: form-data; name=\"color[R]\"\r\n\r\n100\r\n\
             --XX\r\nContent-Disposition: form-data; name=\"color[G]\"\r\n\r\n200\r\n\
             --XX--\r\n";
        "RFC 2046, 5.1.1, no parts" |c| c.send_encoded().body(body()) =>
            "POST /encoded\ncontent-type: multipart/form-data; boundary=XX\n\n--XX--\r\n";
        "a body that may be missing" |c| c.send_encoded() => "POST /encoded";
    }
}

#[tokio::test]
async fn files_come_in_lists_maps_and_any_parts() {
    let mut more = SendFilesBody::new(["1", "2"]);
    more.extra.insert("b\r\n".to_owned(), "3".into());
    rows! { multipart_bodies:
        "RFC 7578, 4.3, several files of one name" |c| c.send_files(more) =>
            "POST /files\ncontent-type: multipart/form-data; boundary=XX\n\n\
             --XX\r\nContent-Disposition: form-data; name=\"files[]\"; filename=\"blob\"\r\nContent-Type: application/octet-stream\r\n\r\n1\r\n\
             --XX\r\nContent-Disposition: form-data; name=\"files[]\"; filename=\"blob\"\r\nContent-Type: application/octet-stream\r\n\r\n2\r\n\
             --XX\r\nContent-Disposition: form-data; name=\"b%0D%0A\"; filename=\"blob\"\r\nContent-Type: application/octet-stream\r\n\r\n3\r\n\
             --XX--\r\n";
        "OAS 3.0.4, additionalProperties" |c| c.send_map(BTreeMap::from([("a".to_owned(), Upload::from("1").file_name("a.txt"))])) =>
            "POST /map\ncontent-type: multipart/form-data; boundary=XX\n\n\
             --XX\r\nContent-Disposition: form-data; name=\"a\"; filename=\"a.txt\"\r\nContent-Type: application/octet-stream\r\n\r\n1\r\n\
             --XX--\r\n";
        "RFC 2046, 5.1.3, any parts" |c| c.send_any(Multipart::new().text("t", "1").json("j", &[1]).file("f", "2")) =>
            "POST /any\ncontent-type: multipart/mixed; boundary=XX\n\n\
             --XX\r\nContent-Disposition: form-data; name=\"t\"\r\n\r\n1\r\n\
             --XX\r\nContent-Disposition: form-data; name=\"j\"\r\nContent-Type: application/json\r\n\r\n[1]\r\n\
             --XX\r\nContent-Disposition: form-data; name=\"f\"; filename=\"blob\"\r\nContent-Type: application/octet-stream\r\n\r\n2\r\n\
             --XX--\r\n";
    }
}

#[tokio::test]
async fn what_is_json_elsewhere_is_sent_in_parts() {
    let json = || specwright_loopback::Reply::json(200, r#"{"content":"c"}"#);
    rows! { multipart_bodies answering json();
        "OAS 3.0.4, media type object, a value in parts" |c| c.send_values(address()).header("x", "y") =>
            "POST /values\ncontent-type: multipart/form-data; boundary=XX\nx: y\n\n\
             --XX\r\nContent-Disposition: form-data; name=\"street\"\r\n\r\na \"b\"\r\n\
             --XX\r\nContent-Disposition: form-data; name=\"zip\"\r\nContent-Type: application/json\r\n\r\n\"1\"\r\n\
             --XX--\r\n";
        "a component that is JSON elsewhere" |c| c.send_shared(DocumentMultipart::new("c").with_title("t")) =>
            "POST /shared\ncontent-type: multipart/form-data; boundary=XX\n\n\
             --XX\r\nContent-Disposition: form-data; name=\"content\"; filename=\"blob\"\r\nContent-Type: application/octet-stream\r\n\r\nc\r\n\
             --XX\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nt\r\n\
             --XX--\r\n";
    }
}

#[tokio::test]
async fn members_and_bodies_may_be_of_several_kinds() {
    use multipart_unions::types::*;
    let reference = || Reference::new("r");
    let file = |text: &'static str| specwright_runtime::Upload::from(text);
    rows! { multipart_unions:
        "a file or several: one" |c| c.send_members(SendMembersBody::new(file("1")).with_mask(reference())) =>
            "POST /members\ncontent-type: multipart/form-data; boundary=XX\n\n\
             --XX\r\nContent-Disposition: form-data; name=\"image\"; filename=\"blob\"\r\nContent-Type: application/octet-stream\r\n\r\n1\r\n\
             --XX\r\nContent-Disposition: form-data; name=\"mask\"\r\nContent-Type: application/json\r\n\r\n{\"id\":\"r\"}\r\n\
             --XX--\r\n";
        "a file or several: several" |c| c.send_members(
            SendMembersBody::new(vec![file("1"), file("2")]).with_masks([SendMembersBodyMasksItem::from(file("3")), reference().into()])
        ) => "POST /members\ncontent-type: multipart/form-data; boundary=XX\n\n\
             --XX\r\nContent-Disposition: form-data; name=\"image\"; filename=\"blob\"\r\nContent-Type: application/octet-stream\r\n\r\n1\r\n\
             --XX\r\nContent-Disposition: form-data; name=\"image\"; filename=\"blob\"\r\nContent-Type: application/octet-stream\r\n\r\n2\r\n\
             --XX\r\nContent-Disposition: form-data; name=\"masks\"; filename=\"blob\"\r\nContent-Type: application/octet-stream\r\n\r\n3\r\n\
             --XX\r\nContent-Disposition: form-data; name=\"masks\"\r\nContent-Type: application/json\r\n\r\n{\"id\":\"r\"}\r\n\
             --XX--\r\n";
        "a body with a file, or without" |c| c.send_bodies(ReferenceMultipart::new("r").into()) =>
            "POST /bodies\ncontent-type: multipart/form-data; boundary=XX\n\n\
             --XX\r\nContent-Disposition: form-data; name=\"id\"\r\n\r\nr\r\n\
             --XX--\r\n";
        "OAS 3.0.4, discriminator object, a tag with one value" |c| c.send_tagged(Photo::new("p").into()) =>
            "POST /tagged\ncontent-type: multipart/form-data; boundary=XX\n\n\
             --XX\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\nphoto\r\n\
             --XX\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"blob\"\r\nContent-Type: application/octet-stream\r\n\r\np\r\n\
             --XX--\r\n";
        "OAS 3.0.4, discriminator object, a tag that is not declared" |c| c.send_tagged(Text::new("w").into()) =>
            "POST /tagged\ncontent-type: multipart/form-data; boundary=XX\n\n\
             --XX\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\ntext\r\n\
             --XX\r\nContent-Disposition: form-data; name=\"words\"\r\n\r\nw\r\n\
             --XX--\r\n";
        "a union with files beside it" |c| c.send_joined(SendJoinedBodyNote::new("t").with_files_0("f").into()) =>
            "POST /joined\ncontent-type: multipart/form-data; boundary=XX\n\n\
             --XX\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nt\r\n\
             --XX\r\nContent-Disposition: form-data; name=\"files[0]\"; filename=\"blob\"\r\nContent-Type: application/octet-stream\r\n\r\nf\r\n\
             --XX--\r\n";
        "a union without files" |c| c.send_plain(SendPlainBody::note("t")) =>
            "POST /plain\ncontent-type: multipart/form-data; boundary=XX\n\n\
             --XX\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nt\r\n\
             --XX--\r\n";
        "no object at all" |c| c.send_other(Multipart::new().text("a", "1")) =>
            "POST /other\ncontent-type: multipart/mixed; boundary=XX\n\n\
             --XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n\
             --XX--\r\n";
    }
}

#[tokio::test]
async fn files_of_3_1() {
    use kitchen_sink_client::v3_1_files::types::*;
    let body = SendFilesBody::new("1").with_many(["2"]).with_media("3").with_raw("4");
    let body = body.with_text("aGk=").with_maybe("5").with_json(serde_json::json!("6"));
    rows! { v3_1_files:
        "OAS 3.1.1, encoding object, default media types" |c| c.send_files(body) =>
            "POST /files\ncontent-type: multipart/form-data; boundary=XX\n\n\
             --XX\r\nContent-Disposition: form-data; name=\"a\"; filename=\"blob\"\r\nContent-Type: application/octet-stream\r\n\r\n1\r\n\
             --XX\r\nContent-Disposition: form-data; name=\"many\"; filename=\"blob\"\r\nContent-Type: application/octet-stream\r\n\r\n2\r\n\
             --XX\r\nContent-Disposition: form-data; name=\"media\"; filename=\"blob\"\r\nContent-Type: application/octet-stream\r\n\r\n3\r\n\
             --XX\r\nContent-Disposition: form-data; name=\"raw\"; filename=\"blob\"\r\nContent-Type: application/octet-stream\r\n\r\n4\r\n\
             --XX\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\naGk=\r\n\
             --XX\r\nContent-Disposition: form-data; name=\"maybe\"; filename=\"blob\"\r\nContent-Type: application/octet-stream\r\n\r\n5\r\n\
             --XX\r\nContent-Disposition: form-data; name=\"json\"\r\nContent-Type: application/json\r\n\r\n\"6\"\r\n\
             --XX--\r\n";
        "OAS 3.1.1, considerations for file uploads" |c| c.send_octets("p") => "POST /octets\ncontent-type: image/png\n\np";
    }
}
