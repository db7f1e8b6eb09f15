//! `x-sunset` and `x-stability-level`, as oasdiff reads them
//! ([its documentation](https://github.com/oasdiff/oasdiff/blob/main/docs/DEPRECATION.md)).

use specwright_ir::{Extensions, Json};

use jiff::civil::Date;

/// Until when something is there.
pub(super) enum Sunset {
    /// Nothing is said.
    None,
    /// What is said is no date.
    Unreadable(String),
    /// The first day on which it may be gone.
    Date(Date),
}

pub(super) fn sunset(extensions: &Extensions) -> Sunset {
    let Some(said) = extensions.get("x-sunset") else { return Sunset::None };
    match said.as_str().and_then(|text| text.parse().ok()) {
        Some(date) => Sunset::Date(date),
        None => Sunset::Unreadable(said.to_string()),
    }
}

/// How far something is from being changed at will.
pub(super) enum Stability {
    /// A number that grows with it.
    Level(usize),
    /// What is said is no level.
    Unreadable(String),
}

const LEVELS: [&str; 4] = ["draft", "alpha", "beta", "stable"];

pub(super) fn stability(extensions: &Extensions) -> Stability {
    match extensions.get("x-stability-level") {
        None => Stability::Level(LEVELS.len() - 1),
        Some(said) => match LEVELS.iter().position(|level| said.as_str() == Some(level)) {
            Some(level) => Stability::Level(level),
            None => Stability::Unreadable(Json::to_string(said)),
        },
    }
}

/// Whether what is of this level is promised to stay.
pub(super) fn is_kept(level: usize) -> bool {
    level >= 2
}

pub(super) fn name(level: usize) -> &'static str {
    LEVELS.get(level).copied().unwrap_or("unknown")
}
