//! Types of fields and arguments.

use std::fmt;

/// A Rust type.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "named as in Rust")]
pub enum Type {
    /// No body.
    Unit,
    Bool,
    I32,
    I64,
    U32,
    U64,
    F64,
    String,
    /// A string newtype of the runtime.
    Format(Format),
    /// Only `null`, a type of the runtime.
    Null,
    /// Any JSON.
    Json,
    /// Bytes to upload, a type of the runtime.
    Upload,
    /// A multipart body of any parts, a type of the runtime.
    Multipart,
    /// A type of the same crate.
    Named(String),
    /// Bytes that are read as they come, a type of the runtime.
    Body,
    /// Events of a server, a type of the runtime.
    Events(Box<Type>),
    /// A JSON text per item, a type of the runtime.
    Lines(Box<Type>),
    /// A `Vec`.
    List(Box<Type>),
    /// A list of a fixed length, from 2 to 12.
    Tuple(Vec<Type>),
    /// A map with string keys.
    Map(Box<Type>),
    /// An item that may be `null`.
    Option(Box<Type>),
    /// Breaks a cycle of containment.
    Boxed(Box<Type>),
}

/// String newtypes of the runtime.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "named as the formats registry names them")]
pub enum Format {
    DateTime,
    Date,
    Time,
    Duration,
    Uuid,
    Uri,
    Decimal,
    Ipv4,
    Ipv6,
    Ip,
    Base64,
}

impl Format {
    /// The name in `formats` of the runtime.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::DateTime => "DateTime",
            Self::Date => "Date",
            Self::Time => "Time",
            Self::Duration => "Duration",
            Self::Uuid => "Uuid",
            Self::Uri => "Uri",
            Self::Decimal => "Decimal",
            Self::Ipv4 => "Ipv4",
            Self::Ipv6 => "Ipv6",
            Self::Ip => "Ip",
            Self::Base64 => "Base64",
        }
    }
}

impl Type {
    /// The types of the same crate that it is made of.
    #[must_use]
    pub fn named(&self) -> Vec<&str> {
        let (mut found, mut open) = (Vec::new(), vec![self]);
        while let Some(at) = open.pop() {
            match at {
                Self::List(inner)
                | Self::Map(inner)
                | Self::Option(inner)
                | Self::Boxed(inner)
                | Self::Events(inner)
                | Self::Lines(inner) => open.push(inner),
                Self::Tuple(items) => open.extend(items.iter().rev()),
                Self::Named(name) => found.push(name.as_str()),
                _ => {}
            }
        }
        found
    }

    /// Whether values are read as they come, once: they are neither copied nor compared.
    #[must_use]
    pub fn is_read_as_it_comes(&self) -> bool {
        matches!(self, Self::Body | Self::Events(_) | Self::Lines(_))
    }

    /// The type without the box around it.
    #[must_use]
    pub fn unboxed(&self) -> &Self {
        match self {
            Self::Boxed(inner) => inner,
            other => other,
        }
    }
}

/// As a signature in rustdoc shows it, without paths.
impl fmt::Display for Type {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unit => f.write_str("()"),
            Self::Bool => f.write_str("bool"),
            Self::I32 => f.write_str("i32"),
            Self::I64 => f.write_str("i64"),
            Self::U32 => f.write_str("u32"),
            Self::U64 => f.write_str("u64"),
            Self::F64 => f.write_str("f64"),
            Self::String => f.write_str("String"),
            Self::Format(format) => write!(f, "formats::{}", format.name()),
            Self::Null => f.write_str("Null"),
            Self::Json => f.write_str("Json"),
            Self::Upload => f.write_str("bodies::Upload"),
            Self::Multipart => f.write_str("bodies::Multipart"),
            Self::Named(name) => f.write_str(name),
            Self::Body => f.write_str("stream::Body"),
            Self::Events(inner) => write!(f, "stream::Events<{inner}>"),
            Self::Lines(inner) => write!(f, "stream::Lines<{inner}>"),
            Self::List(inner) => write!(f, "Vec<{inner}>"),
            Self::Tuple(items) => {
                let items: Vec<String> = items.iter().map(ToString::to_string).collect();
                write!(f, "({})", items.join(", "))
            }
            Self::Map(inner) => write!(f, "BTreeMap<String, {inner}>"),
            Self::Option(inner) => write!(f, "Option<{inner}>"),
            Self::Boxed(inner) => write!(f, "Box<{inner}>"),
        }
    }
}
