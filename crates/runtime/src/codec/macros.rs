//! Tables of generated types. Each macro reads one table and says no more than the table does.

/// A struct: its members, the constants that are written first, and what becomes of other members.
///
/// ```text
/// object! { Job { id: Required<String> = "id", version: Nullable<Number> = "version" } }
/// object! { Engine { llm_id: Required<String> = "llm_id" } const { "type": "retell-llm" } }
/// object! { Params { user: Optional<String> = "user" } extra extra: Json }
/// ```
/// More members than twelve are written in groups: `Job { .. } { .. }`. `matched Job` keeps of the other members what is of their
/// kind; `list Pair` is written as a list, whose items are named by their numbers.
#[doc(hidden)]
#[macro_export]
macro_rules! object {
    (matched $type:ident $($table:tt)+) => {
        $crate::object!(@object Matched $type $($table)+);
        $crate::object!(@serde $type write read);
    };
    (list $type:ident $($table:tt)+) => {
        $crate::object!(@object Rest $type $($table)+);
        $crate::object!(@serde $type write_list read_list);
    };
    (
        @object $extras:ident $type:ident $({ $($field:ident : $slot:ty = $name:literal),* $(,)? })+
        $(const { $($constant:literal : $value:literal),* $(,)? })?
        $(extra $extra:ident : $kept:ty)?
    ) => {
        impl $crate::codec::Object for $type {
            type Slots = $crate::object!(@slots $(($($slot,)*))+);
            type Extra = $crate::object!(@extra $extras $($kept)?);
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
    };
    (@serde $type:ident $write:ident $read:ident) => {
        impl $crate::codegen::Serialize for $type {
            fn serialize<S: $crate::codegen::Serializer>(
                &self,
                serializer: S,
            ) -> Result<S::Ok, S::Error> {
                $crate::codec::$write(self, serializer)
            }
        }
        impl<'de> $crate::codegen::Deserialize<'de> for $type {
            fn deserialize<D: $crate::codegen::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                $crate::codec::$read(deserializer)
            }
        }
    };
    (@slots $only:ty) => { $only };
    (@slots $first:tt $($more:tt)+) => {
        $crate::codec::Join<$first, $crate::object!(@slots $($more)+)>
    };
    (@groups $only:tt) => { $only };
    (@groups $first:tt $($more:tt)+) => { ($first, $crate::object!(@groups $($more)+)) };
    (@extra $extras:ident) => { $crate::codec::Dropped };
    (@extra $extras:ident $kept:ty) => { $crate::codec::$extras<$kept> };
    (@unit $extra:ident $name:ident) => { () };
    (@unit $name:ident) => { $name };
    (@rest) => { &() };
    (@rest $extra:ident) => { $extra };
    ($type:ident $($table:tt)+) => {
        $crate::object!(@object Kept $type $($table)+);
        $crate::object!(@serde $type write read);
    };
}

/// A union told apart by a string member; `adding` names variants whose type does not hold the tag.
///
/// ```text
/// tagged_union! { Engine by "type" { Llm(LlmEngine) = "llm" | "llm-2", Flow(FlowEngine) = "flow" } else Unknown }
/// tagged_union! { Pet by "kind" { Cat(Cat) = "cat", Other(Other) = "other" } or Other(Other) else Unknown }
/// ```
/// `or` names the variant of what has no known tag, where it is of that variant.
#[doc(hidden)]
#[macro_export]
macro_rules! tagged_union {
    (
        $type:ident by $tag:literal {
            $($variant:ident ( $codec:ty ) = $($text:literal)|+ $(adding $added:literal)?),* $(,)?
        } $(or $default:ident ( $held:ty ))? else $unknown:ident
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
                $(if let Some(value) = $crate::codec::try_variant::<$held>(&value) {
                    return Self::$default(value);
                })?
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
/// union! { One { First(A) decodes, Second(B) decodes } else Unknown }
/// ```
/// Where a value may be of several members, it is read as one that keeps what any of them keeps, and as it came if there is none:
///
/// ```text
/// union! { Any { First(A) keeps, Second(B) keeps } else Unknown }
/// union! { Any { First(A) alone ("a"), Second(B) alone ("b") } else Unknown }
/// ```
/// `alone` says which member is meant where no other member's key is there.
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
                let _keys = 0_usize $(+ $crate::union!(@keys $when value $($(, $condition)+)?))*;
                $($crate::union!(@$when value, _keys, Self::$variant, $codec $($(, $condition)+)?);)*
                let mut _trial = $crate::codec::Trial::of(&value);
                $($crate::union!(@try $when _trial, Self::$variant, $codec);)*
                Ok(match _trial.finish() {
                    Some(member) => member,
                    None => Self::$unknown(value),
                })
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
    (@keys alone $value:ident, $key:literal) => { usize::from($value.get($key).is_some()) };
    (@keys $when:ident $value:ident $(, $condition:tt)*) => { 0 };
    (@try decodes $trial:ident, $variant:expr, $codec:ty) => {
        $trial.offer::<$codec>(false, $variant);
    };
    (@try keeps $trial:ident, $variant:expr, $codec:ty) => {
        $trial.offer::<$codec>(true, $variant);
    };
    (@try alone $trial:ident, $variant:expr, $codec:ty) => {
        $trial.offer::<$codec>(true, $variant);
    };
    (@try $when:ident $trial:ident, $variant:expr, $codec:ty) => {};
    (@alone $value:ident, $keys:ident, $variant:expr, $codec:ty, $key:literal) => {
        if $keys == 1 && $value.get($key).is_some() {
            return $crate::codec::variant::<$codec>(&$value).map($variant);
        }
    };
    (@is $value:ident, $keys:ident, $variant:expr, $codec:ty, $($kind:ident),+) => {
        if matches!($crate::codec::kind_of(&$value), $($crate::codec::Kind::$kind)|+) {
            return $crate::codec::variant::<$codec>(&$value).map($variant);
        }
    };
    (@has $value:ident, $keys:ident, $variant:expr, $codec:ty, $key:literal) => {
        if $value.get($key).is_some() {
            return $crate::codec::variant::<$codec>(&$value).map($variant);
        }
    };
    (@otherwise $value:ident, $keys:ident, $variant:expr, $codec:ty) => {
        if let Some(value) = $crate::codec::try_variant::<$codec>(&$value) {
            return Ok($variant(value));
        }
    };
    (@decodes $value:ident, $keys:ident, $variant:expr, $codec:ty) => {};
    (@keeps $value:ident, $keys:ident, $variant:expr, $codec:ty) => {};
}

/// `From` for variants that no other variant's type is equal to: `from_variants! { Engine { Llm(LlmEngine) } }`. With one that holds
/// text, `From<&str>`, too: `from_variants! { Body { Text(String) } and Text(&str) }`.
#[doc(hidden)]
#[macro_export]
macro_rules! from_variants {
    ($type:ident { $($variant:ident ( $held:ty )),* $(,)? } and $text:ident(&str)) => {
        $crate::from_variants!($type { $($variant($held)),* });
        impl From<&str> for $type {
            fn from(text: &str) -> Self {
                Self::$text(text.into())
            }
        }
    };
    ($type:ident { $($variant:ident ( $held:ty )),* $(,)? }) => {
        $(impl From<$held> for $type {
            fn from(value: $held) -> Self {
                Self::$variant(value)
            }
        })*
    };
}
