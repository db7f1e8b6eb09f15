//! A program that calls every operation of the base, and prints what is sent and what is read.

use syn::{File, Item, parse_quote};

use crate::{pairs::BASE, workspace::Client};

/// How its calls are made and told, instead of the exercise's own way: without a network.
const RECORDER: &str = include_str!("recorder.rs.in");

/// The program that is an exercise of the base, for the client of that name.
pub(crate) fn program(client: &str) -> String {
    let exercise = Client::exercise(client, BASE);
    let mut file: File = syn::parse_file(&exercise).expect("Rust");
    let recorder = RECORDER
        .replace("CLIENT", &client.replace('-', "_"))
        .replace("CREDENTIALS", ".credential(\"key\", \"sample\")");
    let mut recorder: Vec<Item> = syn::parse_file(&recorder).expect("Rust").items;
    file.items.retain(|item| !matches!(item, Item::Mod(module) if module.ident == "exercise"));
    file.items.append(&mut recorder);
    for item in &mut file.items {
        if let Item::Fn(function) = item
            && function.sig.ident == "main"
        {
            function.attrs.clear();
            function.vis = parse_quote!(pub);
            function.sig.ident = parse_quote!(run);
        }
    }
    prettyplease::unparse(&file)
}

/// The first line that differs, before and after.
pub(crate) fn difference(before: &str, after: &str) -> Option<(String, String)> {
    let lines = before.lines().chain([""]).zip(after.lines().chain([""]));
    let (was, is) = lines.into_iter().find(|(was, is)| was != is)?;
    Some((was.to_owned(), is.to_owned()))
}
