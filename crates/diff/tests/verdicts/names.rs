//! Names that change while what they name does not.

use specwright_diff::Bump;

use crate::built::compare;

const DESCRIPTION: &str = "openapi: 3.0.3
info: { title: A, version: '1' }
paths:
  /jobs:
    get:
      operationId: listJobs
      tags: [jobs]
      responses:
        '200': { description: A, content: { application/json: { schema: { $ref: '#/components/schemas/foo-bar' } } } }
  /others:
    get:
      operationId: listOthers
      responses:
        '200': { description: A, content: { application/json: { schema: { $ref: '#/components/schemas/Holder' } } } }
components:
  schemas:
    foo-bar: { type: object, properties: { a: { type: string } } }
    Holder: { type: object, properties: { b: { type: string } } }
";

/// Changes for Rust callers that are more than documentation, with how the item was and is declared.
fn changes(base: &str, head: &str) -> Vec<String> {
    let report = compare(base, head);
    let items = report.entries.iter().flat_map(|entry| &entry.items).filter(|item| !item.prose);
    let shown = items.map(|item| {
        let declared = [&item.before, &item.after].map(|text| text.clone().unwrap_or_default());
        let behaviour = if item.behaviour { ", behaviour" } else { "" };
        format!(
            "{}{behaviour}: {} {} [{}]",
            item.bump,
            item.item,
            item.message,
            declared.join(" -> ")
        )
    });
    shown.collect()
}

#[test]
fn a_method_is_renamed_with_its_operation_or_tag() {
    let head = DESCRIPTION.replacen("listOthers", "allOthers", 1);
    let found = changes(DESCRIPTION, &head);
    let expected = "major: Client::list_others is called `Client::all_others` now: methods are named after `operationId` \
                    [fn list_others() -> Holder -> fn all_others() -> Holder]";
    assert_eq!(found[0], expected);
    assert!(
        found.iter().all(|one| !one.contains("removed") && !one.contains("added")),
        "{found:#?}"
    );
    let head = DESCRIPTION.replacen("tags: [jobs]", "tags: [work]", 1);
    let expected = "major: Jobs::list_jobs is called `Work::list_jobs` now: its first tag is another \
                    [fn list_jobs() -> FooBar -> fn list_jobs() -> FooBar]";
    assert_eq!(changes(DESCRIPTION, &head)[0], expected);
}

#[test]
fn a_name_that_another_takes_is_told_where_the_other_is_new() {
    let head = DESCRIPTION.replacen(
        "    Holder: { type: object, properties: {",
        "    Holder: { type: object, properties: { c: { $ref: '#/components/schemas/FooBar' },",
        1,
    ) + "    FooBar: { type: object, properties: { z: { type: integer } } }\n";
    let report = compare(DESCRIPTION, &head);
    let entry = report.entries.iter().find(|entry| entry.rust == Some(Bump::Major)).unwrap();
    let told = "names what is at `#/components/schemas/FooBar` now; what it named is `types::FooBarType`: two want the name, and one has a suffix";
    assert!(entry.items.iter().any(|item| item.message == told && item.behaviour), "{entry:#?}");
    assert!(entry.message.contains('c'), "{entry:#?}");
    // And back again.
    let found = changes(&head, DESCRIPTION);
    let told = "major: types::FooBarType is called `types::FooBar` now: of two that want a name one has a suffix, and who wants it has changed \
                [struct FooBarType -> struct FooBar]";
    assert!(found.iter().any(|one| one == told), "{found:#?}");
}

/// Types of parameters and bodies are named after the operation that they are in.
#[test]
fn what_is_named_after_an_operation_is_renamed_with_it() {
    let base = DESCRIPTION.replacen(
        "operationId: listOthers\n",
        "operationId: listOthers\n      parameters:\n      - { in: query, name: order, schema: { type: string, enum: [up, down] } }\n      - { in: query, name: kind, required: true, schema: { type: string, enum: [a, b] } }\n",
        1,
    );
    let report = compare(&base, &base.replacen("listOthers", "allOthers", 1));
    assert_eq!(report.entries.len(), 1, "{:#?}", report.entries);
    let items = report.entries[0].items.iter().filter(|item| item.message.contains("is called"));
    let items: Vec<&str> = items.map(|item| item.item.as_str()).collect();
    assert_eq!(items, ["Client::list_others", "types::ListOthersKind", "types::ListOthersOrder"]);
}

/// What is new with a schema that nobody uses is one entry.
#[test]
fn what_comes_with_a_schema_is_told_with_it() {
    let head = format!(
        "{DESCRIPTION}    Alone: {{ type: object, properties: {{ part: {{ type: object, properties: {{ kind: {{ type: string, enum: [a] }} }} }} }} }}\n"
    );
    for (base, head) in [(DESCRIPTION, head.as_str()), (&head, DESCRIPTION)] {
        let report = compare(base, head);
        assert_eq!(report.entries.len(), 1, "{:#?}", report.entries);
        assert!(report.entries[0].message.contains("Alone`"), "{:#?}", report.entries);
    }
}
