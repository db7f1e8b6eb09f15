//! Numbers as they are meant, and strings that keep their text.

use std::net::Ipv4Addr;

use kitchen_sink_client as sink;

use crate::exchange::{refused, written};

#[tokio::test]
async fn numbers() {
    use sink::number_formats::types::Numbers;
    echoes! {
        number_formats, Numbers,
        r#"{"any":3,"whole":-4}"#,
        r#"{"any":3.0,"whole":0}"# => r#"{"any":3,"whole":0}"#,
        r#"{"any":2.5,"whole":9223372036854775807,"small":-2147483648,"big":18446744073709551615}"#,
        r#"{"any":-0.0,"whole":-9223372036854775808,"single":0.1}"#,
        r#"{"any":1e300,"whole":1,"single":2}"# => r#"{"any":1e+300,"whole":1,"single":2}"#,
        r#"{"any":9007199254740992,"whole":1,"single":1.5,"list":[1,2.50,-1e-7],"map":{"b":0,"a":0.1}}"#
            => r#"{"any":9007199254740992,"whole":1,"single":1.5,"list":[1,2.5,-1e-7],"map":{"a":0.1,"b":0}}"#,
        // The last bit counts.
        r#"{"any":90.42225290942383,"whole":1,"list":[31.245270191439438]}"#,
    }
    assert_eq!(
        written(&Numbers::new(3.0, 4).with_single(0.1)),
        r#"{"any":3,"whole":4,"single":0.1}"#
    );
    for (text, error) in [
        (
            r#"{"any":"3","whole":1}"#,
            r#"invalid type: string "3", expected f64 at line 1 column 10"#,
        ),
        (r#"{"any":1e400,"whole":1}"#, "number out of range at line 1 column 12"),
        (
            r#"{"any":1,"whole":9223372036854775808}"#,
            "invalid value: integer `9223372036854775808`, expected i64 at line 1 column 36",
        ),
        (
            r#"{"any":1,"whole":1,"small":2147483648}"#,
            "invalid value: integer `2147483648`, expected i32 at line 1 column 37",
        ),
        (
            r#"{"any":1,"whole":1,"big":-1}"#,
            "invalid value: integer `-1`, expected u64 at line 1 column 27",
        ),
    ] {
        assert_eq!(refused::<Numbers>(text), error);
    }
}

#[tokio::test]
async fn what_is_no_number_is_not_sent() {
    use sink::number_formats::types::Numbers;
    let server = specwright_loopback::Server::start([]);
    let error = client!(number_formats, server).echo(Numbers::new(f64::NAN, 1)).await.unwrap_err();
    assert_eq!(error.to_string(), "POST /echo: the body cannot be written: JSON has no number NaN");
    assert!(!error.request_was_sent() && server.requests().is_empty());
}

#[tokio::test]
async fn formats() {
    use sink::string_formats::types::Formats;
    echoes! {
        string_formats, Formats,
        "{}",
        r#"{"at":"not a time","day":"2026-02-30","time":"","span":"soon","id":"x","link":"::","price":"1e9999"}"#,
        r#"{"price":"1.10","v4":"::1","v6":"127.0.0.1","bytes":"!","other":"-"}"#,
        r#"{"at":"2026-01-31t12:00:00z","day":"2026-01-31","id":"A1A2A3A4-b1b2-C1C2-d1d2-d3d4d5d6d7d8","bytes":"YQ=="}"#,
    }
    let made = Formats::default().with_at("soon").with_v4(Ipv4Addr::LOCALHOST);
    assert_eq!(written(&made), r#"{"at":"soon","v4":"127.0.0.1"}"#);
    let v4 = made.v4.unwrap();
    assert_eq!((v4.as_str(), Ipv4Addr::try_from(&v4)), ("127.0.0.1", Ok(Ipv4Addr::LOCALHOST)));
    assert_eq!(
        refused::<Formats>(r#"{"at":1}"#),
        "invalid type: integer `1`, expected a string at line 1 column 7"
    );
}
