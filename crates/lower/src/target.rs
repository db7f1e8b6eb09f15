//! What the text of a `$ref` names: a file and a node in it
//! ([OAS 3.1.1, 4.6](https://spec.openapis.org/oas/v3.1.1.html#relative-references-in-api-description-uris)).

use std::{collections::HashSet, sync::Arc};

use specwright_ir::{Origin, Pointer};
use specwright_source::{Diagnostic, Document};

use crate::identity::Identities;

/// The files of a description.
pub(crate) trait Library {
    /// A file, or why it is not read.
    fn document(&mut self, name: &Arc<str>) -> Result<&Document, Diagnostic>;
    /// What they and their schemas call themselves.
    fn identities(&self) -> &Identities;
}

/// Why a reference names nothing.
#[derive(Debug)]
pub(crate) enum Nothing {
    /// Its fragment is neither a JSON Pointer nor a name.
    Malformed,
    /// There is no such file.
    Unread(Diagnostic),
    /// There is nothing of that name in the file.
    Missing { file: Arc<str>, fragment: Fragment },
}

/// The node that a reference names which is written at the place `base`, wherever it has been moved.
///
/// A part of the description may say what it is called: a schema by `$id`, a document by `$self`. Then a reference may name it so,
/// and references within it are relative to that. What is not found so is looked for where it would be without.
pub(crate) fn find(files: &mut impl Library, base: &Origin, text: &str) -> Result<Origin, Nothing> {
    let (path, fragment) = split(text).ok_or(Nothing::Malformed)?;
    let mut unread = None;
    let mut missing = None;
    for part in parts(files.identities(), base, path) {
        match find_in(files, part, &fragment) {
            Ok(origin) => return Ok(origin),
            Err(why @ Nothing::Unread(_)) => unread = unread.or(Some(why)),
            Err(why) => missing = missing.or(Some(why)),
        }
    }
    Err(missing.or(unread).unwrap_or(Nothing::Malformed))
}

/// The parts of the description that the path of a reference may mean, the likeliest first.
fn parts(identities: &Identities, base: &Origin, path: &str) -> Vec<Origin> {
    let around = identities.base(base);
    let mut parts: Vec<Origin> = Vec::new();
    if path.is_empty() {
        parts.extend(around.map(|(pointer, _)| Origin { file: base.file.clone(), pointer }));
        parts.push(Origin::root(base.file.clone()));
    } else {
        let uri = joined(around.map_or(&*base.file, |(_, uri)| uri), path);
        parts.extend(identities.place(&uri).cloned());
        parts.push(Origin::root(joined(&base.file, path)));
        // beside a file that says where it is published, another is found as beside that place
        let published = identities.base(&Origin::root(base.file.clone()));
        let beside = published.and_then(|(_, own)| beside(own, &uri));
        parts.extend(beside.map(|path| Origin::root(joined(&base.file, &path))));
    }
    let mut known = HashSet::new();
    parts.retain(|part| known.insert(part.clone()));
    parts
}

/// A node of a part of a file, and of other files by way of maps that are a `$ref` as a whole.
fn find_in(files: &mut impl Library, part: Origin, fragment: &Fragment) -> Result<Origin, Nothing> {
    let fragment = match fragment {
        Fragment::Pointer(pointer) => Fragment::Pointer(part.pointer.join(pointer.as_str())),
        Fragment::Anchor(name) => {
            // what the file says is known when it is read
            files.document(&part.file).map_err(Nothing::Unread)?;
            match files.identities().anchored(&part, name) {
                Some(pointer) => Fragment::Pointer(pointer.clone()),
                None => Fragment::Anchor(name.clone()),
            }
        }
    };
    let mut named = Named { file: part.file, fragment };
    for _ in 0..MAX_BEYOND {
        let document = files.document(&named.file).map_err(Nothing::Unread)?;
        if let Some(pointer) = node(document, &named.fragment) {
            return Ok(Origin { file: named.file, pointer });
        }
        let Some(beyond) = beyond(document, &named) else { break };
        named = beyond;
    }
    Err(Nothing::Missing { file: named.file, fragment: named.fragment })
}

