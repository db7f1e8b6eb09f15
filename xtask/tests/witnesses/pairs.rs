//! Editions of one description, each with one change, and what it asks of the version.

use serde_json::Value;
use specwright_diff::Bump::{self, Major, Minor, Patch};
use specwright_source::Document;

/// The edition that all others are made of.
pub(crate) const BASE: &str = include_str!("base.yaml");

/// A change.
pub(crate) struct Pair {
    /// In the words of descriptions.
    pub(crate) name: &'static str,
    /// What is edited, in order.
    edits: &'static [Edit],
    /// What it asks of the version.
    pub(crate) bump: Option<Bump>,
}

/// Each place is a JSON pointer; values are YAML.
enum Edit {
    /// Writes a value; `-` is the end of a list.
    Set(&'static str, &'static str),
    /// Takes one away.
    Remove(&'static str),
    /// Gives one another place.
    Move(&'static str, &'static str),
}
use Edit::{Move, Remove, Set};

impl Pair {
    /// The other edition, as JSON.
    pub(crate) fn head(&self) -> String {
        let mut document: Value = value(BASE);
        for edit in self.edits {
            match edit {
                Set(place, value) => {
                    set(&mut document, place, self::value(value));
                }
                Remove(place) => drop(remove(&mut document, place)),
                Move(from, to) => {
                    let value = remove(&mut document, from);
                    set(&mut document, to, value);
                }
            }
        }
        document.to_string()
    }
}

fn value(yaml: &str) -> Value {
    Document::parse("edit.yaml", yaml.to_owned()).expect("YAML").value().clone()
}

fn split<'d>(document: &'d mut Value, place: &str) -> (&'d mut Value, String) {
    let (parent, last) = place.rsplit_once('/').expect("a pointer");
    let parent = document.pointer_mut(parent).unwrap_or_else(|| panic!("no {place}"));
    (parent, last.replace("~1", "/").replace("~0", "~"))
}

fn set(document: &mut Value, place: &str, value: Value) {
    match split(document, place) {
        (Value::Array(list), last) if last == "-" => list.push(value),
        (Value::Array(list), last) => list[last.parse::<usize>().expect("a number")] = value,
        (Value::Object(object), last) => drop(object.insert(last, value)),
        _ => panic!("{place} is in no object"),
    }
}

fn remove(document: &mut Value, place: &str) -> Value {
    let removed = match split(document, place) {
        (Value::Array(list), last) => Some(list.remove(last.parse().expect("a number"))),
        (Value::Object(object), last) => object.remove(&last),
        _ => None,
    };
    removed.unwrap_or_else(|| panic!("no {place}"))
}

const fn pair(name: &'static str, bump: Option<Bump>, edits: &'static [Edit]) -> Pair {
    Pair { name, edits, bump }
}

