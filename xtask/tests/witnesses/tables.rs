//! What the macros of generated code make public, by the table that each is given.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{
    Ident, LitStr, Token, Type, braced, parenthesized,
    parse::{Parse, ParseStream, Parser},
};

/// A use: what it takes, what it gives, and how.
pub(crate) type Use = [TokenStream; 3];

/// What there is to use of a table.
pub(crate) fn uses(table: &str, tokens: TokenStream) -> Vec<Use> {
    let read = |reader: fn(ParseStream<'_>) -> syn::Result<Vec<Use>>| {
        reader.parse2(tokens).unwrap_or_else(|error| panic!("{table}!: {error}"))
    };
    match table {
        "operation" => read(operation),
        "paged" => read(paged),
        "server" => read(server),
        "string_enum" => read(|input| listed(input, "as_str", &["&str", "String"])),
        "integer_enum" => read(|input| listed(input, "as_i64", &["i64"])),
        "mixed_enum" => {
            read(|input| listed(input, "to_string", &["&str", "specwright_runtime::Json"]))
        }
        "newtype" => read(newtype),
        "from_variants" => read(from_variants),
        "headers" => read(headers),
        "object" | "union" | "tagged_union" => read(json),
        // How they are sent and read is nothing to name.
        "api_error" => read(failure),
        "body" | "multipart" | "multiparts" | "outputs" | "parts" => Vec::new(),
        other => panic!("nobody says what `{other}!` makes public"),
    }
}

/// The type's name at the start; what follows is left alone.
fn name(input: ParseStream<'_>) -> syn::Result<Ident> {
    let name = input.parse()?;
    input.parse::<TokenStream>()?;
    Ok(name)
}

