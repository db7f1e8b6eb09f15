//! What a change does to other items is told with it.

use crate::built::compare;

/// A union that is told apart by a tag, whose variants have constructors; and a list in pages.
const DESCRIPTION: &str = "openapi: 3.0.3
info: { title: A, version: '1' }
paths:
  /pets:
    post:
      operationId: addPet
      requestBody:
        required: true
        content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } }
      responses: { '204': { description: Added } }
    get:
      operationId: listPets
      parameters:
      - { in: query, name: pagination_key, schema: { type: string } }
      - { in: query, name: limit, schema: { type: integer } }
      responses:
        '200':
          description: Pets
          content:
            application/json:
              schema:
                type: object
                required: [pets, has_more, pagination_key]
                properties:
                  pets: { type: array, items: { type: string } }
                  has_more: { type: boolean }
                  pagination_key: { type: string }
components:
  schemas:
    Pet:
      oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }]
    Cat:
      type: object
      required: [kind, lives]
      properties:
        kind: { type: string, enum: [cat] }
        lives: { type: integer }
    Dog:
      type: object
      required: [kind, name]
      properties:
        kind: { type: string, enum: [dog] }
        name: { type: string }
";

/// The only entry, and the items that it changes.
fn only(from: &str, to: &str) -> (String, Vec<String>) {
    assert_eq!(DESCRIPTION.matches(from).count(), 1, "{from}");
    let report = compare(DESCRIPTION, &DESCRIPTION.replacen(from, to, 1));
    let [entry] = report.entries.as_slice() else { panic!("{:#?}", report.entries) };
    let items = entry.items.iter().filter(|item| !item.prose);
    (entry.message.clone(), items.map(|item| format!("{} {}", item.item, item.message)).collect())
}

#[test]
fn a_constructor_of_a_variant_changes_with_the_fields_of_its_struct() {
    let (message, items) = only("lives: { type: integer }", "lives: { type: string }");
    assert!(message.contains("`Cat.lives`"), "{message}");
    assert!(items.contains(&"types::Pet::Cat constructor changed".to_owned()), "{items:#?}");
}

#[test]
fn a_union_is_told_apart_by_members_of_its_variants() {
    let report =
        compare(DESCRIPTION, &DESCRIPTION.replacen("enum: [dog]", "enum: [dog, hound]", 1));
    let told = |item: &specwright_diff::RustChange| item.message == "told apart differently";
    let entries = report.entries.iter().filter(|entry| entry.items.iter().any(told));
    let messages: Vec<&str> = entries.map(|entry| entry.message.as_str()).collect();
    assert!(messages.len() == 1 && messages[0].contains("Dog.kind"), "{:#?}", report.entries);
}

/// A variant is named after its tag; without a tag, what was written without asking is a field of every variant.
#[test]
fn variants_and_constants_follow_from_tags() {
    for edited in ["{ type: string, enum: [hound] }", "{ type: string }"] {
        let head = DESCRIPTION.replacen("{ type: string, enum: [dog] }", edited, 1);
        let report = compare(DESCRIPTION, &head);
        let elsewhere = report.entries.iter().filter(|entry| !entry.message.contains("Dog.kind"));
        assert_eq!(elsewhere.count(), 0, "{:#?}", report.entries);
        assert!(report.entries.iter().any(|entry| entry.items.len() > 2), "{:#?}", report.entries);
    }
}

#[test]
fn pages_follow_from_members_of_answers() {
    let (message, items) = only("[pets, has_more, pagination_key]", "[pets, pagination_key]");
    assert!(message.contains("has_more"), "{message}");
    assert!(items.contains(&"Client::list_pets paging changed".to_owned()), "{items:#?}");
}
