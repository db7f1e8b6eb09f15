//! Contract against contract.

mod constraints;
mod content;
mod headers;
mod objects;
mod operations;
mod parameters;
mod place;
mod renames;
mod schemas;

pub use renames::Renamed;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use specwright_ir::{Api, Direction, Operation, Origin, Reach, SchemaId};

use crate::{Finding, Place, reached::Reached, rules::Kind};

/// A change of the contract, with everything it reaches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Where it is met: by operation, direction and place.
    pub findings: Vec<Finding>,
    /// What changed, in a sentence.
    pub message: String,
    /// Where it was in the base.
    pub base: Option<Origin>,
    /// Where it is in the head.
    pub head: Option<Origin>,
    /// Schemas that come or go with it.
    pub brings: BTreeSet<Origin>,
}

/// What is found between two contracts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contracts {
    /// Every change, in the order of the base, what was added after it.
    pub changes: Vec<Change>,
    /// Components that have another name: no change of the contract.
    pub renamed: Vec<Renamed>,
}

/// Compares two contracts.
#[must_use]
pub fn compare(base: &Api, head: &Api) -> Contracts {
    let mut comparison = Comparison {
        base,
        head,
        base_reach: Reached::of(base),
        head_reach: Reached::of(head),
        compared: HashSet::new(),
        changes: Vec::new(),
    };
    operations::compare(&mut comparison);
    let renamed = renames::find(&comparison);
    Contracts { changes: merged(comparison.changes), renamed }
}

struct Comparison<'a> {
    base: &'a Api,
    head: &'a Api,
    base_reach: Reached<'a>,
    head_reach: Reached<'a>,
    /// Pairs that were compared: a schema is compared once, however often it is used.
    compared: HashSet<(SchemaId, SchemaId)>,
    changes: Vec<Change>,
}

/// Something that is in both editions.
struct Pair<'a, T> {
    base: &'a T,
    head: &'a T,
}

impl Comparison<'_> {
    /// Reports a change of an operation.
    fn of_operation(
        &mut self,
        rule: Kind,
        operation: &Operation,
        message: String,
        base: Option<&Origin>,
        head: Option<&Origin>,
    ) {
        let mut findings = Vec::new();
        found(&mut findings, rule, Some(operation.label()), Direction::default());
        let (base, head, brings) = (base.cloned(), head.cloned(), BTreeSet::new());
        self.changes.push(Change { findings, message, base, head, brings });
    }

    /// Reports a change of a schema, for every operation that reaches it.
    fn of_schema(
        &mut self,
        rule: Kind,
        (old, new): (SchemaId, SchemaId),
        message: String,
        base: Option<&Origin>,
        head: Option<&Origin>,
    ) {
        let mut directions: BTreeMap<&String, Direction> = BTreeMap::new();
        for (label, way) in self.base_reach.by(old).chain(self.head_reach.by(new)) {
            let known = directions.entry(label).or_default();
            *known = known.or(way);
        }
        let mut findings = Vec::new();
        for (label, direction) in directions {
            found(&mut findings, rule, Some(label.clone()), direction);
        }
        if findings.is_empty() {
            found(&mut findings, rule, None, Direction::default());
        }
        let (base, head, brings) = (base.cloned(), head.cloned(), BTreeSet::new());
        self.changes.push(Change { findings, message, base, head, brings });
    }
}

impl<'a> Comparison<'a> {
    /// The last change brings these schemas of an edition with it, and all that they are made of; or takes them away.
    fn brings(&mut self, of: &'a Api, roots: impl IntoIterator<Item = SchemaId>) {
        let mut reach = Reach::default();
        roots.into_iter().for_each(|id| reach.add(&of.schemas, id, Direction::REQUEST));
        self.bring(of, &reach);
    }

    fn bring(&mut self, of: &'a Api, reach: &Reach) {
        if let Some(change) = self.changes.last_mut() {
            change.brings.extend(reach.iter().map(|(id, _)| of.schemas[id].origin.clone()));
        }
    }
}

fn found(findings: &mut Vec<Finding>, rule: Kind, operation: Option<String>, way: Direction) {
    for rule in rule.rules(way) {
        findings.push(Finding { rule, operation: operation.clone(), place: Place::Whole });
    }
}

/// One change per root cause: what is written once and used in many places changes once.
fn merged(changes: Vec<Change>) -> Vec<Change> {
    let mut all: Vec<Change> = Vec::new();
    let mut known: HashMap<_, usize> = HashMap::new();
    for change in changes {
        let rule = change.findings.first().map(|finding| finding.rule.id);
        let key = (rule, change.base.clone(), change.head.clone(), change.message.clone());
        match known.get(&key) {
            Some(at) => {
                let findings = change.findings.into_iter();
                let new = findings.filter(|one| !all[*at].findings.contains(one));
                let new: Vec<Finding> = new.collect();
                all[*at].findings.extend(new);
                all[*at].brings.extend(change.brings);
            }
            None => {
                known.insert(key, all.len());
                all.push(change);
            }
        }
    }
    all
}
