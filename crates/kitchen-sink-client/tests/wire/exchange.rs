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

const USER_AGENT: &str = concat!("kitchen-sink-client/", env!("CARGO_PKG_VERSION"));

/// A request: method and target, headers that not every request has, and the body.
pub(crate) fn shown(request: &Request) -> String {
    assert_eq!(request.header("user-agent"), Some(USER_AGENT));
    assert!(request.header("accept").is_some(), "{request:?}");
    let usual = |name: &str, value: &str| match name {
        "accept" => value == "application/json",
        _ => matches!(name, "user-agent" | "host" | "content-length"),
    };
    let mut headers: Vec<String> = request
        .headers
        .iter()
        .filter(|(name, value)| !usual(name, value))
        .map(|(name, value)| format!("{name}: {value}\n"))
        .collect();
    headers.sort();
    let body = if request.body.is_empty() { String::new() } else { format!("\n{}", request.body) };
    format!("{} {}\n{}{body}", request.method, request.target, headers.concat())
}

/// Why a text is no value of a type.
pub(crate) fn refused<T: serde::de::DeserializeOwned + std::fmt::Debug>(text: &str) -> String {
    serde_json::from_str::<T>(text).unwrap_err().to_string()
}

/// What a value is on the wire.
pub(crate) fn written(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap()
}
