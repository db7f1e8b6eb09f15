//! What operations answer with where that is no JSON alone: successes that differ, and headers.

use std::fmt::Write;

use proc_macro2::TokenStream;
use quote::quote;
use specwright_surface::{HeaderForm, Headers, Item, OutputVariant, Outputs, Reading, Type};

use crate::tokens::{attributes, ident, ty, variant};

/// The name of a reading in the runtime.
pub(crate) fn reading(of: Reading) -> &'static str {
    match of {
        Reading::Json => "Json",
        Reading::Text => "Text",
        Reading::Binary => "Binary",
        Reading::Events => "EventStream",
        Reading::EventText => "EventText",
        Reading::EventObjects => "EventObjects",
        Reading::Lines => "JsonLines",
        Reading::Alternatives => "Alternatives",
    }
}

/// Prints an enum of successes. What is read as it comes is neither cloned nor compared.
pub(crate) fn outputs(item: &Item, outputs: &Outputs) -> TokenStream {
    let once = |variant: &OutputVariant| variant.ty.is_read_as_it_comes();
    let derives = match outputs.variants.iter().any(once) {
        true => quote!(Debug),
        false => quote!(Debug, Clone, PartialEq),
    };
    let name = ident(&item.name);
    let about = attributes(&item.doc, item.deprecated);
    let variants = outputs.variants.iter();
    let variants = variants.map(|one| variant(&one.name, &one.doc, &one.ty));
    quote! {
        #about
        #[derive(#derives)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
        }
    }
}

/// Which status and media type mean which variant.
pub(crate) fn outputs_table(item: &Item, outputs: &Outputs) -> String {
    let mut text = format!("outputs! {{\n    {} {{\n", item.name);
    for variant in &outputs.variants {
        let held = match &variant.ty {
            Type::Unit => String::new(),
            held => format!("({held} as {})", reading(variant.reading)),
        };
        let status = variant.status.to_string();
        let none = [String::new()];
        let media_types = match variant.media_types.as_slice() {
            [] => &none,
            all => all,
        };
        for media_type in media_types {
            let name = ident(&variant.name);
            let _ = writeln!(text, "        {status:?} {media_type:?} => {name}{held},");
        }
    }
    text.push_str("    }\n}\n");
    text
}

/// Prints a struct of headers.
pub(crate) fn headers(item: &Item, headers: &Headers) -> TokenStream {
    let name = ident(&item.name);
    let about = attributes(&item.doc, item.deprecated);
    let fields = headers.fields.iter().map(|field| {
        let text = attributes(&field.doc, field.deprecated);
        let (name, held) = (ident(&field.name), ty(&field.ty));
        quote!(#text pub #name: Option<#held>)
    });
    quote! {
        #about
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub struct #name {
            #(#fields,)*
        }
    }
}

/// Which header is which field; `codec` says how a type is read.
pub(crate) fn headers_table(
    item: &Item,
    headers: &Headers,
    codec: impl Fn(&Type) -> String,
) -> String {
    let mut text = format!("headers! {{\n    {} {{\n", item.name);
    for field in &headers.fields {
        let form = match field.form {
            HeaderForm::Simple => "",
            HeaderForm::Exploded => " as Exploded",
            HeaderForm::Json => " as Json",
        };
        let (name, codec) = (ident(&field.name), codec(&field.ty));
        let _ = writeln!(text, "        {name}: {codec} = {:?}{form},", field.wire);
    }
    text.push_str("    }\n}\n");
    text
}
