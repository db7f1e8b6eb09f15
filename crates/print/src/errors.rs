//! `errors.rs`: documented failures by status, and an alias per operation.

use std::fmt::Write;

use quote::quote;
use specwright_ir::StatusMatch;
use specwright_surface::{ErrorEnum, Reading, Surface, Type};

use crate::{
    File, Header, PrintError, file,
    imports::{Imports, own},
    layout::{Page, doc},
    tokens::{ident, variant},
};

/// Prints `errors.rs`.
pub(crate) fn file(surface: &Surface, header: &Header) -> Result<File, PrintError> {
    let mut imports = Imports::default();
    let all = || surface.errors.iter().flat_map(|error| &error.variants);
    all().for_each(|variant| imports.ty(&variant.ty));
    if !surface.errors.is_empty() {
        imports.name("api_error");
    }
    let undocumented: Vec<_> =
        surface.operations().filter(|(_, operation)| operation.error_enum.is_none()).collect();
    if !undocumented.is_empty() {
        imports.name("Undocumented");
    }
    let mut head = imports.line();
    head.push_str(&own("types", &all().flat_map(|variant| variant.ty.named()).collect()));
    let mut page = Page::new("errors.rs", "Documented failures, by status.", header);
    page.lines(&file::allowed(surface))?;
    page.uses(&head)?;
    page.each(&surface.errors, |page, error| {
        page.items(definition(error))?;
        page.lines(&table(error))
    })?;
    let mut aliases: Vec<(&str, String, &str)> = undocumented
        .iter()
        .map(|(_, op)| (op.error.as_str(), op.label.clone(), "Undocumented"))
        .collect();
    for error in &surface.errors {
        let all = error.aliases.iter();
        aliases.extend(all.map(|(alias, label)| (&**alias, label.clone(), &*error.name)));
    }
    aliases.sort();
    page.each(&aliases, |page, (alias, label, target)| {
        let text = doc(&format!("Documented failures of `{}`.", label.replace('`', "'")));
        let (alias, target) = (ident(alias), ident(target));
        page.items(quote!(#text pub type #alias = #target;))
    })?;
    Ok(page.finish())
}

fn definition(error: &ErrorEnum) -> proc_macro2::TokenStream {
    let name = ident(&error.name);
    let variants = error.variants.iter();
    let variants = variants.map(|one| variant(&one.name, &one.doc, &one.ty));
    quote! {
        /// Failures by status.
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
        }
    }
}

/// Which status means which variant.
fn table(error: &ErrorEnum) -> String {
    let mut text = format!("api_error! {{\n    {} {{\n", error.name);
    for variant in &error.variants {
        let status = match variant.status {
            StatusMatch::Code(code) => code.to_string(),
            StatusMatch::Range(digit) => format!("{digit}XX"),
            StatusMatch::Default => "default".to_owned(),
        };
        let held = match &variant.ty {
            Type::Unit => String::new(),
            held if variant.reading == Reading::Text => format!("({held} as Text)"),
            held => format!("({held})"),
        };
        let _ = writeln!(text, "        {status:?} => {}{held},", variant.name);
    }
    text.push_str("    }\n}\n");
    text
}
