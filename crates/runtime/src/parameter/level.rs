//! A value seen as what styles have a text for: one level deep.

use std::borrow::Cow;

use crate::Json;

/// A value that is not null, without what in it is null.
pub(super) enum Level<'a> {
    One(Cow<'a, str>),
    List(Vec<Cow<'a, str>>),
    Members(Vec<(&'a str, Cow<'a, str>)>),
}

/// The text of a single value, as JSON writes it but for the quotes of strings; `None`: it is null.
///
/// # Errors
/// The kind of what is no single value.
pub(crate) fn scalar(value: &Json) -> Result<Option<Cow<'_, str>>, &'static str> {
    match value {
        Json::Null => Ok(None),
        Json::Bool(value) => Ok(Some(if *value { "true" } else { "false" }.into())),
        Json::Number(number) => Ok(Some(number.to_string().into())),
        Json::String(text) => Ok(Some(text.into())),
        Json::Array(_) => Err("a list"),
        Json::Object(_) => Err("an object"),
    }
}

/// One level of a value; `None`: there is nothing in it. With `repeated`, a member that is a list is a member per item: where
/// members are parameters of their own, such a list is one of these
/// ([RFC 6570, 2.4.2](https://www.rfc-editor.org/rfc/rfc6570#section-2.4.2) says nothing of deeper levels).
///
/// # Errors
/// What is deeper. Names of members are not told: those of a map are values, and may be secret.
pub(super) fn level(value: &Json, repeated: bool) -> Result<Option<Level<'_>>, String> {
    Ok(match value {
        Json::Array(items) => Some(Level::List(list(items, "an item")?)),
        Json::Object(members) => {
            let mut texts = Vec::with_capacity(members.len());
            for (name, value) in members {
                match value {
                    Json::Array(items) if repeated => {
                        let items = list(items, "an item of a member")?;
                        texts.extend(items.into_iter().map(|item| (name.as_str(), item)));
                    }
                    value => {
                        let text = scalar(value).map_err(|kind| deeper("a member", kind))?;
                        texts.extend(text.map(|text| (name.as_str(), text)));
                    }
                }
            }
            Some(Level::Members(texts))
        }
        value => scalar(value).map_err(|kind| deeper("it", kind))?.map(Level::One),
    }
    .filter(|level| match level {
        Level::One(_) => true,
        Level::List(items) => !items.is_empty(),
        Level::Members(members) => !members.is_empty(),
    }))
}

fn list<'a>(items: &'a [Json], what: &str) -> Result<Vec<Cow<'a, str>>, String> {
    let texts = items.iter().filter_map(|item| scalar(item).transpose());
    texts.collect::<Result<_, _>>().map_err(|kind| deeper(what, kind))
}

fn deeper(what: &str, kind: &str) -> String {
    format!("{what} is {kind}")
}
