//! Values of YAML texts, and YAML texts of values.
//!
//! This file alone uses `serde_yaml`, which is no longer developed. To swap it for another library, rewrite this file: two
//! functions, [`parse`] and [`to_yaml`].

use std::{cell::Cell, fmt};

use serde::{
    Deserializer,
    de::{self, DeserializeSeed, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor},
};
use specwright_ir::Json;

use crate::{Code, Diagnostic, mending::mended, positions::MOST_VALUES};

/// Why a text has no value.
#[derive(Debug)]
pub(crate) struct Fault {
    pub(crate) message: String,
    /// The text may be fine, but is more than is read.
    pub(crate) limit: bool,
    /// 1-based line and column.
    pub(crate) at: Option<(usize, usize)>,
}

/// What `serde_yaml` gives up on, and how people would say it.
const LIMITS: [(&str, &str); 3] = [
    (TOO_MANY, "aliases of this text make more values of it than are read"),
    ("recursion limit exceeded", "an alias nests this without end, or far too deep"),
    ("repetition limit exceeded", "aliases of this text repeat far too often"),
];

/// What is said of more than [`MOST_VALUES`].
const TOO_MANY: &str = "too many values";

/// The value of a text. Names of members are taken as written (`200:` is `"200"`), of those written twice the last counts, merge keys
/// (`<<`) are applied, tags are dropped, and numbers that JSON does not have (`.nan`, `.inf`) are `null`.
pub(crate) fn parse(text: &str) -> Result<Json, Fault> {
    let read = read(text, false).or_else(|error| {
        if limit(&error).is_some() {
            return Err(error);
        }
        // A name that is no text is told from one that is only when the former is expected.
        let again = read(text, true).ok();
        again.or_else(|| read(&mended(text)?, true).ok()).ok_or(error)
    });
    match read {
        Ok(value) => Ok(value),
        Err(error) => {
            let limit = limit(&error);
            let message = limit.map_or_else(|| plain(&error), str::to_owned);
            Err(Fault {
                message,
                limit: limit.is_some(),
                at: error.location().map(|l| (l.line(), l.column())),
            })
        }
    }
}

/// What is wrong, without the place, which is told apart.
fn plain(error: &serde_yaml::Error) -> String {
    let message = error.to_string();
    message.split(" at line ").next().unwrap_or_default().to_owned()
}

/// How people would say what is too much, if that is what is wrong.
fn limit(error: &serde_yaml::Error) -> Option<&'static str> {
    let message = plain(error);
    LIMITS.iter().find(|(limit, _)| message.ends_with(limit)).map(|(_, what)| *what)
}

fn read(text: &str, any_key: bool) -> Result<Json, serde_yaml::Error> {
    let left = Cell::new(MOST_VALUES);
    Value { left: &left, any_key }.deserialize(serde_yaml::Deserializer::from_str(text))
}

/// A value as YAML in block style, ending in a line break.
///
/// # Errors
/// The writer gives up, on a value nested too deep.
pub fn to_yaml(value: &Json) -> Result<String, Diagnostic> {
    serde_yaml::to_string(value).map_err(|error| {
        Diagnostic::error(Code::Internal, format!("this value cannot be written as YAML: {error}"))
    })
}

/// Reads a value.
#[derive(Clone, Copy)]
struct Value<'a> {
    /// How many more there may be: aliases make many of one.
    left: &'a Cell<usize>,
    /// Whether names of members may be anything, in place of text as it is written.
    any_key: bool,
}

impl<'de> DeserializeSeed<'de> for Value<'_> {
    type Value = Json;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Json, D::Error> {
        let left = self.left.get().checked_sub(1);
        self.left.set(left.ok_or_else(|| de::Error::custom(TOO_MANY))?);
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Value<'_> {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_bool<E>(self, v: bool) -> Result<Json, E> {
        Ok(v.into())
    }

    fn visit_i64<E>(self, v: i64) -> Result<Json, E> {
        Ok(v.into())
    }

    fn visit_u64<E>(self, v: u64) -> Result<Json, E> {
        Ok(v.into())
    }

    // as serde_json does with integers that no 64 bits hold
    #[expect(clippy::cast_precision_loss, reason = "JSON has no such integers either")]
    fn visit_i128<E: de::Error>(self, v: i128) -> Result<Json, E> {
        self.visit_f64(v as f64)
    }

    #[expect(clippy::cast_precision_loss, reason = "JSON has no such integers either")]
    fn visit_u128<E: de::Error>(self, v: u128) -> Result<Json, E> {
        self.visit_f64(v as f64)
    }

    fn visit_f64<E>(self, v: f64) -> Result<Json, E> {
        Ok(serde_json::Number::from_f64(v).map_or(Json::Null, Json::Number))
    }

    fn visit_str<E>(self, v: &str) -> Result<Json, E> {
        Ok(v.into())
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    // an empty text
    fn visit_none<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Json, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element_seed(self)? {
            items.push(item);
        }
        Ok(Json::Array(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Json, A::Error> {
        let mut members = serde_json::Map::new();
        let mut merged = None;
        while let Some(name) = self.name(&mut map)? {
            let value = map.next_value_seed(self)?;
            if name == "<<" && is_merge(&value) {
                merged = Some(value);
            } else {
                members.insert(name, value);
            }
        }
        if let Some(merged) = merged {
            merge(&mut members, merged);
        }
        Ok(Json::Object(members))
    }

    fn visit_enum<A: EnumAccess<'de>>(self, data: A) -> Result<Json, A::Error> {
        let (_tag, contents) = data.variant::<String>()?;
        contents.newtype_variant_seed(self)
    }
}

impl Value<'_> {
    /// The name of the next member.
    fn name<'de, A: MapAccess<'de>>(self, map: &mut A) -> Result<Option<String>, A::Error> {
        if !self.any_key {
            return map.next_key::<String>();
        }
        Ok(map.next_key_seed(self)?.map(|name| match name {
            Json::String(text) => text,
            other => other.to_string(),
        }))
    }
}

/// Whether the value of `<<` is what the [merge key](https://yaml.org/type/merge.html) wants.
fn is_merge(value: &Json) -> bool {
    match value {
        Json::Array(items) => items.iter().all(Json::is_object),
        other => other.is_object(),
    }
}

/// What is written in the mapping itself wins, then the earlier of those merged.
fn merge(members: &mut serde_json::Map<String, Json>, from: Json) {
    match from {
        Json::Array(items) => items.into_iter().for_each(|item| merge(members, item)),
        Json::Object(object) => {
            for (name, value) in object {
                members.entry(name).or_insert(value);
            }
        }
        _ => {}
    }
}
