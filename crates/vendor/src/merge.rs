//! Many pages, one description.
//!
//! What pages share must be equal in all of them: one page's word about a component is as good as another's.
//!
//! Order: members of the root, sections of `components` and methods of a path as the specification lists them; paths,
//! components and tags by name; inside these, as the first page (by operation) that has them.

use std::collections::BTreeMap;

use serde_json::Map;
use specwright_ir::{Json, Pointer};
use specwright_source::{Code, Diagnostic, Diagnostics};

use crate::{
    conflict::{Said, agree},
    page::{METHODS, Page},
};

/// Members of the root that come before the others
/// ([OpenAPI Object](https://spec.openapis.org/oas/v3.0.4.html#openapi-object)).
const ROOT: [&str; 7] = ["openapi", "info", "externalDocs", "servers", "security", "tags", "paths"];

/// Members of the root whose absence says something: the default applies.
const ABSENCE_COUNTS: [&str; 3] = ["openapi", "servers", "security"];

/// Sections that come before the others
/// ([Components Object](https://spec.openapis.org/oas/v3.0.4.html#components-object)).
const SECTIONS: [&str; 9] = [
    "schemas",
    "responses",
    "parameters",
    "examples",
    "requestBodies",
    "headers",
    "securitySchemes",
    "links",
    "callbacks",
];

/// The description that all these pages are parts of. Pages are sorted by operation, each operation once.
pub(crate) fn merge(pages: &[Page]) -> Result<Json, Diagnostics> {
    let mut merge = Merge { pages, found: Diagnostics::new() };
    let mut root = Map::new();
    for name in ordered(&ROOT, merge.names(&Pointer::root())) {
        let at = Pointer::root().push(&name);
        let value = match name.as_str() {
            "paths" => merge.paths(),
            "components" => merge.components(),
            "tags" => merge.tags(),
            name => merge.same(&at, ABSENCE_COUNTS.contains(&name)),
        };
        root.extend(value.map(|value| (name, value)));
    }
    if merge.found.is_empty() { Ok(Json::Object(root)) } else { Err(merge.found) }
}

/// `names` without repetitions: first those listed in `first`, then the others by name.
fn ordered(first: &[&str], names: impl IntoIterator<Item = String>) -> Vec<String> {
    let rank = |name: &str| first.iter().position(|n| *n == name).unwrap_or(first.len());
    let mut names: Vec<String> = names.into_iter().collect();
    names.sort_by(|a, b| (rank(a), a).cmp(&(rank(b), b)));
    names.dedup();
    names
}

struct Merge<'a> {
    pages: &'a [Page],
    found: Diagnostics,
}

impl<'a> Merge<'a> {
    /// The names of all members that any page has there.
    fn names(&self, at: &Pointer) -> Vec<String> {
        let objects = self.pages.iter().filter_map(|page| page.value().pointer(at.as_str()));
        objects.filter_map(Json::as_object).flat_map(|o| o.keys().cloned()).collect()
    }

    /// What all pages say at this place.
    fn same(&mut self, at: &Pointer, absence_counts: bool) -> Option<Json> {
        let all = self.pages.iter().map(|page| Said {
            page,
            at: at.clone(),
            value: page.value().pointer(at.as_str()),
        });
        let all: Vec<Said<'a>> = all.filter(|s| absence_counts || s.value.is_some()).collect();
        self.agreed(&at.to_string(), &all)
    }

    fn agreed(&mut self, what: &str, all: &[Said<'a>]) -> Option<Json> {
        agree(what, all).unwrap_or_else(|conflict| {
            self.found.push(conflict);
            None
        })
    }

    fn components(&mut self) -> Option<Json> {
        let at = Pointer::root().push("components");
        let mut components = Map::new();
        for section in ordered(&SECTIONS, self.names(&at)) {
            let at = at.push(&section);
            let mut members = Map::new();
            let names = ordered(&[], self.names(&at));
            let is_section = !names.is_empty();
            for name in names {
                members.extend(self.same(&at.push(&name), false).map(|value| (name, value)));
            }
            let value = if is_section {
                Json::Object(members)
            } else {
                // an extension
                self.same(&at, false).unwrap_or_default()
            };
            components.insert(section, value);
        }
        Some(Json::Object(components))
    }

    fn paths(&mut self) -> Option<Json> {
        let mut by_path: BTreeMap<&str, Vec<&'a Page>> = BTreeMap::new();
        for page in self.pages {
            by_path.entry(&page.path).or_default().push(page);
        }
        let mut paths = Map::new();
        for (path, pages) in by_path {
            paths.insert(path.to_owned(), self.path(path, &pages));
        }
        Some(Json::Object(paths))
    }

    fn path(&mut self, path: &str, pages: &[&'a Page]) -> Json {
        let at = Pointer::root().push("paths").push(path);
        let mut item = Map::new();
        for name in ordered(&[], self.names(&at)) {
            if METHODS.contains(&name.as_str()) {
                continue;
            }
            // parameters of a path apply to all its operations, so each page must have them
            let at = at.push(&name);
            let said = |page: &&'a Page| Said {
                page,
                at: at.clone(),
                value: page.value().pointer(at.as_str()),
            };
            let all: Vec<Said<'a>> = pages.iter().map(said).collect();
            item.extend(self.agreed(&at.to_string(), &all).map(|value| (name, value)));
        }
        for method in METHODS {
            let mut of_method = pages.iter().filter(|page| page.method == method);
            let Some(page) = of_method.next() else { continue };
            if let Some(other) = of_method.next() {
                self.found.push(same_place(page, other));
            }
            let value = page.value().pointer(at.push(method).as_str());
            item.insert(method.to_owned(), value.cloned().unwrap_or_default());
        }
        Json::Object(item)
    }

    /// Tags are a list, but mean a map by name.
    fn tags(&mut self) -> Option<Json> {
        let at = Pointer::root().push("tags");
        let mut by_name: BTreeMap<String, Vec<Said<'a>>> = BTreeMap::new();
        for page in self.pages {
            let tags = page.value().get("tags").and_then(Json::as_array);
            for (index, tag) in tags.into_iter().flatten().enumerate() {
                let name = tag.get("name").and_then(Json::as_str).unwrap_or_default();
                let said = Said { page, at: at.push(index.to_string()), value: Some(tag) };
                by_name.entry(name.to_owned()).or_default().push(said);
            }
        }
        let tags = by_name.iter().filter_map(|(name, all)| {
            let what = at.push(name).to_string();
            agree(&what, all).unwrap_or_else(|conflict| {
                self.found.push(conflict);
                None
            })
        });
        Some(Json::Array(tags.collect()))
    }
}

fn same_place(one: &Page, other: &Page) -> Diagnostic {
    let (new, old) = if other.given { (other, one) } else { (one, other) };
    let method = one.method.to_ascii_uppercase();
    Diagnostic::error(Code::ConflictingPages, format!("two pages describe `{method} {}`", one.path))
        .at(&new.operation_at().push("operationId"), "here")
        .at(&old.operation_at().push("operationId"), "and here")
        .help(format!(
            "if the operation was renamed, drop the old page first: `--remove {}`",
            old.operation
        ))
}
