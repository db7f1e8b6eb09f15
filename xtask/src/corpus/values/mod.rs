//! Documented values, read and written again by the generated types.
//!
//! A value counts that its own schema allows, by the judgement of a validator that knows nothing of the generator. It holds when what is
//! written is what was read: numbers by value, `null` where the schema allows it, and members that the schema declares.

mod compare;
mod judge;
mod program;

use std::path::Path;

use serde::{Deserialize, Serialize};
use specwright::{generate::Generated, pipeline::Built};
use specwright_ir::{Api, Json, Origin, SchemaId};

use compare::Verdict;
use judge::Judge;

/// What became of the documented values of a description.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Values {
    /// Values that their schema allows.
    pub tried: usize,
    /// Values that it does not allow.
    pub invalid: usize,
    /// Values of which nothing can be said: their schema is none.
    pub unjudged: usize,
    /// Values tried that hold.
    pub held: usize,
    /// Members dropped that no schema declares.
    pub undeclared: usize,
    /// The first that do not hold.
    pub lost: Vec<String>,
}

/// How many values that do not hold are told of.
const TOLD: usize = 20;

/// A documented value.
#[derive(Debug)]
struct Documented<'a> {
    /// Its type, as Rust text.
    ty: String,
    schema: SchemaId,
    /// Where it is documented.
    origin: &'a Origin,
    value: &'a Json,
}

/// Reads and writes the values with the package in `packages/name`.
///
/// # Errors
/// Files that cannot be written; a program that does not build or run.
pub(super) fn run(generated: &Generated, packages: &Path, name: &str) -> anyhow::Result<Values> {
    let mut values = Values::default();
    let Some(built) = &generated.built else { return Ok(values) };
    let judge = Judge::of(&generated.documents)?;
    let mut tried = Vec::new();
    for documented in documented(built) {
        match judge.allows(&built.api.schemas[documented.schema].origin, documented.value) {
            Some(true) => tried.push(documented),
            Some(false) => values.invalid += 1,
            None => values.unjudged += 1,
        }
    }
    values.tried = tried.len();
    if tried.is_empty() {
        return Ok(values);
    }
    for (documented, written) in tried.iter().zip(program::run(packages, name, &tried)?) {
        judge_one(&built.api, documented, written, &mut values);
    }
    Ok(values)
}

fn judge_one(
    api: &Api,
    documented: &Documented<'_>,
    written: Result<Json, String>,
    values: &mut Values,
) {
    let lost = match written {
        Err(error) => error,
        Ok(after) => match compare::compare(api, documented.schema, documented.value, &after) {
            Verdict::Same { undeclared } => {
                values.held += 1;
                values.undeclared += undeclared;
                return;
            }
            Verdict::Other(difference) => difference,
        },
    };
    if values.lost.len() < TOLD {
        values.lost.push(format!("{} as {}: {lost}", documented.origin.pointer, documented.ty));
    }
}

/// The values documented for components, responses and request bodies.
fn documented(built: &Built) -> Vec<Documented<'_>> {
    let Built { api, surface } = built;
    let mut found = Vec::new();
    for (schema, ty) in &surface.exemplified {
        let mut add = |origin, value| {
            found.push(Documented { ty: ty.to_string(), schema: *schema, origin, value });
        };
        let of = &api.schemas[*schema];
        of.examples.iter().for_each(|value| add(&of.origin, value));
        let responses = api.operations.iter().flat_map(|of| &of.responses);
        let bodies = api.operations.iter().filter_map(|of| of.body.as_ref());
        let media = responses.flat_map(|of| &of.content).chain(bodies.flat_map(|of| &of.content));
        let mut seen = std::collections::BTreeSet::new();
        for media in media.filter(|media| media.schema == Some(*schema)) {
            // A response that operations refer to is one.
            if seen.insert(&media.origin) {
                media.examples.iter().for_each(|value| add(&media.origin, value));
            }
        }
    }
    found
}
