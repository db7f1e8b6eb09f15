//! Tables of generated enums. Each macro reads one table and says no more than the table does.

/// An open enum of strings: `string_enum! { Status { Done = "done" } else Unknown }`.
#[doc(hidden)]
#[macro_export]
macro_rules! string_enum {
    ($type:ident { $($variant:ident = $text:literal),* $(,)? } else $unknown:ident) => {
        impl $type {
            /// The value on the wire.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $text,)*
                    Self::$unknown(text) => text,
                }
            }
        }
        impl $crate::codec::Text for $type {
            fn known(text: &str) -> Option<Self> {
                Some(match text {
                    $($text => Self::$variant,)*
                    _ => return None,
                })
            }
            fn unknown(text: String) -> Self {
                Self::$unknown(text)
            }
        }
        impl From<&str> for $type {
            fn from(text: &str) -> Self {
                <Self as $crate::codec::Text>::known(text)
                    .unwrap_or_else(|| Self::$unknown(text.to_owned()))
            }
        }
        impl From<String> for $type {
            fn from(text: String) -> Self {
                <Self as $crate::codec::Text>::known(&text).unwrap_or(Self::$unknown(text))
            }
        }
        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
        impl $crate::codegen::Serialize for $type {
            fn serialize<S: $crate::codegen::Serializer>(
                &self,
                serializer: S,
            ) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }
        impl<'de> $crate::codegen::Deserialize<'de> for $type {
            fn deserialize<D: $crate::codegen::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                $crate::codec::read_text(deserializer)
            }
        }
    };
}

/// An open enum of integers: `integer_enum! { Level { Value1 = 1 } else Unknown }`.
#[doc(hidden)]
#[macro_export]
macro_rules! integer_enum {
    ($type:ident { $($variant:ident = $value:literal),* $(,)? } else $unknown:ident) => {
        impl $type {
            /// The value on the wire.
            #[must_use]
            pub fn as_i64(&self) -> i64 {
                match self {
                    $(Self::$variant => $value,)*
                    Self::$unknown(value) => *value,
                }
            }
        }
        impl $crate::codec::Integer for $type {
            fn of(value: i64) -> Self {
                match value {
                    $($value => Self::$variant,)*
                    value => Self::$unknown(value),
                }
            }
        }
        impl From<i64> for $type {
            fn from(value: i64) -> Self {
                <Self as $crate::codec::Integer>::of(value)
            }
        }
        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                std::fmt::Display::fmt(&self.as_i64(), f)
            }
        }
        impl $crate::codegen::Serialize for $type {
            fn serialize<S: $crate::codegen::Serializer>(
                &self,
                serializer: S,
            ) -> Result<S::Ok, S::Error> {
                serializer.serialize_i64(self.as_i64())
            }
        }
        impl<'de> $crate::codegen::Deserialize<'de> for $type {
            fn deserialize<D: $crate::codegen::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                $crate::codec::read_integer(deserializer)
            }
        }
    };
}

/// An open enum of values of several JSON types: `mixed_enum! { Level { Auto = Text("auto"), Value1 = Integer(1) } else Unknown }`.
#[doc(hidden)]
#[macro_export]
macro_rules! mixed_enum {
    ($type:ident { $($variant:ident = $kind:ident($value:literal)),* $(,)? } else $unknown:ident) => {
        impl $crate::codec::Mixed for $type {
            const KNOWN: &'static [($crate::codec::Listed, Self)] =
                &[$(($crate::codec::Listed::$kind($value), Self::$variant),)*];
            fn unknown(value: $crate::Json) -> Self {
                Self::$unknown(value)
            }
            fn held(&self) -> Option<&$crate::Json> {
                match self {
                    Self::$unknown(value) => Some(value),
                    _ => None,
                }
            }
        }
        impl From<$crate::Json> for $type {
            fn from(value: $crate::Json) -> Self {
                $crate::codec::listed(value)
            }
        }
        impl From<&str> for $type {
            fn from(text: &str) -> Self {
                $crate::codec::listed(text.into())
            }
        }
        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&$crate::codec::listed_text(self))
            }
        }
        impl $crate::codegen::Serialize for $type {
            fn serialize<S: $crate::codegen::Serializer>(
                &self,
                serializer: S,
            ) -> Result<S::Ok, S::Error> {
                $crate::codec::write_listed(self, serializer)
            }
        }
        impl<'de> $crate::codegen::Deserialize<'de> for $type {
            fn deserialize<D: $crate::codegen::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                $crate::codec::read_listed(deserializer)
            }
        }
    };
}

/// A type that holds itself, as one value: `newtype! { Tree(Vec<Tree>) = codec::List<Tree> }`.
#[doc(hidden)]
#[macro_export]
macro_rules! newtype {
    ($type:ident($held:ty) = $codec:ty) => {
        impl From<$held> for $type {
            fn from(value: $held) -> Self {
                Self(value)
            }
        }
        impl $crate::codegen::Serialize for $type {
            fn serialize<S: $crate::codegen::Serializer>(
                &self,
                serializer: S,
            ) -> Result<S::Ok, S::Error> {
                <$codec as $crate::codec::Codec>::encode(&self.0, serializer)
            }
        }
        impl<'de> $crate::codegen::Deserialize<'de> for $type {
            fn deserialize<D: $crate::codegen::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                <$codec as $crate::codec::Codec>::decode(deserializer).map(Self)
            }
        }
    };
}
