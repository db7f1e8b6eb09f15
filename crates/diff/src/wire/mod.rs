//! Contract against contract.

mod bodies;
mod components;
mod fact;
mod graph;
mod headers;
mod lifecycle;
mod media_types;
mod operations;
mod parameters;
mod place;
mod renames;
mod responses;
mod schema;
mod security;
mod servers;
mod site;
mod version;
mod webhooks;

pub use renames::Renamed;

use std::collections::{BTreeSet, HashMap};

use specwright_ir::{Api, Direction, Operation, Origin, Reach, SchemaId};

use crate::{Finding, Levels, Place, Profile, Rule, reached::Reached, rules::rule};
use graph::Graph;
use schema::Editions;
use site::Site;

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
pub fn compare(base: &Api, head: &Api, levels: &Levels) -> Contracts {
    let mut comparison = Comparison {
        base,
        head,
        levels,
        editions: Editions::new(base, head, levels),
        base_reach: Reached::of(base),
        head_reach: Reached::of(head),
        graph: Graph::default(),
        changes: Vec::new(),
    };
    operations::compare(&mut comparison);
    webhooks::compare(&mut comparison);
    security::compare_global(&mut comparison);
    comparison.schemas();
    let renamed = renames::find(&comparison);
    components::compare(&mut comparison, &renamed);
    let mut changes = merged(comparison.changes);
    changes.extend(version::judge(base, head, levels, &changes));
    Contracts { changes, renamed }
}

struct Comparison<'a> {
    base: &'a Api,
    head: &'a Api,
    levels: &'a Levels,
    editions: Editions<'a>,
    base_reach: Reached<'a>,
    head_reach: Reached<'a>,
    graph: Graph,
    changes: Vec<Change>,
}

/// Something that is in both editions.
struct Pair<'a, T> {
    base: &'a T,
    head: &'a T,
}

impl<T> Clone for Pair<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Pair<'_, T> {}

/// Where something was in the base, and is in the head.
type Places<'o> = (Option<&'o Origin>, Option<&'o Origin>);

impl Comparison<'_> {
    /// Whether an operation, or a parameter, may be the same at another place. To oasdiff one went and another came.
    fn may_move(&self) -> bool {
        self.levels.profile == Profile::Specwright
    }

    /// Reports a change of an operation by the ids of rules.
    fn found(
        &mut self,
        ids: &[&str],
        operation: &Operation,
        place: &Place,
        message: String,
        places: Places<'_>,
    ) {
        let finding = |rule: &'static Rule| Finding {
            rule,
            operation: Some(operation.label()),
            place: place.clone(),
        };
        let findings = ids.iter().filter_map(|id| rule(id)).map(finding).collect();
        self.change(findings, message, places);
    }

    /// Reports a change of the description as a whole.
    fn of_all(&mut self, ids: &[&str], message: String, places: Places<'_>) {
        let finding = |rule: &'static Rule| Finding { rule, operation: None, place: Place::Whole };
        let findings = ids.iter().filter_map(|id| rule(id)).map(finding).collect();
        self.change(findings, message, places);
    }

    fn change(&mut self, findings: Vec<Finding>, message: String, places: Places<'_>) {
        if findings.is_empty() {
            return;
        }
        let (base, head, brings) = (places.0.cloned(), places.1.cloned(), BTreeSet::new());
        self.changes.push(Change { findings, message, base, head, brings });
    }
}

impl<'a> Comparison<'a> {
    /// Compares two schemas as values of a place.
    fn values(&mut self, ids: (SchemaId, SchemaId), site: Site) {
        self.graph.compare(&self.editions, ids, site);
    }

    /// Reports what changed between schemas, wherever they are used.
    fn schemas(&mut self) {
        let graph = std::mem::take(&mut self.graph);
        // oasdiff counts what is written once as often as ways lead to it.
        let all_ways = self.levels.profile == Profile::Oasdiff;
        for (fact, findings) in graph.facts(all_ways) {
            self.change(findings, fact.message.clone(), (fact.base.as_ref(), fact.head.as_ref()));
            self.brings(self.base, fact.takes.iter().copied());
            self.brings(self.head, fact.brings.iter().copied());
        }
        self.graph = graph;
    }

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

/// One change per root cause: what is written once and used in many places changes once.
fn merged(changes: Vec<Change>) -> Vec<Change> {
    let mut all: Vec<Change> = Vec::new();
    let mut known: HashMap<_, usize> = HashMap::new();
    for change in changes {
        let rule = change.findings.first().map(|finding| finding.rule.id);
        let key = (rule, change.base.clone(), change.head.clone(), change.message.clone());
        match known.get(&key) {
            Some(at) => {
                all[*at].findings.extend(change.findings);
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
