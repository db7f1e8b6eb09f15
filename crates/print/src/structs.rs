//! Structs, their constructors and setters.

use std::collections::HashSet;

use proc_macro2::TokenStream;
use quote::quote;
use specwright_surface::{Constructor, Field, Item, Kept, Presence, Shape, Struct, Type};

use crate::{
    PrintError,
    accepted::accepted,
    layout::{Page, doc},
    tokens::{attributes, declared, ident, ty},
};

/// Prints a struct: its definition, what its `new` requires, and its methods, each apart, as there may be many fields.
pub(crate) fn print(page: &mut Page, item: &Item, object: &Struct) -> Result<(), PrintError> {
    page.items(definition(item, object))?;
    if let Some(Constructor::Required { name, fields }) = &object.constructor {
        page.items(required_struct(item, object, name, fields))?;
    }
    page.items(methods(item, object))
}

fn definition(item: &Item, object: &Struct) -> TokenStream {
    let name = ident(&item.name);
    let attributes = attributes(&item.doc, item.deprecated);
    let traits = traits(object);
    let default = object.derives.default.then(|| quote!(, Default));
    let fields = object.fields().map(field);
    let extra = object.extra.as_ref().map(|extra| {
        let (name, ty) = (ident(&extra.name), ty(&extra.ty));
        match extra.kept {
            Kept::Items => quote!(
                /// Items after these.
                pub #name: Vec<#ty>,
            ),
            Kept::Members | Kept::Matched => quote!(
                /// Members that the description does not declare.
                pub #name: BTreeMap<String, #ty>,
            ),
        }
    });
    quote! {
        #attributes
        #[derive(#traits #default)]
        #[non_exhaustive]
        pub struct #name {
            #(#fields,)*
            #extra
        }
    }
}

fn field(field: &Field) -> TokenStream {
    let attributes = attributes(&field.doc, field.deprecated);
    let (name, ty) = (ident(&field.name), declared(&field.ty, field.presence));
    quote!(#attributes pub #name: #ty)
}

fn methods(item: &Item, object: &Struct) -> TokenStream {
    let name = ident(&item.name);
    let new = match &object.constructor {
        None => None,
        Some(Constructor::Arguments(fields)) => Some(by_arguments(object, fields)),
        Some(Constructor::Required { name, fields }) => Some(by_struct(object, name, fields)),
    };
    let setters = object.fields().filter_map(setter).collect::<Vec<_>>();
    if new.is_none() && setters.is_empty() {
        return TokenStream::new();
    }
    quote! {
        impl #name {
            #new
            #(#setters)*
        }
    }
}

/// What `new` puts into the fields that it does not take.
fn rest<'a>(object: &'a Struct, taken: &'a [String]) -> impl Iterator<Item = TokenStream> + 'a {
    let taken: HashSet<&String> = taken.iter().collect();
    let left = object.fields().filter(move |field| !taken.contains(&field.name)).map(|field| {
        let name = ident(&field.name);
        if let Some(only) = &field.only {
            let (ty, only) = (ty(&field.ty), ident(only));
            return quote!(#name: #ty::#only);
        }
        match field.presence {
            Presence::Nullable => quote!(#name: Maybe::Absent),
            Presence::Required
            | Presence::Optional
            | Presence::Given
            | Presence::RequiredNullable => {
                quote!(#name: None)
            }
        }
    });
    let extra = object.extra.iter().map(|extra| {
        let name = ident(&extra.name);
        match extra.kept {
            Kept::Items => quote!(#name: Vec::new()),
            Kept::Members | Kept::Matched => quote!(#name: BTreeMap::new()),
        }
    });
    left.chain(extra)
}

fn by_arguments(object: &Struct, fields: &[String]) -> TokenStream {
    let taken = || fields.iter().filter_map(|name| object.fields().find(|f| f.name == *name));
    let arguments = taken().map(|field| {
        let (name, ty) = (ident(&field.name), accepted(&field.argument()).ty);
        quote!(#name: #ty)
    });
    let values = taken().map(|field| {
        let (name, convert) = (ident(&field.name), accepted(&field.argument()).convert);
        match convert {
            Some(convert) => quote!(#name: #name #convert),
            None => quote!(#name),
        }
    });
    let rest = rest(object, fields);
    quote! {
        /// With what is required.
        pub fn new(#(#arguments),*) -> Self {
            Self { #(#values,)* #(#rest,)* }
        }
    }
}

fn by_struct(object: &Struct, required: &str, fields: &[String]) -> TokenStream {
    let required = ident(required);
    let names = fields.iter().map(|name| ident(name));
    let rest = rest(object, fields);
    quote! {
        /// With what is required.
        pub fn new(required: #required) -> Self {
            Self { #(#names: required.#names,)* #(#rest,)* }
        }
    }
}

fn required_struct(item: &Item, object: &Struct, name: &str, fields: &[String]) -> TokenStream {
    let traits = traits(object);
    let text = doc(&format!("What [`{}::new`] requires.", item.name));
    let name = ident(name);
    let fields: HashSet<&String> = fields.iter().collect();
    let fields = object.fields().filter(|one| fields.contains(&one.name)).map(field);
    quote! {
        #text
        #[derive(#traits)]
        pub struct #name {
            #(#fields,)*
        }
    }
}

/// Files can be sent once, and are not compared.
fn traits(object: &Struct) -> TokenStream {
    match object.shape {
        Shape::Object | Shape::List => quote!(Debug, Clone, PartialEq),
        Shape::Multipart => quote!(Debug),
    }
}

fn setter(field: &Field) -> Option<TokenStream> {
    let (setter, name) = (ident(field.setter.as_ref()?), ident(&field.name));
    let text = doc(&format!("Sets [`Self::{}`].", field.name));
    let deprecated = field.deprecated.then(|| quote!(#[deprecated]));
    // What may be null takes an `Option` or a `Maybe`, too.
    if field.presence == Presence::Nullable {
        let ty = declared(&field.ty, field.presence);
        return Some(quote! {
            #text
            #deprecated
            #[must_use]
            pub fn #setter(mut self, #name: impl Into<#ty>) -> Self {
                self.#name = #name.into();
                self
            }
        });
    }
    let taken = accepted(&field.ty);
    let (ty, convert) = (taken.ty, taken.convert);
    let value = match &field.ty {
        Type::Option(_) => quote!(#name),
        _ => quote!(#name #convert),
    };
    Some(quote! {
        #text
        #deprecated
        #[must_use]
        pub fn #setter(mut self, #name: #ty) -> Self {
            self.#name = Some(#value);
            self
        }
    })
}