/// The node that a reference names, its fragment not yet looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Named {
    file: Arc<str>,
    fragment: Fragment,
}

/// What follows `#`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Fragment {
    Pointer(Pointer),
    /// A schema's `$anchor`.
    Anchor(String),
}

/// A reference as path and fragment.
fn split(text: &str) -> Option<(&str, Fragment)> {
    let (path, fragment) = text.split_once('#').unwrap_or((text, ""));
    // RFC 6901, 6: a pointer in a fragment is percent-encoded
    let decoded = percent_encoding::percent_decode_str(fragment).decode_utf8().ok()?;
    let fragment = match Pointer::parse(&decoded) {
        Some(pointer) => Fragment::Pointer(pointer),
        None if decoded.contains(['/', ' ']) => return None,
        None => Fragment::Anchor(decoded.into_owned()),
    };
    Some((path, fragment))
}

/// Reads a reference written in the file `base`, whatever that is called.
///
/// ```text
/// ../models/pet.yaml#/Pet in specs/acme/paths/pets.yaml  =>  specs/acme/models/pet.yaml, /Pet
/// ```
fn parse(base: &Arc<str>, text: &str) -> Option<Named> {
    let (path, fragment) = split(text)?;
    let file = if path.is_empty() { base.clone() } else { joined(base, path).into() };
    Some(Named { file, fragment })
}

/// How a file refers to a place: what [`parse`] reads as that place.
///
/// ```text
/// specs/acme/models/pet.yaml, /Pet in specs/acme/paths/pets.yaml  =>  ../models/pet.yaml#/Pet
/// ```
pub(crate) fn reference(base: &str, place: &Origin) -> String {
    let escaped = |text: &str| text.replace('%', "%25").replace('#', "%23");
    let fragment = escaped(place.pointer.as_str());
    if *place.file == *base {
        return format!("#{fragment}");
    }
    let target = escaped(&place.file);
    if has_scheme(&target) || target.starts_with('/') {
        return format!("{target}#{fragment}");
    }
    format!("{}#{fragment}", relative(base, &place.file, escaped))
}

/// The path to a file from the folder of another, its steps written as `step` says.
fn relative(base: &str, target: &str, step: impl Fn(&str) -> String) -> String {
    let from: Vec<&str> = base.split('/').collect();
    let from = &from[..from.len() - 1];
    let to: Vec<&str> = target.split('/').collect();
    let same = from.iter().zip(&to).take_while(|(a, b)| a == b).count().min(to.len() - 1);
    let up = "../".repeat(from.len() - same);
    format!("{up}{}", step(&to[same..].join("/")))
}

/// The path from one URL to another of the same host.
///
/// ```text
/// https://acme.example/api/openapi.yaml, https://acme.example/models/pet.yaml  =>  ../models/pet.yaml
/// ```
fn beside(own: &str, other: &str) -> Option<String> {
    let host = |url: &str| {
        let start = url.find("://")? + 3;
        Some(url[..start + url[start..].find('/')?].to_owned())
    };
    (host(own)? == host(other)?).then(|| relative(own, other, str::to_owned))
}

/// A path from the folder of `base`; what has a scheme stands for itself.
pub(crate) fn joined(base: &str, path: &str) -> String {
    let path = percent_encoding::percent_decode_str(path).decode_utf8_lossy().into_owned();
    if has_scheme(&path) {
        return path;
    }
    let (root, base) = match base.find("://").map(|at| at + 3) {
        Some(at) => base.split_at(base[at..].find('/').map_or(base.len(), |slash| at + slash)),
        None => ("", base),
    };
    if let Some(absolute) = path.strip_prefix('/') {
        return format!("{root}/{}", normal(absolute.split('/')));
    }
    let folder = base.rfind('/').map(|at| &base[..at]).or((!root.is_empty()).then_some(""));
    let steps = folder.into_iter().flat_map(|folder| folder.split('/')).chain(path.split('/'));
    format!("{root}{}", normal(steps))
}

