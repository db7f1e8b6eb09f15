//! Open enums of strings or integers.

use specwright_ir::Enumeration;

use crate::{Enum, EnumKind, Variant, doc, name};

/// Builds the enum of an enumeration, if all its values are strings or all are integers.
pub(crate) fn build(values: &Enumeration) -> Option<Enum> {
    let (kind, wires): (EnumKind, Vec<String>) = match values.strings() {
        Some(strings) => (EnumKind::String, strings.into_iter().map(str::to_owned).collect()),
        None => {
            let integers = values.integers()?;
            (EnumKind::Integer, integers.iter().map(i64::to_string).collect())
        }
    };
    let texts: Vec<&str> = wires.iter().map(String::as_str).collect();
    let mut scope = name::Scope::default();
    let names = match kind {
        EnumKind::String => scope.take_all(&texts, name::variant_name),
        EnumKind::Integer => scope.take_all(&texts, integer_name),
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

/// `Value1`, `Minus1`
fn integer_name(wire: &str) -> String {
    match wire.strip_prefix('-') {
        Some(digits) => format!("Minus{digits}"),
        None => format!("Value{wire}"),
    }
}
