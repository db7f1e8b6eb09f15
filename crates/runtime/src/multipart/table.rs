//! Tables of generated types that become multipart bodies. A macro reads one and says no more than the table does.

use std::collections::BTreeMap;

use super::{Multipart, Written};
use crate::{
    Upload,
    codec::{Codec, Encode},
};

/// What becomes parts of one name.
pub trait Parts {
    /// Adds the parts.
    fn add(self, name: &str, way: Option<Written>, to: &mut Multipart);
}

impl Parts for Upload {
    fn add(self, name: &str, way: Option<Written>, to: &mut Multipart) {
        let Written::As(media_type) = way.unwrap_or(Written::As("application/octet-stream"));
        to.upload(name, media_type, self);
    }
}

/// What is not there has no part.
impl<T: Parts> Parts for Option<T> {
    fn add(self, name: &str, way: Option<Written>, to: &mut Multipart) {
        if let Some(value) = self {
            value.add(name, way, to);
        }
    }
}

/// A part per item ([RFC 7578, 4.3](https://www.rfc-editor.org/rfc/rfc7578#section-4.3)).
impl<T: Parts> Parts for Vec<T> {
    fn add(self, name: &str, way: Option<Written>, to: &mut Multipart) {
        self.into_iter().for_each(|item| item.add(name, way, to));
    }
}

/// Parts by name.
impl<T: Parts> From<BTreeMap<String, T>> for Multipart {
    fn from(members: BTreeMap<String, T>) -> Self {
        let mut parts = Self::new();
        members.into_iter().for_each(|(name, value)| value.add(&name, None, &mut parts));
        parts
    }
}

/// Adds a value that is no file, if it is there.
pub fn add_value<C: Codec>(
    value: Option<&C::Value>,
    name: &str,
    way: Option<Written>,
    to: &mut Multipart,
) {
    let Some(value) = value else { return };
    match serde_json::to_value(Encode::<C>(value)) {
        Ok(value) => to.value(name, &value, way),
        Err(error) => to.fail(format!("the part `{name}` cannot be written: {error}")),
    }
}

/// How a struct becomes a multipart body: of each field, whether it is a file or a value. Members that the description does not
/// declare are `extra`.
///
/// ```text
/// multipart! {
///     CreateFile {
///         file: file = "file" as Written::As("image/png"),
///         purpose: value String = "purpose",
///     } extra extra: value Json
/// }
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! multipart {
    ($type:ident {
        $($field:ident: $kind:ident $($codec:ty)? = $name:literal $(as $way:expr)?),* $(,)?
    } $(extra $extra:ident: $extra_kind:ident $($extra_codec:ty)?)?) => {
        impl From<$type> for $crate::Multipart {
            fn from(body: $type) -> Self {
                const NAMES: &[&str] = &[$($name),*];
                #[allow(unused_mut, reason = "a body may have no member")]
                let mut parts = Self::new();
                let _ = (&body, NAMES);
                $($crate::multipart!(
                    @$kind ($($codec)?) body.$field, $name, ($($way)?), &mut parts
                );)*
                $(for (name, value) in body.$extra {
                    if !NAMES.contains(&name.as_str()) {
                        $crate::multipart!(
                            @$extra_kind ($($extra_codec)?) value, &name, (), &mut parts
                        );
                    }
                })?
                parts
            }
        }
    };
    (@file () $value:expr, $name:expr, ($($way:expr)?), $to:expr) => {
        $crate::codegen::parts::Parts::add($value, $name, $crate::multipart!(@way $($way)?), $to)
    };
    (@value ($codec:ty) $value:expr, $name:expr, ($($way:expr)?), $to:expr) => {
        $crate::codegen::parts::add_value::<$codec>(
            (&$value).into(),
            $name,
            $crate::multipart!(@way $($way)?),
            $to,
        )
    };
    (@way) => { None };
    (@way $way:expr) => { Some($way) };
}

/// How the variants of an enum become parts, or bodies: whether each holds files or a value.
///
/// ```text
/// parts! { Image { Upload: file, List: file, Reference: value ImageReference } }
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! parts {
    ($type:ident { $($variant:ident: $kind:ident $($codec:ty)?),* $(,)? }) => {
        impl $crate::codegen::parts::Parts for $type {
            fn add(
                self,
                name: &str,
                way: Option<$crate::codegen::Written>,
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
