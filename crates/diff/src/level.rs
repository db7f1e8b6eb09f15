//! How much a change matters.

use std::fmt;

/// What a change means on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Level {
    /// Nobody who follows the description notices.
    Info,
    /// Some callers may be surprised.
    Warning,
    /// Callers that were right are wrong.
    Breaking,
}

/// What a change means for the version of the client crate, by
/// [Cargo's rules](https://doc.rust-lang.org/cargo/reference/semver.html).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Bump {
    /// Code that compiled compiles, and nothing is new.
    Patch,
    /// Code that compiled compiles.
    Minor,
    /// Code that compiled may not.
    Major,
}

impl Level {
    /// Every level, the least first.
    pub const ALL: &[Self] = &[Self::Info, Self::Warning, Self::Breaking];
}

impl Bump {
    /// Every bump, the least first.
    pub const ALL: &[Self] = &[Self::Patch, Self::Minor, Self::Major];
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Breaking => "breaking",
        })
    }
}

impl fmt::Display for Bump {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        })
    }
}
