//! Which changes fail a build: `--fail-on wire=breaking,rust=major`.

use std::str::FromStr;

use specwright_diff::{Bump, Level};

/// From which verdict on a change is too grave to pass unless somebody accepted it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Gate {
    /// On the wire; `None`: nothing is too grave.
    pub wire: Option<Level>,
    /// For Rust callers; `None`: nothing is too grave.
    pub rust: Option<Bump>,
}

impl Gate {
    /// Whether verdicts are too grave.
    #[must_use]
    pub fn stops(&self, wire: Option<Level>, rust: Option<Bump>) -> bool {
        let reached = |limit: Option<Level>| limit.is_some_and(|limit| wire >= Some(limit));
        reached(self.wire) || self.rust.is_some_and(|limit| rust >= Some(limit))
    }
}

impl FromStr for Gate {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut gate = Self::default();
        for part in text.split(',').map(str::trim).filter(|part| !part.is_empty()) {
            let (of, level) = part.split_once('=').unwrap_or((part, ""));
            match of {
                "wire" => gate.wire = Some(one_of(part, level, Level::ALL)?),
                "rust" => gate.rust = Some(one_of(part, level, Bump::ALL)?),
                _ => return Err(format!("`{part}` is neither `wire=LEVEL` nor `rust=BUMP`")),
            }
        }
        Ok(gate)
    }
}

fn one_of<T: Copy + ToString>(part: &str, text: &str, all: &[T]) -> Result<T, String> {
    let found = all.iter().find(|one| one.to_string() == text);
    let names = || all.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    found.copied().ok_or_else(|| format!("`{part}`: it has to be one of {}", names()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn are_read_from_text() {
        let both = Gate { wire: Some(Level::Breaking), rust: Some(Bump::Major) };
        assert_eq!("wire=breaking,rust=major".parse(), Ok(both));
        assert_eq!("rust=patch".parse(), Ok(Gate { wire: None, rust: Some(Bump::Patch) }));
        let told = "`wire=bad`: it has to be one of info, warning, breaking";
        assert_eq!("wire=bad".parse::<Gate>(), Err(told.to_owned()));
        let told = "`json=major` is neither `wire=LEVEL` nor `rust=BUMP`";
        assert_eq!("json=major".parse::<Gate>(), Err(told.to_owned()));
    }

    #[test]
    fn stop_what_is_as_grave_or_graver() {
        let gate = Gate { wire: Some(Level::Warning), rust: None };
        assert!(gate.stops(Some(Level::Breaking), None));
        assert!(gate.stops(Some(Level::Warning), None));
        assert!(!gate.stops(Some(Level::Info), Some(Bump::Major)));
        assert!(!Gate::default().stops(Some(Level::Breaking), Some(Bump::Major)));
        assert!(!gate.stops(None, None));
    }
}
