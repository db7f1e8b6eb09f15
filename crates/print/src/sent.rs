//! Types that are only sent: enums of bodies and parts, and the tables by which they and multipart bodies are written.

use std::fmt::Write;

use proc_macro2::TokenStream;
use quote::quote;
use specwright_surface::{
    Choice, ChoiceKind, ChoiceVariant, Content, ContentKind, Item, Member, Struct, Surface, Type,
    Way, Written,
};

use crate::{
    codec::codec,
    encoding,
    layout::doc,
    tokens::{attributes, ident, ty},
};

/// Prints the enum.
pub(crate) fn print(item: &Item, choice: &Choice) -> TokenStream {
    let name = ident(&item.name);
    let attributes = attributes(&item.doc, item.deprecated);
    let variants = choice.variants.iter().map(|variant| {
        let (doc, name, ty) = (doc(&variant.doc), ident(&variant.name), ty(&variant.ty));
        quote!(#doc #name(#ty))
    });
    quote! {
        #attributes
        #[derive(Debug)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
        }
    }
}

/// The table of an enum.
pub(crate) fn table(surface: &Surface, item: &Item, choice: &Choice) -> String {
    let name = match choice.kind {
        ChoiceKind::Bodies => "body",
        ChoiceKind::Multiparts => "multiparts",
        ChoiceKind::Parts => "parts",
    };
    let mut text = format!("{name}! {{\n    {} {{\n", item.name);
    for variant in &choice.variants {
        let _ = writeln!(text, "        {}{},", ident(&variant.name), written(surface, variant));
    }
    text + "    }\n}\n"
}

fn written(surface: &Surface, variant: &ChoiceVariant) -> String {
    match &variant.written {
        Written::Body(content) => {
            let (kind, ways) = match content.kind {
                ContentKind::Json => ("json", None),
                ContentKind::Text => ("text", None),
                ContentKind::Binary => ("binary", None),
                ContentKind::Form => ("form", Some(ways(content))),
                ContentKind::Parts => ("parts", Some(ways(content))),
                ContentKind::Multipart => ("multipart", Some(ways(content))),
            };
            let ways = ways.map(|ways| format!(" {ways}")).unwrap_or_default();
            format!(": {kind} {:?}{ways}", content.media_type)
        }
        Written::Multipart(Some((name, value))) => format!(" adding {name:?} = {value:?}"),
        Written::Multipart(None) => String::new(),
        Written::Files => ": file".to_owned(),
        Written::Value => format!(": value {}", codec(surface, &variant.ty)),
    }
}

/// `From` for the variants that a type alone means.
pub(crate) fn conversions(item: &Item, choice: &Choice) -> String {
    let variants = choice.variants.iter().filter(|variant| variant.from);
    let line = |v: &ChoiceVariant| format!("        {}({}),\n", ident(&v.name), v.ty);
    let lines: String = variants.clone().map(line).collect();
    let mut texts = variants.filter(|variant| variant.ty == Type::String);
    let text = texts.next().map(|variant| format!(" and {}(&str)", ident(&variant.name)));
    let text = text.unwrap_or_default();
    format!("from_variants! {{\n    {} {{\n{lines}    }}{text}\n}}\n", item.name)
}

/// The table of a multipart body.
pub(crate) fn multipart(surface: &Surface, item: &Item, object: &Struct) -> String {
    let mut text = format!("multipart! {{\n    {} {{\n", item.name);
    for field in object.fields() {
        let kind = match field.files {
            true => "file".to_owned(),
            false => format!("value {}", codec(surface, &field.ty)),
        };
        let _ = writeln!(text, "        {}: {kind} = {:?},", ident(&field.name), field.wire);
    }
    text.push_str("    }");
    let constants = object.members.iter().filter_map(|member| match member {
        Member::Constant(constant) => Some(format!("{:?}: {:?}", constant.wire, constant.value)),
        Member::Field(_) => None,
    });
    let constants: Vec<String> = constants.collect();
    if !constants.is_empty() {
        let _ = write!(text, " const {{ {} }}", constants.join(", "));
    }
    if let Some(extra) = &object.extra {
        let kind = match extra.files {
            true => "file".to_owned(),
            false => format!("value {}", codec(surface, &extra.ty)),
        };
        let _ = write!(text, " extra {}: {kind}", ident(&extra.name));
    }
    text + "\n}\n"
}

/// How members are written of which that is said, as the runtime takes it.
pub(crate) fn ways(content: &Content) -> String {
    let way = |(name, way): &(String, Way)| match way {
        Way::MediaType(media_type) => format!("({name:?}, way::As({media_type:?}))"),
        Way::Style(style) => format!("({name:?}, way::By({}))", encoding::text(*style)),
    };
    let ways: Vec<String> = content.ways.iter().map(way).collect();
    format!("&[{}]", ways.join(", "))
}
