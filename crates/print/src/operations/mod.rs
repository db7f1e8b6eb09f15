//! A module per group of operations: methods that start calls, and the calls.

mod arguments;
mod paging;

use std::collections::BTreeSet;

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use specwright_ir::Method;
use specwright_surface::{Alternatives, Argument, Group, Operation, Reading, Surface};

use crate::{
    File, Header, PrintError, answers, client, file,
    imports::{Imports, own},
    layout::{Page, doc},
    tokens::{attributes, ident},
};

use paging::pages;

/// Prints the module of a group.
pub(crate) fn file(surface: &Surface, group: &Group, header: &Header) -> Result<File, PrintError> {
    let about = match &group.tag {
        None => "Operations of the client itself.".to_owned(),
        Some(_) => format!("Operations of [`{}`].", group.handle),
    };
    let path = format!("{}.rs", file::module_of(group));
    let mut page = Page::new(path, &about, header);
    page.lines(&file::allowed(surface))?;
    page.uses(&uses(surface, group))?;
    page.items(methods(surface, group))?;
    page.each(&group.operations, |page, operation| {
        page.lines(&call(group, operation))?;
        page.items(setters(surface, operation))?;
        match &operation.paging {
            Some(paging) => {
                let pages = pages(operation, paging).map_err(|error| page.not_rust(error))?;
                page.lines(&pages)
            }
            None => Ok(()),
        }
    })?;
    Ok(page.finish())
}

fn uses(surface: &Surface, group: &Group) -> String {
    let mut imports = Imports::default();
    imports.name("operation");
    let (mut types, mut errors) = (BTreeSet::new(), BTreeSet::new());
    for operation in &group.operations {
        if constant(&operation.method).is_some() {
            imports.name("Method");
        }
        let given = operation.arguments.iter().chain(&operation.setters);
        given.clone().for_each(|argument| {
            arguments::imports(surface, operation, argument, &mut imports);
        });
        let given = given.map(|argument| &argument.ty);
        let item = operation.paging.iter().map(|paging| &paging.item);
        for ty in given.chain([&operation.output]).chain(item) {
            imports.ty(ty);
            types.extend(ty.named());
        }
        errors.insert(operation.error.as_str());
        if operation.paging.is_some() {
            ["Paging", "paged"].into_iter().for_each(|name| imports.name(name));
        }
    }
    if group.tag.is_some() {
        imports.name("Core");
    }
    let mut text = imports.line();
    if group.tag.is_none() {
        text.push_str("use super::client::Client;\n");
    }
    text.push_str(&own("errors", &errors));
    text.push_str(&own("types", &types));
    text
}

/// The handle, where the group has one of its own, and its methods.
fn methods(surface: &Surface, group: &Group) -> TokenStream {
    let handle = ident(&group.handle);
    let methods = group.operations.iter().map(|operation| method(surface, operation));
    let (definition, new) = match &group.tag {
        None => (None, None),
        Some(_) => {
            let text = doc(&group.about());
            let definition = quote! {
                #text
                #[derive(Debug, Clone)]
                pub struct #handle {
                    core: Core,
                }
            };
            let new = quote! {
                pub(super) fn new(core: Core) -> Self {
                    Self { core }
                }
            };
            (Some(definition), Some(new))
        }
    };
    quote! {
        #definition
        impl #handle {
            #new
            #(#methods)*
        }
    }
}

fn method(surface: &Surface, operation: &Operation) -> TokenStream {
    let headers = operation
        .headers
        .iter()
        .map(|name| format!("\n\nHeaders of the answer: [`{name}`](super::types::{name})."));
    let text = operation.doc.clone() + &headers.collect::<String>();
    let attributes = attributes(&text, operation.deprecated);
    let (name, call) = (ident(&operation.name), ident(&operation.call));
    let (method, path) = (&operation.method, &operation.path);
    let start = match constant(method) {
        Some(method) => quote!(call(Method::#method, #path)),
        None => {
            let method = method.as_str();
            quote!(call_by(#method, #path))
        }
    };
    let names = operation.arguments.iter().map(|one| ident(&one.name));
    let (types, sent): (Vec<_>, Vec<_>) =
        operation.arguments.iter().map(|one| arguments::argument(surface, operation, one)).unzip();
    let security = operation.security.as_ref().map(security);
    let servers = servers(&operation.servers);
    let content_type = operation.body.as_ref().map(|content| content.media_type.as_str());
    let content_type = content_type.filter(|name| *name != "application/json");
    let content_type = content_type.map(|name| quote!(.content_type(#name)));
    let accept = operation.accept.as_ref().map(|name| quote!(.accept(#name)));
    let others: Vec<String> = operation.successes.iter().map(ToString::to_string).collect();
    let successes = (!others.is_empty()).then(|| quote!(.successes(&[#(#others),*])));
    quote! {
        #attributes
        pub fn #name(&self, #(#names: #types),*) -> #call {
            #call(self.core.#start #servers #security #content_type #accept #successes #(#sent)*)
        }
    }
}

/// The constant of a method that has one.
fn constant(method: &Method) -> Option<Ident> {
    match method {
        Method::Query | Method::Other(_) => None,
        method => Some(ident(method.as_str())),
    }
}

/// The credentials of an operation that needs others than most.
fn security(own: &Alternatives) -> TokenStream {
    match client::alternatives(own) {
        _ if own.0.is_empty() => quote!(.anonymous()),
        listed => quote!(.security(#listed)),
    }
}

/// The servers of an operation that has its own.
fn servers(names: &[String]) -> Option<TokenStream> {
    let listed = client::documented(names);
    (!names.is_empty()).then(|| quote!(.servers(#listed)))
}

/// The call's type.
fn call(group: &Group, operation: &Operation) -> String {
    let Operation { name, call, output, reading, error, .. } = operation;
    let reading = match reading {
        Reading::Json => String::new(),
        other => format!(" as {}", answers::reading(*other)),
    };
    format!(
        "operation! {{\n    /// A call of [`{}::{name}`]: await it for the value.\n    {call} -> {output}{reading}, {error}\n}}\n",
        group.handle
    )
}

fn setters(surface: &Surface, operation: &Operation) -> TokenStream {
    let name = ident(&operation.call);
    let setters = operation.setters.iter().map(|one| setter(surface, operation, one));
    if operation.setters.is_empty() {
        return TokenStream::new();
    }
    quote!(impl #name { #(#setters)* })
}

fn setter(surface: &Surface, operation: &Operation, argument: &Argument) -> TokenStream {
    let attributes = attributes(&argument.doc, argument.deprecated);
    let name = ident(&argument.name);
    let (taken, sent) = arguments::argument(surface, operation, argument);
    quote! {
        #attributes
        pub fn #name(self, #name: #taken) -> Self {
            Self(self.0 #sent)
        }
    }
}
