//! Pairs of schemas, each compared once, and the places that their values travel to.

use std::collections::{HashMap, HashSet};

use super::{
    fact::Fact,
    schema::{Editions, Ids, Node},
    site::Site,
};
use crate::Finding;

/// Every pair that was compared.
#[derive(Default)]
pub(super) struct Graph {
    nodes: Vec<Node>,
    /// The parts of each node, by number.
    parts: Vec<Vec<usize>>,
    by_ids: HashMap<Ids, usize>,
    /// The pairs by number.
    open: Vec<Ids>,
    /// Values as a whole: the pair and where it is.
    sites: Vec<(usize, Site)>,
}

impl Graph {
    /// Compares two schemas and all that they are made of, as values of a place.
    pub(super) fn compare(&mut self, editions: &Editions<'_>, ids: Ids, site: Site) {
        let root = self.number(editions.resolved(ids));
        self.sites.push((root, site));
        // What comes first is numbered first; parts of what is compared are numbered after it.
        while self.nodes.len() < self.by_ids.len() {
            let next = self.nodes.len();
            let Some(ids) = self.open.get(next).copied() else { break };
            let node = editions.node(ids);
            let parts = node.parts.iter().map(|ids| self.number(editions.resolved(*ids)));
            let parts = parts.collect();
            self.nodes.push(node);
            self.parts.push(parts);
        }
    }

    fn number(&mut self, ids: Ids) -> usize {
        let next = self.by_ids.len();
        let number = *self.by_ids.entry(ids).or_insert(next);
        if number == next {
            self.open.push(ids);
        }
        number
    }

    /// Every pair that was compared.
    pub(super) fn compared(&self) -> impl Iterator<Item = Ids> {
        self.open.iter().copied()
    }

    /// Every fact that is met anywhere, with where it is met, in the order of the places: once a place, or as often as ways lead there
    /// (`all_ways`), up to a bound.
    pub(super) fn facts(&self, all_ways: bool) -> Vec<(&Fact, Vec<Finding>)> {
        let mut met = Met { dirty: self.dirty(), found: Vec::new(), known: HashMap::new() };
        for (root, site) in &self.sites {
            let most = if all_ways { MOST_WAYS } else { 1 };
            let mut times: HashMap<(usize, bool), usize> = HashMap::new();
            // Pairs that are entered, and left again; those that are entered twice hold themselves.
            let mut open = vec![Step::Enter(*root, true)];
            let mut within: HashSet<usize> = HashSet::new();
            while let Some(step) = open.pop() {
                let (at, whole) = match step {
                    Step::Leave(at) => {
                        within.remove(&at);
                        continue;
                    }
                    Step::Enter(at, whole) => (at, whole),
                };
                let times = times.entry((at, whole)).or_default();
                if !met.dirty[at] || *times == most || !within.insert(at) {
                    continue;
                }
                *times += 1;
                met.at(self, at, site, whole);
                open.push(Step::Leave(at));
                // Reversed, so that what comes first is met first.
                open.extend(self.parts[at].iter().rev().map(|part| Step::Enter(*part, false)));
            }
        }
        met.found
    }

    /// Which pairs differ, or hold some that do.
    fn dirty(&self) -> Vec<bool> {
        let mut holders: Vec<Vec<usize>> = vec![Vec::new(); self.nodes.len()];
        for (at, parts) in self.parts.iter().enumerate() {
            parts.iter().for_each(|part| holders[*part].push(at));
        }
        let mut dirty: Vec<bool> = self.nodes.iter().map(|node| !node.facts.is_empty()).collect();
        let mut open: Vec<usize> = (0..dirty.len()).filter(|at| dirty[*at]).collect();
        while let Some(at) = open.pop() {
            for holder in &holders[at] {
                if !std::mem::replace(&mut dirty[*holder], true) {
                    open.push(*holder);
                }
            }
        }
        dirty
    }
}

/// How many ways to one pair of schemas are told apart.
const MOST_WAYS: usize = 16;

enum Step {
    Enter(usize, bool),
    Leave(usize),
}

/// The facts that are met so far.
struct Met<'g> {
    dirty: Vec<bool>,
    found: Vec<(&'g Fact, Vec<Finding>)>,
    /// Places in `found`, by pair and number of the fact.
    known: HashMap<(usize, usize), usize>,
}

impl<'g> Met<'g> {
    fn at(&mut self, graph: &'g Graph, at: usize, site: &Site, whole: bool) {
        for (number, fact) in graph.nodes[at].facts.iter().enumerate() {
            let finding = |rule| Finding {
                rule,
                operation: Some(site.operation.clone()),
                place: site.place.clone(),
            };
            let findings: Vec<Finding> =
                site.rules(&fact.kind, whole).into_iter().map(finding).collect();
            match self.known.get(&(at, number)) {
                Some(place) => self.found[*place].1.extend(findings),
                None if findings.is_empty() => {}
                None => {
                    self.known.insert((at, number), self.found.len());
                    self.found.push((fact, findings));
                }
            }
        }
    }
}
