//! `types.rs`: every type of bodies and parameters, by name.

use quote::quote;
use specwright_surface::{EnumKind, Item, ItemKind, Kept, Surface};

use crate::{
    File, Header, PrintError, answers, enums, file, imports::Imports, layout::Page, sent, structs,
    tokens, unions,
};

/// Prints `types.rs`.
pub(crate) fn file(surface: &Surface, header: &Header) -> Result<File, PrintError> {
    let mut imports = Imports::default();
    surface.items.iter().for_each(|item| count(&mut imports, item));
    let mut page = Page::new("types.rs", "Types of bodies and parameters.", header);
    page.lines(&file::allowed(surface))?;
    page.uses(&imports.line())?;
    page.each(&surface.items, item)?;
    Ok(page.finish())
}

fn item(page: &mut Page, item: &Item) -> Result<(), PrintError> {
    match &item.kind {
        ItemKind::Struct(object) => structs::print(page, item, object),
        ItemKind::Enum(values) => page.items(enums::print(item, values)),
        ItemKind::Union(union) => page.items(unions::print(item, union)),
        ItemKind::Outputs(outputs) => page.items(answers::outputs(item, outputs)),
        ItemKind::Headers(headers) => page.items(answers::headers(item, headers)),
        ItemKind::Choice(choice) => page.items(sent::print(item, choice)),
        ItemKind::Alias(target) => {
            let attributes = tokens::attributes(&item.doc, item.deprecated);
            let (name, target) = (tokens::ident(&item.name), tokens::ty(target));
            page.items(quote!(#attributes pub type #name = #target;))
        }
        ItemKind::Newtype(held) => {
            let attributes = tokens::attributes(&item.doc, item.deprecated);
            let (name, held) = (tokens::ident(&item.name), tokens::ty(held));
            page.items(quote! {
                #attributes
                #[derive(Debug, Clone, PartialEq)]
                pub struct #name(pub #held);
            })
        }
    }
}

fn count(imports: &mut Imports, item: &Item) {
    match &item.kind {
        ItemKind::Struct(object) => {
            for field in object.fields() {
                imports.ty(&field.ty);
                imports.presence(field.presence);
            }
            if let Some(extra) = &object.extra {
                if extra.kept != Kept::Items {
                    imports.name("BTreeMap");
                }
                imports.ty(&extra.ty);
            }
        }
        ItemKind::Enum(values) if values.kind == EnumKind::Mixed => imports.name("Json"),
        ItemKind::Enum(_) => {}
        ItemKind::Union(union) => {
            imports.name("Json");
            union.variants.iter().for_each(|variant| imports.ty(&variant.ty));
        }
        ItemKind::Outputs(outputs) => {
            outputs.variants.iter().for_each(|variant| imports.ty(&variant.ty));
        }
        ItemKind::Headers(headers) => {
            headers.fields.iter().for_each(|field| imports.ty(&field.ty));
        }
        ItemKind::Choice(choice) => {
            choice.variants.iter().for_each(|variant| imports.ty(&variant.ty));
        }
        ItemKind::Alias(ty) | ItemKind::Newtype(ty) => imports.ty(ty),
    }
}
