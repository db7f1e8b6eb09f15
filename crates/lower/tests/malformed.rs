//! One malformed member at a time, in a description that is sound otherwise: what is told of it, and what of the contract it costs.

#![expect(clippy::unwrap_used, reason = "helpers of tests")]

use std::fmt::Write;

use serde_json::Value as Json;
use similar::{ChangeTag, TextDiff};
use specwright_lower::{Lowered, lower};
use specwright_source::{Document, NoFiles, Place, Severity, Sources, to_yaml};

const BASE: &str = include_str!("malformed/base.yaml");
const SWAGGER: &str = include_str!("malformed/swagger.yaml");
const NEWER: &str = include_str!("malformed/newer.yaml");
const SNAPSHOTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/malformed");

fn yaml(text: &str) -> Json {
    Document::parse("case.yaml", text).unwrap().value().clone()
}

/// A base with another value at a place, which may be new; `-` takes it away.
fn edited(base: &str, pointer: &str, value: &str) -> Document {
    let mut base = yaml(base);
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    let name = name.replace("~1", "/");
    let parent = base.pointer_mut(parent).unwrap_or_else(|| panic!("there is no {pointer}"));
    match (parent, value) {
        (Json::Object(map), "-") => drop(map.shift_remove(&name).unwrap()),
        (Json::Object(map), _) => drop(map.insert(name, yaml(value))),
        (Json::Array(list), _) => list[name.parse::<usize>().unwrap()] = yaml(value),
        (other, _) => panic!("{pointer} is in {other}"),
    }
    Document::parse("case.yaml", to_yaml(&base).unwrap()).unwrap()
}

fn contract(lowered: &Lowered) -> String {
    lowered.api.as_ref().map(specwright_ir::dump).unwrap()
}

/// Lines of the contract that a fault takes away or brings.
fn changed(before: &str, after: &str) -> String {
    let diff = TextDiff::from_lines(before, after);
    let changes = diff.iter_all_changes().filter(|change| change.tag() != ChangeTag::Equal);
    changes.map(|change| format!("  {} {}\n", change.tag(), change.value().trim_end())).collect()
}

/// Every finding, each in a line: severity, code, place as it is written, words.
fn findings(lowered: &Lowered) -> Vec<String> {
    let mut sources = Sources::new();
    lowered.documents.iter().for_each(|document| sources.add_document(document));
    let told = lowered.diagnostics.iter().map(|finding| {
        let severity = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        };
        let label = &finding.labels[0];
        let Place::Node(origin) = &label.place else { panic!("no node: {finding:?}") };
        assert!(sources.locate(&label.place).is_some(), "nowhere: {finding:?}");
        let (code, message) = (finding.code.name(), &finding.message);
        let place = sources.written(origin);
        format!("{severity}[{code}] {place}: {message} ({})", label.text)
    });
    told.collect()
}

/// What each case does. Something is told of it at its place, and every operation and schema is still there: `lost` operations aside.
fn outcomes(base: &str, cases: &[(&str, &str)], lost: usize) -> String {
    let text = base;
    let base = lower(Document::parse("case.yaml", base).unwrap(), &NoFiles);
    let sound = findings(&base);
    let before = base.api.as_ref().unwrap();
    let mut out = String::new();
    for (pointer, value) in cases {
        let lowered = lower(edited(text, pointer, value), &NoFiles);
        let after = lowered.api.as_ref().unwrap();
        assert_eq!(after.operations.len(), before.operations.len() - lost, "{pointer}: {value}");
        assert!(before.components.keys().eq(after.components.keys()), "{pointer}: {value}");
        let told: Vec<String> =
            findings(&lowered).into_iter().filter(|told| !sound.contains(told)).collect();
        let above = pointer.rsplit_once('/').unwrap().0;
        let first = told.first().unwrap_or_else(|| panic!("nothing is told: {pointer}: {value}"));
        assert!(first.contains(&format!("#{above}")), "{pointer}: {value}: {first}");
        writeln!(out, "{pointer}: {value}").unwrap();
        told.iter().for_each(|told| writeln!(out, "  {told}").unwrap());
        out.push_str(&changed(&contract(&base), &contract(&lowered)));
        out.push('\n');
    }
    out
}