/// Whether a path is a URL: `https://...`, `file:...`.
fn has_scheme(path: &str) -> bool {
    let letters = |scheme: &str| {
        scheme.len() > 1 && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
    };
    path.split_once(':').is_some_and(|(scheme, _)| letters(scheme))
}

fn normal<'s>(steps: impl Iterator<Item = &'s str>) -> String {
    let mut path: Vec<&str> = Vec::new();
    for step in steps {
        match (step, path.last()) {
            (".", _) => {}
            ("..", Some(last)) if !["..", ""].contains(last) => {
                path.pop();
            }
            (step, _) => path.push(step),
        }
    }
    path.join("/")
}

/// Where a node is in a document now, if it is there.
fn node(document: &Document, fragment: &Fragment) -> Option<Pointer> {
    let Fragment::Pointer(pointer) = fragment else { return None };
    let pointer = document.moves().current(pointer);
    document.value().pointer(pointer.as_str()).map(|_| pointer)
}

/// The node that a reference leads to by way of a map that is a `$ref` as a whole, which is no OpenAPI, but is written. `None`: there is
/// no such map on its way.
///
/// ```text
/// #/components/schemas/Pet where `schemas` is { $ref: models.yaml#/all }  =>  models.yaml, /all/Pet
/// ```
fn beyond(document: &Document, named: &Named) -> Option<Named> {
    let Fragment::Pointer(pointer) = &named.fragment else { return None };
    let pointer = document.moves().current(pointer);
    let mut at = pointer.clone();
    let map = loop {
        at = at.parent()?;
        if let Some(node) = document.value().pointer(at.as_str()) {
            break node;
        }
    };
    let Named { file, fragment } = parse(&named.file, map.get("$ref")?.as_str()?)?;
    let Fragment::Pointer(target) = fragment else { return None };
    let rest = &pointer.as_str()[at.as_str().len()..];
    Some(Named { file, fragment: Fragment::Pointer(target.join(rest)) })
}

/// How many maps that are a `$ref` may be on the way of a reference.
const MAX_BEYOND: usize = 32;

