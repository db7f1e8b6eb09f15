//! What callers may give for an argument.

use crate::{Argument, ContentKind, Operation, Role, Type};

/// What callers may give for an argument.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// The type itself, so that literals and `Default::default()` need no annotation.
    Exact,
    /// Borrowed text: a call copies it into the request anyway.
    Text,
    /// Anything that becomes the type.
    Into,
    /// A list of anything that becomes its items.
    Items,
}

impl Operation {
    /// What callers may give for one of its arguments.
    #[must_use]
    pub fn taken(&self, argument: &Argument) -> Taken {
        match (argument.role, &self.body) {
            (Role::Parameter(..), _) => match argument.ty {
                Type::String => Taken::Text,
                Type::List(_) => Taken::Items,
                _ => Taken::Exact,
            },
            (Role::Body, None) => Taken::Into,
            (Role::Body, Some(content)) => match content.kind {
                ContentKind::Text => Taken::Text,
                ContentKind::Binary => Taken::Into,
                ContentKind::Json
                | ContentKind::Form
                | ContentKind::Parts
                | ContentKind::Multipart => Taken::Exact,
            },
        }
    }
}
