//! What a call takes, and how that is put where it travels.

use proc_macro2::TokenStream;
use quote::quote;
use specwright_ir::Location;
use specwright_surface::{
    Argument, Content, ContentKind, Encoding, Operation, Role, Surface, Taken, Type, Way,
};

use crate::{
    accepted::accepted,
    codec, encoding,
    imports::Imports,
    sent,
    tokens::{ident, ty},
};

/// The value of a parameter that is sent.
fn value(surface: &Surface, argument: &Argument) -> TokenStream {
    let name = ident(&argument.name);
    match &argument.ty {
        Type::String => quote!(#name.as_ref()),
        Type::List(item) => {
            let item = ty(item);
            encoded(surface, &argument.ty, quote!(codec::collected::<#item>(#name)))
        }
        _ => encoded(surface, &argument.ty, quote!(#name)),
    }
}

/// A value with its floats as JSON has them: 3, not 3.0.
fn encoded(surface: &Surface, ty: &Type, value: TokenStream) -> TokenStream {
    match codec::floats(surface, ty) {
        Some(codec) => quote!(&codec::Encode::<#codec>(&#value)),
        None => quote!(&#value),
    }
}

/// The type of an argument, and the call that puts it where it travels.
pub(super) fn argument(
    surface: &Surface,
    operation: &Operation,
    argument: &Argument,
) -> (TokenStream, TokenStream) {
    let taken = match operation.taken(argument) {
        Taken::Exact => ty(&argument.ty),
        Taken::Text => quote!(impl AsRef<str>),
        Taken::Into | Taken::Items => accepted(&argument.ty).tokens(),
    };
    let call = match argument.role {
        Role::Body => body(surface, argument, operation.body.as_ref()),
        Role::Parameter(location, encoding) => {
            put(&argument.wire, (location, encoding), &value(surface, argument))
        }
    };
    (taken, call)
}

/// The call that puts the value of a parameter where it travels.
fn put(wire: &str, (location, encoding): (Location, Encoding), value: &TokenStream) -> TokenStream {
    let (usual, other) = match location {
        Location::Path => (quote!(path), quote!(path_as)),
        Location::Query => (quote!(query), quote!(query_as)),
        Location::Header => (quote!(header), quote!(header_as)),
        Location::Cookie => (quote!(cookie), quote!(cookie_as)),
        Location::Querystring => {
            let encoding = encoding::tokens(encoding);
            return quote!(.querystring(#encoding, #wire, #value));
        }
    };
    if encoding == Encoding::usual(location) {
        return quote!(.#usual(#wire, #value));
    }
    let encoding = encoding::tokens(encoding);
    quote!(.#other(#encoding, #wire, #value))
}

/// The call that sets the body; `None`: the body says itself how it is written.
fn body(surface: &Surface, argument: &Argument, content: Option<&Content>) -> TokenStream {
    let name = ident(&argument.name);
    let Some(content) = content else {
        return quote!(.body(#name.into()));
    };
    let ways = sent::ways(content).parse::<TokenStream>().unwrap_or_default();
    match content.kind {
        ContentKind::Json => {
            let value = encoded(surface, &argument.ty, quote!(#name));
            quote!(.json(#value))
        }
        ContentKind::Form => quote!(.form(&#name, #ways)),
        ContentKind::Parts => quote!(.parts(&#name, #ways)),
        ContentKind::Multipart => quote!(.multipart(#name, #ways)),
        ContentKind::Text => quote!(.text(#name)),
        ContentKind::Binary => quote!(.binary(#name.into())),
    }
}

/// What of the runtime an argument says beside its type.
pub(super) fn imports(
    surface: &Surface,
    operation: &Operation,
    argument: &Argument,
    imports: &mut Imports,
) {
    let Role::Parameter(location, encoding) = argument.role else {
        return of_body(surface, argument, operation.body.as_ref(), imports);
    };
    if encoding != Encoding::usual(location) || location == Location::Querystring {
        imports.name("encoding");
    }
    if matches!(argument.ty, Type::List(_)) || codec::floats(surface, &argument.ty).is_some() {
        imports.name("codec");
    }
}

fn of_body(
    surface: &Surface,
    argument: &Argument,
    content: Option<&Content>,
    imports: &mut Imports,
) {
    let Some(content) = content else { return };
    let json = content.kind == ContentKind::Json;
    if json && codec::floats(surface, &argument.ty).is_some() {
        imports.name("codec");
    }
    if !content.ways.is_empty() {
        imports.name("way");
    }
    if content.ways.iter().any(|(_, way)| matches!(way, Way::Style(_))) {
        imports.name("encoding");
    }
}
