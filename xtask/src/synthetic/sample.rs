//! Values that a synthetic description allows.

use fastrand::Rng;
use serde_json::{Map, json};
use specwright_ir::Json;

/// References deeper than this are left out where they are optional, so that values end.
const MAX_DEPTH: usize = 3;

/// Makes values of a description's schemas. The same calls give the same values.
#[derive(Debug)]
pub struct Sampler<'a> {
    schemas: &'a Json,
    random: Rng,
}

impl<'a> Sampler<'a> {
    /// Starts on a description.
    #[must_use]
    pub fn new(description: &'a Json, seed: u64) -> Self {
        Self { schemas: &description["components"]["schemas"], random: Rng::with_seed(seed) }
    }

    /// A value of a named schema.
    pub fn value(&mut self, name: &str) -> Json {
        let schemas = self.schemas;
        self.of(&schemas[name], 0)
    }

    fn of(&mut self, schema: &Json, depth: usize) -> Json {
        if let Some(name) = referred(schema) {
            let schemas = self.schemas;
            return self.of(&schemas[name], depth + 1);
        }
        if let Some(members) = schema["oneOf"].as_array() {
            let at = self.random.usize(0..members.len());
            return self.of(&members[at], depth);
        }
        if let Some(values) = schema["enum"].as_array() {
            return values[self.random.usize(0..values.len())].clone();
        }
        match schema["type"].as_str() {
            Some("object") => self.object(schema, depth),
            Some("array") => {
                let items = &schema["items"];
                let count = self.random.usize(1..4);
                (0..count).map(|_| self.of(items, depth)).collect()
            }
            Some("integer") => json!(self.random.i64(-1_000_000..1_000_000)),
            // Never whole: a derive writes `3.0` for 3, and both sides are to write the same.
            Some("number") => json!(f64::from(self.random.i32(-4000..4000)) + 0.25),
            Some("boolean") => json!(self.random.bool()),
            _ if schema["format"] == "date-time" => json!("2024-03-26T17:25:33Z"),
            _ => json!(format!("text {}", self.random.u32(..))),
        }
    }

    fn object(&mut self, schema: &Json, depth: usize) -> Json {
        let mut members = Map::new();
        let none = Map::new();
        let required = |name: &String| {
            schema["required"].as_array().is_some_and(|list| list.iter().any(|known| known == name))
        };
        for (name, property) in schema["properties"].as_object().unwrap_or(&none) {
            let left_out = depth >= MAX_DEPTH && leads_on(property) || self.random.u8(0..10) < 3;
            if left_out && !required(name) {
                continue;
            }
            // Where it may be missing, too, an answer's type does not tell the two apart.
            let null = property["nullable"] == true && required(name) && self.random.bool();
            let value = if null { Json::Null } else { self.of(property, depth) };
            members.insert(name.clone(), value);
        }
        if let Some(values) = schema.get("additionalProperties") {
            for at in 0..self.random.usize(1..4) {
                members.insert(format!("key{at}"), self.of(values, depth));
            }
        }
        Json::Object(members)
    }
}

fn referred(schema: &Json) -> Option<&str> {
    schema["$ref"].as_str()?.rsplit('/').next()
}

/// Whether other schemas are in it.
fn leads_on(schema: &Json) -> bool {
    [schema, &schema["items"], &schema["additionalProperties"]]
        .into_iter()
        .any(|part| part.get("$ref").is_some())
}
