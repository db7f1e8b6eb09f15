//! Whether a schema allows a value, by a validator of JSON Schema.

use jsonschema::{Registry, Validator};
use serde_json::{Map, json};
use specwright_ir::{Json, Origin, Pointer};
use specwright_source::Document;

/// Where files are, for the validator.
const BASE: &str = "https://description.invalid/";

/// Values, not schemas: nothing in them is a keyword.
const VALUES: [&str; 5] = ["example", "examples", "default", "enum", "const"];

/// The files of a description as documents of JSON Schema 2020-12.
pub(super) struct Judge {
    registry: Registry<'static>,
}

impl Judge {
    pub(super) fn of(documents: &[Document]) -> anyhow::Result<Self> {
        let mut registry = Registry::new();
        for document in documents {
            let text = translated(document.value(), document);
            registry = registry.add(uri(document.name()), text)?;
        }
        Ok(Self { registry: registry.prepare()? })
    }

    /// Whether the schema at a place allows a value; `None`: it is no schema.
    pub(super) fn allows(&self, schema: &Origin, value: &Json) -> Option<bool> {
        let reference = format!("{}#{}", uri(&schema.file), escaped(&schema.pointer));
        Some(self.validator(&json!({ "$ref": reference }))?.is_valid(value))
    }

    fn validator(&self, schema: &Json) -> Option<Validator> {
        let options = jsonschema::options().with_registry(&self.registry);
        options.should_validate_formats(false).build(schema).ok()
    }
}

fn uri(file: &str) -> String {
    format!("{BASE}{}", file.trim_start_matches('/'))
}

/// A pointer as a fragment of a URI.
fn escaped(pointer: &Pointer) -> String {
    let mut text = String::new();
    for byte in pointer.as_str().bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'~' | b'-' | b'_' | b'.' => {
                text.push(char::from(byte));
            }
            other => text.push_str(&format!("%{other:02X}")),
        }
    }
    text
}

/// What OpenAPI 3.0 says otherwise than JSON Schema does.
///
/// ```yaml
/// { type: integer, nullable: true, minimum: 1, exclusiveMinimum: true }        # before
/// { anyOf: [{ type: 'null' }, { type: integer, exclusiveMinimum: 1 }] }        # after
/// ```
fn translated(value: &Json, document: &Document) -> Json {
    match value {
        Json::Array(items) => {
            Json::Array(items.iter().map(|item| translated(item, document)).collect())
        }
        Json::Object(map) => object(map, document),
        other => other.clone(),
    }
}

fn object(map: &Map<String, Json>, document: &Document) -> Json {
    if let Some(Json::String(text)) = map.get("$ref") {
        return json!({ "$ref": reference(text, document) });
    }
    let mut schema = Map::new();
    for (key, value) in map {
        let key = match key.as_str() {
            "x-specwright-prefix-items" => "prefixItems",
            "x-specwright-pattern-properties" => "patternProperties",
            "x-specwright-closed-items" => {
                schema.insert("items".to_owned(), Json::Bool(false));
                continue;
            }
            "x-specwright-null" => {
                schema.insert("type".to_owned(), json!("null"));
                continue;
            }
            // Dialects and names of what is a part here.
            "$id" | "$schema" if value.is_string() => continue,
            key => key,
        };
        let kept = VALUES.contains(&key);
        let value = if kept { value.clone() } else { translated(value, document) };
        schema.insert(key.to_owned(), value);
    }
    exclusive(&mut schema, "minimum", "exclusiveMinimum");
    exclusive(&mut schema, "maximum", "exclusiveMaximum");
    match schema.get("nullable") {
        Some(Json::Bool(true)) => {
            schema.shift_remove("nullable");
            json!({ "anyOf": [{ "type": "null" }, schema] })
        }
        _ => Json::Object(schema),
    }
}

fn exclusive(schema: &mut Map<String, Json>, included: &str, excluded: &str) {
    match schema.get(excluded) {
        Some(Json::Bool(true)) => {
            schema.shift_remove(excluded);
            if let Some(bound) = schema.shift_remove(included) {
                schema.insert(excluded.to_owned(), bound);
            }
        }
        Some(Json::Bool(false)) => {
            schema.shift_remove(excluded);
        }
        _ => {}
    }
}

/// A reference to where the node stands now.
fn reference(text: &str, document: &Document) -> String {
    let pointer = text.strip_prefix('#').and_then(Pointer::parse);
    match pointer {
        Some(pointer) => format!("#{}", escaped(&document.moves().current(&pointer))),
        None => text.to_owned(),
    }
}
