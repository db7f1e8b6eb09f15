//! What each kind of change means: a table of rules, by area.
//!
//! A rule that means what one of [oasdiff's](https://github.com/oasdiff/oasdiff) means has its id, its level beside ours, and where both
//! differ a reason. Ids are composed of where a value is and what becomes of it (`response-property` and `became-nullable`), so that
//! rules are the same for all places but where oasdiff's ids are not; each is written out here nevertheless, to be found.

mod headers;
mod operations;
mod parameters;
mod request_bodies;
mod request_properties;
mod response_bodies;
mod response_properties;

use std::{collections::HashMap, sync::LazyLock};

use crate::Level;

/// A kind of change at a kind of place.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its id.
    pub id: &'static str,
    /// What it means.
    pub level: Level,
    /// What it means to oasdiff; `None`: it has no such rule.
    pub oasdiff: Option<Level>,
    /// Why both differ, where they do.
    pub why: Option<&'static str>,
}

/// A rule that means the same to oasdiff.
const fn same(id: &'static str, level: Level) -> Rule {
    Rule { id, level, oasdiff: Some(level), why: None }
}

/// A rule that means something else to oasdiff.
const fn differs(id: &'static str, level: Level, oasdiff: Level, why: &'static str) -> Rule {
    Rule { id, level, oasdiff: Some(oasdiff), why: Some(why) }
}

/// A rule that oasdiff does not have.
const fn alone(id: &'static str, level: Level) -> Rule {
    Rule { id, level, oasdiff: None, why: None }
}

const GONE: &str = "a call that is gone fails, announced or not";
const NEVER_SENT: &str =
    "clients never send a default: what the server assumes is another, and no call is refused";
const OPEN: &str = "readers of unions keep members that they do not know";
const REFUSED: &str = "credentials that were accepted may be refused";
const TAG: &str = "readers choose the member of a union by its tag";
const UNCHECKED: &str = "clients check no bounds of what servers send";

const AREAS: [&[Rule]; 7] = [
    operations::RULES,
    parameters::RULES,
    request_bodies::RULES,
    request_properties::RULES,
    response_bodies::RULES,
    response_properties::RULES,
    headers::RULES,
];

/// Every rule, by area.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    AREAS.into_iter().flatten()
}

/// The rule of an id.
#[must_use]
pub fn rule(id: &str) -> Option<&'static Rule> {
    static BY_ID: LazyLock<HashMap<&str, &Rule>> =
        LazyLock::new(|| rules().map(|rule| (rule.id, rule)).collect());
    BY_ID.get(id).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_documented() {
        let row = |rule: &Rule| {
            let oasdiff = rule.oasdiff.map(|level| level.to_string()).unwrap_or_default();
            let why = rule.why.unwrap_or_default();
            format!("| `{}` | {} | {oasdiff} | {why} |\n", rule.id, rule.level)
        };
        let table: String = rules().map(row).collect();
        let documented = include_str!("../../../../docs/rules.md");
        assert!(documented.contains(&table), "`docs/rules.md` needs this table:\n{table}");
    }
}
