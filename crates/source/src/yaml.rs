//! YAML as values and back. The only module that knows `serde_yaml`, which is no longer developed: whoever replaces it
//! replaces this file.

use std::{ops::Range, sync::Arc};

use serde::Deserialize;
use specwright_ir::Json;

use crate::{Diagnostic, Diagnostics};

/// The value of a YAML or JSON text.
pub(crate) fn read(name: &Arc<str>, text: &str) -> Result<Json, Diagnostics> {
    let refuse = |error: &serde_yaml::Error| {
        let at = error.location().map_or(0, |location| location.index().min(text.len()));
        let message = format!("this is not YAML that can be read: {}", without_place(error));
        Diagnostics::from(Diagnostic::error(message).at_bytes(name, line_from(text, at), "here"))
    };
    let document = serde_yaml::Deserializer::from_str(text);
    let mut value = serde_yaml::Value::deserialize(document).map_err(|error| refuse(&error))?;
    value.apply_merge().map_err(|error| refuse(&error))?;
    Ok(json(value))
}

/// The text of a value, in block style.
///
/// # Errors
/// None that a JSON value can cause; the library's signature asks for it.
pub fn to_yaml(value: &Json) -> Result<String, Diagnostic> {
    serde_yaml::to_string(value)
        .map_err(|error| Diagnostic::error(format!("this cannot be written as YAML: {error}")))
}

/// From `at` to the end of its line.
fn line_from(text: &str, at: usize) -> Range<usize> {
    let at = (0..=at).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    let rest = &text[at..];
    at..at + rest.find('\n').unwrap_or(rest.len())
}

/// The message alone: the place is shown by the excerpt.
fn without_place(error: &serde_yaml::Error) -> String {
    let text = error.to_string();
    text.split(" at line ").next().unwrap_or_default().to_owned()
}

fn json(value: serde_yaml::Value) -> Json {
    use serde_yaml::Value;
    match value {
        Value::Null => Json::Null,
        Value::Bool(flag) => Json::Bool(flag),
        Value::Number(number) => self::number(&number),
        Value::String(text) => Json::String(text),
        Value::Sequence(items) => Json::Array(items.into_iter().map(json).collect()),
        Value::Mapping(members) => Json::Object(
            members.into_iter().map(|(name, value)| (key(name), json(value))).collect(),
        ),
        Value::Tagged(tagged) => json(tagged.value),
    }
}

/// Numbers that JSON does not have, infinities among them, become text.
fn number(number: &serde_yaml::Number) -> Json {
    let float = || number.as_f64().and_then(serde_json::Number::from_f64);
    let whole = number.as_u64().map(Into::into).or_else(|| number.as_i64().map(Into::into));
    whole.or_else(float).map_or_else(|| Json::String(number.to_string()), Json::Number)
}

/// A key as a string.
fn key(value: serde_yaml::Value) -> String {
    match json(value) {
        Json::String(text) => text,
        other => other.to_string(),
    }
}
