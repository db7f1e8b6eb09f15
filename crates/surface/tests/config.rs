//! `specwright.toml`: what its keys do, and what is said of faults in it.

#![expect(clippy::unwrap_used, reason = "helpers of tests")]

use specwright_lower::lower;
use specwright_source::{Document, NoFiles, Sources, render};
use specwright_surface::{Config, dump, surface};

const DESCRIPTION: &str = "
openapi: 3.0.3
info: { title: T, version: '1' }
paths:
  /pages:
    get:
      operationId: list
      parameters:
      - { in: query, name: cursor, schema: { type: string } }
      - { in: header, name: X-Meta, content: { application/json: { schema: { type: object, properties: { a: { type: string } } } } } }
      responses:
        '200': { description: A page, content: { application/json: { schema: { $ref: '#/components/schemas/page_v2' } } } }
components:
  securitySchemes:
    key: { type: http, scheme: bearer }
  schemas:
    page_v2:
      type: object
      properties:
        data: { type: array, items: { type: object, properties: { id: { type: string } } } }
        next_cursor: { type: string }
";

fn seen(config: &str) -> String {
    let document = Document::parse("openapi.yaml", DESCRIPTION).unwrap();
    let api = lower(document, &NoFiles).api.unwrap();
    dump(&surface(&api, &Config::parse("specwright.toml", config).unwrap(), "an-api").0)
}

#[test]
fn every_key_has_its_effect() {
    let plain = seen("");
    let cases = [
        (
            "api_key_env = \"KEY\"",
            "key: Bearer { variable: \"AN_API_API_KEY\"",
            "{ variable: \"KEY\" }",
        ),
        ("base_url_env = \"URL\"", "env AN_API_BASE_URL", "env URL"),
        (
            "[header_encoding]\nx-META = \"base64\"",
            "(Header as JSON)",
            "(Header as base64 of JSON)",
        ),
        ("[header_encoding]\nX-Meta = \"json\"", "(Header as JSON)", "(Header as JSON)"),
        ("[names]\npage_v2 = \"Page\"", "-> List: PageV2", "-> List: Page\n"),
        (
            "[names]\n\"/components/schemas/page_v2/properties/data/items\" = \"Thing\"",
            "struct PageV2DataItem [response]",
            "struct Thing [response]",
        ),
        (
            "[names]\n\"#/components/schemas/page_v2/properties/data/items\" = \"Thing\"",
            "struct PageV2DataItem [response]",
            "struct Thing [response]",
        ),
        (
            "[names]\n\"#/components/schemas/page_v2\" = \"Page\"",
            "-> List: PageV2",
            "-> List: Page\n",
        ),
        ("[paging]\nlist = true", "    pages of ", "    pages of "),
    ];
    for (config, before, after) in cases {
        assert!(plain.contains(before), "{before}\n{plain}");
        let changed = seen(config);
        assert!(changed.contains(after), "{config}: {after}\n{changed}");
    }
    assert!(!seen("[paging]\nlist = false").contains("pages of"));
    let decided = [
        (
            r#"{ by = "key", parameter = "cursor", next = "next_cursor" }"#,
            "in data, next next_cursor -> cursor",
        ),
        (r#"{ by = "url", next = "next_cursor", items = "data" }"#, "in data, next at next_cursor"),
        (r#"{ by = "link" }"#, "in data, next by header"),
        (r#"{ by = "number", parameter = "cursor" }"#, "in data, cursor numbers pages from 1"),
        (r#"{ by = "offset", parameter = "cursor" }"#, "in data, cursor numbers items from 0"),
    ];
    for (way, wanted) in decided {
        let changed = seen(&format!("[paging]\nlist = {way}"));
        assert!(changed.contains(wanted), "{way}: {wanted}\n{changed}");
    }
}

#[test]
fn a_way_that_leads_nowhere_is_told_of() {
    let document = Document::parse("openapi.yaml", DESCRIPTION).unwrap();
    let api = lower(document, &NoFiles).api.unwrap();
    let ways = [
        r#"{ by = "key", parameter = "page", next = "next_cursor" }"#,
        r#"{ by = "key", parameter = "cursor", next = "meta.next" }"#,
        r#"{ by = "key", parameter = "cursor" }"#,
        r#"{ by = "link", items = "next_cursor" }"#,
    ];
    for way in ways {
        let config = Config::parse("specwright.toml", &format!("[paging]\nlist = {way}")).unwrap();
        let (surface, found) = surface(&api, &config, "an-api");
        assert!(!dump(&surface).contains("pages of"), "{way}");
        let messages: Vec<&str> = found.iter().map(|one| one.message.as_str()).collect();
        assert_eq!(messages, ["the pages of `list` do not follow each other so"], "{way}");
    }
}

#[test]
fn faults_are_shown_where_they_are() {
    let text = "api_key_env = \"NOT A NAME\"\nbase_url_env = 5\npagin = true\nunheard = 1\nheader_encoding = []\n\
                [names]\npage = \"page_v2\"\nother = 1\n[paging]\nlist = \"no\"\nother = { by = \"hand\", nxt = \"a\" }\nthird = {}\n";
    let mut sources = Sources::new();
    sources.add_text("specwright.toml", text);
    let found = Config::parse("specwright.toml", text).unwrap_err();
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("config");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!("faults", render(&found, &sources, false)));
    let broken = Config::parse("specwright.toml", "names = [\n").unwrap_err();
    let messages: Vec<&str> = broken.iter().map(|one| one.message.as_str()).collect();
    assert_eq!(messages.len(), 1);
    assert!(messages[0].starts_with("this is not TOML: "), "{messages:?}");
}
