//! `cargo xtask large`: descriptions that are large in one way each, so that a step that takes longer than they are is found.
//!
//! Most ways are a list of one kind of thing; some are things that refer to each other, or that all ask for the same one.

use std::path::Path;

use serde_json::{Map, json};
use specwright_ir::Json;

use crate::workspace::Workspace;

/// How many of everything that people write thousands of; a tenth where they write hundreds.
pub const SIZE: usize = 100_000;

/// Writes them into a folder, each as JSON.
///
/// # Errors
/// Files that cannot be written.
pub fn write(folder: &Path, size: usize) -> anyhow::Result<()> {
    let folder = Workspace::new(folder);
    for (name, description) in descriptions(size) {
        folder.write(&format!("{name}.json"), &serde_json::to_string(&description)?)?;
    }
    Ok(())
}

/// Every way with its description.
#[must_use]
pub fn descriptions(size: usize) -> Vec<(&'static str, Json)> {
    let few = size / 10;
    let mut found = lists(size);
    found.extend(members(few));
    found.extend(references(size));
    found.extend(paths(size / 5));
    found.push((
        "prose",
        of(named([object(json!({ "a": text() }), &"word `code` [x](y) <b>. ".repeat(size * 20))])),
    ));
    found
}

fn text() -> Json {
    json!({ "type": "string" })
}

fn object(properties: Json, description: &str) -> Json {
    json!({ "type": "object", "description": description, "properties": properties })
}

/// Schemas by name, the first of which an operation sends and answers with.
fn named(schemas: impl IntoIterator<Item = Json>) -> Map<String, Json> {
    schemas.into_iter().enumerate().map(|(at, schema)| (format!("S{at}"), schema)).collect()
}

fn to(at: usize) -> Json {
    json!({ "$ref": format!("#/components/schemas/S{at}") })
}

fn of(schemas: Map<String, Json>) -> Json {
    let content = json!({ "application/json": { "schema": to(0) } });
    let post = json!({
        "operationId": "post",
        "requestBody": { "required": true, "content": content },
        "responses": { "200": { "description": "Done", "content": content } }
    });
    json!({
        "openapi": "3.1.0",
        "info": { "title": "Large", "version": "1" },
        "paths": { "/a": { "post": post } },
        "components": { "schemas": schemas }
    })
}

/// Many of one thing in one schema, or next to each other.
fn lists(size: usize) -> Vec<(&'static str, Json)> {
    let each = || 0..size;
    let properties: Map<String, Json> = each().map(|at| (format!("p{at}"), text())).collect();
    let required: Vec<String> = properties.keys().cloned().collect();
    let signs = |at: usize| (0..17).map(move |bit| if at >> bit & 1 == 0 { '-' } else { '.' });
    let alike: Map<String, Json> =
        each().map(|at| (signs(at).chain(['a']).collect(), text())).collect();
    let values = |listed: Vec<Json>| of(named([json!({ "enum": listed })]));
    let objects = each().map(|at| {
        object(
            json!({ "id": text(), "count": { "type": "integer" }, "next": to((at + 1) % size) }),
            "",
        )
    });
    let unknown = each().map(|_| json!({ "type": "thing", "strange": 1 }));
    vec![
        ("schemas", of(named(objects))),
        ("unknown-types", of(named(unknown))),
        ("values", values(each().map(|at| format!("v{at}").into()).collect())),
        ("numbers", values(each().map(Json::from).collect())),
        (
            "properties",
            of(named([
                json!({ "type": "object", "properties": properties, "required": required }),
            ])),
        ),
        ("undeclared", of(named([json!({ "type": "object", "required": required })]))),
        ("like-names", of(named([object(alike.into(), "")]))),
    ]
}

