//! Whether a pattern is a regular expression
//! ([JSON Schema, 6.4](https://json-schema.org/draft/2020-12/json-schema-core#section-6.4): one of ECMA-262). Patterns are documented,
//! and never matched.

use specwright_ir::Origin;
use specwright_source::Code;

use crate::context::Context;

/// The length up to which a pattern is looked at: longer ones cost more than a note is worth.
const LONG: usize = 1_000;

/// Reports a pattern that is no regular expression.
///
/// ```yaml
/// { type: string, pattern: '[' }
/// ```
pub(super) fn report(cx: &mut Context<'_>, origin: &Origin, pattern: &str) {
    if pattern.len() > LONG {
        return;
    }
    if let Err(why) = regress::Regex::new(pattern) {
        let message = format!("this pattern is no regular expression: {}", why.text);
        cx.note(Code::InvalidPattern, origin, message, "documented as it is written");
    }
}
