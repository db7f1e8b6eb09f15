//! Strings with a format, as newtypes that keep their text.
//!
//! A malformed timestamp costs the caller who reads it, not the whole response: values are converted on demand. With the features
//! `jiff`, `chrono`, `time`, `uuid` and `url` they convert from and to the types of these crates.

mod convert;

use std::{
    fmt,
    net::{AddrParseError, IpAddr, Ipv4Addr, Ipv6Addr},
};

use base64::{DecodeError, Engine, engine::general_purpose};
use serde::{Deserialize, Serialize};

macro_rules! format {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// The text as it was sent or is to be sent.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// The text.
            #[must_use]
            pub fn into_string(self) -> String {
                self.0
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text)
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(&self.0, f)
            }
        }
    };
}

format! {
    /// A point in time, as [RFC 3339](https://www.rfc-editor.org/rfc/rfc3339#section-5.6) writes it: `2026-01-31T12:00:00Z`.
    DateTime
}
format! {
    /// A day, as [RFC 3339](https://www.rfc-editor.org/rfc/rfc3339#section-5.6) writes it: `2026-01-31`.
    Date
}
format! {
    /// A time of day, as [RFC 3339](https://www.rfc-editor.org/rfc/rfc3339#section-5.6) writes it: `12:00:00Z`.
    Time
}
format! {
    /// A span of time, as [ISO 8601](https://www.rfc-editor.org/rfc/rfc3339#appendix-A) writes it: `PT1H30M`.
    Duration
}
format! {
    /// A UUID ([RFC 9562](https://www.rfc-editor.org/rfc/rfc9562)).
    Uuid
}
format! {
    /// A URI ([RFC 3986](https://www.rfc-editor.org/rfc/rfc3986)).
    Uri
}
format! {
    /// A decimal number of any precision, as text.
    Decimal
}
format! {
    /// An IPv4 address.
    Ipv4
}
format! {
    /// An IPv6 address.
    Ipv6
}
format! {
    /// An IP address of either version.
    Ip
}
format! {
    /// Bytes in base64 ([RFC 4648, 4](https://www.rfc-editor.org/rfc/rfc4648#section-4)).
    Base64
}

macro_rules! parsed {
    ($name:ident as $target:ty) => {
        impl TryFrom<&$name> for $target {
            type Error = AddrParseError;
            fn try_from(value: &$name) -> Result<Self, Self::Error> {
                value.0.parse()
            }
        }

        impl From<$target> for $name {
            fn from(value: $target) -> Self {
                Self(value.to_string())
            }
        }
    };
}

parsed!(Ipv4 as Ipv4Addr);
parsed!(Ipv6 as Ipv6Addr);
parsed!(Ip as IpAddr);

impl Base64 {
    /// The text for bytes, with padding.
    #[must_use]
    pub fn encode(bytes: impl AsRef<[u8]>) -> Self {
        Self(general_purpose::STANDARD.encode(bytes))
    }

    /// The bytes. Padding may be missing.
    ///
    /// # Errors
    /// The text is not base64.
    pub fn decode(&self) -> Result<Vec<u8>, DecodeError> {
        general_purpose::STANDARD_NO_PAD.decode(self.0.trim_end_matches('='))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_the_text_and_converts_on_demand() {
        let ip: Ipv4 = serde_json::from_str("\"not an address\"").unwrap();
        assert_eq!(ip.as_str(), "not an address");
        assert!(Ipv4Addr::try_from(&ip).is_err());
        assert_eq!(Ipv4Addr::try_from(&Ipv4::from("127.0.0.1")), Ok(Ipv4Addr::LOCALHOST));
        assert_eq!(serde_json::to_string(&Date::from("2026-01-31")).unwrap(), "\"2026-01-31\"");
    }

    #[test]
    fn base64_goes_both_ways() {
        let text = Base64::encode(b"\xff\x00a");
        assert_eq!(text.as_str(), "/wBh");
        assert_eq!(text.decode().unwrap(), b"\xff\x00a");
        assert_eq!(Base64::from("YQ").decode().unwrap(), b"a");
    }
}
