//! Whose view of what a change means, and what a repository says of single rules.

use std::collections::BTreeMap;

use crate::{Level, Rule};

/// Whose view of what a change means.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Profile {
    /// Ours: whoever calls with a client that is generated today must go on to be right.
    #[default]
    Specwright,
    /// [oasdiff](https://github.com/oasdiff/oasdiff)'s own defaults. What it has no rule for is no change.
    Oasdiff,
}

/// What each rule means.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Levels {
    /// The view that holds where nothing else is said.
    pub profile: Profile,
    /// What is said of single rules, by id. `None`: it is no change.
    pub overrides: BTreeMap<String, Option<Level>>,
}

impl Levels {
    /// The levels of a profile.
    #[must_use]
    pub fn of_profile(profile: Profile) -> Self {
        Self { profile, overrides: BTreeMap::new() }
    }

    /// What a rule means; `None`: it is no change.
    #[must_use]
    pub fn of(&self, rule: &Rule) -> Option<Level> {
        match self.overrides.get(rule.id) {
            Some(level) => *level,
            None => match self.profile {
                Profile::Specwright => Some(rule.level),
                Profile::Oasdiff => rule.oasdiff,
            },
        }
    }
}
