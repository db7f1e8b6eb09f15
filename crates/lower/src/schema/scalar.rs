//! Formats of scalars ([registry](https://spec.openapis.org/registry/format/)).

use specwright_ir::{IntegerFormat, NumberFormat, StringFormat};

use crate::schema::Kind;

/// `type: integer, format: int32`. Narrower formats are of the next wider one that there is.
pub(crate) fn integer(format: Option<&str>) -> IntegerFormat {
    match format {
        Some("int8" | "int16" | "int32") => IntegerFormat::Int32,
        Some("int64" | "long") => IntegerFormat::Int64,
        Some("uint8" | "uint16" | "uint32") => IntegerFormat::Uint32,
        Some("uint" | "uint64") => IntegerFormat::Uint64,
        _ => IntegerFormat::Unspecified,
    }
}

/// `type: number, format: double`
pub(crate) fn number(format: Option<&str>) -> NumberFormat {
    match format {
        Some("float") => NumberFormat::Float,
        Some("double") => NumberFormat::Double,
        _ => NumberFormat::Unspecified,
    }
}

/// The type whose values have a format.
pub(crate) fn of_format(format: &str) -> Option<Kind> {
    let of_string = !matches!(
        string(Some(format)),
        StringFormat::Unspecified | StringFormat::Other(_) | StringFormat::Binary
    );
    Some(match format {
        _ if integer(Some(format)) != IntegerFormat::Unspecified => Kind::Integer,
        "int" => Kind::Integer,
        "float" | "double" => Kind::Number,
        "bool" => Kind::Boolean,
        _ if of_string => Kind::String,
        _ => return None,
    })
}

/// `type: string, format: date-time`
pub(crate) fn string(format: Option<&str>) -> StringFormat {
    match format {
        None => StringFormat::Unspecified,
        Some("date-time") => StringFormat::DateTime,
        Some("date") => StringFormat::Date,
        Some("time") => StringFormat::Time,
        Some("duration") => StringFormat::Duration,
        Some("uuid") => StringFormat::Uuid,
        Some("uri" | "url") => StringFormat::Uri,
        Some("decimal") => StringFormat::Decimal,
        Some("ipv4") => StringFormat::Ipv4,
        Some("ipv6") => StringFormat::Ipv6,
        Some("ip") => StringFormat::Ip,
        Some("byte") => StringFormat::Byte,
        Some("binary") => StringFormat::Binary,
        Some(other) => StringFormat::Other(other.to_owned()),
    }
}
