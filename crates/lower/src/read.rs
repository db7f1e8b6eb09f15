//! Reads one part of a document as a type of `openapiv3`, with the place of what is wrong.

use serde::de::DeserializeOwned;
use specwright_ir::{Json, Origin};
use specwright_source::Code;

use crate::context::Context;

/// Why a part cannot be read.
pub(crate) struct Malformed {
    /// The member at fault, as far as it is known.
    pub(crate) origin: Origin,
    /// The first step from the part to that member.
    pub(crate) key: Option<String>,
    /// What was expected and what is there.
    pub(crate) message: String,
}

/// Reads a part, or says what is wrong with it.
pub(crate) fn try_read<T: DeserializeOwned>(origin: &Origin, value: &Json) -> Result<T, Malformed> {
    serde_path_to_error::deserialize(value).map_err(|error| {
        let mut at = origin.clone();
        let mut key = None;
        for step in error.path().iter() {
            let token = match step {
                serde_path_to_error::Segment::Seq { index } => index.to_string(),
                serde_path_to_error::Segment::Map { key } => key.clone(),
                serde_path_to_error::Segment::Enum { .. }
                | serde_path_to_error::Segment::Unknown => break,
            };
            at = at.push(&token);
            key.get_or_insert(token);
        }
        Malformed { origin: at, key, message: error.inner().to_string() }
    })
}

/// Reads a part; one that cannot be read is reported and missing where it is used. `what` names it: `an operation`.
pub(crate) fn read<T: DeserializeOwned>(
    cx: &mut Context<'_>,
    origin: &Origin,
    value: &Json,
    what: &str,
) -> Option<T> {
    match try_read(origin, value) {
        Ok(part) => Some(part),
        Err(malformed) => {
            cx.part_left_out = true;
            let message = format!("this is not {what}: {}", malformed.message);
            cx.warn(Code::WrongKind, &malformed.origin, message, "left out");
            None
        }
    }
}

/// A copy of `value` in which the members named are emptied, for parts that are read on their own.
///
/// ```yaml
/// responses: { '200': { description: done } }   # before, with emptied ["responses"]
/// responses: {}                                 # after
/// ```
pub(crate) fn emptied(value: &Json, members: &[&str]) -> Json {
    let Json::Object(map) = value else { return value.clone() };
    let hollow = |key: &str, value: &Json| match value {
        Json::Object(_) if members.contains(&key) => Json::Object(serde_json::Map::new()),
        Json::Array(_) if members.contains(&key) => Json::Array(Vec::new()),
        other => other.clone(),
    };
    Json::Object(map.iter().map(|(key, value)| (key.clone(), hollow(key, value))).collect())
}

/// A copy of `value` without the members named.
pub(crate) fn without(value: &Json, members: &[&str]) -> Json {
    let Json::Object(map) = value else { return value.clone() };
    let kept = map.iter().filter(|(key, _)| !members.contains(&key.as_str()));
    Json::Object(kept.map(|(key, value)| (key.clone(), value.clone())).collect())
}
