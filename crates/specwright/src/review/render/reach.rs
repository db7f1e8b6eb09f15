//! Whom a change reaches, in a few words.

use std::collections::BTreeSet;

use crate::review::change::Change;

/// Names that are shown of many.
const SHOWN: usize = 3;

/// The operations, types and methods that a change reaches: a few by name, of the others how many.
pub(super) fn reach(change: &Change, quote: fn(&str) -> String) -> String {
    let parts =
        [(&change.operations, "operation"), (&change.types, "type"), (&change.methods, "method")];
    let told = parts.into_iter().filter(|(names, _)| !names.is_empty());
    told.map(|(names, what)| some(names, what, quote)).collect::<Vec<_>>().join("; ")
}

fn some(names: &BTreeSet<String>, what: &str, quote: fn(&str) -> String) -> String {
    let shown: Vec<String> = names.iter().take(SHOWN).map(|name| quote(name)).collect();
    let what = if names.len() == 1 { what.to_owned() } else { format!("{what}s") };
    let more = match names.len().saturating_sub(SHOWN) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    format!("{} {what}: {}{more}", names.len(), shown.join(", "))
}
