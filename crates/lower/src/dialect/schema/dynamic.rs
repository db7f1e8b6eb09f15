//! `$dynamicRef` ([JSON Schema, 8.2.3.2](https://json-schema.org/draft/2020-12/json-schema-core#section-8.2.3.2)).

use specwright_ir::Pointer;

use crate::dialect::{Map, Rewriting, objects::rename};

/// Read as it leads where nothing replaces its anchor.
///
/// ```yaml
/// $dynamicRef: '#node'     # before
/// $ref: '#node'            # after
/// ```
pub(super) fn rewrite(rewriting: &mut Rewriting<'_, '_>, at: &Pointer, schema: &mut Map) {
    for word in ["$dynamicRef", "$recursiveRef"] {
        if !schema.contains_key("$ref") {
            rename(rewriting, at, schema, word, "$ref");
        }
    }
}
