//! Generated types with serde's derives in place of tables, to compare with.
//!
//! Enums and unions lose the variant for unknown values, which a derive can only read by buffering every value first: the
//! derives are measured at their best.

use anyhow::Context;
use quote::quote;
use specwright_surface::{Enum, ItemKind, Member, Presence, Struct, Surface, Union, UnionChoice};
use syn::{Attribute, parse_quote};

/// The text of `types.rs` with derives.
pub(super) fn add(types: &str, surface: &Surface) -> anyhow::Result<String> {
    let mut file = syn::parse_file(types).context("generated `types.rs` is not Rust")?;
    for item in &mut file.items {
        match item {
            syn::Item::Struct(definition) => {
                if let Some(ItemKind::Struct(object)) = kind(surface, &definition.ident) {
                    add_to_struct(definition, object);
                }
            }
            syn::Item::Enum(definition) => match kind(surface, &definition.ident) {
                Some(ItemKind::Enum(values)) => add_to_enum(definition, values),
                Some(ItemKind::Union(union)) => add_to_union(definition, union),
                _ => {}
            },
            _ => {}
        }
    }
    Ok(prettyplease::unparse(&file))
}

fn kind<'a>(surface: &'a Surface, name: &syn::Ident) -> Option<&'a ItemKind> {
    surface.item(&name.to_string()).map(|item| &item.kind)
}

fn derive() -> Attribute {
    parse_quote!(#[derive(serde::Serialize, serde::Deserialize)])
}

fn add_to_struct(definition: &mut syn::ItemStruct, object: &Struct) {
    definition.attrs.push(derive());
    for field in &mut definition.fields {
        let Some(name) = &field.ident else { continue };
        let name = name.to_string();
        let name = name.trim_start_matches("r#");
        let member = object.members.iter().find_map(|member| match member {
            Member::Field(field) if field.name == name => Some(field),
            _ => None,
        });
        let Some(member) = member else { continue };
        if member.wire != name {
            let wire = &member.wire;
            field.attrs.push(parse_quote!(#[serde(rename = #wire)]));
        }
        let skip = match member.presence {
            Presence::Required | Presence::RequiredNullable => continue,
            Presence::Optional | Presence::Given => quote!("Option::is_none"),
            Presence::Nullable => quote!("Maybe::is_absent"),
        };
        field.attrs.push(parse_quote!(#[serde(default, skip_serializing_if = #skip)]));
    }
}

fn add_to_enum(definition: &mut syn::ItemEnum, values: &Enum) {
    definition.attrs.push(derive());
    let wires = values.variants.iter().map(|variant| (variant.name.as_str(), &*variant.wire));
    rename(definition, &wires.collect::<Vec<_>>());
}

fn add_to_union(definition: &mut syn::ItemEnum, union: &Union) {
    definition.attrs.push(derive());
    let UnionChoice::Tag { property, values, .. } = &union.choice else { return };
    definition.attrs.push(parse_quote!(#[serde(tag = #property)]));
    let first = values.iter().map(|values| values.first().map_or("", String::as_str));
    let names = union.variants.iter().map(|variant| variant.name.as_str());
    rename(definition, &names.zip(first).collect::<Vec<_>>());
}

/// Variants of other names are taken out.
fn rename(definition: &mut syn::ItemEnum, wires: &[(&str, &str)]) {
    let variants = std::mem::take(&mut definition.variants);
    for mut variant in variants {
        let name = variant.ident.to_string();
        if let Some((_, wire)) = wires.iter().find(|(known, _)| *known == name) {
            variant.attrs.push(parse_quote!(#[serde(rename = #wire)]));
            definition.variants.push(variant);
        }
    }
}
