//! What generated files are made of.

use std::collections::BTreeMap;

use proc_macro2::{TokenStream, TokenTree};
use specwright_print::File;

/// What is wrong with files in which no text is code: they parse, `evil` is no word of theirs, none is elsewhere.
pub(crate) fn escaped(files: &[File]) -> Vec<String> {
    let mut found = Vec::new();
    for file in files {
        if file.path.split('/').any(|part| part == "..") || file.path.starts_with('/') {
            found.push(format!("{} is elsewhere", file.path));
        }
        if file.path.ends_with(".toml") && file.text.parse::<toml::Table>().is_err() {
            found.push(format!("{} is not TOML", file.path));
        }
        if !file.path.ends_with(".rs") {
            continue;
        }
        match syn::parse_file(&file.text) {
            Err(error) => found.push(format!("{}: {error}", file.path)),
            Ok(_) => {
                let tokens: TokenStream = file.text.parse().unwrap();
                if has_word(tokens, "evil") {
                    found.push(format!("{} has it as code", file.path));
                }
            }
        }
        let lines = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\0');
        if file.text.contains(lines) || file.text.replace("\r\n", "").contains('\r') {
            found.push(format!("{} has characters that the compiler refuses", file.path));
        }
    }
    found
}

fn has_word(tokens: TokenStream, word: &str) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Group(group) => has_word(group.stream(), word),
        TokenTree::Ident(ident) => ident == word,
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}

/// Every item of the generated files: what it is, and its name.
pub(crate) fn items(files: &[File]) -> Vec<(&'static str, String)> {
    let mut items = Vec::new();
    for file in files.iter().filter(|file| file.path.starts_with("src/")) {
        for item in syn::parse_file(&file.text).unwrap().items {
            items.push((kind(&item), name(&item)));
        }
    }
    items.sort();
    items
}

fn name(item: &syn::Item) -> String {
    match item {
        syn::Item::Struct(item) => item.ident.to_string(),
        syn::Item::Enum(item) => item.ident.to_string(),
        syn::Item::Type(item) => item.ident.to_string(),
        syn::Item::Mod(item) => item.ident.to_string(),
        syn::Item::Const(item) => item.ident.to_string(),
        syn::Item::Macro(item) => item.mac.path.segments[0].ident.to_string(),
        _ => String::new(),
    }
}

/// How many items of each kind there are.
pub(crate) fn kinds(items: &[(&'static str, String)]) -> BTreeMap<&'static str, usize> {
    let mut kinds = BTreeMap::new();
    for (kind, _) in items {
        *kinds.entry(*kind).or_default() += 1;
    }
    kinds
}

fn kind(item: &syn::Item) -> &'static str {
    match item {
        syn::Item::Fn(_) => "fn",
        syn::Item::Impl(_) => "impl",
        syn::Item::Struct(_) => "struct",
        syn::Item::Enum(_) => "enum",
        syn::Item::Type(_) => "type",
        syn::Item::Mod(_) => "mod",
        syn::Item::Const(_) => "const",
        syn::Item::Macro(_) => "macro",
        syn::Item::Use(_) => "use",
        _ => "other",
    }
}

/// The kinds of which one list has more than the other: never functions, modules or what generated files have none of.
pub(crate) fn kinds_beyond(
    found: &BTreeMap<&'static str, usize>,
    plain: &BTreeMap<&'static str, usize>,
) -> Vec<String> {
    let strict = ["fn", "mod", "other", "const"].into_iter();
    let beyond = strict.filter(|kind| {
        found.get(kind).copied().unwrap_or(0) > plain.get(kind).copied().unwrap_or(0)
    });
    beyond.map(|kind| format!("there is one more `{kind}`")).collect()
}
