//! What successes hold, and an enum of them where they differ.

use std::collections::BTreeMap;

use specwright_ir::{Direction, StatusMatch};

use super::{
    Context, errors,
    plan::{Held, Plan, Success},
};
use crate::{
    Item, ItemKind, OutputVariant, Outputs, Reading, Type,
    doc::{self, inline_code},
    name::{Scope, type_name, variant_name},
};

/// The type of what an operation succeeds with, and how it is read. `name` is that of its enum, which is added to the items where
/// successes differ.
pub(crate) fn add(
    cx: &mut Context<'_>,
    plan: &Plan<'_>,
    name: Option<&str>,
    items: &mut Vec<Item>,
) -> (Type, Reading) {
    let origin = plan.operation.origin.push("responses");
    let (name, successes) = match (plan.answers.single(), name) {
        (None, Some(name)) => (name, &plan.answers.successes),
        (held, _) => {
            let held = held.unwrap_or(Held::NOTHING);
            return (cx.answered(held, &origin), held.reading);
        }
    };
    let names = variants(successes);
    let each = successes.iter().zip(names).map(|(success, name)| OutputVariant {
        name,
        origin: success.origin.clone(),
        doc: documentation(success),
        status: success.status,
        media_types: success.media_types.iter().map(|name| (*name).to_owned()).collect(),
        ty: cx.answered(success.held, success.origin),
        reading: success.held.reading,
    });
    let kind = ItemKind::Outputs(Outputs { variants: each.collect() });
    items.push(Item {
        name: name.to_owned(),
        origin,
        doc: format!("What {} answers with.", inline_code(&plan.operation.label())),
        deprecated: false,
        direction: Direction::RESPONSE,
        kind,
    });
    (Type::Named(name.to_owned()), Reading::Alternatives)
}

impl Context<'_> {
    /// The type of what an answer holds.
    pub(crate) fn answered(&mut self, held: Held, origin: &specwright_ir::Origin) -> Type {
        let Held { reading, schema, nothing } = held;
        match reading {
            _ if nothing => Type::Unit,
            Reading::Text => Type::String,
            Reading::Binary => Type::Body,
            Reading::EventText if schema.is_none() => Type::Events(Box::new(Type::String)),
            Reading::Events | Reading::EventText | Reading::EventObjects => {
                Type::Events(Box::new(self.held(schema, origin)))
            }
            Reading::Lines => Type::Lines(Box::new(self.held(schema, origin))),
            Reading::Json | Reading::Alternatives => self.held(schema, origin),
        }
    }
}

/// Names of variants. A status that holds one thing is its name; one that may hold several gives its name to none of them.
fn variants(successes: &[Success<'_>]) -> Vec<String> {
    let mut of_status: BTreeMap<StatusMatch, usize> = BTreeMap::new();
    successes.iter().for_each(|success| *of_status.entry(success.status).or_default() += 1);
    let mut scope = Scope::default();
    let mut seen: Vec<(StatusMatch, &str)> = Vec::new();
    let name = |success: &Success<'_>| {
        let status = errors::variant_name(success.status);
        if of_status.get(&success.status) == Some(&1) {
            return scope.take(&[&status]);
        }
        let kind = kind(success.held);
        let media = success.media_types.first().copied().unwrap_or_default();
        let media = variant_name(subtype(media));
        // Of two of a kind the second is what its media type says.
        let again = seen.contains(&(success.status, kind));
        seen.push((success.status, kind));
        match again {
            true => scope.take(&[&media, &format!("{status}{media}")]),
            false => scope.take(&[kind, &format!("{status}{kind}")]),
        }
    };
    successes.iter().map(name).collect()
}

/// `star` of `application/star+json`.
fn subtype(media_type: &str) -> &str {
    let essence = media_type.split(';').next().unwrap_or_default();
    let sub = essence.split_once('/').map_or(essence, |(_, sub)| sub);
    sub.split_once('+').map_or(sub, |(name, _)| name)
}

fn kind(held: Held) -> &'static str {
    match held.reading {
        Reading::Json | Reading::Alternatives => "Json",
        Reading::Text => "Text",
        Reading::Binary => "Binary",
        Reading::Events | Reading::EventText | Reading::EventObjects => "Events",
        Reading::Lines => "Lines",
    }
}

/// What a schema that an answer holds is called after its operation.
pub(crate) fn role(success: &Success<'_>, at: usize) -> String {
    let what = match success.held.reading {
        Reading::Events | Reading::EventText | Reading::EventObjects => "Event",
        Reading::Lines => "Line",
        _ => "Response",
    };
    match at {
        0 => what.to_owned(),
        _ => format!("{what}{}", type_name(&success.status.to_string()).trim_start_matches('_')),
    }
}

/// Status, media types and prose.
fn documentation(success: &Success<'_>) -> String {
    let line = match success.status {
        StatusMatch::Default => "Any status".to_owned(),
        status => status.to_string(),
    };
    let names: Vec<String> = success.media_types.iter().map(|name| inline_code(name)).collect();
    let line = match names.is_empty() {
        true => line,
        false => format!("{line}, {}", names.join(" or ")),
    };
    let said = doc::to_rustdoc(success.description);
    if said.is_empty() { line } else { format!("{line}: {said}") }
}
