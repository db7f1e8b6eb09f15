//! Tables of generated types that become multipart bodies. A macro reads one and says no more than the table does.

use std::collections::BTreeMap;

use super::Multipart;
use crate::{
    Upload,
    codec::{Codec, Encode},
    way::{self, Way, Ways},
};

/// What becomes a multipart body. Generated, for types with files in them.
pub trait IntoMultipart {
    /// Adds every part.
    fn add_to(self, parts: &mut Multipart, ways: &Ways);
}

/// What becomes parts of one name.
pub trait Parts {
    /// Adds the parts.
    fn add(self, name: &str, way: Option<Way>, to: &mut Multipart);
}

impl Parts for Upload {
    fn add(self, name: &str, way: Option<Way>, to: &mut Multipart) {
        // A style is for text.
        let media_type = match way {
            Some(Way::As(media_type)) => media_type,
            Some(Way::By(_)) | None => "application/octet-stream",
        };
        to.upload(name, media_type, self);
    }
}

/// What is not there has no part.
impl<T: Parts> Parts for Option<T> {
    fn add(self, name: &str, way: Option<Way>, to: &mut Multipart) {
        if let Some(value) = self {
            value.add(name, way, to);
        }
    }
}

/// A part per item ([RFC 7578, 4.3](https://www.rfc-editor.org/rfc/rfc7578#section-4.3)).
impl<T: Parts> Parts for Vec<T> {
    fn add(self, name: &str, way: Option<Way>, to: &mut Multipart) {
        self.into_iter().for_each(|item| item.add(name, way, to));
    }
}

/// Parts by name.
impl<T: Parts> IntoMultipart for BTreeMap<String, T> {
    fn add_to(self, parts: &mut Multipart, ways: &Ways) {
        self.into_iter().for_each(|(name, value)| value.add(&name, way::of(ways, &name), parts));
    }
}

/// What was put together part by part says itself how each is written.
impl IntoMultipart for Multipart {
    fn add_to(self, parts: &mut Multipart, _: &Ways) {
        self.fault.into_iter().for_each(|fault| parts.fail(fault));
        parts.parts.extend(self.parts);
    }
}

/// Adds a value that is no file, if it is there.
pub fn add_value<C: Codec>(
    value: Option<&C::Value>,
    name: &str,
    way: Option<Way>,
    to: &mut Multipart,
) {
    let Some(value) = value else { return };
    match serde_json::to_value(Encode::<C>(value)) {
        Ok(value) => to.value(name, &value, way),
        Err(error) => to.fail(format!("the part `{name}` cannot be written: {error}")),
    }
}

/// How a struct becomes a multipart body: what is always written, and of each field, whether it is a file or a value. Members that the
/// description does not declare are `extra`.
///
/// ```text
/// multipart! {
///     CreateFile {
///         file: file = "file",
///         purpose: value String = "purpose",
///     } const { "kind": "file" } extra extra: value Json
/// }
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! multipart {
    ($type:ident {
        $($field:ident: $kind:ident $($codec:ty)? = $name:literal),* $(,)?
    }
        $(const { $($constant:literal : $value:literal),* $(,)? })?
        $(extra $extra:ident: $extra_kind:ident $($extra_codec:ty)?)?
    ) => {
        impl $crate::codegen::parts::IntoMultipart for $type {
            fn add_to(self, parts: &mut $crate::Multipart, ways: &$crate::codegen::way::Ways) {
                const NAMES: &[&str] = &[$($name),*];
                let _ = (&parts, ways, NAMES);
                $($($crate::codegen::parts::constant($constant, $value, parts);)*)?
                $($crate::multipart!(@$kind ($($codec)?) self.$field, $name, ways, parts);)*
                $(for (name, value) in self.$extra {
                    if !NAMES.contains(&name.as_str()) {
                        $crate::multipart!(@$extra_kind ($($extra_codec)?) value, &name, ways, parts);
                    }
                })?
            }
        }
    };
    (@file () $value:expr, $name:expr, $ways:expr, $to:expr) => {
        $crate::codegen::parts::Parts::add(
            $value,
            $name,
            $crate::codegen::way::of($ways, $name),
            $to,
        )
    };
    (@value ($codec:ty) $value:expr, $name:expr, $ways:expr, $to:expr) => {
        $crate::codegen::parts::add_value::<$codec>(
            (&$value).into(),
            $name,
            $crate::codegen::way::of($ways, $name),
            $to,
        )
    };
}

/// How the variants of an enum become parts of one name: whether each holds files or a value.
///
/// ```text
/// parts! { Image { Upload: file, Uploads: file, Reference: value ImageReference } }
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! parts {
    ($type:ident { $($variant:ident: $kind:ident $($codec:ty)?),* $(,)? }) => {
        impl $crate::codegen::parts::Parts for $type {
            fn add(
                self,
                name: &str,
                way: Option<$crate::codegen::way::Way>,
                to: &mut $crate::Multipart,
            ) {
                match self {
                    $(Self::$variant(value) => {
                        $crate::parts!(@$kind ($($codec)?) value, name, way, to);
                    })*
                }
            }
        }
    };
    (@file () $value:expr, $name:expr, $way:expr, $to:expr) => {
        $crate::codegen::parts::Parts::add($value, $name, $way, $to)
    };
    (@value ($codec:ty) $value:expr, $name:expr, $way:expr, $to:expr) => {
        $crate::codegen::parts::add_value::<$codec>((&$value).into(), $name, $way, $to)
    };
}

/// How the variants of an enum become multipart bodies, with the part that tells one from the others where it has none.
///
/// ```text
/// multiparts! { Message { Text, File adding "kind" = "file" } }
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! multiparts {
    ($type:ident { $($variant:ident $(adding $tag:literal = $value:literal)?),* $(,)? }) => {
        impl $crate::codegen::parts::IntoMultipart for $type {
            fn add_to(self, parts: &mut $crate::Multipart, ways: &$crate::codegen::way::Ways) {
                match self {
                    $(Self::$variant(value) => {
                        $($crate::codegen::parts::constant($tag, $value, parts);)?
                        $crate::codegen::parts::IntoMultipart::add_to(value, parts, ways);
                    })*
                }
            }
        }
    };
}

/// How an enum of bodies is sent, by variant.
///
/// ```text
/// body! { PutPet { Json: json "application/json", Form: form "application/x-www-form-urlencoded" &[] } }
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! body {
    ($type:ident { $($variant:ident: $kind:ident $media_type:literal $($ways:expr)?),* $(,)? }) => {
        impl $crate::codegen::RequestBody for $type {
            fn set(self, call: $crate::codegen::Call) -> $crate::codegen::Call {
                match self {
                    $(Self::$variant(body) => {
                        $crate::body!(@$kind call.content_type($media_type), body $(, $ways)?)
                    })*
                }
            }
        }
    };
    (@json $call:expr, $body:expr) => { $call.json(&$body) };
    (@form $call:expr, $body:expr, $ways:expr) => { $call.form(&$body, $ways) };
    (@parts $call:expr, $body:expr, $ways:expr) => { $call.parts(&$body, $ways) };
    (@multipart $call:expr, $body:expr, $ways:expr) => { $call.multipart($body, $ways) };
    (@text $call:expr, $body:expr) => { $call.text($body) };
    (@binary $call:expr, $body:expr) => { $call.binary($body) };
}