/// What a schema outside of `components.schemas` is called: by its key where it is one of several, by its file where it is the
/// whole of it; first the name alone, then with what holds it. Empty for what is written in another schema.
pub(crate) fn names(origin: &Origin, root: &str) -> Vec<String> {
    const SECTIONS: [&str; 4] = ["schemas", "definitions", "$defs", "models"];
    let tokens: Vec<String> = origin.pointer.tokens().collect();
    let mut path: Vec<&str> = origin.file.split('/').collect();
    let file = path.pop().unwrap_or_default();
    let stem = file.split('.').next().unwrap_or_default();
    let folder = path.last().copied().unwrap_or_default();
    match tokens.as_slice() {
        [] if ["index", "schema"].contains(&stem) && !folder.is_empty() => vec![folder.to_owned()],
        [] => vec![stem.to_owned(), format!("{folder} {stem}")],
        [.., section, name] if SECTIONS.contains(&section.as_str()) => {
            let holder = tokens[..tokens.len() - 2].last().map_or(stem, String::as_str);
            vec![name.clone(), format!("{holder} {name}"), format!("{stem} {name}")]
        }
        // what a parameter or response holds that is the whole file is no component
        [name] if *origin.file != *root && name != "schema" => {
            vec![name.clone(), format!("{stem} {name}")]
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_relative_to_their_file() {
        let base = "specs/acme/paths/pets.yaml";
        let cases = [
            (base, "#/a~1b", "specs/acme/paths/pets.yaml", "/a~1b"),
            (base, "../models/pet.yaml", "specs/acme/models/pet.yaml", ""),
            (base, "./pet.yaml#/Pet%20A", "specs/acme/paths/pet.yaml", "/Pet A"),
            (base, "../../../../up.yaml#", "../up.yaml", ""),
            ("openapi.yaml", "models/pet.yaml", "models/pet.yaml", ""),
            ("../a/openapi.yaml", "../b.yaml", "../b.yaml", ""),
            ("/x/openapi.yaml", "../b.yaml", "/b.yaml", ""),
            (base, "/etc/passwd", "/etc/passwd", ""),
            (base, "https://acme.example/a/b.yaml#/C", "https://acme.example/a/b.yaml", "/C"),
            ("https://acme.example/a/b.yaml", "../c.yaml", "https://acme.example/c.yaml", ""),
            ("https://acme.example", "/c.yaml", "https://acme.example/c.yaml", ""),
            ("https://acme.example", "c.yaml", "https://acme.example/c.yaml", ""),
            ("https://acme.example/b.yaml", "c.yaml", "https://acme.example/c.yaml", ""),
            ("/b.yaml", "c.yaml", "/c.yaml", ""),
        ];
        for (base, text, file, pointer) in cases {
            let named = parse(&base.into(), text).unwrap();
            assert_eq!(&*named.file, file, "{text} in {base}");
            assert_eq!(named.fragment, Fragment::Pointer(Pointer::parse(pointer).unwrap()));
        }
        assert_eq!(parse(&base.into(), "#Pet").unwrap().fragment, Fragment::Anchor("Pet".into()));
        assert_eq!(parse(&base.into(), "#Pet/x"), None);
    }

    #[test]
    fn a_map_that_is_a_reference_leads_on() {
        let text = "components: { schemas: { $ref: 'models.yaml#/all' }, responses: {} }";
        let document = Document::parse("a/api.yaml", text).unwrap();
        let leads = |pointer: &str| {
            let fragment = Fragment::Pointer(Pointer::parse(pointer).unwrap());
            beyond(&document, &Named { file: "a/api.yaml".into(), fragment })
        };
        let Named { file, fragment } = leads("/components/schemas/Pet/properties/a").unwrap();
        assert_eq!(&*file, "a/models.yaml");
        let there = Pointer::parse("/all/Pet/properties/a").unwrap();
        assert_eq!(fragment, Fragment::Pointer(there));
        assert_eq!(leads("/components/responses/Gone"), None);
        assert_eq!(leads("/paths/~1a"), None);
    }

    #[test]
    fn a_place_is_referred_to_as_it_is_read() {
        let cases = [
            ("a/b/c.yaml", "a/b/c.yaml", "#/x%25y"),
            ("a/b/c.yaml", "a/d.yaml", "../d.yaml#/x%25y"),
            ("a/b/c.yaml", "a/b/e/d.yaml", "e/d.yaml#/x%25y"),
            ("c.yaml", "a%23.yaml", "a%2523.yaml#/x%25y"),
            ("a/b.yaml", "../c.yaml", "../../c.yaml#/x%25y"),
            ("a/b.yaml", "https://acme.example/c.yaml", "https://acme.example/c.yaml#/x%25y"),
        ];
        for (base, file, text) in cases {
            let pointer = Pointer::root().push("x%y");
            let place = Origin { file: file.into(), pointer: pointer.clone() };
            assert_eq!(reference(base, &place), text);
            let fragment = Fragment::Pointer(pointer);
            assert_eq!(parse(&base.into(), text), Some(Named { file: file.into(), fragment }));
        }
    }

    #[test]
    fn schemas_elsewhere_are_named_by_key_or_file() {
        let cases = [
            ("a/models/pet.yaml", "", "pet|models pet"),
            ("a/pet/index.yaml", "", "pet"),
            ("a/models.yaml", "/Pet", "Pet|models Pet"),
            ("a/body.yaml", "/schema", ""),
            ("a/models.yaml", "/components/schemas/Pet", "Pet|components Pet|models Pet"),
            ("a/openapi.yaml", "/components/schemas/Pet/$defs/Tail", "Tail|Pet Tail|openapi Tail"),
            ("a/openapi.yaml", "/components/schemas/Pet/properties/tail", ""),
            ("a/openapi.yaml", "/Pet", ""),
        ];
        for (file, pointer, expected) in cases {
            let origin = Origin { file: file.into(), pointer: Pointer::parse(pointer).unwrap() };
            assert_eq!(names(&origin, "a/openapi.yaml").join("|"), expected, "{file}#{pointer}");
        }
    }
}
