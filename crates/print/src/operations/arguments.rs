//! What a call takes, and how that is put where it travels.

use proc_macro2::TokenStream;
use quote::quote;
use specwright_surface::{Argument, Role, Type};

use crate::{
    accepted::accepted,
    tokens::{ident, ty},
};

/// The type of an argument, and the value that is sent. Text is borrowed, since a call copies it into the request anyway;
/// everything else is given as it is, so that literals and `Default::default()` need no annotation.
pub(super) fn taken(argument: &Argument) -> (TokenStream, TokenStream) {
    let (name, exact) = (ident(&argument.name), ty(&argument.ty));
    match (&argument.ty, argument.role) {
        (Type::String, Role::Path | Role::Query | Role::Header) => {
            (quote!(impl AsRef<str>), quote!(#name.as_ref()))
        }
        (Type::List(item), Role::QueryList) => match accepted(item).convert {
            Some(_) => (
                accepted(&argument.ty).ty,
                quote!(#name.into_iter().map(Into::into).collect::<#exact>()),
            ),
            None => (accepted(&argument.ty).ty, quote!(#name)),
        },
        _ => (exact, quote!(&#name)),
    }
}

/// The call that puts an argument where it travels.
pub(super) fn sent(argument: &Argument) -> TokenStream {
    let (wire, (_, value)) = (&argument.wire, taken(argument));
    match argument.role {
        Role::Path => quote!(.path(#wire, #value)),
        Role::Query => quote!(.query(#wire, #value)),
        Role::QueryList => quote!(.query_list(#wire, #value)),
        Role::QueryJson => quote!(.query_json(#wire, #value)),
        Role::Header => quote!(.header(#wire, #value)),
        Role::HeaderJson => quote!(.header_json(#wire, #value)),
        Role::HeaderJsonBase64 => quote!(.header_json_base64(#wire, #value)),
        Role::Body => quote!(.json(#value)),
    }
}
