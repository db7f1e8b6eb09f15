//! `const` ([JSON Schema, 6.1.3](https://json-schema.org/draft/2020-12/json-schema-validation#section-6.1.3)).

use specwright_ir::{Json, Pointer};

use crate::dialect::{Map, Rewriting};

/// ```yaml
/// const: cat        # before
/// enum: [cat]       # after
/// ```
pub(super) fn rewrite(rewriting: &mut Rewriting<'_, '_>, at: &Pointer, schema: &mut Map) {
    if let Some(value) = schema.shift_remove("const") {
        rewriting.moved(&at.push("const"), at.push("enum"));
        schema.insert("enum".to_owned(), Json::Array(vec![value]));
    }
}
