//! What the text of a `$ref` names: a file and a node in it
//! ([OAS 3.1.1, 4.6](https://spec.openapis.org/oas/v3.1.1.html#relative-references-in-api-description-uris)).

use std::sync::Arc;

use specwright_ir::{Json, Origin, Pointer};
use specwright_source::Document;

/// The node that a reference names, its fragment not yet looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Named {
    pub(crate) file: Arc<str>,
    pub(crate) fragment: Fragment,
}

/// What follows `#`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Fragment {
    Pointer(Pointer),
    /// A schema's `$anchor`.
    Anchor(String),
}

/// Reads a reference written in the file `base`. `None`: its fragment is neither a JSON Pointer nor a name.
///
/// ```text
/// ../models/pet.yaml#/Pet in specs/acme/paths/pets.yaml  =>  specs/acme/models/pet.yaml, /Pet
/// ```
pub(crate) fn parse(base: &Arc<str>, text: &str) -> Option<Named> {
    let (path, fragment) = text.split_once('#').unwrap_or((text, ""));
    // RFC 6901, 6: a pointer in a fragment is percent-encoded
    let decoded = percent_encoding::percent_decode_str(fragment).decode_utf8().ok()?;
    let fragment = match Pointer::parse(&decoded) {
        Some(pointer) => Fragment::Pointer(pointer),
        None if decoded.contains(['/', ' ']) => return None,
        None => Fragment::Anchor(decoded.into_owned()),
    };
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
    let from: Vec<&str> = base.split('/').collect();
    let from = &from[..from.len() - 1];
    let to: Vec<&str> = place.file.split('/').collect();
    let same = from.iter().zip(&to).take_while(|(a, b)| a == b).count().min(to.len() - 1);
    let up = "../".repeat(from.len() - same);
    format!("{up}{}#{fragment}", escaped(&to[same..].join("/")))
}

/// A path from the folder of `base`; what has a scheme stands for itself.
fn joined(base: &str, path: &str) -> String {
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
    let folder = base.rfind('/').map_or("", |at| &base[..at]);
    let steps = folder.split('/').filter(|_| !folder.is_empty()).chain(path.split('/'));
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

/// Where the schema with an `$anchor` or `$dynamicAnchor` is.
fn anchored(root: &Json, name: &str) -> Option<Pointer> {
    let mut open = vec![(Pointer::root(), root)];
    while let Some((at, value)) = open.pop() {
        match value {
            Json::Object(map) => {
                let named = ["$anchor", "$dynamicAnchor"].iter().any(|key| {
                    map.get(*key).and_then(Json::as_str).is_some_and(|anchor| anchor == name)
                });
                if named {
                    return Some(at);
                }
                open.extend(map.iter().rev().map(|(key, value)| (at.push(key), value)));
            }
            Json::Array(items) => {
                let items = items.iter().enumerate().rev();
                open.extend(items.map(|(index, value)| (at.push(index.to_string()), value)));
            }
            _ => {}
        }
    }
    None
}

/// What a fragment leads to in a document, wherever it has been moved.
pub(crate) fn node<'d>(document: &'d Document, fragment: &Fragment) -> Option<(Pointer, &'d Json)> {
    let pointer = match fragment {
        Fragment::Pointer(pointer) => document.moves().current(pointer),
        Fragment::Anchor(name) => anchored(document.value(), name)?,
    };
    let value = document.value().pointer(pointer.as_str())?;
    Some((pointer, value))
}

/// The node that a reference leads to by way of a map that is a `$ref` as a whole, which is no OpenAPI, but is written. `None`: there is
/// no such map on its way.
///
/// ```text
/// #/components/schemas/Pet where `schemas` is { $ref: models.yaml#/all }  =>  models.yaml, /all/Pet
/// ```
pub(crate) fn beyond(document: &Document, named: &Named) -> Option<Named> {
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
pub(crate) const MAX_BEYOND: usize = 32;

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
