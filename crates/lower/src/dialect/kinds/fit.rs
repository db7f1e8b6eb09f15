//! Whether a value is of a kind, or stands for one that is.

use serde_json::Number;
use specwright_ir::Json;

use super::{Kind, Object};
use crate::dialect::Map;

/// How a value fits its kind.
pub(super) enum Fit {
    Fits(&'static Kind),
    /// It says the same in other words.
    Same(Json),
    /// It is none, but what it stands for is: that, and what to call it.
    Meant(Json, String, &'static Kind),
    /// It is the only item of the list that belongs there.
    Item(&'static Kind),
    /// A number that is too large to count with.
    TooLarge,
    Wrong,
}

/// Whole numbers of this size and above do not fit a `u64`.
const UNCOUNTED: f64 = 18_446_744_073_709_551_616.0;

/// Whether `null` is a value, and not the want of one.
pub(super) fn takes_null(kind: &Kind) -> bool {
    match kind {
        Kind::Any | Kind::TypeName => true,
        Kind::Either(kinds) => kinds.iter().any(takes_null),
        _ => false,
    }
}

/// How a value fits, what it holds aside.
pub(super) fn fit(kind: &'static Kind, value: &Json) -> Fit {
    let empty = |outcome: Json, what: &str| Fit::Meant(outcome, format!("read as {what}"), kind);
    match (kind, value) {
        (Kind::Any | Kind::Node, _)
        | (Kind::Text | Kind::Reference | Kind::TypeName, Json::String(_))
        | (Kind::Flag, Json::Bool(_))
        | (Kind::Number, Json::Number(_))
        | (Kind::List(_), Json::Array(_))
        | (Kind::Named(_) | Kind::Object(_), Json::Object(_)) => Fit::Fits(kind),
        (Kind::Text, Json::Number(_) | Json::Bool(_)) => {
            meant(kind, Json::String(value.to_string()))
        }
        (Kind::TypeName, Json::Null) => meant(kind, Json::String("null".to_owned())),
        (Kind::Flag, Json::String(text)) => flag(text).map_or(Fit::Wrong, |flag| meant(kind, flag)),
        (Kind::Number, Json::String(text)) => {
            text.trim().parse().map_or(Fit::Wrong, |number| meant(kind, Json::Number(number)))
        }
        (Kind::Count, Json::Number(number)) => count(kind, number),
        (Kind::Count, Json::String(text)) => match text.trim().parse().map(|it| count(kind, &it)) {
            Ok(Fit::Fits(_)) => meant(kind, text.trim().parse().map_or(Json::Null, Json::Number)),
            Ok(Fit::Same(same)) => meant(kind, same),
            Ok(other) => other,
            Err(_) => Fit::Wrong,
        },
        (Kind::Word(words), Json::String(text)) => word(kind, words, text),
        (Kind::List(_), Json::Object(map)) if map.is_empty() => {
            empty(Json::Array(Vec::new()), "an empty list")
        }
        (Kind::List(of), item) if is_item(of, item) => Fit::Item(kind),
        (Kind::Named(_) | Kind::Object(_), Json::Array(items)) if items.is_empty() => {
            empty(Json::Object(Map::new()), "an empty map")
        }
        (Kind::Named(Kind::List(_)), Json::String(name)) => {
            let map = Map::from_iter([(name.clone(), Json::Array(Vec::new()))]);
            meant(kind, Json::Object(map))
        }
        (Kind::Object(Object { text: Some(member), .. }), Json::String(_)) => {
            let map = Map::from_iter([((*member).to_owned(), value.clone())]);
            Fit::Meant(Json::Object(map), format!("read as its `{member}`"), kind)
        }
        (Kind::Either(kinds), _) => either(kinds, value),
        _ => Fit::Wrong,
    }
}

/// The kind that fits best.
fn either(kinds: &'static [Kind], value: &Json) -> Fit {
    let mut best = Fit::Wrong;
    for kind in kinds {
        let object = matches!(kind, Kind::Node) && !value.is_object();
        match fit(kind, value) {
            // whoever reads it tells
            Fit::Fits(kind) if object => {
                best = if let Fit::Wrong = best { Fit::Fits(kind) } else { best }
            }
            fits @ (Fit::Fits(_) | Fit::Same(_)) => return fits,
            Fit::Wrong => {}
            other => best = if let Fit::Wrong = best { other } else { best },
        }
    }
    best
}

fn meant(kind: &'static Kind, value: Json) -> Fit {
    let how = format!("read as `{value}`");
    Fit::Meant(value, how, kind)
}

/// The words that YAML 1.1 has for booleans, and people write.
fn flag(text: &str) -> Option<Json> {
    match text.trim().to_ascii_lowercase().as_str() {
        "true" | "yes" | "on" => Some(Json::Bool(true)),
        "false" | "no" | "off" => Some(Json::Bool(false)),
        _ => None,
    }
}

/// JSON Schema has one type of numbers: 2.0 is whole.
fn count(kind: &'static Kind, number: &Number) -> Fit {
    if number.is_u64() {
        return Fit::Fits(kind);
    }
    match number.as_f64() {
        Some(float) if float < 0.0 || float.fract() != 0.0 => Fit::Wrong,
        Some(float) if float >= UNCOUNTED => Fit::TooLarge,
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "whole, and in range"
        )]
        Some(float) => Fit::Same(Json::from(float as u64)),
        None => Fit::Wrong,
    }
}

fn word(kind: &'static Kind, words: &'static [&'static str], text: &str) -> Fit {
    if words.contains(&text) {
        return Fit::Fits(kind);
    }
    let near = words.iter().find(|word| word.eq_ignore_ascii_case(text.trim()));
    near.map_or(Fit::Wrong, |word| meant(kind, Json::from(*word)))
}

/// Whether a value is clearly an item of the list that belongs there.
fn is_item(of: &'static Kind, value: &Json) -> bool {
    match of {
        Kind::Any => !value.is_object(),
        Kind::Node => value.is_object(),
        _ => matches!(fit(of, value), Fit::Fits(_)),
    }
}