fn check(name: &str, outcomes: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(SNAPSHOTS);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, outcomes));
}

/// Cases of one object: each member with each value.
macro_rules! cases {
    ($at:literal: $($member:literal = [$($value:literal),+];)+) => {
        &[$($((concat!($at, "/", $member), $value),)+)+]
    };
}

#[test]
fn document() {
    let cases = cases! { "":
        "info" = ["-", "null", "5", "[]", "Shop"];
        "info/title" = ["-", "5", "[a]"];
        "info/version" = ["-", "1.5", "null", "{}"];
        "info/description" = ["5", "[]"];
        "servers" = ["null", "{}", "5", "[null]", "['https://a.example.com']", "[{}]", "[{ url: 5 }]"];
        "servers/0/variables" = ["null", "[]", "5", "{ place: {} }", "{ place: eu }"];
        "servers/0/variables/place/enum" = ["eu", "{}", "[5, {}]"];
        "externalDocs" = ["nope", "[]"];
        "security" = ["{}", "{ Key: [] }", "[null]", "[Key]", "[{ Key: null }]", "[{ Key: read }]", "5"];
        "components/securitySchemes/Key" = ["null", "5", "{ type: magic }", "{}", "{ type: apiKey, in: header }", "{ type: http }", "{ type: oauth2 }", "{ type: oauth2, flows: [] }"];
        "components/securitySchemes/Login/flows/authorizationCode" = ["null", "5", "{ authorizationUrl: a }", "{ authorizationUrl: a, tokenUrl: b }", "{ authorizationUrl: a, tokenUrl: b, scopes: { read: 5, write: [] } }"];
    };
    check("document", &outcomes(BASE, cases, 0));
}

#[test]
fn operations() {
    let cases = cases! { "/paths/~1pets~1{id}/get":
        "operationId" = ["5", "null", "[a]"];
        "summary" = ["[]", "5", "null"];
        "description" = ["5", "{}"];
        "tags" = ["[5]", "pets", "[[], pets]", "{}", "null", "[null]"];
        "externalDocs" = ["nope", "{ description: 5 }", "null"];
        "deprecated" = ["'yes'", "'False'", "5", "null", "{}"];
        "security" = ["{}", "{ Login: [] }", "[null]", "null", "5", "[{ Login: null }]"];
        "servers" = ["null", "{}", "{ url: 'https://b.example.com' }", "[{ description: B }]", "[5]"];
        "parameters" = ["null", "{}", "{ in: query, name: q, schema: { type: string } }", "5", "[null]"];
        "parameters/0/style" = ["Form", "loud", "simple"];
        "parameters/0/explode" = ["'true'", "5"];
        "parameters/0/required" = ["'no'", "[]"];
        "parameters/0/schema" = ["-", "null", "5", "[]"];
        "parameters/0/content" = ["{}", "null"];
        "parameters/0/examples" = ["[]", "[a]", "{ a: 5 }"];
        "requestBody" = ["null"];
        "responses" = ["null", "[]", "5"];
        "responses/200" = ["null", "5", "[]", "{}", "{ description: 5 }"];
        "responses/200/headers" = ["[]", "null", "{ X-Left: 5 }", "{ X-Left: {} }", "{ X-Left: { schema: null, required: 'yes' } }"];
        "responses/200/content" = ["null", "[]", "5", "{ application/json: null }", "{ application/json: 5 }"];
        "responses/200/content/application~1json/examples" = ["[]", "5", "{ one: 5 }"];
        "callbacks" = ["null", "[]", "5"];
    };
    check("operations", &outcomes(BASE, cases, 0));
    let cases = cases! { "/paths/~1pets~1{id}/put":
        "requestBody/description" = ["5"];
        "requestBody/required" = ["'true'", "2"];
        "requestBody/content/multipart~1form-data/encoding" = ["null", "[]", "5", "{ file: 5 }", "{ file: { style: loud, explode: 'no', headers: [] } }"];
        "requestBody/content/multipart~1form-data/schema" = ["null"];
        "parameters" = ["{ in: query, name: q, content: {} }"];
    };
    check("bodies", &outcomes(BASE, cases, 0));
}

