//! Conversions from and to the types of other crates, a feature each.

#[cfg(any(
    feature = "jiff",
    feature = "chrono",
    feature = "time",
    feature = "uuid",
    feature = "url"
))]
macro_rules! convert {
    ($name:ident <=> $target:ty, $error:ty, $read:expr, $write:expr) => {
        impl TryFrom<&crate::formats::$name> for $target {
            type Error = $error;
            fn try_from(value: &crate::formats::$name) -> Result<Self, Self::Error> {
                let read: fn(&str) -> Result<$target, $error> = $read;
                read(value.as_str())
            }
        }

        impl From<$target> for crate::formats::$name {
            fn from(value: $target) -> Self {
                let write: fn(&$target) -> String = $write;
                Self::from(write(&value))
            }
        }
    };
}

#[cfg(feature = "jiff")]
mod jiff {
    convert!(DateTime <=> jiff::Timestamp, jiff::Error, |text| text.parse(), ToString::to_string);
    convert!(Date <=> jiff::civil::Date, jiff::Error, |text| text.parse(), ToString::to_string);
    convert!(Duration <=> jiff::Span, jiff::Error, |text| text.parse(), ToString::to_string);
}

#[cfg(feature = "chrono")]
mod chrono {
    use chrono::{FixedOffset, NaiveDate, ParseError, SecondsFormat};

    convert!(
        DateTime <=> chrono::DateTime<FixedOffset>, ParseError,
        chrono::DateTime::parse_from_rfc3339,
        |value| value.to_rfc3339_opts(SecondsFormat::AutoSi, true)
    );
    convert!(Date <=> NaiveDate, ParseError, |text| text.parse(), ToString::to_string);
}

#[cfg(feature = "uuid")]
mod uuid {
    convert!(Uuid <=> uuid::Uuid, uuid::Error, |text| text.parse(), ToString::to_string);
}

#[cfg(feature = "url")]
mod url {
    convert!(Uri <=> url::Url, url::ParseError, |text| text.parse(), ToString::to_string);
}

#[cfg(feature = "time")]
mod time {
    use time::{OffsetDateTime, error::Parse, format_description::well_known::Rfc3339};

    convert!(
        DateTime <=> OffsetDateTime, Parse,
        |text| OffsetDateTime::parse(text, &Rfc3339),
        // A year beyond 9999 is all that RFC 3339 cannot say; the crate's own text says it.
        |value| value.format(&Rfc3339).unwrap_or_else(|_| value.to_string())
    );
}
