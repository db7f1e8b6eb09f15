//! Rows of the wire table: one body by several media types
//! ([OAS 3.0.4, request body object](https://spec.openapis.org/oas/v3.0.4.html#request-body-object)).

use kitchen_sink_client::several_bodies::types::*;
use specwright_runtime::Upload;

#[tokio::test]
async fn a_body_is_of_the_media_type_that_is_meant() {
    let pet = || Pet::new("Ü").with_tags(["a", "b"]);
    rows! { several_bodies:
        "JSON, where there is JSON" |c| c.put_pet(pet()) =>
            "PUT /pet\ncontent-type: application/json\n\n{\"name\":\"Ü\",\"tags\":[\"a\",\"b\"]}";
        "OAS 3.0.4, encoding object, a form" |c| c.put_pet(PutPetBody::Form(pet())) =>
            "PUT /pet\ncontent-type: application/x-www-form-urlencoded\n\nname=%C3%9C&tags=a,b";
        "RFC 7578, 4.3, parts" |c| c.put_pet(PutPetBody::Multipart(pet())) =>
            "PUT /pet\ncontent-type: multipart/form-data; boundary=XX\n\n\
             --XX\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nÜ\r\n\
             --XX\r\nContent-Disposition: form-data; name=\"tags\"\r\n\r\na\r\n\
             --XX\r\nContent-Disposition: form-data; name=\"tags\"\r\n\r\nb\r\n\
             --XX--\r\n";
        "text that is XML" |c| c.put_pet("<Pet/>") => "PUT /pet\ncontent-type: application/xml\n\n<Pet/>";
        "by its type: JSON" |c| c.post_document(PostDocumentBodyJson::new("u")) =>
            "POST /document\ncontent-type: application/json\n\n{\"url\":\"u\"}";
        "by its type: parts" |c| c.post_document(PostDocumentBodyMultipart::new("f")) =>
            "POST /document\ncontent-type: multipart/form-data; boundary=XX\n\n\
             --XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"blob\"\r\nContent-Type: application/octet-stream\r\n\r\nf\r\n\
             --XX--\r\n";
        "by its type: bytes" |c| c.post_document(Upload::from("%PDF")) => "POST /document\ncontent-type: application/pdf\n\n%PDF";
        "one component as JSON" |c| c.post_skill(Skill::new(vec!["YQ==".to_owned()])) =>
            "POST /skill\ncontent-type: application/json\n\n{\"files\":[\"YQ==\"]}";
        "one component in parts" |c| c.post_skill(SkillMultipart::new(Upload::from("a").file_name("s.zip"))) =>
            "POST /skill\ncontent-type: multipart/form-data; boundary=XX\n\n\
             --XX\r\nContent-Disposition: form-data; name=\"files\"; filename=\"s.zip\"\r\nContent-Type: application/octet-stream\r\n\r\na\r\n\
             --XX--\r\n";
        "RFC 6902, 3" |c| c.patch_pet().body(vec![PatchPetBodyJsonPatchItem::default().with_op("add")]) =>
            "PATCH /patch\ncontent-type: application/json-patch+json\n\n[{\"op\":\"add\"}]";
        "RFC 7396, 3" |c| c.patch_pet().body(Pet::new("n")) =>
            "PATCH /patch\ncontent-type: application/merge-patch+json\n\n{\"name\":\"n\"}";
        "a body that may be missing" |c| c.patch_pet() => "PATCH /patch";
        "JSON by two names" |c| c.post_same(PostSameBody::default().with_a("b")) =>
            "POST /same\ncontent-type: application/json\n\n{\"a\":\"b\"}";
        "a body that operations share" |c| c.post_shared_one(NoteBodyJson::new("t")) =>
            "POST /shared/1\ncontent-type: application/json\n\n{\"text\":\"t\"}";
        "a body that operations share, as text" |c| c.post_shared_two("t") => "POST /shared/2\ncontent-type: text/plain\n\nt";
        "a body of no media type" |c| c.post_nothing() => "POST /nothing";
    }
}
