//! Every rule, by a pair of descriptions that it is about.

use std::collections::BTreeSet;

use specwright_diff::{
    Bump::{self, Major, Minor, Patch},
    Level::{self, Breaking, Info, Warning},
    RULES, Report,
};

use crate::built::compare;

/// A description whose operation has these members.
fn operation(members: &str) -> String {
    format!(
        "openapi: 3.0.3\ninfo: {{ title: A, version: '1' }}\nservers: [{{ url: 'https://a.example' }}]\npaths:\n  /a:\n    post:\n      \
         operationId: a\n{members}"
    )
}

const ANSWER: &str = "      responses: { '200': { description: A } }\n";

/// Members of an operation beside its answer.
fn call(members: &str) -> String {
    operation(&format!("{members}{ANSWER}"))
}

/// Where a schema is used.
#[derive(Clone, Copy, Debug)]
enum Sent {
    /// Callers send it.
    Request,
    /// Servers send it.
    Response,
}

impl Sent {
    /// A description that uses a component.
    fn describes(self, schema: &str) -> String {
        let content =
            "content: { application/json: { schema: { $ref: '#/components/schemas/Job' } } }";
        let members = match self {
            Self::Request => {
                format!("      requestBody: {{ required: true, {content} }}\n{ANSWER}")
            }
            Self::Response => {
                format!("      responses: {{ '200': {{ description: A, {content} }} }}\n")
            }
        };
        let others = "    Cat: { type: object, required: [kind, lives], properties: { kind: { type: string, enum: [cat] }, lives: { type: integer } } }\n    \
                      Dog: { type: object, required: [kind], properties: { kind: { type: string, enum: [dog] }, tag: { type: string } } }\n";
        let text = operation(&members);
        format!("{text}components:\n  schemas:\n    Job: {schema}\n{others}")
    }
}

