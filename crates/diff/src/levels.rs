//! Whose view of what a change means, and what a repository says of single rules.

use std::collections::BTreeMap;

use jiff::civil::Date;

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
    /// The day that dates of deprecations are held against; `None`: they are not.
    pub today: Option<Date>,
    /// For how many days what is deprecated has to be there; 0: nobody promises any.
    pub notice: u16,
}

impl Levels {
    /// The levels of a profile.
    #[must_use]
    pub fn of_profile(profile: Profile) -> Self {
        Self { profile, ..Self::default() }
    }

    /// Whether something is gone before its notice is over.
    #[must_use]
    pub fn is_early(&self, sunset: Date) -> bool {
        let notice = jiff::Span::new().days(i64::from(self.notice));
        self.today.is_some_and(|today| sunset < today.saturating_add(notice))
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
