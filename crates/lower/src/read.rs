//! Reads one part of a document as a type of `openapiv3`, with the place of what is wrong.

use serde::de::DeserializeOwned;
use specwright_ir::{Json, Origin};
use specwright_source::{Code, Diagnostic};

use crate::{context::Context, dialect, reference::Component};

/// Why a part cannot be read.
pub(crate) struct Malformed {
    /// The member at fault, as far as it is known.
    pub(crate) origin: Origin,
    /// What was expected and what is there.
    pub(crate) message: String,
}

/// Reads a part, or says what is wrong with it.
pub(crate) fn try_read<T: DeserializeOwned>(origin: &Origin, value: &Json) -> Result<T, Malformed> {
    serde_path_to_error::deserialize(value).map_err(|error| {
        let mut at = origin.clone();
        for step in error.path().iter() {
            match step {
                serde_path_to_error::Segment::Seq { index } => at = at.push(index.to_string()),
                serde_path_to_error::Segment::Map { key } => at = at.push(key),
                serde_path_to_error::Segment::Enum { .. }
                | serde_path_to_error::Segment::Unknown => break,
            }
        }
        Malformed { origin: at, message: error.inner().to_string() }
    })
}

/// Reads an object of a kind, members that are read on their own aside; one that cannot be read is reported and missing where it is
/// used. Members of another kind than they must be are gone before (see [`dialect`]), so that this is for want of what it must have.
pub(crate) fn read<T: DeserializeOwned>(
    cx: &mut Context<'_>,
    origin: &Origin,
    value: &Json,
    kind: Component,
) -> Option<T> {
    let name = kind.name();
    let missing = value.as_object().map(|map| dialect::missing(kind, map));
    let fault = |code, at: &Origin, message| Diagnostic::error(code, message).at(at, "left out");
    let finding = match missing {
        None => {
            let message = format!("{name} must be a map");
            fault(Code::WrongKind, origin, message).help("write `{ ... }`")
        }
        Some(Some(member)) => {
            let message = format!("{name} must have `{member}`");
            fault(Code::MissingMember, origin, message).help(format!("add `{member}: ...`"))
        }
        Some(None) => match try_read(origin, value) {
            Ok(part) => return Some(part),
            // which says what would be right
            Err(Malformed { origin, message }) => {
                fault(Code::WrongKind, &origin, format!("this is not {name}: {message}"))
            }
        },
    };
    cx.part_left_out = true;
    cx.report(origin, finding);
    None
}

/// Reads what is no object of a kind that is visited: one that cannot be read is reported, and nothing else is missing.
pub(crate) fn part<T: DeserializeOwned>(
    cx: &mut Context<'_>,
    origin: &Origin,
    value: &Json,
    name: &str,
) -> Option<T> {
    match try_read(origin, value) {
        Ok(part) => Some(part),
        Err(Malformed { origin, message }) => {
            let message = format!("this is not {name}: {message}");
            cx.error(Code::WrongKind, &origin, message, "left out");
            None
        }
    }
}

/// A copy of `value` without the members named.
pub(crate) fn without(value: &Json, members: &[&str]) -> Json {
    let Json::Object(map) = value else { return value.clone() };
    let kept = map.iter().filter(|(key, _)| !members.contains(&key.as_str()));
    Json::Object(kept.map(|(key, value)| (key.clone(), value.clone())).collect())
}
