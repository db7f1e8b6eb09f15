//! Tables of generated types. Each macro reads one table and says no more than the table does.

/// A struct: its members, the constants that are written first, and what becomes of other members.
///
/// ```text
/// object! { Job { id: Required<String> = "id", version: Nullable<Number> = "version" } }
/// object! { Engine { llm_id: Required<String> = "llm_id" } const { "type": "retell-llm" } }
/// object! { Params { user: Optional<String> = "user" } extra extra: Json }
/// ```
/// More members than twelve are written in groups: `Job { .. } { .. }`.
#[doc(hidden)]
#[macro_export]
macro_rules! object {
    (
        $type:ident $({ $($field:ident : $slot:ty = $name:literal),* $(,)? })+
        $(const { $($constant:literal : $value:literal),* $(,)? })?
        $(extra $extra:ident : $kept:ty)?
    ) => {
        impl $crate::codec::Object for $type {
            type Slots = $crate::object!(@slots $(($($slot,)*))+);
            type Extra = $crate::object!(@extra $($kept)?);
            const NAMES: &'static [&'static str] = &[$($($name,)*)+];
            const CONSTANTS: &'static [(&'static str, &'static str)] =
                &[$($(($constant, $value),)*)?];
            fn build(
                $crate::object!(@groups $(($($field,)*))+):
                    <Self::Slots as $crate::codec::Slots>::Values,
                extra: <Self::Extra as $crate::codec::Extra>::Value,
            ) -> Self {
                let () = $crate::object!(@unit $($extra)? extra);
                Self { $($($field,)*)+ $($extra: extra)? }
            }
            fn parts(
                &self,
            ) -> (
                <Self::Slots as $crate::codec::Slots>::Refs<'_>,
                &<Self::Extra as $crate::codec::Extra>::Value,
            ) {
                let Self { $($($field,)*)+ $($extra)? } = self;
                ($crate::object!(@groups $(($($field,)*))+), $crate::object!(@rest $($extra)?))
            }
        }
        impl $crate::codegen::Serialize for $type {
            fn serialize<S: $crate::codegen::Serializer>(
                &self,
                serializer: S,
            ) -> Result<S::Ok, S::Error> {
                $crate::codec::write(self, serializer)
            }
        }
        impl<'de> $crate::codegen::Deserialize<'de> for $type {
            fn deserialize<D: $crate::codegen::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                $crate::codec::read(deserializer)
            }
        }
    };
    (@slots $only:ty) => { $only };
    (@slots $first:tt $($more:tt)+) => {
        $crate::codec::Join<$first, $crate::object!(@slots $($more)+)>
    };
    (@groups $only:tt) => { $only };
    (@groups $first:tt $($more:tt)+) => { ($first, $crate::object!(@groups $($more)+)) };
    (@extra) => { $crate::codec::Dropped };
    (@extra $kept:ty) => { $crate::codec::Kept<$kept> };
    (@unit $extra:ident $name:ident) => { () };
    (@unit $name:ident) => { $name };
    (@rest) => { &() };
    (@rest $extra:ident) => { $extra };
}

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