#[rustfmt::skip]
pub(crate) const PAIRS: &[Pair] = &[
    // Operations.
    pair("operation added", Some(Minor), &[
        Set("/paths/~1ping", "{ get: { operationId: ping, responses: { '204': { description: Here } } } }")]),
    pair("operation removed", Some(Major), &[Remove("/paths/~1log")]),
    pair("operationId changed", Some(Major), &[Set("/paths/~1log/get/operationId", "getLog")]),
    pair("tag of an operation changed", Some(Major), &[Set("/paths/~1shops~1{shop}~1items~1{id}/get/tags", "[shops]")]),
    pair("path changed", Some(Patch), &[Move("/paths/~1log", "/paths/~1logs")]),
    pair("method changed", Some(Patch), &[Move("/paths/~1log/get", "/paths/~1log/post")]),
    pair("operation deprecated", Some(Minor), &[Set("/paths/~1log/get/deprecated", "true")]),
    pair("operation described otherwise", Some(Patch), &[Set("/paths/~1log/get/summary", "Reads the log")]),
    // Parameters.
    pair("path parameter renamed", Some(Patch), &[
        Set("/paths/~1shops~1{shop}~1items~1{id}/get/parameters/1/name", "item"),
        Set("/paths/~1shops~1{shop}~1items~1{id}/put/parameters/1/name", "item"),
        Set("/paths/~1shops~1{shop}~1items~1{id}/delete/parameters/1/name", "item"),
        Move("/paths/~1shops~1{shop}~1items~1{id}", "/paths/~1shops~1{shop}~1items~1{item}")]),
    pair("path parameters change places", Some(Patch), &[
        Move("/paths/~1shops~1{shop}~1items~1{id}", "/paths/~1shops~1{id}~1items~1{shop}")]),
    pair("path parameter removed", Some(Major), &[
        Remove("/paths/~1shops~1{shop}~1items~1{id}/get/parameters/1"),
        Move("/paths/~1shops~1{shop}~1items~1{id}/get", "/paths/~1draw/get"),
        Move("/paths/~1draw/get", "/paths/~1log/put"),
        Move("/paths/~1log/put/parameters/0/in", "/paths/~1log/put/parameters/0/x-was"),
        Set("/paths/~1log/put/parameters/0/in", "query")]),
    pair("optional parameter added", Some(Minor), &[
        Set("/paths/~1items/get/parameters/-", "{ in: query, name: q, schema: { type: string } }")]),
    pair("required parameter added", Some(Major), &[
        Set("/paths/~1items/get/parameters/-", "{ in: query, name: q, required: true, schema: { type: string } }")]),
    pair("parameter became required", Some(Major), &[Set("/paths/~1items/get/parameters/0/required", "true")]),
    pair("parameter became optional", Some(Major), &[Set("/paths/~1shops~1{shop}~1items~1{id}/delete/parameters/2/required", "false")]),
    pair("parameter removed", Some(Major), &[Remove("/paths/~1items/get/parameters/2")]),
    pair("parameter renamed", Some(Major), &[Set("/paths/~1items/get/parameters/0/name", "max")]),
    pair("parameter moved to a header, its name kept", Some(Patch), &[Set("/paths/~1items/get/parameters/0/in", "header")]),
    pair("format of a parameter widened", Some(Major), &[Set("/paths/~1items/get/parameters/0/schema/format", "int64")]),
    pair("style of a parameter changed", Some(Patch), &[Set("/paths/~1items/get/parameters/1/explode", "false")]),
    pair("default of a parameter changed", Some(Patch), &[Set("/paths/~1items/get/parameters/0/schema/default", "20")]),
    pair("bound of a parameter tightened", Some(Patch), &[Set("/paths/~1items/get/parameters/0/schema/maximum", "100")]),
    // Bodies.
    pair("optional body became required", Some(Major), &[Set("/paths/~1shops~1{shop}~1items~1{id}/put/requestBody/required", "true")]),
    pair("required body became optional", Some(Major), &[Set("/paths/~1draw/post/requestBody/required", "false")]),
    pair("body removed", Some(Major), &[Remove("/paths/~1draw/post/requestBody")]),
    pair("optional body added", Some(Minor), &[
        Set("/paths/~1log/get/requestBody", "{ content: { application/json: { schema: { $ref: '#/components/schemas/Filter' } } } }")]),
    pair("media type of a body added", Some(Minor), &[
        Set("/paths/~1draw/post/requestBody/content/text~1plain", "{ schema: { type: string } }")]),
    pair("media type of a body changed", Some(Patch), &[
        Move("/paths/~1draw/post/requestBody/content/application~1json", "/paths/~1draw/post/requestBody/content/application~1vnd.shop+json")]),
    // Answers.
    pair("success with a value beside one", Some(Major), &[
        Set("/paths/~1items/post/responses/202", "{ description: Later, content: { application/json: { schema: { $ref: '#/components/schemas/Owner' } } } }")]),
    pair("success among several removed", Some(Major), &[Remove("/paths/~1shops~1{shop}~1items~1{id}/put/responses/204")]),
    pair("failure added", Some(Major), &[
        Set("/paths/~1items/post/responses/410", "{ description: Gone, content: { application/json: { schema: { $ref: '#/components/schemas/Problem' } } } }")]),
    pair("failure removed", Some(Major), &[Remove("/paths/~1items/post/responses/400")]),
    pair("answer got a body", Some(Major), &[
        Set("/paths/~1shops~1{shop}~1items~1{id}/delete/responses/204", "{ description: Gone, content: { application/json: { schema: { $ref: '#/components/schemas/Item' } } } }"),
        Move("/paths/~1shops~1{shop}~1items~1{id}/delete/responses/204", "/paths/~1shops~1{shop}~1items~1{id}/delete/responses/200")]),
    pair("answer became a stream", Some(Major), &[
        Move("/paths/~1log/get/responses/200/content/text~1plain", "/paths/~1log/get/responses/200/content/application~1octet-stream")]),
    pair("header of an answer added", Some(Major), &[
        Set("/paths/~1items/post/responses/201/headers/X-Rate", "{ schema: { type: integer } }")]),
    pair("header of an answer removed", Some(Major), &[Remove("/paths/~1items/post/responses/201/headers")]),
    // Members.
    pair("optional property of a request added", Some(Minor), &[Set("/components/schemas/NewItem/properties/note", "{ type: string }")]),
    pair("required property of a request added", Some(Major), &[
        Set("/components/schemas/NewItem/properties/note", "{ type: string }"), Set("/components/schemas/NewItem/required/-", "note")]),
    pair("property of a request became required", Some(Major), &[Set("/components/schemas/NewItem/required/-", "count")]),
    pair("property of a request became optional", Some(Major), &[Remove("/components/schemas/NewItem/required")]),
    pair("property of an answer added", Some(Minor), &[Set("/components/schemas/Problem/properties/code", "{ type: string }")]),
    pair("required property of an answer added", Some(Minor), &[
        Set("/components/schemas/Problem/properties/code", "{ type: string }"), Set("/components/schemas/Problem/required/-", "code")]),
    pair("property removed", Some(Major), &[Remove("/components/schemas/Item/properties/size")]),
    pair("property renamed", Some(Major), &[Move("/components/schemas/Item/properties/size", "/components/schemas/Item/properties/dimension")]),
    pair("property of an answer became optional", Some(Major), &[Remove("/components/schemas/Problem/required")]),
    pair("property became nullable", Some(Major), &[Set("/components/schemas/Item/properties/note/nullable", "true")]),
    pair("required property became nullable", Some(Major), &[Set("/components/schemas/Item/properties/count/nullable", "true")]),
    pair("integer became number", Some(Major), &[Set("/components/schemas/NewItem/properties/count/type", "number")]),
    pair("format date-time removed", Some(Major), &[Remove("/components/schemas/Item/properties/made/format")]),
    pair("format that nobody knows added", None, &[Set("/components/schemas/Item/properties/note/format", "prose")]),
    pair("text became an enumeration", Some(Major), &[Set("/components/schemas/Item/properties/size/enum", "[small, large]")]),
    pair("items of a list changed", Some(Major), &[Set("/components/schemas/Item/properties/parts/items/type", "integer")]),
    pair("property became read-only", Some(Major), &[Set("/components/schemas/NewItem/properties/name/readOnly", "true")]),
    pair("property deprecated", Some(Minor), &[Set("/components/schemas/Item/properties/size/deprecated", "true")]),
    pair("property described otherwise", Some(Patch), &[Set("/components/schemas/Item/properties/note/description", "A remark.")]),
    pair("order of properties changed", None, &[
        Remove("/components/schemas/Filter/properties/min"), Set("/components/schemas/Filter/properties/min", "{ type: integer }")]),
    pair("undeclared members became a map", Some(Minor), &[Set("/components/schemas/Item/additionalProperties", "{ type: string }")]),
    pair("map of undeclared members forbidden", Some(Major), &[Set("/components/schemas/Drawing/properties/labels", "{ type: object, additionalProperties: false }")]),
    // Values and unions.
    pair("value of an enumeration added", Some(Minor), &[Set("/components/schemas/Color/enum/-", "blue")]),
    pair("value of an enumeration removed", Some(Major), &[Remove("/components/schemas/Color/enum/1")]),
    pair("value that differs in case added", Some(Minor), &[Set("/components/schemas/Color/enum/-", "Red")]),
    pair("value of an enumeration of integers added", Some(Minor), &[Set("/components/schemas/Owner/properties/level/enum/-", "3")]),
    pair("member of a union added", Some(Minor), &[
        Set("/components/schemas/Line", "{ type: object, required: [kind], properties: { kind: { type: string } } }"),
        Set("/components/schemas/Shape/oneOf/-", "{ $ref: '#/components/schemas/Line' }"),
        Set("/components/schemas/Shape/discriminator/mapping/line", "'#/components/schemas/Line'")]),
    pair("member of a union removed", Some(Major), &[
        Remove("/components/schemas/Shape/oneOf/1"), Remove("/components/schemas/Shape/discriminator/mapping/square")]),
    pair("tag of a union's member changed", Some(Major), &[
        Move("/components/schemas/Shape/discriminator/mapping/square", "/components/schemas/Shape/discriminator/mapping/box")]),
    pair("schema became a union", Some(Major), &[
        Move("/components/schemas/Owner", "/components/schemas/Person"),
        Set("/components/schemas/Owner", "{ oneOf: [{ $ref: '#/components/schemas/Person' }, { type: string }] }")]),
    // Schemas.
    pair("schema that is not used added", Some(Minor), &[Set("/components/schemas/Spare", "{ type: object, properties: { a: { type: string } } }")]),
    pair("schema that is not used removed", Some(Major), &[Remove("/components/schemas/Unused")]),
    pair("schema renamed", Some(Major), &[
        Move("/components/schemas/Owner", "/components/schemas/Person"),
        Set("/components/schemas/Item/properties/owner/$ref", "'#/components/schemas/Person'")]),
    pair("schema written in place", Some(Major), &[
        Move("/components/schemas/Owner", "/components/schemas/Item/properties/owner")]),
    pair("schema refers to itself", Some(Minor), &[Set("/components/schemas/Owner/properties/boss", "{ $ref: '#/components/schemas/Owner' }")]),
    pair("schemas refer to each other", Some(Major), &[Set("/components/schemas/Circle/properties/drawing", "{ $ref: '#/components/schemas/Drawing' }")]),
    pair("title changed", Some(Patch), &[Set("/components/schemas/Item/title", "A thing")]),
    // The client.
    pair("security removed", Some(Patch), &[Remove("/security")]),
    pair("security asked for by an open operation", Some(Patch), &[Remove("/paths/~1log/get/security")]),
    pair("scheme of security changed", Some(Patch), &[Set("/components/securitySchemes/key", "{ type: apiKey, in: header, name: X-Key }")]),
    pair("server changed", Some(Patch), &[Set("/servers/0/url", "https://shop.example/v2")]),
    pair("server added", Some(Minor), &[Set("/servers/-", "{ url: 'https://test.shop.test/v1', description: Test }")]),
    pair("title of the description changed", Some(Patch), &[Set("/info/title", "The shop")]),
];
