//! How a call's pages follow each other.

use proc_macro2::TokenStream;
use quote::quote;
use specwright_surface::{Operation, Paging, Presence};

use crate::tokens::{ident, ty};

/// The methods that give items and pages, and the table they follow.
pub(super) fn pages(operation: &Operation, paging: &Paging) -> TokenStream {
    let (page, item, error) = (ty(&operation.output), ty(&paging.item), ident(&operation.error));
    let parameter = &paging.parameter;
    let (next, items) = (ident(&paging.next), ident(&paging.items));
    let next = match paging.next_presence {
        Presence::Required => quote!(Some(page.#next.clone())),
        Presence::Optional | Presence::Given | Presence::RequiredNullable => {
            quote!(page.#next.clone())
        }
        Presence::Nullable => quote!(page.#next.clone().into_option()),
    };
    let has_more = match &paging.has_more {
        None => quote!(|_| None),
        Some((field, presence)) => {
            let field = ident(field);
            match presence {
                Presence::Required => quote!(|page| Some(page.#field)),
                Presence::Optional | Presence::Given | Presence::RequiredNullable => {
                    quote!(|page| page.#field)
                }
                Presence::Nullable => quote!(|page| page.#field.into_option()),
            }
        }
    };
    let items = match paging.items_presence {
        Presence::Required => quote!(page.#items),
        Presence::Nullable => quote!(page.#items.into_option().unwrap_or_default()),
        Presence::Optional | Presence::Given | Presence::RequiredNullable => {
            quote!(page.#items.unwrap_or_default())
        }
    };
    quote! {
        /// Every item of every page; pages are fetched as they are needed.
        pub fn items(self) -> Items<#page, #item, #error> {
            self.0.items(Self::PAGING)
        }

        /// Every page; each is fetched when it is asked for.
        pub fn pages(self) -> Pages<#page, #item, #error> {
            self.0.pages(Self::PAGING)
        }

        const PAGING: Paging<#page, #item> = Paging {
            parameter: #parameter,
            next: |page| #next,
            has_more: #has_more,
            items: |page| #items,
        };
    }
}
