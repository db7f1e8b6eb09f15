//! Changes that somebody accepted, with a reason and for a time: `--accept FILE`.

use std::{collections::BTreeSet, sync::Arc};

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, de::Error};
use specwright_source::{Code, Diagnostic, Diagnostics};
use toml::Spanned;

use super::change::Change;

/// The text of such a file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(default)]
    accept: Vec<Accepted>,
}

/// A change that is accepted.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Accepted {
    fingerprint: Spanned<String>,
    reason: String,
    /// The last day on which it is.
    #[serde(default, alias = "expiry", deserialize_with = "date")]
    expires: Option<Date>,
    /// The API that it is of, where several are compared.
    #[serde(default)]
    api: Option<String>,
}

/// What was accepted.
///
/// ```toml
/// [[accept]]
/// fingerprint = "0a1b2c3d4e5f"
/// reason = "nobody reads this field"
/// expires = 2027-03-01             # accepted up to that day; optional
/// api = "retell"                   # where several are compared; optional
/// ```
#[derive(Debug)]
pub struct Ledger {
    file: Arc<str>,
    entries: Vec<Accepted>,
    /// Those that a change matched.
    met: BTreeSet<usize>,
    /// APIs that were compared.
    compared: BTreeSet<String>,
}

impl Ledger {
    /// Reads one.
    ///
    /// # Errors
    /// What is not as above, with its place.
    pub fn read(file: &str, text: &str) -> Result<Self, Diagnostic> {
        let file: Arc<str> = file.into();
        let refuse = |range, message: String| {
            Diagnostic::error(Code::InvalidConfig, message).at_bytes(&file, range, "here")
        };
        let written: Written = toml::from_str(text)
            .map_err(|error| refuse(error.span().unwrap_or(0..0), error.message().to_owned()))?;
        for entry in &written.accept {
            let (span, text) = (entry.fingerprint.span(), entry.fingerprint.get_ref());
            if text.len() != 12 || !text.chars().all(|c| matches!(c, '0'..='9' | 'a'..='f')) {
                return Err(refuse(
                    span,
                    format!("`{text}` is no fingerprint: it has 12 digits of 0-9 and a-f"),
                ));
            }
            if entry.reason.trim().is_empty() {
                return Err(refuse(span, "the reason is empty".to_owned()));
            }
        }
        let (met, compared) = (BTreeSet::new(), BTreeSet::new());
        Ok(Self { file, entries: written.accept, met, compared })
    }

    /// Accepts those of an API's changes that it has, unless that is over.
    pub fn apply(&mut self, api: &str, changes: &mut [Change], today: Date) {
        self.compared.insert(api.to_owned());
        for (at, entry) in self.entries.iter().enumerate() {
            if entry.api.as_ref().is_some_and(|of| of != api) {
                continue;
            }
            for change in &mut *changes {
                if change.fingerprint != *entry.fingerprint.get_ref() {
                    continue;
                }
                self.met.insert(at);
                if entry.expires.is_none_or(|last| today <= last) {
                    change.accepted = Some(entry.reason.clone());
                }
            }
        }
    }

    /// Entries that no change has, as errors, and those whose time is over, as warnings; in the order of the file.
    #[must_use]
    pub fn findings(&self, today: Date) -> Diagnostics {
        let mut found = Diagnostics::new();
        for (at, entry) in self.entries.iter().enumerate() {
            let (span, print) = (entry.fingerprint.span(), entry.fingerprint.get_ref());
            // What is not compared is not judged.
            if entry.api.as_ref().is_some_and(|of| !self.compared.contains(of)) {
                continue;
            }
            if !self.met.contains(&at) {
                let told = Diagnostic::error(
                    Code::InvalidConfig,
                    format!("no change has the fingerprint `{print}`"),
                );
                found.push(
                    told.at_bytes(&self.file, span, "stale").help(
                        "delete this entry: what it accepted is gone, or is another change now",
                    ),
                );
            } else if let Some(last) = entry.expires.filter(|last| *last < today) {
                let told = Diagnostic::warning(
                    Code::InvalidConfig,
                    format!("`{print}` was accepted until {last}, and is no longer"),
                );
                found.push(told.at_bytes(&self.file, span, "expired"));
            }
        }
        found
    }
}

/// A date of TOML, or text that is one.
fn date<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
    let text = match toml::Value::deserialize(deserializer)? {
        toml::Value::Datetime(date) => date.to_string(),
        toml::Value::String(text) => text,
        _ => return Err(D::Error::custom("this is no date: `2027-03-01`")),
    };
    let date = text.parse().map_err(|_| D::Error::custom(format!("`{text}` is no date")))?;
    Ok(Some(date))
}
