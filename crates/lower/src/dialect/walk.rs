//! Visits the objects that OpenAPI knows, each with its kind.

use serde_json::json;
use specwright_ir::{Json, Pointer};
use specwright_source::{Code, Diagnostic};

use super::{Dialect, Map, Reference, Rewriting, objects, schema, swagger};
use crate::reference::Component;

/// The methods that a Path Item has members for.
pub(crate) const METHODS: [&str; 8] =
    ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/// The sections of `components`, and what each holds.
const SECTIONS: [(&str, Component); 9] = [
    ("schemas", Component::Schema),
    ("parameters", Component::Parameter),
    ("responses", Component::Response),
    ("requestBodies", Component::RequestBody),
    ("headers", Component::Header),
    ("mediaTypes", Component::MediaType),
    ("securitySchemes", Component::SecurityScheme),
    ("pathItems", Component::PathItem),
    ("callbacks", Component::Callback),
];

/// Keywords that hold a schema, and several in a list or by name.
const ONE: [&str; 4] = ["items", "additionalProperties", "not", "x-specwright-content-schema"];
const SEVERAL: [&str; 8] = [
    "allOf",
    "oneOf",
    "anyOf",
    "x-specwright-prefix-items",
    "properties",
    "x-specwright-pattern-properties",
    "$defs",
    "definitions",
];

impl Rewriting<'_, '_> {
    /// Rewrites a node of a kind, and what it holds.
    pub(crate) fn node(&mut self, kind: Component, at: &Pointer, value: &mut Json) {
        if !self.seen.insert(at.clone()) {
            return;
        }
        if kind == Component::Schema {
            return self.schema(at, value);
        }
        self.empty_unless_map(kind, at, value);
        let Json::Object(map) = value else { return };
        if let Some(Json::String(text)) = map.get("$ref") {
            self.refers(at, text, kind, false);
            return;
        }
        self.check(kind, at, map);
        if self.dialect == Dialect::Swagger2_0 {
            swagger::rewrite(self, kind, at, map);
        }
        match kind {
            Component::Document => self.document(at, map),
            Component::PathItem => self.path_item(at, map),
            Component::Operation => self.operation(at, map),
            Component::Parameter | Component::Header => self.parameter(at, map),
            Component::RequestBody => self.named(Component::MediaType, at, map, "content"),
            Component::Response => self.response(at, map),
            Component::MediaType => self.media_type(at, map),
            Component::Callback => self.paths(at, map),
            Component::SecurityScheme => objects::security_scheme(self, at, map),
            Component::Example => objects::example(self, at, map),
            Component::Schema => {}
        }
    }

    /// What is no map where an object is expected says nothing. What must have a name is left to whoever reads it.
    fn empty_unless_map(&mut self, kind: Component, at: &Pointer, value: &mut Json) {
        use Component::{Document, Operation, Parameter, SecurityScheme};
        if value.is_object() || matches!(kind, Document | Operation | Parameter | SecurityScheme) {
            return;
        }
        let message = format!("{} must be a map", kind.name());
        let new = if value.is_null() { Diagnostic::warning } else { Diagnostic::error };
        let finding = new(Code::WrongKind, message);
        let finding = finding.at(&self.written(at), "read as if it were empty");
        self.findings.push(finding.help("write `{ ... }`, or leave it out"));
        *value = match kind {
            Component::Header => json!({ "schema": {} }),
            Component::RequestBody => json!({ "content": {} }),
            Component::Response => json!({ "description": "" }),
            _ => json!({}),
        };
    }

    /// Notes that a node is a reference.
    fn refers(&mut self, at: &Pointer, text: &str, kind: Component, several: bool) {
        let from = self.written(at);
        self.references.push(Reference { from, text: text.to_owned(), kind, several });
    }

    /// The member `key`, if it is there.
    fn one(&mut self, kind: Component, at: &Pointer, map: &mut Map, key: &str) {
        if let Some(value) = map.get_mut(key) {
            self.node(kind, &at.push(key), value);
        }
    }

    /// Everything in the map or list `key`.
    fn named(&mut self, kind: Component, at: &Pointer, map: &mut Map, key: &str) {
        if let Some(value) = map.get_mut(key) {
            self.several(kind, &at.push(key), value);
        }
    }

