//! Strings with a format, as values of other crates.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use specwright_runtime::formats::{
    Base64, Date, DateTime, Decimal, Duration, Ip, Ipv4, Ipv6, Time, Uri, Uuid,
};

#[test]
fn every_format_keeps_its_text() {
    macro_rules! keeps {
        ($($name:ident)*) => {$(
            let text = " né \"format\" ";
            let json = serde_json::to_string(text).unwrap();
            let value: $name = serde_json::from_str(&json).unwrap();
            assert_eq!((value.as_str(), value.as_ref(), value.to_string()), (text, text, text.to_owned()));
            assert_eq!((format!("{value:?}"), serde_json::to_string(&value).unwrap()), (json.clone(), json));
            assert_eq!((&$name::from(text), $name::from(text.to_owned()).into_string()), (&value, text.to_owned()));
            assert!(serde_json::from_str::<$name>("1").is_err());
        )*};
    }
    keeps! { Base64 Date DateTime Decimal Duration Ip Ipv4 Ipv6 Time Uri Uuid }
}

/// A text to a value and back; `None` where the text is no such value.
macro_rules! converts {
    ($format:ty => $target:ty: $($text:literal => $expected:expr),* $(,)?) => {$({
        let expected: Option<&str> = $expected;
        let found = <$target>::try_from(&<$format>::from($text)).ok();
        let back = found.map(|value| <$format>::from(value).into_string());
        assert_eq!(back.as_deref(), expected, "{} of {:?}", stringify!($target), $text);
    })*};
}

#[test]
fn addresses() {
    converts!(Ipv4 => Ipv4Addr: "127.0.0.1" => Some("127.0.0.1"), "127.1" => None, "::1" => None);
    converts!(Ipv6 => Ipv6Addr: "0:0::1" => Some("::1"), "127.0.0.1" => None, "" => None);
    converts!(Ip => IpAddr: "::1" => Some("::1"), "10.0.0.1" => Some("10.0.0.1"), "a" => None);
}

#[test]
fn base64_is_bytes() {
    for (text, bytes) in [
        ("", Some(&b""[..])),
        ("YQ==", Some(b"a")),
        ("YQ", Some(b"a")),
        ("+/8=", Some(b"\xfb\xff")),
        ("-_8=", None),
        ("YQ==\n", None),
        ("Y", None),
    ] {
        assert_eq!(Base64::from(text).decode().ok().as_deref(), bytes, "{text}");
    }
    assert_eq!(Base64::encode([0xfb, 0xff]).as_str(), "+/8=");
}

#[cfg(feature = "jiff")]
#[test]
fn jiff() {
    converts!(DateTime => jiff::Timestamp:
        "2026-01-31T12:00:00Z" => Some("2026-01-31T12:00:00Z"),
        "2026-01-31t12:00:00.5+01:00" => Some("2026-01-31T11:00:00.5Z"),
        "2026-01-31" => None,
        "soon" => None,
    );
    converts!(Date => jiff::civil::Date: "2026-01-31" => Some("2026-01-31"), "2026-02-30" => None);
    converts!(Duration => jiff::Span: "PT1H30M" => Some("PT1H30M"), "1 fortnight" => None);
}

#[cfg(feature = "chrono")]
#[test]
fn chrono() {
    converts!(DateTime => chrono::DateTime<chrono::FixedOffset>:
        "2026-01-31T12:00:00Z" => Some("2026-01-31T12:00:00Z"),
        "2026-01-31T12:00:00.123456+01:00" => Some("2026-01-31T12:00:00.123456+01:00"),
        "2026-01-31T12:00:00" => None,
    );
    converts!(Date => chrono::NaiveDate: "2026-01-31" => Some("2026-01-31"), "2026-02-30" => None);
}

#[cfg(feature = "time")]
#[test]
fn time() {
    converts!(DateTime => time::OffsetDateTime:
        "2026-01-31T12:00:00Z" => Some("2026-01-31T12:00:00Z"),
        "2026-01-31T12:00:00.5+01:00" => Some("2026-01-31T12:00:00.5+01:00"),
        "2026-01-31T12:00:00" => None,
    );
}

#[cfg(feature = "uuid")]
#[test]
fn uuid() {
    converts!(Uuid => uuid::Uuid:
        "A1A2A3A4-B1B2-C1C2-D1D2-D3D4D5D6D7D8" => Some("a1a2a3a4-b1b2-c1c2-d1d2-d3d4d5d6d7d8"),
        "x" => None,
    );
}

#[cfg(feature = "url")]
#[test]
fn url() {
    converts!(Uri => url::Url:
        "https://example.com/a b?q=1#f" => Some("https://example.com/a%20b?q=1#f"),
        "HTTPS://EXAMPLE.com" => Some("https://example.com/"),
        "/a" => None,
    );
}
