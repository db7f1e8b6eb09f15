//! `cargo xtask synthetic`: a description of any size, to measure on. The same arguments give the same bytes.
//!
//! It has as many object schemas as it is asked for, a tenth as many string enums and a twentieth as many tagged unions. Objects
//! come in resources of twenty that refer to each other; a fifth of all objects are members of unions and refer to no object, so
//! that sample values end. Every resource has an operation that answers with its first object, every fourth one that takes it, too.

mod objects;
mod sample;

use anyhow::ensure;
use serde_json::{Map, json};
use specwright_ir::Json;
use specwright_source::to_yaml;

pub use sample::Sampler;

/// How large a description is, and which one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// How many object schemas it has.
    pub schemas: usize,
    /// Which of all such descriptions.
    pub seed: u64,
}

impl Default for Size {
    /// What `BENCHMARKS.md` is about.
    fn default() -> Self {
        Self { schemas: 2000, seed: 1 }
    }
}

/// How many objects a resource has.
const RESOURCE: usize = 20;

/// How many schemas of each kind there are.
#[derive(Debug, Clone, Copy)]
struct Counts {
    /// Objects that are no members of unions.
    plain: usize,
    /// Objects that are.
    members: usize,
    enums: usize,
    unions: usize,
}

impl Counts {
    fn of(size: Size) -> Self {
        let members = size.schemas / 5;
        Self {
            plain: size.schemas - members,
            members,
            enums: size.schemas / 10,
            unions: size.schemas / 20,
        }
    }

    /// The members of a union: each object is the member of one.
    fn members_of(&self, union: usize) -> impl Iterator<Item = usize> + use<> {
        (union * self.members / self.unions)..((union + 1) * self.members / self.unions)
    }
}

/// The description as text.
///
/// # Errors
/// Too few schemas for every kind to be there.
pub fn text(size: Size) -> anyhow::Result<String> {
    let yaml = to_yaml(&description(size)?).map_err(|finding| anyhow::anyhow!(finding.message))?;
    Ok(format!(
        "# Written by `cargo xtask synthetic --schemas {} --seed {}`.\n{yaml}",
        size.schemas, size.seed
    ))
}

/// The description.
///
/// # Errors
/// Too few schemas for every kind to be there.
pub fn description(size: Size) -> anyhow::Result<Json> {
    ensure!(size.schemas >= RESOURCE * 2, "at least {} schemas are needed", RESOURCE * 2);
    let counts = Counts::of(size);
    let mut random = fastrand::Rng::with_seed(size.seed);
    let mut schemas = Map::new();
    for at in 0..counts.plain {
        schemas.insert(object_name(at), objects::plain(&mut random, counts, at));
    }
    for at in 0..counts.members {
        schemas.insert(member_name(at), objects::member(&mut random, counts, at));
    }
    for at in 0..counts.enums {
        schemas.insert(enum_name(at), objects::values(&mut random, at));
    }
    for at in 0..counts.unions {
        let members: Vec<Json> =
            counts.members_of(at).map(|member| reference(&member_name(member))).collect();
        let description = format!("One of the kinds of {}.", union_name(at));
        schemas.insert(union_name(at), json!({ "description": description, "oneOf": members }));
    }
    Ok(json!({
        "openapi": "3.0.3",
        "info": { "title": "Synthetic API", "version": "1.0.0" },
        "servers": [{ "url": "https://api.example.com" }],
        "paths": paths(counts),
        "components": { "schemas": schemas },
    }))
}

/// The objects that operations answer with.
#[must_use]
pub fn roots(size: Size) -> Vec<String> {
    (0..Counts::of(size).plain).step_by(RESOURCE).map(object_name).collect()
}

fn paths(counts: Counts) -> Json {
    let mut paths = Map::new();
    for (number, first) in (0..counts.plain).step_by(RESOURCE).enumerate() {
        let name = object_name(first);
        let content = json!({ "application/json": { "schema": reference(&name) } });
        let answer = json!({ "200": { "description": "OK", "content": content } });
        let mut item = json!({
            "get": { "operationId": format!("get{name}"), "responses": answer },
        });
        if number % 4 == 0 {
            item["post"] = json!({
                "operationId": format!("create{name}"),
                "requestBody": { "required": true, "content": content },
                "responses": answer,
            });
        }
        paths.insert(format!("/resources/{number}"), item);
    }
    Json::Object(paths)
}

fn reference(name: &str) -> Json {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

fn object_name(at: usize) -> String {
    format!("Object{at:05}")
}

fn member_name(at: usize) -> String {
    format!("Member{at:05}")
}

fn enum_name(at: usize) -> String {
    format!("Status{at:05}")
}

fn union_name(at: usize) -> String {
    format!("Choice{at:05}")
}
