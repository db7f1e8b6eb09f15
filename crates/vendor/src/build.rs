//! `openapi.yaml` from pages.

use std::collections::BTreeMap;

use specwright_ir::{Json, Origin};
use specwright_source::{Code, Diagnostic, Diagnostics, Sources, to_yaml};

use crate::{
    FIXUPS, Files, Folder, Given, OPENAPI, PROVENANCE, first_line, fixups, line_feeds, merge,
    page::{self, Page},
    parse, provenance,
};

/// Builds from the pages that are there and those handed in.
pub(crate) fn pages(
    folder: &Folder<'_>,
    given: Vec<Given>,
    sources: &mut Sources,
) -> Result<Files, Diagnostics> {
    if folder.pages().next().is_none() {
        if let Some(text) = folder.text(OPENAPI) {
            let advice = "pages would replace it: delete it first if that is what you want";
            return Err(not_of_pages(folder, text, advice));
        }
        if given.is_empty() {
            return Err(nothing(folder).into());
        }
    }
    let mut found = Diagnostics::new();
    let kept: Vec<(String, String)> =
        folder.pages().map(|(name, text)| (name.to_owned(), text.to_owned())).collect();
    let mut new = Vec::new();
    for Given { name, text } in given {
        collect(page::read(&name, &line_feeds(&text), true, sources), &mut new, &mut found);
    }
    let mut by_operation = BTreeMap::new();
    for page in new {
        if let Some(other) = by_operation.insert(page.operation.clone(), page.clone()) {
            found.push(twice(&page, &other));
        }
    }
    let mut old = Vec::new();
    for (name, text) in kept {
        // a page that is replaced may be broken: that is why a newer one is handed in
        let replaced = |page: &Page| folder.name(&format!("pages/{}", page.file())) == name;
        if !by_operation.values().any(|page| replaced(page) || **page.name() == name) {
            collect(page::read(&name, &text, false, sources), &mut old, &mut found);
        }
    }
    for page in old {
        by_operation.entry(page.operation.clone()).or_insert(page);
    }
    if !found.is_empty() {
        return Err(found);
    }
    build(folder, by_operation.into_values().collect(), sources)
}

/// Builds from the pages that are there without that of an operation.
pub(crate) fn without(
    folder: &Folder<'_>,
    operation: &str,
    sources: &mut Sources,
) -> Result<Files, Diagnostics> {
    if folder.pages().next().is_none() {
        return Err(match folder.text(OPENAPI) {
            Some(text) => not_of_pages(folder, text, &drop_all(folder)),
            None => nothing(folder).into(),
        });
    }
    let mut found = Diagnostics::new();
    let mut pages = Vec::new();
    for (name, text) in folder.pages() {
        collect(page::read(name, text, false, sources), &mut pages, &mut found);
    }
    if !found.is_empty() {
        return Err(found);
    }
    pages.sort_by(|a, b| a.operation.cmp(&b.operation));
    let before = pages.len();
    let known = pages.iter().map(|page| format!("`{}`", page.operation)).collect::<Vec<_>>();
    pages.retain(|page| page.operation != operation);
    if pages.len() == before {
        let what = format!("no page of `{}` describes an operation `{operation}`", folder.api);
        let what = Diagnostic::error(Code::InvalidRequest, what)
            .at(&Origin::root(folder.name(PROVENANCE)), "");
        return Err(what.help(format!("there are: {}", known.join(", "))).into());
    }
    if pages.is_empty() {
        let what = Diagnostic::error(
            Code::InvalidRequest,
            format!("`{operation}` is the only operation of `{}`", folder.api),
        )
        .at(&Origin::root(folder.name(PROVENANCE)), "");
        return Err(what.help(drop_all(folder)).into());
    }
    build(folder, pages, sources)
}

fn collect(page: Result<Page, Diagnostics>, pages: &mut Vec<Page>, found: &mut Diagnostics) {
    match page {
        Ok(page) => pages.push(page),
        Err(faults) => found.extend(faults),
    }
}

/// All files of the folder. Pages are sorted by operation.
fn build(
    folder: &Folder<'_>,
    pages: Vec<Page>,
    sources: &mut Sources,
) -> Result<Files, Diagnostics> {
    let mut found = provenance::check_pages(folder, &pages);
    let mut files = Files::new();
    let mut by_file: BTreeMap<String, &Page> = BTreeMap::new();
    for page in &pages {
        if let Some(other) = by_file.insert(page.file(), page) {
            found.push(same_file(page, other));
        }
        files.insert(folder.name(&format!("pages/{}", page.file())), page.text().to_string());
    }
    let value = match merge::merge(&pages) {
        Ok(value) if found.is_empty() => value,
        Ok(_) => return Err(found),
        Err(conflicts) => {
            found.extend(conflicts);
            return Err(found);
        }
    };
    files.insert(folder.name(PROVENANCE), provenance::of_pages(folder.api, &pages)?);
    files.insert(folder.name(OPENAPI), finish(folder, value, "the pages", "pages/", sources)?);
    Ok(files)
}

/// Applies the fixups and writes the description. `base` names what they apply to, `from` where it is kept.
pub(crate) fn finish(
    folder: &Folder<'_>,
    mut value: Json,
    base: &str,
    from: &str,
    sources: &mut Sources,
) -> Result<String, Diagnostics> {
    if let Some(text) = folder.text(FIXUPS) {
        fixups::apply(&mut value, &parse(&folder.name(FIXUPS), text, sources)?, base)?;
    }
    let yaml = to_yaml(&value)?;
    let api = folder.api;
    Ok(format!(
        "# Built by `cargo xtask vendor {api}` from {from}; not edited by hand: corrections go into fixups.yaml.\n{yaml}"
    ))
}

fn twice(page: &Page, other: &Page) -> Diagnostic {
    Diagnostic::error(
        Code::ConflictingPages,
        format!("two pages for the operation `{}`", page.operation),
    )
    .at(&page.operation_at().push("operationId"), "here")
    .at(&other.operation_at().push("operationId"), "and here")
    .help("pass the newer one alone")
}

fn same_file(page: &Page, other: &Page) -> Diagnostic {
    let what = format!("`{}` and `{}` have the same file name", page.operation, other.operation);
    Diagnostic::error(Code::ConflictingPages, what)
        .at(&page.operation_at().push("operationId"), format!("kept as {}", page.file()))
        .at(&other.operation_at().push("operationId"), "and so is this")
        .help("one of them can only be left out")
}

fn nothing(folder: &Folder<'_>) -> Diagnostic {
    let api = folder.api;
    Diagnostic::error(Code::InvalidRequest, format!("nothing is vendored for `{api}` yet"))
        .at(&Origin::root(folder.name(OPENAPI)), "")
        .help(format!("pass pages or a whole description: `cargo xtask vendor {api} <file>...`"))
}

fn drop_all(folder: &Folder<'_>) -> String {
    format!("to drop the whole API, delete {}", folder.path)
}

fn not_of_pages(folder: &Folder<'_>, text: &str, advice: &str) -> Diagnostics {
    let api = folder.api;
    Diagnostic::error(
        Code::InvalidRequest,
        format!("the description of `{api}` was not built from pages"),
    )
    .at_bytes(&folder.name(OPENAPI).into(), first_line(text), "")
    .help(advice)
    .into()
}