/// A union told apart by a string member; `adding` names variants whose type does not hold the tag.
///
/// ```text
/// tagged_union! { Engine by "type" { Llm(LlmEngine) = "llm" | "llm-2", Flow(FlowEngine) = "flow" } else Unknown }
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! tagged_union {
    (
        $type:ident by $tag:literal {
            $($variant:ident ( $codec:ty ) = $($text:literal)|+ $(adding $added:literal)?),* $(,)?
        } else $unknown:ident
    ) => {
        impl $crate::codec::Tagged for $type {
            const TAG: &'static str = $tag;
            fn knows(tag: &str) -> bool {
                matches!(tag, $($($text)|+)|*)
            }
            fn read<'de, D: $crate::codegen::Deserializer<'de>>(
                tag: &str,
                deserializer: D,
            ) -> Result<Self, D::Error> {
                match tag {
                    $($($text)|+ => $crate::codec::read_variant::<$codec, D>(deserializer).map(Self::$variant),)*
                    _ => $crate::codec::unknown_variant(tag),
                }
            }
            fn unknown(value: $crate::Json) -> Self {
                Self::$unknown(value)
            }
        }
        impl $crate::codegen::Serialize for $type {
            fn serialize<S: $crate::codegen::Serializer>(
                &self,
                serializer: S,
            ) -> Result<S::Ok, S::Error> {
                match self {
                    $(Self::$variant(value) => {
                        $crate::tagged_union!(@write $codec, value, $tag, serializer $(, $added)?)
                    })*
                    Self::$unknown(value) => value.serialize(serializer),
                }
            }
        }
        impl<'de> $crate::codegen::Deserialize<'de> for $type {
            fn deserialize<D: $crate::codegen::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                $crate::codec::read_tagged(deserializer)
            }
        }
    };
    (@write $codec:ty, $value:ident, $tag:literal, $serializer:ident) => {
        <$codec as $crate::codec::Codec>::encode($value, $serializer)
    };
    (@write $codec:ty, $value:ident, $tag:literal, $serializer:ident, $added:literal) => {
        $crate::codec::write_with_tag(
            &$crate::codec::Encode::<$codec>($value), $tag, $added, $serializer,
        )
    };
}

/// A union told apart by JSON type, by a key, or by trying: each line says when its variant is meant.
///
/// ```text
/// union! { Id { Text(String) is (String), Number(i64) is (Number) } else Unknown }
/// union! { Shape { Circle(Circle) has ("radius"), Other(Square) otherwise } else Unknown }
/// union! { Any { First(A) decodes, Second(B) decodes } else Unknown }
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! union {
    (
        $type:ident {
            $($variant:ident ( $codec:ty ) $when:ident $(($($condition:tt)|+))?),* $(,)?
        } else $unknown:ident
    ) => {
        impl $crate::codec::Union for $type {
            fn of(value: $crate::Json) -> Result<Self, $crate::codegen::JsonError> {
                $($crate::union!(@$when value, Self::$variant, $codec $($(, $condition)+)?);)*
                #[allow(unreachable_code, reason = "after `otherwise` nothing is left")]
                Ok(Self::$unknown(value))
            }
        }
        impl $crate::codegen::Serialize for $type {
            fn serialize<S: $crate::codegen::Serializer>(
                &self,
                serializer: S,
            ) -> Result<S::Ok, S::Error> {
                match self {
                    $(Self::$variant(value) => {
                        <$codec as $crate::codec::Codec>::encode(value, serializer)
                    })*
                    Self::$unknown(value) => value.serialize(serializer),
                }
            }
        }
        impl<'de> $crate::codegen::Deserialize<'de> for $type {
            fn deserialize<D: $crate::codegen::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                $crate::codec::read_union(deserializer)
            }
        }
    };
    (@is $value:ident, $variant:expr, $codec:ty, $($kind:ident),+) => {
        if matches!($crate::codec::kind_of(&$value), $($crate::codec::Kind::$kind)|+) {
            return $crate::codec::variant::<$codec>(&$value).map($variant);
        }
    };
    (@has $value:ident, $variant:expr, $codec:ty, $key:literal) => {
        if $value.get($key).is_some() {
            return $crate::codec::variant::<$codec>(&$value).map($variant);
        }
    };
    (@otherwise $value:ident, $variant:expr, $codec:ty) => {
        if let Some(value) = $crate::codec::try_variant::<$codec>(&$value) {
            return Ok($variant(value));
        }
    };
    (@decodes $value:ident, $variant:expr, $codec:ty) => {
        if let Some(value) = $crate::codec::try_variant::<$codec>(&$value) {
            return Ok($variant(value));
        }
    };
}

/// `From` for variants that no other variant's type is equal to: `from_variants! { Engine { Llm(LlmEngine) } }`.
#[doc(hidden)]
#[macro_export]
macro_rules! from_variants {
    ($type:ident { $($variant:ident ( $held:ty )),* $(,)? }) => {
        $(impl From<$held> for $type {
            fn from(value: $held) -> Self {
                Self::$variant(value)
            }
        })*
    };
}