/// A call without these would be another one.
#[test]
fn what_a_call_depends_on_costs_the_operation() {
    let cases = cases! { "/paths/~1pets~1{id}/put":
        "requestBody" = ["{ $ref: '#/components/requestBodies/Gone' }"];
        "parameters" = ["[text]", "[{ name: a }]", "[{ in: magic, name: a }]", "[{ in: query }]"];
        "responses/204" = ["{ $ref: '#/components/responses/Gone' }"];
    };
    check("operations-left-out", &outcomes(BASE, cases, 1));
}

#[test]
fn paths() {
    let cases = cases! { "/paths":
        "~1pets~1{id}/summary" = ["5", "[]"];
        "~1pets~1{id}/servers" = ["null", "5"];
        "~1none" = ["null", "5", "[]"];
        "~1pets~1{id}/post" = ["null"];
    };
    check("paths", &outcomes(BASE, cases, 0));
    check(
        "paths-absent",
        &outcomes(
            BASE,
            &[("/paths", "-"), ("/paths", "null"), ("/paths", "[]"), ("/paths", "5")],
            3,
        ),
    );
}

#[test]
fn schemas() {
    let cases = cases! { "/components/schemas":
        "Pet" = ["null", "[]", "5", "{ type: 5 }", "{ type: {} }", "{ $ref: 5 }", "{ type: null }"];
        "Pet/title" = ["5", "null"];
        "Pet/description" = ["5", "[]"];
        "Pet/required" = ["name", "true", "{}", "null", "[5, name]"];
        "Pet/properties" = ["null", "[]", "[name]", "5", "{ $ref: 5 }", "{ name: null, age: 5 }"];
        "Pet/additionalProperties" = ["null", "'false'", "5", "[]"];
        "Pet/externalDocs" = ["nope"];
        "Pet/deprecated" = ["'yes'", "[]"];
        "Pet/discriminator" = ["5", "{}", "[]"];
        "Pet/allOf" = ["{}", "null", "{ type: object }", "[null]", "[5]"];
        "Owner/oneOf" = ["null", "{}", "5", "{ $ref: '#/components/schemas/Shop' }", "[null]"];
        "Owner/discriminator" = ["kind", "5", "{ mapping: {} }", "{ propertyName: kind, mapping: [] }", "{ propertyName: 5, mapping: { a: [] } }"];
        "Person/allOf/1" = ["5", "null"];
    };
    check("schemas", &outcomes(BASE, cases, 0));
}

#[test]
fn keywords() {
    let cases = cases! { "/components/schemas/Pet/properties":
        "name/type" = ["int", "any", "float", "file", "String", "[string, null]", "[string, 5]", "[]", "{}", "magic"];
        "name/required" = ["true", "'true'"];
        "name/nullable" = ["'true'", "'maybe'", "null"];
        "name/readOnly" = ["'yes'", "1"];
        "name/minLength" = ["'5'", "2.5", "-1", "many", "18446744073709551616", "1e30", "null"];
        "name/pattern" = ["5", "[]", "'['"];
        "name/format" = ["5", "{}"];
        "age/minimum" = ["'5'", "many", "[]"];
        "age/exclusiveMinimum" = ["'true'", "'5'", "many"];
        "age/default" = ["100", "-1", "'5'", "{ a: [] }"];
        "size/default" = ["huge", "[small]"];
        "tags/default" = ["[]", "a"];
        "tags/items" = ["null", "5", "[]", "[{ type: string }]"];
        "tags/minItems" = ["'2'", "{}"];
        "tags/uniqueItems" = ["'true'", "5"];
        "size/enum" = ["null", "{}", "small", "{ small: 1 }", "[]", "[1, {}]"];
        "size/examples" = ["{ a: { value: small } }", "small"];
        "labels/additionalProperties" = ["null", "'true'", "5", "{ type: 5 }"];
        "owner" = ["{ $ref: 5 }", "{ $ref: null }"];
    };
    check("keywords", &outcomes(BASE, cases, 0));
}

