//! Names and types as tokens.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use specwright_surface::{Presence, Type};

use crate::layout::doc;

/// A name, raw where it is a keyword of the edition of generated crates.
pub(crate) fn ident(name: &str) -> Ident {
    match syn::parse_str::<Ident>(name) {
        // `syn` takes the keywords of editions before 2024.
        Ok(ident) if name != "gen" => ident,
        _ => Ident::new_raw(name, Span::call_site()),
    }
}

/// A variant that holds a value, or none where that is [`Type::Unit`].
pub(crate) fn variant(name: &str, doc: &str, held: &Type) -> TokenStream {
    let (text, name) = (attributes(doc, false), ident(name));
    match held {
        Type::Unit => quote!(#text #name),
        held => {
            let held = ty(held);
            quote!(#text #name(#held))
        }
    }
}

/// A type as it is written in generated code.
pub(crate) fn ty(ty: &Type) -> TokenStream {
    match ty {
        Type::Unit => quote!(()),
        Type::Bool => quote!(bool),
        Type::I32 => quote!(i32),
        Type::I64 => quote!(i64),
        Type::U32 => quote!(u32),
        Type::U64 => quote!(u64),
        Type::F64 => quote!(f64),
        Type::String => quote!(String),
        Type::Format(format) => {
            let name = ident(format.name());
            quote!(formats::#name)
        }
        Type::Body => quote!(stream::Body),
        Type::Events(inner) => {
            let inner = self::ty(inner);
            quote!(stream::Events<#inner>)
        }
        Type::Lines(inner) => {
            let inner = self::ty(inner);
            quote!(stream::Lines<#inner>)
        }
        Type::Null => quote!(Null),
        Type::Json => quote!(Json),
        Type::Upload => quote!(bodies::Upload),
        Type::Multipart => quote!(bodies::Multipart),
        Type::Named(name) => {
            let name = ident(name);
            quote!(#name)
        }
        Type::List(inner) => wrapped("Vec", inner),
        Type::Tuple(items) => {
            let items = items.iter().map(self::ty);
            quote!((#(#items),*))
        }
        Type::Map(inner) => {
            let inner = self::ty(inner);
            quote!(BTreeMap<String, #inner>)
        }
        Type::Option(inner) => wrapped("Option", inner),
        Type::Boxed(inner) => wrapped("Box", inner),
    }
}

fn wrapped(outer: &str, inner: &Type) -> TokenStream {
    let (outer, inner) = (ident(outer), ty(inner));
    quote!(#outer<#inner>)
}

/// The type of a field, with what its presence adds.
pub(crate) fn declared(of: &Type, presence: Presence) -> TokenStream {
    let inner = ty(of);
    match presence {
        Presence::Required => inner,
        Presence::Optional | Presence::Given | Presence::RequiredNullable => quote!(Option<#inner>),
        Presence::Nullable => quote!(Maybe<#inner>),
    }
}

/// Documentation and `#[deprecated]`.
pub(crate) fn attributes(text: &str, deprecated: bool) -> TokenStream {
    let text = doc(text);
    let deprecated = deprecated.then(|| quote!(#[deprecated]));
    quote!(#text #deprecated)
}
