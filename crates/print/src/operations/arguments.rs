//! What a call takes, and how that is put where it travels.

use proc_macro2::TokenStream;
use quote::quote;
use specwright_ir::{Location, Style};
use specwright_surface::{Argument, Encoding, Role, Surface, Type};

use crate::{
    accepted::accepted,
    codec,
    imports::Imports,
    tokens::{ident, ty},
};

/// The type of an argument, and the value that is sent. Text is borrowed, since a call copies it into the request anyway, and a list
/// is of anything that becomes its items; everything else is given as it is, so that literals and `Default::default()` need no
/// annotation.
pub(super) fn taken(surface: &Surface, argument: &Argument) -> (TokenStream, TokenStream) {
    let (name, exact) = (ident(&argument.name), ty(&argument.ty));
    match (&argument.ty, argument.role) {
        (_, Role::Body) => (exact, quote!(&#name)),
        (Type::String, Role::Parameter(..)) => (quote!(impl AsRef<str>), quote!(#name.as_ref())),
        (Type::List(item), Role::Parameter(..)) => {
            let item = ty(item);
            let list = quote!(codec::collected::<#item>(#name));
            (accepted(&argument.ty).ty, encoded(surface, &argument.ty, list))
        }
        (_, Role::Parameter(..)) => (exact, encoded(surface, &argument.ty, quote!(#name))),
    }
}

/// A value with its floats as JSON has them: 3, not 3.0.
fn encoded(surface: &Surface, ty: &Type, value: TokenStream) -> TokenStream {
    match codec::floats(surface, ty) {
        Some(codec) => quote!(&codec::Encode::<#codec>(&#value)),
        None => quote!(&#value),
    }
}

/// The call that puts an argument where it travels.
pub(super) fn sent(surface: &Surface, argument: &Argument) -> TokenStream {
    let (wire, (_, value)) = (&argument.wire, taken(surface, argument));
    let Role::Parameter(location, encoding) = argument.role else {
        return quote!(.json(#value));
    };
    let (usual, other) = match location {
        Location::Path => (quote!(path), quote!(path_as)),
        Location::Query => (quote!(query), quote!(query_as)),
        Location::Header => (quote!(header), quote!(header_as)),
        Location::Cookie => (quote!(cookie), quote!(cookie_as)),
        Location::Querystring => {
            let encoding = said(encoding);
            return quote!(.querystring(#encoding, #wire, #value));
        }
    };
    if encoding == Encoding::usual(location) {
        return quote!(.#usual(#wire, #value));
    }
    let encoding = said(encoding);
    quote!(.#other(#encoding, #wire, #value))
}

/// An encoding by the names of the runtime.
fn said(encoding: Encoding) -> TokenStream {
    let (style, explode, reserved) = match encoding {
        Encoding::Style { style, explode, reserved } => (style, explode, reserved),
        Encoding::Json => return quote!(encoding::JSON),
        Encoding::JsonBase64 => return quote!(encoding::JSON_BASE64),
        Encoding::Text => return quote!(encoding::TEXT),
        Encoding::Form => return quote!(encoding::URLENCODED),
    };
    // What each constant says of `explode`.
    let (name, exploded) = match style {
        Style::Matrix => (quote!(MATRIX), false),
        Style::Label => (quote!(LABEL), false),
        Style::Simple => (quote!(SIMPLE), false),
        Style::Form => (quote!(FORM), true),
        Style::SpaceDelimited => (quote!(SPACE_DELIMITED), false),
        Style::PipeDelimited => (quote!(PIPE_DELIMITED), false),
        // It has no other way.
        Style::DeepObject => (quote!(DEEP_OBJECT), explode),
        Style::TabDelimited => (quote!(TAB_DELIMITED), false),
        Style::Cookie => (quote!(COOKIE), true),
    };
    let explode = match (exploded, explode) {
        (false, true) => Some(quote!(.exploded())),
        (true, false) => Some(quote!(.joined())),
        _ => None,
    };
    let reserved = reserved.then(|| quote!(.reserved()));
    quote!(encoding::#name #explode #reserved)
}

/// What of the runtime an argument says beside its type.
pub(super) fn imports(surface: &Surface, argument: &Argument, imports: &mut Imports) {
    let Role::Parameter(location, encoding) = argument.role else { return };
    if encoding != Encoding::usual(location) || location == Location::Querystring {
        imports.name("encoding");
    }
    if matches!(argument.ty, Type::List(_)) || codec::floats(surface, &argument.ty).is_some() {
        imports.name("codec");
    }
}
