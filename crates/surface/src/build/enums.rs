//! Open enums.

use specwright_ir::{Enumeration, Json};

use crate::{Enum, EnumKind, Variant, doc, name};

/// Whether an enumeration is an enum: one of booleans is a `bool`.
pub(crate) fn is_enum(values: &Enumeration) -> bool {
    !values.values.iter().all(Json::is_boolean)
}

/// Builds the enum of an enumeration, if it is one.
pub(crate) fn build(values: &Enumeration) -> Option<Enum> {
    if !is_enum(values) {
        return None;
    }
    let text = |value: &Json| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let (kind, wires): (EnumKind, Vec<String>) = match (values.strings(), values.integers()) {
        (Some(_), _) => (EnumKind::String, values.values.iter().map(text).collect()),
        (_, Some(_)) => (EnumKind::Integer, values.values.iter().map(text).collect()),
        _ => (EnumKind::Mixed, values.values.iter().map(Json::to_string).collect()),
    };
    let texts: Vec<&str> = wires.iter().map(String::as_str).collect();
    let mut scope = name::Scope::default();
    let names = match kind {
        EnumKind::String => scope.take_all(&texts, name::variant_name),
        EnumKind::Integer => scope.take_all(&texts, number_name),
        EnumKind::Mixed => scope.take_all(&texts, json_name),
    };
    let unknown = scope.take(&["Unknown", "Unlisted"]);
    let variants = names.into_iter().zip(wires).map(|(name, wire)| {
        let doc =
            if wire.is_empty() { "The empty string.".into() } else { doc::inline_code(&wire) };
        Variant { name, wire, doc }
    });
    Some(Enum { kind, variants: variants.collect(), unknown })
}

/// The variant of the only value that is listed.
pub(crate) fn only(values: &Enumeration) -> Option<String> {
    match build(values)?.variants.as_slice() {
        [only] => Some(only.name.clone()),
        _ => None,
    }
}

/// `Value1`, `Minus1`, `Value0_5`
fn number_name(wire: &str) -> String {
    let digits = |text: &str| text.replace(['.', '-'], "_").replace('+', "");
    match wire.strip_prefix('-') {
        Some(rest) => format!("Minus{}", digits(rest)),
        None => format!("Value{}", digits(wire)),
    }
}

/// A string is named as in an enum of strings, a number as in one of numbers, anything else after what it holds.
fn json_name(wire: &str) -> String {
    match serde_json::from_str(wire) {
        Ok(Json::String(text)) => name::variant_name(&text),
        Ok(Json::Number(_)) => number_name(wire),
        Ok(Json::Array(items)) if items.is_empty() => "EmptyList".to_owned(),
        Ok(Json::Object(members)) if members.is_empty() => "EmptyObject".to_owned(),
        _ => name::variant_name(wire),
    }
}
