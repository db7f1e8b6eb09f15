//! What callers may give for a type, and how it becomes the type: `"a"` for a `String`, `["a"]` for a `Vec<String>`.

use std::fmt;

use proc_macro2::TokenStream;
use quote::quote;
use specwright_surface::Type;

use crate::tokens;

/// A type in argument position; as text, that type.
pub(crate) enum Accepted<'t> {
    /// The type itself.
    Exact(&'t Type),
    /// What becomes it.
    Into(&'t Type),
    /// Items that become those of a list.
    Items(Box<Self>),
    /// Names with what becomes values of a map.
    Members(Box<Self>),
}

/// What callers may give for a type.
pub(crate) fn accepted(ty: &Type) -> Accepted<'_> {
    match ty {
        Type::String
        | Type::Format(_)
        | Type::Named(_)
        | Type::Json
        | Type::Upload
        | Type::Boxed(_) => Accepted::Into(ty),
        Type::List(item) => Accepted::Items(Box::new(flat(item))),
        Type::Map(value) => Accepted::Members(Box::new(flat(value))),
        Type::Unit
        | Type::Body
        | Type::Events(_)
        | Type::Lines(_)
        | Type::Null
        | Type::Bool
        | Type::I32
        | Type::I64
        | Type::U32
        | Type::U64
        | Type::F64
        | Type::Multipart
        | Type::Tuple(_)
        | Type::Option(_) => Accepted::Exact(ty),
    }
}

/// What an item of a list may be: one conversion, no list in a list.
fn flat(ty: &Type) -> Accepted<'_> {
    match ty {
        Type::List(_) | Type::Map(_) => Accepted::Exact(ty),
        other => accepted(other),
    }
}

impl Accepted<'_> {
    /// The argument's type.
    pub(crate) fn tokens(&self) -> TokenStream {
        match self {
            Self::Exact(ty) => tokens::ty(ty),
            Self::Into(ty) => {
                let ty = tokens::ty(ty);
                quote!(impl Into<#ty>)
            }
            Self::Items(item) => {
                let item = item.tokens();
                quote!(impl IntoIterator<Item = #item>)
            }
            Self::Members(value) => {
                let value = value.tokens();
                quote!(impl IntoIterator<Item = (impl Into<String>, #value)>)
            }
        }
    }

    /// What is called on the argument; empty: nothing.
    pub(crate) fn convert(&self) -> &'static str {
        let exact = |inner: &Self| matches!(inner, Self::Exact(_));
        match self {
            Self::Exact(_) => "",
            Self::Into(_) => ".into()",
            Self::Items(item) if exact(item) => ".into_iter().collect()",
            Self::Items(_) => ".into_iter().map(Into::into).collect()",
            Self::Members(value) if exact(value) => {
                ".into_iter().map(|(name, value)| (name.into(), value)).collect()"
            }
            Self::Members(_) => {
                ".into_iter().map(|(name, value)| (name.into(), value.into())).collect()"
            }
        }
    }
}

impl fmt::Display for Accepted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exact(ty) => write!(f, "{ty}"),
            Self::Into(ty) => write!(f, "impl Into<{ty}>"),
            Self::Items(item) => write!(f, "impl IntoIterator<Item = {item}>"),
            Self::Members(value) => {
                write!(f, "impl IntoIterator<Item = (impl Into<String>, {value})>")
            }
        }
    }
}
