//! Values that may be missing, null or there.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A member that may be missing, `null` or there. In a `PATCH`, missing leaves a value alone and `null` removes it; what a server sends
/// is written again as it came. [`Maybe::as_option`] is for whoever does not care which of both it is.
///
/// As a member it is written accordingly; anywhere else [`Maybe::Absent`] is written as `null`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Maybe<T> {
    /// Not sent.
    #[default]
    Absent,
    /// Sent as `null`.
    Null,
    /// Sent.
    Present(T),
}

impl<T> Maybe<T> {
    /// Whether it is not sent.
    pub const fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// Whether it is sent as `null`.
    pub const fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// The value, if there is one.
    pub fn into_option(self) -> Option<T> {
        match self {
            Self::Present(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }

    /// The value, if there is one.
    pub const fn as_option_mut(&mut self) -> Option<&mut T> {
        match self {
            Self::Present(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }

    /// The value, if there is one.
    #[must_use]
    pub const fn as_option(&self) -> Option<&T> {
        match self {
            Self::Present(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }

    /// The value behind what is held, if there is one: a `&str` of a `String`.
    pub fn as_deref(&self) -> Option<&T::Target>
    where
        T: std::ops::Deref,
    {
        self.as_option().map(std::ops::Deref::deref)
    }

    /// The value, or another one.
    pub fn unwrap_or(self, other: T) -> T {
        self.into_option().unwrap_or(other)
    }

    /// The value, or the default one.
    pub fn unwrap_or_default(self) -> T
    where
        T: Default,
    {
        self.into_option().unwrap_or_default()
    }

    /// The value, borrowed.
    pub const fn as_ref(&self) -> Maybe<&T> {
        match self {
            Self::Present(value) => Maybe::Present(value),
            Self::Null => Maybe::Null,
            Self::Absent => Maybe::Absent,
        }
    }

    /// Changes the value, if there is one.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Maybe<U> {
        match self {
            Self::Present(value) => Maybe::Present(change(value)),
            Self::Null => Maybe::Null,
            Self::Absent => Maybe::Absent,
        }
    }
}

impl<T> From<T> for Maybe<T> {
    fn from(value: T) -> Self {
        Self::Present(value)
    }
}

/// `None` is `null`.
impl<T> From<Option<T>> for Maybe<T> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Self::Present)
    }
}

impl From<&str> for Maybe<String> {
    fn from(value: &str) -> Self {
        Self::Present(value.to_owned())
    }
}

impl<T: Serialize> Serialize for Maybe<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.as_option().serialize(serializer)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Maybe<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Option::deserialize(deserializer).map(Self::from)
    }
}
