//! Bodies that are streams, on the wire.

use bytes::Bytes;
use futures_util::{StreamExt, stream};
use specwright_loopback::{Reply, Request, Server};
use specwright_runtime::{
    ClientBuilder, ErrorKind, Multipart, Undocumented, Upload,
    codegen::{Call, Core, Method},
};

use crate::scripted::API;

fn call(server: &Server) -> Call {
    let builder = ClientBuilder::<Core>::new(&API).api_key("k").base_url(server.url());
    let core = builder.boundaries(|| "XX".to_owned()).build().unwrap();
    core.call(Method::PUT, "/a").content_type("application/octet-stream")
}

/// A request with how its length is said.
async fn sent(change: impl FnOnce(Call) -> Call) -> (Request, [Option<String>; 2]) {
    let server = Server::start([Reply::text(204, "")]);
    change(call(&server)).value::<(), Undocumented>().await.unwrap();
    let request = server.requests().remove(0);
    let header = |name| request.header(name).map(str::to_owned);
    let length = [header("content-length"), header("transfer-encoding")];
    (request, length)
}

fn chunks(count: u8) -> impl futures_util::Stream<Item = std::io::Result<Bytes>> + Send + 'static {
    stream::iter(0..count).map(|n| Ok(vec![n; 10_000].into()))
}

#[tokio::test]
async fn a_length_that_is_known_is_said() {
    let (request, length) = sent(|call| call.binary(Upload::sized(30_000, chunks(3)))).await;
    assert_eq!(length, [Some("30000".to_owned()), None]);
    assert_eq!(request.bytes[9_999..10_001], [0, 1]);
    let (_, length) = sent(|call| call.binary("abc".into())).await;
    assert_eq!(length, [Some("3".to_owned()), None]);
    let parts = Multipart::new().text("t", "x").file("f", Upload::sized(10_000, chunks(1)));
    let (request, length) = sent(|call| call.multipart(parts, &[])).await;
    assert_eq!(length, [Some(request.bytes.len().to_string()), None]);
    let head = "--XX\r\nContent-Disposition: form-data; name=\"t\"\r\n\r\nx\r\n--XX\r\nContent-Disposition: form-data; name=\"f\"; filename=\"blob\"\r\nContent-Type: application/octet-stream\r\n\r\n\0\0\0";
    assert!(request.body.starts_with(head), "{}", &request.body[..300]);
    assert!(request.body.ends_with("\0\0\r\n--XX--\r\n"));
}

#[tokio::test]
async fn what_has_no_length_is_sent_in_chunks() {
    let (request, length) = sent(|call| call.binary(Upload::stream(chunks(2)))).await;
    assert_eq!(length, [None, Some("chunked".to_owned())]);
    assert_eq!((request.bytes.len(), request.bytes[19_999]), (20_000, 1));
    let parts = Multipart::new().file("f", Upload::stream(chunks(1))).text("t", "x");
    let (request, length) = sent(|call| call.multipart(parts, &[])).await;
    assert_eq!(length, [None, Some("chunked".to_owned())]);
    let end = "\0\0\r\n--XX\r\nContent-Disposition: form-data; name=\"t\"\r\n\r\nx\r\n--XX--\r\n";
    assert!(request.body.ends_with(end));
}

#[tokio::test]
async fn what_cannot_be_read_is_no_shorter_request() {
    let broken = || chunks(1).chain(stream::iter([Err(std::io::Error::other("the disk is gone"))]));
    let uploads = [
        Upload::stream(broken()),
        Upload::sized(20_000, broken()),
        Upload::sized(10_001, chunks(1)),
        Upload::sized(9_999, chunks(1)),
    ];
    for (upload, why) in uploads.into_iter().zip([
        "the disk is gone",
        "the disk is gone",
        "fewer bytes came than were said",
        "more bytes came than were said",
    ]) {
        let server = Server::start([]);
        let error = call(&server).binary(upload).value::<(), Undocumented>().await.unwrap_err();
        let text = "PUT /a: what is uploaded cannot be read";
        assert_eq!((error.kind(), error.to_string().as_str()), (ErrorKind::Transport, text));
        let mut causes = Vec::new();
        let mut next = std::error::Error::source(&error);
        while let Some(cause) = next {
            causes.push(cause.to_string());
            next = cause.source();
        }
        assert_eq!(causes.last().map(String::as_str), Some(why), "{causes:?}");
        assert!(server.requests().is_empty());
    }
}

#[cfg(feature = "fs")]
#[tokio::test]
async fn files_have_their_name_and_length() {
    let path = std::env::temp_dir().join(format!("specwright-{} ü.bin", std::process::id()));
    std::fs::write(&path, vec![7; 200_000]).unwrap();
    let upload = Upload::open(&path).await.unwrap();
    let (request, length) = sent(|call| call.binary(upload)).await;
    assert_eq!(length, [Some("200000".to_owned()), None]);
    assert!(request.bytes.iter().all(|byte| *byte == 7));
    let upload = Upload::open(&path).await.unwrap();
    let (request, _) = sent(|call| call.multipart(Multipart::new().file("f", upload), &[])).await;
    let name = path.file_name().unwrap().to_str().unwrap();
    assert!(request.body.contains(&format!("name=\"f\"; filename=\"{name}\"\r\n")));
    std::fs::remove_file(&path).unwrap();
    assert!(Upload::open(&path).await.is_err());
    assert!(Upload::open(std::env::temp_dir()).await.is_err());
}