/// That a type has a trait.
fn has(ty: &TokenStream, bound: &TokenStream) -> Use {
    [quote!(), quote!(()), quote!({ fn is<T: #bound>() {} is::<#ty>() })]
}

/// That a type is made of another.
fn from(ty: &Ident, held: &TokenStream) -> Use {
    [quote!(value: #held), quote!(#ty), quote!(value.into())]
}

fn is_json(ty: &Ident) -> Use {
    has(
        &quote!(#ty),
        &quote!(
            specwright_runtime::codegen::Serialize
                + for<'de> specwright_runtime::codegen::Deserialize<'de>
        ),
    )
}

fn operation(input: ParseStream<'_>) -> syn::Result<Vec<Use>> {
    input.call(syn::Attribute::parse_outer)?;
    let name: Ident = input.parse()?;
    input.parse::<Token![->]>()?;
    let output: Type = input.parse()?;
    if input.parse::<Option<Token![as]>>()?.is_some() {
        input.parse::<Ident>()?;
    }
    input.parse::<Token![,]>()?;
    let error: Type = input.parse()?;
    let failure = quote!(specwright_runtime::Error<#error>);
    Ok(vec![
        [
            quote!(call: #name),
            quote!(impl std::future::Future<Output = Result<#output, #failure>>),
            quote!(std::future::IntoFuture::into_future(call)),
        ],
        [
            quote!(call: #name),
            quote!(impl std::future::Future<Output = Result<specwright_runtime::Response<#output>, #failure>>),
            quote!(call.response()),
        ],
        [
            quote!(call: #name),
            quote!(#name),
            quote!(
                call.header("a", "b").query("a", "b").timeout(std::time::Duration::ZERO).clone()
            ),
        ],
    ])
}

fn paged(input: ParseStream<'_>) -> syn::Result<Vec<Use>> {
    let name: Ident = input.parse()?;
    input.parse::<Token![:]>()?;
    let page: Type = input.parse()?;
    input.parse::<Token![=>]>()?;
    let item: Type = input.parse()?;
    input.parse::<Token![,]>()?;
    let error: Type = input.parse()?;
    input.parse::<TokenStream>()?;
    Ok(vec![
        [
            quote!(call: #name),
            quote!(specwright_runtime::Items<#page, #item, #error>),
            quote!(call.items()),
        ],
        [
            quote!(call: #name),
            quote!(specwright_runtime::Pages<#page, #item, #error>),
            quote!(call.pages()),
        ],
    ])
}

fn server(input: ParseStream<'_>) -> syn::Result<Vec<Use>> {
    let name: Ident = input.parse()?;
    input.parse::<Token![=]>()?;
    input.parse::<LitStr>()?;
    let mut uses = vec![
        has(&quote!(#name), &quote!(specwright_runtime::Server)),
        has(&quote!(#name), &quote!(Default)),
    ];
    if input.is_empty() {
        return Ok(uses);
    }
    let fields;
    braced!(fields in input);
    while !fields.is_empty() {
        fields.parse::<Ident>()?;
        fields.parse::<Token![,]>()?;
        let setter: Ident = fields.parse()?;
        fields.parse::<Token![:]>()?;
        let ty: Type = fields.parse()?;
        while !fields.peek(Token![;]) {
            fields.parse::<proc_macro2::TokenTree>()?;
        }
        fields.parse::<Token![;]>()?;
        uses.push([
            quote!(server: #name, value: impl Into<#ty>),
            quote!(#name),
            quote!(server.#setter(value)),
        ]);
    }
    Ok(uses)
}

/// An open enum, with the method for its value and what it is made of.
fn listed(input: ParseStream<'_>, value: &str, made_of: &[&str]) -> syn::Result<Vec<Use>> {
    let name = name(input)?;
    let method = format_ident!("{value}");
    let held: TokenStream = match value {
        "as_str" => quote!(&str),
        "as_i64" => quote!(i64),
        _ => quote!(String),
    };
    let mut uses = vec![
        is_json(&name),
        has(&quote!(#name), &quote!(std::fmt::Display)),
        [quote!(value: &#name), held, quote!(value.#method())],
    ];
    for held in made_of {
        let held: TokenStream = held.parse()?;
        uses.push(from(&name, &held));
    }
    Ok(uses)
}

fn newtype(input: ParseStream<'_>) -> syn::Result<Vec<Use>> {
    let name: Ident = input.parse()?;
    let held;
    parenthesized!(held in input);
    let held: Type = held.parse()?;
    input.parse::<TokenStream>()?;
    Ok(vec![is_json(&name), from(&name, &quote!(#held))])
}

/// A variant and what it holds.
struct Held(Type);

impl Parse for Held {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        input.parse::<Ident>()?;
        let held;
        parenthesized!(held in input);
        held.parse().map(Self)
    }
}

fn from_variants(input: ParseStream<'_>) -> syn::Result<Vec<Use>> {
    let name: Ident = input.parse()?;
    let variants;
    braced!(variants in input);
    let variants = variants.parse_terminated(Held::parse, Token![,])?;
    let mut uses: Vec<Use> =
        variants.iter().map(|Held(held)| from(&name, &quote!(#held))).collect();
    if !input.is_empty() {
        uses.push(from(&name, &quote!(&str)));
        input.parse::<TokenStream>()?;
    }
    Ok(uses)
}

fn headers(input: ParseStream<'_>) -> syn::Result<Vec<Use>> {
    let name = name(input)?;
    Ok(vec![[
        quote!(headers: &specwright_runtime::codegen::HeaderMap),
        quote!(Result<#name, specwright_runtime::DecodeError>),
        quote!(#name::read(headers)),
    ]])
}

fn json(input: ParseStream<'_>) -> syn::Result<Vec<Use>> {
    Ok(vec![is_json(&name(input)?)])
}

fn failure(input: ParseStream<'_>) -> syn::Result<Vec<Use>> {
    let name = name(input)?;
    Ok(vec![has(&quote!(#name), &quote!(specwright_runtime::ApiError))])
}
