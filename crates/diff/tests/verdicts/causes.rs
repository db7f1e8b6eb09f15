//! What is written once and used by many operations changes once.

use specwright_diff::{Bump, Level, dump};

use crate::built::compare;

/// Three operations that share a parameter, an answer, a server, a key and a schema, each in its own way.
const DESCRIPTION: &str = "openapi: 3.0.3
info: { title: A, version: '1' }
servers: [{ url: 'https://a.example' }]
security: [{ key: [] }]
paths:
  /jobs:
    get:
      operationId: listJobs
      parameters: [{ $ref: '#/components/parameters/Limit' }]
      responses:
        '200':
          description: Jobs
          content:
            application/json:
              schema: { type: object, properties: { jobs: { type: array, items: { $ref: '#/components/schemas/Job' } } } }
        '400': { $ref: '#/components/responses/Bad' }
    post:
      operationId: createJob
      parameters: [{ $ref: '#/components/parameters/Limit' }]
      requestBody:
        required: true
        content: { application/json: { schema: { $ref: '#/components/schemas/Job' } } }
      responses:
        '200': { description: A job, content: { application/json: { schema: { $ref: '#/components/schemas/Job' } } } }
        '400': { $ref: '#/components/responses/Bad' }
  /jobs/latest:
    get:
      operationId: latestJob
      parameters: [{ $ref: '#/components/parameters/Limit' }]
      responses:
        '200':
          description: A job and more
          content:
            application/json:
              schema:
                allOf:
                - $ref: '#/components/schemas/Job'
                - type: object
                  properties: { more: { type: boolean } }
        '400': { $ref: '#/components/responses/Bad' }
components:
  securitySchemes:
    key: { type: http, scheme: bearer }
    other: { type: http, scheme: bearer }
  parameters:
    Limit: { in: query, name: limit, schema: { type: integer } }
  responses:
    Bad:
      description: Bad
      content: { application/json: { schema: { type: object, properties: { reason: { type: string } } } } }
  schemas:
    Job:
      type: object
      required: [id, state]
      properties:
        id: { type: string, description: Its name }
        state: { type: string, enum: [open, done] }
        owner: { $ref: '#/components/schemas/Owner' }
    Owner:
      type: object
      properties:
        name: { type: string }
";

/// What is changed, the rule, and the verdicts.
type Case = (
    &'static str,
    &'static [(&'static str, &'static str)],
    &'static str,
    Option<Level>,
    Option<Bump>,
);

const CASES: [Case; 16] = [
    (
        "property-renamed",
        &[("        owner: {", "        holder: {")],
        "response-property-renamed",
        Some(Level::Breaking),
        Some(Bump::Major),
    ),
    (
        "property-added",
        &[("        owner: {", "        size: { type: integer }\n        owner: {")],
        "response-optional-property-added",
        Some(Level::Info),
        Some(Bump::Minor),
    ),
    (
        "property-required",
        &[("[id, state]", "[id, state, owner]")],
        "request-property-became-required",
        Some(Level::Breaking),
        Some(Bump::Major),
    ),
    (
        "nested-property-added",
        &[(
            "        name: { type: string }\n",
            "        name: { type: string }\n        age: { type: integer }\n",
        )],
        "response-optional-property-added",
        Some(Level::Info),
        Some(Bump::Minor),
    ),
    (
        "value-added",
        &[("[open, done]", "[open, done, lost]")],
        "response-property-enum-value-added",
        Some(Level::Warning),
        Some(Bump::Minor),
    ),
    (
        "type-changed",
        &[("id: { type: string,", "id: { type: integer,")],
        "response-property-type-changed",
        Some(Level::Breaking),
        Some(Bump::Major),
    ),
    (
        "description-changed",
        &[("Its name", "What it is known by")],
        "rust-only",
        None,
        Some(Bump::Patch),
    ),
    (
        "component-described",
        &[("    Owner:\n", "    Owner:\n      description: Who has it\n")],
        "rust-only",
        None,
        Some(Bump::Patch),
    ),
    (
        "component-renamed",
        &[("schemas/Job'", "schemas/Work'"), ("    Job:\n", "    Work:\n")],
        "rust-only",
        None,
        Some(Bump::Major),
    ),
    (
        "nested-component-renamed",
        &[("schemas/Owner'", "schemas/Person'"), ("    Owner:\n", "    Person:\n")],
        "rust-only",
        None,
        Some(Bump::Major),
    ),
    (
        "failure-changed",
        &[("reason: { type: string }", "reason: { type: string }, code: { type: integer }")],
        "response-optional-property-added",
        Some(Level::Info),
        Some(Bump::Minor),
    ),
    (
        "parameter-required",
        &[("name: limit,", "name: limit, required: true,")],
        "request-parameter-became-required",
        Some(Level::Breaking),
        Some(Bump::Major),
    ),
    (
        "server-changed",
        &[("https://a.example", "https://b.example")],
        "operation-server-changed",
        Some(Level::Warning),
        Some(Bump::Patch),
    ),
    (
        "security-changed",
        &[("security: [{ key: [] }]", "security: [{ key: [] }, { other: [] }]")],
        "api-global-security-added",
        Some(Level::Info),
        Some(Bump::Patch),
    ),
    (
        "new-schema-used",
        &[
            (
                "        owner: {",
                "        place: { $ref: '#/components/schemas/Place' }\n        owner: {",
            ),
            (
                "    Owner:\n",
                "    Place: { type: object, properties: { city: { $ref: '#/components/schemas/City' } } }\n    City: { type: object, properties: { name: { type: string } } }\n    Owner:\n",
            ),
        ],
        "response-optional-property-added",
        Some(Level::Info),
        Some(Bump::Minor),
    ),
    (
        "failure-added",
        &[(
            "  responses:\n    Bad:\n      description: Bad\n",
            "  responses:\n    Bad:\n      description: Worse\n",
        )],
        "rust-only",
        None,
        Some(Bump::Patch),
    ),
];

#[test]
fn one_cause_is_one_entry_that_names_all_it_reaches() {
    for (name, edits, rule, wire, rust) in CASES {
        let head = edits.iter().fold(DESCRIPTION.to_owned(), |text, (from, to)| {
            assert_ne!(text.matches(from).count(), 0, "{from}");
            text.replace(from, to)
        });
        let report = compare(DESCRIPTION, &head);
        let shown = dump(&report);
        let found: Vec<_> = report.entries.iter().map(|e| (e.rule, e.wire, e.rust)).collect();
        assert_eq!(found, [(rule, wire, rust)], "{name}: {shown}");
        let operations: Vec<&str> =
            report.entries[0].operations.iter().map(String::as_str).collect();
        assert_eq!(operations, ["createJob", "latestJob", "listJobs"], "{name}");
        let mut settings = insta::Settings::clone_current();
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!(format!("shared-{name}"), shown));
    }
}
