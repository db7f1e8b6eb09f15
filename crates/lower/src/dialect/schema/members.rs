//! Members by what their names look like, and those that nothing else describes
//! ([JSON Schema, 10.3.2](https://json-schema.org/draft/2020-12/json-schema-core#section-10.3.2)).

use specwright_ir::Pointer;

use crate::dialect::{Map, Rewriting, objects::rename};

/// ```yaml
/// patternProperties: { '^x-': { type: string } }                     # before
/// unevaluatedProperties: false
/// ```
/// ```yaml
/// x-specwright-pattern-properties: { '^x-': { type: string } }       # after
/// additionalProperties: false
/// ```
/// What `allOf` declares is evaluated: that is how a closed part is read beside others anyway.
pub(super) fn rewrite(rewriting: &mut Rewriting<'_, '_>, at: &Pointer, schema: &mut Map) {
    rename(rewriting, at, schema, "patternProperties", "x-specwright-pattern-properties");
    if !schema.contains_key("additionalProperties") {
        rename(rewriting, at, schema, "unevaluatedProperties", "additionalProperties");
    }
}
