//! Decisions about what is not there: a key that was misspelt, or whose schema, parameter or operation is gone.

use std::{collections::BTreeSet, ops::Range, sync::Arc};

use specwright_ir::{Api, Location, Origin, ParameterEncoding, Shape};
use specwright_source::{Code, Diagnostic, Diagnostics};

use crate::{
    Config,
    build::{is_json, is_map},
};

/// How many names are listed, when none is near.
const LISTED: usize = 8;

/// A key of a table of `specwright.toml`, which names something of the description.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Decision {
    pub(crate) about: About,
    /// As it is looked up.
    pub(crate) key: String,
    pub(crate) file: Arc<str>,
    pub(crate) range: Range<usize>,
}

/// What a key names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum About {
    Header,
    Schema,
    Operation,
}

impl About {
    fn kind(self) -> &'static str {
        match self {
            Self::Header => "header parameter that holds JSON",
            Self::Schema => "schema",
            Self::Operation => "operation",
        }
    }

    /// What is there of it in an API, by the keys under which it is looked up.
    fn known(self, api: &Api) -> Vec<String> {
        match self {
            Self::Header => {
                let all = api.operations.iter().flat_map(|operation| &operation.parameters);
                let json = all.filter(|p| p.location == Location::Header).filter(|p| {
                    matches!(&p.encoding, ParameterEncoding::Content { media_type } if is_json(media_type))
                });
                json.map(|parameter| parameter.name.to_lowercase()).collect()
            }
            Self::Schema => {
                let inline = api.schemas.iter().map(|(_, schema)| schema);
                let inline = inline.filter(|schema| schema.name.is_none()).filter(|schema| {
                    match &schema.shape {
                        Shape::Object(object) => !is_map(object),
                        Shape::Enum(_) | Shape::Union(_) => true,
                        _ => false,
                    }
                });
                let pointers = inline.map(|schema| schema.origin.pointer.as_str().to_owned());
                api.components.keys().cloned().chain(pointers).collect()
            }
            Self::Operation => api.operations.iter().filter_map(|o| o.id.clone()).collect(),
        }
    }
}

impl Config {
    /// Keys that name nothing in any of the API's descriptions.
    #[must_use]
    pub fn unmatched(&self, apis: &[&Api]) -> Diagnostics {
        let of = |about: About| -> BTreeSet<String> {
            apis.iter().flat_map(|api| about.known(api)).collect()
        };
        let faults = self.decisions.iter().filter_map(|decision| {
            let Decision { about, key, file, range } = decision;
            let known = of(*about);
            if known.contains(key) {
                return None;
            }
            let what = Diagnostic::error(
                Code::UnmatchedConfig,
                format!("no {} is called `{key}`", about.kind()),
            );
            Some(what.at_bytes(file, range.clone(), "this names nothing").help(advice(key, &known)))
        });
        faults.collect()
    }
}

impl Config {
    /// What is said of an operation's pages cannot be followed.
    pub(crate) fn does_not_fit(&self, id: &str, operation: &Origin) -> Diagnostic {
        let said = self.decisions.iter().find(|of| of.about == About::Operation && of.key == id);
        let message = format!("the pages of `{id}` do not follow each other so");
        let finding = Diagnostic::warning(Code::UnmatchedConfig, message);
        let finding = match said {
            Some(Decision { file, range, .. }) => finding.at_bytes(
                file,
                range.clone(),
                "the operation has no such parameter or member",
            ),
            None => finding.at(operation, "there is no such parameter or member"),
        };
        finding.help("`parameter` is an optional query parameter; `next` and `items` are members of the answer, with dots between")
    }
}

fn advice(key: &str, known: &BTreeSet<String>) -> String {
    if let Some(near) = nearest(key, known.iter().map(String::as_str)) {
        return format!("did you mean `{near}`?");
    }
    // Names before pointers.
    let (pointers, names): (Vec<_>, Vec<_>) = known.iter().partition(|name| name.starts_with('/'));
    let all = names.into_iter().chain(pointers);
    let listed: Vec<String> = all.take(LISTED).map(|name| format!("`{name}`")).collect();
    match known.len().saturating_sub(LISTED) {
        _ if known.is_empty() => "there is none: delete the key".to_owned(),
        0 => format!("there are: {}", listed.join(", ")),
        more => format!("there are: {} and {more} more", listed.join(", ")),
    }
}

/// What was probably meant.
pub fn nearest<'a>(unknown: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let scored = known.into_iter().map(|key| (strsim::jaro_winkler(unknown, key), key));
    let best = scored.reduce(|best, next| if next.0 > best.0 { next } else { best });
    best.filter(|(score, _)| *score > 0.8).map(|(_, key)| key)
}
