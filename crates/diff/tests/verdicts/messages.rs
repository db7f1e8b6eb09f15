//! What entries say, word for word.

use crate::built::compare;

/// Two descriptions of an answer, and what is said, in order.
type Told = (&'static str, &'static str, &'static [&'static str]);

const TOLD: [Told; 3] = [
    // The only one of its kind on both sides is the same under another name.
    (
        "{ type: object, properties: { a: { type: string }, b: { type: integer } } }",
        "{ type: object, properties: { c: { type: string }, d: { type: integer } } }",
        &["`GET /a 200.a` is renamed to `c`", "`GET /a 200.b` is renamed to `d`"],
    ),
    // Which of two went is anyone's guess, and which of two came.
    (
        "{ type: object, properties: { a: { type: string }, b: { type: string } } }",
        "{ type: object, properties: { c: { type: string } } }",
        &["`GET /a 200.a` is gone", "`GET /a 200.b` is gone", "`GET /a 200.c` is new and optional"],
    ),
    (
        "{ type: object, properties: { a: { type: string } } }",
        "{ type: object, properties: { c: { type: string }, d: { type: string } } }",
        &[
            "`GET /a 200.a` is gone",
            "`GET /a 200.c` is new and optional",
            "`GET /a 200.d` is new and optional",
        ],
    ),
];

#[test]
fn what_is_renamed_is_the_only_one_of_its_kind() {
    let answer = |schema: &str| {
        format!(
            "openapi: 3.0.3\ninfo: {{ title: A, version: '1' }}\npaths:\n  /a:\n    get:\n      operationId: a\n      \
             responses: {{ '200': {{ description: A, content: {{ application/json: {{ schema: {schema} }} }} }} }}\n"
        )
    };
    for (base, head, told) in TOLD {
        let report = compare(&answer(base), &answer(head));
        let found: Vec<&str> = report.entries.iter().map(|e| e.message.as_str()).collect();
        assert_eq!(found, told);
    }
}

/// Two lists of parameters with one edit, and what is said of it.
const PARAMETERS: [Told; 4] = [
    (
        "parameters: [{ in: query, name: limit, schema: { type: integer } }]",
        "parameters: [{ in: query, name: limit, schema: { type: string } }]",
        &["`GET /a parameter limit` is string, was integer"],
    ),
    (
        "parameters: [{ in: query, name: q, schema: { type: string } }, { in: query, name: ids, schema: { type: array, items: { type: integer } } }]",
        "parameters: [{ in: query, name: q, schema: { type: string } }, { in: query, name: ids, schema: { type: array, items: { type: string } } }]",
        &["`GET /a parameter ids[]` is string, was integer"],
    ),
    (
        "parameters: [{ in: query, name: f, content: { application/json: { schema: { type: object, properties: { x: { type: integer } } } } } }]",
        "parameters: [{ in: query, name: f, content: { application/json: { schema: { type: object, properties: { x: { type: boolean } } } } } }]",
        &["`GET /a parameter f.x` is boolean, was integer"],
    ),
    (
        "parameters: [{ in: header, name: X-A, schema: { type: string, enum: [x, y] } }]",
        "parameters: [{ in: header, name: X-A, schema: { type: string, enum: [x, y, z] } }]",
        &["`GET /a parameter X-A` may be \"z\""],
    ),
];

/// Two schemas with other bounds, and what is said, the gravest for those who send first.
const BOUNDS: [Told; 6] = [
    (
        "{ type: integer, minimum: 1, maximum: 9 }",
        "{ type: integer, minimum: 2, maximum: 10 }",
        &["`a`: minimum is 2, was 1", "`a`: maximum is 10, was 9"],
    ),
    (
        "{ type: number, maximum: 1 }",
        "{ type: number, maximum: 1.0, exclusiveMaximum: true }",
        &["`a`: exclusiveMaximum is true"],
    ),
    ("{ type: number, maximum: 1 }", "{ type: number, maximum: 1.0 }", &[]),
    (
        "{ type: string, minLength: 2, pattern: '^a' }",
        "{ type: string, maxLength: 5, pattern: '^b' }",
        &[
            "`a`: maxLength is 5",
            "`a`: pattern is \"^b\", was \"^a\"",
            "`a`: minLength is gone, was 2",
        ],
    ),
    (
        "{ type: array, items: { type: string } }",
        "{ type: array, items: { type: string, minLength: 1 }, uniqueItems: true }",
        &["`a[]`: minLength is 1", "`a`: items must differ"],
    ),
    // Another type has other bounds.
    ("{ type: string, maxLength: 5 }", "{ type: boolean }", &["`a` is boolean, was string"]),
];

#[test]
fn bounds_are_told_with_what_they_were() {
    let parameter = |schema: &str| {
        format!(
            "openapi: 3.0.3\ninfo: {{ title: A, version: '1' }}\npaths:\n  /a:\n    get:\n      operationId: a\n      \
             parameters: [{{ in: query, name: a, schema: {schema} }}]\n      responses: {{ '204': {{ description: A }} }}\n"
        )
    };
    for (base, head, told) in BOUNDS {
        let report = compare(&parameter(base), &parameter(head));
        let found: Vec<String> = report
            .entries
            .iter()
            .filter(|entry| entry.wire.is_some())
            .map(|entry| entry.message.replace("GET /a parameter ", ""))
            .collect();
        assert_eq!(found, told, "{base}");
    }
}

#[test]
fn a_parameter_is_called_by_its_name() {
    let described = |place: &str, members: &str| {
        let (item, operation) = match place {
            "item" => (format!("    {members}\n"), String::new()),
            _ => (String::new(), format!("      {members}\n")),
        };
        format!(
            "openapi: 3.0.3\ninfo: {{ title: A, version: '1' }}\npaths:\n  /a:\n{item}    get:\n      operationId: a\n{operation}      \
             responses: {{ '204': {{ description: A }} }}\n"
        )
    };
    for (base, head, told) in PARAMETERS {
        for (place, owner) in [("operation", "GET /a"), ("item", "/a")] {
            let report = compare(&described(place, base), &described(place, head));
            let found: Vec<String> = report.entries.iter().map(|e| e.message.clone()).collect();
            let told: Vec<String> = told.iter().map(|one| one.replace("GET /a", owner)).collect();
            assert_eq!(found, told);
        }
    }
}
