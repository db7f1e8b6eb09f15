//! Names and types as tokens.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use specwright_surface::Type;

use crate::layout::doc;

/// The [keywords](https://doc.rust-lang.org/reference/keywords.html) of the edition of generated crates, those kept for later among
/// them, but for `crate`, `self`, `super` and `Self`: these may stand nowhere else, and no name is one.
const KEYWORDS: [&str; 48] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let",
    "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return",
    "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield",
];

/// Whether a name needs `r#` in generated code.
#[must_use]
pub fn is_keyword(name: &str) -> bool {
    KEYWORDS.binary_search(&name).is_ok()
}

/// A name, raw where it is a keyword.
pub(crate) fn ident(name: &str) -> Ident {
    match is_keyword(name) {
        true => Ident::new_raw(name, Span::call_site()),
        false => Ident::new(name, Span::call_site()),
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

/// Documentation and `#[deprecated]`.
pub(crate) fn attributes(text: &str, deprecated: bool) -> TokenStream {
    let text = doc(text);
    let deprecated = deprecated.then(|| quote!(#[deprecated]));
    quote!(#text #deprecated)
}
