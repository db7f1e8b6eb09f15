//! A program that uses every public item of a package at its full type: what it can name, hold, match, call and require.
//!
//! It is made of the package's text alone, so that it knows nothing of how two editions are compared.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};
use specwright_print::File;
use syn::{
    Attribute, Fields, FnArg, Generics, ImplItem, Item, ItemEnum, ItemImpl, ItemStruct, ItemUse,
    ReceiverKind, Signature, Type, UseTree, Visibility,
};

use crate::tables;

/// The name of the package in the program.
const PACKAGE: &str = "client";

/// The program for these files of a package.
pub(crate) fn of(files: &[File]) -> String {
    let read = |file: &File| {
        let name = file.path.strip_prefix("src/generated/")?.strip_suffix(".rs")?;
        Some((name.to_owned(), syn::parse_file(&file.text).expect("Rust")))
    };
    let files: Vec<(String, syn::File)> = files.iter().filter_map(read).collect();
    let private = private(&files);
    let modules = files.iter().filter(|(name, _)| name != "mod").map(|(name, file)| {
        let mut module = Module { private: &private, uses: Vec::new(), count: 0 };
        let items: Vec<TokenStream> = file.items.iter().map(|item| module.item(item)).collect();
        let (uses, ident) = (&module.uses, format_ident!("{name}"));
        let own = match private.contains(name) {
            true => quote!(),
            false => quote!(::#ident),
        };
        let package = format_ident!("{PACKAGE}");
        quote!(mod #ident { #(#uses)* use #package #own::*; #(#items)* })
    });
    let text = quote! {
        #![allow(unused, deprecated, unreachable_patterns, clippy::all)]
        fn is_static<T: 'static>() {}
        #(#modules)*
    };
    prettyplease::unparse(&syn::parse2(text).expect("a program"))
}

/// The modules that only the package sees; what is in them is at its root.
fn private(files: &[(String, syn::File)]) -> BTreeSet<String> {
    let root = files.iter().filter(|(name, _)| name == "mod").flat_map(|(_, file)| &file.items);
    let private = root.filter_map(|item| match item {
        Item::Mod(module) if matches!(module.vis, Visibility::Inherited) => {
            Some(module.ident.to_string())
        }
        _ => None,
    });
    private.collect()
}

struct Module<'a> {
    private: &'a BTreeSet<String>,
    uses: Vec<TokenStream>,
    count: usize,
}

impl Module<'_> {
    fn item(&mut self, item: &Item) -> TokenStream {
        match item {
            Item::Use(item) => {
                let used = self.used(item);
                self.uses.push(used);
                quote!()
            }
            Item::Struct(item) => self.structure(item),
            Item::Enum(item) => self.enumeration(item),
            Item::Type(item) => {
                let (name, ty) = (&item.ident, &item.ty);
                self.function(&quote!(value: #name), &quote!(#ty), &quote!(value))
            }
            Item::Impl(item) => self.implementation(item),
            Item::Macro(item) => {
                let name = item.mac.path.to_token_stream().to_string();
                let uses = tables::uses(&name, item.mac.tokens.clone());
                uses.into_iter()
                    .map(|[takes, gives, body]| self.function(&takes, &gives, &body))
                    .collect()
            }
            Item::Const(item) if matches!(item.vis, Visibility::Inherited) => quote!(),
            other => panic!("not looked at: {}", other.to_token_stream()),
        }
    }

    /// `super` is the package.
    fn used(&self, item: &ItemUse) -> TokenStream {
        let package = format_ident!("{PACKAGE}");
        let UseTree::Path(path) = &item.tree else { return quote!(#item) };
        if path.ident != "super" {
            return quote!(#item);
        }
        match &*path.tree {
            UseTree::Path(inner) if self.private.contains(&inner.ident.to_string()) => {
                let rest = &inner.tree;
                quote!(use #package::#rest;)
            }
            rest => quote!(use #package::#rest;),
        }
    }

    /// A function that takes something and gives something of it.
    fn function(
        &mut self,
        takes: &TokenStream,
        gives: &TokenStream,
        body: &TokenStream,
    ) -> TokenStream {
        self.count += 1;
        let name = format_ident!("use_{}", self.count);
        quote!(fn #name(#takes) -> #gives { #body })
    }

    fn structure(&mut self, item: &ItemStruct) -> TokenStream {
        let name = &item.ident;
        let mut all = self.traits(&item.attrs, name);
        let public = |field: &&syn::Field| matches!(field.vis, Visibility::Public(_));
        for (at, field) in item.fields.iter().enumerate().filter(|(_, field)| public(field)) {
            let index = syn::Index::from(at);
            let (member, ty) = match &field.ident {
                Some(name) => (quote!(#name), &field.ty),
                None => (quote!(#index), &field.ty),
            };
            all.extend(self.function(&quote!(value: #name), &quote!(#ty), &quote!(value.#member)));
        }
        if is_open(&item.attrs) || !item.fields.iter().all(|field| public(&field)) {
            return all;
        }
        let (takes, value) = literal(&item.fields);
        all.extend(self.function(&takes, &quote!(#name), &quote!(#name #value)));
        all
    }

    fn enumeration(&mut self, item: &ItemEnum) -> TokenStream {
        let name = &item.ident;
        let mut all = self.traits(&item.attrs, name);
        for variant in &item.variants {
            let (takes, value) = literal(&variant.fields);
            let variant = &variant.ident;
            all.extend(self.function(&takes, &quote!(#name), &quote!(#name::#variant #value)));
        }
        let arms = item.variants.iter().map(|variant| {
            let ident = &variant.ident;
            match variant.fields.is_empty() {
                true => quote!(#name::#ident => {}),
                false => quote!(#name::#ident(..) => {}),
            }
        });
        let rest = is_open(&item.attrs).then(|| quote!(_ => {}));
        let body = quote!(match value { #(#arms)* #rest });
        all.extend(self.function(&quote!(value: #name), &quote!(()), &body));
        all
    }

    fn traits(&mut self, attributes: &[Attribute], name: &syn::Ident) -> TokenStream {
        let mut all = TokenStream::new();
        for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("derive")) {
            let parsed = attribute.parse_nested_meta(|meta| {
                // Those that the prelude has no trait of.
                let derived = match meta.path.require_ident()?.to_string().as_str() {
                    "Debug" => quote!(std::fmt::Debug),
                    "Hash" => quote!(std::hash::Hash),
                    _ => meta.path.to_token_stream(),
                };
                let body = quote!({ fn is<T: #derived>() {} is::<#name>() });
                all.extend(self.function(&quote!(), &quote!(()), &body));
                Ok(())
            });
            parsed.expect("a derive");
        }
        all
    }

    fn implementation(&mut self, item: &ItemImpl) -> TokenStream {
        let ty = &item.self_ty;
        if let Some((implemented, _)) = &item.trait_ {
            let body = quote!({ fn is<T: #implemented>() {} is::<#ty>() });
            return self.function(&quote!(), &quote!(()), &body);
        }
        let mut all = TokenStream::new();
        for inner in &item.items {
            match inner {
                ImplItem::Fn(function) if matches!(function.vis, Visibility::Public(_)) => {
                    all.extend(self.method(ty, &item.generics, &function.sig));
                }
                ImplItem::Fn(_) => {}
                other => panic!("not looked at: {}", other.to_token_stream()),
            }
        }
        all
    }

    /// The method called with what its signature takes, for what it gives.
    fn method(&mut self, ty: &Type, generics: &Generics, signature: &Signature) -> TokenStream {
        self.count += 1;
        let (name, method) = (format_ident!("use_{}", self.count), &signature.ident);
        let takes = signature.inputs.iter().map(|input| match input {
            FnArg::Receiver(receiver) => match &receiver.kind {
                ReceiverKind::Reference(_, _, mutable) => quote!(this: & #mutable #ty),
                _ => quote!(this: #ty),
            },
            FnArg::Typed(typed) => typed.to_token_stream(),
        });
        let given = signature.inputs.iter().map(|input| match input {
            FnArg::Receiver(_) => quote!(this),
            FnArg::Typed(typed) => typed.pat.to_token_stream(),
        });
        let output = &signature.output;
        let own = &signature.generics.params;
        let outer = &generics.params;
        let is_async = &signature.asyncness;
        let wait = is_async.as_ref().map(|_| quote!(.await));
        let of = path(ty);
        let function = quote! {
            #is_async fn #name<#outer #own>(#(#takes),*) #output { #of::#method(#(#given),*) #wait }
        };
        replaced(function, ty)
    }
}

/// The type in expressions: without the lifetimes that it is declared with.
fn path(ty: &Type) -> TokenStream {
    quote!(<#ty>)
}

/// `Self` is that type.
fn replaced(tokens: TokenStream, ty: &Type) -> TokenStream {
    let tokens = tokens.into_iter().map(|token| match token {
        proc_macro2::TokenTree::Ident(ident) if ident == "Self" => ty.to_token_stream(),
        proc_macro2::TokenTree::Group(group) => {
            let inner = replaced(group.stream(), ty);
            proc_macro2::Group::new(group.delimiter(), inner).into_token_stream()
        }
        other => other.into_token_stream(),
    });
    tokens.collect()
}

fn is_open(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| attribute.path().is_ident("non_exhaustive"))
}

/// What a literal takes, and the literal after its name.
fn literal(fields: &Fields) -> (TokenStream, TokenStream) {
    match fields {
        Fields::Unit => (quote!(), quote!()),
        Fields::Named(fields) => {
            let names: Vec<_> = fields.named.iter().filter_map(|one| one.ident.as_ref()).collect();
            let types = fields.named.iter().map(|field| &field.ty);
            (quote!(#(#names: #types),*), quote!({ #(#names),* }))
        }
        Fields::Unnamed(fields) => {
            let names: Vec<_> =
                (0..fields.unnamed.len()).map(|at| format_ident!("value{at}")).collect();
            let types = fields.unnamed.iter().map(|field| &field.ty);
            (quote!(#(#names: #types),*), quote!((#(#names),*)))
        }
    }
}
