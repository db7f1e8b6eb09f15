//! A module per group of operations: methods that start calls, and the calls.

mod arguments;
mod paging;

use std::collections::BTreeSet;

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use specwright_ir::Method;
use specwright_surface::{Argument, Group, Operation, Surface};

use crate::{
    File, Header, PrintError, file,
    imports::{Imports, own},
    layout::{Page, doc},
    tokens::{attributes, ident},
};

use arguments::{sent, taken};
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
    for operation in &group.operations {
        page.lines(&call(group, operation))?;
        page.items(setters(surface, operation))?;
    }
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
        given.clone().for_each(|argument| arguments::imports(surface, argument, &mut imports));
        let given = given.map(|argument| &argument.ty);
        let item = operation.paging.iter().map(|paging| &paging.item);
        for ty in given.chain([&operation.output]).chain(item) {
            imports.ty(ty);
            types.extend(ty.named());
        }
        errors.insert(operation.error.as_str());
        if operation.paging.is_some() {
            ["Items", "Pages", "Paging"].into_iter().for_each(|name| imports.name(name));
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
    let attributes = attributes(&operation.doc, operation.deprecated);
    let (name, call) = (ident(&operation.name), ident(&operation.call));
    let (method, path) = (&operation.method, &operation.path);
    let start = match constant(method) {
        Some(method) => quote!(call(Method::#method, #path)),
        None => {
            let method = method.as_str();
            quote!(call_by(#method, #path))
        }
    };
    let (names, types): (Vec<_>, Vec<_>) =
        operation.arguments.iter().map(|one| (ident(&one.name), taken(surface, one).0)).unzip();
    let sent = operation.arguments.iter().map(|one| sent(surface, one));
    let anonymous = operation.anonymous.then(|| quote!(.anonymous()));
    let content_type = operation.content_type.as_ref().map(|name| quote!(.content_type(#name)));
    let accept = operation.accept.as_ref().map(|name| quote!(.accept(#name)));
    quote! {
        #attributes
        pub fn #name(&self, #(#names: #types),*) -> #call {
            #call(self.core.#start #anonymous #content_type #accept #(#sent)*)
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

/// The call's type.
fn call(group: &Group, operation: &Operation) -> String {
    format!(
        "operation! {{\n    /// A call of [`{}::{}`]: await it for the value.\n    {} -> {}, {}\n}}\n",
        group.handle, operation.name, operation.call, operation.output, operation.error
    )
}

fn setters(surface: &Surface, operation: &Operation) -> TokenStream {
    let name = ident(&operation.call);
    let setters = operation.setters.iter().map(|one| setter(surface, one));
    let paging = operation.paging.as_ref().map(|paging| pages(operation, paging));
    if operation.setters.is_empty() && paging.is_none() {
        return TokenStream::new();
    }
    quote!(impl #name { #(#setters)* #paging })
}

fn setter(surface: &Surface, argument: &Argument) -> TokenStream {
    let attributes = attributes(&argument.doc, argument.deprecated);
    let (name, taken, sent) =
        (ident(&argument.name), taken(surface, argument).0, sent(surface, argument));
    quote! {
        #attributes
        pub fn #name(self, #name: #taken) -> Self {
            Self(self.0 #sent)
        }
    }
}