    /// Everything in a map or list. That such a map is a `$ref` as a whole is no OpenAPI, but is written.
    pub(crate) fn several(&mut self, kind: Component, at: &Pointer, value: &mut Json) {
        match value {
            Json::Object(map) => {
                if let Some(Json::String(text)) = map.get("$ref") {
                    // it may lead back here
                    if self.seen.insert(at.clone()) {
                        self.refers(at, text, kind, true);
                    }
                    return;
                }
                // a schema may be named as an extension is
                let schemas = kind == Component::Schema;
                for (name, value) in map.iter_mut() {
                    if schemas || !name.starts_with("x-") {
                        self.node(kind, &at.push(name), value);
                    }
                }
            }
            Json::Array(items) => {
                for (index, item) in items.iter_mut().enumerate() {
                    self.node(kind, &at.push(index.to_string()), item);
                }
            }
            _ => {}
        }
    }

    /// Path items by path or expression.
    fn paths(&mut self, at: &Pointer, map: &mut Map) {
        for (name, value) in map.iter_mut().filter(|(name, _)| !name.starts_with("x-")) {
            self.node(Component::PathItem, &at.push(name), value);
        }
    }

    fn document(&mut self, at: &Pointer, map: &mut Map) {
        objects::document(self, at, map);
        let components = at.push("components");
        if let Some(Json::Object(sections)) = map.get_mut("components") {
            for (section, kind) in SECTIONS {
                self.named(kind, &components, sections, section);
            }
        }
        for section in ["paths", "x-specwright-webhooks"] {
            self.named(Component::PathItem, at, map, section);
        }
    }

    fn path_item(&mut self, at: &Pointer, map: &mut Map) {
        objects::path_item(self, at, map);
        self.named(Component::Parameter, at, map, "parameters");
        for method in METHODS {
            self.one(Component::Operation, at, map, method);
        }
        self.named(Component::Operation, at, map, "x-specwright-operations");
    }

    fn operation(&mut self, at: &Pointer, map: &mut Map) {
        objects::operation(self, at, map);
        self.named(Component::Parameter, at, map, "parameters");
        self.one(Component::RequestBody, at, map, "requestBody");
        self.named(Component::Response, at, map, "responses");
        self.named(Component::Callback, at, map, "callbacks");
    }

    fn parameter(&mut self, at: &Pointer, map: &mut Map) {
        objects::parameter(self, at, map);
        self.one(Component::Schema, at, map, "schema");
        self.named(Component::MediaType, at, map, "content");
        self.named(Component::Example, at, map, "examples");
    }

    fn response(&mut self, at: &Pointer, map: &mut Map) {
        objects::response(self, at, map);
        self.named(Component::Header, at, map, "headers");
        self.named(Component::MediaType, at, map, "content");
    }

    fn media_type(&mut self, at: &Pointer, map: &mut Map) {
        objects::media_type(self, at, map);
        self.one(Component::Schema, at, map, "schema");
        self.one(Component::Schema, at, map, "x-specwright-item-schema");
        self.named(Component::Example, at, map, "examples");
        let at = at.push("encoding");
        let encodings = map.get_mut("encoding").and_then(Json::as_object_mut);
        for (name, value) in encodings.into_iter().flatten() {
            if let Json::Object(encoding) = value {
                self.named(Component::Header, &at.push(name), encoding, "headers");
            }
        }
    }

    fn schema(&mut self, at: &Pointer, value: &mut Json) {
        if let (Dialect::Swagger2_0, Json::Object(map)) = (self.dialect, &mut *value) {
            swagger::rewrite(self, Component::Schema, at, map);
        }
        if let Json::Object(map) = value {
            self.check(Component::Schema, at, map);
        }
        schema::rewrite(self, at, value);
        let Json::Object(map) = value else { return };
        if let Some(Json::String(text)) = map.get("$ref") {
            self.refers(at, text, Component::Schema, false);
        }
        for key in ONE {
            self.one(Component::Schema, at, map, key);
        }
        for key in SEVERAL {
            self.named(Component::Schema, at, map, key);
        }
        self.mapping(at, map);
    }

    /// What a discriminator's mapping leads to.
    fn mapping(&mut self, at: &Pointer, map: &Map) {
        let Some(discriminator) = map.get("discriminator") else { return };
        let mapping = discriminator.get("mapping").and_then(Json::as_object);
        let default = discriminator.get("x-specwright-default-mapping");
        for target in mapping.into_iter().flat_map(Map::values).chain(default) {
            if let Some(text) = target.as_str().filter(|text| text.contains(['#', '/', '.'])) {
                self.refers(at, text, Component::Schema, false);
            }
        }
    }
}
