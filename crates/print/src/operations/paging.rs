//! How a call's pages follow each other.

use proc_macro2::TokenStream;
use quote::quote;
use specwright_surface::{FieldPath, Operation, PagedBy, Paging, Presence, Type};

use crate::{
    layout,
    tokens::{ident, ty},
};

/// The methods that give items and pages, and what they follow.
pub(super) fn pages(operation: &Operation, paging: &Paging) -> syn::Result<String> {
    let follow = follow(&operation.output, paging);
    let (call, page, item, error) =
        (&operation.call, &operation.output, &paging.item, &operation.error);
    let follow = layout::expression(&follow)?;
    Ok(format!("paged! {{\n    {call}: {page} => {item}, {error},\n    {follow}\n}}\n"))
}

fn follow(page: &Type, paging: &Paging) -> TokenStream {
    let (page, items) = (ty(page), items(&paging.items));
    let by = match &paging.by {
        PagedBy::Key { parameter, next, text } => {
            let next = read(next, if *text { Leaf::Text } else { Leaf::Shown });
            quote!(.by_key(#parameter, |page| #next))
        }
        PagedBy::Url { next, text } => {
            let next = read(next, if *text { Leaf::Text } else { Leaf::Shown });
            quote!(.by_url(|page| #next))
        }
        PagedBy::Link => quote!(),
        PagedBy::Number { parameter, first } => {
            let first = proc_macro2::Literal::u64_unsuffixed(*first);
            quote!(.by_number(#parameter, #first))
        }
        PagedBy::Offset { parameter, first } => {
            let first = proc_macro2::Literal::u64_unsuffixed(*first);
            quote!(.by_offset(#parameter, #first))
        }
    };
    let copied = |place: &FieldPath| read(place, Leaf::Copied);
    let has_more = paging.has_more.as_ref().map(copied).map(|read| quote!(.has_more(|page| #read)));
    let total = paging.total.as_ref().map(copied).map(|read| quote!(.total(|page| #read)));
    quote!(Paging::of(|page: &mut #page| #items) #by #has_more #total)
}

/// What is read at the end of a place.
#[derive(Clone, Copy)]
enum Leaf {
    /// A `String`.
    Text,
    /// What is shown as text.
    Shown,
    /// What is copied.
    Copied,
}

/// The value at a place of a page that is borrowed, as an `Option`.
fn read(place: &[(String, Presence)], leaf: Leaf) -> TokenStream {
    let Some(((last, presence), outer)) = place.split_last() else { return quote!(None) };
    let at = within(outer, &quote!(as_ref), &quote!(as_option));
    let field = ident(last);
    match (presence, leaf) {
        (Presence::Required, Leaf::Text) => quote!(Some(#at.#field.clone())),
        (Presence::Required, Leaf::Shown) => quote!(Some(#at.#field.to_string())),
        (Presence::Required, Leaf::Copied) => quote!(Some(#at.#field)),
        (Presence::Nullable, Leaf::Text) => quote!(#at.#field.clone().into_option()),
        (Presence::Nullable, Leaf::Shown) => {
            quote!(#at.#field.as_option().map(ToString::to_string))
        }
        (Presence::Nullable, Leaf::Copied) => quote!(#at.#field.into_option()),
        (_, Leaf::Text) => quote!(#at.#field.clone()),
        (_, Leaf::Shown) => quote!(#at.#field.as_ref().map(ToString::to_string)),
        (_, Leaf::Copied) => quote!(#at.#field),
    }
}

/// The list of a page, to be changed, as an `Option`.
fn items(place: &[(String, Presence)]) -> TokenStream {
    let Some(((last, presence), outer)) = place.split_last() else { return quote!(Some(page)) };
    let at = within(outer, &quote!(as_mut), &quote!(as_option_mut));
    let field = ident(last);
    match presence {
        Presence::Required => quote!(Some(&mut #at.#field)),
        Presence::Nullable => quote!(#at.#field.as_option_mut()),
        Presence::Optional | Presence::Given | Presence::RequiredNullable => {
            quote!(#at.#field.as_mut())
        }
    }
}

/// The struct at the end of a way through fields, each borrowed by the method for an `Option` or that for a `Maybe`.
fn within(outer: &[(String, Presence)], option: &TokenStream, maybe: &TokenStream) -> TokenStream {
    outer.iter().fold(quote!(page), |at, (field, presence)| {
        let field = ident(field);
        match presence {
            Presence::Required => quote!(#at.#field),
            Presence::Nullable => quote!(#at.#field.#maybe()?),
            Presence::Optional | Presence::Given | Presence::RequiredNullable => {
                quote!(#at.#field.#option()?)
            }
        }
    })
}
