//! Many pages, one description.

use specwright_source::{Sources, render};
use specwright_vendor::{Files, Given, Request, sha256, vendor};

/// A page around a fragment.
fn page(name: &str, fragment: &str) -> Given {
    Given { name: name.to_owned(), text: format!("# Page {name}\n\n```yaml\n{fragment}```\n") }
}

fn operation(head: &str, path: &str, method: &str, id: &str, rest: &str) -> Given {
    let fragment = format!(
        "openapi: 3.0.3\n{head}paths:\n  {path}:\n    {method}:\n      operationId: {id}\n{rest}"
    );
    page(&format!("{id}.md"), &fragment)
}

/// The files, or what is printed.
fn vendored(pages: Vec<Given>) -> Result<Files, String> {
    let mut sources = Sources::new();
    match vendor("acme", &Files::new(), Request::Pages(pages), &mut sources) {
        Ok(plan) => Ok(plan.files),
        Err(findings) => Err(render(&findings, &sources, false)),
    }
}

#[test]
fn hashes_are_those_of_sha256sum() {
    let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assert_eq!(sha256("abc"), abc);
}

const IN_ORDER: &str = "# Built by `cargo xtask vendor acme` from pages/; not edited by hand: corrections go into fixups.yaml.
openapi: 3.0.3
info:
  title: A
servers: []
tags:
- name: a
- name: b
- name: z
paths:
  /a:
    get:
      operationId: read
  /b:
    get:
      operationId: list
    post:
      operationId: create
components:
  schemas:
    A:
      type: string
    B:
      type: object
    C: {}
  parameters:
    P:
      in: query
  x-more:
  - 1
x-a: 1
";

#[test]
fn order_is_that_of_the_specification_then_of_names() {
    let first = operation(
        "x-a: 1\nservers: []\ninfo: { title: A }\ntags: [{ name: z }, { name: b }]\n",
        "/b",
        "post",
        "create",
        "components:\n  x-more: [1]\n  parameters: { P: { in: query } }\n  schemas: { B: { type: object }, A: { type: string } }\n",
    );
    let second = operation(
        "servers: []\ntags: [{ name: a }, { name: b }]\n",
        "/b",
        "get",
        "list",
        "components:\n  schemas: { C: {}, A: { type: string } }\n",
    );
    let third = operation("servers: []\n", "/a", "get", "read", "");
    let files = vendored(vec![third, second, first]).unwrap();
    assert_eq!(files["specs/acme/openapi.yaml"], IN_ORDER);
    let hash = |name: &str| sha256(&files[&format!("specs/acme/pages/{name}.md")]);
    let entry = |name: &str| {
        let hash = hash(name);
        format!(
            "- file: pages/{name}.md\n  title: Page {name}.md\n  operation: {name}\n  sha256: {hash}\n"
        )
    };
    let entries: String = ["create", "list", "read"].map(entry).concat();
    let provenance = format!("# Written by `cargo xtask vendor acme`.\npages:\n{entries}");
    assert_eq!(files["specs/acme/provenance.yaml"], provenance);
}

/// What two pages say of what they share, and what they are said to disagree about.
#[test]
fn what_pages_share_is_equal_in_all() {
    let cases = [
        ("", "", None),
        // Prose that only one has.
        ("info: { title: A }\n", "", None),
        ("x-a: 1\n", "x-b: 2\n", None),
        ("info: { title: A }\n", "info: { title: B }\n", Some("#/info")),
        // Saying nothing means something.
        ("servers: [{ url: a }]\n", "", Some("#/servers")),
        ("security: []\n", "", Some("#/security")),
        (
            "tags: [{ name: a, x: 1 }]\n",
            "tags: [{ name: b }, { name: a, x: 2 }]\n",
            Some("#/tags/a"),
        ),
        ("x-a: 1\n", "x-a: 2\n", Some("#/x-a")),
    ];
    for (one, other, conflict) in cases {
        let pages =
            vec![operation(one, "/a", "get", "a", ""), operation(other, "/b", "get", "b", "")];
        match (vendored(pages), conflict) {
            (Ok(_), None) => {}
            (Err(told), Some(what)) => {
                let message = format!("error: pages disagree about `{what}`\n");
                assert!(told.starts_with(&message), "{told}");
                assert_eq!(told.matches("error: ").count(), 1, "{told}");
            }
            (found, _) => panic!("{one:?} and {other:?}: {found:?}"),
        }
    }
}

#[test]
fn pages_of_one_path_share_what_holds_for_the_path() {
    let with = "    parameters: [{ in: query, name: q }]\n";
    let pages = |rest: &str| {
        vec![operation("", "/a", "get", "a", with), operation("", "/a", "put", "b", rest)]
    };
    let told = vendored(pages("")).unwrap_err();
    assert!(told.starts_with("error: pages disagree about `#/paths/~1a/parameters`\n"), "{told}");
    let files = vendored(pages(with)).unwrap();
    let description = &files["specs/acme/openapi.yaml"];
    assert!(
        description.contains("  /a:\n    parameters:\n    - in: query\n      name: q\n    get:\n")
    );
}

#[test]
fn two_pages_for_one_place_are_refused() {
    let pages = vec![operation("", "/a", "get", "new", ""), operation("", "/a", "get", "old", "")];
    let told = vendored(pages).unwrap_err();
    assert!(told.starts_with("error: two pages describe `GET /a`\n --> old.md:8:7\n"), "{told}");
    let pages =
        vec![operation("", "/a", "get", "getJob", ""), operation("", "/b", "get", "get_job", "")];
    let told = vendored(pages).unwrap_err();
    let message = "error: `get_job` and `getJob` have the same file name\n --> get_job.md:8:7\n";
    assert!(told.starts_with(message), "{told}");
}
