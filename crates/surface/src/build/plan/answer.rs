//! What answers hold.

use specwright_ir::{Api, Operation, Origin, SchemaId, Shape, StatusMatch};

use super::{
    Plan, Reason,
    media::{PLAIN_JSON, essence, json},
    refuse,
};

/// What a success holds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Output {
    Nothing,
    Json(Option<SchemaId>),
}

/// A documented failure.
pub(crate) struct Failure<'a> {
    pub(crate) status: StatusMatch,
    pub(crate) origin: &'a Origin,
    pub(crate) description: &'a str,
    pub(crate) body: Output,
}

impl Plan<'_> {
    /// What successes are asked for as, unless it is plain JSON.
    pub(crate) fn accept(&self) -> Option<String> {
        let successes = self.operation.responses.iter().filter(|r| r.status.is_success());
        let mut names: Vec<&str> = Vec::new();
        for media in successes.filter_map(|response| json(&response.content)) {
            let name = if essence(&media.name) == PLAIN_JSON { PLAIN_JSON } else { &media.name };
            // What no header can hold is asked for as JSON is.
            let name = if name.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
                name
            } else {
                PLAIN_JSON
            };
            if !names.contains(&name) {
                names.push(name);
            }
        }
        (!names.is_empty() && names != [PLAIN_JSON]).then(|| names.join(", "))
    }
}

/// What is documented beside success, in order of status.
pub(super) fn failures(operation: &Operation) -> Vec<Failure<'_>> {
    let mut failures: Vec<_> =
        operation.responses.iter().filter(|r| is_failure(r.status)).collect();
    failures.sort_by_key(|response| response.status);
    let failures = failures.into_iter().map(|response| Failure {
        status: response.status,
        origin: &response.origin,
        description: &response.description,
        body: json(&response.content).map_or(Output::Nothing, |media| Output::Json(media.schema)),
    });
    failures.collect()
}

/// What a success holds, if there is one answer.
pub(super) fn output(api: &Api, operation: &Operation) -> Result<Output, Reason> {
    let mut found: Option<Output> = None;
    for response in operation.responses.iter().filter(|response| response.status.is_success()) {
        let here = match (response.content.as_slice(), json(&response.content)) {
            ([], _) => Output::Nothing,
            (_, Some(media)) => Output::Json(media.schema.map(|id| bare(api, id))),
            ([other, ..], None) => {
                return refuse(&other.origin, format!("it answers with {}", other.name));
            }
        };
        if found.is_some_and(|found| found != here) {
            return refuse(&response.origin, "successes differ in what they hold");
        }
        found = Some(here);
    }
    match found {
        Some(output) => Ok(output),
        None => refuse(&operation.origin, "it documents no success"),
    }
}

/// The schema behind references that have no name.
pub(crate) fn bare(api: &Api, id: SchemaId) -> SchemaId {
    match api.schemas[id].shape {
        Shape::Alias(target) if api.schemas[id].name.is_none() && !api.schemas[id].nullable => {
            bare(api, target)
        }
        _ => id,
    }
}

fn is_failure(status: StatusMatch) -> bool {
    !status.is_success() && !matches!(status, StatusMatch::Code(100..=199) | StatusMatch::Range(1))
}
