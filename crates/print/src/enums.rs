//! Open enums.

use proc_macro2::TokenStream;
use quote::quote;
use specwright_surface::{Enum, EnumKind, Item};

use crate::{
    layout::doc,
    tokens::{attributes, ident},
};

/// Prints an enum.
pub(crate) fn print(item: &Item, values: &Enum) -> TokenStream {
    let attributes = attributes(&item.doc, item.deprecated);
    let definition = listed(&item.name, values);
    quote!(#attributes #definition)
}

/// The enum without what is said of it.
pub(crate) fn listed(name: &str, values: &Enum) -> TokenStream {
    let (name, unknown) = (ident(name), ident(&values.unknown));
    let variants = values.variants.iter().map(|variant| {
        let (doc, name) = (doc(&variant.doc), ident(&variant.name));
        quote!(#doc #name)
    });
    let held = match values.kind {
        EnumKind::String => quote!(String),
        EnumKind::Integer => quote!(i64),
        EnumKind::Mixed => quote!(Json),
    };
    quote! {
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            /// A value that this client does not know.
            #unknown(#held),
        }
    }
}
