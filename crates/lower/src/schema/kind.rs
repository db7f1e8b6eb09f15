//! `type`

use specwright_ir::Origin;
use specwright_source::{Code, Diagnostic};

use crate::{context::Context, schema::scalar};

/// `type`
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
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

/// What a word in the place of a type means.
pub(super) enum Meaning {
    /// A type, and its format where the word says one.
    Kind(Kind, Option<String>),
    /// Values of every type.
    Anything,
    /// OpenAPI does not know the word.
    Unknown,
}

/// The meaning of a word in the place of a type. Formats are written there, and types of other languages: what is meant is clear.
///
/// ```yaml
/// type: date-time                       # before
/// { type: string, format: date-time }   # after, and a warning
/// ```
pub(super) fn kind(cx: &mut Context<'_>, origin: &Origin, word: &str) -> Meaning {
    if let Some(kind) = Kind::parse(word) {
        return Meaning::Kind(kind, None);
    }
    let lower = word.trim().to_ascii_lowercase();
    let (meaning, outcome) = match (Kind::parse(&lower), scalar::of_format(word)) {
        (Some(kind), _) => (Meaning::Kind(kind, None), "taken for the type of that name"),
        (None, Some(kind)) => (Meaning::Kind(kind, Some(word.to_owned())), "taken for a format"),
        (None, None) if lower == "any" => (Meaning::Anything, "taken for any value"),
        // Swagger 2.0 has it for bodies.
        (None, None) if lower == "file" => (
            Meaning::Kind(Kind::String, Some("binary".to_owned())),
            "taken for a string of `format: binary`",
        ),
        (None, None) => (Meaning::Unknown, "any value is assumed"),
    };
    let at = origin.push("type");
    let finding = Diagnostic::warning(Code::UnknownType, format!("OpenAPI has no type `{word}`"));
    let help = "types are `string`, `number`, `integer`, `boolean`, `array` and `object`";
    cx.report(&at, finding.at(&at, outcome).help(help));
    meaning
}
