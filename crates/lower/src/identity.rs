//! What documents and schemas call themselves: `$self`, `$id`, `$anchor`
//! ([OAS 3.2.0, 4.1.2](https://spec.openapis.org/oas/v3.2.0.html#establishing-the-base-uri),
//! [JSON Schema, 8.2](https://json-schema.org/draft/2020-12/json-schema-core#section-8.2)).

use std::{collections::HashMap, sync::Arc};

use specwright_ir::{Json, Origin, Pointer};
use specwright_source::Document;

use crate::target;

/// The URIs and anchors of a description, at places as they are written.
#[derive(Debug, Default)]
pub(crate) struct Identities {
    files: HashMap<Arc<str>, File>,
    /// What a URI names; of several the first that was read.
    places: HashMap<String, Origin>,
}

/// What is said in one file.
#[derive(Debug, Default)]
struct File {
    /// Documents and schemas with a URI of their own, against which references within are read.
    bases: HashMap<Pointer, String>,
    /// Schemas by anchor, in the order of the file.
    anchors: HashMap<String, Vec<Pointer>>,
}

impl Identities {
    /// Adds what is said in a file.
    ///
    /// ```yaml
    /// $self: https://example.com/api/openapi.yaml
    /// components:
    ///   schemas:
    ///     Pet: { $id: schemas/pet, $anchor: pet }
    /// ```
    /// ```text
    /// https://example.com/api/openapi.yaml => the file
    /// https://example.com/api/schemas/pet => Pet, as is the anchor `pet` within
    /// ```
    pub(crate) fn add(&mut self, document: &Document) {
        if !WORDS.iter().any(|word| document.text().contains(word)) {
            return;
        }
        let mut scan = Scan { place: document.origin(), file: File::default(), found: Vec::new() };
        let mut base = document.name().to_string();
        if let Some(own) = document.value().get("$self").and_then(Json::as_str) {
            base = scan.name(&base, own);
        }
        scan.value(document.value(), &base, false);
        for (uri, place) in scan.found {
            self.places.entry(uri).or_insert(place);
        }
        self.files.insert(document.name().clone(), scan.file);
    }

    /// Whether any part of a description has a URI of its own.
    pub(crate) fn any(&self) -> bool {
        !self.places.is_empty()
    }

    /// What a URI names.
    pub(crate) fn place(&self, uri: &str) -> Option<&Origin> {
        self.places.get(uri)
    }

    /// The nearest document or schema around a place that has a URI of its own, with that.
    pub(crate) fn base(&self, place: &Origin) -> Option<(Pointer, &str)> {
        let bases = &self.files.get(&place.file)?.bases;
        let mut at = place.pointer.clone();
        loop {
            if let Some(uri) = bases.get(&at) {
                return Some((at, uri));
            }
            at = at.parent()?;
        }
    }

    /// The schema with an anchor: within a part of a file, that are not part of another with a URI of its own, else anywhere in the file.
    pub(crate) fn anchored(&self, part: &Origin, anchor: &str) -> Option<&Pointer> {
        let all = self.files.get(&part.file)?.anchors.get(anchor)?;
        let own = |at: &&Pointer| {
            let place = Origin { file: part.file.clone(), pointer: (*at).clone() };
            let base = self.base(&place).map(|(base, _)| base).unwrap_or_default();
            base == part.pointer
        };
        all.iter().find(own).or_else(|| all.first())
    }
}

/// The words for what documents and schemas call themselves.
const WORDS: [&str; 4] = ["$self", "$id", "$anchor", "$dynamicAnchor"];

/// Looks through one file.
struct Scan {
    place: Origin,
    file: File,
    found: Vec<(String, Origin)>,
}

/// Members that hold values of the API, which say nothing of the description.
const VALUES: [&str; 7] = ["example", "examples", "default", "const", "enum", "value", "dataValue"];

/// Members that hold others by names that people choose.
const NAMED: [&str; 12] = [
    "properties",
    "patternProperties",
    "dependentSchemas",
    "$defs",
    "definitions",
    "schemas",
    "parameters",
    "responses",
    "headers",
    "requestBodies",
    "pathItems",
    "callbacks",
];

impl Scan {
    /// Says what the place is called, and gives it as a whole URI.
    fn name(&mut self, base: &str, text: &str) -> String {
        let uri = target::joined(base, text.trim_end_matches('#'));
        self.file.bases.insert(self.place.pointer.clone(), uri.clone());
        self.found.push((uri.clone(), self.place.clone()));
        uri
    }

    /// `named`: the members of the value are no keywords.
    fn value(&mut self, value: &Json, base: &str, named: bool) {
        match value {
            Json::Object(map) => {
                let mut own = None;
                let word = |key: &str| map.get(key).and_then(Json::as_str).filter(|_| !named);
                let id = word("$id");
                if let Some(id) = id.filter(|id| !id.is_empty() && !id.starts_with('#')) {
                    own = Some(self.name(base, id));
                }
                // before 2019 an anchor was written so
                let older = id.and_then(|id| id.strip_prefix('#'));
                for anchor in [word("$anchor"), word("$dynamicAnchor"), older].into_iter().flatten()
                {
                    let places = self.file.anchors.entry(anchor.to_owned()).or_default();
                    places.push(self.place.pointer.clone());
                }
                let base = own.as_deref().unwrap_or(base);
                for (key, value) in map {
                    if named || !VALUES.contains(&key.as_str()) {
                        self.below(key, value, base, !named && NAMED.contains(&key.as_str()));
                    }
                }
            }
            Json::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.below(&index.to_string(), item, base, false);
                }
            }
            _ => {}
        }
    }

    fn below(&mut self, key: &str, value: &Json, base: &str, named: bool) {
        if value.is_object() || value.is_array() {
            let here = self.place.pointer.clone();
            self.place.pointer = here.push(key);
            self.value(value, base, named);
            self.place.pointer = here;
        }
    }
}
