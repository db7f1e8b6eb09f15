//! Tokens as text: prettyplease for each item, a blank line between items and between the members of an `impl`.

use std::{num::NonZero, thread};

use proc_macro2::TokenStream;
use quote::quote;
use specwright_surface::in_comment;

use crate::{File, Header, PrintError, file::head};

/// Where lines end at the latest, as prettyplease has it.
pub(crate) const WIDTH: usize = 89;

/// How many things are worth a thread.
const SHARE: usize = 64;

/// A file on its way. What is put on it becomes text at once, so that no more than one item is ever held as tokens.
pub(crate) struct Page {
    path: String,
    text: String,
}

impl Page {
    /// A file with nothing but its head.
    pub(crate) fn new(path: impl Into<String>, about: &str, header: &Header) -> Self {
        Self { path: path.into(), text: head(about, header) }
    }

    /// Items, formatted here.
    pub(crate) fn items(&mut self, tokens: TokenStream) -> Result<(), PrintError> {
        let file: syn::File = syn::parse2(tokens).map_err(|error| self.not_rust(error))?;
        file.items.into_iter().for_each(|one| self.push(&item(one)));
        Ok(())
    }

    /// `use` lines, formatted here.
    pub(crate) fn uses(&mut self, text: &str) -> Result<(), PrintError> {
        let file = syn::parse_file(text).map_err(|error| self.not_rust(error))?;
        self.push(&prettyplease::unparse(&file));
        Ok(())
    }

    /// Lines that are formatted already: `mod`, and the tables that macros of the runtime read. Of these they must be what any macro
    /// takes: tokens, each bracket closed.
    pub(crate) fn lines(&mut self, text: &str) -> Result<(), PrintError> {
        let lexed: Result<TokenStream, _> = text.parse();
        lexed.map_err(|error| self.not_rust(error.into()))?;
        self.push(text);
        Ok(())
    }

    /// What `print` puts on a page for each of many, in their order. Several threads share the work.
    pub(crate) fn each<T: Sync>(
        &mut self,
        all: &[T],
        print: impl Fn(&mut Self, &T) -> Result<(), PrintError> + Sync,
    ) -> Result<(), PrintError> {
        let threads = thread::available_parallelism().map_or(1, NonZero::get);
        let share = all.len().div_ceil(threads).max(SHARE);
        let print_all = |part: &[T]| {
            let mut page = Self { path: self.path.clone(), text: String::new() };
            part.iter().try_for_each(|one| print(&mut page, one)).map(|()| page.text)
        };
        let texts: Vec<Result<String, PrintError>> = thread::scope(|scope| {
            let (first, others) = all.split_at(share.min(all.len()));
            let others: Vec<_> =
                others.chunks(share).map(|part| scope.spawn(|| print_all(part))).collect();
            let first = print_all(first);
            let join = |other: thread::ScopedJoinHandle<'_, _>| {
                other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
            };
            std::iter::once(first).chain(others.into_iter().map(join)).collect()
        });
        let texts = texts.into_iter().collect::<Result<Vec<_>, _>>()?;
        self.text.reserve_exact(texts.iter().map(String::len).sum());
        texts.into_iter().for_each(|text| self.text.push_str(&text));
        Ok(())
    }

    /// The file.
    pub(crate) fn finish(self) -> File {
        File { path: self.path, text: self.text }
    }

    fn push(&mut self, text: &str) {
        if !text.is_empty() {
            self.text.push('\n');
            self.text.push_str(text);
        }
    }

    pub(crate) fn not_rust(&self, error: syn::Error) -> PrintError {
        PrintError { path: self.path.clone(), error }
    }
}

/// An expression as a table that a macro reads has it, indented once.
pub(crate) fn expression(tokens: &TokenStream) -> syn::Result<String> {
    let text = prettyplease::unparse(&syn::parse2(quote!(const A: A = #tokens;))?);
    let text = text.trim_end().trim_end_matches(';');
    let text = text.strip_prefix("const A: A = ").unwrap_or(text);
    Ok(text.trim_start().replace('\n', "\n    "))
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
    let lines = doc_lines(text);
    quote!(#(#[doc = #lines])*)
}

/// Documentation as lines.
pub(crate) fn comment(text: &str, indent: &str) -> String {
    doc_lines(text).map(|line| format!("{indent}///{line}\n")).collect()
}

/// What follows `///` in each line.
fn doc_lines(text: &str) -> impl Iterator<Item = String> {
    text.lines().map(|line| {
        let line: String = line.chars().filter_map(in_comment).collect();
        let line = line.trim_end();
        if line.is_empty() { String::new() } else { format!(" {line}") }
    })
}