/// Many members of one composition.
fn members(count: usize) -> Vec<(&'static str, Json)> {
    let all = |member: &dyn Fn(usize) -> Json| (0..count).map(member).collect::<Vec<_>>();
    let keyed = |at: usize| {
        json!({ "type": "object", "required": [format!("k{at}")],
            "properties": { format!("k{at}"): text(), "shared": { "type": "string", "maxLength": at } } })
    };
    let tagged = |at: usize| json!({ "type": "object", "required": ["kind"], "properties": { "kind": { "const": format!("k{at}") } } });
    let composed = |word: &str| json!({ word: all(&keyed) });
    let around = |outer: Json, inner: Vec<Json>| of(named([outer].into_iter().chain(inner)));
    let mapping: Map<String, Json> =
        (1..=count).map(|at| (format!("m{at}"), to(at)["$ref"].clone())).collect();
    let refs: Vec<Json> = (1..=count).map(to).collect();
    let discriminated =
        json!({ "oneOf": refs, "discriminator": { "propertyName": "kind", "mapping": mapping } });
    // What these make is as large as their square.
    let chain = (0..count / 4).map(|at| match at {
        0 => object(json!({ "shared": text() }), ""),
        at => json!({ "allOf": [to(at - 1), keyed(at)] }),
    });
    let more = json!({ "type": "object", "properties": { "x": text() } });
    let heirs = vec![json!({ "allOf": [to(0), more] }); count / 10];
    let wide: Map<String, Json> = (0..count / 2).map(|at| (format!("p{at}"), text())).collect();
    vec![
        ("all-of", of(named([composed("allOf")]))),
        ("any-of", of(named([composed("anyOf")]))),
        ("one-of", around(json!({ "oneOf": refs }), all(&keyed))),
        ("tagged", around(json!({ "oneOf": refs }), all(&tagged))),
        ("discriminated", around(discriminated, all(&tagged))),
        ("chain-of-all-of", of(named(chain))),
        ("heirs-of-one", around(object(wide.into(), ""), heirs)),
    ]
}

/// Many references, to each other or to nothing.
fn references(size: usize) -> Vec<(&'static str, Json)> {
    let aliases = |to_of: &dyn Fn(usize) -> usize, end: usize| {
        let alias = |at| if at == end { object(json!({ "a": text() }), "") } else { to(to_of(at)) };
        of(named((0..size).map(alias)))
    };
    let anchored = |at: usize| {
        json!({ "type": "object", "$anchor": format!("n{at}"),
            "properties": { "next": { "$ref": format!("#n{}", (at + 1) % size) } } })
    };
    let astray = |at: usize| object(json!({ "next": to(at + size) }), "");
    vec![
        ("aliases", aliases(&|at| at + 1, size - 1)),
        ("aliases-backwards", aliases(&|at| at.saturating_sub(1), 0)),
        ("aliases-in-a-ring", aliases(&|at| (at + 1) % size, size)),
        ("anchors", of(named((0..size / 5).map(anchored)))),
        ("astray", of(named((0..size / 5).map(astray)))),
    ]
}

/// Many operations.
fn paths(count: usize) -> Vec<(&'static str, Json)> {
    let with = |operation: &dyn Fn(usize) -> Json| {
        let page = json!({ "type": "object", "required": ["items", "next_cursor"], "properties": {
            "items": { "type": "array", "items": text() }, "next_cursor": text() } });
        let mut description = of(named((0..count).map(|_| page.clone())));
        let paths: Map<String, Json> = (0..count)
            .map(|at| (format!("/r{at}/{{id}}"), json!({ "get": operation(at) })))
            .collect();
        description["paths"] = paths.into();
        description
    };
    let get = |at: usize, tag: String| {
        let content = json!({ "application/json": { "schema": to(at) } });
        let problem = json!({ "application/json": { "schema": object(json!({ format!("e{}", at % 50): text() }), "") } });
        json!({
            "operationId": format!("getR{at}"), "tags": [tag],
            "parameters": [
                { "name": "id", "in": "path", "required": true, "schema": text() },
                { "name": "cursor", "in": "query", "schema": text() }
            ],
            "responses": {
                "200": { "description": "Done", "content": content },
                "404": { "description": "Not there", "content": problem }
            }
        })
    };
    vec![
        ("operations", with(&|at| get(at, "all".to_owned()))),
        ("groups", with(&|at| get(at, format!("group {at}")))),
    ]
}
