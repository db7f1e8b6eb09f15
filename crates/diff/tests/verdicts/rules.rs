//! Every rule, by a pair of descriptions that it is about.

use specwright_diff::{
    Bump::{self, Major, Minor, Patch},
    Level::{self, Breaking, Info, Warning},
    Report,
};

use crate::{
    built::compare,
    values::{SCHEMAS, Sent},
};

/// A description whose operation has these members.
pub(crate) fn operation(members: &str) -> String {
    format!(
        "openapi: 3.0.3\ninfo: {{ title: A, version: '1' }}\nservers: [{{ url: 'https://a.example' }}]\npaths:\n  /a:\n    post:\n      \
         operationId: a\n{members}"
    )
}

/// The answer of an operation.
pub(crate) const ANSWER: &str = "      responses: { '200': { description: A } }\n";

/// Members of an operation beside its answer.
fn call(members: &str) -> String {
    operation(&format!("{members}{ANSWER}"))
}

/// A rule, two descriptions, and the verdicts.
type Pair = (&'static str, String, String, Level, Option<Bump>);

/// The parameter of a path.
const ID: &str =
    "      parameters: [{ in: path, name: id, required: true, schema: { type: string } }]\n";

const OWN: &str = "      servers: [{ url: 'https://files.example' }]\n";

fn of_operations() -> Vec<Pair> {
    let key = "components: { securitySchemes: { k: { type: http, scheme: bearer }, j: { type: http, scheme: bearer } } }\n";
    let secured =
        |security: &str| format!("{}{key}", call(&format!("      security: {security}\n")));
    let elsewhere = |path: &str, method: &str, members: &str| {
        call(members).replace("  /a:\n    post:", &format!("  {path}:\n    {method}:"))
    };
    let second = format!("{}  /b:\n    get:\n      operationId: b\n{ANSWER}", call(""));
    let renamed = secured("[{ k: [] }]")
        .replace("k: { type: http, scheme: bearer }", "k: { type: apiKey, in: header, name: X-K }");
    let server = call("").replace("https://a.example", "https://b.example");
    vec![
        ("endpoint-added", call(""), second.clone(), Info, Some(Minor)),
        ("api-path-removed-without-deprecation", second, call(""), Breaking, Some(Major)),
        ("operation-moved", call(""), elsewhere("/b", "post", ""), Breaking, Some(Patch)),
        ("operation-moved", call(""), elsewhere("/a", "put", ""), Breaking, Some(Patch)),
        ("operation-moved", call(""), elsewhere("/a/{id}", "post", ID), Breaking, Some(Major)),
        ("operation-moved", elsewhere("/a/{id}", "post", ID), call(""), Breaking, Some(Major)),
        ("endpoint-deprecated", call(""), call("      deprecated: true\n"), Info, Some(Minor)),
        (
            "operation-needs-credentials",
            secured("[]"),
            secured("[{ k: [] }]"),
            Breaking,
            Some(Patch),
        ),
        (
            "api-security-removed",
            secured("[{ k: [] }]"),
            secured("[{ j: [] }]"),
            Warning,
            Some(Patch),
        ),
        (
            "api-security-component-type-changed",
            secured("[{ k: [] }]"),
            renamed,
            Breaking,
            Some(Patch),
        ),
        (
            "api-security-scope-added",
            secured("[{ k: [a] }]"),
            secured("[{ k: [b] }]"),
            Warning,
            Some(Patch),
        ),
        (
            "operation-server-changed",
            call(OWN),
            call(&OWN.replace("files", "archive")),
            Warning,
            Some(Major),
        ),
        ("operation-server-changed", call(""), server, Warning, Some(Patch)),
    ]
}

fn of_parameters() -> Vec<Pair> {
    let optional = with("{ in: query, name: q, schema: { type: string } }");
    let required = with("{ in: query, name: q, required: true, schema: { type: string } }");
    let header = |required: bool| {
        with(&format!(
            "{{ in: header, name: q, required: {required}, schema: {{ type: string }} }}"
        ))
    };
    let list = |explode: bool| {
        with(&format!(
            "{{ in: query, name: q, explode: {explode}, schema: {{ type: array, items: {{ type: string }} }} }}"
        ))
    };
    vec![
        ("new-optional-request-parameter", call(""), optional.clone(), Info, Some(Minor)),
        ("new-required-request-parameter", call(""), required.clone(), Breaking, Some(Major)),
        ("request-parameter-moved", optional.clone(), header(false), Breaking, Some(Patch)),
        ("request-parameter-moved", required.clone(), header(true), Breaking, Some(Patch)),
        ("request-parameter-removed", optional.clone(), call(""), Warning, Some(Major)),
        (
            "request-parameter-became-required",
            optional.clone(),
            required.clone(),
            Breaking,
            Some(Major),
        ),
        ("request-parameter-became-optional", required, optional, Info, Some(Major)),
        ("request-parameter-encoding-changed", list(true), list(false), Breaking, Some(Patch)),
    ]
}

/// An operation with a parameter.
fn with(parameter: &str) -> String {
    call(&format!("      parameters: [{parameter}]\n"))
}

fn of_bounds() -> Vec<Pair> {
    let bounded = |required: bool, most: u8| {
        with(&format!(
            "{{ in: query, name: q, required: {required}, schema: {{ type: integer, maximum: {most} }} }}"
        ))
    };
    let shared = |required: bool, most: u8| {
        let used = format!(
            "{{ in: query, name: q, required: {required}, schema: {{ $ref: '#/components/schemas/Limit' }} }}"
        );
        format!(
            "{}components: {{ schemas: {{ Limit: {{ type: integer, maximum: {most} }} }} }}\n",
            with(&used)
        )
    };
    vec![
        (
            "request-parameter-max-decreased",
            bounded(false, 9),
            bounded(false, 8),
            Breaking,
            Some(Patch),
        ),
        (
            "request-parameter-max-decreased",
            bounded(true, 9),
            bounded(true, 8),
            Breaking,
            Some(Patch),
        ),
        (
            "request-parameter-max-decreased",
            shared(false, 9),
            shared(false, 8),
            Breaking,
            Some(Patch),
        ),
        (
            "request-parameter-max-decreased",
            shared(true, 9),
            shared(true, 8),
            Breaking,
            Some(Patch),
        ),
    ]
}

fn of_bodies() -> Vec<Pair> {
    let body = |required: bool, name: &str| {
        let content = format!("content: {{ {name}: {{ schema: {{ type: string }} }} }}");
        call(&format!("      requestBody: {{ required: {required}, {content} }}\n"))
    };
    let json = "application/json";
    let (text, both) = (
        "text/plain: { schema: { type: string } }",
        "text/plain: { schema: { type: string } }, text/csv: { schema: { type: string } }",
    );
    let several = |names: &str| call(&format!("      requestBody: {{ content: {{ {names} }} }}\n"));
    let three = format!("{both}, application/x-yaml: {{}}");
    let form = |encoding: &str| {
        let schema =
            "schema: { type: object, properties: { a: { type: array, items: { type: string } } } }";
        several(&format!("application/x-www-form-urlencoded: {{ {schema}{encoding} }}"))
    };
    let (joined, typed) = (
        ", encoding: { a: { explode: false } }",
        ", encoding: { a: { contentType: application/json } }",
    );
    vec![
        ("request-body-added-optional", call(""), body(false, json), Info, Some(Minor)),
        ("request-body-added-required", call(""), body(true, json), Breaking, Some(Major)),
        ("request-body-removed", body(false, json), call(""), Breaking, Some(Major)),
        (
            "request-body-became-required",
            body(false, json),
            body(true, json),
            Breaking,
            Some(Major),
        ),
        ("request-body-became-optional", body(true, json), body(false, json), Info, Some(Major)),
        ("request-body-media-type-added", several(text), several(both), Info, Some(Major)),
        ("request-body-media-type-removed", several(both), several(text), Breaking, Some(Major)),
        ("request-body-media-type-added", several(both), several(&three), Info, Some(Minor)),
        ("request-body-media-type-removed", several(&three), several(both), Breaking, Some(Major)),
        ("request-property-encoding-changed", form(""), form(joined), Breaking, Some(Patch)),
        ("request-property-encoding-changed", form(joined), form(typed), Breaking, Some(Patch)),
    ]
}

fn of_answers() -> Vec<Pair> {
    let answers = |all: &str| operation(&format!("      responses: {{ {all} }}\n"));
    let one = |status: &str| format!("'{status}': {{ description: A }}");
    let media =
        |names: &str| answers(&format!("'200': {{ description: A, content: {{ {names} }} }}"));
    let (text, both) = (
        "text/plain: { schema: { type: string } }",
        "text/plain: { schema: { type: string } }, text/csv: { schema: { type: string } }",
    );
    let vendor = "application/vnd.a+json: { schema: { type: string } }";
    let renamed = format!("{vendor}, application/json: {{ schema: {{ type: string }} }}");
    let object =
        "application/json: { schema: { type: object, properties: { a: { type: string } } } }";
    let all = answers(&format!("{}, {}, {}", one("200"), one("202"), one("404")));
    let (success, failure) =
        (format!("{}, {}", one("200"), one("404")), format!("{}, {}", one("200"), one("202")));
    vec![
        (
            "response-body-media-type-schema-added",
            media("application/json: {}"),
            media(object),
            Info,
            Some(Major),
        ),
        (
            "response-body-media-type-schema-removed",
            media(object),
            media("application/json: {}"),
            Warning,
            Some(Major),
        ),
        ("response-media-type-added", media(text), media(both), Info, Some(Patch)),
        ("response-media-type-added", media(vendor), media(&renamed), Info, Some(Patch)),
        ("response-media-type-removed", media(both), media(text), Breaking, Some(Patch)),
        ("response-non-success-status-added", answers(&failure), all.clone(), Info, Some(Minor)),
        ("response-success-status-removed", all.clone(), answers(&success), Breaking, None),
        ("response-non-success-status-removed", all, answers(&failure), Info, Some(Major)),
    ]
}

/// What items of a stream hold, and strings that are JSON.
fn of_contents() -> Vec<Pair> {
    let media = |content: &str| {
        let answer = format!("'200': {{ description: A, content: {{ {content} }} }}");
        operation(&format!("      responses: {{ {answer} }}\n"))
    };
    let held = |content: &str| {
        let schema = format!("type: string, x-specwright-content-schema: {{ type: {content} }}");
        media(&format!("application/json: {{ schema: {{ {schema} }} }}"))
    };
    let stream = |item: &str| {
        media(&format!("application/jsonl: {{ x-specwright-item-schema: {{ type: {item} }} }}"))
    };
    vec![
        ("response-body-type-changed", stream("string"), stream("boolean"), Breaking, Some(Major)),
        ("response-property-type-changed", held("string"), held("boolean"), Breaking, None),
    ]
}

fn of_headers() -> Vec<Pair> {
    let with = |headers: &str| {
        let answer = format!("'200': {{ description: A, headers: {{ {headers} }} }}");
        operation(&format!("      responses: {{ {answer} }}\n"))
    };
    let one = |members: &str| format!("X-A: {{ schema: {{ type: string }}{members} }}");
    let two = format!("{}, X-B: {{ schema: {{ type: integer }} }}", one(""));
    let list =
        |explode: bool| with(&format!("X-A: {{ explode: {explode}, schema: {{ type: object }} }}"));
    let wide = with("X-A: { schema: { type: integer } }");
    let (optional, required) = (with(&one("")), with(&one(", required: true")));
    vec![
        ("response-header-added", with(""), optional.clone(), Info, Some(Minor)),
        // What is shared is named after what it holds.
        ("response-header-added", optional.clone(), with(&two), Info, Some(Major)),
        ("optional-response-header-removed", with(&two), optional.clone(), Warning, Some(Major)),
        ("optional-response-header-removed", optional.clone(), with(""), Warning, Some(Major)),
        ("required-response-header-removed", required.clone(), with(""), Breaking, Some(Major)),
        ("response-header-became-optional", required.clone(), optional.clone(), Breaking, None),
        ("response-header-became-required", optional.clone(), required, Info, None),
        ("response-header-encoding-changed", list(false), list(true), Breaking, Some(Patch)),
        ("response-header-type-compatible", optional, wide, Info, Some(Major)),
    ]
}

fn pairs() -> Vec<Pair> {
    let mut pairs = [
        of_operations(),
        of_parameters(),
        of_bounds(),
        of_bodies(),
        of_answers(),
        of_contents(),
        of_headers(),
    ]
    .concat();
    for (base, head, verdicts) in SCHEMAS {
        let sides = [Sent::Request, Sent::Response].into_iter().zip(verdicts);
        for (sent, (rule, level, bump)) in sides {
            pairs.push((rule, sent.describes(base), sent.describes(head), level, bump));
        }
    }
    pairs
}

#[test]
fn a_pair_is_one_entry() {
    let mut wrong = Vec::new();
    for (rule, base, head, level, bump) in pairs() {
        let report = compare(&base, &head);
        let found: Vec<_> = report.entries.iter().map(|e| (e.rule, e.wire, e.rust)).collect();
        let expected = [(rule, Some(level), bump)];
        if found != expected {
            let items: Vec<String> = report
                .entries
                .iter()
                .flat_map(|e| &e.items)
                .map(|i| format!("{} {} {}", i.bump, i.item, i.message))
                .collect();
            wrong.push(format!(
                "{base}\n----\n{head}\nexpected {expected:?}, found {found:?}\n    {}\n",
                items.join("\n    ")
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn nothing_differs_from_itself() {
    for (rule, base, head, ..) in pairs() {
        for text in [base, head] {
            assert_eq!(compare(&text, &text), Report::default(), "{rule}");
        }
    }
}
