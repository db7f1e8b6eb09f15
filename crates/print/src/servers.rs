//! `servers.rs`: servers that callers can choose, where there is something to choose.

use std::fmt::Write;

use quote::quote;
use specwright_surface::{Server, ServerVariable, Surface};

use crate::{
    File, Header, PrintError, codec, enums,
    layout::{Page, doc},
    tokens::ident,
};

/// Prints `servers.rs`.
pub(crate) fn file(surface: &Surface, header: &Header) -> Result<Option<File>, PrintError> {
    if surface.servers.is_empty() {
        return Ok(None);
    }
    let listed = |variable: &ServerVariable| variable.values.is_some();
    let any = surface.servers.iter().any(|server| server.variables.iter().any(listed));
    let tables = if any { "{server, tables::string_enum}" } else { "server" };
    let about =
        "Servers of the API: give one to [`ClientBuilder::server`](super::ClientBuilder::server).";
    let mut page = Page::new("servers.rs", about, header);
    page.uses(&format!("use specwright_runtime::codegen::{tables};\n"))?;
    for server in &surface.servers {
        page.items(definition(server))?;
        page.lines(&table(server))?;
        let enums = server.variables.iter().filter_map(|one| Some((one, one.values.as_ref()?)));
        for (variable, (name, values)) in enums {
            let text = format!("Values of [`{}::{}`].", server.name, variable.name);
            let (text, definition) = (doc(&text), enums::listed(name, values));
            page.items(quote!(#text #definition))?;
            page.lines(&codec::open_enum(name, values))?;
        }
    }
    Ok(Some(page.finish()))
}

fn definition(server: &Server) -> proc_macro2::TokenStream {
    let (text, name) = (doc(&server.doc), ident(&server.name));
    if server.variables.is_empty() {
        return quote! {
            #text
            #[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
            pub struct #name;
        };
    }
    let fields = server.variables.iter().map(|variable| {
        let (text, name) = (doc(&variable.doc), ident(&variable.name));
        let ty = ident(ty(variable));
        quote!(#text pub #name: #ty)
    });
    quote! {
        #text
        #[derive(Debug, Clone, PartialEq, Eq)]
        #[non_exhaustive]
        pub struct #name {
            #(#fields,)*
        }
    }
}

fn ty(variable: &ServerVariable) -> &str {
    variable.values.as_ref().map_or("String", |(name, _)| name)
}

fn table(server: &Server) -> String {
    let mut text = format!("server! {{\n    {} = {:?}", ident(&server.name), server.template);
    if !server.variables.is_empty() {
        text.push_str(" {\n");
        for variable in &server.variables {
            let ServerVariable { name, setter, wire, default, .. } = variable;
            let (name, setter, ty) = (ident(name), ident(setter), ident(ty(variable)));
            let _ = writeln!(text, "        {name}, {setter}: {ty} = {wire:?}, {default:?};");
        }
        text.push_str("    }");
    }
    text.push_str("\n}\n");
    text
}
