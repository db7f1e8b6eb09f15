//! `discriminator` ([OAS 3.2.0, 4.24](https://spec.openapis.org/oas/v3.2.0.html#discriminator-object)).

use specwright_ir::{Json, Pointer};

use crate::dialect::{Map, Rewriting, objects::rename};

/// ```yaml
/// discriminator: { propertyName: kind, defaultMapping: Other }                    # before
/// discriminator: { propertyName: kind, x-specwright-default-mapping: Other }      # after
/// ```
pub(super) fn rewrite(rewriting: &mut Rewriting<'_, '_>, at: &Pointer, schema: &mut Map) {
    if let Some(Json::Object(discriminator)) = schema.get_mut("discriminator") {
        let at = at.push("discriminator");
        rename(rewriting, &at, discriminator, "defaultMapping", "x-specwright-default-mapping");
    }
}
