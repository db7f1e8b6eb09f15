//! Open enums whose variants hold values.

use proc_macro2::TokenStream;
use quote::quote;
use specwright_surface::{Item, Type, Union, UnionVariant};

use crate::{
    accepted::accepted,
    layout::doc,
    tokens::{attributes, ident, ty},
};

/// Prints a union and its constructors.
pub(crate) fn print(item: &Item, union: &Union) -> TokenStream {
    let (name, unknown) = (ident(&item.name), ident(&union.unknown));
    let attributes = attributes(&item.doc, item.deprecated);
    let variants = union.variants.iter().map(|variant| {
        let (doc, name, ty) = (doc(&variant.doc), ident(&variant.name), ty(&variant.ty));
        quote!(#doc #name(#ty))
    });
    let constructors: Vec<_> = union.variants.iter().filter_map(constructor).collect();
    let methods = (!constructors.is_empty()).then(|| quote!(impl #name { #(#constructors)* }));
    quote! {
        #attributes
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            /// A value that this client does not know, as it came.
            #unknown(Json),
        }
        #methods
    }
}

/// A function that makes a variant of what its struct requires.
fn constructor(variant: &UnionVariant) -> Option<TokenStream> {
    let constructor = variant.constructor.as_ref()?;
    let (name, target) = (ident(&constructor.name), ident(&constructor.target));
    let kind = ident(&variant.name);
    let text = doc(&format!("[`Self::{}`] with what it requires.", variant.name));
    let (names, types): (Vec<_>, Vec<_>) =
        constructor.arguments.iter().map(|(name, ty)| (ident(name), accepted(ty).tokens())).unzip();
    let value = quote!(#target::new(#(#names),*));
    let value = match &variant.ty {
        Type::Boxed(_) => quote!(Box::new(#value)),
        _ => value,
    };
    Some(quote! {
        #text
        pub fn #name(#(#names: #types),*) -> Self {
            Self::#kind(#value)
        }
    })
}
