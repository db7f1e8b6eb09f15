//! Where a change is met: a rule, in an operation, at a place of it.

use std::fmt;

use specwright_ir::{Location, StatusMatch};

use crate::Rule;

/// A rule that a change meets, in one operation at one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What kind of change, for whoever sends the value there.
    pub rule: &'static Rule,
    /// The operation's label; `None`: the description as a whole.
    pub operation: Option<String>,
    /// Where in the operation.
    pub place: Place,
}

/// A part of an operation.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Place {
    /// The operation itself, or the description.
    Whole,
    /// A parameter.
    Parameter {
        /// Where it travels.
        location: Location,
        /// Its name in the base; in the head where it is new.
        name: String,
    },
    /// The request body.
    Body {
        /// The media type as written; `None`: the body as a whole.
        media_type: Option<String>,
    },
    /// A response.
    Response {
        /// Its status.
        status: StatusMatch,
        /// The media type as written; `None`: the response as a whole.
        media_type: Option<String>,
    },
    /// A header of a response.
    Header {
        /// The status of the response.
        status: StatusMatch,
        /// The header's name.
        name: String,
    },
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole => f.write_str("the operation"),
            Self::Parameter { location, name } => write!(f, "{location} parameter `{name}`"),
            Self::Body { media_type: None } => f.write_str("request body"),
            Self::Body { media_type: Some(of) } => write!(f, "request body {of}"),
            Self::Response { status, media_type: None } => write!(f, "response {status}"),
            Self::Response { status, media_type: Some(of) } => write!(f, "response {status} {of}"),
            Self::Header { status, name } => write!(f, "header `{name}` of response {status}"),
        }
    }
}
