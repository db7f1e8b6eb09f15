//! `type`

use specwright_ir::Origin;
use specwright_source::{Code, Diagnostic};

use crate::{context::Context, schema::scalar};

/// `type`
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Null,
    Boolean,
    Integer,
    Number,
    String,
    Array,
    Object,
}

impl Kind {
    pub(super) fn parse(text: &str) -> Option<Self> {
        Some(match text {
            "null" => Self::Null,
            "boolean" => Self::Boolean,
            "integer" => Self::Integer,
            "number" => Self::Number,
            "string" => Self::String,
            "array" => Self::Array,
            "object" => Self::Object,
            _ => return None,
        })
    }
}

/// The type that a word means, and the format. A format in the place of a type means the type that has it.
///
/// ```yaml
/// type: date-time                       # before
/// { type: string, format: date-time }   # after, and a warning
/// ```
/// No type: OpenAPI does not know the word, which is reported.
pub(super) fn kind(
    cx: &mut Context<'_>,
    origin: &Origin,
    word: &str,
    format: Option<String>,
) -> (Option<Kind>, Option<String>) {
    if let Some(kind) = Kind::parse(word) {
        return (Some(kind), format);
    }
    let at = origin.push("type");
    let meant = scalar::of_format(word);
    let outcome = match meant {
        Some(_) => "taken for a format",
        None => "any value is assumed",
    };
    let finding = Diagnostic::warning(Code::UnknownType, format!("OpenAPI has no type `{word}`"))
        .at(&at, outcome);
    let help = "types are `string`, `number`, `integer`, `boolean`, `array` and `object`";
    cx.report(&at, finding.help(help));
    match meant {
        Some(kind) => (Some(kind), format.or_else(|| Some(word.to_owned()))),
        None => (None, format),
    }
}
