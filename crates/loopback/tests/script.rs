//! The script over a plain connection.

#![expect(clippy::unwrap_used, reason = "helpers of tests")]

use std::{
    io::{Read, Write},
    net::TcpStream,
    time::{Duration, Instant},
};

use specwright_loopback::{Reply, Server};

/// What comes back for a request, as it came.
fn raw(server: &Server, request: &str) -> String {
    let mut stream = TcpStream::connect(server.url().trim_start_matches("http://")).unwrap();
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

#[test]
fn replies_come_in_order_and_then_no_more() {
    let server = Server::start([
        Reply::json(201, r#"{"a":"é"}"#).header("x-a", "b"),
        Reply::text(204, ""),
        Reply::text(200, "0123456789").truncated(),
        Reply::dropped(),
    ]);
    let get = "GET / HTTP/1.1\r\n\r\n";
    assert_eq!(
        raw(&server, "POST /a?b=c HTTP/1.1\r\nX-One: 1\r\nContent-Length: 5\r\n\r\nh\u{e9}\r\n"),
        "HTTP/1.1 201 Reply\r\nconnection: close\r\ncontent-type: application/json\r\nx-a: b\r\ncontent-length: 10\r\n\r\n{\"a\":\"é\"}"
    );
    assert_eq!(
        raw(&server, get),
        "HTTP/1.1 204 Reply\r\nconnection: close\r\ncontent-length: 0\r\n\r\n"
    );
    assert_eq!(
        raw(&server, get),
        "HTTP/1.1 200 Reply\r\nconnection: close\r\ncontent-length: 10\r\n\r\n01234"
    );
    assert_eq!(raw(&server, get), "");
    assert_eq!(
        raw(&server, get),
        "HTTP/1.1 500 Reply\r\nconnection: close\r\ncontent-length: 30\r\n\r\nthe script has no more replies"
    );
    let requests = server.requests();
    assert_eq!(requests.len(), 5);
    let first = &requests[0];
    assert_eq!((first.method.as_str(), first.target.as_str()), ("POST", "/a?b=c"));
    assert_eq!((first.header("x-one"), first.header("x-two")), (Some("1"), None));
    assert_eq!(first.body, "h\u{e9}\r\n");
    assert_eq!(requests[1].body, "");
}

#[test]
fn replies_may_be_late() {
    let delay = Duration::from_millis(100);
    for reply in [Reply::text(200, "body").slow(delay), Reply::text(200, "body").slow_body(delay)] {
        let server = Server::start([reply]);
        let start = Instant::now();
        assert!(raw(&server, "GET / HTTP/1.1\r\n\r\n").ends_with("\r\n\r\nbody"));
        assert!(start.elapsed() >= delay);
    }
}

#[test]
fn a_body_goes_in_chunks_of_its_own() {
    let server = Server::start([
        Reply::text(200, "0123456789").in_chunks(3),
        Reply::text(200, "0123456789").in_chunks(8).truncated(),
    ]);
    let head = "HTTP/1.1 200 Reply\r\nconnection: close\r\ntransfer-encoding: chunked\r\n\r\n";
    let get = "GET / HTTP/1.1\r\n\r\n";
    assert_eq!(
        raw(&server, get),
        format!("{head}3\r\n012\r\n2\r\n34\r\n3\r\n567\r\n2\r\n89\r\n0\r\n\r\n")
    );
    assert_eq!(raw(&server, get), format!("{head}5\r\n01234\r\n"));
}
