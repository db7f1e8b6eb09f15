//! Tokens as text: prettyplease for each item, a blank line between items and between the members of an `impl`.

use proc_macro2::TokenStream;
use quote::quote;

/// Part of a file.
pub(crate) enum Block {
    /// Items, formatted here.
    Items(TokenStream),
    /// `use` lines, formatted here.
    Uses(String),
    /// Lines that are formatted already: `mod`, and the tables that macros of the runtime read.
    Lines(String),
}

/// The blocks as text, a blank line between items.
pub(crate) fn layout(blocks: Vec<Block>) -> syn::Result<String> {
    let mut parts: Vec<String> = Vec::new();
    for block in blocks {
        match block {
            Block::Uses(text) | Block::Lines(text) if text.is_empty() => {}
            Block::Uses(text) => parts.push(prettyplease::unparse(&syn::parse_file(&text)?)),
            Block::Lines(text) => {
                // What macros read is checked like the rest: as items that parse.
                syn::parse_file(&text)?;
                parts.push(text);
            }
            Block::Items(tokens) => {
                let file: syn::File = syn::parse2(tokens)?;
                parts.extend(file.items.into_iter().map(item));
            }
        }
    }
    Ok(parts.join("\n"))
}

fn item(item: syn::Item) -> String {
    match item {
        syn::Item::Impl(block) if block.items.len() > 1 => implementation(block),
        other => unparse(other),
    }
}

/// Each member is printed alone in the `impl`, so that the members can be set apart.
fn implementation(mut block: syn::ItemImpl) -> String {
    let members = std::mem::take(&mut block.items);
    let alone = |block: syn::ItemImpl| syn::File {
        shebang: None,
        frontmatter: None,
        attrs: Vec::new(),
        items: vec![syn::Item::Impl(block)],
    };
    let mut file = alone(block);
    let empty = prettyplease::unparse(&file);
    let head = without_brace(&empty).to_owned();
    let mut texts: Vec<String> = Vec::new();
    for member in members {
        if let Some(syn::Item::Impl(block)) = file.items.first_mut() {
            block.items = vec![member];
        }
        let text = prettyplease::unparse(&file);
        let inner = text.strip_prefix(head.as_str()).unwrap_or(&text).trim_start_matches('\n');
        texts.push(without_brace(inner).trim_end().to_owned());
    }
    format!("{head}\n{}\n}}\n", texts.join("\n\n"))
}

fn without_brace(text: &str) -> &str {
    let text = text.trim_end();
    text.strip_suffix('}').unwrap_or(text)
}

fn unparse(item: syn::Item) -> String {
    let items = vec![item];
    prettyplease::unparse(&syn::File { shebang: None, frontmatter: None, attrs: Vec::new(), items })
}

/// Documentation as attributes, one per line, the way rustdoc reads `///`.
pub(crate) fn doc(text: &str) -> TokenStream {
    let lines = text.lines().map(|line| {
        let line: String = line.chars().filter_map(in_comment).collect();
        let line = line.trim_end();
        if line.is_empty() { String::new() } else { format!(" {line}") }
    });
    quote!(#(#[doc = #lines])*)
}

/// The character as a comment may hold it: the compiler refuses a lone carriage return, and what changes the direction of text.
fn in_comment(c: char) -> Option<char> {
    match c {
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => None,
        c if c.is_control() => Some(' '),
        c => Some(c),
    }
}