#[test]
fn swagger() {
    let cases = cases! { "":
        "host" = ["5", "[]", "null"];
        "schemes" = ["https", "{}", "5"];
        "consumes" = ["application/json", "null", "5"];
        "parameters/Limit/maximum" = ["'5'", "many"];
        "parameters/Note/required" = ["'yes'", "5"];
        "responses/Gone/description" = ["5", "[]"];
        "responses/Gone/schema" = ["5", "null"];
        "securityDefinitions/Login/scopes" = ["[]", "null", "5", "{ read: null }"];
        "securityDefinitions/Login/flow" = ["AccessCode", "magic", "5"];
        "securityDefinitions/Login/tokenUrl" = ["-", "[]"];
        "paths/~1pets/parameters" = ["null", "{}"];
        "paths/~1pets/post/consumes" = ["application/json", "5"];
        "paths/~1pets/post/tags" = ["[{}]"];
        "paths/~1pets/post/parameters/1/type" = ["5", "Array"];
        "paths/~1pets/post/parameters/1/items" = ["null", "{ type: 5 }", "5"];
        "paths/~1pets/post/parameters/1/collectionFormat" = ["5", "[]"];
        "paths/~1pets/post/parameters/2/required" = ["'yes'"];
        "paths/~1pets/post/parameters/2/schema" = ["5", "{ type: object, properties: null }"];
        "paths/~1pets/post/responses/200/examples" = ["5", "[]"];
        "paths/~1pets/put/parameters/1/minimum" = ["'5'", "few"];
        "paths/~1pets/put/parameters/1/required" = ["'true'", "[]"];
        "definitions/Pet/discriminator" = ["5", "[]", "{}"];
        "definitions/Pet/properties/name" = ["{ type: string, x-nullable: true, maxLength: '5' }"];
    };
    check("swagger", &outcomes(SWAGGER, cases, 0));
}

#[test]
fn newer() {
    let cases = cases! { "":
        "webhooks" = ["null", "[]", "{ sent: 5 }"];
        "webhooks/sent/post" = ["{ summary: 5 }"];
        "paths/~1pets/query/summary" = ["5"];
        "paths/~1pets/additionalOperations/COPY/tags" = ["5", "[[]]"];
        "components/mediaTypes/Pet" = ["5", "null"];
        "components/schemas/Pet/type" = ["[object, null]", "[object, 5]", "{}", "[]"];
        "components/schemas/Pet/patternProperties" = ["null", "[]", "5", "{ '^x-': 5 }"];
        "components/schemas/Pet/unevaluatedProperties" = ["'false'", "null", "5"];
        "components/schemas/Pet/properties/point/prefixItems" = ["null", "{}", "{ type: number }", "[5, { type: number }]", "5"];
        "components/schemas/Pet/properties/point/items" = ["'false'", "5"];
        "components/schemas/Pet/properties/size/exclusiveMinimum" = ["'1'", "few", "null"];
        "components/schemas/Pet/properties/image/contentEncoding" = ["5", "[]"];
        "components/schemas/Pet/properties/either/anyOf/1" = ["5", "null"];
        "components/schemas/Pet/$defs" = ["[]", "null", "5"];
    };
    check("newer", &outcomes(NEWER, cases, 0));
}

/// Values are what they are, and JSON Schema has one type of numbers.
#[test]
fn what_is_sound_is_not_told_of() {
    let cases = cases! { "/components/schemas/Pet":
        "example" = ["{ $ref: 5, properties: null }", "null", "[[]]"];
        "default" = ["{ type: 5 }", "null"];
        "properties/age/default" = ["null", "5"];
        "required" = ["[none]"];
        "allOf" = ["[]"];
        "x-note" = ["null", "{ type: 5 }"];
        "properties/size/minLength" = ["2.0", "18446744073709551615"];
        "properties/age/minimum" = ["1.5", "-18446744073709551616", "1e30"];
        "properties/tags/minItems" = ["2.0"];
        "properties/age/maximum" = ["18446744073709551616"];
        "xml" = ["5"];
        "properties" = ["{ $ref: '#/components/schemas/Shop/properties' }"];
    };
    for (pointer, value) in cases {
        let lowered = lower(edited(BASE, pointer, value), &NoFiles);
        assert_eq!(findings(&lowered), Vec::<String>::new(), "{pointer}: {value}");
    }
}
