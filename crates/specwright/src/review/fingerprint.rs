//! What a change is known by, whatever else changes.

use std::{collections::BTreeMap, fmt::Write};

use sha2::{Digest, Sha256};
use specwright_diff::Entry;
use specwright_ir::{Json, Origin};

use super::{compare::Compared, edition::Edition};

/// Hexadecimal digits.
const DIGITS: usize = 12;

/// The fingerprint of each entry: of its rules, the names of its places, and what it says, which has the values. Neither lines nor
/// operations that it reaches nor other changes are part of it. What is alike in all of that is numbered.
pub(crate) fn of_all(of: &Compared) -> Vec<String> {
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    let each = of.report.entries.iter().map(|entry| {
        let identity = identity(entry, of);
        let number = known.entry(identity.clone()).or_default();
        *number += 1;
        digits(&format!("{identity}\n{number}"))
    });
    each.collect()
}

fn identity(entry: &Entry, of: &Compared) -> String {
    let place = |at: &Option<Origin>, edition: &Edition| {
        at.as_ref().map_or(String::new(), |at| named(at, edition))
    };
    let (base, head) = (place(&entry.base, &of.base), place(&entry.head, &of.head));
    let mut rules: Vec<&str> = entry.findings.iter().map(|finding| finding.rule.id).collect();
    rules.sort_unstable();
    rules.dedup();
    let mut parts = vec![rules.join(" "), base, head, entry.message.clone()];
    if entry.wire.is_none() {
        for item in entry.items.iter().filter(|item| !item.prose) {
            let (before, after) = (item.before.as_deref(), item.after.as_deref());
            let declared = [before, after].map(Option::unwrap_or_default).join(" ");
            parts.push(format!("{} {declared}", item.item));
        }
    }
    // Names may hold anything but the character between them.
    parts.iter().map(|part| part.replace('\n', " ")).collect::<Vec<_>>().join("\n")
}

/// A place, its numbers replaced by what is there: an item of a list is known by what it refers to or is called, where it is.
fn named(at: &Origin, edition: &Edition) -> String {
    let way = edition.way(at);
    let (file, _) = way.split_once('#').unwrap_or_default();
    let sources = &edition.report.sources;
    let mut out = file.to_owned();
    let mut above = Origin::root(at.file.clone());
    for token in at.pointer.tokens() {
        let here = above.push(&token);
        let list = matches!(sources.value(&above), Some(Json::Array(_)));
        let name = list.then(|| sources.value(&here).and_then(known_by)).flatten();
        let _ = write!(out, "/{}", name.unwrap_or(token));
        above = here;
    }
    out
}

fn known_by(item: &Json) -> Option<String> {
    let text = |key: &str| item.get(key).and_then(Json::as_str);
    if let Some(name) = text("name") {
        return Some(format!("{} {name}", text("in").unwrap_or_default()));
    }
    ["$ref", "url", "title"].iter().find_map(|key| text(key)).map(str::to_owned)
}

fn digits(text: &str) -> String {
    let digest = Sha256::digest(text.as_bytes());
    let mut out = String::new();
    for byte in digest.iter().take(DIGITS / 2) {
        let _ = write!(out, "{byte:02x}");
    }
    out
}
