//! What callers may give for a type, and how it becomes the type: `"a"` for a `String`, `["a"]` for a `Vec<String>`.

use proc_macro2::TokenStream;
use quote::quote;
use specwright_surface::Type;

use crate::tokens;

/// A type in argument position.
pub(crate) struct Accepted {
    /// The argument's type.
    pub(crate) ty: TokenStream,
    /// What is called on the argument, if anything: `.into()`.
    pub(crate) convert: Option<TokenStream>,
}

/// What callers may give for a type.
pub(crate) fn accepted(ty: &Type) -> Accepted {
    let exact = tokens::ty(ty);
    match ty {
        Type::String
        | Type::Format(_)
        | Type::Named(_)
        | Type::Json
        | Type::Upload
        | Type::Boxed(_) => {
            Accepted { ty: quote!(impl Into<#exact>), convert: Some(quote!(.into())) }
        }
        Type::List(item) => {
            let inner = flat(item);
            let convert = match &inner.convert {
                Some(_) => quote!(.into_iter().map(Into::into).collect()),
                None => quote!(.into_iter().collect()),
            };
            let ty = inner.ty;
            Accepted { ty: quote!(impl IntoIterator<Item = #ty>), convert: Some(convert) }
        }
        Type::Map(value) => {
            let inner = flat(value);
            let (ty, value) = (inner.ty, inner.convert);
            Accepted {
                ty: quote!(impl IntoIterator<Item = (impl Into<String>, #ty)>),
                convert: Some(quote!(
                    .into_iter().map(|(name, value)| (name.into(), value #value)).collect()
                )),
            }
        }
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
        | Type::Option(_) => Accepted { ty: exact, convert: None },
    }
}

/// What an item of a list may be: one conversion, no list in a list.
fn flat(ty: &Type) -> Accepted {
    match ty {
        Type::List(_) | Type::Map(_) => Accepted { ty: tokens::ty(ty), convert: None },
        other => accepted(other),
    }
}
