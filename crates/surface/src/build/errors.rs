//! What documented failures hold: one enum per map from status to body, however many operations share it.

use std::collections::BTreeMap;

use specwright_ir::StatusMatch;

use super::{Context, plan::Plan};
use crate::{ErrorEnum, ErrorVariant, Reading, Type, doc, name};

/// Error enums by what they hold.
#[derive(Default)]
pub(crate) struct Errors(BTreeMap<Vec<Key>, ErrorEnum>);

/// Status, what it holds, and how that is read.
type Key = (StatusMatch, Type, Reading);

impl Errors {
    /// The name of the enum for an operation's failures, if it documents any; `alias` is the operation's own name for it.
    pub(crate) fn add(
        &mut self,
        cx: &mut Context<'_>,
        plan: &Plan<'_>,
        alias: &str,
        label: &str,
    ) -> Option<String> {
        let mut key: Vec<Key> = Vec::new();
        for failure in &plan.answers.failures {
            let ty = cx.answered(failure.held, failure.origin);
            key.push((failure.status, ty, failure.held.reading));
        }
        if key.is_empty() {
            return None;
        }
        let entry = self.0.entry(key).or_insert_with_key(|key| ErrorEnum {
            name: cx.names.scope.take(&[&content_name(key)]),
            variants: variants(plan, key),
            aliases: Vec::new(),
        });
        entry.aliases.push((alias.to_owned(), label.to_owned()));
        Some(entry.name.clone())
    }

    /// Every enum, sorted by name.
    pub(crate) fn finish(self) -> Vec<ErrorEnum> {
        let mut all: Vec<ErrorEnum> = self.0.into_values().collect();
        all.iter_mut().for_each(|one| one.aliases.sort());
        all.sort_by(|a, b| a.name.cmp(&b.name));
        all
    }
}

/// Each body with its statuses: `ErrorBody400_401ValidationError422`. Made of content alone, so that it does not depend on
/// who shares it.
fn content_name(key: &[Key]) -> String {
    let mut parts: Vec<(String, String)> = Vec::new();
    for (status, ty, reading) in key {
        let body = match ty {
            _ if *reading == Reading::Text => "Text".to_owned(),
            Type::Unit => "Status".to_owned(),
            Type::Named(name) => name.clone(),
            other => name::type_name(&other.to_string()),
        };
        let statuses = match parts.iter_mut().find(|(known, _)| *known == body) {
            Some((_, statuses)) => statuses,
            None => {
                parts.push((body, String::new()));
                let last = parts.len() - 1;
                &mut parts[last].1
            }
        };
        let text = match status {
            StatusMatch::Code(code) => code.to_string(),
            StatusMatch::Range(_) | StatusMatch::Default => variant_name(*status),
        };
        // Between letters, an underscore is not part of a type's name.
        let digits = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        if digits(statuses.chars().last()) && digits(text.chars().next()) {
            statuses.push('_');
        }
        statuses.push_str(&text);
    }
    parts.into_iter().map(|(body, statuses)| body + &statuses).collect()
}

fn variants(plan: &Plan<'_>, key: &[Key]) -> Vec<ErrorVariant> {
    let mut scope = name::Scope::default();
    let pairs = plan.answers.failures.iter().zip(key);
    pairs
        .map(|(failure, (status, ty, reading))| {
            let name = scope.take(&[&variant_name(*status)]);
            let said = doc::to_rustdoc(failure.description);
            let line = match status {
                StatusMatch::Default => "Any other status".to_owned(),
                status => status.to_string(),
            };
            // A description that only spells the status again adds nothing.
            let spelled = name::type_name(&said) == name;
            let doc = match (said.is_empty(), spelled) {
                (true, _) => line,
                (false, true) => format!("{line} {said}"),
                (false, false) => format!("{line}: {said}"),
            };
            ErrorVariant {
                name,
                status: *status,
                origin: failure.origin.clone(),
                doc,
                ty: ty.clone(),
                reading: *reading,
            }
        })
        .collect()
}

/// The reason phrase of the status, by the [registry](https://www.iana.org/assignments/http-status-codes/).
pub(crate) fn variant_name(status: StatusMatch) -> String {
    match status {
        StatusMatch::Default => "Other".to_owned(),
        StatusMatch::Range(2) => "Success".to_owned(),
        StatusMatch::Range(3) => "Redirection".to_owned(),
        StatusMatch::Range(4) => "ClientError".to_owned(),
        StatusMatch::Range(5) => "ServerError".to_owned(),
        StatusMatch::Range(digit) => format!("Status{digit}xx"),
        StatusMatch::Code(code) => {
            let reason = http::StatusCode::from_u16(code).ok().and_then(|s| s.canonical_reason());
            reason.map_or_else(|| format!("Status{code}"), name::type_name)
        }
    }
}
