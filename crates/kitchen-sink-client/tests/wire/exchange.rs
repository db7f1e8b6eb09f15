//! Requests as one text, and values that go to a server and come back.

use specwright_loopback::Request;

/// The client of a feature for a server. Its multipart bodies are told apart by `XX`.
macro_rules! client {
    ($feature:ident, $server:expr) => {
        kitchen_sink_client::$feature::Client::builder()
            .base_url($server.url())
            .boundaries(|| "XX".to_owned())
            .build()
            .unwrap()
    };
}

/// For each text: its value, of a certain pattern where one is said, is sent as the text, or as another where one is said; and
/// the text as an answer is read as the value.
///
/// ```text
/// echoes! { union_by_trial, Value, r#"{"size":1,"x":2}"# => r#"{"size":1}"# is Value::Strict(_) }
/// ```
macro_rules! echoes {
    ($feature:ident, $type:ident, $($text:literal $(=> $sent:literal)? $(is $pattern:pat)?),+ $(,)?) => {
        let server = specwright_loopback::Server::start(
            [$($text),+].map(|text| specwright_loopback::Reply::json(200, text)),
        );
        let client = client!($feature, server);
        $({
            let value: $type = serde_json::from_str($text).unwrap();
            $(assert!(matches!(&value, $pattern), "{} is {value:?}", $text);)?
            let back = client.echo(value.clone()).await.unwrap();
            assert_eq!(back, value, "{}", $text);
            let sent = crate::exchange::shown(&server.requests().pop().unwrap());
            let [expected, ..] = [$($sent,)? $text];
            assert_eq!(sent, format!("POST /echo\ncontent-type: application/json\n\n{expected}"));
        })+
    };
}

const USER_AGENT: &str = concat!("user-agent: kitchen-sink-client/", env!("CARGO_PKG_VERSION"));

/// A request as it came: method and target, headers that not every request has, and the body. What every request has is
/// looked at here: the version, ends of lines, who sends it to whom, what is accepted, and how long the body is.
pub(crate) fn shown(request: &Request) -> String {
    let head = str::from_utf8(&request.head).expect("ASCII");
    let lines: Vec<&str> = head.split_inclusive('\n').collect();
    let lines: Option<Vec<&str>> = lines.iter().map(|line| line.strip_suffix("\r\n")).collect();
    let Some([line, headers @ .., ""]) = lines.as_deref() else { panic!("the lines of {head:?}") };
    let line = line.strip_suffix(" HTTP/1.1").unwrap_or_else(|| panic!("the version of {line:?}"));

    let one = |start: &str| {
        let found: Vec<&&str> = headers.iter().filter(|header| header.starts_with(start)).collect();
        let [header] = found[..] else { panic!("one {start} in {headers:?}") };
        *header
    };
    assert_eq!(one("user-agent: "), USER_AGENT);
    let usual = [USER_AGENT, "accept: application/json", one("host: 127.0.0.1:")];
    assert!(one("accept: ").len() > "accept: ".len(), "{headers:?}");
    let length = format!("content-length: {}", request.bytes.len());
    let mut unusual: Vec<String> = headers
        .iter()
        .filter(|header| !usual.contains(header) && **header != length)
        .map(|header| format!("{header}\n"))
        .collect();
    unusual.sort();
    let body = match str::from_utf8(&request.bytes) {
        Ok("") => String::new(),
        Ok(text) => format!("\n{text}"),
        Err(_) => format!("\n{}", request.bytes.escape_ascii()),
    };
    format!("{line}\n{}{body}", unusual.concat())
}

/// Why a text is no value of a type.
pub(crate) fn refused<T: serde::de::DeserializeOwned + std::fmt::Debug>(text: &str) -> String {
    serde_json::from_str::<T>(text).unwrap_err().to_string()
}

/// What a value is on the wire.
pub(crate) fn written(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap()
}
