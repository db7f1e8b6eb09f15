//! References to a schema that others may replace
//! ([JSON Schema, 8.2.3.2](https://json-schema.org/draft/2020-12/json-schema-core#section-8.2.3.2)), in the words of 2020-12 and of
//! 2019-09.

use specwright_ir::{Json, Pointer};

use crate::dialect::{Map, Rewriting};

/// Read as they lead where nothing replaces their anchor: to the nearest schema around them that has it, else to any.
///
/// ```yaml
/// Tree: { $dynamicAnchor: node, properties: { next: { $dynamicRef: '#node' } } }            # before
/// List: { $recursiveAnchor: true, properties: { next: { $recursiveRef: '#' } } }
/// ```
/// ```yaml
/// Tree: { $dynamicAnchor: node, properties: { next: { $ref: '#/components/schemas/Tree' } } }   # after
/// List: { $recursiveAnchor: true, properties: { next: { $ref: '#/components/schemas/List' } } }
/// ```
pub(super) fn rewrite(rewriting: &mut Rewriting<'_, '_>, at: &Pointer, schema: &mut Map) {
    for word in ["$dynamicRef", "$recursiveRef"] {
        let Some(text) = schema.get(word).and_then(Json::as_str) else { continue };
        let Some(target) = target(rewriting, at, text) else { continue };
        schema.shift_remove(word);
        if !schema.contains_key("$ref") {
            rewriting.moved(&at.push(word), at.push("$ref"));
            schema.insert("$ref".to_owned(), Json::String(target));
        }
    }
}

/// What a `$ref` to the same schema says; `None`: there is none around it that `#` can mean.
fn target(rewriting: &mut Rewriting<'_, '_>, at: &Pointer, text: &str) -> Option<String> {
    let written = rewriting.moves.written(at);
    let around = match text.strip_prefix('#') {
        Some("") => around(rewriting, written.clone(), |schema| {
            schema.get("$recursiveAnchor") == Some(&Json::Bool(true)) || schema.contains_key("$id")
        })
        .or_else(|| component(&written)),
        Some(name) if !name.starts_with('/') => around(rewriting, written, |schema| {
            schema.get("$dynamicAnchor").and_then(Json::as_str) == Some(name)
        }),
        _ => None,
    };
    match around {
        // a fragment is percent-encoded
        Some(pointer) => Some(format!("#{}", pointer.as_str().replace('%', "%25"))),
        None => (text != "#").then(|| text.to_owned()),
    }
}

/// The nearest node at or above a place, as written, that a test holds of.
fn around(
    rewriting: &mut Rewriting<'_, '_>,
    mut at: Pointer,
    test: impl Fn(&Map) -> bool,
) -> Option<Pointer> {
    let file = rewriting.file.clone();
    let root = rewriting.files.get(&file).ok()?.value();
    loop {
        let node = root.pointer(at.as_str()).and_then(Json::as_object);
        if node.is_some_and(&test) {
            return Some(at);
        }
        at = at.parent()?;
    }
}

/// The component that a place is in.
fn component(at: &Pointer) -> Option<Pointer> {
    let tokens: Vec<String> = at.tokens().take(3).collect();
    match tokens.as_slice() {
        [components, schemas, name] if components == "components" && schemas == "schemas" => {
            Some(Pointer::root().push("components").push("schemas").push(name))
        }
        _ => None,
    }
}
