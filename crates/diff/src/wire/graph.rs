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

    /// Every fact that is met anywhere, with where it is met, in the order of the places.
    pub(super) fn facts(&self) -> Vec<(&Fact, Vec<Finding>)> {
        let dirty = self.dirty();
        let mut found: Vec<(&Fact, Vec<Finding>)> = Vec::new();
        let mut known: HashMap<(usize, usize), usize> = HashMap::new();
        for (root, site) in &self.sites {
            let mut seen = HashSet::new();
            let mut open = vec![(*root, true)];
            while let Some((at, whole)) = open.pop() {
                if !dirty[at] || !seen.insert((at, whole)) {
                    continue;
                }
                for (number, fact) in self.nodes[at].facts.iter().enumerate() {
                    let rules = site.rules(&fact.kind, whole);
                    let finding = |rule| Finding {
                        rule,
                        operation: Some(site.operation.clone()),
                        place: site.place.clone(),
                    };
                    let findings = rules.into_iter().map(finding);
                    match known.get(&(at, number)) {
                        Some(place) => found[*place].1.extend(findings),
                        None => {
                            let findings: Vec<Finding> = findings.collect();
                            if !findings.is_empty() {
                                known.insert((at, number), found.len());
                                found.push((fact, findings));
                            }
                        }
                    }
                }
                // Reversed, so that what comes first is met first.
                open.extend(self.parts[at].iter().rev().map(|part| (*part, false)));
            }
        }
        found
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