/// A rule, two descriptions, and the verdicts.
type Pair = (&'static str, String, String, Level, Option<Bump>);

fn of_operations() -> Vec<Pair> {
    let key = "components: { securitySchemes: { k: { type: http, scheme: bearer }, j: { type: http, scheme: bearer } } }\n";
    let secured =
        |security: &str| format!("{}{key}", call(&format!("      security: {security}\n")));
    let second = format!("{}  /b:\n    get:\n      operationId: b\n{ANSWER}", call(""));
    let server = call("").replace("https://a.example", "https://b.example");
    vec![
        ("operation-added", call(""), second.clone(), Info, Some(Minor)),
        ("operation-removed", second, call(""), Breaking, Some(Major)),
        ("operation-deprecated", call(""), call("      deprecated: true\n"), Info, Some(Minor)),
        ("security-required", secured("[]"), secured("[{ k: [] }]"), Breaking, Some(Patch)),
        ("security-changed", secured("[{ k: [] }]"), secured("[{ j: [] }]"), Warning, None),
        ("server-changed", call(""), server, Warning, Some(Patch)),
    ]
}

fn of_parameters() -> Vec<Pair> {
    let with = |parameter: &str| call(&format!("      parameters: [{parameter}]\n"));
    let optional = with("{ in: query, name: q, schema: { type: string } }");
    let required = with("{ in: query, name: q, required: true, schema: { type: string } }");
    let list = |explode: bool| {
        with(&format!(
            "{{ in: query, name: q, explode: {explode}, schema: {{ type: array, items: {{ type: string }} }} }}"
        ))
    };
    vec![
        ("optional-parameter-added", call(""), optional.clone(), Info, Some(Minor)),
        ("required-parameter-added", call(""), required.clone(), Breaking, Some(Major)),
        ("parameter-removed", optional.clone(), call(""), Warning, Some(Major)),
        ("parameter-became-required", optional.clone(), required.clone(), Breaking, Some(Major)),
        ("parameter-became-optional", required, optional, Info, Some(Major)),
        ("parameter-encoding-changed", list(true), list(false), Breaking, Some(Major)),
    ]
}

fn of_bodies() -> Vec<Pair> {
    let body = |required: bool, name: &str| {
        let content = format!("content: {{ {name}: {{ schema: {{ type: string }} }} }}");
        call(&format!("      requestBody: {{ required: {required}, {content} }}\n"))
    };
    let json = "application/json";
    let answers = |all: &str| operation(&format!("      responses: {{ {all} }}\n"));
    let one = |status: &str| format!("'{status}': {{ description: A }}");
    let media =
        |names: &str| answers(&format!("'200': {{ description: A, content: {{ {names} }} }}"));
    let (text, both) = (
        "text/plain: { schema: { type: string } }",
        "text/plain: { schema: { type: string } }, text/csv: { schema: { type: string } }",
    );
    let object =
        "application/json: { schema: { type: object, properties: { a: { type: string } } } }";
    let all = answers(&format!("{}, {}, {}", one("200"), one("202"), one("404")));
    let (success, failure) =
        (format!("{}, {}", one("200"), one("404")), format!("{}, {}", one("200"), one("202")));
    vec![
        ("optional-body-added", call(""), body(false, json), Info, Some(Minor)),
        ("required-body-added", call(""), body(true, json), Breaking, Some(Major)),
        ("body-removed", body(false, json), call(""), Breaking, Some(Major)),
        ("body-became-required", body(false, json), body(true, json), Breaking, Some(Major)),
        ("body-became-optional", body(true, json), body(false, json), Info, Some(Major)),
        ("type-changed", media("application/json: {}"), media(object), Breaking, Some(Major)),
        ("type-changed", media(object), media("application/json: {}"), Breaking, Some(Major)),
        ("media-type-added", media(text), media(both), Info, None),
        ("media-type-removed", media(both), media(text), Breaking, None),
        ("response-added", answers(&failure), all.clone(), Info, Some(Minor)),
        ("success-response-removed", all.clone(), answers(&success), Breaking, None),
        ("failure-response-removed", all, answers(&failure), Info, Some(Major)),
    ]
}

/// A rule, two schemas, and the verdicts where callers and where servers send them.
type OfSchemas = (&'static str, &'static str, &'static str, [(Level, Option<Bump>); 2]);

const SCHEMAS: [OfSchemas; 24] = [
    (
        "type-changed",
        "{ type: object, properties: { a: { type: string } } }",
        "{ type: object, properties: { a: { type: integer } } }",
        [(Breaking, Some(Major)), (Breaking, Some(Major))],
    ),
    (
        "type-widened",
        "{ type: object, properties: { a: { type: integer } } }",
        "{ type: object, properties: { a: { type: number } } }",
        [(Info, Some(Major)), (Breaking, Some(Major))],
    ),
    (
        "type-narrowed",
        "{ type: object, properties: { a: { type: number } } }",
        "{ type: object, properties: { a: { type: integer } } }",
        [(Breaking, Some(Major)), (Info, Some(Major))],
    ),
    (
        "type-widened",
        "{ type: object, properties: { a: { type: string } } }",
        "{ type: object, properties: { a: {  } } }",
        [(Info, Some(Major)), (Breaking, Some(Major))],
    ),
    (
        "type-narrowed",
        "{ type: object, properties: { a: {  } } }",
        "{ type: object, properties: { a: { type: string } } }",
        [(Breaking, Some(Major)), (Info, Some(Major))],
    ),
    (
        "enum-opened",
        "{ type: object, properties: { a: { type: string, enum: [x, y] } } }",
        "{ type: object, properties: { a: { type: string } } }",
        [(Info, Some(Major)), (Warning, Some(Major))],
    ),
    (
        "enum-closed",
        "{ type: object, properties: { a: { type: string } } }",
        "{ type: object, properties: { a: { type: string, enum: [x, y] } } }",
        [(Breaking, Some(Major)), (Info, Some(Major))],
    ),
    (
        "format-changed",
        "{ type: object, properties: { a: { type: string } } }",
        "{ type: object, properties: { a: { type: string, format: date-time } } }",
        [(Warning, Some(Major)), (Warning, Some(Major))],
    ),
    (
        "became-nullable",
        "{ type: object, required: [a], properties: { a: { type: string } } }",
        "{ type: object, required: [a], properties: { a: { type: string, nullable: true } } }",
        [(Info, Some(Major)), (Breaking, Some(Major))],
    ),
    (
        "became-not-nullable",
        "{ type: object, required: [a], properties: { a: { type: string, nullable: true } } }",
        "{ type: object, required: [a], properties: { a: { type: string } } }",
        [(Breaking, Some(Major)), (Info, Some(Major))],
    ),
    (
        "enum-value-added",
        "{ type: string, enum: [a, b] }",
        "{ type: string, enum: [a, b, c] }",
        [(Info, Some(Minor)), (Warning, Some(Minor))],
    ),
    (
        "enum-value-removed",
        "{ type: string, enum: [a, b, c] }",
        "{ type: string, enum: [a, b] }",
        [(Breaking, Some(Major)), (Info, Some(Major))],
    ),
    (
        "union-member-added",
        "{ oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }] }",
        "{ oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }, { type: object, required: [kind], properties: { kind: { type: string, enum: [fox] } } }] }",
        [(Info, Some(Minor)), (Warning, Some(Minor))],
    ),
    (
        "union-member-removed",
        "{ oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }, { type: object, required: [kind], properties: { kind: { type: string, enum: [fox] } } }] }",
        "{ oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }] }",
        [(Breaking, Some(Major)), (Info, Some(Major))],
    ),
    (
        "union-tag-changed",
        "{ oneOf: [{ type: object, required: [k, l], properties: { k: { type: string, enum: [a] }, l: { type: string, enum: [a] } } }, { type: object, required: [k, l], properties: { k: { type: string, enum: [b] }, l: { type: string, enum: [b] } } }], discriminator: { propertyName: k } }",
        "{ oneOf: [{ type: object, required: [k, l], properties: { k: { type: string, enum: [a] }, l: { type: string, enum: [a] } } }, { type: object, required: [k, l], properties: { k: { type: string, enum: [b] }, l: { type: string, enum: [b] } } }], discriminator: { propertyName: l } }",
        [(Breaking, Some(Major)), (Breaking, Some(Major))],
    ),
    (
        "undeclared-members-changed",
        "{ type: object, properties: { a: { type: string } } }",
        "{ type: object, properties: { a: { type: string } }, additionalProperties: { type: string } }",
        [(Warning, Some(Minor)), (Warning, Some(Minor))],
    ),
    (
        "optional-property-added",
        "{ type: object, properties: { a: { type: string } } }",
        "{ type: object, properties: { a: { type: string }, b: { type: integer } } }",
        [(Info, Some(Minor)), (Info, Some(Minor))],
    ),
    (
        "required-property-added",
        "{ type: object, properties: { a: { type: string } } }",
        "{ type: object, required: [b], properties: { a: { type: string }, b: { type: integer } } }",
        [(Breaking, Some(Major)), (Info, Some(Minor))],
    ),
    (
        "optional-property-removed",
        "{ type: object, properties: { a: { type: string }, b: { type: integer } } }",
        "{ type: object, properties: { a: { type: string } } }",
        [(Warning, Some(Major)), (Warning, Some(Major))],
    ),
    (
        "required-property-removed",
        "{ type: object, required: [b], properties: { a: { type: string }, b: { type: integer } } }",
        "{ type: object, properties: { a: { type: string } } }",
        [(Warning, Some(Major)), (Breaking, Some(Major))],
    ),
    (
        "property-renamed",
        "{ type: object, properties: { a: { type: string }, b: { type: integer } } }",
        "{ type: object, properties: { a: { type: string }, c: { type: integer } } }",
        [(Breaking, Some(Major)), (Breaking, Some(Major))],
    ),
    (
        "property-became-required",
        "{ type: object, properties: { a: { type: string } } }",
        "{ type: object, required: [a], properties: { a: { type: string } } }",
        [(Breaking, Some(Major)), (Info, Some(Major))],
    ),
    (
        "property-became-optional",
        "{ type: object, required: [a], properties: { a: { type: string } } }",
        "{ type: object, properties: { a: { type: string } } }",
        [(Info, Some(Major)), (Breaking, Some(Major))],
    ),
    // A type within another is that of the response in both.
    (
        "type-changed",
        "{ type: array, items: { type: string } }",
        "{ type: array, items: { type: boolean } }",
        [(Breaking, Some(Major)), (Breaking, Some(Major))],
    ),
];

fn pairs() -> Vec<Pair> {
    let mut pairs = [of_operations(), of_parameters(), of_bodies()].concat();
    for (rule, base, head, verdicts) in SCHEMAS {
        for (sent, (level, bump)) in [Sent::Request, Sent::Response].into_iter().zip(verdicts) {
            pairs.push((rule, sent.describes(base), sent.describes(head), level, bump));
        }
    }
    pairs
}

#[test]
fn every_rule_has_a_pair() {
    let pairs = pairs();
    let tested: BTreeSet<&str> = pairs.iter().map(|(rule, ..)| *rule).collect();
    let rules: BTreeSet<&str> = RULES.iter().map(|rule| rule.id).collect();
    assert_eq!(rules.len(), RULES.len(), "two rules have one id");
    assert_eq!(tested, rules);
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
                "expected {expected:?}, found {found:?}\n    {}\n",
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
