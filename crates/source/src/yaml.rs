//! Values of YAML texts, and YAML texts of values.
//!
//! This file alone uses `serde_yaml`, which is no longer developed. To swap it for another library, rewrite this file: two
//! functions, [`parse`] and [`to_yaml`].

use std::fmt;

use serde::{
    Deserialize, Deserializer,
    de::{self, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor},
};
use specwright_ir::Json;

use crate::Diagnostic;

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
const LIMITS: [(&str, &str); 2] = [
    ("recursion limit exceeded", "an alias nests this without end, or far too deep"),
    ("repetition limit exceeded", "aliases of this text repeat far too often"),
];

/// The value of a text. Names of members are taken as written (`200:` is `"200"`), merge keys (`<<`) are applied, tags are
/// dropped.
pub(crate) fn parse(text: &str) -> Result<Json, Fault> {
    match serde_yaml::from_str::<Node>(text) {
        Ok(node) => Ok(node.0),
        Err(error) => {
            let message = error.to_string();
            // the place is told apart from the message
            let message = message.split(" at line ").next().unwrap_or_default();
            let limit = LIMITS.iter().find(|(limit, _)| message == *limit);
            let (message, limit) = limit.map_or((message, false), |(_, what)| (*what, true));
            Err(Fault {
                message: message.to_owned(),
                limit,
                at: error.location().map(|l| (l.line(), l.column())),
            })
        }
    }
}

/// A value as YAML in block style, ending in a line break.
///
/// # Errors
/// The writer gives up, on a value nested too deep.
pub fn to_yaml(value: &Json) -> Result<String, Diagnostic> {
    serde_yaml::to_string(value).map_err(|error| {
        Diagnostic::error(format!("this value cannot be written as YAML: {error}"))
    })
}

struct Node(Json);

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NodeVisitor).map(Node)
    }
}

struct NodeVisitor;

impl<'de> Visitor<'de> for NodeVisitor {
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

    fn visit_f64<E: de::Error>(self, v: f64) -> Result<Json, E> {
        serde_json::Number::from_f64(v)
            .map(Json::Number)
            .ok_or_else(|| E::custom("a number without a JSON form (`.nan`, `.inf`)"))
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
        while let Some(Node(item)) = seq.next_element()? {
            items.push(item);
        }
        Ok(Json::Array(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Json, A::Error> {
        let mut members = serde_json::Map::new();
        let mut merged = None;
        while let Some(name) = map.next_key::<String>()? {
            let Node(value) = map.next_value()?;
            if name == "<<" && is_merge(&value) {
                merged = Some(value);
            } else if members.insert(name.clone(), value).is_some() {
                return Err(de::Error::custom(format!("`{name}` is written twice")));
            }
        }
        if let Some(merged) = merged {
            merge(&mut members, merged);
        }
        Ok(Json::Object(members))
    }

    fn visit_enum<A: EnumAccess<'de>>(self, data: A) -> Result<Json, A::Error> {
        let (_tag, contents) = data.variant::<String>()?;
        contents.newtype_variant::<Node>().map(|node| node.0)
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
