//! What a description was built from: `provenance.yaml`. No times: equal input gives equal bytes.

use std::fmt::Write;

use serde_json::{Map, json};
use sha2::{Digest, Sha256};
use specwright_ir::Json;
use specwright_source::{Code, Diagnostic, Diagnostics, Document, to_yaml};

use crate::{Folder, OPENAPI, PROVENANCE, first_line, page::Page};

/// Hash of a text, in lower-case hexadecimal.
#[must_use]
pub fn sha256(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().fold(String::new(), |mut out, byte| {
        // writing to a String does not fail
        let _ = write!(out, "{byte:02x}");
        out
    })
}

/// The text for a description built from pages.
pub(crate) fn of_pages(api: &str, pages: &[Page]) -> Result<String, Diagnostics> {
    let entry = |page: &Page| {
        json!({
            "file": format!("pages/{}", page.file()),
            "title": page.title,
            "operation": page.operation,
            "sha256": sha256(page.text()),
        })
    };
    text(api, "pages", pages.iter().map(entry).collect())
}

/// The text for a whole description; `file` is where it is kept verbatim.
pub(crate) fn of_whole(api: &str, file: &str, document: &Document) -> Result<String, Diagnostics> {
    let info = |name: &str| document.value().pointer(&format!("/info/{name}")).cloned();
    let mut entry = Map::new();
    entry.insert("file".to_owned(), file.into());
    entry.extend(info("title").map(|title| ("title".to_owned(), title)));
    entry.extend(info("version").map(|version| ("version".to_owned(), version)));
    entry.insert("sha256".to_owned(), sha256(document.text()).into());
    text(api, "whole", Json::Object(entry))
}

fn text(api: &str, kind: &str, value: Json) -> Result<String, Diagnostics> {
    let yaml = to_yaml(&json!({ kind: value }))?;
    Ok(format!("# Written by `cargo xtask vendor {api}`.\n{yaml}"))
}

/// Whether a whole description is kept where the generator reads it.
pub(crate) fn is_uncorrected(folder: &Folder<'_>) -> bool {
    let known = recorded(folder);
    let whole = known.as_ref().and_then(|d| d.value().get("whole"));
    whole.is_some_and(|whole| whole.get("file").and_then(Json::as_str) == Some(OPENAPI))
}

/// What is recorded, where it can be read.
fn recorded(folder: &Folder<'_>) -> Option<Document> {
    folder.text(PROVENANCE).and_then(|text| Document::parse(PROVENANCE, text).ok())
}

/// Refuses pages that are not what was vendored: corrections belong in fixups. What was handed in now is not asked.
pub(crate) fn check_pages(folder: &Folder<'_>, pages: &[Page]) -> Diagnostics {
    let known = recorded(folder);
    let entries = known.as_ref().and_then(|d| d.value().get("pages")?.as_array());
    let hash_of = |file: &str| {
        let entry = entries?.iter().find(|e| e.get("file").and_then(Json::as_str) == Some(file))?;
        entry.get("sha256")?.as_str()
    };
    let edited = pages.iter().filter(|page| !page.given).filter(|page| {
        let file = page.name().strip_prefix(&folder.path);
        file.and_then(hash_of).is_some_and(|hash| hash != sha256(page.text()))
    });
    edited
        .map(|page| {
            let name = page.name();
            Diagnostic::error(Code::ChangedByHand, "a vendored page was changed by hand")
                .at_bytes(name, first_line(page.text()), "")
                .help(format!("undo it and correct the description in {}fixups.yaml", folder.path))
                .help(format!(
                    "if this is a newer page, pass it: `cargo xtask vendor {} {name}`",
                    folder.api
                ))
        })
        .collect()
}

/// Refuses a whole description that is not what was vendored, as of pages.
pub(crate) fn check_whole(folder: &Folder<'_>, file: &str, text: &str) -> Result<(), Diagnostics> {
    let known = recorded(folder);
    let whole = known.as_ref().and_then(|d| d.value().get("whole"));
    let of_it = whole.filter(|w| w.get("file").and_then(Json::as_str) == Some(file));
    let hash = of_it.and_then(|w| w.get("sha256")?.as_str());
    if hash.is_none_or(|hash| hash == sha256(text)) {
        return Ok(());
    }
    let (api, name) = (folder.api, folder.name(file));
    Err(Diagnostic::error(Code::ChangedByHand, "a vendored description was changed by hand")
        .at_bytes(&name.as_str().into(), first_line(text), "")
        .help(format!("undo it and correct the description in {}fixups.yaml", folder.path))
        .help(format!("if this is a newer one, pass it: `cargo xtask vendor {api} {name}`"))
        .into())
}
